/** Projects with their stages, on the pages of articles and companies alike. */
import type { Readings } from '../../contract/reading.ts';
import type { ProjectEvent, Stage } from '../../contract/record.ts';
import { stageClaims } from '../claims/stage-claims.ts';
import { DerivedTag } from './derived-tag.tsx';
import { yiText } from './figure-text.ts';
import { recordHref } from './page-url.ts';
import { placeLink } from './place-links.tsx';
import { isDerived } from './record-fields.ts';
import { StageLine } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

/** What a row needs: a project by its link, or whole. */
export interface ShownProject {
  readonly id: string;
  readonly name: string;
  readonly stage?: Stage | undefined;
  readonly investmentYi?: number | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly events: readonly ProjectEvent[];
  readonly readings?: Readings | undefined;
  readonly derived?: unknown;
}

interface ProjectRowsProps {
  readonly projects: readonly ShownProject[];
  readonly today: string;
}

export function ProjectRows({ projects, today }: ProjectRowsProps) {
  return (
    <ul class="project-rows">
      {projects.map((project) => (
        <li>
          <h3>
            <a href={recordHref('project', project.id)}>{project.name}</a>
            {isDerived(project) && <DerivedTag />}
          </h3>
          {project.investmentYi !== undefined && <p class="amount">{yiText(project.investmentYi)}</p>}
          <div class="row-line">
            <Stages project={project} today={today} />
            <span class="quiet">{placeLink(project.regions)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Stages({ project, today }: { readonly project: ShownProject; readonly today: string }) {
  const all = stageClaims(project, today);
  // At a glance, a stage that is dated need not be said again without its date, and plans come last.
  const claims = all
    .filter(
      ({ stage, date }) =>
        date !== undefined || !all.some((one) => one.stage === stage && one.date !== undefined),
    )
    .toSorted((a, b) => Number(a.planned) - Number(b.planned));
  if (claims.length > 0) return <StageLine events={claims} today={today} />;
  return project.stage === undefined ? null : <StageLabel stage={project.stage} />;
}
