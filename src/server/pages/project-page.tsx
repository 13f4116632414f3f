/** One project: figures side by side, stages over time, sources with their sentences. */
import type { Child } from 'hono/jsx';
import type { ArticleDetail, ProjectDetail } from '../../contract/detail.ts';
import { type FigureGroup, figureGroups } from '../claims/figure-claims.ts';
import { stageClaims } from '../claims/stage-claims.ts';
import { DerivedTag } from './derived-tag.tsx';
import { FigureTable } from './figure-table.tsx';
import { count, FIGURE_NAMES, figureText } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { recordHref } from './page-url.ts';
import { PlaceTrail } from './place-links.tsx';
import { QuietLine } from './quiet-line.tsx';
import { isDerived } from './record-fields.ts';
import { SourceList } from './source-list.tsx';
import { StageProgress } from './stage-progress.tsx';
import { StageLabel } from './stage-shape.tsx';

export interface ProjectView {
  readonly project: ProjectDetail;
  /** The articles that something was read from, by id, as far as they are there. */
  readonly texts: ReadonlyMap<string, ArticleDetail>;
  readonly today: string;
}

/** The figures that every project is asked for. */
const ASKED = ['investment', 'land', 'floorArea', 'output'] as const;

/** Values of one figure at a glance; the table has them all. */
const SHOWN_VALUES = 3;

export function projectPage(frame: Frame, { project, texts, today }: ProjectView): PageHtml {
  const { id, name, stage, company, industry, regions, articles, readings } = project;
  const claims = stageClaims(project, today);
  const groups = figureGroups(project);
  const known = new Map([...texts.values(), ...articles].map((article) => [article.id, article]));
  const evidence = [...(readings?.events ?? []), ...(readings?.figures ?? [])].map(({ at }) => at);
  return layout({
    frame,
    title: `${name} · 项讯`,
    canonical: recordHref('project', id),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record dossier">
        <div class="record-head">
          <p class="kind">项目 {isDerived(project) && <DerivedTag />}</p>
          <h1>{name}</h1>
          <QuietLine
            parts={[
              stage !== undefined && <StageLabel stage={stage} />,
              company &&
                (company.id === undefined ? (
                  company.name
                ) : (
                  <a href={recordHref('company', company.id)}>{company.name}</a>
                )),
              industry,
              regions !== undefined && regions.length > 0 && <PlaceTrail regions={regions} />,
            ]}
          />
          {isDerived(project) && (
            <p class="note">这条项目记录由程序从报道中读出，每项都附原句，以原文为准。</p>
          )}
          {groups.length > 0 ? (
            <FigureStrip groups={groups} />
          ) : (
            <p class="quiet">报道中没有写明投资额、用地或面积。</p>
          )}
        </div>
        <OtherNames project={project} />
        <div class="story">
          <section>
            <h2>进展</h2>
            {claims.length > 0 ? (
              <StageProgress claims={claims} articles={known} today={today} />
            ) : (
              <p class="quiet">报道中没有写明阶段和日期。</p>
            )}
          </section>
          {groups.length > 0 && (
            <section>
              <h2>数字和出处</h2>
              {groups.some(({ differs }) => differs) && (
                <p class="note">报道的说法不一，下面并列写出，不作取舍。外币不折算。</p>
              )}
              <FigureTable groups={groups} articles={known} texts={texts} />
            </section>
          )}
          <section>
            <h2>
              来源 <span class="count">{count(articles.length)}</span>
            </h2>
            <SourceList articles={articles} evidence={evidence} texts={texts} />
          </section>
        </div>
      </div>
    ),
  });
}

/** The figures at a glance: one value where all agree, every value where they do not. */
function FigureStrip({ groups }: { readonly groups: readonly FigureGroup[] }) {
  return (
    <dl class="figures">
      {ASKED.map((kind) => {
        const group = groups.find((one) => one.kind === kind);
        const whole = group?.claims ?? [];
        const claims = whole.filter(({ phase }) => phase === undefined);
        const values = (claims.length > 0 ? claims : whole).map(({ value, unit, phase }) => {
          const [number = '', ...rest] = figureText(value, unit).split(' ');
          return { number, unit: [...(phase === undefined ? [] : [phase]), ...rest].join(' ') };
        });
        return (
          <div>
            <dt>{FIGURE_NAMES[kind]}</dt>
            <dd>
              {values.length === 0 && (
                <>
                  <b aria-hidden="true">—</b>
                  <span class="unseen">不详</span>
                </>
              )}
              {values.slice(0, SHOWN_VALUES).map(({ number, unit }) => (
                <span class="value">
                  <b>{number}</b> <span class="unit">{unit}</span>
                </span>
              ))}
              {values.length > SHOWN_VALUES && (
                <span class="of">另有 {count(values.length - SHOWN_VALUES)} 种写法，见下</span>
              )}
              {group?.differs && <span class="tag">说法不一</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Names by which reports call it; nothing where there are none. */
function OtherNames({ project }: { readonly project: ProjectDetail }): Child {
  const { aliases, name } = project;
  const others = (aliases ?? []).filter((alias) => alias !== name);
  if (others.length === 0) return null;
  return (
    <aside class="beside" aria-label="又称">
      <h2>报道中又称</h2>
      <ul class="plain">
        {others.map((alias) => (
          <li>{alias}</li>
        ))}
      </ul>
    </aside>
  );
}
