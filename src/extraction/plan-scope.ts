/** How far a plan reaches: 预计2023年底完工,2024年投产; 按计划,4月机电安装,6月试产. */

/** Words that announce. */
export const PLAN =
  /预计|计划|力争|争取|推动(?!了)|促进(?!了)|助力(?!了)|保障(?![性了房])|保证(?!了)|将(?!军|近)|拟|有望|确保|预期|即将|可望|准备|目标|就(?:要|将|会|能|可以?)(?!是)|要(?=(?:开工|动工|奠基|封顶|竣工|投产|试产|交付|建成))|马上|规划(?!建设用地)|明年|后年|届时|待|完成后|要等|才能|排在|打算|合同约定|承诺|赶在|提上日程|拟于|待到|延期至|延至|推迟至|顺延至|今年内|年内(?![已完])|年底前|月底前|\d月前|季度前|\d年内/gu;

/** The plan ends where the fact begins: 原计划…已投产. */
export const FACT = /已经?(?!于?计划)|目前|现已|(?<!确保|力争|争取|保证|推动|能)提前|当[天日]/gu;

/** A clause that begins so goes on with what was said before. */
const GOES_ON =
  /^(?:$|[“”"]?(?:\d{4}年|明年|后年|次年|年[底内]|\d{1,2}月|[一二三四]季度|[上下]半年|国庆|五一|春节|元旦|扩建|新建|建设|新增|建成|用于))/u;
/** What is planned there is a sum, not a time. */
const SUM_PLANNED = /(?:计划|预计|规划)(?:总投资|投资|用地|占地|总用地)[^,]*$/u;
/** 按计划, 根据合同: all of the sentence is planned. */
const ALL_PLANNED =
  /^[”"]?(?:目?前?,)?(?:按照?|根据|依照)[^,。;]{0,10}(?:计划|规划|合同|约定|进度|安排|目标),/u;

export function lastIndexOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index;
  return last;
}

/** True where the words of a sentence up to a date or stage leave it in a plan that an earlier clause began. */
export function isInPlan(ahead: string): boolean {
  const clauses = ahead.split(/[,\n]/u);
  const own = clauses.pop() as string;
  if (clauses.length === 0) return false;
  if (ALL_PLANNED.test(ahead.trimStart())) return lastIndexOf(FACT, own) < 0;
  let clause = own;
  for (const before of clauses.toReversed()) {
    if (!GOES_ON.test(clause)) return false;
    // 2021年规划获批: what was planned there is over.
    const plan = lastIndexOf(PLAN, before.replace(/规划/gu, '  '));
    const fact = lastIndexOf(FACT, before);
    if (plan >= 0) return plan > fact && !SUM_PLANNED.test(before);
    if (fact >= 0) return false;
    clause = before;
  }
  return false;
}
