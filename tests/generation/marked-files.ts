/** Small files that say whose they are. */
import type { GenerationFile } from '../../src/generation/publish.ts';

export async function* filesOf(contents: Readonly<Record<string, string>>): AsyncGenerator<GenerationFile> {
  for (const [name, data] of Object.entries(contents)) yield { name, data };
}

/** Five files of different sizes, none alike, all carrying the mark. */
export function contentsOf(mark: string): Record<string, string> {
  const names = ['store.json', 'index.1.map', 'index.1.reg', 'names.json', 'blob.bin'];
  return Object.fromEntries(names.map((name, i) => [name, `${mark}/${name} `.repeat(1 + i * 40)]));
}

export const HEAD = { fingerprint: { corpus: 'c1', analyzer: 'z1' }, counts: { article: 3 } };
