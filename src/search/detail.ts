/** A whole record with its links to the others. */
import type { ArticleLink, ProjectLink, RecordDetail, ReprintLink } from '../contract/detail.ts';
import type { Article, Company, Project, ProjectEvent, RecordType } from '../contract/record.ts';
import { daySpan, publishedDay } from '../entities/day.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { linksTo } from './hit.ts';

export function recordDetail(snapshot: Snapshot, type: RecordType, id: string): RecordDetail | undefined {
  const document = snapshot.numberOf(type, id);
  if (document === undefined) return undefined;
  const { companies, projects, articles } = snapshot.columns;
  const projectLinks = () => (projects[document] ?? []).map((project) => projectLink(snapshot, project));
  const articleLinks = () =>
    newestFirst((articles[document] ?? []).map((article) => articleLink(snapshot, article)));
  if (type === 'article') {
    const record = snapshot.record<Article>(document);
    const reprints = reprintLinks(snapshot, document);
    return {
      ...record,
      type,
      companies: linksTo(snapshot, companies[document]),
      projects: projectLinks(),
      ...(reprints.length > 0 ? { reprints } : {}),
    };
  }
  if (type === 'company') {
    return {
      ...snapshot.record<Company>(document),
      type,
      projects: projectLinks(),
      articles: articleLinks(),
    };
  }
  const { company, ...project } = snapshot.record<Project>(document);
  const owner =
    linksTo(snapshot, companies[document])[0] ?? (company === undefined ? undefined : { name: company });
  return {
    ...project,
    type,
    ...(owner ? { company: owner } : {}),
    events: oldestFirst(project.events ?? []),
    articles: articleLinks(),
  };
}

function reprintLinks(snapshot: Snapshot, document: number): ReprintLink[] {
  const original = snapshot.originals[document] as number;
  const others = (snapshot.reprints.get(original) ?? []).filter((other) => other !== document);
  const copies = others.filter((other) => other !== original).map((other) => articleLink(snapshot, other));
  const links: ReprintLink[] = copies.toSorted(
    (a, b) => earliness(a) - earliness(b) || (a.id < b.id ? -1 : 1),
  );
  return others.includes(original)
    ? [{ ...articleLink(snapshot, original), original: true }, ...links]
    : links;
}

/** Undated last. */
function earliness({ published }: ArticleLink): number {
  return published === undefined ? Number.MAX_SAFE_INTEGER : publishedDay(published);
}

function projectLink(snapshot: Snapshot, document: number): ProjectLink {
  const { id, name, stage, investmentYi, regions, events } = snapshot.record<Project>(document);
  return {
    id,
    name,
    ...(stage === undefined ? {} : { stage }),
    ...(investmentYi === undefined ? {} : { investmentYi }),
    ...(regions === undefined ? {} : { regions }),
    events: oldestFirst(events ?? []),
  };
}

function articleLink(snapshot: Snapshot, document: number): ArticleLink {
  const { id, title, published, source } = snapshot.head<Article>(document);
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
