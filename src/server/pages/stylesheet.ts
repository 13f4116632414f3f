/** The one stylesheet of the pages, named by its content so that browsers may keep it for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Stylesheet {
  readonly path: string;
  readonly text: string;
}

const FILES = ['style.css', 'records.css', 'embed.css', 'docs.css'];

/** Reads the files beside this module; called once, when the pages are set up. */
export function readStylesheet(): Stylesheet {
  const text = FILES.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { path: `/assets/style.${hash}.css`, text };
}
