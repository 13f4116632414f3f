/** One company: who it is, its projects with their stages, the articles that tell of it. */
import type { CompanyDetail } from '../../contract/detail.ts';
import { ArticleList } from './article-list.tsx';

import { count, webAddress } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { recordHref } from './page-url.ts';
import { ProjectRows } from './project-rows.tsx';
import { companyExtras, isDerived } from './record-fields.ts';

export function companyPage(frame: Frame, company: CompanyDetail, today: string): PageHtml {
  const { id, name, fullName, aliases, industry, regions, projects, articles } = company;
  const { former, related } = companyExtras(company);
  const site = webAddress(company.url);
  const others = (aliases ?? []).filter((alias) => alias !== name && !former.includes(alias));
  return layout({
    frame,
    title: `${name} · 项讯`,
    canonical: recordHref('company', id),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record">
        <div class="story">
          <p class="kind">企业</p>
          <h1>{name}</h1>
          <dl class="facts">
            {fullName !== undefined && fullName !== name && <Fact name="全称" value={fullName} />}
            {others.length > 0 && <Fact name="又称" value={others.join('、')} />}
            {former.length > 0 && <Fact name="曾用名" value={former.join('、')} />}
            {related.length > 0 && <Fact name="关联" value={related.join('；')} />}
            {industry !== undefined && <Fact name="行业" value={industry} />}
            {regions !== undefined && regions.length > 0 && <Fact name="地区" value={regions.join(' ')} />}
            {site !== undefined && (
              <div>
                <dt>网址</dt>
                <dd>
                  <a href={site} rel="noopener noreferrer nofollow">
                    {new URL(site).host}
                  </a>
                </dd>
              </div>
            )}
          </dl>
          {isDerived(company) && <p class="note">这条企业记录由程序从报道中读出，以原文为准。</p>}
          <section>
            <h2>
              项目 <span class="count">{count(projects.length)}</span>
            </h2>
            {projects.length > 0 ? (
              <ProjectRows projects={projects} today={today} />
            ) : (
              <p class="quiet">报道中还没有它的项目。</p>
            )}
          </section>
          <section>
            <h2>
              报道 <span class="count">{count(articles.length)}</span>
            </h2>
            <ArticleList articles={articles} />
          </section>
        </div>
      </div>
    ),
  });
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
