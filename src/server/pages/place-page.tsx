/** One place: its projects by district, stage and industry, the newest of them, its companies and news. */
import type { Hit } from '../../contract/search.ts';
import type { CompanyCount, PlaceSummary } from '../places/place-summary.ts';
import { count, sumText } from './figure-text.ts';
import { HitRow } from './hit-row.tsx';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { placeHref, recordHref, searchHref } from './page-url.ts';
import { DistrictChart, IndustryChart, InvestmentChart, StageChart } from './place-charts.tsx';

const SHOWN_PROJECTS = 8;
const SHOWN_COMPANIES = 24;
const SHOWN_ARTICLES = 6;
const EVERYWHERE = '全部地区';

export function placePage(frame: Frame, summary: PlaceSummary, today: string): PageHtml {
  const { path, projects, isPart, districts, industries, companies, articles } = summary;
  const name = path.at(-1) ?? EVERYWHERE;
  const inner = districts.filter((district) => district.name !== undefined);
  const params = (type: string) =>
    new URLSearchParams({ q: '', type, ...(path.length > 0 ? { region: name } : {}), sort: 'newest' });
  return layout({
    frame,
    title: `${name}的项目 · 项讯`,
    canonical: placeHref(path),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record dossier">
        <div class="record-head">
          <Breadcrumb path={path} />
          <h1>{name}</h1>
          <PlaceFigures summary={summary} />
          {isPart && <p class="note">只统计了有最新报道的 {count(projects.length)} 个项目。</p>}
        </div>
        <div class="story">
          {projects.length === 0 ? (
            <p class="quiet">还没有写明在这里的项目。</p>
          ) : (
            <section>
              <h2>项目分布</h2>
              {inner.length > 0 ? (
                <DistrictChart path={path} districts={districts} />
              ) : (
                <StageChart districts={districts} />
              )}
              <IndustryChart path={path} industries={industries} projects={projects.length} />
              <InvestmentChart industries={industries} />
            </section>
          )}
          <HitSection
            title="最新项目"
            hits={projects.slice(0, SHOWN_PROJECTS)}
            all={searchHref(params('project'))}
            today={today}
          />
          <HitSection
            title="最新报道"
            hits={articles.slice(0, SHOWN_ARTICLES)}
            all={searchHref(params('article'))}
            today={today}
          />
        </div>
        <aside class="beside" aria-label="下辖地区和企业">
          {inner.length > 0 && (
            <section>
              <h2>下辖地区</h2>
              <ul class="ranked">
                {inner.map((district) => (
                  <li>
                    <a href={placeHref([...path, district.name ?? ''])}>{district.name}</a>
                    <span class="count">{count(district.total)} 个项目</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {companies.length > 0 && (
            <section>
              <h2>
                企业 <span class="count">{count(companies.length)}</span>
              </h2>
              <CompanyList companies={companies.slice(0, SHOWN_COMPANIES)} />
              {companies.length > SHOWN_COMPANIES && (
                <details class="rest">
                  <summary>其余 {count(companies.length - SHOWN_COMPANIES)} 家</summary>
                  <CompanyList companies={companies.slice(SHOWN_COMPANIES)} />
                </details>
              )}
            </section>
          )}
        </aside>
      </div>
    ),
  });
}

function Breadcrumb({ path }: { readonly path: readonly string[] }) {
  if (path.length === 0) return <p class="kind">地区</p>;
  return (
    <nav class="kind" aria-label="上级地区">
      <a href={placeHref([])}>{EVERYWHERE}</a>
      {path.slice(0, -1).map((name, index) => (
        <>
          {' › '}
          <a href={placeHref(path.slice(0, index + 1))}>{name}</a>
        </>
      ))}
    </nav>
  );
}

function CompanyList({ companies }: { readonly companies: readonly CompanyCount[] }) {
  return (
    <ul class="ranked">
      {companies.map((company) => (
        <li>
          <a href={recordHref('company', company.id)}>{company.name}</a>
          {company.projects > 0 && <span class="count">{count(company.projects)} 个项目</span>}
        </li>
      ))}
    </ul>
  );
}

function PlaceFigures({ summary: { projects, companies, industries } }: { readonly summary: PlaceSummary }) {
  const stating = projects.filter(
    ({ investmentYi, derived }) => investmentYi !== undefined && derived !== true,
  );
  const sum = stating.reduce((total, { investmentYi = 0 }) => total + investmentYi, 0);
  return (
    <dl class="figures">
      <div>
        <dt>项目</dt>
        <dd>
          <b>{count(projects.length)}</b> <span class="unit">个</span>
        </dd>
      </div>
      <div>
        <dt>写明的投资额</dt>
        <dd>
          <b>{sumText(sum)}</b> <span class="unit">亿元</span>
          <span class="of">
            {count(stating.length)} 个项目之和
            {stating.length < projects.length && `，其余 ${count(projects.length - stating.length)} 个未计入`}
          </span>
        </dd>
      </div>
      <div>
        <dt>企业</dt>
        <dd>
          <b>{count(companies.length)}</b> <span class="unit">家</span>
        </dd>
      </div>
      <div>
        <dt>行业</dt>
        <dd>
          <b>{count(industries.length)}</b> <span class="unit">个</span>
        </dd>
      </div>
    </dl>
  );
}

interface HitSectionProps {
  readonly title: string;
  readonly hits: readonly Hit[];
  /** Where all of them are. */
  readonly all: string;
  readonly today: string;
}

function HitSection({ title, hits, all, today }: HitSectionProps) {
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="hits">
        {hits.map((hit) => (
          <HitRow hit={hit} today={today} />
        ))}
      </ol>
      <p class="all">
        <a href={all}>搜全部{title.slice(2)}</a>
      </p>
    </section>
  );
}
