import { describe, expect, test } from 'vitest';
import type { ReadProject } from '../../src/contract/reading.ts';
import { ownSentences } from '../../src/extraction/told-sentence.ts';

function told(text: string, words: string, fields: Partial<ReadProject> = {}): ReadProject {
  const start = text.indexOf(words);
  const project: ReadProject = {
    name: '芯原传感产业园',
    company: { name: '芯原微电', names: ['芯原微电'], sure: true },
    events: [{ field: 'text', start, end: start + words.length, quote: words, stage: '投产' }],
    figures: [],
    ...fields,
  };
  return ownSentences(project, { title: '新闻一则', text });
}

describe('what a sentence of its own tells', () => {
  test.each([
    '芯原传感产业园昨日投产。',
    '芯原微电在开发区建厂。项目预计明年投产。',
    '芯原微电在开发区建厂。项目占地40亩。预计明年投产。',
    '芯原传感产业园占地40亩。该产业园明年投产。',
  ])('%s', (text) => expect(told(text, '投产').events).toHaveLength(1));

  test.each([
    '芯原传感产业园占地40亩。在上饶，另一座光伏工厂一期产线投产。',
    '芯原微电是链主。全市今年有三十个项目投产。',
    '芯原微电的码头有3艘在建船舶投产。',
    '芯原微电的生产线已全部复工投产。',
  ])('%s tells of something else', (text) => expect(told(text, '投产').events).toEqual([]));
});

describe('a place', () => {
  const place = ['广东省', '韶关市'];
  test('is kept where the sentence, the lead or the name says it', () => {
    expect(told('芯原传感产业园在韶关投产。', '投产', { place }).place).toEqual(place);
    expect(told('广东今年项目多。芯原传感产业园投产。', '投产', { place }).place).toEqual(['广东省']);
  });

  test('is none where only another sentence says it', () =>
    expect(
      told('各地项目提速。芯原传感产业园投产。前天的大雨过后，韶关抢修了道路。', '投产', { place }).place,
    ).toBeUndefined());
});
