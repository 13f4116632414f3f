import { expect, test } from 'vitest';
import { isKindWord, isOfKinds } from '../../src/extraction/kind-words.ts';

test.each(['智能', '清洁', '光伏', '生产'])('%s tells a kind', (word) => expect(isKindWord(word)).toBe(true));
test.each(['希音', '璟曜', '四会'])('%s tells none', (word) => expect(isKindWord(word)).toBe(false));

test.each(['清洁能源', '智能家居', '高端装备', '纯电动汽车', '新型显示材料'])('%s is nobody', (name) =>
  expect(isOfKinds(name)).toBe(true),
);

test.each(['国投电力', '中国石油', '国家电网', '绿能慧充', '璟曜科技', '四会城投', '智能', ''])(
  '%j may be somebody',
  (name) => expect(isOfKinds(name)).toBe(false),
);
