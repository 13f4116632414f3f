/** Where the bench lies, whether it runs as it is or compiled into another folder. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'tests/bench/package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('tests/bench not found');
    folder = parent;
  }
  return folder;
}

/** Top folder of the project. */
export const ROOT = projectFolder();
export const BENCH = join(ROOT, 'tests/bench');

const requireHere = createRequire(join(BENCH, 'package.json'));

/** A package of the bench's own, or of the project; what it holds is for the caller to say. Throws where it is missing. */
export function loadPackage(name: string): unknown {
  return requireHere(name);
}

/** The installed version; undefined where the package is missing. */
export function packageVersion(name: string): string | undefined {
  for (const modules of [join(BENCH, 'node_modules'), join(ROOT, 'node_modules')]) {
    const file = join(modules, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return undefined;
}
