/** The one stylesheet of the pages, named by its content so that browsers may keep it for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Stylesheet {
  readonly path: string;
  readonly text: string;
}

/** Reads the file beside this module; called once, when the pages are set up. */
export function readStylesheet(): Stylesheet {
  const text = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { path: `/assets/style.${hash}.css`, text };
}
