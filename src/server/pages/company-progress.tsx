/** The projects of a company as one picture: a line each, stages where they happened. */
import { STAGES, type Stage } from '../../contract/record.ts';
import { stagePicture } from '../charts/stage-picture.ts';
import { daySpan } from '../charts/time-axis.ts';
import type { StageClaim } from '../claims/stage-claims.ts';
import { ChartFigure } from './chart-figure.tsx';
import { count } from './figure-text.ts';
import { recordHref } from './page-url.ts';
import { PartialDate } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

export interface ProjectStages {
  readonly id: string;
  readonly name: string;
  readonly claims: readonly StageClaim[];
}

/** More lines than these make no picture; the table has them all. */
const MOST_ROWS = 24;

type Dated = StageClaim & { readonly date: string };

function datedOf({ claims }: ProjectStages): readonly Dated[] {
  return claims.filter(
    (claim): claim is Dated => claim.date !== undefined && daySpan(claim.date) !== undefined,
  );
}

export function CompanyProgress({
  projects,
  today,
}: {
  readonly projects: readonly ProjectStages[];
  readonly today: string;
}) {
  const rows = projects
    .map((project) => ({ project, dated: datedOf(project) }))
    .filter(({ dated }) => dated.length > 0)
    .toSorted((a, b) => ((a.dated[0]?.date ?? '') < (b.dated[0]?.date ?? '') ? -1 : 1));
  // One point has no course; its row below says as much.
  if (rows.flatMap(({ dated }) => dated).length < 2) return null;
  const drawn = rows.slice(-MOST_ROWS);
  const left = projects.length - drawn.length;
  const used = STAGES.filter((stage) =>
    drawn.some(({ dated }) => dated.some((claim) => claim.stage === stage)),
  );
  const planned = drawn.some(({ dated }) => dated.some((claim) => claim.planned));
  return (
    <ChartFigure
      caption={`项目进展${left > 0 ? `（另有 ${count(left)} 个项目${drawn.length < rows.length ? '较早或' : ''}没有写明日期，列在下面）` : ''}`}
      legend={<Legend stages={used} planned={planned} />}
      draw={(width) =>
        stagePicture(
          drawn.map(({ project, dated }) => ({ label: project.name, marks: dated })),
          { width, today, labels: 'above' },
        )
      }
      table={{
        head: ['项目', '阶段', '日期'],
        rows: rows.flatMap(({ project, dated }) =>
          dated.map((claim) => [
            <a href={recordHref('project', project.id)}>{project.name}</a>,
            <StageLabel stage={claim.stage} planned={claim.planned} />,
            <PartialDate date={claim.date} text={claim.date} />,
          ]),
        ),
      }}
    />
  );
}

function Legend({ stages, planned }: { readonly stages: readonly Stage[]; readonly planned: boolean }) {
  return (
    <ul class="legend">
      {stages.map((stage) => (
        <li>
          <StageLabel stage={stage} />
        </li>
      ))}
      {planned && <li>虚线为计划</li>}
    </ul>
  );
}
