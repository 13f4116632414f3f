/** One article: its text (`place`: words of it to be marked), where it is from, and the companies and projects it tells of. */
import type { ArticleDetail } from '../../contract/detail.ts';
import { dateText, publishedDay } from './date-range.ts';
import { webAddress } from './figure-text.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { recordHref } from './page-url.ts';
import { PlaceTrail } from './place-links.tsx';
import { ProjectRows } from './project-rows.tsx';
import { QuietLine } from './quiet-line.tsx';
import { ReprintList } from './reprint-list.tsx';
import { MarkedPart, type MarkedPlace, StoryText } from './story-text.tsx';

export function articlePage(
  frame: Frame,
  article: ArticleDetail,
  today: string,
  place?: MarkedPlace,
): PageHtml {
  const { title, text, source, published, regions, lang, companies, projects, reprints = [] } = article;
  const original = webAddress(article.url);
  const day = published === undefined ? undefined : publishedDay(published);
  return layout({
    frame,
    title: `${title} · 项讯`,
    canonical: recordHref('article', article.id),
    indexed: true,
    box: { q: '' },
    children: (
      <div class="record">
        <article class="story">
          <h1 lang={lang}>
            <MarkedPart text={title} mark={place?.field === 'title' ? place.mark : undefined} named />
          </h1>
          <QuietLine
            parts={[
              source,
              day === undefined ? '日期不详' : <time datetime={published}>{dateText(day)}</time>,
              regions !== undefined && regions.length > 0 && <PlaceTrail regions={regions} />,
              original !== undefined && (
                <a class="original" href={original} rel="noopener noreferrer nofollow">
                  原文
                </a>
              ),
            ]}
          />
          <div class="text" lang={lang}>
            <StoryText text={text} mark={place?.field === 'text' ? place.mark : undefined} />
            {text.trim() === '' && (
              <p class="quiet" lang="zh-CN">
                这条记录只有标题，没有正文。
              </p>
            )}
          </div>
          {reprints.length > 0 && <ReprintList reprints={reprints} />}
        </article>
        {companies.length + projects.length > 0 && (
          <aside class="beside" aria-label="文中的企业和项目">
            {companies.length > 0 && (
              <section>
                <h2>文中企业</h2>
                <ul class="names">
                  {companies.map(({ id, name }) => (
                    <li>
                      <a href={recordHref('company', id)}>{name}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {projects.length > 0 && (
              <section>
                <h2>文中项目</h2>
                <ProjectRows projects={projects} today={today} />
              </section>
            )}
          </aside>
        )}
      </div>
    ),
  });
}
