import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newSecret } from '../../src/keys/key.ts';
import { redact } from '../../src/server/redact.ts';

test.each([
  ['13800138000', '‹电话›'],
  ['张三 13800138000 肇庆', '张三 ‹电话› 肇庆'],
  ['１３８００１３８０００', '‹电话›'],
  ['138-0013-8000', '‹电话›'],
  ['+86 138 0013 8000', '‹电话›'],
  ['8613800138000', '‹电话›'],
  ['0758-2345678', '‹电话›'],
  ['010 12345678', '‹电话›'],
  ['44120219900101123X', '‹证件号›'],
  ['441202199001011234', '‹证件号›'],
  ['6222021234567890123', '‹号码›'],
  ['6222021234567890', '‹号码›'],
  ['请联系 li.si@example.com.cn', '请联系 ‹邮箱›'],
  ['xx_admin_abcdefghijklmnopqrstuvwxyz', '‹密钥›'],
])('%s → %s', (q, logged) => {
  expect(redact(q)).toBe(logged);
});

test.each([
  '希音 56亿元',
  '2023-05-11',
  '20230511',
  '1000000000元',
  '1,000,000,000元',
  '10GWh 26万㎡',
  'yi:10-50 after:2023-01-01',
  'ＳＨＥＩＮ',
  '300750',
  '2023年2月第一季度',
  '13800',
  '项目@肇庆',
  '',
])('%s stays as it is', (q) => {
  expect(redact(q)).toBe(q);
});

test('no mobile number and no key gets through, whatever stands beside it', () => {
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
  const beside = fc.constantFrom('', ' ', '电话', ':', '，', '肇庆', '(', ')');
  fc.assert(
    fc.property(
      beside,
      mobile,
      beside,
      (before, number, after) => !redact(before + number + after).includes(number),
    ),
  );
  for (const kind of ['site', 'admin'] as const) {
    const key = newSecret(kind);
    expect(redact(`希音 ${key} 肇庆`)).toBe('希音 ‹密钥› 肇庆');
  }
});
