import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { crawlCommand } from '../../src/cli/crawl-command.ts';
import { ingestCommand } from '../../src/cli/ingest-command.ts';
import { articlePage, listPage, type Origin, origin, type Pages } from '../crawl/origin.ts';
import { CLI, compiled, folder, runHere } from './fixture.ts';

compiled();
const at = folder();

async function stage(pages: Pages, fields: object = {}) {
  const from = await origin(pages);
  const dir = await mkdtemp(join(at.root, 'crawl-'));
  const file = join(dir, 'site.json');
  await writeFile(file, JSON.stringify(siteFields(from, fields)));
  const argv = [file, '--corpus', join(dir, 'corpus'), '--state', join(dir, 'state')];
  return { from, dir, file, argv };
}

const siteFields = (from: Origin, fields: object) => ({
  name: 'small',
  contact: 'https://contact.example/',
  start: [`${from.url}/`],
  allowPrivate: [from.host],
  gapSeconds: 0,
  ...fields,
});

const PAGES: Pages = {
  '/robots.txt': 'User-agent: *\nDisallow: /shut',
  '/': listPage(['/a', '/shut', '/2020/0101/old.html', 'https://elsewhere.example/']),
  '/a': articlePage('甲溪市动工一个项目'),
};

describe('crawl', () => {
  test('says what it did, and why it left out what it did', async () => {
    const { argv } = await stage(PAGES);
    const { code, out, err } = await runHere(crawlCommand, argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        '采集 small: 访问 4 页, 未变 0, 新增 1, 更正 0, 摘要 0, 移除 0',
        '  1 × 已删除 (gone)',
        '  1 × 不是这个站点 (another site)',
        '  1 × robots.txt 不许 (disallowed by robots.txt)',
        '',
      ].join('\n'),
    );
    const again = await runHere(crawlCommand, [...argv, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({
      site: 'small',
      added: 0,
      unchanged: 2,
      corpusChanged: false,
    });
  });

  test('--dry-run lists what would be visited, asks for no article and writes nothing', async () => {
    const { argv, from, dir } = await stage(PAGES);
    const { out } = await runHere(crawlCommand, [...argv, '--dry-run', '--since', '2024-01-01']);
    expect(out.split('\n')).toEqual([
      `✓ ${from.url}/`,
      `✓ ${from.url}/a`,
      `✗ ${from.url}/shut  robots.txt 不许 (disallowed by robots.txt)`,
      `✗ ${from.url}/2020/0101/old.html  早于 --since (older)`,
      '✗ https://elsewhere.example/  不是这个站点 (another site)',
      '',
    ]);
    expect(from.paths()).toEqual(['/']);
    expect(await readdir(dir)).toEqual(['site.json']);
    const json = await runHere(crawlCommand, [...argv, '--dry-run', '--json']);
    expect(JSON.parse(json.out.split('\n')[1] ?? '')).toEqual({ url: `${from.url}/a`, kind: 'page' });
  });

  test.each([
    [['--since', '2024-02-30'], /--since 2024-02-30/u],
    [['--since', 'yesterday'], /--since yesterday/u],
    [['--max', '0'], /--max 0/u],
    [['--max', 'many'], /--max many/u],
  ])('%j is a wrong usage', async (more, message) => {
    const { argv } = await stage(PAGES);
    await expect(runHere(crawlCommand, [...argv, ...more])).rejects.toMatchObject({
      code: 'invalid_usage',
      message: expect.stringMatching(message),
    });
  });

  test('a site file that is wrong is named, field by field', async () => {
    const { argv, file } = await stage(PAGES, { depth: -1 });
    await expect(runHere(crawlCommand, argv)).rejects.toMatchObject({
      code: 'invalid_site',
      message: expect.stringMatching(new RegExp(`^${file}: .*\\n {2}depth: `, 'u')),
    });
  });

  test('a site that does not answer at all is a failure, and says why', async () => {
    const { argv } = await stage({ '/robots.txt': { status: 503, headers: { 'retry-after': '86400' } } });
    const { code, out } = await runHere(crawlCommand, argv);
    expect(code).toBe(1);
    expect(out).toContain('1 × robots.txt 取不到, 暂不访问');
  });

  test('a signal ends it after the pages under way; the next run goes on', async () => {
    let stopped = () => {};
    const links = Array.from({ length: 30 }, (_, index) => `/${index}`);
    const { argv, from } = await stage({
      '/': listPage(links),
      ...Object.fromEntries(links.map((path, index) => [path, articlePage(`第${index}号项目动工`)])),
      '/5': (_req, res) => {
        stopped();
        setTimeout(
          () => res.writeHead(200, { 'content-type': 'text/html' }).end(articlePage('第5号项目动工')),
          200,
        );
      },
    });
    const run = () =>
      spawn(process.execPath, [CLI, 'crawl', ...argv, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const first = run();
    onTestFinished(() => void first.kill('SIGKILL'));
    stopped = () => void first.kill('SIGTERM');
    expect(await once(first, 'exit')).toEqual([0, null]);
    expect(from.paths()).toEqual(['/', '/0', '/1', '/2', '/3', '/4', '/5']);
    stopped = () => {};
    const second = run();
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect([...from.paths()].sort()).toEqual(['/', ...links].sort());
  });
});

test('crawl --index publishes what is new, and a running server answers with it', async () => {
  const from = await origin({ '/': listPage(['/a']), '/a': articlePage('未名河旧厂区改造完成') });
  const file = join(at.root, 'live.json');
  await writeFile(file, JSON.stringify(siteFields(from, {})));
  const server = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--index', at.index], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [first] = (await once(server.stdout, 'data')) as [Buffer];
  const address = /http:\/\/\S+/u.exec(first.toString('utf8'))?.[0] ?? '';
  const total = async () => {
    const answer = await fetch(
      `${address}/api/v1/search?q=${encodeURIComponent('未名河旧厂区')}&matching=all`,
    );
    return ((await answer.json()) as { total: number }).total;
  };
  expect(await total()).toBe(0);
  const argv = [
    file,
    '--corpus',
    at.corpus,
    '--state',
    join(at.root, 'live-state'),
    '--index',
    '--out',
    at.index,
  ];
  const { out } = await runHere(crawlCommand, argv);
  expect(out).toContain('索引: 已发布 gen-000002');
  await expect.poll(total, { timeout: 30_000 }).toBe(1);
  expect((await runHere(crawlCommand, argv)).out).toContain('索引: 已是最新');
});

describe('ingest', () => {
  test('takes a file, and says what became of it', async () => {
    const corpus = join(at.root, 'ingest');
    const page = join(at.root, 'page.html');
    await writeFile(page, articlePage('乙江县签约两个项目'));
    const argv = [page, '--url', 'http://a.cn/1.html', '--corpus', corpus];
    expect((await runHere(ingestCommand, argv)).out).toMatch(
      /^新增 \(added\) w[0-9a-f]{20} 乙江县签约两个项目 http:\/\/a\.cn\/1\.html\n$/u,
    );
    const { out } = await runHere(ingestCommand, [...argv, '--json']);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ outcome: 'same' })]);
  });

  test('an address needs a contact', async () => {
    await expect(runHere(ingestCommand, ['http://a.cn/'])).rejects.toMatchObject({
      code: 'invalid_usage',
      message: expect.stringContaining('--contact'),
    });
    await expect(runHere(ingestCommand, ['http://a.cn/', '--contact', 'me'])).rejects.toMatchObject({
      code: 'invalid_usage',
    });
  });

  test('a site file gives the template and the hosts that may be private', async () => {
    const from = await origin({ '/a': articlePage('甲溪市动工一个项目') });
    const file = join(at.root, 'ingest-site.json');
    await writeFile(file, JSON.stringify(siteFields(from, {})));
    const { out } = await runHere(ingestCommand, [
      `${from.url}/a`,
      '--site',
      file,
      '--corpus',
      join(at.root, 'ingest-2'),
    ]);
    expect(out).toContain('甲溪市动工一个项目');
  });
});
