import { expect, test } from 'vitest';
import type { BenchDocument } from './bench-document.ts';
import { generatedDocuments } from './generated-corpus.ts';
import { remixed } from './remix.ts';

const OWN = [...generatedDocuments(40)];

async function documents(size: number, own: readonly BenchDocument[] = OWN): Promise<BenchDocument[]> {
  const made: BenchDocument[] = [];
  for await (const document of remixed(own, size)) made.push(document);
  return made;
}

test('up to the size of the corpus, its own documents', async () => {
  expect(await documents(25)).toEqual(OWN.slice(0, 25));
  expect(await documents(40)).toEqual(OWN);
});

test('beyond it: new ids, sentences of the corpus, the same in every run', async () => {
  const made = await documents(200);
  expect(made).toEqual(await documents(200));
  expect(new Set(made.map(({ id }) => id)).size).toBe(200);
  const known = new Set(OWN.flatMap(({ text }) => text.match(/[^。！？；\n]+/g) ?? []));
  const drawn = made.slice(40).flatMap(({ text }) => text.match(/[^。！？；\n]+/g) ?? []);
  const unchanged = drawn.filter((sentence) => known.has(sentence)).length;
  expect(unchanged).toBeGreaterThan(drawn.length / 3);
  expect(unchanged).toBeLessThan(drawn.length);
});

test('the vocabulary goes on growing: names that no document had', async () => {
  const made = await documents(2_000);
  const names = (from: number, to: number) =>
    new Set(
      made
        .slice(from, to)
        .flatMap(({ text }) => [...text.matchAll(/([一-龥]{2,3})公司表示/g)].map(([, name]) => name)),
    );
  const early = names(40, 1_000);
  const late = [...names(1_000, 2_000)].filter((name) => !early.has(name));
  expect(early.size).toBeGreaterThan(50);
  expect(late.length).toBeGreaterThan(50);
});

test('nothing comes of nothing', async () => {
  expect(await documents(10, [])).toEqual([]);
  expect(await documents(3, [{ id: 'a', title: '无文', text: '' }])).toHaveLength(3);
});
