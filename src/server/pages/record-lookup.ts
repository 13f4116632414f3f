/** Records beside the one that a page shows: its projects whole, and the articles that something was read from. */
import type { ArticleDetail, ProjectDetail } from '../../contract/detail.ts';
import type { SearchEngine } from '../../search/engine.ts';

/** A page asks for no more records than these. */
const MOST = 100;

export async function articlesOf(
  engine: SearchEngine,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ArticleDetail>> {
  const found = new Map<string, ArticleDetail>();
  for (const id of [...new Set(ids)].slice(0, MOST)) {
    const record = await engine.record('article', id);
    if (record?.type === 'article') found.set(id, record);
  }
  return found;
}

export async function projectsOf(
  engine: SearchEngine,
  ids: readonly string[],
): Promise<readonly ProjectDetail[]> {
  const found: ProjectDetail[] = [];
  for (const id of ids.slice(0, MOST)) {
    const record = await engine.record('project', id);
    if (record?.type === 'project') found.push(record);
  }
  return found;
}
