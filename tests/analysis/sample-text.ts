/** Arbitrary texts: news, and what breaks a careless program. */
import fc from 'fast-check';

const NEWS = [
  ...['肇庆', '德庆县', '第一季度', '头部季度', '头部企业', '重大项目', '签约', '维珍妮国际', '冠旭', '希音'],
  ...['上海力推', '的', '和', '2023年2月6日', '12346.66', '3.5亿', 'm123', '2017mv', '20200101', '178个'],
  ...['SHEIN', 'shein', 'ＳＨＥＩＮ', 'Regina Miracle', 'navier-stokes', 'zui多', 'diyi大', '蕞多'],
  ...[
    '，',
    '。',
    '！',
    '；',
    '：',
    '、',
    '“',
    '”',
    '"',
    '(',
    ')',
    '·',
    '-',
    '—',
    '&',
    '/',
    '.',
    ' ',
    '\u3000',
    '\n',
  ],
];
const HOSTILE = [
  ...[
    '\u0000',
    '\ud800',
    '\udfff',
    '\udc00\ud800',
    '😀',
    '👨‍👩‍👧',
    '𠀀',
    '𬬻',
    '𝔸',
    '🇨🇳',
    '\ufe0f',
    '\u200b',
    '\ufeff',
  ],
  ...[
    'e\u0301',
    'か\u3099',
    'ｶﾞ',
    '㎡',
    '㈱',
    '㍿',
    'İ',
    'ß',
    'ﬁ',
    '½',
    '①',
    'ﷺ',
    '尊嚴',
    '臺灣',
    '國際',
    '広東',
    'ー',
    '々',
    '〇',
  ],
  ...[
    '<b>',
    '&amp;',
    '<mark>',
    "'",
    '\\',
    '%00',
    '__proto__',
    'constructor',
    'company:',
    'region：',
    'yi:>',
    'after:2023-01-01',
  ],
];

/** Any sequence of UTF-16 units, lone surrogates included. */
export const anyString: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NEWS) },
      { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

/** Any sequence of code points. */
export const wellFormed: fc.Arbitrary<string> = anyString.map((text) => text.toWellFormed());

/** What a newspaper prints: words, figures, names, punctuation. */
export const newsText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...NEWS), { maxLength: 40 })
  .map((parts) => parts.join(''));

/** Hanzi of a small set, so that they repeat. */
export const hanText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...'肇庆德重大项目天天𠀀'), { maxLength: 30 })
  .map((parts) => parts.join(''));
