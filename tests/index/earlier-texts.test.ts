import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Analyst } from '../../src/index/analyst.ts';
import { AverageCounter } from '../../src/index/average.ts';
import { deflated } from '../../src/index/deflated.ts';
import { DeflatedPieces } from '../../src/index/deflated-pieces.ts';
import { articleTexts } from '../../src/index/document.ts';
import { EarlierTexts } from '../../src/index/earlier-texts.ts';

const analyst = new Analyst({ concepts: [], averages: new AverageCounter().averages() });

/** An index of articles, and the folded text of each. */
async function indexOf(texts: readonly string[]) {
  const run = analyst.run(
    texts.map((text, i) => ({
      type: 'article' as const,
      texts: articleTexts({ id: `a${i}`, title: '快讯', text }, []),
    })),
  );
  const bytes = Buffer.from(run.texts);
  const folded = texts.map((_, i) =>
    bytes.toString('utf16le', i === 0 ? 0 : run.textEnds[i - 1], run.textEnds[i]),
  );
  const stored = new DeflatedPieces(Buffer.from(await deflated([bytes])));
  return { earlier: new EarlierTexts(run, stored), folded };
}

const PARTS = [
  '飞凡',
  '汽车',
  '𠀀',
  '㐀新',
  'gdp',
  'GDP',
  '5g',
  'zui',
  'diyi',
  '头部',
  '12.5',
  'é',
  'ー',
  '·',
  ' ',
  '\n',
  '。',
  '軟體',
  '的',
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }).map((list) => list.join(''));
const name = fc
  .array(fc.constantFrom(...PARTS.map((part) => part.toLowerCase()), '凡', 'd', '2', '5'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => list.join(''));

test('those that hold a name are told apart from all others, whatever the name is made of', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      fc.array(name, { maxLength: 3 }),
      async (texts, names) => {
        const { earlier, folded } = await indexOf(texts);
        const wanted = folded.map((one) => names.some((own) => own.length > 1 && one.includes(own)));
        const [holds, mayHold] = [earlier.holds(names), earlier.mayHold(names)];
        expect(folded.map((_, i) => holds(i))).toEqual(wanted);
        for (const [i, isHeld] of wanted.entries()) if (isHeld) expect(mayHold(i)).toBe(true);
      },
    ),
    { numRuns: 300 },
  ));

test.each([
  ['飞凡汽车', [1]],
  ['gdp', [0]],
  ['凡汽', [1]],
  ['车g', [2]],
])('%s may be held by few', async (own, documents) => {
  const { earlier, folded } = await indexOf(['全年GDP增长', '飞凡汽车投产', '造车G网', '多云']);
  const mayHold = earlier.mayHold([own]);
  expect([...folded.keys()].filter(mayHold)).toEqual(expect.arrayContaining(documents));
  expect(mayHold(3)).toBe(false);
});
