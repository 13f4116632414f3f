import { expect, test } from 'vitest';
import type { ProjectDetail } from '../../../src/contract/detail.ts';
import type { ReadFigure } from '../../../src/contract/reading.ts';
import { figureGroups } from '../../../src/server/claims/figure-claims.ts';

const at = (articleId: string) => ({ articleId, field: 'text', start: 0, end: 1, quote: '1' }) as const;
const read = (value: number, articleId: string, fields: Partial<ReadFigure> = {}): ReadFigure => ({
  kind: 'investment',
  value,
  unit: '亿元',
  at: at(articleId),
  ...fields,
});

function groups(fields: object): readonly string[] {
  const project = { type: 'project', id: 'p1', name: '某园', events: [], articles: [], ...fields };
  return figureGroups(project as ProjectDetail).map(
    ({ kind, claims, differs }) =>
      `${kind}${differs ? '!' : ''} ${claims
        .map(
          ({ value, unit = '', phase = '', stated, sources }) =>
            `${phase}${value}${unit}${stated ? '*' : ''}[${sources.map(({ articleId }) => articleId)}]`,
        )
        .join(' ')}`,
  );
}

test.each([
  ['nothing known', {}, []],
  [
    'stated figures stand in the order of the page',
    { landMu: 400, investmentYi: 30, outputYi: 9, floorAreaM2: 7 },
    ['investment 30亿元*[]', 'output 9亿元*[]', 'land 400亩*[]', 'floorArea 7㎡*[]'],
  ],
  [
    'what differs comes first, each value with everybody who gives it',
    {
      investmentYi: 100,
      landMu: 5,
      readings: {
        events: [],
        figures: [read(50, 'a1', { kind: 'land', unit: '亩' }), read(100, 'a2'), read(100, 'a3')],
      },
    },
    ['land! 5亩*[] 50亩[a1]', 'investment 100亿元*[a2,a3]'],
  ],
  [
    'conflicts of the corpus, with fields of any name',
    {
      investmentYi: 100,
      conflicts: [
        { field: 'investmentYi', value: 50, articleId: 'a1' },
        { field: 'investmentYi', value: 100, articleId: 'a2' },
        { field: 'stage', value: '投产', articleId: 'a3' },
        { field: 'landMu' },
        'nonsense',
      ],
    },
    ['investment! 100亿元*[a2] 50亿元*[a1]', 'stage 投产*[a3]'],
  ],
  [
    'another currency or a phase is another thing, not another opinion',
    {
      readings: {
        events: [],
        figures: [read(35, 'a1', { phase: '一期' }), read(100, 'a1'), read(14, 'a2', { unit: '亿美元' })],
      },
    },
    ['investment 100亿元[a1] 14亿美元[a2] 一期35亿元[a1]'],
  ],
  ['conflicts that are no list', { conflicts: 'x' }, []],
])('%s', (_, fields, expected) => {
  expect(groups(fields)).toEqual(expected);
});
