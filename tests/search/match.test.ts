import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { RECORD_TYPES, type RecordType } from '../../src/contract/record.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allKeys, article, ask, corpusEngine, corpusRecords, engineOf, ONE_IN } from './fixture.ts';

describe('every part of every name finds its record', () => {
  let engine: SearchEngine;
  /** Han substring of 2 to 6 characters → the records whose title or name holds it. */
  const owners = new Map<string, Set<string>>();

  beforeAll(async () => {
    engine = await corpusEngine();
    const { articles, projects, companies } = await corpusRecords();
    const names: Readonly<Record<RecordType, readonly { id: string; text: string }[]>> = {
      article: articles.map(({ id, title }) => ({ id, text: title })),
      project: projects.map(({ id, name }) => ({ id, text: name })),
      company: companies.map(({ id, name }) => ({ id, text: name })),
    };
    for (const type of RECORD_TYPES) {
      for (const { id, text } of names[type]) {
        for (const part of hanParts(text)) {
          const found = owners.get(part) ?? new Set();
          owners.set(part, found.add(`${type}/${id}`));
        }
      }
    }
  });

  test('there are more than ten thousand of them', () => {
    expect(owners.size).toBeGreaterThan(10_000);
  });

  test('no miss, matching=all', async () => {
    const misses: string[] = [];
    for (const [part, records] of [...owners].filter((_, i) => i % ONE_IN === 0)) {
      const found = new Set(await allKeys(engine, part, { matching: 'all' }));
      for (const record of records) if (!found.has(record)) misses.push(`${part} → ${record}`);
    }
    expect(misses).toEqual([]);
  });
});

function hanParts(text: string): Set<string> {
  const parts = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    const characters = [...run];
    for (let at = 0; at < characters.length; at++) {
      for (let end = at + 2; end <= Math.min(at + 6, characters.length); end++) {
        parts.add(characters.slice(at, end).join(''));
      }
    }
  }
  return parts;
}

/** Few characters, so that the phrases do stand somewhere; one of them lies outside of the first plane. */
const han = fc.constantFrom('肇', '庆', '新', '区', '𠮷');
const phrase = fc.array(han, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const line = fc
  .array(fc.oneof({ weight: 6, arbitrary: han }, fc.constantFrom('，', ' ', 'a1')), { maxLength: 12 })
  .map((parts) => parts.join(''));
const records = fc.array(fc.record({ title: line, text: line }), { minLength: 1, maxLength: 8 });

/** The contract for quoted phrases, in plain string search: a phrase does not run from one field to the next. */
function holders(docs: readonly { title: string; text: string }[], needle: string): Set<string> {
  const ids = docs.flatMap(({ title, text }, i) =>
    title.includes(needle) || text.includes(needle) ? [String(i)] : [],
  );
  return new Set(ids);
}

test('phrases, all, any, auto and minus are what plain string search says', async () => {
  const cases = fc.asyncProperty(records, phrase, phrase, phrase, async (docs, one, other, not) => {
    const engine = await engineOf({
      articles: docs.map(({ title, text }, i) => article(String(i), { title: `。${title}`, text })),
    });
    const [first, second, excluded] = [holders(docs, one), holders(docs, other), holders(docs, not)];
    const all = [...first].filter((id) => second.has(id)).sort();
    const any = [...new Set([...first, ...second])].sort();
    const idsOf = async (q: string, matching: 'all' | 'any' | 'auto') => {
      const { hits, relaxed, total } = await ask(engine, q, { matching });
      expect(total).toBe(hits.length);
      return { ids: hits.map(({ id }) => id).sort(), relaxed };
    };
    const q = `"${one}" "${other}"`;
    expect(await idsOf(q, 'all')).toEqual({ ids: all, relaxed: false });
    expect(await idsOf(q, 'any')).toEqual({ ids: any, relaxed: false });
    const auto = await idsOf(q, 'auto');
    if (all.length > 0) expect(auto).toEqual({ ids: all, relaxed: false });
    else if (any.length > 0) expect(auto).toEqual({ ids: any, relaxed: true });
    else expect(auto.relaxed).toBe(auto.ids.length > 0);
    const without = await idsOf(`"${one}" -"${not}"`, 'all');
    expect(without.ids).toEqual([...first].filter((id) => !excluded.has(id)).sort());
    const only = await idsOf(`-"${not}"`, 'auto');
    expect(only.ids).toEqual(docs.flatMap((_, i) => (excluded.has(String(i)) ? [] : [String(i)])).sort());
  });
  await fc.assert(cases, { numRuns: 150 / ONE_IN });
});

describe('what an unquoted query asks for', () => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await engineOf({
      articles: [
        article('1', { title: '新能源汽车项目落户德庆' }),
        article('2', { title: '新能源电池项目落户四会' }),
        article('3', { title: '汽车零部件博览会' }),
        article('4', { title: 'Navier-Stokes 方程与 iPhone15 发布' }),
        article('5', { title: '中南高科·肇庆产业园' }),
        article('6', { title: '上海力推重大项目' }),
      ],
    });
  });

  test.each([
    ['新能源 汽车', 'all', ['1'], false],
    ['新能源 汽车', 'any', ['1', '2', '3'], false],
    ['新能源 博览会', 'auto', ['2', '1', '3'], true],
    ['新能源 博览会', 'all', [], false],
    ['新能源 -汽车', 'auto', ['2'], false],
    ['新能源 －汽车', 'auto', ['2'], false],
    ['navier stokes', 'all', ['4'], false],
    ['iphone', 'all', ['4'], false],
    ['15', 'all', ['4'], false],
    ['中南高科肇庆', 'all', ['5'], false],
    ['力推', 'all', ['6'], false],
    ['新能源 的', 'all', ['1', '2'], false],
    ['不存在的词', 'all', [], false],
    ['', 'auto', ['1', '2', '3', '4', '5', '6'], false],
    ['　"" - ，。', 'auto', ['1', '2', '3', '4', '5', '6'], false],
  ] as const)('%s, %s → %j, relaxed %s', async (q, matching, ids, relaxed) => {
    const answer = await ask(engine, q, { matching });
    expect(answer.hits.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(answer.relaxed).toBe(relaxed);
  });

  test('where not even one word is found, parts of it are, and the answer says so', async () => {
    const answer = await ask(engine, '新能源汔车');
    expect(answer.hits.map(({ id }) => id)).toContain('1');
    expect(answer.relaxed).toBe(true);
    expect((await ask(engine, '新能源汔车', { matching: 'all' })).total).toBe(0);
  });

  test('an empty answer is not called relaxed', async () => {
    expect(await ask(engine, '朣朦')).toMatchObject({ total: 0, relaxed: false });
  });
});
