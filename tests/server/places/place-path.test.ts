import { expect, test } from 'vitest';
import { depthIn, placesMeant, sharedPlaces } from '../../../src/server/places/place-path.ts';

test.each([
  ['广东省/肇庆市/德庆县', '广东省/肇庆市', 2],
  ['广东省/肇庆市', '广东省/肇庆市', 2],
  ['肇庆市/德庆县', '广东省/肇庆市', 1],
  ['广东省/肇庆市', '肇庆', 2],
  ['广东省', '广东省/肇庆市', undefined],
  ['江苏省/南京市/鼓楼区', '江苏省/徐州市/鼓楼区', undefined],
  ['吉林省/长春市', '吉林省/吉林市', undefined],
  ['吉林省/吉林市/昌邑区', '吉林省/吉林市', 2],
  ['廣東省/肇慶市', '广东省/肇庆市', 2],
  ['', '广东省', undefined],
  ['广东省', '', 0],
])('%s lies in %s at depth %s', (regions, place, depth) => {
  const path = (text: string) => text.split('/').filter(Boolean);
  expect(depthIn(path(regions), path(place))).toBe(depth);
});

const RECORDS = [
  '广东省/肇庆市/德庆县',
  '肇庆市/四会市',
  '吉林省/吉林市/昌邑区',
  '吉林省/长春市',
  '江苏省/南京市/鼓楼区',
  '江苏省/徐州市/鼓楼区',
  '鼓楼区',
].map((path) => path.split('/'));

test.each([
  ['肇庆市', ['广东省/肇庆市']],
  ['肇庆', ['广东省/肇庆市']],
  ['广东省/肇庆市', ['广东省/肇庆市']],
  ['肇庆市/德庆县', ['广东省/肇庆市/德庆县']],
  ['四会市', ['肇庆市/四会市']],
  ['广西/肇庆市', []],
  ['吉林', ['吉林省', '吉林省/吉林市']],
  ['吉林市', ['吉林省/吉林市']],
  ['鼓楼区', ['江苏省/南京市/鼓楼区', '江苏省/徐州市/鼓楼区']],
  ['徐州/鼓楼', ['江苏省/徐州市/鼓楼区']],
  ['火星', []],
])('%s means %j', (asked, places) => {
  expect(placesMeant(asked.split('/'), RECORDS).map((path) => path.join('/'))).toEqual(places);
});

test.each([
  [
    ['广东省/肇庆市/肇庆高新区', '广东/肇庆/肇庆高新区'],
    ['广东省/肇庆市/肇庆高新区', '广东省/肇庆市', '广东省'],
  ],
  [
    ['广东省/肇庆市/德庆县', '广东省/肇庆市'],
    ['广东省/肇庆市', '广东省'],
  ],
  [['广东省', '江苏省'], []],
  [[], []],
])('%j share %j', (records, places) => {
  expect(sharedPlaces(records.map((path) => path.split('/'))).map((path) => path.join('/'))).toEqual(places);
});
