/** Finds where a text stops being JSON, alike on every version of Node. */

export interface JsonError {
  /** In characters (code points), from 1. */
  readonly column: number;
  readonly expected: Expected;
  /** The character found there; undefined at the end of the text. */
  readonly found: string | undefined;
}

type State = 'value' | 'firstValue' | 'firstKey' | 'key' | 'colon' | 'comma' | 'end';

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

interface Expected {
  readonly zh: string;
  readonly en: string;
}

const EXPECTED: Readonly<Record<State, Expected>> = {
  value: { zh: '一个值', en: 'a value' },
  firstValue: { zh: '一个值或 ]', en: 'a value or ]' },
  firstKey: { zh: '带双引号的字段名或 }', en: 'a name in double quotes or }' },
  key: { zh: '带双引号的字段名', en: 'a name in double quotes' },
  colon: { zh: '冒号', en: 'a colon' },
  comma: { zh: '逗号或右括号', en: 'a comma or the closing bracket' },
  end: { zh: '行尾', en: 'the end of the line' },
};
const CLOSING_QUOTE: Expected = { zh: '结束的双引号', en: 'the closing double quote' };
const NO_CONTROL: Expected = { zh: '转义写法 (如 \\t)', en: 'an escape such as \\t' };
const VALID_ESCAPE: Expected = { zh: '有效的转义 (如 \\n、\\u4e2d)', en: 'a valid escape such as \\n' };

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? -1 : pattern.lastIndex;
}

/** A step through the text: where we are, what may come next, and the brackets that are open. */
class Scan {
  at = 0;
  state: State = 'value';
  private readonly open: ('{' | '[')[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  private after(): void {
    this.state = this.open.length === 0 ? 'end' : 'comma';
  }

  private close(bracket: '{' | '['): boolean {
    if (this.open.at(-1) !== bracket) return false;
    this.open.pop();
    this.at += 1;
    this.after();
    return true;
  }

  /** What is wrong with the string at `at`, else undefined; `at` moves to its end or to the fault. */
  private string(next: State | undefined): Expected | undefined {
    this.at += 1;
    for (let char = this.text[this.at]; char !== '"'; char = this.text[this.at]) {
      if (char === undefined) return CLOSING_QUOTE;
      if (char < ' ') return NO_CONTROL;
      const end = char === '\\' ? matchAt(ESCAPE, this.text, this.at) : this.at + 1;
      if (end === -1) return VALID_ESCAPE;
      this.at = end;
    }
    this.at += 1;
    if (next === undefined) this.after();
    else this.state = next;
    return undefined;
  }

  private value(char: string | undefined): Expected | undefined {
    if (char === '"') return this.string(undefined);
    if (char === '{' || char === '[') {
      this.open.push(char);
      this.at += 1;
      this.state = char === '{' ? 'firstKey' : 'firstValue';
      return undefined;
    }
    if (char === ']' && this.state === 'firstValue' && this.close('[')) return undefined;
    const end = matchAt(SCALAR, this.text, this.at);
    if (end === -1) return EXPECTED[this.state];
    this.at = end;
    this.after();
    return undefined;
  }

  /** Takes one token; what was expected instead if it does not fit. */
  step(): Expected | undefined {
    this.at = matchAt(SPACE, this.text, this.at);
    const char = this.text[this.at];
    const expected = EXPECTED[this.state];
    switch (this.state) {
      case 'value':
      case 'firstValue':
        return this.value(char);
      case 'firstKey':
      case 'key':
        if (char === '"') return this.string('colon');
        return char === '}' && this.state === 'firstKey' && this.close('{') ? undefined : expected;
      case 'colon':
        if (char !== ':') return expected;
        this.at += 1;
        this.state = 'value';
        return undefined;
      case 'comma':
        if (char === '}' || char === ']') return this.close(char === '}' ? '{' : '[') ? undefined : expected;
        if (char !== ',') return expected;
        this.at += 1;
        this.state = this.open.at(-1) === '{' ? 'key' : 'value';
        return undefined;
      case 'end':
        return char === undefined ? undefined : expected;
    }
  }

  get finished(): boolean {
    return this.state === 'end' && this.at >= this.text.length;
  }
}

/** The first fault of `text`; undefined where it is JSON after all. */
export function findJsonError(text: string): JsonError | undefined {
  const scan = new Scan(text);
  while (!scan.finished) {
    const expected = scan.step();
    if (expected === undefined) continue;
    const column = [...text.slice(0, scan.at)].length + 1;
    const code = text.codePointAt(scan.at);
    return { column, expected, found: code === undefined ? undefined : String.fromCodePoint(code) };
  }
  return undefined;
}
