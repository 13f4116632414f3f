import { describe, expect, test } from 'vitest';
import type { ReadProject } from '../../src/contract/reading.ts';
import { ArticleLooks, type Looks } from '../../src/extraction/article-looks.ts';

const TEXT =
  '芯原微电在韶关的传感产业园昨日投产。项目占地40亩。\n在上饶，另一座光伏工厂明年动工。总投资3亿元。';
const article = { id: 'a', title: '新闻一则', text: TEXT };
/** Whoever asks for its text has read it again. */
const unread = {
  id: 'a',
  title: '新闻一则',
  get text(): string {
    throw new Error('read again');
  },
};

function quoted(words: string) {
  const start = TEXT.indexOf(words);
  return { field: 'text', start, end: start + words.length, quote: words } as const;
}

function project(company?: ReadProject['company']): ReadProject {
  return {
    name: '传感产业园',
    ...(company ? { company } : {}),
    place: ['广东省', '韶关市', '浈江区'],
    events: [
      { ...quoted('动工'), stage: '开工' },
      { ...quoted('投产'), stage: '投产' },
    ],
    figures: [{ ...quoted('40亩'), kind: 'land', value: 40, unit: '亩' }],
  };
}

const company = { name: '芯原微电', names: ['芯原微电'], sure: false };
const stranger = { name: '别家', names: ['别家'], sure: true };

function seen(read: ReadProject): Looks {
  const looks = new ArticleLooks(article, undefined);
  looks.isOwnerTold(0, read);
  looks.own(0, read);
  return structuredClone(looks.seen);
}

describe('what was seen before', () => {
  test.each([[company], [stranger], [{ ...company, names: [] }], [undefined]])(
    'is seen without the text, and is what a new look sees: %j',
    (owner) => {
      const read = project(owner);
      const fresh = new ArticleLooks(article);
      const known = new ArticleLooks(unread, seen(read));
      expect(known.isOwnerTold(0, read)).toBe(fresh.isOwnerTold(0, read));
      expect(known.own(0, read)).toEqual(fresh.own(0, read));
      expect(known.seen).toEqual(fresh.seen);
    },
  );

  test('holds whatever company the owner turned out to be', () => {
    const read = project(company);
    const known = new ArticleLooks(unread, seen(read));
    const own = known.own(0, project({ ...company, id: 'c-1', sure: true }));
    expect(own).toMatchObject({ company: { id: 'c-1' }, place: ['广东省', '韶关市'] });
    expect(own?.events.map(({ stage }) => stage)).toEqual(['投产']);
    expect(own?.figures).toHaveLength(1);
  });

  test('does not hold where the owner has other names, or none any more', () => {
    for (const other of [stranger, undefined, { ...company, names: [] }]) {
      const known = new ArticleLooks(unread, seen(project(company)));
      expect(() => known.own(0, project(other))).toThrow('read again');
    }
    const without = new ArticleLooks(unread, seen(project()));
    expect(() => without.own(0, project({ ...company, names: [] }))).toThrow('read again');
  });

  test('of a project that is in no item of a round-up nothing is left', () => {
    const roundUp = {
      ...article,
      title: '一周要闻',
      text: `甲地开工多\n${'某地项目多。'.repeat(10)}\n乙地忙生产\n${'各地生产忙。'.repeat(10)}\n`,
    };
    const read = { ...project(), name: '不在其中的园区' };
    const looks = new ArticleLooks(roundUp);
    expect(looks.own(0, read)).toBeUndefined();
    expect(new ArticleLooks(unread, looks.seen).own(0, read)).toBeUndefined();
  });
});

test('what was not looked for is not kept', () => {
  const read = project(company);
  const looks = new ArticleLooks(article, [seen(read)[0] ?? null, seen(read)[0] ?? null]);
  looks.isOwnerTold(1, read);
  expect(looks.seen).toEqual([null, { isOwnerTold: true }]);
});
