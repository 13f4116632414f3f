import { describe, expect, test } from 'vitest';
import { Calendar } from '../../src/extraction/calendar.ts';
import { findingsOf } from './fixture.ts';

/** `开工 2023-05-11` of each stage of a text, read sentence by sentence as one paragraph. */
function dated(text: string, published?: string): string[] {
  const found = findingsOf(text, published);
  const calendar = new Calendar();
  calendar.beginParagraph();
  return found.passage.sentences.flatMap((sentence) => {
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
