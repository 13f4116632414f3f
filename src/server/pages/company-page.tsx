/** One company: its names, what its projects come to, how they went, and the articles that tell of it. */
import type { ArticleDetail, CompanyDetail, ProjectDetail } from '../../contract/detail.ts';
import { columnPicture } from '../charts/column-picture.ts';
import { stageClaims } from '../claims/stage-claims.ts';
import { ArticleList } from './article-list.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { CompanyNames } from './company-names.tsx';
import { CompanyProgress } from './company-progress.tsx';
import { type CompanySums, companySums } from './company-sums.ts';
import { publishedDay } from './date-range.ts';
import { DerivedTag } from './derived-tag.tsx';
import { count, sumText, webAddress } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { monthCounts } from './month-counts.ts';
import { recordHref, searchHref } from './page-url.ts';
import { PlaceTrail } from './place-links.tsx';
import { ProjectRows, type ShownProject } from './project-rows.tsx';
import { QuietLine } from './quiet-line.tsx';
import { companyExtras, evidenceOf, isDerived } from './record-fields.ts';
import { SourceList } from './source-list.tsx';
import { StageLabel } from './stage-shape.tsx';

export interface CompanyView {
  readonly company: CompanyDetail;
  /** Its projects with what was read of them; the rest of them only as links of the company. */
  readonly projects: readonly ProjectDetail[];
  /** The articles that the company was read from, by id. */
  readonly texts: ReadonlyMap<string, ArticleDetail>;
  readonly today: string;
}

const SHOWN_ARTICLES = 20;

export function companyPage(
  frame: Frame,
  { company, projects: details, texts, today }: CompanyView,
): PageHtml {
  const { id, name, industry, regions, articles } = company;
  const { related } = companyExtras(company);
  const site = webAddress(company.url);
  const known = new Map(details.map((project) => [project.id, project]));
  const projects: readonly ShownProject[] = company.projects.map((link) => known.get(link.id) ?? link);
  const sums = companySums(projects);
  const days = articles.flatMap(({ published }) =>
    published === undefined ? [] : [publishedDay(published)],
  );
  const evidence = evidenceOf(company);
  return layout({
    frame,
    title: `${name} · 项讯`,
    canonical: recordHref('company', id),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record dossier">
        <div class="record-head">
          <p class="kind">企业 {isDerived(company) && <DerivedTag />}</p>
          <h1>{name}</h1>
          <QuietLine
            parts={[
              industry,
              regions !== undefined && regions.length > 0 && <PlaceTrail regions={regions} />,
              site !== undefined && (
                <a href={site} rel="noopener noreferrer nofollow">
                  {new URL(site).host}
                </a>
              ),
            ]}
          />
          {isDerived(company) && <p class="note">这条企业记录由程序从报道中读出，以原文为准。</p>}
          <Sums sums={sums} articles={articles.length} newest={days.toSorted().at(-1)} />
        </div>
        <aside class="beside" aria-label="名称和关联">
          <CompanyNames
            company={company}
            articles={new Map([...articles, ...texts.values()].map((one) => [one.id, one]))}
          />
          {related.length > 0 && (
            <section>
              <h2>关联</h2>
              <ul class="plain">
                {related.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            </section>
          )}
        </aside>
        <div class="story">
          <section>
            <h2>
              项目 <span class="count">{count(projects.length)}</span>
            </h2>
            {projects.length === 0 && <p class="quiet">报道中还没有它的项目。</p>}
            <StageCounts id={id} sums={sums} />
            <CompanyProgress
              projects={projects.map((project) => ({ ...project, claims: stageClaims(project, today) }))}
              today={today}
            />
            {projects.length > 0 && <ProjectRows projects={projects} today={today} />}
          </section>
          <section>
            <h2>
              报道 <span class="count">{count(articles.length)}</span>
            </h2>
            <ArticleMonths days={days} undated={articles.length - days.length} />
            {evidence.length > 0 ? (
              <SourceList articles={articles} evidence={evidence} texts={texts} />
            ) : (
              <ArticleList articles={articles} shown={SHOWN_ARTICLES} />
            )}
          </section>
        </div>
      </div>
    ),
  });
}

interface SumsProps {
  readonly sums: CompanySums;
  readonly articles: number;
  readonly newest: string | undefined;
}

function Sums({ sums, articles, newest }: SumsProps) {
  return (
    <dl class="figures">
      <div>
        <dt>项目</dt>
        <dd>
          <b>{count(sums.projects)}</b> <span class="unit">个</span>
        </dd>
      </div>
      <div>
        <dt>写明的投资额</dt>
        <dd>
          {sums.stating === 0 ? (
            <>
              <b aria-hidden="true">—</b>
              <span class="unseen">不详</span>
            </>
          ) : (
            <>
              <b>{sumText(sums.investmentYi)}</b> <span class="unit">亿元</span>
              <span class="of">
                {count(sums.stating)} 个项目之和
                {sums.stating < sums.projects && `，其余 ${count(sums.projects - sums.stating)} 个未计入`}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>报道</dt>
        <dd>
          <b>{count(articles)}</b> <span class="unit">篇</span>
        </dd>
      </div>
      <div>
        <dt>最近报道</dt>
        <dd>{newest === undefined ? '日期不详' : <time datetime={newest}>{newest}</time>}</dd>
      </div>
    </dl>
  );
}

/** Projects by stage, each a search for them. */
function StageCounts({ id, sums }: { readonly id: string; readonly sums: CompanySums }) {
  if (sums.stages.length === 0) return null;
  return (
    <ul class="legend" aria-label="按阶段">
      {sums.stages.map(({ stage, count: number }) => (
        <li>
          <a href={searchHref(new URLSearchParams({ q: '', type: 'project', company: id, stage }))}>
            <StageLabel stage={stage} /> <span class="count">{count(number)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Articles by month; a picture of one article would say nothing. */
function ArticleMonths({ days, undated }: { readonly days: readonly string[]; readonly undated: number }) {
  const columns = monthCounts(days);
  if (days.length < 2) return null;
  const unit = columns[0]?.period.length === 4 ? '年' : '月';
  return (
    <ChartFigure
      caption={`报道按${unit}分布${undated > 0 ? `（日期不详的 ${count(undated)} 篇未列入）` : ''}`}
      draw={(width) => columnPicture(columns, width)}
      table={{
        head: [unit === '年' ? '年份' : '月份', '篇数'],
        numbers: [1],
        rows: columns.flatMap(({ period, count: number }) => (number > 0 ? [[period, count(number)]] : [])),
      }}
    />
  );
}
