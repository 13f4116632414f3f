import { expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { placedName } from '../../src/extraction/placed-name.ts';
import './fixture.ts';

const placed = (text: string, place: string) => {
  const passage = new Passage('text', text);
  const start = text.indexOf(place);
  const name = placedName(passage, start, start + place.length);
  return name && passage.quote(name);
};

test.each([
  ['做家纺的江苏罗兰依家纺今年4月签约', '江苏', '江苏罗兰依家纺'],
  ['（郸城县） 河南金谷糖业 32亿元', '河南', '河南金谷糖业'],
  ['与广东金穗化工，双方投资', '广东', '广东金穗化工'],
])('%s', (text, place, name) => expect(placed(text, place)).toBe(name));

test.each([
  ['江苏下半年化工投资增长', '江苏'],
  ['广东以新型显示、新能源汽车', '广东'],
  ['广东省内化工，', '广东'],
  ['河南加快食品，', '河南'],
  ['落户广东金穗化工', '广东'],
  ['广东清洁能源，', '广东'],
])('%s has none', (text, place) => expect(placed(text, place)).toBeUndefined());
