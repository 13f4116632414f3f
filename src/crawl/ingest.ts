/** Here is one page — an address, a file, an archive — put it into the corpus. */
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../contract/error.ts';
import { decodePage } from './fetch/charset.ts';
import { FetchFault } from './fetch/fault.ts';
import { type ArticleStore, withCorpus } from './journal/article-store.ts';
import { fileFor, recordHead, recordOf } from './journal/record.ts';
import { parsePage } from './page/html.ts';
import { QUARANTINE_REASONS } from './page/quality.ts';
import { type PageInput, readPage } from './page/read-page.ts';
import { readWarc } from './page/warc.ts';
import { canonicalUrl } from './site/canonical-url.ts';
import type { Site } from './site/site-file.ts';
import { openWeb, type WebOptions } from './web.ts';

const MAX_FILE_BYTES = 8 << 20;

export interface IngestOptions extends WebOptions {
  /** An http(s) address, or the path of an `.html`, `.htm`, `.warc` or `.warc.gz` file. */
  readonly target: string;
  readonly corpus: string;
  /** Template, outlet, hosts that may be private. */
  readonly site: Site;
  /** The address of a page that is given as a file. */
  readonly url?: string | undefined;
}

export interface Ingested {
  readonly url: string;
  readonly outcome: 'added' | 'changed' | 'same' | 'foreign' | 'left-out';
  readonly id?: string;
  readonly title?: string;
  /** Why it was left out. */
  readonly reason?: string;
}

/**
 * Throws `page_unusable` where a single page cannot be had or used, `file_unreadable`, `crawl_locked`.
 * Pages of an archive that cannot be used are in the answer.
 */
export async function ingest(options: IngestOptions): Promise<Ingested[]> {
  const { target } = options;
  if (/^https?:\/\//iu.test(target)) return one(options, await fetched(options));
  if (/\.warc(?:\.gz)?$/iu.test(target))
    return withCorpus(options.corpus, (store) => archived(options, store));
  return one(options, await filed(options));
}

type Fetched = Omit<PageInput, 'expected' | 'template' | 'source'>;

async function one(options: IngestOptions, page: Fetched): Promise<Ingested[]> {
  const done = await withCorpus(options.corpus, (store) => put(options, store, page));
  if (done.outcome === 'left-out') throw unusable(done.url, done.reason ?? '');
  return [done];
}

function unusable(url: string, reason: string): AppError {
  return new AppError('page_unusable', `${url}: ${reason}`);
}

async function fetched({ target, site, ...web }: IngestOptions): Promise<Fetched> {
  const url = canonicalUrl(target);
  if (url === undefined) throw unusable(target, '不是网址 (not an address)');
  const { visitor, clock, close } = openWeb({ ...site, start: [url.href] }, web);
  try {
    const { answer, url: final } = await visitor.visit(url);
    if (answer.status >= 400) throw new FetchFault('status', `HTTP ${answer.status}`);
    return {
      decoded: decodePage(answer.body, answer.header('content-type')),
      url: final,
      crawled: new Date(clock.date()),
      lastModified: answer.header('last-modified'),
      robotsTag: answer.header('x-robots-tag'),
    };
  } catch (error) {
    if (error instanceof FetchFault) throw unusable(url.href, error.message);
    throw error;
  } finally {
    await close();
  }
}

async function filed({ target, url: given }: IngestOptions): Promise<Fetched> {
  const unreadable = (why: string, cause?: unknown) =>
    new AppError('file_unreadable', `${target}: ${why}`, { cause });
  const found = await stat(target).catch((cause: unknown) => {
    throw unreadable('读不到; 给一个网址, 或 .html、.warc 文件 (neither an address nor a file)', cause);
  });
  if (found.size > MAX_FILE_BYTES) throw unreadable(`超过 ${MAX_FILE_BYTES >> 20} MiB (too large)`);
  const bytes = await readFile(target).catch((cause: unknown) => {
    throw unreadable('读不到 (cannot be read)', cause);
  });
  const decoded = decodePage(bytes, undefined);
  const url = given === undefined ? urlInPage(decoded.text) : canonicalUrl(given);
  if (url === undefined)
    throw unusable(target, '页里没有写明网址, 用 --url 给出 (the page does not say its address; pass --url)');
  return { decoded, url, crawled: found.mtime };
}

function urlInPage(html: string): URL | undefined {
  const document = parsePage(html);
  if (typeof document === 'string') return undefined;
  for (const [selector, attribute] of [
    ['link[rel="canonical"]', 'href'],
    ['meta[property="og:url"]', 'content'],
  ] as const) {
    const href = document.querySelector(selector)?.getAttribute(attribute);
    const url = href ? canonicalUrl(href) : undefined;
    if (url !== undefined) return url;
  }
  return undefined;
}

async function archived(options: IngestOptions, store: ArticleStore): Promise<Ingested[]> {
  const done: Ingested[] = [];
  for await (const page of readWarc(options.target)) {
    if ('fault' in page) {
      done.push({ url: page.url, outcome: 'left-out', reason: page.fault });
      continue;
    }
    const url = canonicalUrl(page.url);
    if (url === undefined || page.status !== 200) continue;
    if (!/html|^$/iu.test(page.header('content-type') ?? '')) continue;
    const decoded = decodePage(page.body, page.header('content-type'));
    const lastModified = page.header('last-modified');
    const robotsTag = page.header('x-robots-tag');
    done.push(await put(options, store, { decoded, url, crawled: page.crawled, lastModified, robotsTag }));
  }
  return done;
}

async function put({ site }: IngestOptions, store: ArticleStore, page: Fetched): Promise<Ingested> {
  const { template, source } = site;
  const { article, quarantine, skipped } = readPage({ ...page, template, source, expected: true });
  const url = page.url.href;
  if (article === undefined) {
    const reason =
      quarantine === undefined
        ? skipped === 'noindex'
          ? '页面要求不收录 (noindex)'
          : '没有正文 (no text)'
        : `${QUARANTINE_REASONS[quarantine.reason]} ${quarantine.detail}`;
    return { url, outcome: 'left-out', reason };
  }
  const head = recordHead(article, site);
  const id = String(head['id']);
  for (const old of store.withTitle(article.title, true)) if (old !== id) await store.remove(old);
  const outcome = await store.put(
    recordOf(head, article.text, page.crawled),
    fileFor(site.name, head['published'], page.crawled),
  );
  return { url: article.url.href, outcome, id, title: article.title };
}
