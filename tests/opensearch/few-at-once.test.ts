import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewAtOnce } from '../../src/opensearch/few-at-once.ts';

test('never more at once than allowed, and whoever waits gets its own answer or fault', async () => {
  const calls = fc.array(fc.record({ turns: fc.integer({ min: 1, max: 5 }), fails: fc.boolean() }), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), calls, async (most, asked) => {
      let running = 0;
      let highest = 0;
      const work = fewAtOnce(most, async (call: number) => {
        highest = Math.max(highest, ++running);
        for (let i = 0; i < (asked[call]?.turns ?? 0); i++) await Promise.resolve();
        running--;
        if (asked[call]?.fails) throw new Error(`${call}`);
        return call;
      });
      const outcomes = await Promise.allSettled(asked.map((_, call) => work(call)));
      expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual(
        asked.map(({ fails }, call) => (fails ? `${call}` : call)),
      );
      expect(highest).toBe(Math.min(most, asked.length));
      expect(await work(asked.length)).toBe(asked.length);
    }),
  );
});
