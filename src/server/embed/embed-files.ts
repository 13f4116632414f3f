/** The box as the build left it: the newest script, its types, and the scripts that pages still name by hash. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface EmbedFile {
  readonly text: string;
  readonly gzip: Uint8Array;
  /** For `integrity`: `sha384-…`. */
  readonly integrity: string;
}

export interface EmbedFiles {
  readonly script: EmbedFile;
  /** `v1.<hash>.js`, of the newest script. */
  readonly name: string;
  readonly types: EmbedFile;
  /** Every script that has a name of its own, the newest among them. */
  readonly named: ReadonlyMap<string, EmbedFile>;
}

const NAMED = /^v1\.[0-9a-f]{16}\.js$/;

/** Undefined where the box was not built. */
export function readEmbedFiles(
  folder = fileURLToPath(new URL('../../box/', import.meta.url)),
): EmbedFiles | undefined {
  if (!existsSync(`${folder}/v1.js`)) return undefined;
  const names = readdirSync(folder);
  const read = (name: string) => embedFile(readFileSync(`${folder}/${name}`, 'utf8'));
  const named = new Map(names.filter((name) => NAMED.test(name)).map((name) => [name, read(name)]));
  const script = read('v1.js');
  const name = [...named].find(([, { text }]) => text === script.text)?.[0];
  return name === undefined ? undefined : { script, name, types: read('v1.d.ts'), named };
}

export function embedFile(text: string): EmbedFile {
  return {
    text,
    gzip: gzipSync(text, { level: 9 }),
    integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
  };
}
