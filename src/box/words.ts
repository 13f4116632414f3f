/** What the box says, in the three languages it speaks. `#` stands for a number or for words put in. */

/** The columns of the table. */
const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const TABLE = {
  search: ['搜索', '搜尋', 'Search'],
  placeholder: ['搜公司、项目、新闻', '搜尋公司、專案、新聞', 'Companies, projects, news'],
  clear: ['清空', '清空', 'Clear'],
  close: ['关闭', '關閉', 'Close'],
  article: ['新闻', '新聞', 'News'],
  project: ['项目', '專案', 'Projects'],
  company: ['企业', '企業', 'Companies'],
  date: ['时间', '時間', 'Date'],
  days7: ['近7天', '近7天', '7 days'],
  days30: ['近30天', '近30天', '30 days'],
  year: ['今年', '今年', 'This year'],
  custom: ['自定义', '自訂', 'Custom'],
  from: ['从', '從', 'From'],
  to: ['到', '到', 'To'],
  filters: ['筛选', '篩選', 'Filters'],
  type: ['类型', '類型', 'Type'],
  region: ['地区', '地區', 'Place'],
  industry: ['行业', '產業', 'Industry'],
  stage: ['阶段', '階段', 'Stage'],
  amount: ['金额', '金額', 'Amount'],
  source: ['来源', '來源', 'Source'],
  tag: ['标签', '標籤', 'Tag'],
  remove: ['去掉条件 #', '移除條件 #', 'Remove #'],
  allOf: ['全部 # 条#', '全部 # 筆#', 'All # in #'],
  advanced: ['打开搜索页', '開啟搜尋頁', 'Open the search page'],
  found: ['找到 # 条', '找到 # 筆', '# found'],
  none: ['没有找到', '沒有找到', 'Nothing found:'],
  tryDates: ['去掉时间条件', '移除時間條件', 'Any date'],
  meant: ['您是不是要找', '您是不是要找', 'Did you mean'],
  relaxed: [
    '没有同时包含全部词语的记录，已放宽条件',
    '沒有同時包含所有詞語的資料，已放寬條件',
    'No record has all the words; some are left out',
  ],
  undated: ['还没有日期的 # 条未列入', '尚無日期的 # 筆未列入', '# without a date left out'],
  projects: ['# 个项目', '# 個專案', 'projects: #'],
  articles: ['# 篇报道', '# 篇報導', 'articles: #'],
  latest: ['最近 #', '最近 #', 'latest #'],
  undatedRow: ['日期不详', '日期不詳', 'no date'],
  reprints: ['另有 # 家报道', '另有 # 家報導', '# more outlets'],
  planned: ['推测', '推測', 'inferred'],
  recent: ['最近搜索', '最近的搜尋', 'Recent searches'],
  forget: ['清除记录', '清除紀錄', 'Forget'],
  hint: ['例如：肇庆 2024年3月', '例如：肇慶 2024年3月', 'Such as: 肇庆 2024年3月'],
  offline: ['网络已断开，恢复后自动重试', '網路已中斷，恢復後自動重試', 'Offline; waiting for the network'],
  busy: ['查询过于频繁，# 秒后重试', '查詢過於頻繁，# 秒後重試', 'Too many searches; again in # s'],
  timeout: ['等了太久，还没有回答', '等候過久，尚未回應', 'No answer in time'],
  failed: ['这次没有查成', '這次查詢沒有成功', 'The search failed'],
  refused: ['搜索暂时不可用', '搜尋暫時無法使用', 'Search is not available'],
  retry: ['重试', '重試', 'Try again'],
  yi: ['# 亿元', '# 億元', 'RMB # m'],
  wan: ['# 万元', '# 萬元', ''],
} as const satisfies Record<string, readonly [string, string, string]>;

type Word = keyof typeof TABLE;
export type Words = Readonly<Record<Word, string>>;

export function wordsIn(language: Language): Words {
  const column = LANGUAGES.indexOf(language);
  const words: Partial<Record<Word, string>> = {};
  for (const word of Object.keys(TABLE) as Word[]) words[word] = TABLE[word][column] as string;
  return words as Words;
}

/** The language for a BCP 47 tag such as the page's `lang`; Chinese where there is none. */
export function languageOf(tag: string): Language {
  if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-TW';
  return tag === '' || /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** The `#` of a phrase replaced one after the other. */
export function fill(phrase: string, ...values: readonly (string | number)[]): string {
  let at = 0;
  return phrase.replace(/#/g, () => String(values[at++]));
}
