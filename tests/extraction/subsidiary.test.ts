import { describe, expect, test } from 'vitest';
import { partBehind } from '../../src/extraction/subsidiary.ts';
import { knowledge } from './fixture.ts';

const part = (group: string, rest: string) =>
  rest.slice(0, partBehind(group + rest, group.length, knowledge.tree));

describe('a part of a group that is called after a place', () => {
  test.each([
    ['国家能源集团', '宁夏电力灵武项目开工', '宁夏电力'],
    ['中建二局', '海南分公司承建', '海南分公司'],
    ['国家电投集团', '重庆公司投运三个项目', '重庆公司'],
    ['冠旭集团', '德庆基地动工', ''],
    ['国家能源集团', '广东电力市场份额', ''],
    ['国家能源集团', '投资建设', ''],
  ])('%s%s', (group, rest, wanted) => expect(part(group, rest)).toBe(wanted));
});
