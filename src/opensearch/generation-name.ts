/** Names of generations in the cluster, and of the indices and aliases that hold them. */
import { randomBytes } from 'node:crypto';

/** Aliases stand for the generation that is served; `xiangxun-g…` are the generations. */
export const DEFAULT_NAME = 'xiangxun';

const GENERATION = /^g\d{14}-[0-9a-f]{6}$/;

/** Later ones sort behind earlier ones. */
export function newGeneration(now = new Date()): string {
  const digits = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `g${digits}-${randomBytes(3).toString('hex')}`;
}

/** The index of the records, and the one of the tables. */
export function indexNames(name: string, generation: string): { records: string; tables: string } {
  return { records: `${name}-${generation}`, tables: `${name}-${generation}-tables` };
}

export function aliasNames(name: string): { records: string; tables: string } {
  return { records: name, tables: `${name}-tables` };
}

/** The generation whose records the index holds; undefined for any other index. */
export function generationOf(name: string, index: string): string | undefined {
  const generation = index.startsWith(`${name}-`) ? index.slice(name.length + 1) : '';
  return GENERATION.test(generation) ? generation : undefined;
}

/** When it was begun. */
export function beginOf(generation: string): Date {
  const [, y, m, d, h, min, s] = /^g(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(generation) ?? [];
  return new Date(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
}
