/** Words that tell how far a project is. */
import type { Stage } from '../contract/record.ts';
import type { Span } from './passage.ts';

export interface StageMention extends Span {
  readonly stage: Stage;
  /** Announced (预计, 力争), not yet so. */
  readonly planned: boolean;
}

const WORDS: readonly (readonly [stage: Stage, words: string])[] = [
  ['增资扩产', '增资扩产|扩产|增资(?!本)|追加投资|技改扩能|扩能|扩建'],
  [
    '签约',
    '签约|签的约|签下约|签订|签署|签下|落户|达成(?:投资)?(?:合作)?(?:意向|协议)|成功引进|正式引进|摘得|摘牌',
  ],
  ['开工', '开工|开的工|动的工|动工|奠基|破土|打桩|打下第?一?根?桩|启动建设|开建|动土|启动(?=仪式)|正式启动'],
  ['封顶', '封顶|封的顶'],
  ['竣工', '竣工|建成|落成|完工|交付(?:使用)?|通过验收|完成验收|中交'],
  [
    '投产',
    '投产|试产|试生产|量产|下线|投运|开园|启用|投入(?:使用|运营|运行|生产)|投用|开业|试运营|试运行|并网(?:发电)?',
  ],
  ['达产', '达标达产|达产|(?:实现|全面)满产'],
  [
    '在建',
    '(?:正?在)?建设中|在建(?!工程|设)|(?:正在|正|加紧|抓紧|加快|有序|持续|全力|稳步)(?:推进|加快)?(?:建设|施工|进行|推进)|正在[^,。;、]{2,16}(?:建设|兴建)(?!的)|施工(?!方|单位|许可|图|总承包|合同)|设备安装|设备进场|安装设备|安装调试|调试设备|设备调试|续建|建设进度|拔地而起|加速推进|(?:抓紧|正在?)(?:装|安装|调试)(?:设备|洁净|机器)|钢结构(?:已)?(?:吊装|封顶)|桩基',
  ],
];
const STAGE = new RegExp(WORDS.map(([stage, words]) => `(?<${stage}>${words})`).join('|'), 'gu');
/** Behind these words a stage is a condition or a kind of thing, not a fact: 达产后, 投产率, 开工前. */
const NO_EVENT_BEHIND =
  /^(?:之?后(?!续)|以后|时(?!间)|前(?!三)|率|面积|条件|标准|难|许可|令|达效后|达产后|运营后|投产后|达标后)/u;
/** 没有按期投产, 如果投产: told as not so, or not yet. */
const DENIED = /(?:没有|没能|不会|不能|未能|未曾|尚未|难以|无法|如果|倘若|一旦|若)[^,。]{0,6}$/u;
const NO_EVENT_AHEAD =
  /(?:未|尚未|没有|未能|无法|停止|取消|终止|暂停|推迟|从|等待|何时|如何|不得|禁止|一旦|促|抓|保|催|谋划?|比|欢迎|到|至)$/u;
const PLAN =
  /预计|计划|力争|争取|将(?!军|近)|拟|有望|确保|预期|即将|可望|准备|目标|规划(?!建设用地)|明年|后年|届时|待|完成后|要等|才能|排在|打算|合同约定|承诺|提上日程|拟于|待到|延期至|延至|推迟至|顺延至/gu;
/** The plan ends where the fact begins: 原计划…已投产. */
const FACT = /已经?(?!于?计划)|正式|顺利|目前|现已|如期|提前|当[天日]/gu;

function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index;
  return last;
}

/** The stages that a folded text tells of, sentence by sentence. */
export function findStages(text: string, sentences: readonly Span[]): StageMention[] {
  const found: StageMention[] = [];
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    for (const m of words.matchAll(STAGE)) {
      const end = m.index + m[0].length;
      const stage = WORDS.find(([name]) => m.groups?.[name] !== undefined)?.[0] as Stage;
      const ahead = words.slice(0, m.index);
      if (NO_EVENT_BEHIND.test(words.slice(end)) || NO_EVENT_AHEAD.test(ahead) || DENIED.test(ahead))
        continue;
      const clause = ahead.slice(ahead.lastIndexOf(',') + 1);
      const plan = lastIndex(PLAN, clause);
      const planned = plan >= 0 ? plan >= lastIndex(FACT, clause) : continuesPlan(ahead);
      found.push({ stage, planned, start: sentence.start + m.index, end: sentence.start + end });
    }
  }
  return found;
}

/** 预计2023年底完工,2024年投产: a clause that begins with a date goes on with the plan before it. */
function continuesPlan(ahead: string): boolean {
  const at = ahead.lastIndexOf(',');
  if (at < 0) return false;
  const clause = ahead.slice(at + 1);
  const before = ahead.slice(0, at);
  const last = before.slice(before.lastIndexOf(',') + 1);
  return (
    /^(?:\d{4}年|明年|后年|次年|年底|\d{1,2}月|扩建|新建|建设|新增|建成|用于)/u.test(clause) &&
    lastIndex(PLAN, last) > lastIndex(FACT, last)
  );
}
