import { expect, test } from 'vitest';
import { isPlainPhrase } from '../../src/extraction/plain-phrase.ts';
import './fixture.ts';

test.each([
  '高端化',
  '全国工商联',
  '下大功夫',
  '高新区中伙',
  '降成本',
  '成果变产品',
  '总理莫迪',
  '语言学家罗塞蒂',
  '而鲁哈尼',
  '达茂旗',
  '经开区',
  '智造港',
  '华南',
])('%s is told', (name) => expect(isPlainPhrase(name)).toBe(true));

test.each([
  '茂名石化',
  '云天化',
  '保利发展',
  '璟曜',
  '红旗',
  '冠旭电子',
  '中铁十一局',
  '滴灌通',
  '璞泰来',
  '成果变产品集团',
  '',
])('%j may be a name', (name) => expect(isPlainPhrase(name)).toBe(false));
