import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barChart } from './chart.ts';

/** What of XML these charts use: elements with quoted attributes, and text. Throws where it is not well-formed. */
function checkXml(xml: string): void {
  const open: string[] = [];
  let rest = xml.trim();
  while (rest !== '') {
    const tag =
      /^<(\/?)([a-z]+)((?: [a-zA-Z-]+(?::[a-z]+)?="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/.exec(
        rest,
      );
    const text = /^(?:[^<&]|&(?:amp|lt|gt|quot);)+/.exec(rest);
    const [whole = '', closes, name = '', , empty] = tag ?? [];
    if (!tag && !text) throw new Error(`not well-formed: ${rest.slice(0, 80)}`);
    if (tag && closes && open.pop() !== name) throw new Error(`closes ${name}`);
    if (tag && !closes && !empty) open.push(name);
    rest = rest.slice(tag ? whole.length : (text?.[0].length ?? 0));
  }
  if (open.length > 0) throw new Error(`left open: ${open.join()}`);
}

test('the check finds what is wrong', () => {
  for (const bad of ['<a>', '<a></b>', '<a>&</a>', '<a b=c/>', '<a b="<"/>'])
    expect(() => checkXml(bad)).toThrow();
});

test('well-formed, whatever the words and the numbers', () => {
  const bar = fc.record({
    label: fc.string({ unit: 'binary' }),
    value: fc.double({ min: 0, max: 1e12, noNaN: true }),
  });
  const words = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(words, words, words, fc.array(bar, { maxLength: 12 }), (title, unit, footer, bars) => {
      const svg = barChart({ title, unit, footer, bars });
      checkXml(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { examples: [['<&">', 's', 'a & b', [{ label: '<x>', value: 0 }]]] },
  );
});

test('bars are as long as their values are large', () => {
  const bars = [
    { label: 'a', value: 1 },
    { label: 'b', value: 4 },
  ];
  const svg = barChart({ title: 't', unit: 's', footer: '', bars });
  const [a = 0, b = 0] = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(b / a).toBeCloseTo(4, 1);
});
