/** Projects with their stages, on the pages of articles and companies alike. */
import type { ProjectLink } from '../../contract/detail.ts';
import { placeText, yiText } from './figure-text.ts';
import { recordHref } from './page-url.ts';
import { StageLine } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

interface ProjectRowsProps {
  readonly projects: readonly ProjectLink[];
  readonly today: string;
}

export function ProjectRows({ projects, today }: ProjectRowsProps) {
  return (
    <ul class="project-rows">
      {projects.map(({ id, name, stage, investmentYi, regions, events }) => (
        <li>
          <h3>
            <a href={recordHref('project', id)}>{name}</a>
          </h3>
          {investmentYi !== undefined && <p class="amount">{yiText(investmentYi)}</p>}
          <div class="row-line">
            {events.length > 0 ? (
              <StageLine events={events} today={today} />
            ) : (
              stage !== undefined && <StageLabel stage={stage} />
            )}
            <span class="quiet">{placeText(regions)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
