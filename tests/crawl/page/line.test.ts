import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/crawl/page/html.ts';
import { linesOf } from '../../../src/crawl/page/line.ts';

function lines(html: string) {
  const document = parsePage(html);
  if (typeof document === 'string') throw new Error(document);
  return linesOf(document.body);
}
const texts = (html: string) => lines(html).map(({ text }) => text);

test.each<[string, string, string[]]>([
  ['blocks', '<div>甲<p>乙</p>丙</div>', ['甲', '乙', '丙']],
  ['inline elements', '<p>甲<b>乙</b><a href="#">丙</a></p>', ['甲乙丙']],
  ['blanks', '<p>　　甲 &nbsp; 乙\t</p>', ['甲 乙']],
  ['a line break of the source in mid-sentence', '<p>总投资\n12亿元</p>', ['总投资 12亿元']],
  ['a line break of the source between characters', '<p>总投\n  资</p>', ['总投资']],
  ['br', '<p>甲。<br>乙。</p>', ['甲。', '乙。']],
  [
    'br in mid-sentence',
    `<p>${'企业负责人说选在这里是因为上游的铜材厂就在邻县运输<br>不到一小时。'}</p>`,
    ['企业负责人说选在这里是因为上游的铜材厂就在邻县运输不到一小时。'],
  ],
  ['short lines stay', '<p>第一行<br>第二行</p>', ['第一行', '第二行']],
  ['table', '<table><tr><td>甲</td><td>乙</td></tr></table>', ['甲', '乙']],
  ['pre', '<pre>甲。\n乙。</pre>', ['甲。', '乙。']],
  ['script and style', '<p>甲<script>x</script><style>y</style></p>', ['甲']],
  ['entities', '<p>A&amp;B &lt;甲&gt;</p>', ['A&B <甲>']],
  ['no html at all', '甲', ['甲']],
])('%s', (_name, html, expected) => {
  expect(texts(html)).toEqual(expected);
});

describe('what is known of a line', () => {
  test('a link over all of it', () => {
    expect(lines('<p><a href="/1">甲乙</a></p><p>丙<a href="/2">丁</a></p>')).toMatchObject([
      { text: '甲乙', linked: 2, href: '/1' },
      { text: '丙丁', linked: 1, href: undefined },
    ]);
  });
  test('a caption by its class', () => {
    expect(lines('<div class="pic-desc">甲</div><p>乙</p>')).toMatchObject([
      { caption: true },
      { caption: false },
    ]);
  });
});

test('whatever the markup, no character is added and none is lost but blanks', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<br>',
    '<b>',
    '</b>',
    '甲',
    '乙。',
    ' ',
    '\n',
    '<li>',
    '</ul>',
    '<td>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = `<body>${pieces.join('')}</body>`;
      expect(texts(html).join('').replace(/\s/gu, '')).toBe(html.replace(/<[^>]*>|\s/gu, ''));
    }),
    { numRuns: 500 },
  );
});
