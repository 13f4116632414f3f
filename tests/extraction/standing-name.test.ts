import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { standsAlone } from '../../src/extraction/standing-name.ts';
import { knowledge } from './fixture.ts';

const stands = (text: string, name: string) => {
  const start = text.indexOf(name);
  return standsAlone(new Passage('text', text), { start, end: start + name.length }, knowledge.tree);
};

describe('a known name where its Hanzi stand', () => {
  test.each([
    ['像璟曜这样的企业', '璟曜'],
    ['去年8月,璟曜启动技改', '璟曜'],
    ['璟曜因环评未批', '璟曜'],
    ['璟曜在肇庆投产', '璟曜'],
  ])('%s', (text, name) => expect(stands(text, name)).toBe(true));

  test.each([
    ['何小鹏出席', '小鹏'],
    ['璟曜银行', '璟曜'],
    ['newshein', 'shein'],
  ])('%s is not it', (text, name) => expect(stands(text, name)).toBe(false));
});
