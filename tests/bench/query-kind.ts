/** The kinds of query that are timed, in the order of the tables. */
export const QUERY_KINDS = [
  'oneWord',
  'twoWords',
  'company',
  'question',
  'phrase',
  'prefix',
  'dated',
  'faceted',
  'given',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export const KIND_NAMES: Readonly<Record<QueryKind, string>> = {
  oneWord: '一个词 (one word)',
  twoWords: '两个词 (two words)',
  company: '企业 (company)',
  question: '长问句 (long question)',
  phrase: '短语 (phrase)',
  prefix: '输入时 (prefix)',
  dated: '按日期 (dated)',
  faceted: '带分面 (faceted)',
  given: '给定查询 (given)',
};
