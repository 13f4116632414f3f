/** What becomes of a robots.txt that is not simply there; pauses; once more. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { FetchFault } from '../../../src/crawl/fetch/fault.ts';
import { AddressGuard } from '../../../src/crawl/fetch/guard.ts';
import { Requester } from '../../../src/crawl/fetch/request.ts';
import { Visitor } from '../../../src/crawl/fetch/visitor.ts';
import { articlePage, fakeClock, type Origin, origin, type Pages } from '../origin.ts';

function visitorOf(from: Origin, clock = fakeClock(), gapMillis = 0, totalMillis = 60_000) {
  const guard = new AddressGuard([from.host]);
  const requester = new Requester({
    userAgent: 'test',
    guard,
    limits: { totalMillis, connectMillis: 60_000 },
  });
  onTestFinished(() => requester.close());
  const product = 'xiangxun';
  return new Visitor({
    requester,
    guard,
    clock,
    gapMillis: () => gapMillis,
    product,
    mayFollow: () => true,
    random: () => 0.5,
  });
}

async function outcome(visitor: Visitor, url: string): Promise<string> {
  return visitor.visit(new URL(url)).then(
    ({ answer }) => `HTTP ${answer.status}`,
    (error: unknown) => {
      if (error instanceof FetchFault) return error.code;
      throw error;
    },
  );
}

const page = articlePage('甲溪市动工一个项目');
const redirects = (count: number): Pages =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      at === 0 ? '/robots.txt' : `/r${at}`,
      { status: 301, headers: { location: at + 1 === count ? '/rules.txt' : `/r${at + 1}` } },
    ]),
  );

describe('a robots.txt that', () => {
  const rows: readonly (readonly [string, Pages, string])[] = [
    ['allows', { '/robots.txt': 'User-agent: *\nAllow: /' }, 'HTTP 200'],
    ['forbids', { '/robots.txt': 'User-agent: *\nDisallow: /' }, 'robots'],
    [
      'is behind 5 redirects, and forbids',
      { ...redirects(5), '/rules.txt': 'User-agent: *\nDisallow: /' },
      'robots',
    ],
    [
      'is behind 6 redirects: as if there were none',
      { ...redirects(6), '/rules.txt': 'User-agent: *\nDisallow: /' },
      'HTTP 200',
    ],
    ['is 404', { '/robots.txt': { status: 404 } }, 'HTTP 200'],
    ['is 403', { '/robots.txt': { status: 403 } }, 'HTTP 200'],
    ['is 429', { '/robots.txt': { status: 429 } }, 'robots-unreachable'],
    ['is 500', { '/robots.txt': { status: 500 } }, 'robots-unreachable'],
    ['is 503', { '/robots.txt': { status: 503 } }, 'robots-unreachable'],
    ['never comes', { '/robots.txt': () => undefined }, 'robots-unreachable'],
    ['is broken off', { '/robots.txt': (_req, res) => void res.destroy() }, 'robots-unreachable'],
  ];
  test.each(rows)('%s', async (name, pages, expected) => {
    const from = await origin({ ...pages, '/a': page });
    const patience = name === 'never comes' ? 1_000 : 60_000;
    const visitor = visitorOf(from, fakeClock(), 0, patience);
    expect(await outcome(visitor, `${from.url}/a`)).toBe(expected);
    if (expected !== 'HTTP 200') expect(from.paths()).not.toContain('/a');
  });

  test('is asked for once a day', async () => {
    const from = await origin({ '/robots.txt': 'User-agent: *\nAllow: /', '/a': page });
    const clock = fakeClock();
    const visitor = visitorOf(from, clock);
    const asked = () => from.asked.filter(({ path }) => path === '/robots.txt').length;
    for (let time = 0; time < 3; time += 1) await outcome(visitor, `${from.url}/a`);
    clock.pass(23 * 3_600_000);
    await outcome(visitor, `${from.url}/a`);
    expect(asked()).toBe(1);
    clock.pass(2 * 3_600_000);
    from.pages['/robots.txt'] = 'User-agent: *\nDisallow: /';
    expect(await outcome(visitor, `${from.url}/a`)).toBe('robots');
    expect(asked()).toBe(2);
  });
});

describe('pauses', () => {
  test('5 hosts × 40 addresses: one connection a host, and never less than the gap between two requests', async () => {
    const gap = 20;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const pages = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`/${at}`, page]));
        const from = await origin(pages);
        const clock = { ...realClock };
        const visitor = visitorOf(from, clock as ReturnType<typeof fakeClock>, gap);
        // All at once: the pace is kept by the visitor, not by who asks.
        await Promise.all(Object.keys(pages).map((path) => visitor.visit(new URL(path, from.url))));
        expect(from.asked).toHaveLength(41);
        expect(from.mostConnections).toBe(1);
        const gaps = from.asked.slice(1).map(({ at }, index) => at - (from.asked[index]?.at ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.98 * gap);
      }),
    );
  });

  test('Crawl-delay and a slow server make them longer', async () => {
    const from = await origin({
      '/robots.txt': 'User-agent: *\nCrawl-delay: 7',
      '/a': page,
      '/slow': (_req, res) => {
        clock.pass(20_000);
        res.end(page);
      },
    });
    const clock = fakeClock();
    const visitor = visitorOf(from, clock, 1_000);
    await outcome(visitor, `${from.url}/a`);
    await outcome(visitor, `${from.url}/a`);
    expect(clock.slept).toEqual([7_000, 7_000]);
    await outcome(visitor, `${from.url}/slow`);
    await outcome(visitor, `${from.url}/a`);
    expect(clock.slept.slice(3)).toEqual([30_000]);
  });
});

/** Real time. */
const realClock = {
  slept: [] as number[],
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.ceil(millis) + 1)),
  pass: () => undefined,
};

