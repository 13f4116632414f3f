/** The page before any question. */
import type { Hit } from '../../contract/search.ts';
import type { EngineStatus } from '../../search/engine.ts';
import { ArticleList } from './article-list.tsx';
import { dateText } from './date-range.ts';
import { count } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { feedHref, placeHref, searchHref } from './page-url.ts';
import { SearchBox } from './search-box.tsx';

const EXAMPLES = ['SHEIN', '冠旭', '肇庆第一季度重大项目', '新能源汽车 投产'];

/** What a reader of the first page would follow. */
const FOLLOWED = new URLSearchParams({ type: 'article' });

function allOf(type: string): string {
  return searchHref(new URLSearchParams({ q: '', type, sort: 'newest' }));
}

/** @param latest newest articles; those without a date are left out */
export function homePage(frame: Frame, status: EngineStatus, latest: readonly Hit[]): PageHtml {
  const news = latest.flatMap(({ id, title, source, published }) =>
    published === undefined
      ? []
      : [{ id, title: title.text, published, ...(source === undefined ? {} : { source }) }],
  );
  const { counts, newest } = status;
  return layout({
    frame,
    title: '项讯 · 搜公司、项目、新闻',
    canonical: '/',
    indexed: true,
    followed: FOLLOWED,
    skipTo: '跳到搜索框',
    children: (
      <div class="home">
        <h1>
          项讯<span>地方产业项目的新闻、进展与企业</span>
        </h1>
        <SearchBox q="" />
        <p class="examples">
          <span>试试</span>
          {EXAMPLES.map((q) => (
            <a href={searchHref(new URLSearchParams({ q }))}>{q}</a>
          ))}
        </p>
        <p class="holdings">
          <a href={allOf('article')}>{count(counts.article)} 篇新闻</a> ·{' '}
          <a href={allOf('project')}>{count(counts.project)} 个项目</a> ·{' '}
          <a href={allOf('company')}>{count(counts.company)} 家企业</a> · <a href={placeHref([])}>按地区看</a>
          {newest !== undefined && (
            <span class="newest">
              最新一篇 <time datetime={newest}>{dateText(newest)}</time>
            </span>
          )}
        </p>
        {news.length > 0 && (
          <section class="latest" aria-labelledby="latest">
            <h2 id="latest">最新报道</h2>
            <ArticleList articles={news} />
            <p class="quiet">
              <a href={allOf('article')}>全部新闻</a>
              <a href={feedHref(FOLLOWED, 'atom')}>订阅 (Atom)</a>
            </p>
          </section>
        )}
      </div>
    ),
  });
}
