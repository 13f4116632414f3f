/** What is not fit to be used is found in an index that was just written. */
import { expect, test } from 'vitest';
import type { BuildInput } from '../../src/index/builder.ts';
import { deflated, inflated } from '../../src/index/deflated.ts';
import { STORED_FILES, type StoredPart } from '../../src/index/stored-parts.ts';
import { samplesOf, writtenFault } from '../../src/index/written-check.ts';
import { filesOf, RECORDS, sourceOf } from './records.ts';

const COUNTS = { article: 3, project: 1, company: 3 };
const ALL = new Map((Object.keys(STORED_FILES) as StoredPart[]).map((part) => [part, new Set([0])]));

const written = await filesOf(RECORDS);
const OTHERS: BuildInput = {
  articles: [],
  projects: [],
  companies: [{ id: 'c', name: '他山' }],
  synonyms: [],
};

test('nothing is wrong with what was built, whatever of it is new', async () => {
  expect(await writtenFault(sourceOf(written), COUNTS, ALL)).toBeUndefined();
  expect(await writtenFault(sourceOf(written), COUNTS, new Map())).toBeUndefined();
});

test('other numbers of records than there are to be', async () => {
  expect(await writtenFault(sourceOf(written), { ...COUNTS, company: 2 }, ALL)).toContain('company');
});

test.each([
  ['texts.ends', 'texts'],
  ['bodies.ends', 'bodies'],
  ['records.ends', 'records'],
])('%s of another index', async (name, part) => {
  const other = await filesOf(OTHERS);
  const files = new Map(written).set(name, other.get(name) as Buffer);
  expect(await writtenFault(sourceOf(files), COUNTS, ALL)).toContain(part);
});

test('a text that is not that of the record', async () => {
  const name = STORED_FILES.texts;
  const texts = await inflated(written.get(name) as Buffer);
  for (let at = 0; at < texts.length; at += 2) texts.writeUInt16LE('龘'.charCodeAt(0), at);
  const files = new Map(written).set(name, Buffer.from(await deflated([texts])));
  expect(await writtenFault(sourceOf(files), COUNTS, ALL)).toContain('检索不到自己');
});

test('a new piece that cannot be unpacked, though no document that is tried is in it', async () => {
  const name = STORED_FILES.bodies;
  const bytes = Buffer.from(written.get(name) as Buffer);
  bytes.fill(0xff, 12);
  const files = new Map(written).set(name, bytes);
  await expect(writtenFault(sourceOf(files), COUNTS, ALL)).rejects.toThrow();
});

test.each([...written.keys()])('%s is missed', async (name) => {
  const files = new Map(written);
  files.delete(name);
  await expect(writtenFault(sourceOf(files), COUNTS, ALL)).rejects.toThrow(name);
});

test('the first, the middle and the last of each type are tried, each once', () => {
  expect(samplesOf({ article: 5, project: 0, company: 1 })).toEqual([0, 2, 4, 5]);
});
