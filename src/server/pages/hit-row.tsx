/** One row of the answer; it can be judged without opening it. */
import type { CompanyDetail, ProjectDetail } from '../../contract/detail.ts';
import type { Hit } from '../../contract/search.ts';
import { DerivedTag } from './derived-tag.tsx';
import { aliasesIn, count, TYPE_NAMES, webAddress, whyText, yiText } from './figure-text.ts';
import { MarkedWords } from './marked-words.tsx';
import { recordHref } from './page-url.ts';
import { placeLink } from './place-links.tsx';
import { QuietLine } from './quiet-line.tsx';
import { REPRINTS } from './reprint-list.tsx';
import { StageLine } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

const SHOWN_PROJECTS = 5;

interface HitRowProps {
  readonly hit: Hit;
  readonly today: string;
  /** The whole record of a first hit that is a company or project: its stages are part of the answer. */
  readonly answer?: CompanyDetail | ProjectDetail | undefined;
}

export function HitRow({ hit, today, answer }: HitRowProps) {
  return (
    <li class={`hit ${hit.type}`}>
      <article>
        <Title hit={hit} />
        {hit.snippet !== undefined && (
          <p class="snippet">
            <MarkedWords value={hit.snippet} />
          </p>
        )}
        <Facts hit={hit} staged={answer?.type === 'project' && answer.events.length > 0} />
        {answer?.type === 'company' && <CompanyProjects company={answer} today={today} />}
        {answer?.type === 'project' && <StageLine events={answer.events} today={today} />}
        {hit.why.length > 0 && <p class="why">{hit.why.map(whyText).join('；')}</p>}
      </article>
    </li>
  );
}

function Title({ hit }: { readonly hit: Hit }) {
  const aliases = hit.type === 'company' ? aliasesIn(hit.why) : [];
  return (
    <h3>
      {hit.type !== 'article' && <span class="kind">{TYPE_NAMES[hit.type]}</span>}
      <a href={recordHref(hit.type, hit.id)}>
        <MarkedWords value={hit.title} />
      </a>
      {hit.derived === true && <DerivedTag />}
      {aliases.length > 0 && <span class="alias">{aliases.join('、')}</span>}
    </h3>
  );
}

/** `staged`: the stages stand below, so the last of them need not stand here. */
function Facts({ hit, staged }: { readonly hit: Hit; readonly staged: boolean }) {
  const { published, articleCount, investmentYi } = hit;
  const place = placeLink(hit.regions);
  const original = webAddress(hit.url);
  const date = published !== undefined && <time datetime={published}>{published}</time>;
  const reports = articleCount !== undefined && `${count(articleCount)} 篇报道`;
  if (hit.type === 'company') {
    return (
      <QuietLine
        parts={[
          place,
          hit.industry,
          hit.projects.length > 0 && `${count(hit.projects.length)} 个项目`,
          reports,
          date && <>最近 {date}</>,
        ]}
      />
    );
  }
  const amount = investmentYi !== undefined && <span class="amount">{yiText(investmentYi)}</span>;
  if (hit.type === 'project') {
    const company = hit.companies[0];
    return (
      <QuietLine
        parts={[
          hit.stage && !staged && <StageLabel stage={hit.stage} />,
          amount,
          place,
          company && <a href={recordHref('company', company.id)}>{company.name}</a>,
          reports,
          date && <>最近 {date}</>,
        ]}
      />
    );
  }
  return (
    <QuietLine
      parts={[
        hit.source,
        date || '日期不详',
        place,
        amount,
        hit.original && <OriginalLink original={hit.original} />,
        hit.duplicates > 0 && (
          <a href={`${recordHref('article', hit.id)}#${REPRINTS}`}>另有 {count(hit.duplicates)} 家报道</a>
        ),
        original !== undefined && (
          <a href={original} rel="noopener noreferrer nofollow">
            原文
          </a>
        ),
      ]}
    />
  );
}

function OriginalLink({ original: { id, source } }: { readonly original: NonNullable<Hit['original']> }) {
  return <a href={recordHref('article', id)}>{source === undefined ? '转载，见原载' : `原载 ${source}`}</a>;
}

function CompanyProjects({ company, today }: { readonly company: CompanyDetail; readonly today: string }) {
  const { projects } = company;
  if (projects.length === 0) return null;
  return (
    <ul class="card-projects">
      {projects.slice(0, SHOWN_PROJECTS).map((project) => (
        <li>
          <a href={recordHref('project', project.id)}>{project.name}</a>
          {project.events.length > 0 ? (
            <StageLine events={project.events} today={today} />
          ) : (
            project.stage !== undefined && <StageLabel stage={project.stage} />
          )}
        </li>
      ))}
      {projects.length > SHOWN_PROJECTS && (
        <li>
          <a href={recordHref('company', company.id)}>全部 {count(projects.length)} 个项目</a>
        </li>
      )}
    </ul>
  );
}
