import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { shapedName } from '../../src/extraction/shaped-name.ts';
import { knowledge } from './fixture.ts';

const shaped = (text: string) => {
  const passage = new Passage('text', text);
  const name = shapedName(passage, 0, knowledge.tree);
  return name && [passage.quote(name), passage.quote({ start: name.own, end: name.end })];
};

describe('names by their shape', () => {
  test.each([
    ['芜湖美驰，价钱不变', '芜湖美驰', '美驰'],
    ['永州芯衡电子，在祁阳市', '永州芯衡电子', '芯衡电子'],
    ['朔风重能也跟来了', '朔风重能', '朔风重能'],
    ['宣城建投在做', '宣城建投', '建投'],
    ['玥舟精工入股', '玥舟精工', '玥舟精工'],
    ['越州生物投产', '越州生物', '越州生物'],
    ['龙山茶业抹茶', '龙山茶业', '茶业'],
  ])('%s', (text, whole, own) => expect(shaped(text)).toEqual([whole, own]));

  test.each(['普通灯具', '便携式设备', '肇庆市政府', '五台山菌业', '平湖新能源', '王明娟说', ''])(
    '%j is none',
    (text) => expect(shaped(text)).toBeUndefined(),
  );
});
