/** Words that tell how far a project is. */
import { matches } from '../analysis/matches.ts';
import type { Stage } from '../contract/record.ts';
import type { Span } from './passage.ts';
import { FACT, isInPlan, lastIndexOf, PLAN } from './plan-scope.ts';
import { isOfOther } from './stage-object.ts';

export interface StageMention extends Span {
  readonly stage: Stage;
  /** Announced (预计, 力争), not yet so. */
  readonly planned: boolean;
  /** Only wished for (力争, 确保): an event only where a date is named. */
  readonly wished?: true;
}

/** What goes on is told at the end of its clause: 项目正有序推进; not 有序推进工作. */
const ENDS = '(?=[,。;、)”"!\\s]|$)';
const WORDS: readonly (readonly [stage: Stage, words: string])[] = [
  [
    '增资扩产',
    '(?:启动|实施|完成)了?[^,。;、]{0,10}技改(?!项目|能|投资)|技改[^,。;、的]{0,6}(?:启动|完成)|增资扩产|扩产(?!业|品)|增资(?!本)|追加(?:投资|(?=\\d))|技改扩能|扩能(?!改造)|扩建(?![一二三四]期|工程|项目|部分|改造|现场)',
  ],
  [
    '签约',
    '签约|签的约|签[了过](?:约|[^,。;]{0,6}(?:协议|合同))|签入驻协议|签在了(?=\\p{Script=Han})|(?:合同|协议)签了|签下约|签订|签署|签下(?![^,。;]{0,4}订单)|落户|达成(?:投资)?(?:合作)?协议|成功引进|正式引进',
  ],
  [
    '开工',
    '开工(?!厂|业(?!园))|开的工|开了工|破了土|动的工|(?<![推带联自驱互劳运活流机电])动工(?!业|程|作|具|序|艺|人|况)|奠基|破土|打桩(?!船|机)|试桩|(?<=期|项目|产线|生产线)上马(?=[,。;])|开(?=竣工)|启动改造|打(?:下了?|了|的)(?:第一|首)?根?桩|打下(?:第一|首)根桩基?|挖下(?:第一|首)锹|(?<!下)第一[铲锹镐]土|桩机[^,。;]{0,4}(?:进场|就位)|动了工|正式(?:进入|转入)施工(?:阶段|期)?(?=[,。;])|全面建设启动|启动建设|开建|动土|开始(?:建设|施工|修建|动工)|进场施工(?=[,。;])|(?<=(?:项目|工程|建设|基地|产业园)[^,。;]{0,4})启动(?=仪式)|(?<=(?:项目|工程|基地|产业园|工厂|[一二三四五首]期)(?:[^,。;活赛会行计仪招展]{0,12}))(?:正式|全面)?启动(?=[,。;!”]|$)|正式启动',
  ],
  [
    '封顶',
    '封顶|封的顶|封了顶|结构到顶|主体(?:结构|工程)?(?:已|全部|顺利|基本)*完工|主体(?:结构|工程)?(?:施工)(?:全部|基本)?完成',
  ],
  [
    '竣工',
    '竣工|达到预定可使用状态|(?<![搭组构共创])建成(?!立|果|效|功|长|区|员|套)|落成|(?<!刚|还没|没)(?:盖|建)好了?(?=[,。;]|$)|完工|(?<!先后|累计|批量|客户|产品|订单|开始|开启|新车)交付(?:使用)?(?!了|给|的|能力|周期|订单|产品|客户|面积|率|数|量|首|增加|减少)|(?:通过|完成)了?(?:[^,。;]{0,4}(?:厂房|工程|项目))?(?:交工|竣工|完工|联合)?验收(?:备案)?|达到交付(?:使用)?条件|交付[^,。;]{1,4}使用|中交',
  ],
  [
    '投产',
    '投产(?!业)|投了产|(?:成功|顺利|正式|重新)点火|点火(?:试机|烘炉|试产|试生产)|产出(?:首批)?合格|(?:一次)?开车成功|(?:投料|热负荷|联动)?试车成功|热试成功|(?<!火箭|发动机|首次)点火(?=[,。;、]|投产|$)|点火投料|转入投料|试产|试生产|(?<![质产数重流总]|算法)量产(?=[,。;、)”!]|$|下线|出货|阶段|线)|(?<!线)下线(?!上|下|索)|投运|(?<!公)开园(?!区)|启用(?=[,。;、)”!s]|$|[仪并以后]|[^,。;]{0,10}(?:厂|园|基地|中心|线|车间|总部|码头|港|仓))|投入(?:使用|运营|运行|生产|商业运[行营])|投用|开业(?!务)|试运营|试运行|(?<!沟)通车(?!里程|时间|条件|后|典礼前)|开机成功|首次开机|出了?(?:第一|首)批(?:合格)?产品|出产品(?=[,。;]|的目标)|投料(?=[,。;、)”]|生产|试车|$)|通线(?=[,。;、)”]|$)|正式运营(?!商|管理|中心)|开始(?:正式)?(?:试)?(?:生产|运营|运行)(?=[,。;”!]|$)|并网发电|并网(?![、,]?(?:接入|验收|服务|条件|需求))',
  ],
  ['达产', '达标达产|达产(?!值|业|能)|(?:实现|全面)?满产(?!值|能|量|的)|满负荷(?:生产|运转|运行|投产)?'],
  [
    '在建',
    `(?:正?在)建设中|建设中(?![\\p{Script=Han}])|(?<!在运|拟建|已建|和|、)在建(?!工程|设|[^,。;]{0,8}(?:最[大长高多]|规模))|(?:正在|正)(?:加紧|抓紧|加快|有序|持续|全力|稳步)?(?:推进|加快)?(?:建设|施工)|正(?:在|紧张|抓紧)?进行(?=[^,。;试]{0,12}(?:施工|建设|安装|调试|作业|装修|浇筑|吊装|砌|平整|装饰))|(?:加紧|抓紧|加快|加速|有序|持续|全力|稳步|正在|正)(?:推进|加快)?(?:建设|施工|推进)${ENDS}|正在[^,。;、]{2,16}(?:建设|兴建)(?!的)|(?:加紧|抓紧|全面|有序|进场|主体|紧张|稳步|桩基础?|土建|内部|基础|结构|场地|路基|平整)施工(?!方|单位|许可|图|总承包|合同|以来|[、和及]|难度|工艺|技术)|施工(?=现场[^。]{0,24}(?:作业|轰鸣|忙|塔吊|机械|工人)|中${ENDS}|至|阶段)|设备安装|设备(?:已|正)?(?:陆续|全部|开始)?进场|安装设备|安装调试|调试设备|设备调试|(?<![后持继连陆手延])续建|(?:形象|工程|总体|施工)进度(?:已|达|过|完成)|完成了?[^,。;投资产额年]{0,10}(?:工程量|总量|进度)的?[约近超]?\\d|完成了?[^,。;投资产额年]{0,8}的?[约近超]?\\d+(?:\\.\\d+)?%|(?:浇筑|吊装|安装|施工|建设)?(?:已|已经)?完成过半|恢复了?施工|(?:搬入|搬进)[^,。;]{0,8}设备|设备搬入|忙着(?:安装|调试|浇筑|装修|砌|焊|吊装)|进入[^,。;]{0,4}(?:安装|施工)高峰|(?:转入|进入)[^,。;]{0,8}(?:安装|装修|装饰)(?:施工|工程|阶段)|已完成[^,。;投资]{0,6}[一二两三四五六七八九]成|(?:外立面|钢结构|幕墙|砌体|屋面|主体)[^,。;]{0,4}过半|(?:建|做|盖|浇|砌)到了?第?[\\d一二三四五六七八九十]+层|建设进度(?=已|达|过半|完成)|拔地而起|加速推进${ENDS}|(?:抓紧|正在?)(?:装|安装|调试)(?:设备|洁净|机器)|钢结构(?:已)?吊装|(?<!完成)桩基(?!施工)|正(?:在|抢抓|全力|紧张)[^,。;、]{0,4}(?:工期|施工)|正[^,。;、]{0,8}进行[^,。;、]{0,8}(?:施工|作业|安装)|(?:正|仍|还|眼下)在(?:进行)?[^,。;、]{0,8}(?:装修|调试|平整|吊装|浇筑|砌|铺设|铺装|铺屋面|打桩|打地基|浇承台|浇地坪|装行车|做保温|[绑扎]钢筋|安装|做屋面|贴砖|刷|粉刷)|开始(?:安装|调试)[^,。;、]{1,10}(?:设备|生产线|产线|机组|机床)|(?<!主体)(?:施工|安装|浇筑|吊装)已?过半|(?:紧锣密鼓|热火朝天|如火如荼)[^,。;]{0,4}(?:推进|建设|施工|进行)|(?:进入|处于|到了)?(?:收尾|扫尾)(?:阶段|施工|工作)?|接近尾声`,
  ],
];
const STAGE = new RegExp(WORDS.map(([stage, words]) => `(?<${stage}>${words})`).join('|'), 'gu');
/** Behind these words a stage is a condition or a kind of thing, not a fact: 达产后, 投产率, 开工前. */
const NO_EVENT_BEHIND =
  /^(?:(?:[和、及并]?(?:投产|投用|达产|达效|运营|使用|投入使用|投入运营|竣工|建成|验收|启用|交付|满产|通车|落地))*(?:之?后(?!续)|以后)|之?后(?!续)|以后|时(?!间)|(?:交付)?目标|前(?!三)|率|数量|个数|项目数|企业数|情况|进度|面积|条件|标准|难|许可|令|打算|意向|手续|备案|方案|审批|准备|最后冲刺|冲刺|需要|所需|金额|销售|在即|在望|倒计时|再议|再说|厂房面积|总额|额|难题|服务|一件事|的(?:速度|关键|重要|时间点|消息|背后|同时)|(?:时间表?|的?日期)(?!预计|计划|为|是|在|定|:|\(|[^。;]{0,24}(?:推迟|延|提前|调整|改)[^,。;]{0,2}[至到为])|条件|达效后|达产后|运营后|投产后|达标后)/u;
/** 首个开工及投产的核电站: what kind it is. */
const FIRST_AHEAD = /(?:首个|首座|首家|第一个|最早)[^,。;]{0,6}$/u;
const KIND_BEHIND = /^(?:[及和、](?:开工|投产|动工|竣工))?的(?!是)/u;
/** 签下供货合同, 签署战略合作协议: no project is begun. */
const NO_PROJECT =
  /^(?:了)?(?:一批|一份)?[^,。;]{0,8}(?:供货|采购|购销|销售合同|订单|意向|补充(?:投资)?协议|出让合同|[^,。;]{0,24}(?:施工|总承包)[^,。;]{0,6}合同|融资|银团|基金|入伙|谅解|战略合作(?!框架)|备忘录|意向书|贷款|授信|保密|劳动合同)/u;
/** 建成集研发、生产于一体的中心: what it shall be. */
const TO_BE =
  /^(?:集(?!中)|一[个座批家流]|国内|全国|全球|世界|华南|亚洲|全省|我国|具有|以|为|成)|^[“"]?[^,。;]{0,14}(?:体系|格局|集群|机制|高地|强[省市区县]|社会|生态圈|矩阵)/u;
/** 没有按期投产, 如果投产: told as not so, or not yet. */
const DENIED =
  /(?:没有|没能|还没|暂无|并无|毫无|不会|不能|未能|未曾|尚未|难以|无法|如果|倘若|一旦|若)[^,。]{0,6}$/u;
/** 等全部项目完工投产,产值…: told as what comes first of something else. */
const UNTIL =
  /(?:^|[,。;:“])(?:等到?(?!一批|多|\d|[两二三四五六七八九十]|企业|项目)|待到?|只要)[^,。;]{0,14}$/u;
/** 本来2022年就该投产: it did not come to that. */
const UNREAL = /(?:本来|原本|本该|本应)[^,。;]{0,16}$/u;
/** 吸引企业落户: what is hoped for. */
const LURED = /(?:吸引|推动|促进|助力|引导|承接|欢迎|支持|鼓励|可供|满足)(?!了|来)[^,。;]{0,24}$/u;
/** 为保障项目按期投产: what something is done for. */
const PURPOSE =
  /(?:为了?(?=[^,。;]{0,3}(?:保|确|推|促|助|支))|保证了?|保障了?|助力|服务|见证)[^,。;]{0,28}(?:如期|按期|顺利|尽快|早日|及时)$/u;
/** 为明年通车打下基础: what something is done for. */
const GROUND_LAID = /^[^,。;]{0,6}(?:打下|奠定|提供|创造|夯实|积蓄|做好|铺平)/u;
/** 出席签约, 见证签约, 战略合作协议签约: somebody looks on, or nothing is built. */
const LOOKS_ON =
  /(?:见证|出席|参加|主持|代表[^,。;]{0,6}|战略合作(?:框架)?协议|招聘|伙伴|联盟|意向|代言|赞助)$/u;
/** 保障项目有序推进: what is to be. */
const FURTHERED = /(?:保障|推动|促进|确保|助力|支持|支撑|统筹|加快|狠抓|服务)[^,。;]{0,10}$/u;
/** 原计划2022年底投产: a plan that was given up. */
const FORMER = /(?<!较|比)原(?:定|订|计划|拟)(?!提前)[^,。;]{0,16}$/u;
/** … because it stopped. */
const GIVEN_UP = /已?(?:推迟|延期)(?=[,。;]|$)|停工|停建|停止|搁置|搁浅|暂缓|终止|取消|未能|落空|流产/u;
/** 推迟到明年一季度: the plan that holds now. */
export const POSTPONED =
  /(?:推迟|延期|顺延|延后|延|推|提前|调整|改|定)(?:至|到|为|在|于)了?(?=\s*约?(?:\d|今年|明年|后年|次年|翌年|[本下]个?月|年[底内末]|第?[一二三四]季度|[上下]半年|春节|国庆|元旦|五一))/u;
/** 开工要推到元旦后: a plan, behind the stage. */
const PUT_OFF = /^(?:时间)?[^,。;]{0,4}(?:推迟|延期|顺延|延后|延|推)(?:至|到)/u;
/** 投产时间由去年10月调整为今年11月: the day that holds now. */
const RESCHEDULED =
  /^(?:时间表?|的?日期)[^。;]{0,24}(?:推迟|延期|顺延|延后|延|推|提前|调整|改|定)(?:至|到|为|在|于)/u;
/** 项目开工以来: when, not what. */
const SINCE = /^(?:建设)?(?:以来|至今|[\d一二三四五六七八九十百]+周?年(?!底|初|[\d上下]))/u;
/** 视一期情况启动, 择机开工, 3个月内开工: nobody says when it will be. */
const CONDITIONAL =
  /(?:视[^,。;]{2,14}|择机|适时|酌情|另行|(?:\d+|[一二两三四五六七八九十半]+)(?:个月|个工作日|天|年)之?内(?:[^,。;]{0,2}(?:建成|竣工|完工|开工))?)$/u;
/** 应于6月前动工: what a contract asks for. */
const OUGHT = /应(?:当)?(?:于|在)[^,。;]{0,12}$/u;
const NO_EVENT_AHEAD =
  /(?:未|尚未|没有|未能|无法|停止|取消|终止|暂停|推迟|从|等待|何时|如何|不得|禁止|一旦|早|晚|快|(?:尽快|尽早|早日)(?:建成|竣工|完工|开工|动工|落地|达产|[、并])*|更多|第[二三四五六]次[^,。;]{0,8}|及早|促|抓|保|催|谋划?|比|欢迎|到|至|没|还没|等着|等待|早就|早已|(?:实现|做到|、)当年)$/u;
/** 力争早日投产, 确保如期竣工: a wish as long as no date stands beside it. */
const WISH = /^(?:力争|争取|确保|推动|促进|助力|保障|保证|有望|可望|目标|准备|打算|待)/u;
/** Facts where no plan stands in front of them: 顺利投产; not 确保X项目顺利投产. */
const SOFT_FACT = /正式|顺利|如期/u;

function clauseOf(ahead: string): string {
  return ahead.slice(Math.max(ahead.lastIndexOf(','), ahead.lastIndexOf('\n')) + 1);
}

/** The stages that a folded text tells of, sentence by sentence. */
export function findStages(text: string, sentences: readonly Span[]): StageMention[] {
  const found: StageMention[] = [];
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    for (const m of matches(STAGE, words)) {
      const end = m.index + m[0].length;
      const stage = WORDS.find(([name]) => m.groups?.[name] !== undefined)?.[0] as Stage;
      const ahead = words.slice(0, m.index);
      if (/\?["”』」)]*\s*$/u.test(words) || (stage === '签约' && NO_PROJECT.test(words.slice(end))))
        continue;
      // 去年投产后: a date makes it a fact.
      const dated =
        /(?:去年|前年|今年|(?:明年|(?:19|20)\d\d年)(?:[上下]半年|\d{1,2}月)?(?:底|初)?|\d月(?:底|初)?)$/u.test(
          ahead,
        ) && /^(?:后|时(?!间))/u.test(words.slice(end));
      if (
        (NO_EVENT_BEHIND.test(words.slice(end)) && !dated) ||
        NO_EVENT_AHEAD.test(ahead) ||
        (FIRST_AHEAD.test(ahead) && KIND_BEHIND.test(words.slice(end))) ||
        (stage === '达产' && /^年(?!底|末|内|初)/u.test(words.slice(end))) ||
        (m[0] === '建成' && TO_BE.test(words.slice(end)) && !/已$/u.test(ahead)) ||
        (stage === '在建' && /^[^,。;]{2,20}的(?!项目)/u.test(words.slice(end)) && /建设$/u.test(m[0])) ||
        (m[0] === '落户' && LURED.test(ahead)) ||
        OUGHT.test(ahead) ||
        CONDITIONAL.test(ahead) ||
        (SINCE.test(words.slice(end)) && !/[日月年]$/u.test(ahead)) ||
        // 原定6月投产的工厂提前出了产品: the plan does not hold any more.
        (FORMER.test(clauseOf(ahead)) && /^的[^,。;]{2,20}提前/u.test(words.slice(end))) ||
        (FORMER.test(clauseOf(ahead)) &&
          GIVEN_UP.test(words.slice(end)) &&
          !POSTPONED.test(words.slice(end))) ||
        /从[^。;]{2,20},到[^,。;]{0,14}$/u.test(ahead) ||
        (/从(?:项目|正式|企业|土地)$/u.test(ahead) && /^[到至]/u.test(words.slice(end))) ||
        PURPOSE.test(ahead) ||
        (GROUND_LAID.test(words.slice(end)) && /为[^,。;]{0,20}$/u.test(ahead)) ||
        (stage === '签约' && LOOKS_ON.test(ahead)) ||
        (stage === '在建' && FURTHERED.test(clauseOf(ahead))) ||
        (m[0] === '落户' &&
          /(?:能够?|得以|成功)$/u.test(ahead) &&
          /^[^,。;]{0,8},?(?:得益|离不开|源于)/u.test(words.slice(end))) ||
        isOfOther(stage, m[0], ahead, words.slice(end)) ||
        DENIED.test(ahead) ||
        UNTIL.test(ahead) ||
        UNREAL.test(ahead) ||
        // 网传“去年开工”不实
        /^[”"]?[^,。;”]{0,6}(?:不实|不属实|是谣言)/u.test(words.slice(end)) ||
        (stage === '增资扩产' && /^(?:项目)?:/u.test(words.slice(end)))
      )
        continue;
      const clause = clauseOf(ahead);
      const plan = lastIndexOf(PLAN, clause);
      const behind = words.slice(end);
      const postponed =
        (FORMER.test(clause) && POSTPONED.test(behind)) || PUT_OFF.test(behind) || RESCHEDULED.test(behind);
      const planned =
        postponed ||
        // 6月主体封顶、年底竣工的目标不变
        /^[^,。;]{0,10}的(?:目标|计划|节点)/u.test(behind) ||
        /^时间(?:预计|计划)/u.test(words.slice(end)) ||
        (plan >= 0 ? plan >= lastIndexOf(FACT, clause) : !SOFT_FACT.test(clause) && isInPlan(ahead));
      // 即将进入设备安装阶段: a state to come is none.
      if (planned && stage === '在建') continue;
      const wished = !postponed && planned && plan >= 0 && WISH.test(clause.slice(plan));
      found.push({
        stage,
        planned,
        start: sentence.start + m.index,
        end: sentence.start + end,
        ...(wished ? { wished: true as const } : {}),
      });
    }
  }
  return found;
}
