import { describe, expect, test } from 'vitest';
import { Calendar } from '../../src/extraction/calendar.ts';
import { findingsOf } from './fixture.ts';

/** `开工 2023-05-11` of each stage of a text, read sentence by sentence. */
function dated(text: string, published?: string): string[] {
  const found = findingsOf(text, published);
  const calendar = new Calendar();
  calendar.beginParagraph();
  return found.passage.sentences.flatMap((sentence) => {
    if (found.passage.text[sentence.start - 1] === '\n') calendar.beginParagraph('。');
    const inside = { ...found, ...within(found, sentence) };
    const out = inside.stages.map((stage) =>
      [stage.stage, calendar.dateOf(inside, sentence, stage)].filter((word) => word !== undefined).join(' '),
    );
    calendar.endSentence(inside, sentence);
    return out;
  });
}

function within(
  { dates, stages }: ReturnType<typeof findingsOf>,
  { start, end }: { readonly start: number; readonly end: number },
) {
  return {
    dates: dates.filter((date) => date.start >= start && date.end <= end),
    stages: stages.filter((stage) => stage.start >= start && stage.end <= end),
  };
}

describe('each stage has the date that its own words give', () => {
  test.each([
    ['希音项目2023年5月11日动工。', ['开工 2023-05-11']],
    ['2023年5月11日，希音项目动工。', ['开工 2023-05-11']],
    ['希音项目动工。', ['开工']],
    ['希音项目2023年3月开工，2024年6月封顶，2025年竣工。', ['开工 2023-03', '封顶 2024-06', '竣工 2025']],
    ['希音项目2023年6月竣工投产。', ['竣工 2023-06', '投产 2023-06']],
    ['希音项目2023年5月11日签约，同日动工。', ['签约 2023-05-11', '开工 2023-05-11']],
    ['希音项目2023年第二季度竣工。', ['竣工 2023-Q2']],
  ])('%s', (text, expected) => expect(dated(text)).toEqual(expected));
});

describe('the day of the news holds for what is told of it further down', () => {
  const NEWS = '3月28日，希音项目投产。\n园区有三条生产线。\n';
  test.each([
    ['冠旭电子项目开工。', ['投产 2024-03-28', '开工 2024-03-28']],
    ['冠旭电子项目此前已开工。', ['投产 2024-03-28', '开工']],
    ['冠旭电子项目满负荷生产。', ['投产 2024-03-28', '达产']],
    ['首批签约入园的客户已经装修。', ['投产 2024-03-28', '签约']],
    ['冠旭电子项目竣工验收中。', ['投产 2024-03-28', '竣工']],
    ['冠旭电子数据中心项目开工\n园区有三条道路。', ['投产 2024-03-28', '开工']],
  ])('%s', (text, expected) => expect(dated(NEWS + text, '2024-03-29')).toEqual(expected));
});

describe('a plan that was put off has its new date', () => {
  test.each([
    ['希音项目投产时间由2023年10月调整为今年11月。', ['投产 2024-11']],
    ['希音项目开工日期推迟到 2025 年。', ['开工 2025']],
    ['希音项目原定今年9月投产，现在定在了明年1月。', ['投产 2025-01']],
    ['希音项目将推迟一年投产，至 2025 年。', ['投产 2025']],
  ])('%s', (text, expected) => expect(dated(text, '2024-03-29')).toEqual(expected));
});

test('what is under way has a date only where it began then', () => {
  expect(dated('3月28日，希音项目正在施工。', '2024-03-29')).toEqual(['在建']);
  expect(dated('上月18日，希音项目开始安装设备。', '2024-03-29')).toEqual(['在建 2024-02-18']);
});

describe('no date is borrowed', () => {
  test('for a plan without one', () =>
    expect(dated('2023年5月11日，希音项目动工，力争投产。')).toEqual(['开工 2023-05-11', '投产']));
  test('for what goes on', () =>
    expect(dated('希音项目2023年2月签约，目前正在建设中。')).toEqual(['签约 2023-02', '在建']));
});

test('the day of an occasion holds for the next sentence of the paragraph', () => {
  expect(dated('2023年5月11日，希音项目签约。当天，项目动工。')).toEqual([
    '签约 2023-05-11',
    '开工 2023-05-11',
  ]);
});

test('a new paragraph forgets it', () => {
  const calendar = new Calendar();
  const found = findingsOf('2023年5月11日，希音项目签约。');
  const [sentence] = found.passage.sentences;
  if (sentence) calendar.endSentence(found, sentence);
  expect(calendar.occasion).toBe('2023-05-11');
  calendar.beginParagraph();
  expect(calendar.occasion).toBeUndefined();
});

test('a day to come is no occasion', () => {
  const calendar = new Calendar();
  const found = findingsOf('希音项目将于2024年5月11日竣工。', '2023-05-11');
  const [sentence] = found.passage.sentences;
  if (sentence) calendar.endSentence(found, sentence);
  expect(calendar.occasion).toBeUndefined();
});

describe('the day of the news', () => {
  test.each([
    [
      'holds for lists paragraphs later',
      '2023年5月11日，10个项目集中动工。\n本次动工的还有希音项目。',
      ['开工 2023-05-11', '开工 2023-05-11'],
    ],
    [
      'does not hold for what is told as earlier',
      '2023年5月11日，10个项目集中动工。希音项目此前已动工。',
      ['开工 2023-05-11', '开工'],
    ],
    ['is not that of a visit', '记者2023年5月11日走访看到，希音项目已投产。', ['投产']],
    ['goes over semicolons', '2023年，希音项目动工；冠旭项目动工。', ['开工 2023', '开工 2023']],
  ])('%s', (_, text, expected) => expect(dated(text)).toEqual(expected));
});
