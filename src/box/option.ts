/** The options of a box as a table, and the reading of them from attributes or from a call. */

/** Option → its default; words with `|` between them are all it may be, the first by default. */
export const OPTIONS = {
  api: '',
  key: '',
  mode: 'inline|overlay',
  target: '',
  lang: 'auto|zh-CN|zh-TW|en',
  theme: 'auto|light|dark',
  placeholder: '',
  type: '',
  region: '',
  industry: '',
  company: '',
  limit: 4,
  links: 'page|source',
  open: 'self|blank|top',
  keys: 'auto|on|off',
  recent: true,
  urlParam: '',
} as const satisfies Record<string, string | number | boolean>;

export type OptionName = keyof typeof OPTIONS;

type Choice<Text extends string> = Text extends `${infer First}|${infer Rest}`
  ? First | Choice<Rest>
  : Text extends ''
    ? string
    : Text;

/** Text options are empty where they were not given. */
export type BoxOptions = {
  readonly [Name in OptionName]: (typeof OPTIONS)[Name] extends infer Text extends string
    ? Choice<Text>
    : (typeof OPTIONS)[Name] extends number
      ? number
      : boolean;
};

export const MAX_ROWS = 10;
const MAX_TEXT = 2_000;

/** `data-url-param` for `urlParam`. */
export function attributeName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** @param given the value of an option, null or undefined where it was not given */
export function readOptions(
  given: (name: OptionName) => unknown,
  complain: (message: string) => void,
): BoxOptions {
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(OPTIONS) as OptionName[]) {
    const usual: string | number | boolean = OPTIONS[name];
    const text = String(given(name) ?? '')
      .trim()
      .slice(0, MAX_TEXT);
    if (usual === true) read[name] = !/^(0|false|off|no)$/i.test(text);
    else if (usual === '') read[name] = text;
    else {
      const allowed = typeof usual === 'string' ? usual.split('|') : ROWS;
      const fits = allowed.includes(text);
      const value = fits ? text : typeof usual === 'string' ? allowed[0] : usual;
      read[name] = typeof usual === 'string' ? value : Number(value);
      if (text && !fits) complain(`${attributeName(name)}="${text}": ${allowed.join(' / ')}`);
    }
  }
  return read as unknown as BoxOptions;
}

const ROWS = Array.from({ length: MAX_ROWS }, (_, at) => String(at + 1));

/** The values of an option that holds several. */
export function listOf(text: string): readonly string[] {
  return text
    .split(/[,，]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
