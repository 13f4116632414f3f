/**
 * Words of Taiwan and Hong Kong → the mainland's (專案 → 项目). A word is read so only in traditional script:
 * 专案组 in simplified text is no 项目组. Like `restore` it looks at neighbours, so it makes a view beside the
 * folded text and never stands in its place.
 */
import { fold, type Replacement, toOriginal } from './char-filter.ts';
import { segment } from './segmenter.ts';
import type { FilteredText } from './token.ts';
import { REGIONAL_WORDS, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './variant.ts';

/**
 * Words of the table that the mainland has as well and prints at least a quarter as often as the word they
 * would become, and more than a score of times (nodejieba's dictionary): 核心 is no 内核, 建立 no 创建, 智慧 no 智能.
 */
export const OWN_LIFE: ReadonlySet<string> = new Set(
  (
    '乌兹别克 乳酪 互动 传送 停用 储存 元件 列举 即时 卷轴 取样 叮叮当当 叮当 ' +
    '向量 启用 呼叫 哈萨克 图示 土库曼 埠 塔吉克 复制 外挂 字型 存档 宣告 序列 ' +
    '建立 影像 影印 影片 心肌梗塞 忧郁症 执行 执行长 批次 指标 整合 文件 新增 ' +
    '映象 智慧 查询 核心 桌布 档案 正规化 汇入 狮子山 登出 相容 碟片 离线 ' +
    '程序 简报 行程 装置 资料 载入 过载 连结 通讯 遮蔽 醯 镏 音讯'
  ).split(' '),
);

/** Traditional-only characters for each simplified-only one, from which on a text is plainly traditional. */
const PLAINLY = 4;
/** Characters on each side of a word that are cut into words to see whether it is one. */
const REACH = 6;

const TRADITIONAL = 1;
const SIMPLIFIED = 2;
const SCRIPTS = new Uint8Array(0x10000);
for (const c of TRADITIONAL_ONLY) if (c.length === 1) SCRIPTS[c.charCodeAt(0)] = TRADITIONAL;
for (const c of SIMPLIFIED_ONLY) if (c.length === 1) SCRIPTS[c.charCodeAt(0)] = SIMPLIFIED;

interface Word {
  readonly from: string;
  /** The same as `from` for what only keeps a shorter word from being found inside. */
  readonly to: string;
}

/** By their first unit, the longest first. */
const words = new Map<string, Word[]>();
for (const [regional, mainland] of REGIONAL_WORDS) {
  const from = fold(regional).text;
  const to = OWN_LIFE.has(from) ? from : fold(mainland).text;
  const first = from[0] as string;
  const list = words.get(first) ?? [];
  list.push({ from, to });
  words.set(first, list);
}
for (const list of words.values()) list.sort((a, b) => b.from.length - a.from.length);

function holdsTraditional(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (SCRIPTS[text.charCodeAt(i)] === TRADITIONAL) return true;
  return false;
}

function isPlainlyTraditional(text: string): boolean {
  const counts = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const script = SCRIPTS[text.charCodeAt(i)] as number;
    counts[script] = (counts[script] as number) + 1;
  }
  return (counts[TRADITIONAL] as number) > PLAINLY * (counts[SIMPLIFIED] as number);
}

/** False where a word of its neighbours takes a part of it: 数位 in 多数位于. */
function standsAlone(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - REACH);
  let at = from;
  for (const word of segment(text.slice(from, end + REACH))) {
    const next = at + word.length;
    const holdsAll = at <= start && next >= end;
    if (!holdsAll && ((at < start && next > start) || (at < end && next > end))) return false;
    at = next;
  }
  return true;
}

/** The regional words of a text, from left to right, as stretches of its filtered form. */
export function regionalWords(printed: string, filtered: FilteredText): Replacement[] {
  if (!holdsTraditional(printed, 0, printed.length)) return [];
  const { text } = filtered;
  const found: Replacement[] = [];
  let everywhere: boolean | undefined;
  for (let at = 0; at < text.length; at++) {
    const word = words.get(text[at] as string)?.find(({ from }) => text.startsWith(from, at));
    if (!word) continue;
    const end = at + word.from.length;
    if (word.from !== word.to) {
      everywhere ??= isPlainlyTraditional(printed);
      const isRegional = everywhere || holdsTraditional(printed, ...toOriginal(filtered, at, end));
      if (!isRegional || !standsAlone(text, at, end)) continue;
      found.push({ start: at, end, word: word.to });
    }
    at = end - 1;
  }
  return found;
}
