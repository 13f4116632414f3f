/** Whose the events of an article are, by what its words say; `TRAIN=1` writes the weights anew from the tuning texts. */
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { readLabelledSet } from '../../src/evaluation/labelled-set.ts';
import { extract } from '../../src/extraction/extraction.ts';
import { NO_OWNER_WEIGHTS } from '../../src/extraction/no-owner-weights.ts';
import { OWNER_WEIGHTS } from '../../src/extraction/owner-weights.ts';
import type { Knowledge } from '../../src/extraction/read-article.ts';
import { knowledgeOf } from '../../src/extraction/told.ts';
import { CORPUS } from '../search/fixture.ts';
import { type Example, examplesOf, rightShare, train } from './owner-training.ts';

/** The rules were written over the first two, so that what they take is right there more often than elsewhere. */
const FILES = [
  { file: 'tuning.jsonl', weight: 0.5 },
  { file: 'tuning2.jsonl', weight: 0.5 },
  { file: 'tuning3.jsonl', weight: 1 },
  { file: 'tuning4.jsonl', weight: 1 },
];
const LATER = ['tuning3.jsonl', 'tuning4.jsonl'];
/** Smaller weights change nothing that is chosen. */
const SMALLEST = 0.03;

let knowledge: Knowledge;
/** Of each text of the tuning files. */
const texts: { readonly file: string; readonly examples: readonly (Example & { weight: number })[] }[] = [];

beforeAll(async () => {
  knowledge = knowledgeOf(await readCorpus(CORPUS, { skipBad: false }));
  for (const { file, weight } of FILES)
    for (const text of await readLabelledSet(new URL(`labelled/${file}`, import.meta.url).pathname)) {
      const examples = examplesOf([text], knowledge).map((example) => ({ ...example, weight }));
      texts.push({ file, examples });
    }
});

const ofNone = (sign: string) => /^(?:none|nobody)\b/u.test(sign);

function source(name: string, says: string, weights: readonly (readonly [string, number])[]): string {
  const rows = weights
    .filter(([, weight]) => Math.abs(weight) >= SMALLEST)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sign, weight]) => {
      const key = /^[\p{L}_]\w*$/u.test(sign) ? sign : `'${sign}'`;
      return `  ${key}: ${Number(weight.toFixed(2))},\n`;
    });
  const head = `/**\n * ${says}, in logits.\n * Trained: \`TRAIN=1 npx vitest run --project tests tests/extraction/owner-choice\`, on the tuning texts of\n * tests/extraction/labelled. Signs without a weight count nothing.\n */\n`;
  return `${head}export const ${name}: Readonly<Record<string, number>> = {\n${rows.join('')}};\n`;
}

test('every sign that has a weight is one that the texts show', () => {
  if (process.env['TRAIN'] === '1') {
    const learned = [...train(texts.flatMap(({ examples }) => examples))];
    const write = (file: string, text: string) =>
      writeFileSync(new URL(`../../src/extraction/${file}`, import.meta.url), text);
    const owners = learned.filter(([sign]) => !ofNone(sign));
    const none = learned.filter(([sign]) => ofNone(sign));
    write(
      'owner-weights.ts',
      source('OWNER_WEIGHTS', 'What each sign says for a company as the owner of an event', owners),
    );
    write(
      'no-owner-weights.ts',
      source('NO_OWNER_WEIGHTS', 'What each sign says for an event that is nobody’s, or none', none),
    );
    return;
  }
  const shown = new Set(
    texts.flatMap(({ examples }) => examples.flatMap(({ candidates }) => candidates.flat())),
  );
  for (const sign of Object.keys({ ...OWNER_WEIGHTS, ...NO_OWNER_WEIGHTS })) expect(shown).toContain(sign);
  for (const sign of Object.keys(NO_OWNER_WEIGHTS)) expect(sign).toMatch(/^(?:none|nobody)\b/u);
});

test('what was learned from some texts is right in the others more often than the rules', () => {
  const later = texts.filter(({ file }) => LATER.includes(file));
  const gains = [0, 1, 2].map((part) => {
    const held = later.filter((_, i) => i % 3 === part);
    const weights = train(texts.filter((text) => !held.includes(text)).flatMap((text) => text.examples));
    const examples = held.flatMap((text) => text.examples);
    return rightShare(examples, weights) - rightShare(examples);
  });
  expect((gains as [number, number, number]).reduce((a, b) => a + b) / 3).toBeGreaterThan(0.04);
  expect(Math.min(...gains)).toBeGreaterThan(0);
});

describe('whose an event is', () => {
  const ownersOf = (title: string, text: string) =>
    extract({ title, text, published: '2024-06-20' }, knowledge).projects.flatMap(({ company, events }) =>
      events.map(({ stage }) => `${company?.name ?? '-'} ${stage}`),
    );

  test('whoever builds for the owner owns nothing that is told next', () => {
    const owners = ownersOf(
      '青屿新材料二期开工',
      '6月18日，青屿新材料股份有限公司二期项目开工，由中建八局承建。项目计划2025年6月投产。',
    );
    expect(owners).toContain('青屿新材料股份有限公司 投产');
    expect(owners.filter((owner) => owner.startsWith('中建八局'))).toEqual([]);
  });

  test('plants of a list are of whom the text is about', () => {
    const owners = ownersOf(
      '青屿新材料三地建厂',
      '青屿新材料股份有限公司上半年三地建厂：\n——固安传感器厂，2022年9月签约，今年3月投产；\n——怀安标定中心，6月6日签约。',
    );
    expect(owners).toEqual(
      expect.arrayContaining(['青屿新材料股份有限公司 签约', '青屿新材料股份有限公司 投产']),
    );
    expect(owners.filter((owner) => owner.startsWith('-'))).toEqual([]);
  });
});
