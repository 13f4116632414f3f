/** A corpus to hold engines against each other on: that of this project, articles made of its sentences, and odd ones. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../../src/contract/record.ts';
import { CORPUS } from '../fixture.ts';

/** A generator of numbers in [0, 1): the same ones for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}

const SENTENCE = /[^。！？\n]+[。！？\n]+/gu;
const SOURCES = ['肇庆日报', '南方日报', '本地观察'];
const PLACES = [['广东省', '肇庆市'], ['广东省', '佛山市'], ['浙江省', '宁波市'], []];

/** Each of three to six sentences of several articles; every tenth prints the one before once more. */
function made(articles: readonly Article[], count: number, random: () => number): Article[] {
  const sentences = articles.flatMap(({ text }) => text.match(SENTENCE) ?? []);
  const out: Article[] = [];
  for (let i = 0; i < count; i++) {
    const before = out[i - 1];
    const text =
      i % 10 === 9 && before
        ? before.text
        : Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(sentences, random)).join('');
    const day = 1 + Math.floor(random() * 28);
    out.push({
      id: `m${i}`,
      title: i % 10 === 9 && before ? before.title : text.slice(0, 8 + Math.floor(random() * 16)),
      text,
      source: pick(SOURCES, random),
      regions: pick(PLACES, random),
      ...(random() < 0.9
        ? {
            published: `202${Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-${String(day).padStart(2, '0')}`,
          }
        : {}),
    });
  }
  return out;
}

/** What tokens, marks between them and keys of the cluster could trip over. */
const ODD: readonly Article[] = [
  {
    id: 'odd|1 a',
    title: '竖线|与<尖括号>_下划线',
    text: '5G基站、5G 基站、5G·基站、x5G基站、5Gx 基站。总投资12.5亿元，第2.5期，第2期。',
  },
  {
    id: 'odd2',
    title: '㎡与20200101',
    text: '厂房500m2，占地３００㎡，日期20200101，2020年，于20200101开工，于2020年。m123x m123 基站m123x。',
  },
  { id: 'odd3', title: `长${'a1'.repeat(300)}`, text: `${'长词'.repeat(400)} ${'b'.repeat(3_000)}` },
  {
    id: 'odd4',
    title: '深 圳 市',
    text: '深 圳市与深圳 市与深圳市。navier-stokes、navier stokes、Navier Stokes方程。a b a1 1 a。',
  },
  { id: 'odd5', title: '𠮷野家', text: '𠮷野家与𠮷。\u2028项目，总投资；项目，，总投资；项目 总投资。' },
  { id: 'odd6', title: '#井号', text: '' },
];

/** Writes the corpus into the folder, `extra` articles beside those of this project. */
export async function writeCorpus(folder: string, extra: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(CORPUS))
    if (name.endsWith('.jsonl')) await writeFile(join(folder, name), await readFile(join(CORPUS, name)));
  const lines = (await readFile(join(CORPUS, 'articles.jsonl'), 'utf8')).trim().split('\n');
  const articles = lines.map((line) => JSON.parse(line) as Article);
  await writeArticles(join(folder, 'articles-made.jsonl'), made(articles, extra, numbers(9)));
  await writeArticles(join(folder, 'articles-odd.jsonl'), ODD);
  const synonym = { terms: ['一 带|一路', '丝绸之路经济带'] };
  await writeFile(join(folder, 'synonyms-odd.jsonl'), `${JSON.stringify(synonym)}\n`);
}

async function writeArticles(path: string, articles: readonly Article[]): Promise<void> {
  await writeFile(path, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
}
