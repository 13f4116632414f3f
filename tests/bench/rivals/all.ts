/** Everything that can be measured, in the order of the tables; each is loaded only where it is measured. */
import { loadPackage, packageVersion } from '../bench-folder.ts';
import type { Contestant } from './contestant.ts';

const LOADERS: Readonly<Record<string, () => Promise<Contestant>>> = {
  xiangxun: async () => (await import('./xiangxun.ts')).xiangxun,
  'xiangxun-words': async () => (await import('./impact-words.ts')).impactWords,
  'flexsearch-words': async () => (await import('./flexsearch.ts')).flexsearchWords,
  'flexsearch-characters': async () => (await import('./flexsearch.ts')).flexsearchCharacters,
  'minisearch-words': async () => (await import('./minisearch.ts')).minisearchWords,
  'minisearch-plain': async () => (await import('./minisearch.ts')).minisearchPlain,
  'orama-words': async () => (await import('./orama.ts')).oramaWords,
  'orama-mandarin': async () => (await import('./orama.ts')).oramaMandarin,
  'sqlite-words': async () => (await import('./sqlite.ts')).sqliteWords,
  'sqlite-trigram': async () => (await import('./sqlite.ts')).sqliteTrigram,
  'lucene-words': async () => (await import('./lucene.ts')).luceneWords,
};

export const CONTESTANTS: readonly string[] = Object.keys(LOADERS);

export async function contestantOf(name: string): Promise<Contestant> {
  const load = LOADERS[name];
  if (load === undefined) throw new Error(`no contestant ${name}`);
  return load();
}

/** Why it cannot be measured here; undefined where it can. */
export function missingPart({ packages, missing }: Contestant): string | undefined {
  for (const name of packages) {
    if (packageVersion(name) === undefined) return `${name} 未安装 (not installed)`;
    if (name !== 'better-sqlite3') continue;
    try {
      const Database = loadPackage(name) as new (file: string) => { close(): void };
      new Database(':memory:').close();
    } catch {
      return `${name} 未能编译 (native addon not built)`;
    }
  }
  return missing?.();
}
