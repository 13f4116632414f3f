/** A whole record with its links to the others. */
import type { ArticleLink, ProjectLink, RecordDetail, ReprintLink } from '../contract/detail.ts';
import type { Article, Company, Project, ProjectEvent, RecordType } from '../contract/record.ts';
import { daySpan, publishedDay } from '../entities/day.ts';
import type { Shelf } from '../index/shelf.ts';
import { linksTo } from './hit.ts';

/** `shelf`: one on which the record and those that it links to are put. */
export async function recordDetail(
  shelf: Shelf,
  type: RecordType,
  id: string,
): Promise<RecordDetail | undefined> {
  const document = shelf.numberOf(type, id);
  if (document === undefined) return undefined;
  const { companies, projects, articles } = shelf.columns;
  await shelf.load([document], ['head', 'body']);
  const reports = shelf.reprints.get(shelf.originals[document] as number) ?? [];
  await shelf.load([...projects.of(document), ...articles.of(document), ...reports], ['head']);
  const projectLinks = () => projects.of(document).map((project) => projectLink(shelf, project));
  const articleLinks = () => newestFirst(articles.of(document).map((article) => articleLink(shelf, article)));
  if (type === 'article') {
    const record = shelf.record<Article>(document);
    const reprints = reprintLinks(shelf, document);
    return {
      ...record,
      type,
      companies: linksTo(shelf, companies.of(document)),
      projects: projectLinks(),
      ...(reprints.length > 0 ? { reprints } : {}),
    };
  }
  if (type === 'company') {
    return {
      ...shelf.record<Company>(document),
      type,
      projects: projectLinks(),
      articles: articleLinks(),
    };
  }
  const { company, ...project } = shelf.record<Project>(document);
  const owner =
    linksTo(shelf, companies.of(document))[0] ?? (company === undefined ? undefined : { name: company });
  return {
    ...project,
    type,
    ...(owner ? { company: owner } : {}),
    events: oldestFirst(project.events ?? []),
    articles: articleLinks(),
  };
}

function reprintLinks(shelf: Shelf, document: number): ReprintLink[] {
  const original = shelf.originals[document] as number;
  const others = (shelf.reprints.get(original) ?? []).filter((other) => other !== document);
  const copies = others.filter((other) => other !== original).map((other) => articleLink(shelf, other));
  const links: ReprintLink[] = copies.toSorted(
    (a, b) => earliness(a) - earliness(b) || (a.id < b.id ? -1 : 1),
  );
  return others.includes(original) ? [{ ...articleLink(shelf, original), original: true }, ...links] : links;
}

/** Undated last. */
function earliness({ published }: ArticleLink): number {
  return published === undefined ? Number.MAX_SAFE_INTEGER : publishedDay(published);
}

function projectLink(shelf: Shelf, document: number): ProjectLink {
  const { id, name, stage, investmentYi, regions, events } = shelf.head<Project>(document);
  return {
    id,
    name,
    ...(stage === undefined ? {} : { stage }),
    ...(investmentYi === undefined ? {} : { investmentYi }),
    ...(regions === undefined ? {} : { regions }),
    events: oldestFirst(events ?? []),
  };
}

function articleLink(shelf: Shelf, document: number): ArticleLink {
  const { id, title, published, source } = shelf.head<Article>(document);
  return {
    id,
    title,
    ...(published === undefined ? {} : { published }),
    ...(source === undefined ? {} : { source }),
  };
}

function oldestFirst(events: readonly ProjectEvent[]): ProjectEvent[] {
  const first = ({ date }: ProjectEvent) =>
    date === undefined ? Number.POSITIVE_INFINITY : daySpan(date)[0];
  return events.toSorted((a, b) => (first(a) === first(b) ? 0 : first(a) - first(b)));
}

function newestFirst(articles: readonly ArticleLink[]): ArticleLink[] {
  const day = ({ published }: ArticleLink) =>
    published === undefined ? Number.NEGATIVE_INFINITY : publishedDay(published);
  return articles.toSorted((a, b) => (day(a) === day(b) ? (a.id < b.id ? -1 : 1) : day(b) - day(a)));
}
