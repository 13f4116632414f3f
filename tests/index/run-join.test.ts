import { expect, test } from 'vitest';
import { Analyst } from '../../src/index/analyst.ts';
import { AverageCounter } from '../../src/index/average.ts';
import type { FieldTexts } from '../../src/index/document.ts';
import { heldBefore, heldInMemory } from '../../src/index/held-run.ts';
import { GONE } from '../../src/index/posting-run.ts';
import { RunJoin, type SpliceGrams, spliceHere } from '../../src/index/run-join.ts';

const texts = (body: string): FieldTexts => ({ title: [], names: [], labels: [], body: [body], context: [] });
const averages = new AverageCounter().averages();
const runOf = (...bodies: string[]) =>
  new Analyst({ concepts: [], averages }).run(
    bodies.map((body) => ({ type: 'article', texts: texts(body) })),
  );

const before = runOf('肇庆新区项目', '德庆县开工', '高要区签约', '四会市投产');
const added = runOf('肇庆高新区', '项目投产');

function joined(...numbers: number[]) {
  const then = Int32Array.from(numbers);
  const size = numbers.filter((number) => number !== GONE).length + added.textEnds.length;
  const runs = [heldBefore(before, then), heldInMemory(added, Int32Array.from([size - 2, size - 1]))];
  return { then, runs, size };
}

test.each([
  ['most of the index before stays', [0, 1, 2, 3], 1],
  ['most of it is gone', [0, GONE, GONE, GONE], 0],
])('%s: spliced or merged, the bytes are the same', async (_, numbers, times) => {
  const { then, runs, size } = joined(...numbers);
  let spliced = 0;
  const splice: SpliceGrams = (first, others) => {
    spliced++;
    return spliceHere(first, others);
  };
  const join = new RunJoin(runs, then, size);
  const merge = new RunJoin(runs, undefined, size);
  const grams = Object.entries(await join.grams(splice)());
  expect(spliced).toBe(times);
  expect(grams.map(([name, array]) => [name, [...array]]).sort()).toEqual(
    Object.entries(await merge.grams(splice)())
      .map(([name, array]) => [name, [...array]])
      .sort(),
  );
  const [one, other] = [join.words('article.word'), merge.words('article.word')];
  expect(Buffer.from(one.bytes)).toEqual(Buffer.from(other.bytes));
  expect([...one.offsets]).toEqual([...other.offsets]);
  expect(one.offsets.length).toBeGreaterThan(0);
});
