/** RFC 9309, row by row. */
import { describe, expect, test } from 'vitest';
import { parseRobots } from '../../../src/crawl/fetch/robots.ts';

/** What a robots.txt says of a path to the product `xiangxun`. */
const ROWS: readonly (readonly [name: string, robots: string, path: string, allowed: boolean])[] = [
  ['empty file', '', '/a', true],
  ['nothing for us', 'User-agent: other\nDisallow: /', '/a', true],
  ['everybody', 'User-agent: *\nDisallow: /', '/a', false],
  ['our name', 'User-agent: xiangxun\nDisallow: /a', '/a', false],
  ['our name in capitals', 'User-Agent: XiangXun\nDisallow: /a', '/a', false],
  ['our name with a version', 'User-agent: xiangxun/1.0\nDisallow: /a', '/a', false],
  ['a longer name is not ours', 'User-agent: xiangxunbot\nDisallow: /', '/a', true],
  ['a shorter name is not ours', 'User-agent: xiang\nDisallow: /', '/a', true],
  [
    'ours comes before everybody',
    'User-agent: *\nDisallow: /\nUser-agent: xiangxun\nDisallow: /b',
    '/a',
    true,
  ],
  ['ours, empty, allows all', 'User-agent: xiangxun\nDisallow:\nUser-agent: *\nDisallow: /', '/a', true],
  ['two agents, one group', 'User-agent: other\nUser-agent: xiangxun\nDisallow: /a', '/a', false],
  [
    'two groups of ours are one',
    'User-agent: xiangxun\nDisallow: /a\nUser-agent: b\nDisallow: /x\nUser-agent: xiangxun\nDisallow: /c',
    '/c',
    false,
  ],
  [
    'two groups of everybody are one',
    'User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /c',
    '/a',
    false,
  ],
  ['a blank line ends no group', 'User-agent: *\n\nDisallow: /a', '/a', false],
  [
    'Sitemap between agents ends no group',
    'User-agent: other\nSitemap: https://a.cn/s.xml\nUser-agent: xiangxun\nDisallow: /a',
    '/a',
    false,
  ],
  ["a rule before any agent is nobody's", 'Disallow: /\nUser-agent: *\nDisallow: /b', '/a', true],
  ['longest match: allow', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['longest match: disallow', 'User-agent: *\nAllow: /a\nDisallow: /a/b', '/a/b/c', false],
  ['order does not matter', 'User-agent: *\nAllow: /a/b\nDisallow: /a', '/a/b', true],
  ['a tie allows', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['beginning of the path', 'User-agent: *\nDisallow: /fish', '/fish.html', false],
  ['case counts', 'User-agent: *\nDisallow: /fish', '/Fish', true],
  ['a slash at the end counts', 'User-agent: *\nDisallow: /fish/', '/fish', true],
  ['*', 'User-agent: *\nDisallow: /*.php', '/a/index.php?x=1', false],
  ['* in the middle', 'User-agent: *\nDisallow: /a*/c', '/abb/c/d', false],
  ['* matches nothing too', 'User-agent: *\nDisallow: /a*c', '/ac', false],
  ['$', 'User-agent: *\nDisallow: /*.php$', '/index.php', false],
  ['$ is the end', 'User-agent: *\nDisallow: /*.php$', '/index.php?x=1', true],
  ['$ in the middle is a character', 'User-agent: *\nDisallow: /a$b', '/a$bc', false],
  ['query', 'User-agent: *\nDisallow: /s?q=', '/s?q=1', false],
  ['%-encoded in the file', 'User-agent: *\nDisallow: /%E6%96%B0', '/新闻', false],
  ['%-encoded in the path', 'User-agent: *\nDisallow: /新', '/%e6%96%b0%E9%97%BB', false],
  ['%-encoded letters', 'User-agent: *\nDisallow: /%61', '/a', false],
  ['%2F is no slash', 'User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
  ['byte order mark', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
  ['CR LF', 'User-agent: *\r\nDisallow: /a\r\n', '/a', false],
  ['CR alone', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ['comments', '# x\nUser-agent: * # all\nDisallow: /a # not this\n', '/a', false],
  ['blanks', '  User-agent :   *  \n\tDisallow\t:\t/a\t', '/a', false],
  ['bad lines', 'User-agent: *\nnonsense\nDisalow: /\n: /\nDisallow /\nDisallow: /a', '/b', true],
  ['bad lines leave the good', 'User-agent: *\nnonsense\n\u0000\nDisallow: /a', '/a', false],
  ['robots.txt itself is always open', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ['a rule at 499 KiB counts', `User-agent: *\n${'#'.repeat(499 * 1024)}\nDisallow: /a`, '/a', false],
  ['of 600 KiB the end is not read', `User-agent: *\n${'#'.repeat(600 * 1024)}\nDisallow: /a`, '/a', true],
  [
    'many stars are no burden',
    `User-agent: *\nDisallow: /${'*a'.repeat(500)}b`,
    `/${'a'.repeat(5_000)}`,
    true,
  ],
];

describe('rules', () => {
  test('at least 40 rows', () => expect(ROWS.length).toBeGreaterThanOrEqual(40));
  test.each(ROWS)('%s', (_name, robots, path, allowed) => {
    expect(parseRobots(Buffer.from(robots), 'xiangxun').allows(path)).toBe(allowed);
  });

  test('Crawl-delay: of our group, 30 seconds at most', () => {
    const of = (text: string) => parseRobots(Buffer.from(text), 'xiangxun');
    expect(of('User-agent: *\nCrawl-delay: 5').crawlDelay).toBe(5);
    expect(of('User-agent: *\nCrawl-delay: 2.5\nUser-agent: xiangxun\nCrawl-delay: 600').crawlDelay).toBe(30);
    expect(of('User-agent: *\nCrawl-delay: soon').crawlDelay).toBeUndefined();
  });
});
