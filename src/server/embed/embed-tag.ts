/** The tag that a webmaster copies, from what was chosen on the page. */
import { attributeName, OPTIONS, type OptionName } from '../../box/option.ts';

export type Settings = Readonly<Partial<Record<OptionName, string>>>;

const MAX_TEXT = 200;

/** What was chosen and is not the default. Unknown parameters and values that no option takes are passed over. */
export function readSettings(params: URLSearchParams): Settings {
  const settings: Partial<Record<OptionName, string>> = {};
  for (const name of Object.keys(OPTIONS) as OptionName[]) {
    const usual: string | number | boolean = OPTIONS[name];
    const text = (params.get(name) ?? '').trim().slice(0, MAX_TEXT);
    if (text === '') continue;
    if (typeof usual === 'string' && usual.includes('|')) {
      const [first, ...others] = usual.split('|');
      if (text !== first && others.includes(text)) settings[name] = text;
    } else if (typeof usual === 'number') {
      if (/^([1-9]|10)$/.test(text) && Number(text) !== usual) settings[name] = text;
    } else if (usual === true) {
      if (text === '0') settings[name] = text;
    } else settings[name] = text;
  }
  return settings;
}

/** @param extra attributes before those of the settings */
export function scriptTag(
  src: string,
  settings: Settings,
  extra: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(settings).map(([name, value]) => [attributeName(name), value] as const);
  const attributes = [...Object.entries(extra), ...given].map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  return `<script src="${escaped(src)}" defer${attributes.join('')}></script>`;
}

/** A form that leads to the search page, for readers whose browser runs no script. */
export function formWithoutScript(server: string): string {
  return `<noscript><form action="${escaped(server)}/"><input name="q" aria-label="搜索"><button>搜索</button></form></noscript>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (character) => ESCAPES[character] ?? character);
}
