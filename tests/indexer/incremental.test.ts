/** An index that takes over from the one before has the very files of one that is built anew. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-incremental-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
});

interface Corpus {
  readonly articles: object[];
  readonly projects: object[];
  readonly companies: object[];
  readonly synonyms: object[];
}

async function put(corpus: Corpus): Promise<string> {
  const dir = await mkdtemp(join(root, 'corpus-'));
  for (const [kind, records] of Object.entries(corpus)) {
    const lines = (records as object[]).map((record) => `${JSON.stringify(record)}\n`);
    await writeFile(join(dir, `${kind}.jsonl`), lines.join(''));
  }
  return dir;
}

/** The manifest names every file by the digest of its bytes. */
async function published(corpus: Corpus, out: string): Promise<string> {
  const report = await indexCorpus({ corpus: await put(corpus), out, skipBad: false });
  return readFile(join(out, report.generation, 'manifest.json'), 'utf8');
}

const freshly = async (corpus: Corpus) => published(corpus, await mkdtemp(join(root, 'fresh-')));

const SENTENCES = [
  '冠旭电子声学产业园项目总投资12亿元，2023年5月在肇庆德庆动工。',
  '广东新泽电子科技有限公司签约落户肇庆新区，投资3亿元建设储能基地。',
  '希音（SHEIN）湾区大旺智慧产业园项目投产，占地200亩。',
  '維珍妮國際的專案在肇慶投產，軟體頭部季度。',
  '頭部季度，广州璞泰来项目竣工。',
  '甪圐圙今天的头部季度天气多云。',
  '位于大旺产业新城的瑞庆时代一期工程封顶。',
];
const COMPANIES = [
  { id: 'c1', name: '冠旭电子', aliases: ['冠旭'] },
  { id: 'c2', name: '希音', aliases: ['SHEIN'] },
  { id: 'c3', name: '新泽', fullName: '广东新泽电子科技有限公司' },
  { id: 'c4', name: '圐圙今天' },
];
const REGIONS = [['广东省', '肇庆市'], ['广东省', '肇庆市', '大旺产业新城'], undefined];

const article = fc
  .record({
    title: fc.constantFrom('肇庆新闻', '德庆投产', '冠旭电子落户', '一季度'),
    text: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 3 }).map((list) => list.join('')),
    published: fc.constantFrom('2023-05-11', '2024-01-02', undefined),
    regions: fc.constantFrom(...REGIONS),
  })
  .map((fields) => ({ ...fields }));
const corpora = fc.record({
  articles: fc.dictionary(fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6'), article, { minKeys: 1 }),
  projects: fc.subarray([
    { id: 'p1', name: '声学产业园', company: 'c1' },
    { id: 'p2', name: '智慧产业园', company: '希音' },
  ]),
  companies: fc.subarray(COMPANIES),
  synonyms: fc.subarray([{ terms: ['产业园', '园区'] }, { terms: ['肇庆', '端州'] }]),
});

function corpusOf({
  articles,
  ...others
}: Omit<Corpus, 'articles'> & { articles: Record<string, object> }): Corpus {
  return { articles: Object.entries(articles).map(([id, fields]) => ({ id, ...fields })), ...others };
}

test(
  'whatever is added, changed, moved and deleted',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(corpora, { minLength: 2, maxLength: 3 }), async (states) => {
        const out = await mkdtemp(join(root, 'out-'));
        for (const state of states) {
          const corpus = corpusOf(state);
          const manifest = await published(corpus, out);
          expect(manifest).toBe(await freshly(corpus));
        }
      }),
      { numRuns: 2, endOnFailure: true },
    ),
  600_000,
);

test('a name that new articles show to be a word is one for the old ones too', async () => {
  const told = {
    id: 'a0',
    title: '快讯',
    text: '璟曜光学镜头模组项目2023年5月11日在肇庆市德庆县动工，总投资5亿元。',
  };
  const before = { articles: [told], projects: [], companies: [], synonyms: [] };
  const words = Array.from({ length: 60 }, (_, i) => ({
    id: `b${i}`,
    title: `新闻${i}`,
    text: `市民谈起璟曜光学${i}次。`,
  }));
  const out = join(root, 'out');
  const companies = (manifest: string) => Number(/"company":\s*(\d+)/u.exec(manifest)?.[1]);
  expect(companies(await published(before, out))).toBe(1);
  const after = { ...before, articles: [told, ...words] };
  const manifest = await published(after, out);
  expect(companies(manifest)).toBe(0);
  expect(manifest).toBe(await freshly(after));
  expect(await published(before, out)).toBe(await freshly(before));
}, 300_000);

