import { describe, expect, test } from 'vitest';
import { PlaceTree } from '../../src/entities/place-tree.ts';
import { ZONES, zoneNames } from '../../src/entities/zones.ts';

const tree = new PlaceTree();

describe('every zone', () => {
  test.each(ZONES.map(([path]) => path))('%s hangs on the tree', (path) => {
    const parts = path.split('/');
    expect(tree.at(parts)?.rank).toBe('zone');
    expect(tree.at(parts.slice(0, -1))).toBeDefined();
  });

  test('is called by one name of its own', () => {
    const names = ZONES.flatMap(([path, ...others]) => [path.split('/').at(-1), ...others]);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each([
  ['大亚湾', '广东省/惠州市/大亚湾区'],
  ['松山湖', '广东省/东莞市/松山湖高新区'],
  ['雄安', '河北省/雄安新区'],
])('%s', (name, path) => expect(tree.formsAt(name, 0)[0]?.place.path.join('/')).toBe(path));

test.each([
  ['光谷', '东湖高新区'],
  ['东湖高新区', '武汉光谷'],
  ['仲恺', '仲恺高新区'],
])('%s is also called %s', (name, other) => expect(zoneNames(name)).toContain(other));

test('what is no zone has no other names', () => expect(zoneNames('德庆县')).toEqual([]));