describe('once more', () => {
  test('two more times at most, with growing pauses', async () => {
    const from = await origin({ '/a': { status: 500 } });
    const clock = fakeClock();
    expect(await outcome(visitorOf(from, clock), `${from.url}/a`)).toBe('status');
    expect(from.paths()).toEqual(['/a', '/a', '/a']);
    const [first = 0, second = 0] = clock.slept;
    expect(first).toBeGreaterThanOrEqual(1_000);
    expect(second).toBeGreaterThan(first);
  });

  test.each([[400], [401], [403], [405], [451]])('not for %i', async (status) => {
    const from = await origin({ '/a': { status } });
    await outcome(visitorOf(from), `${from.url}/a`);
    expect(from.paths()).toEqual(['/a']);
  });

  test.each([[408], [429], [500], [502], [503], [504]])('for %i, until it is well', async (status) => {
    let times = 0;
    const from = await origin({
      '/a': (_req, res) => {
        times += 1;
        res.writeHead(times < 3 ? status : 200, { 'content-type': 'text/html' }).end(page);
      },
    });
    expect(await outcome(visitorOf(from), `${from.url}/a`)).toBe('HTTP 200');
  });

  test('Retry-After in seconds and as a date; beyond an hour the page is left', async () => {
    const clock = fakeClock();
    const date = new Date(clock.date() + 120_000).toUTCString();
    const served: Record<string, string> = { '/s': '40', '/d': date, '/long': '7200' };
    const seen = new Set<string>();
    const answer: Pages[string] = (req, res) => {
      const path = req.url ?? '';
      const first = !seen.has(path);
      seen.add(path);
      if (first) res.writeHead(503, { 'retry-after': served[path] ?? '' }).end();
      else res.writeHead(200, { 'content-type': 'text/html' }).end(page);
    };
    const from = await origin({ '/s': answer, '/d': answer, '/long': answer });
    const visitor = visitorOf(from, clock);
    expect(await outcome(visitor, `${from.url}/s`)).toBe('HTTP 200');
    expect(clock.slept).toContain(40_000);
    expect(await outcome(visitor, `${from.url}/d`)).toBe('HTTP 200');
    expect(clock.slept.some((millis) => millis > 60_000 && millis <= 120_000)).toBe(true);
    expect(await outcome(visitor, `${from.url}/long`)).toBe('status');
    expect(from.paths().filter((path) => path === '/long')).toHaveLength(1);
  });
});
