/** What a sum or an area is of: investment, output, tax, land, floor area, or nothing of a project. */
import type { FigureKind } from '../contract/reading.ts';
import { areaKind, lastMatch } from './area-kind.ts';
import {
  AFTER,
  BUILDS_AFTER,
  CUE,
  isNotOfProject,
  kindOf,
  type MoneyKind,
  REGION,
  REGION_SPENDS,
} from './money-cue.ts';
import { overlapping, type Span } from './passage.ts';
import type { Quantity } from './quantity.ts';

export interface Figure extends Quantity {
  /** `batch`: of several projects together; `other`: of no project's size. */
  readonly kind: FigureKind | 'batch' | 'other';
  /** 一期, 二期 …, where the figure is of that phase alone. */
  readonly phase?: string;
}

const COUNT =
  '(?:\\d[\\d,]*|[一二两三四五六七八九十百]+|多|数十|数百|一批|一大批|系列)余?(?:个|宗|项(?!目)|家|批)';
/** 33个项目, 项目27个, 签约9个: several together. */
const BATCH = new RegExp(
  `${COUNT}[^,。;!?、]{0,14}?(?:项目|工程|企业|工厂|基地|园区|开工|签约|动工|投产|竣工)|(?:项目|工程)[^,。;!?、\\d]{0,6}${COUNT}|(?:签约|开工|动工|竣工|投产|引进)(?:的)?(?:项目)?\\s?\\d+(?:个|宗|项)`,
  'gu',
);
/** 引进项目, 重点项目: projects in general. */
const CROWD =
  /(?:引进|签约|重点|重大|产业|制造业|工业|开工|在谈|储备|意向|(?<!是)续建|(?<!是)在建|竣工|投产|市政|交通|能源|水利|平台|民生|基础设施|工程)(?:类|建设)?项目(?!有|包括|中|为)/gu;
const PHASE = /(首期|[一二三四五六]期|第[一二三四五六]期|第[一二三]阶段)/gu;

