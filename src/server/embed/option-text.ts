/** The options of the box in words, for the page that sets one up. */
import type { OptionName } from '../../box/option.ts';

interface OptionText {
  readonly zh: string;
  readonly en: string;
  /** Names of its values, where the value itself would not do. */
  readonly values?: Readonly<Record<string, string>>;
}

export const OPTION_TEXTS: Readonly<Record<OptionName, OptionText>> = {
  mode: { zh: '样式', en: 'form', values: { inline: '页内搜索框', overlay: '按钮与浮层' } },
  lang: {
    zh: '语言',
    en: 'language',
    values: { auto: '随页面', 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' },
  },
  theme: { zh: '配色', en: 'theme', values: { auto: '随系统', light: '浅色', dark: '深色' } },
  placeholder: { zh: '提示文字', en: 'placeholder' },
  type: { zh: '只搜类型', en: 'only these kinds: article, project, company' },
  region: { zh: '只搜地区', en: 'only these places, comma-separated' },
  industry: { zh: '只搜行业', en: 'only these industries, comma-separated' },
  company: { zh: '只搜企业', en: 'only these companies, by id' },
  limit: { zh: '每组条数', en: 'rows in each group' },
  links: { zh: '新闻链接', en: 'where news leads', values: { page: '本站记录页', source: '原文' } },
  open: {
    zh: '打开方式',
    en: 'where links open',
    values: { self: '本窗口', blank: '新窗口', top: '整个窗口 (用于框架内)' },
  },
  keys: {
    zh: '快捷键 / 与 Ctrl K',
    en: 'keys / and Ctrl K',
    values: { auto: '仅浮层', on: '开', off: '关' },
  },
  recent: { zh: '记住最近搜索', en: 'recent searches' },
  urlParam: { zh: '网址参数', en: 'parameter of your address that keeps the search' },
  target: { zh: '放入元素', en: 'CSS selector to put the box into' },
  key: { zh: '站点密钥', en: 'site key' },
  api: { zh: '服务地址', en: 'address of this server, if not where the script is' },
};
