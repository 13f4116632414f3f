/** What reading leaves behind: nothing beside its result, however many texts are read. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { deriveRecords } from '../../src/extraction/derive.ts';
import { knowledgeOf, toldBy } from '../../src/extraction/told.ts';

vi.setConfig({ testTimeout: 600_000 });

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are still held once nothing more is let go. */
function heldBytes(): number {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    const held = heapUsed + external + arrayBuffers;
    if (held >= before - 1_000) return held;
    before = held;
  }
}

const OWNERS = '璟曜 珞石 翎川 钰盛 栢丽 霖曜 澔阳 恺迪 祺丰 骅泰'.split(' ');
const PLACES = ['四会市', '怀集县', '德庆县', '高要区', '封开县'];

/** No two are the same, but their words come again: what the segmenter keeps of words is bounded. */
function articleOf(i: number): Article {
  const owner = OWNERS[i % OWNERS.length] as string;
  const place = PLACES[i % PLACES.length] as string;
  const day = `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
  return {
    id: `m${i}`,
    title: `${owner}科技${place}基地动工`,
    published: day,
    text:
      `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日，广东${owner}科技有限公司在${place}举行第${(i % 250) + 1}号厂房动工仪式。` +
      `项目总投资${(i % 97) + 1}.${i % 10}亿元，占地${(i % 311) + 20}亩，预计明年${(i % 12) + 1}月投产，达产后年产值${(i % 53) + 2}亿元。` +
      `编号为${i % 243}的生产线已经进场。`,
  };
}

const articlesOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => articleOf(from + i));
const nothing = { articles: [], projects: [], companies: [], synonyms: [] };

describe('memory', () => {
  test('a reader holds no more after 2,000 texts than after 500', () => {
    const knowledge = knowledgeOf(nothing);
    const read = (from: number, to: number) => {
      let projects = 0;
      for (let i = from; i < to; i++) projects += toldBy(articleOf(i), knowledge).projects.length;
      return projects;
    };
    expect(read(0, 500)).toBeGreaterThanOrEqual(500);
    const few = heldBytes();
    expect(read(500, 2_000)).toBeGreaterThanOrEqual(1_500);
    // Less than 1 kB a text: the findings of one such text weigh 15 kB. What the engine compiles sways by 0.4 MB.
    expect(heldBytes() - few).toBeLessThan(1_500_000);
  });

  test('what is derived is held, and not the readings it was made of', async () => {
    const heldFor = async (count: number) => {
      const before = heldBytes();
      const articles = articlesOf(0, count);
      const records = await deriveRecords({ ...nothing, articles });
      const size = 2 * JSON.stringify(records).length;
      const held = heldBytes() - before;
      expect(records.projects.length).toBeGreaterThan(0);
      return { size, held };
    };
    const few = await heldFor(250);
    const many = await heldFor(750);
    // Objects weigh a few times their text; the findings of one article weigh hundreds of times.
    expect(many.held - few.held).toBeLessThan(3 * (many.size - few.size));
  });
});
