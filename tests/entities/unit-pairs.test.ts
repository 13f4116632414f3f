import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnitPairs } from '../../src/entities/unit-pairs.ts';

const text = fc.string({ unit: fc.constantFrom('肇', '庆', '𠀀', 'a'), maxLength: 6 });

test('where one of the texts begins, it may; at the end of a text, anything may', () =>
  fc.assert(
    fc.property(fc.array(text), text, (begins, where) => {
      const pairs = new UnitPairs();
      for (const one of begins) pairs.add(one);
      for (let at = 0; at < where.length; at++) {
        if (at === where.length - 1 || begins.some((one) => one.length >= 2 && where.startsWith(one, at)))
          expect(pairs.mayBeginAt(where, at)).toBe(true);
      }
    }),
  ));

test('it is no at most places', () => {
  const pairs = new UnitPairs();
  for (const name of ['肇庆市', '德庆县', '希音']) pairs.add(name);
  const news = '由深圳到这里落户的企业正在建设二期工程';
  const places = Array.from(news, (_, at) => pairs.mayBeginAt(news, at)).slice(0, -1);
  expect(places).not.toContain(true);
});
