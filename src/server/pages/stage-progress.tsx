/** How one project went: a picture of its stages over time, and every stage with who says so. */
import { STAGES } from '../../contract/record.ts';
import { type StageRow, stagePicture } from '../charts/stage-picture.ts';
import type { StageClaim } from '../claims/stage-claims.ts';
import { ChartFigure } from './chart-figure.tsx';
import { dateText } from './date-range.ts';
import { type KnownArticles, SourceLines } from './source-line.tsx';
import { PartialDate } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

interface StageProgressProps {
  readonly claims: readonly StageClaim[];
  readonly articles: KnownArticles;
  readonly today: string;
}

/** One row a stage, in the order in which projects go through them. */
function rowsOf(claims: readonly StageClaim[]): readonly StageRow[] {
  return STAGES.flatMap((stage) => {
    const marks = claims.flatMap(({ date, planned, ...claim }) =>
      claim.stage === stage && date !== undefined ? [{ stage, date, planned }] : [],
    );
    return marks.length > 0 ? [{ label: stage, marks }] : [];
  });
}

export function StageProgress({ claims, articles, today }: StageProgressProps) {
  const rows = rowsOf(claims);
  const dated = claims.filter(({ date }) => date !== undefined).length;
  const caption = '阶段和日期';
  return (
    <ChartFigure
      caption={dated < claims.length ? `${caption}（日期不详的只列在表里）` : caption}
      open
      // A single point says no more than its row in the table.
      draw={(width) => (dated > 1 ? stagePicture(rows, { width, today, labels: 'beside' }) : undefined)}
      table={{
        head: ['阶段', '日期', '出处'],
        rows: claims.map(({ stage, date, planned, sources }) => [
          <StageLabel stage={stage} planned={planned} />,
          date === undefined ? (
            <span class="quiet">日期不详</span>
          ) : (
            <PartialDate date={date} text={dateText(date)} />
          ),
          sources.length === 0 ? '—' : <SourceLines sources={sources} articles={articles} date={date} />,
        ]),
      }}
    />
  );
}
