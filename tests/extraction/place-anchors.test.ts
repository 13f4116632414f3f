import { expect, test } from 'vitest';
import { cityOf, learn, learnZone, newAnchors } from '../../src/extraction/place-anchors.ts';
import { knowledge } from './fixture.ts';

const at = (...path: string[]) => knowledge.tree.at(path) ?? expect.fail(path.join('/'));

test('the city of what was named last', () => {
  const anchors = newAnchors();
  expect(cityOf(anchors)).toBeUndefined();
  learn(anchors, at('广东省'));
  expect(cityOf(anchors)).toBeUndefined();
  learn(anchors, at('广东省', '肇庆市', '德庆县'));
  expect(cityOf(anchors)).toEqual(['广东省', '肇庆市']);
  expect([...anchors.names]).toEqual(['广东省', '肇庆市', '德庆县']);
});

test('a zone is known by its name and by its kind', () => {
  const anchors = newAnchors();
  learnZone(anchors, ['山东省', '菏泽市', '鲁西新区']);
  learnZone(anchors, ['湖南省', '益阳市', '大通湖区']);
  expect([...anchors.zones.keys()]).toEqual(['新区']);
  expect([...anchors.named.keys()]).toEqual(['鲁西新区', '大通湖区']);
});
