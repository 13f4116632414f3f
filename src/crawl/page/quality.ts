/** Whether a text can be trusted to be what somebody wrote: pages that are garbled, hijacked or spun are put aside. */
import { misreadShare } from '../fetch/charset.ts';
import { countHan } from './html.ts';

export const QUARANTINE_REASONS = {
  mojibake: '乱码 (garbled)',
  'question-marks': '字成了问号 (characters lost to question marks)',
  'error-page': '程序报错 (error message of the site)',
  'pinyin-inserted': '字后夹拼音 (pinyin put in between)',
  'spam-links': '藏有外链 (hidden links to elsewhere)',
  spun: '同义词替换过的洗稿 (spun)',
  'not-chinese': '不是中文 (not Chinese)',
  'no-title': '没有标题 (no title)',
  'no-text': '没有正文 (no text)',
  'too-long': '太长 (too long)',
  'too-deep': '嵌套太深 (nested too deeply)',
  'too-many-elements': '元素太多 (too many elements)',
  'too-many-attributes': '属性太多 (too many attributes)',
} as const;
export type QuarantineReason = keyof typeof QUARANTINE_REASONS;

export interface Verdict {
  readonly reason: QuarantineReason;
  /** From 0; 1 and more is put aside. */
  readonly score: number;
  /** What was seen, for who looks at it. */
  readonly detail: string;
}

/** A page whose characters could not be read in so large a part is not read. */
const MOST_DAMAGED = 0.01;
/** UTF-8 read as GBK: see `misreadShare`. */
const MOST_MISREAD = 0.6;
/** GBK read as UTF-8, and UTF-8 read as Latin-1. */
const GARBLED =
  /锟斤拷|烫烫烫|屯屯屯|[\u00c0-\u00ff][\u0080-\u00bf]{1,2}[\u00c0-\u00ff]|[ÃÂåæçèé][\u0080-\u00bf¡-¿]{1,2}/gu;
const ERRORS =
  /You have an error in your SQL syntax|Warning: ?mysqli?_|SQLSTATE\[|ORA-\d{5}|Microsoft OLE DB Provider|Unclosed quotation mark|Fatal error: Uncaught|Table '[\w.]+' doesn't exist|System\.Data\.SqlClient|数据库连接(?:失败|错误)|Stack trace:/gu;
const INSERTED = /\p{Script=Han}[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[）)]/gu;
const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u;
/** Words that only a machine puts in place of the usual ones: weight by how unlikely they are to be meant. */
const SPUN: Readonly<Record<string, number>> = {
  具置: 0.5,
  严重名目: 0.7,
  名目: 0.2,
  佳构: 0.35,
  会集: 0.2,
  南边: 0.1,
  出资: 0.05,
  无限公司: 0.35,
  有有限: 0.4,
  启航典礼: 0.2,
  工业园区块: 0.2,
  开工典礼典礼: 0.4,
  打造成功: 0.1,
  兴修: 0.2,
  动力轿车: 0.5,
  新动力: 0.3,
  轿车工业: 0.3,
  出产线: 0.35,
  出产基地: 0.35,
  投产典礼: 0.05,
  咱们市: 0.3,
  亿群众币: 0.7,
  群众币: 0.5,
  建造面积: 0.15,
  项目建造: 0.3,
  高质量开展: 0.5,
  经济开展: 0.25,
  重大名目: 0.5,
};
const MOST_HIDDEN_LINKS = 5;
const SPAM =
  /(?:彩票|博彩|百家乐|开户送|真人娱乐|棋牌|私服|代孕|办证|发票代开|约炮|色情|壮阳|澳门(?:威尼斯|新葡京|金沙)|威尼斯人|足球投注|体育投注)/gu;
const LEAST_HAN_SHARE = 0.3;

export interface Quality {
  readonly text: string;
  readonly title: string;
  /** As `decodePage` gives it. */
  readonly damaged: number;
  /** Links to other hosts that no reader sees. */
  readonly hiddenLinks: number;
  /** The whole page, for what does not stand in the story. */
  readonly page: string;
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The gravest fault, or undefined where the page may be taken. */
export function verdictOn({ text, title, damaged, hiddenLinks, page }: Quality): Verdict | undefined {
  const all = `${title}\n${text}`;
  const han = countHan(all);
  const letters = countOf(all, /\p{L}/gu);
  const inserted = (all.match(INSERTED) ?? []).filter((found) => TONE.test(found)).length;
  const spun = Object.entries(SPUN).filter(([word]) => all.includes(word));
  const spam = countOf(page, SPAM);
  const misread = misreadShare(all);
  const single = countOf(all, /\p{Script=Han}\?(?=\p{Script=Han})/gu);
  const questions = countOf(all, /\?{3,}/gu) + (single > 3 && single > 0.05 * han ? 3 : 0);
  const verdicts: Verdict[] = [
    {
      reason: 'mojibake',
      score: Math.max(damaged / MOST_DAMAGED, countOf(all, GARBLED) / 3, misread / MOST_MISREAD),
      detail: `damaged ${(damaged * 100).toFixed(1)} %, garbled ${countOf(all, GARBLED)}, misread ${(misread * 100).toFixed(0)} %`,
    },
    { reason: 'question-marks', score: questions / 3, detail: `${questions}` },
    {
      reason: 'error-page',
      score: countOf(page, ERRORS),
      detail: (page.match(ERRORS) ?? []).slice(0, 3).join('; '),
    },
    { reason: 'pinyin-inserted', score: inserted / 3, detail: `${inserted}` },
    {
      reason: 'spam-links',
      score: Math.max(hiddenLinks / MOST_HIDDEN_LINKS, spam / 4),
      detail: `hidden links ${hiddenLinks}, words ${spam}`,
    },
    {
      reason: 'spun',
      score: spun.reduce((sum, [, weight]) => sum + weight, 0),
      detail: spun.map(([word]) => word).join('、'),
    },
    {
      reason: 'not-chinese',
      score:
        letters > 0 &&
        (han / letters < LEAST_HAN_SHARE ||
          countOf(all, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.05 * letters)
          ? 1
          : 0,
      detail: `${han} Han of ${letters} letters`,
    },
  ];
  const worst = verdicts.reduce((first, second) => (second.score > first.score ? second : first));
  return worst.score >= 1 ? worst : undefined;
}
