/** The stages of one project as a line to glance at. */
import type { Stage } from '../../contract/record.ts';
import { isPlanned } from '../claims/stage-claims.ts';
import { StageLabel } from './stage-shape.tsx';

interface StageLineProps {
  readonly events: readonly {
    readonly stage: Stage;
    readonly date?: string | undefined;
    readonly planned?: unknown;
  }[];
  /** `YYYY-MM-DD`; an event after it is a plan. */
  readonly today: string;
}

export function StageLine({ events, today }: StageLineProps) {
  if (events.length === 0) return null;
  return (
    <ol class="stage-line" aria-label="阶段">
      {events.map(({ stage, date, planned: announced }) => {
        const planned = announced === true || isPlanned(date, today);
        return (
          <li class={planned ? 'planned' : undefined}>
            <StageLabel stage={stage} planned={planned} />
            {date !== undefined && <PartialDate date={date} text={date} />}
          </li>
        );
      })}
    </ol>
  );
}

/** A date in a `time` element where HTML knows its form: a quarter it does not. */
export function PartialDate({ date, text }: { readonly date: string; readonly text: string }) {
  return <time datetime={date.includes('Q') ? undefined : date}>{text}</time>;
}
