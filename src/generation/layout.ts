/** The names inside an index folder: `CURRENT`, `LOCK`, `gen-000123/`, `.tmp-000124-<pid>/`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { errorCode } from './durable-file.ts';
import { sha256 } from './manifest.ts';

export const CURRENT_FILE = 'CURRENT';
export const MANIFEST_FILE = 'manifest.json';
export const TEMPORARY_PREFIX = '.tmp-';

export function generationName(number: number): string {
  return `gen-${String(number).padStart(6, '0')}`;
}

/** The number of a folder that is named as a generation is named; undefined for every other name. */
export function generationNumber(name: string): number | undefined {
  const digits = /^gen-(\d{6,15})$/.exec(name)?.[1];
  const number = Number(digits);
  return digits !== undefined && generationName(number) === name ? number : undefined;
}

/** Every generation in the folder, newest first; empty where the folder does not exist. */
export async function listGenerations(root: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(root);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new AppError(
      'file_unreadable',
      `索引目录 ${root} 无法读取 (${errorCode(error)})。检查路径和权限，或用 --index 指定别的目录 (index folder cannot be read)`,
      { cause: error },
    );
  }
  return names
    .filter((name) => generationNumber(name) !== undefined)
    .sort((a, b) => (generationNumber(b) ?? 0) - (generationNumber(a) ?? 0));
}

export type Current =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged'; readonly reason: string };

/** The line of `CURRENT`: a name and its checksum, without which one flipped bit would name another generation. */
export function currentLine(name: string): string {
  return `${name} ${sha256(name).slice(0, 12)}\n`;
}

/** What `CURRENT` says: one line as above, or written by hand the name alone; anything else is damaged. */
export async function readCurrent(root: string): Promise<Current> {
  let text: string;
  try {
    text = await readFile(join(root, CURRENT_FILE), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'absent' };
    return { kind: 'damaged', reason: `无法读取: ${errorCode(error)} (cannot be read)` };
  }
  const [name = ''] = text.split(/[ \n]/, 1);
  const isWhole = text === currentLine(name) || text === `${name}\n`;
  if (isWhole && generationNumber(name) !== undefined) return { kind: 'named', name };
  const shown = JSON.stringify(text.slice(0, 60));
  return { kind: 'damaged', reason: `内容应为一行代名，得到 ${shown} (not a generation name)` };
}
