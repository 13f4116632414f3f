/** One project: figures, stages with their evidence, sources. */
import type { ArticleLink, ProjectDetail } from '../../contract/detail.ts';
import { ArticleList } from './article-list.tsx';
import { count, FIGURES, placeText } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { recordHref } from './page-url.ts';
import { QuietLine } from './quiet-line.tsx';
import { type Conflict, conflictsOf, isDerived } from './record-fields.ts';
import { StageTimeline } from './stage-line.tsx';
import { StageLabel } from './stage-shape.tsx';

export function projectPage(frame: Frame, project: ProjectDetail, today: string): PageHtml {
  const { id, name, stage, company, industry, regions, events, articles } = project;
  return layout({
    frame,
    title: `${name} · 项讯`,
    canonical: recordHref('project', id),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record">
        <div class="story">
          <p class="kind">项目</p>
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
              placeText(regions),
            ]}
          />
          <Figures project={project} />
          {isDerived(project) && <p class="note">这条项目记录由程序从报道中读出，以原文为准。</p>}
          <section>
            <h2>进展</h2>
            {events.length > 0 ? (
              <StageTimeline events={events} today={today} articles={articles} />
            ) : (
              <p class="quiet">报道中没有写明阶段和日期。</p>
            )}
          </section>
          <section>
            <h2>
              来源 <span class="count">{count(articles.length)}</span>
            </h2>
            <ArticleList articles={articles} />
          </section>
        </div>
      </div>
    ),
  });
}

function Figures({ project }: { readonly project: ProjectDetail }) {
  const conflicts = conflictsOf(project);
  const rows = FIGURES.map((figure) => ({
    ...figure,
    value: project[figure.field],
    others: conflicts.filter(({ field }) => field === figure.field),
  }));
  const known = rows.filter(({ value, others }) => value !== undefined || others.length > 0);
  if (known.length === 0) return <p class="quiet">报道中没有写明投资额、用地或面积。</p>;
  return (
    <>
      <dl class="figures">
        {rows.map(({ name, value, write }) => {
          const figure = value === undefined ? undefined : write(value);
          return (
            <div>
              <dt>{name}</dt>
              <dd>
                {figure === undefined ? (
                  <>
                    <b aria-hidden="true">—</b>
                    <span class="unseen">不详</span>
                  </>
                ) : (
                  <>
                    <b>{figure.value}</b> <span class="unit">{figure.unit}</span>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} articles={project.articles} />}
    </>
  );
}

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly articles: readonly ArticleLink[];
}

/** Values that differ, beside each other and each with the article that prints it. None is preferred here. */
function Conflicts({ conflicts, articles }: ConflictsProps) {
  return (
    <section class="conflicts">
      <h2>报道中的不同说法</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">项</th>
              <th scope="col" class="number">
                数值
              </th>
              <th scope="col">见于</th>
            </tr>
          </thead>
          <tbody>
            {conflicts
              .toSorted((a, b) => order(a) - order(b))
              .map((conflict) => {
                const article = articles.find(({ id }) => id === conflict.articleId);
                return (
                  <tr>
                    <td>{fieldName(conflict.field)}</td>
                    <td class="number">{conflictValue(conflict)}</td>
                    <td>
                      {conflict.articleId === undefined ? (
                        '—'
                      ) : (
                        <a href={recordHref('article', conflict.articleId)}>
                          {article?.title ?? `新闻 ${conflict.articleId}`}
                        </a>
                      )}
                      {article?.source !== undefined && <span class="quiet"> {article.source}</span>}
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function fieldName(field: string): string {
  return FIGURES.find((figure) => figure.field === field)?.name ?? (field === 'stage' ? '阶段' : field);
}

function order(conflict: Conflict): number {
  const index = FIGURES.findIndex(({ field }) => field === conflict.field);
  return index === -1 ? FIGURES.length : index;
}

function conflictValue({ field, value }: Conflict): string {
  const write = FIGURES.find((figure) => figure.field === field)?.write;
  if (write === undefined || typeof value === 'string') return String(value);
  const figure = write(value);
  return `${figure.value} ${figure.unit}`;
}
