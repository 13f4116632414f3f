import { describe, expect, test } from 'vitest';
import { isInPlan } from '../../src/extraction/plan-scope.ts';
import { events, read } from './fixture.ts';

describe('a plan reaches', () => {
  test.each([
    ['over a clause that begins with a date', '预计2023年底完工,2024年', true],
    ['over several of them', '预计5月完工,6月试产,10月', true],
    ['over the sentence that it heads', '按计划,4月机电安装,6月', true],
    ['up to a fact', '按计划,4月机电安装,目前已', false],
    ['over no clause that begins otherwise', '预计2023年底完工,工人们', false],
    ['no further where only a sum is planned', '计划总投资5亿元,3月', false],
    ['no further where it is over', '2021年9月规划获批,3月', false],
    ['nowhere from nothing', '', false],
  ])('%s', (_, ahead, planned) => expect(isInPlan(ahead)).toBe(planned));
});

test('dates of a plan are to come', () => {
  const { projects } = read('希音智慧产业园去年7月动工。按计划，4月竣工，6月试产。', {
    published: '2024-02-28',
  });
  expect(projects.flatMap(events)).toEqual(['开工 2023-07', '竣工 2024-04 预计', '投产 2024-06 预计']);
});