describe('what is taken over', () => {
  // Texts of one length: another of them leaves the averages as they are.
  const news = (i: number) => ({
    id: `a${i}`,
    title: `新闻${i}`,
    text: `冠旭电子在肇庆的项目第${i}天开工。`,
  });
  const corpus: Corpus = {
    articles: [0, 1, 2, 3, 4, 5, 6, 7].map(news),
    projects: [],
    companies: COMPANIES.slice(0, 2),
    synonyms: [],
  };
  const another = { ...corpus, articles: [news(8), ...corpus.articles] };

  /** How many documents the builder found done, and the manifest. */
  async function taken(out: string): Promise<{ documents: number; manifest: string }> {
    const seen: number[] = [];
    const report = await indexCorpus({
      corpus: await put(another),
      out,
      skipBad: false,
      onBuild: ({ done }) => seen.push(done),
    });
    const manifest = await readFile(join(out, report.generation, 'manifest.json'), 'utf8');
    return { documents: seen.length > 1 ? (seen[0] ?? 0) : 0, manifest };
  }

  test('all articles but the new one, in whichever place it stands', async () => {
    const out = join(root, 'out');
    await published(corpus, out);
    const { documents, manifest } = await taken(out);
    expect(documents).toBe(corpus.articles.length + corpus.companies.length);
    expect(manifest).toBe(await freshly(another));
  }, 300_000);

  test('a line that is bad is refused though all the others are known, and so is one that was good and is twice', async () => {
    const out = join(root, 'out');
    const before = await published(corpus, out);
    for (const [articles, reason] of [
      [[...corpus.articles, { ...news(8), published: '2023-02-30' }], /articles\.jsonl:9 published/],
      [[...corpus.articles, news(3)], /articles\.jsonl:9 id.*articles\.jsonl:4/],
    ] as const) {
      await expect(published({ ...corpus, articles: [...articles] }, out)).rejects.toThrow(reason);
    }
    expect(await published(corpus, out)).toBe(before);
  }, 300_000);

  test('all of an article but what a change through the server put in its place', async () => {
    const out = join(root, 'out');
    await published(corpus, out);
    const dir = await put(corpus);
    const record = { ...news(2), text: '换过的正文, 冠旭电子投产。' };
    await writeFile(
      join(dir, 'changes.jsonl'),
      `${JSON.stringify({ op: 'put', kind: 'articles', record })}\n`,
    );
    const manifests = [out, await mkdtemp(join(root, 'fresh-'))].map(async (folder) => {
      const report = await indexCorpus({ corpus: dir, out: folder, skipBad: false });
      return readFile(join(folder, report.generation, 'manifest.json'), 'utf8');
    });
    expect(await manifests[0]).toBe(await manifests[1]);
  }, 300_000);

  test('nothing where the memo is damaged, and all is right', async () => {
    const out = join(root, 'out');
    await published(corpus, out);
    await writeFile(join(out, 'MEMO'), 'x');
    const { documents, manifest } = await taken(out);
    expect(documents).toBe(0);
    expect(manifest).toBe(await freshly(another));
  }, 300_000);

  test('nothing of a generation that is damaged', async () => {
    const out = join(root, 'out');
    const before = JSON.parse((await published(corpus, out)).split('\nsha256')[0] as string);
    await writeFile(join(out, 'gen-000001', before.files['article.word.postings'].path), 'x');
    const { documents, manifest } = await taken(out);
    expect(documents).toBe(0);
    expect(manifest).toBe(await freshly(another));
  }, 300_000);

  test('nothing of a generation of the same name that is another', async () => {
    const [out, elsewhere] = [join(root, 'out'), join(root, 'elsewhere')];
    await published(corpus, out);
    await published({ ...corpus, articles: [news(7), news(3)] }, elsewhere);
    await copyFile(join(out, 'MEMO'), join(elsewhere, 'MEMO'));
    const { documents, manifest } = await taken(elsewhere);
    expect(documents).toBe(0);
    expect(manifest).toBe(await freshly(another));
  }, 300_000);
});
