import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { originalOf } from '../../src/reprints/original.ts';

const NEWS = '项目在德庆开工。';
const report = (id: string, fields: Partial<Article> = {}): Article => ({
  id,
  title: `标题${id}`,
  text: NEWS,
  ...fields,
});
const paper = (fields: Partial<Article> = {}) =>
  report('z', { source: '西江日报', published: '2023-02-09', ...fields });
const site = (text: string) => report('a', { source: '佛山厂房网', published: '2023-02-06', text });

test.each<readonly [string, string, readonly Article[]]>([
  ['a source line', 'z', [site(`来源：西江日报\n${NEWS}`), paper()]],
  ['a source line in traditional characters', 'z', [site(`來源：西江日報\n${NEWS}`), paper()]],
  ['taken over from', 'z', [site(`转载自“西江日报”\n${NEWS}`), paper()]],
  ['told by', 'z', [site(`据西江日报2月6日报道，${NEWS}`), paper()]],
  ['a former headline', 'z', [site(`原标题：标题z\n${NEWS}`), paper({ source: '另一家报' })]],
  ['a name that goes on', 'z', [site(`来源：西江日报社\n${NEWS}`), paper()]],
  ['the network’s own brand is not the source', 'a', [site(`${NEWS}\n本文由佛山厂房网发布`), paper()]],
  ['a source that is not here: the earliest', 'a', [site(`来源：南方日报\n${NEWS}`), paper()]],
  ['naming oneself does not count', 'a', [site(NEWS), paper({ text: `来源：西江日报\n${NEWS}` })]],
  [
    'more name it',
    'z',
    [
      report('a', { source: '甲网', text: `来源：西江日报\n${NEWS}` }),
      report('b', { source: '乙网', text: `来源：甲网\n${NEWS}` }),
      report('c', { source: '丙网', text: `来源：西江日报\n${NEWS}` }),
      paper(),
    ],
  ],
  ['the earliest', 'b', [report('a', { published: '2023-02-07' }), report('b', { published: '2023-02-06' })]],
  [
    'the earlier hour',
    'b',
    [
      report('a', { published: '2023-02-06T10:00:00+08:00' }),
      report('b', { published: '2023-02-06T01:30:00Z' }),
    ],
  ],
  [
    'an hour without a zone is Shanghai’s',
    'b',
    [report('a', { published: '2023-02-06T02:00:00Z' }), report('b', { published: '2023-02-06 09:59' })],
  ],
  ['one with a date before one without', 'b', [report('a'), report('b', { published: '2023-02-06' })]],
  ['the longest', 'b', [report('a'), report('b', { text: `${NEWS}${NEWS}` })]],
  ['the smallest id', 'a', [report('b'), report('a')]],
])('%s: %s', (_, wanted, articles) => {
  expect(articles[originalOf(articles)]?.id).toBe(wanted);
  const turned = articles.toReversed();
  expect(turned[originalOf(turned)]?.id).toBe(wanted);
});

test('whatever the order, the same one', () => {
  const day = fc.constantFrom(undefined, '2023-02-06', '2023-02-07', '2023-02-06T08:00:00+08:00');
  const text = fc.constantFrom(NEWS, `来源：甲网\n${NEWS}`, `来源：乙网\n${NEWS}`, `据甲网报道，${NEWS}`);
  const fields = fc.record({ published: day, text, source: fc.constantFrom('甲网', '乙网', '丙网') });
  const group = fc
    .array(fields, { minLength: 2, maxLength: 6 })
    .map((list) =>
      list.map(({ published, ...rest }, i) =>
        report(`a${i}`, { ...rest, ...(published ? { published } : {}) }),
      ),
    );
  fc.assert(
    fc.property(
      group.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, other]) => {
        expect(other[originalOf(other)]?.id).toBe(list[originalOf(list)]?.id);
      },
    ),
  );
});