/** `named`: spans of named projects of the text; a sum right behind one is of that project, not of a batch. */
export function figuresOf(
  text: string,
  quantities: readonly Quantity[],
  sentences: readonly Span[],
  named: readonly Span[],
): Figure[] {
  const out: Figure[] = [];
  for (const [i, quantity] of quantities.entries()) {
    const sentence = overlapping(sentences, quantity) ?? { start: 0, end: text.length };
    const money = quantity.unit !== '亩' && quantity.unit !== '㎡';
    // A quantity in brackets behind another one says the same in another unit.
    const previous = out.at(-1);
    const between = previous ? text.slice(previous.end, quantity.start) : '';
    const restated = previous !== undefined && /^\((?:约|合|折合|相当于)*$/u.test(between);
    const kind = money
      ? restated && previous.kind !== 'land' && previous.kind !== 'floorArea'
        ? previous.kind
        : moneyKind(text, quantity, sentence, quantities[i - 1], previous, named)
      : restated && quantity.unit === '亩' && previous.unit === '㎡'
        ? 'land'
        : areaKind(text, quantity, sentence, quantities[i + 1]);
    const phase = kind === 'investment' ? phaseOf(text, quantity, sentence) : undefined;
    out.push({ ...quantity, kind, ...(phase === undefined ? {} : { phase }) });
  }
  return out;
}

const OR_MORE = /^(?:或|、)[\d.]+[万亿]*(?:美|欧|港)?元(?:及)?以上[^,。;]{0,10}(?:项目|企业)/u;

const SOLD = /(?<=^(?:人民币)?(?:以上|左右)?的?(?:年)?)(?:营收|营业收入|销售收入|销售额|收入)/u;

/** A sum of the title that nothing is said of is what the text says of the same sum. */
export function retold(title: string, figures: readonly Figure[], text: readonly Figure[]): Figure[] {
  return figures.map((figure) =>
    figure.kind === 'other' &&
    !title.slice(0, figure.start).match(CUE) &&
    text.some(
      ({ kind, value, unit }) => kind === 'investment' && value === figure.value && unit === figure.unit,
    )
      ? { ...figure, kind: 'investment' }
      : figure,
  );
}

/** What the sum of a deal must be of: 签约项目10个,总额50亿元. */
const BUILT = /投资|签约|项目|协议|引资|落户|开工|动工|建设|投建|合同|意向/u;
/** No project of one owner costs more (亿 of any currency). */
const MOST_YI = 3_000;

function moneyKind(
  text: string,
  quantity: Quantity,
  sentence: Span,
  before: Quantity | undefined,
  previous: Figure | undefined,
  named: readonly Span[],
): Figure['kind'] {
  // 西江明珠项目150亿元, 电机壳体项目(8亿元): right behind its name a sum is the investment.
  if (
    named.some(
      ({ end }) =>
        end <= quantity.start &&
        /^(?:\([^()]{1,10}\))?(?:\(约?|约|计划|总|,约?|:)?$/u.test(text.slice(end, quantity.start)),
    )
  ) {
    return 'investment';
  }
  const behind = text.slice(quantity.end, sentence.end);
  const after = AFTER.find(([, pattern]) => pattern.test(behind))?.[0];
  const from = Math.max(sentence.start, before && before.end <= quantity.start ? before.end : sentence.start);
  const ahead = text.slice(from, quantity.start);
  // 由50亿元增至100亿元: the second is of what the first is.
  if (
    previous &&
    previous.end > sentence.start &&
    /^(?:左右)?(?:,)?(?:增加?至|增加?到|提高到|提高至|提升至|提升到|追加至|追加到|调整为|扩大到|扩大至|上调至)(?:约|超)?$/u.test(
      ahead,
    )
  )
    return previous.kind;
  const clause = ahead.slice(Math.max(ahead.lastIndexOf(','), ahead.lastIndexOf(':')) + 1);
  const near = lastMatch(CUE, clause);
  const far = near ?? (clause.length === ahead.length ? undefined : lastMatch(CUE, ahead));
  const cue = near ?? (after === undefined ? far : undefined);
  let kind: MoneyKind | undefined;
  const parallel =
    after !== undefined && /(?:以上|左右)?的?(?:税收|产值|税|销售|营收|投资)[、和及]$/u.test(ahead);
  if ((near === undefined || parallel) && after !== undefined) kind = after;
  else if (cue) {
    const name = kindOf(cue);
    kind = name;
    // 授信协议14份,总额9.2亿元: of what the words before it are.
    if (/^(?:总额|金额)$/u.test(cue[0])) {
      const at = ahead.lastIndexOf(cue[0]);
      const earlier = lastMatch(CUE, ahead.slice(0, at));
      if ((earlier && kindOf(earlier) === 'other') || !BUILT.test(ahead.slice(0, at))) return 'other';
    }
    // 首期 and 其中 continue what the figure before them was of.
    if (name === 'investment' && /期$|^其中$/u.test(cue[0])) {
      const same = previous && previous.start >= sentence.start ? previous.kind : undefined;
      kind = same === 'output' || same === 'tax' || same === 'other' ? same : 'investment';
      if (same === 'batch' && cue[0] === '其中') kind = undefined;
    }
  }
  const sold = near === undefined && after === 'output' ? SOLD.exec(behind)?.[0] : undefined;
  if (kind === 'output' && isNotOfProject(ahead, clause, sold ?? cue?.[0] ?? '')) kind = 'other';
  if (kind === 'tax' && REGION.test(clause)) kind = 'other';
  if (
    kind === 'investment' &&
    (/^(?:或[\d.]+[万亿]*美?元)?(?:及)?以上(?:的|重大|重点|项目|企业|产业|外资|工业|制造业)/u.test(behind) ||
      REGION_SPENDS.test(clause))
  )
    kind = 'other';
  // 引进1亿元或1000万美元以上项目76个: thresholds.
  if (OR_MORE.test(behind)) return 'other';
  // 超10亿元项目: a threshold.
  if (
    /(?:超过?|逾|不低于)$/u.test(ahead) &&
    /^的?(?:技术改造|产业|工业|外资|制造业|重大)*项目/u.test(behind) &&
    (/(?:^|[,;。])对[^,;]*$/u.test(ahead) ||
      !named.some(({ start }) => start >= quantity.end && start - quantity.end < 2))
  )
    return 'other';
  // 56亿!希音湾区大旺智慧产业园签约: a sum in front of the news.
  if (/^[\s“"]*$/u.test(ahead) && /^!|^[,:]?[^,。]{0,30}(?:签约|落户|落子|开工|动工|投产)/u.test(behind))
    kind ??= 'investment';
  // 分为两块:总部大楼2亿元,…;生产基地9亿元: what it is put into stands right before it.
  if (
    cue === undefined &&
    /(?:大楼|基地|厂房|工厂|项目|产业园|园区|生产线|[一二三四首]期)(?:约|为)?$/u.test(clause)
  )
    kind ??= 'investment';
  kind ??= BUILDS_AFTER.test(behind) && !/^(?:以上|级)/u.test(behind) ? 'investment' : undefined;
  if (
    kind === undefined &&
    /(?:\d|[一二三四五六七八九十百])(?:个|宗|项|家)(?:项目)?[、,(\s]*(?:约|一共|合计|共|超)?\s*$/u.test(ahead)
  )
    return 'batch';
  if (kind === undefined && /(?:合计|共计|总计)(?:约|超)?$/u.test(ahead) && previous?.kind === 'investment')
    kind = 'investment';
  if (kind !== 'investment') return kind ?? continued(ahead, previous, sentence);
  return quantity.value > MOST_YI || isBatch(text, quantity, sentence, named) ? 'batch' : 'investment';
}

/** 4个、5.2亿元;3个、1亿元: a list goes on as it began. */
function continued(ahead: string, previous: Figure | undefined, sentence: Span): Figure['kind'] {
  if (!previous || previous.end <= sentence.start) return 'other';
  if (!/^(?:[、和及与,]|以及|(?:[、,].{0,8}))$/u.test(ahead)) return 'other';
  return previous.kind === 'land' || previous.kind === 'floorArea' ? 'other' : previous.kind;
}

/** True where a count of projects stands nearer to the sum than a named project does. */
function isBatch(text: string, quantity: Quantity, sentence: Span, named: readonly Span[]): boolean {
  const ahead = text.slice(sentence.start, quantity.start);
  if (/分别(?:为|是|约)*(?:[\d.,]+[万亿]*元和)?$/u.test(ahead)) return false;
  // 前者投资38亿元,后者投资14亿元,合计52亿元.
  if (
    /(?:合计|共计|总计)(?:约|超)?$/u.test(ahead) &&
    /\d[万亿]元[^;]*\d[万亿]元/u.test(ahead) &&
    !/期/u.test(ahead)
  )
    return true;
  const inName = (m: RegExpExecArray) => {
    const at = sentence.start + m.index;
    return named.some((span) => span.start < at && at + m[0].length <= span.end);
  };
  const count = lastMatch(BATCH, ahead);
  // A项目、B项目合计总投资13亿元.
  const several =
    named.filter((span) => span.start >= sentence.start && span.end <= quantity.start).length > 1;
  if (several && /(?:合计|共计|总计|一共|两个项目|[三四五六七八九十]个项目)[^,。;]{0,10}$/u.test(ahead))
    return true;
  const crowd = lastMatch(CROWD, ahead);
  // 一批龙头项目,如投资额200亿元的X项目: one of them.
  const singled = (m: RegExpExecArray) =>
    /[,:;(](?:比?如|例如|其中,?|包括|像)/u.test(ahead.slice(m.index + m[0].length));
  // 这一项目是县重点项目: a rank of one project.
  const rank = crowd && /(?:是|为|列为|列入|入选|属)[^,。;]{0,8}$/u.test(ahead.slice(0, crowd.index));
  if (crowd && !rank && !inName(crowd) && !singled(crowd)) {
    const at = sentence.start + crowd.index + crowd[0].length;
    if (!named.some((span) => span.start >= at && span.end <= quantity.start)) return true;
  }
  if (!count) {
    return /^(?:余|多)?(?:元)?(?:\([^()]{1,12}\))?(?:的)?(?:\d+|[一二三四五六七八九十两]+)(?:余|多)?个[^,。]{0,12}项目/u.test(
      text.slice(quantity.end, sentence.end),
    );
  }
  const at = sentence.start + count.index + count[0].length;
  // 与三家企业签订合同:X投资5亿元: behind the colon each is told by itself.
  if (
    text.slice(at, quantity.start).includes(':') ||
    inName(count) ||
    /[,;(](?:比?如|例如|像)/u.test(text.slice(at, quantity.start))
  )
    return false;
  // 与3家企业合资建厂: they build one thing together.
  if (/家/u.test(count[0]) && /(?:与|和|同|携手|联合|拉来)(?:其他|另外)?$/u.test(ahead.slice(0, count.index)))
    return false;
  return !named.some((span) => span.start >= at && span.end <= quantity.start);
}

/** The phase that is named right before the sum, with nothing but its cue between: 一期投资40亿元. */
function phaseOf(text: string, quantity: Quantity, sentence: Span): string | undefined {
  const ahead = text.slice(sentence.start, quantity.start);
  const clause = ahead.slice(ahead.lastIndexOf(',') + 1);
  const phase = lastMatch(PHASE, clause);
  if (!phase) return undefined;
  const rest = clause.slice(phase.index + phase[0].length);
  return /项目总投资|总投资/u.test(rest) && /项目/u.test(rest)
    ? undefined
    : /[、;]/u.test(rest)
      ? undefined
      : phase[0];
}
