import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES } from '../../../src/contract/record.ts';
import { barPicture } from '../../../src/server/charts/bar-picture.ts';
import { columnPicture } from '../../../src/server/charts/column-picture.ts';
import { type Picture, renderSvg } from '../../../src/server/charts/render-svg.ts';
import { stagePicture } from '../../../src/server/charts/stage-picture.ts';
import { textsIn } from './svg-tags.ts';

const draw = (picture: Picture | undefined) => renderSvg(picture as Picture, '图', 'wide');
const PART = { name: '甲', fill: 'var(--bar)', ink: 'var(--ink)' };
const HOSTILE = ['<img src=x onerror=alert(1)>', '"><script>', '甲\u202e乙', 'a'.repeat(10_000), '&amp;', ''];

describe('bars', () => {
  test('have their labels, the numbers of their parts, and what stands at the end', () => {
    const rows = [
      { label: '肇庆高新区', values: [4, 10], end: '14' },
      { label: '四会市', values: [0, 3], end: '3' },
    ];
    const texts = textsIn(draw(barPicture(rows, [PART, { ...PART, name: '乙' }], 632)));
    expect(texts.toSorted()).toEqual(['14', '3', '3', '4', '10', '肇庆高新区', '四会市'].toSorted());
  });

  test('of one part have their number at the end only', () => {
    const rows = [{ label: '建材', values: [330.5], end: '330.5（4 个项目）' }];
    expect(textsIn(draw(barPicture(rows, [PART], 328)))).toEqual(['建材', '330.5（4 个项目）']);
  });

  test('hold no number in a part that has no room for it', () => {
    const rows = [{ label: '甲', values: [1, 1000], end: '1,001' }];
    expect(textsIn(draw(barPicture(rows, [PART, PART], 328)))).toEqual(['甲', '1000', '1,001']);
  });

  test.each(HOSTILE)('%s is a label like any other', (label) => {
    const texts = textsIn(draw(barPicture([{ label, values: [1], end: '1' }], [PART], 328)));
    expect(texts.at(-1)).toBe('1');
  });
});

describe('columns', () => {
  const months = (counts: readonly number[]) =>
    counts.map((count, index) => ({ period: `2023-${String(index + 1).padStart(2, '0')}`, count }));

  test('have their numbers on top, none for an empty month, and months below', () => {
    const texts = textsIn(draw(columnPicture(months([3, 0, 12]), 632)));
    expect(texts).toEqual(['2023', '2月', '3月', '3', '12']);
  });

  test('of years have years below', () => {
    const texts = textsIn(
      draw(
        columnPicture(
          [
            { period: '2022', count: 1 },
            { period: '2023', count: 2 },
          ],
          328,
        ),
      ),
    );
    expect(texts).toEqual(['2022', '2023', '1', '2']);
  });

  test('a number without room is left out: the table has it', () => {
    const texts = textsIn(draw(columnPicture(months(Array(12).fill(1234)), 100)));
    expect(texts).not.toContain('1234');
  });
});

describe('stages over time', () => {
  const mark = (stage: (typeof STAGES)[number], date: string, planned = false) => ({ stage, date, planned });
  const options = { width: 632, today: '2024-02-19', labels: 'beside' } as const;

  test('of one project: a row a stage, with its date as exact as known', () => {
    const rows = [
      { label: '签约', marks: [mark('签约', '2021')] },
      { label: '投产', marks: [mark('投产', '2023-Q1'), mark('投产', '2024-12', true)] },
    ];
    const texts = textsIn(draw(stagePicture(rows, options)));
    expect(texts).toEqual(expect.arrayContaining(['签约', '投产', '2021', '2023-Q1', '2024-12']));
  });

  test('of several: a row a project, with its stages in words', () => {
    const rows = [{ label: '大旺园', marks: [mark('签约', '2021-01-01'), mark('投产', '2023-05-11')] }];
    const texts = textsIn(draw(stagePicture(rows, { ...options, labels: 'above' })));
    expect(texts).toEqual(expect.arrayContaining(['大旺园', '签约', '投产']));
  });

  test('plans are dashed and hollow, and today is drawn only between the marks', () => {
    const svg = (date: string, planned: boolean) =>
      draw(stagePicture([{ label: '投产', marks: [mark('投产', date, planned)] }], options));
    expect(svg('2010-01-01', false)).not.toContain('stroke-dasharray');
    expect(svg('2010-01-01', true)).toContain('stroke-dasharray="2.4,1.9"');
    expect(svg('2024-03', false)).toContain('stroke-dasharray="2,3"');
  });

  test('without a date that can be drawn there is no picture', () => {
    expect(stagePicture([], options)).toBeUndefined();
    expect(stagePicture([{ label: '甲', marks: [mark('签约', '不详')] }], options)).toBeUndefined();
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))(
    'a row named %s changes nothing but the picture',
    (label) => {
      const rows = [{ label, marks: [mark('签约', '2021')] }];
      for (const labels of ['beside', 'above'] as const)
        for (let time = 0; time < 2; time++) draw(stagePicture(rows, { ...options, labels }));
      draw(barPicture([{ label, values: [1], end: '1' }], [PART], 632));
      const found = (Object.prototype as Record<string, unknown>)[label];
      for (const shared of [{}, found]) {
        if (shared === null || shared === undefined) continue;
        expect('prev' in Object(shared) || 'next' in Object(shared)).toBe(false);
      }
    },
  );

  test('any stages at any dates are a sound picture', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
    const marks = fc.array(fc.record({ stage: fc.constantFrom(...STAGES), date, planned: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    });
    const rows = fc.array(fc.record({ label: fc.string({ unit: 'binary' }), marks }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('beside', 'above'),
        fc.constantFrom(328, 632),
        (some, labels, width) => {
          textsIn(draw(stagePicture(some, { ...options, labels, width })));
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('the same picture is the same text: nothing is counted from one to the next', () => {
  const picture = columnPicture([{ period: '2023', count: 1 }], 328);
  expect(draw(picture)).toBe(draw(picture));
});
