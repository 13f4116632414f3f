/** Here is what was read from a page, bring the corpus to it: new, corrected, joined, gone. */
import type { ArticleStore } from './journal/article-store.ts';
import { joinedText, storyOf } from './journal/issue.ts';
import type { Journal } from './journal/journal.ts';
import type { PageState, Piece } from './journal/page-state.ts';
import { fileFor, recordHead, recordOf, siteFields } from './journal/record.ts';
import { dayOfUrl } from './page/published.ts';
import type { PageArticle, PartialArticle } from './page/read-page.ts';
import { articleId, titleId } from './site/canonical-url.ts';
import type { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import type { Tally } from './tally.ts';

export class Taker {
  private readonly site: Site;
  private readonly scope: Scope;
  private readonly store: ArticleStore;
  private readonly journal: Journal;
  private readonly tally: Tally;

  constructor(parts: { site: Site; scope: Scope; store: ArticleStore; journal: Journal; tally: Tally }) {
    this.site = parts.site;
    this.scope = parts.scope;
    this.store = parts.store;
    this.journal = parts.journal;
    this.tally = parts.tally;
  }

  /** What the journal keeps of the article. */
  async article(article: PageArticle, crawled: Date): Promise<Pick<PageState, 'articleId' | 'piece'>> {
    const head = recordHead(article, this.site);
    const id = String(head['id']);
    const file = fileFor(this.site.name, head['published'], crawled);
    for (const old of this.store.withTitle(article.title, true)) if (old !== id) await this.remove(old);
    if (article.turn === undefined) {
      this.tally.stored(await this.store.put(recordOf(head, article.text, crawled), file));
      return { articleId: id };
    }
    const day = dayOfUrl(article.url) ?? article.published.day ?? '';
    const piece: Piece = {
      id,
      issue: `${article.url.host} ${day}`,
      title: article.title,
      text: article.text,
      ...article.turn,
      record: head,
    };
    await this.joined(piece, crawled);
    return { articleId: id, piece };
  }

  /** Takes an article out of the corpus, because its page is gone or not to be trusted any more. */
  async remove(id: string | undefined): Promise<void> {
    if (id !== undefined && (await this.store.remove(id))) this.tally.removed += 1;
  }

  /** Excerpts of articles that no page gave: at the end of a run, when it is known which are missing. */
  async partials(crawled: Date): Promise<void> {
    for (const { partials } of this.journal.pages.values()) {
      for (const partial of partials ?? []) await this.partial(partial, crawled);
    }
  }

  private async partial(
    { title, text, url }: NonNullable<PageState['partials']>[number],
    crawled: Date,
  ): Promise<void> {
    const target = url === undefined ? undefined : new URL(url);
    const ours = target !== undefined && this.scope.ownsHost(target);
    const id = ours ? articleId(target) : titleId(this.site.name, title);
    // The page itself was read once, whatever became of it.
    const page = url === undefined ? undefined : this.journal.pages.get(url);
    const known = page?.articleId !== undefined || page?.outcome === 'quarantined';
    if (known || this.store.has(id) || this.store.withTitle(title, false).length > 0) return;
    if (this.store.withTitle(title, true).length > 0) return;
    const head = { id, title, ...(ours ? { url } : {}), ...siteFields(this.site), partial: true };
    const change = await this.store.put(
      recordOf(head, text, crawled),
      fileFor(this.site.name, undefined, crawled),
    );
    if (change === 'added') this.tally.partial += 1;
  }

  /** Puts the whole story that a part belongs to under the id of its first part. */
  private async joined(piece: Piece, crawled: Date): Promise<void> {
    const pieces = [...this.journal.pages.values()].flatMap(({ piece: known }) =>
      known !== undefined && known.issue === piece.issue && known.id !== piece.id ? known : [],
    );
    const story = storyOf(piece, [...pieces, piece]);
    const [first = piece, ...rest] = story;
    const urls = rest.map(({ record }) => record['url']);
    const head: Record<string, unknown> = {
      ...first.record,
      ...(urls.length > 0 ? { continuedOn: urls } : {}),
    };
    const file = fileFor(this.site.name, head['published'], crawled);
    this.tally.stored(await this.store.put(recordOf(head, joinedText(story), crawled), file));
    for (const { id } of rest) if (id !== first.id && this.store.has(id)) await this.remove(id);
  }
}

export function storedPartials(partials: readonly PartialArticle[]): NonNullable<PageState['partials']> {
  return partials.map(({ title, text, url }) => ({ title, text, ...(url ? { url: url.href } : {}) }));
}
