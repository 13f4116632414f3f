/** How well labelled texts are read, against the committed figures: a change must alter them openly. */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/contract/reading.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { SCORED_KINDS, scoreExtraction } from '../../src/evaluation/extraction-score.ts';
import { type LabelledText, readLabelledSet } from '../../src/evaluation/labelled-set.ts';
import { extract } from '../../src/extraction/extraction.ts';
import type { Knowledge } from '../../src/extraction/read-article.ts';
import { knowledgeOf } from '../../src/extraction/told.ts';
import { CORPUS } from '../search/fixture.ts';

const HALVES = ['tuning', 'tuning2', 'tuning3', 'tuning4', 'test', 'blind'] as const;
const file = (name: string) => new URL(`labelled/${name}`, import.meta.url).pathname;

let knowledge: Knowledge;
const texts = new Map<string, readonly LabelledText[]>();

beforeAll(async () => {
  knowledge = knowledgeOf(await readCorpus(CORPUS, { skipBad: false }));
  for (const half of HALVES) texts.set(half, await readLabelledSet(file(`${half}.jsonl`)));
});

function read({ title, text, published }: LabelledText): Extraction {
  return extract({ title, text, ...(published === undefined ? {} : { published }) }, knowledge);
}

test('the figures are those of the committed file', () => {
  const round = (n: number) => Math.round(n * 1e4) / 1e4;
  const now = HALVES.map((half) => {
    const { scores } = scoreExtraction(texts.get(half) ?? [], read);
    const rows = SCORED_KINDS.map((kind) => {
      const { precision, recall, f1 } = scores[kind];
      return [kind, { precision: round(precision), recall: round(recall), f1: round(f1) }];
    });
    return [half, { texts: texts.get(half)?.length, ...Object.fromEntries(rows) }];
  });
  const text = `${JSON.stringify(Object.fromEntries(now), null, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(file('metrics.json'), text);
  expect(text).toBe(readFileSync(file('metrics.json'), 'utf8'));
});

test('README prints the figures of the blind half', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| (.+?) \| (\d\.\d{3}) \| (\d\.\d{3}) \| (\d\.\d{3}) \|$/gmu)];
  const printed = rows.map(([, , ...figures]) => figures.map(Number));
  const { test: blind } = JSON.parse(readFileSync(file('metrics.json'), 'utf8')) as {
    test: Record<string, Record<string, number>>;
  };
  const wanted = SCORED_KINDS.map((kind) =>
    ['precision', 'recall', 'f1'].map((figure) => blind[kind]?.[figure] ?? 0),
  );
  expect(printed).toHaveLength(wanted.length);
  // The file has four digits: rounded once more, .7045 would be .705 where .70445 is printed as .704.
  const off = printed.flat().map((figure, i) => Math.abs(figure - (wanted.flat()[i] ?? Number.NaN)));
  expect(Math.max(...off)).toBeLessThan(0.00056);
});

test('no two texts have one id', () => {
  const ids = [...texts.values()].flat().map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

describe.each(HALVES)('%s', (half) => {
  test('rows name companies and sums that are marked, and dates of known precision', () => {
    for (const { id, title, text, labels, projects } of texts.get(half) ?? []) {
      const plain = { title, text };
      expect(`${title}\n${text}`, id).not.toMatch(/\[\w+\|/u);
      const companies = labels
        .filter(({ kind }) => kind === 'company')
        .map(({ field, start, end }) => plain[field].slice(start, end));
      const values = labels.map(({ value }) => value);
      for (const { company, investment, events } of projects) {
        if (company !== null) expect(companies, id).toContain(company);
        if (investment !== undefined) expect(values, id).toContain(investment);
        for (const { date } of events) expect(date ?? '2024', id).toMatch(/^\d{4}(-Q[1-4]|-\d\d(-\d\d)?)?$/u);
      }
    }
  });

  test('every range slices to the words quoted', () => {
    for (const text of texts.get(half) ?? []) {
      const { companies, places, dates, sums, projects } = read(text);
      const quotes = [
        ...companies,
        ...places,
        ...dates,
        ...sums,
        ...projects.flatMap(({ events, figures }) => [...events, ...figures]),
      ];
      for (const { field, start, end, quote } of quotes) expect(text[field].slice(start, end)).toBe(quote);
    }
  });
});
