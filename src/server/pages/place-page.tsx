/** One place: its projects by district, stage and industry, the newest of them, its companies and news. */
import { STAGES, type Stage } from '../../contract/record.ts';
import type { Hit } from '../../contract/search.ts';
import { type BarPart, barPicture } from '../charts/bar-picture.ts';
import type { CompanyCount, DistrictCount, IndustryCount, PlaceSummary } from '../places/place-summary.ts';
import { ChartFigure } from './chart-figure.tsx';
import { count, sumText } from './figure-text.ts';
import { HitRow } from './hit-row.tsx';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { placeHref, recordHref, searchHref } from './page-url.ts';

const SHOWN_DISTRICTS = 24;
const SHOWN_INDUSTRIES = 12;
const SHOWN_PROJECTS = 8;
const SHOWN_COMPANIES = 24;
const SHOWN_ARTICLES = 6;
const EVERYWHERE = '全部地区';

interface StagePart extends BarPart {
  readonly stage: Stage | undefined;
}

/** From pale to full along the way of a project; the stages later in the row carry light figures. */
const PARTS: readonly StagePart[] = [
  ...STAGES.map((stage, index) => ({
    stage,
    name: stage,
    fill: `var(--stage-${index + 1})`,
    ink: index < 4 ? 'var(--ink)' : 'var(--paper)',
  })),
  { stage: undefined, name: '未写明', fill: 'var(--bar-out)', ink: 'var(--ink)' },
];

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
    box: { q: '', hidden: path.length > 0 ? [['region', name]] : [] },
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
          <HitSection title="最新项目" hits={projects.slice(0, SHOWN_PROJECTS)} all={searchHref(params('project'))} today={today} />
          <HitSection title="最新报道" hits={articles.slice(0, SHOWN_ARTICLES)} all={searchHref(params('article'))} today={today} />
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
  const stating = projects.filter(({ investmentYi, derived }) => investmentYi !== undefined && derived !== true);
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

function DistrictChart({
  path,
  districts,
}: {
  readonly path: readonly string[];
  readonly districts: readonly DistrictCount[];
}) {
  const parts = PARTS.filter(({ stage }) => districts.some(({ stages }) => stages.has(stage)));
  const drawn = districts.slice(0, SHOWN_DISTRICTS);
  const unknown = '未写明下级地区';
  return (
    <ChartFigure
      caption={`各地项目数，按目前阶段${drawn.length < districts.length ? `（前 ${drawn.length} 个）` : ''}`}
      legend={<PartLegend parts={parts} />}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, stages, total }) => ({
            label: name ?? unknown,
            values: parts.map(({ stage }) => stages.get(stage) ?? 0),
            end: count(total),
          })),
          parts,
          width,
        )
      }
      table={{
        head: ['地区', ...parts.map((part) => part.name), '合计'],
        numbers: [...parts.keys(), parts.length].map((column) => column + 1),
        rows: districts.map(({ name, stages, total }) => [
          name === undefined ? unknown : <a href={placeHref([...path, name])}>{name}</a>,
          ...parts.map(({ stage }) => count(stages.get(stage) ?? 0)),
          count(total),
        ]),
      }}
    />
  );
}

/** A place without districts: its stages alone. */
function StageChart({ districts }: { readonly districts: readonly DistrictCount[] }) {
  const rows = PARTS.flatMap(({ stage, name }) => {
    const number = districts.reduce((sum, { stages }) => sum + (stages.get(stage) ?? 0), 0);
    return number > 0 ? [{ name, number }] : [];
  });
  return (
    <ChartFigure
      caption="项目数，按目前阶段"
      draw={(width) =>
        barPicture(
          rows.map(({ name, number }) => ({ label: name, values: [number], end: count(number) })),
          [{ name: '项目', fill: 'var(--bar)', ink: 'var(--ink)' }],
          width,
        )
      }
      table={{
        head: ['阶段', '项目'],
        numbers: [1],
        rows: rows.map(({ name, number }) => [name, count(number)]),
      }}
    />
  );
}

interface IndustryChartProps {
  readonly path: readonly string[];
  readonly industries: readonly IndustryCount[];
  readonly projects: number;
}

function IndustryChart({ path, industries, projects }: IndustryChartProps) {
  if (industries.length === 0) return null;
  const drawn = industries.slice(0, SHOWN_INDUSTRIES);
  const unknown = projects - industries.reduce((sum, one) => sum + one.projects, 0);
  const region = path.at(-1);
  const notes = [
    ...(drawn.length < industries.length ? [`最多的 ${drawn.length} 个行业`] : []),
    ...(unknown > 0 ? [`未写明行业的 ${count(unknown)} 个未列入`] : []),
  ];
  return (
    <ChartFigure
      caption={`各行业项目数${notes.length > 0 ? `（${notes.join('，')}）` : ''}`}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, projects: number }) => ({ label: name, values: [number], end: count(number) })),
          [{ name: '项目', fill: 'var(--bar)', ink: 'var(--ink)' }],
          width,
        )
      }
      table={{
        head: ['行业', '项目'],
        numbers: [1],
        rows: industries.map(({ name, projects: number }) => [
          <a
            href={searchHref(
              new URLSearchParams({
                q: '',
                type: 'project',
                ...(region === undefined ? {} : { region }),
                industry: name,
              }),
            )}
          >
            {name}
          </a>,
          count(number),
        ]),
      }}
    />
  );
}

/** Only what the corpus states of single projects is added up. */
function InvestmentChart({ industries }: { readonly industries: readonly IndustryCount[] }) {
  const ranked = industries
    .filter(({ stating }) => stating > 0)
    .toSorted((a, b) => b.investmentYi - a.investmentYi);
  if (ranked.length === 0) return null;
  const drawn = ranked.slice(0, SHOWN_INDUSTRIES);
  return (
    <ChartFigure
      caption={`各行业写明的投资额，亿元${drawn.length < ranked.length ? `（最多的 ${drawn.length} 个行业）` : ''}`}
      draw={(width) =>
        barPicture(
          drawn.map(({ name, investmentYi, stating }) => ({
            label: name,
            values: [investmentYi],
            end: `${count(investmentYi)}（${count(stating)} 个项目）`,
          })),
          [{ name: '投资额', fill: 'var(--bar)', ink: 'var(--ink)' }],
          width,
        )
      }
      table={{
        head: ['行业', '写明的投资额 (亿元)', '写明的项目'],
        numbers: [1, 2],
        rows: ranked.map(({ name, investmentYi, stating }) => [name, count(investmentYi), count(stating)]),
      }}
    />
  );
}

function PartLegend({ parts }: { readonly parts: readonly StagePart[] }) {
  return (
    <ul class="legend swatches">
      {parts.map(({ name, fill }) => (
        <li>
          <svg width="12" height="12" aria-hidden="true" focusable="false">
            <rect width="12" height="12" rx="2" fill={fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
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
