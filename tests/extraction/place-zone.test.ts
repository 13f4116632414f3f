import { expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { learn, newAnchors } from '../../src/extraction/place-anchors.ts';
import { bareZones, ownZones } from '../../src/extraction/place-zone.ts';
import { knowledge } from './fixture.ts';

function anchored(path: readonly string[]) {
  const anchors = newAnchors();
  const place = knowledge.tree.at(path);
  if (!place) throw new Error(path.join('/'));
  learn(anchors, place);
  return anchors;
}

const told = (
  passage: Passage,
  mentions: readonly { start: number; end: number; path: readonly string[] }[],
) => mentions.map(({ start, end, path }) => `${passage.text.slice(start, end)}=${path.at(-1)}`);

test('高新区 alone is that of the city named last, or the zone of that kind that was named', () => {
  const anchors = anchored(['山东省', '菏泽市']);
  const passage = new Passage('text', '高新区签约，新区动工');
  expect(told(passage, bareZones(passage, anchors, []))).toEqual(['高新区=菏泽高新区', '新区=菏泽新区']);
  anchors.zones.set('新区', ['山东省', '菏泽市', '鲁西新区']);
  expect(told(passage, bareZones(passage, anchors, []))).toEqual(['高新区=菏泽高新区', '新区=鲁西新区']);
});

test('a zone with a name of its own is told where a place is told, and more than once', () => {
  const twice = new Passage('text', '在鲁西新区，鲁西新区签约');
  expect(told(twice, ownZones(twice, anchored(['山东省', '菏泽市']), []))).toEqual([
    '鲁西新区=鲁西新区',
    '鲁西新区=鲁西新区',
  ]);
  const once = new Passage('text', '建设产业新区');
  expect(ownZones(once, anchored(['山东省', '菏泽市']), [])).toEqual([]);
  expect(ownZones(twice, newAnchors(), [])).toEqual([]);
});
