/** All names of a company, and where each comes from. */
import type { CompanyDetail } from '../../contract/detail.ts';
import { evidenceHref } from './page-url.ts';
import { companyExtras, evidenceOf, isDerived } from './record-fields.ts';
import type { KnownArticles } from './source-line.tsx';

interface CompanyNamesProps {
  readonly company: CompanyDetail;
  readonly articles: KnownArticles;
}

/** Sentences shown of a name that many articles print. */
const SHOWN = 3;

export function CompanyNames({ company, articles }: CompanyNamesProps) {
  const { name, fullName, aliases } = company;
  const { former } = companyExtras(company);
  const evidence = evidenceOf(company);
  const derived = isDerived(company);
  const rows = [
    { name, kind: '名称' },
    ...(fullName === undefined || fullName === name ? [] : [{ name: fullName, kind: '全称' }]),
    ...(aliases ?? [])
      .filter((alias) => alias !== name && alias !== fullName && !former.includes(alias))
      .map((alias) => ({ name: alias, kind: '别名' })),
    ...former.map((one) => ({ name: one, kind: '曾用名' })),
  ];
  return (
    <section>
      <h2>名称和出处</h2>
      <ul class="names-list">
        {rows.map((row) => {
          const own = evidence.filter(({ quote }) => quote.includes(row.name));
          return (
            <li>
              <span class="a-name">{row.name}</span>{' '}
              <span class="quiet">
                {row.kind} · {derived || own.length > 0 ? '读自报道' : '语料'}
              </span>
              {own.slice(0, SHOWN).map((at) => (
                <a class="ground" href={evidenceHref(at)}>
                  {articles.get(at.articleId)?.title ?? `新闻 ${at.articleId}`}
                </a>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
