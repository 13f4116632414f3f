import { describe, expect, test } from 'vitest';
import type { ReadProject } from '../../src/contract/reading.ts';
import { isOwnerTold, isTelling } from '../../src/extraction/told-project.ts';

const quote = (words: string) => ({ field: 'text' as const, start: 0, end: words.length, quote: words });
const built = (words: string) => ({ ...quote(words), stage: '开工' as const });
const money = (value: number) => ({
  ...quote(`${value}亿元`),
  kind: 'investment' as const,
  value,
  unit: '亿元' as const,
});
const company = (sure = true) => ({ name: '璟曜光学', names: ['璟曜光学', '璟曜'], sure });
const CITY = ['广东省', '肇庆市', '德庆县'];
const project = (fields: Partial<ReadProject>): ReadProject => ({ figures: [], events: [], ...fields });

describe('a reading that makes a record', () => {
  test.each<[string, Partial<ReadProject>]>([
    [
      'a name, an owner, a stage and a place',
      { name: '镜头模组项目', company: company(), place: CITY, events: [built('项目动工')] },
    ],
    ['a name, an owner and a sum', { name: '镜头模组项目', company: company(), figures: [money(5)] }],
    [
      'a sentence that calls the owner and what it builds',
      { company: company(), place: CITY, events: [built('璟曜在德庆县建设的工厂动工')] },
    ],
    [
      'a long name, a sum, a stage and a city, whoever owns it',
      { name: '锂电新材料产业园项目', place: CITY, figures: [money(5)], events: [built('项目动工')] },
    ],
  ])('%s', (_, fields) => {
    expect(isTelling(project(fields), '快讯')).toBe(true);
  });
});

describe('a reading that makes none', () => {
  test.each<[string, Partial<ReadProject>]>([
    [
      'without a name, in a sentence that does not call the owner',
      { company: company(), place: CITY, events: [built('雄安新区各项目动工')] },
    ],
    [
      'without a name, of what is not built',
      { company: company(), place: CITY, events: [built('璟曜与高校签署合作协议')] },
    ],
    ['a kind of project', { name: '募投项目', company: company(), place: CITY, figures: [money(5)] }],
    ['a stage nowhere', { name: '镜头模组项目', company: company(), events: [built('项目动工')] }],
    [
      'a sum that no owner has',
      { name: '镜头模组项目', company: company(), place: CITY, figures: [money(124_000)] },
    ],
    [
      'nobody is sure to own',
      { name: '镜头模组项目', company: company(false), place: CITY, events: [built('项目动工')] },
    ],
  ])('%s', (_, fields) => {
    expect(isTelling(project(fields), '快讯')).toBe(false);
  });
});

test('without a name the place is told with it, or in the headline', () => {
  const fields = { company: company(), place: CITY, events: [built('璟曜的工厂动工')] };
  expect(isTelling(project(fields), '快讯')).toBe(false);
  expect(isTelling(project(fields), '德庆新添工厂')).toBe(true);
});

describe('the owner is told with the project', () => {
  const told = (text: string, fields: Partial<ReadProject> = {}, title = '快讯') =>
    isOwnerTold(
      project({ name: '镜头模组项目', company: company(), events: [built('镜头模组项目动工')], ...fields }),
      {
        id: 'a1',
        title,
        text,
      },
    );

  test.each([
    ['in its name', '', { name: '璟曜镜头模组项目' }, '快讯'],
    ['in its sentence', '璟曜光学的镜头模组项目动工。', {}, '快讯'],
    ['in the sentence before', '璟曜光学落户德庆。公司镜头模组项目动工。', {}, '快讯'],
    ['in the title', '镜头模组项目动工。', {}, '璟曜光学在德庆动工'],
  ])('%s', (_, text, fields, title) => {
    expect(told(text, fields, title)).toBe(true);
  });

  test('and not somewhere else in the article', () => {
    expect(told('璟曜光学发布年报。天气转凉。德庆县的镜头模组项目动工。')).toBe(false);
  });
});
