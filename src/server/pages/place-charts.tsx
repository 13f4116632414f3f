/** The pictures of a place: projects by district and stage, and by industry; stated investment by industry. */
import { STAGES, type Stage } from '../../contract/record.ts';
import { type BarPart, barPicture } from '../charts/bar-picture.ts';
import type { DistrictCount, IndustryCount } from '../places/place-summary.ts';
import { ChartFigure } from './chart-figure.tsx';
import { count } from './figure-text.ts';
import { placeHref, searchHref } from './page-url.ts';

const SHOWN_DISTRICTS = 24;
const SHOWN_INDUSTRIES = 12;
/** The one part of bars that are not cut. */
const WHOLE: BarPart = { name: '', fill: 'var(--bar)', ink: 'var(--ink)' };

interface StagePart extends BarPart {
  readonly stage: Stage | undefined;
}

/** From pale to full along the way of a project; the stages later in the row carry light figures. */
const PARTS: readonly StagePart[] = [
  ...STAGES.map((stage, index) => ({
    stage,
    name: stage,
    fill: `var(--stage-${index + 1})`,
    ink: index < 4 ? 'var(--ink)' : 'var(--paper)',
  })),
  { stage: undefined, name: '未写明', fill: 'var(--bar-out)', ink: 'var(--ink)' },
];

export function DistrictChart({
  path,
  districts,
}: {
  readonly path: readonly string[];
  readonly districts: readonly DistrictCount[];
}) {
  const parts = PARTS.filter(({ stage }) => districts.some(({ stages }) => stages.has(stage)));
  const drawn = districts.slice(0, SHOWN_DISTRICTS);
  const unknown = '未写明下级地区';
  return (
    <ChartFigure
      caption={`各地项目数，按目前阶段${drawn.length < districts.length ? `（前 ${drawn.length} 个）` : ''}`}
      legend={<PartLegend parts={parts} />}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, stages, total }) => ({
            label: name ?? unknown,
            values: parts.map(({ stage }) => stages.get(stage) ?? 0),
            end: count(total),
          })),
          parts,
          width,
        )
      }
      table={{
        head: ['地区', ...parts.map((part) => part.name), '合计'],
        numbers: [...parts.keys(), parts.length].map((column) => column + 1),
        rows: districts.map(({ name, stages, total }) => [
          name === undefined ? unknown : <a href={placeHref([...path, name])}>{name}</a>,
          ...parts.map(({ stage }) => count(stages.get(stage) ?? 0)),
          count(total),
        ]),
      }}
    />
  );
}

/** A place without districts: its stages alone. */
export function StageChart({ districts }: { readonly districts: readonly DistrictCount[] }) {
  const rows = PARTS.flatMap(({ stage, name }) => {
    const number = districts.reduce((sum, { stages }) => sum + (stages.get(stage) ?? 0), 0);
    return number > 0 ? [{ name, number }] : [];
  });
  return (
    <ChartFigure
      caption="项目数，按目前阶段"
      draw={(width) =>
        barPicture(
          rows.map(({ name, number }) => ({ label: name, values: [number], end: count(number) })),
          [WHOLE],
          width,
        )
      }
      table={{
        head: ['阶段', '项目'],
        numbers: [1],
        rows: rows.map(({ name, number }) => [name, count(number)]),
      }}
    />
  );
}

interface IndustryChartProps {
  readonly path: readonly string[];
  readonly industries: readonly IndustryCount[];
  readonly projects: number;
}

export function IndustryChart({ path, industries, projects }: IndustryChartProps) {
  if (industries.length === 0) return null;
  const drawn = industries.slice(0, SHOWN_INDUSTRIES);
  const unknown = projects - industries.reduce((sum, one) => sum + one.projects, 0);
  const region = path.at(-1);
  const notes = [
    ...(drawn.length < industries.length ? [`最多的 ${drawn.length} 个行业`] : []),
    ...(unknown > 0 ? [`未写明行业的 ${count(unknown)} 个未列入`] : []),
  ];
  return (
    <ChartFigure
      caption={`各行业项目数${notes.length > 0 ? `（${notes.join('，')}）` : ''}`}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, projects: number }) => ({ label: name, values: [number], end: count(number) })),
          [WHOLE],
          width,
        )
      }
      table={{
        head: ['行业', '项目'],
        numbers: [1],
        rows: industries.map(({ name, projects: number }) => [
          <a
            href={searchHref(
              new URLSearchParams({
                q: '',
                type: 'project',
                ...(region === undefined ? {} : { region }),
                industry: name,
              }),
            )}
          >
            {name}
          </a>,
          count(number),
        ]),
      }}
    />
  );
}

/** Only what the corpus states of single projects is added up. */
export function InvestmentChart({ industries }: { readonly industries: readonly IndustryCount[] }) {
  const ranked = industries
    .filter(({ stating }) => stating > 0)
    .toSorted((a, b) => b.investmentYi - a.investmentYi);
  if (ranked.length === 0) return null;
  const drawn = ranked.slice(0, SHOWN_INDUSTRIES);
  return (
    <ChartFigure
      caption={`各行业写明的投资额，亿元${drawn.length < ranked.length ? `（最多的 ${drawn.length} 个行业）` : ''}`}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, investmentYi, stating }) => ({
            label: name,
            values: [investmentYi],
            end: `${count(investmentYi)}（${count(stating)} 个项目）`,
          })),
          [WHOLE],
          width,
        )
      }
      table={{
        head: ['行业', '写明的投资额 (亿元)', '写明的项目'],
        numbers: [1, 2],
        rows: ranked.map(({ name, investmentYi, stating }) => [name, count(investmentYi), count(stating)]),
      }}
    />
  );
}

function PartLegend({ parts }: { readonly parts: readonly StagePart[] }) {
  return (
    <ul class="legend swatches">
      {parts.map(({ name, fill }) => (
        <li>
          <svg width="12" height="12" aria-hidden="true" focusable="false">
            <rect width="12" height="12" rx="2" fill={fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
