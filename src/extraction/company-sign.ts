/** How an article speaks of a name: as one speaks only of companies, or so that it may be anything. */
import { nameKey } from '../entities/concept.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { ENDS_TRADE_NAME } from './company-words.ts';
import { isPersonLike } from './everyday-phrase.ts';
import type { Findings } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import { PUBLIC_WORK } from './project-owner.ts';
import { isRare } from './rare.ts';
import { nameKind, TRADE_LAST } from './record-name.ts';
import { isSearched } from './searched-name.ts';

/** X(以下简称…)董事长 */
const BRACKET = '(?:\\([^()]{1,30}\\))?';
const OFFICE = new RegExp(
  `^${BRACKET}(?:的|现任|原)?(?:党委书记、?|党委副书记、?|创始人、?|联合|联席|执行|常务|副|首席)*(?:董事长|总经理|总裁|ceo|cfo|cto|首席[执运财技]行?官|董秘|创始人)`,
  'u',
);
const OWNS = new RegExp(
  `^${BRACKET}(?:旗下|全资|控股(?:子公司|股东)|的?(?:全资|控股)?子公司|股份有限|股价|财报|年报|半年报|(?:发布)?公告(?:称|显示|披露|,|:)|集团|公司(?!的?(?:法|治理|制))|专卖店|旗舰店|员工|股东)`,
  'u',
);
const OWNS_HARD =
  /^(?:旗下|全资子公司|控股(?:子公司|股东)|的?(?:全资|控股)子公司|股份有限|股价|财报|年报|半年报|集团|公司(?!的?(?:法|治理|制)))/u;
const LISTED =
  /^\((?:\d{6}(?:\.[a-z]{2})?|\d{4,5}\.hk|股票代码|证券代码|(?:nasdaq|nyse|纳斯达克|纽交所|港交所)[:.])/u;
const INVESTS =
  /^(?:拟|将|已|正式|计划|宣布|再次|累计|总)*(?:总?投资|斥资|出资|增资|豪掷)(?:约|超过?|近|逾|不少于|不低于|达)?[\d一二两三四五六七八九十百]|^(?:正式|已|将|成功|签约)*(?:落户|增资扩产|投资建设|投资兴建|投资新建)/u;
const CALLED =
  /(?:(?<!分|子)公司|企业|[民外港台日美德韩央国竹]企|[日港台德美韩]商|厂商|制造商|供应商|运营商|开发商|巨头|车企|药企|房企|品牌商?|独角兽|龙头|集团|上市公司)[“:—]?$/u;
/** X、Y等企业 */
const AMONG =
  /^”?(?:、[^,。;、]{2,24}){0,8}(?:(?:和|及|以及|与)[^,。;、]{2,24})?(?:等|[两三四五六七八九十\d]+家)[^,。;、]{0,8}(?:企业|公司|车企|药企|房企|厂商|集团|巨头|酒企|民企|央企|国企|外企|品牌商)/u;
const BY_BEHIND =
  /^[^,。;]{0,12}(?:投资|建设|承建|兴建|打造|开发|出资|运营|研制|生产|签下|签订|签约|投得|摘得)/u;
/** 分别由A、B和C建设 */
const BY_AHEAD =
  /(?:(?<!理|自|缘)由|(?:业主|投资方|建设方|投资主体|建设单位|投资商|买家)(?:为|是)|来自)(?:[^,。;]{2,14}[、和与及]){0,6}$/u;
const CLAUSE = /(?:^|[^\p{L}\p{N}]|[由与和及对向在为是的]|包括|还有|中有)$/u;
/** Names of projects that only companies have. */
const OF_TRADE =
  /生产|制造|研发|加工|产业|智[能造]|电[池子驱阻路机]|材料|设备|装备|食品|工厂|总部|物流园|产线|厂房|科技园|芯片|光[伏学]|储能|总成|部件|配件|刹车|流量计|提取|机[床械]|铸|模具|纺|织|板材|家[居具]|陶瓷|岩板|水泥|纸|膜|塑|橡胶|玩具|饮料|乳|肉|酒(?!店)|茶|冷链|预制菜|新能源|汽车|氢|钢|铝|铜|锂|硅|化工|涂|药|医疗器械/u;
/** 具身智能创新产业园, 张北云联数据中心: the trade goes with what is behind it. */
const GOES_WITH_TRADE =
  /^(?:网联|铜箔|中心|实验室|创新|装备|制造|材料|科技|工程|生产|设备|零部件|电[池驱]|系统|芯片|研究|示范|产业)/u;
const THING_TRADE =
  /(?:智能|智造|数据|科创|锂电|生物|信息|网络|动力|电池|汽车|新能源|新材料|光伏|储能|医疗|健康|教育|体育|芯片|通信|航空|物流|冷链|低空|文旅|农业|能源)$/u;
/** 冠旭电子落户德庆: what only companies do. */
const ACTS =
  /^(?:拟|将|已|正式|计划|宣布)*(?:投资|签约|落户|动工|开工|奠基|投产|增资|扩产|斥资|出资|新建|扩建|董事长|总经理|公告|宣布|(?:生产)?副?总|厂长|老板|(?:相关|项目)?负责人|(?:去年|今年|20\d\d年)[^,。;]{0,12}(?:投资|签约|落户|动工|开工|投产|扩产)|的[^,。;]{0,30}(?:项目|基地|工厂|产业园))/u;

/** True where the words beside a mention speak of a company, even where the name is a word of the language. */
function isShownHard({ passage: { text }, start, end }: CompanyMention): boolean {
  const behind = behindOf(text, end);
  const name = text.slice(start, end);
  return (
    LISTED.test(behind) ||
    OWNS_HARD.test(behind) ||
    (!isPersonLike(name) && OFFICE.test(behind)) ||
    (TRADE_LAST.test(name) && CLAUSE.test(text.slice(Math.max(0, start - 2), start)) && INVESTS.test(behind))
  );
}

/** True where the words beside a mention of a name that is no word speak of a company. */
function isShownBy({ passage: { text }, start, end }: CompanyMention): boolean {
  const ahead = text.slice(Math.max(0, start - 60), start);
  const behind = behindOf(text, end);
  if (LISTED.test(behind) || OWNS.test(behind)) return true;
  const person = isPersonLike(text.slice(start, end));
  if (AMONG.test(behind)) return true;
  if (CALLED.test(ahead) && ENDS_TRADE_NAME.test(behind)) return true;
  if (person) return false;
  if (OFFICE.test(behind)) return true;
  if (BY_AHEAD.test(ahead) && (!/由[^由]*$/u.test(ahead) || BY_BEHIND.test(behind))) return true;
  return CLAUSE.test(ahead) && INVESTS.test(behind);
}

/** What stands behind a mention, its closing quote and brackets left out: 冠旭电子(以下简称“冠旭”)2021年落户. */
function behindOf(text: string, end: number): string {
  const behind = text.slice(text[end] === '”' ? end + 1 : end, end + 120);
  return /^\((?:\d|股票|证券|nasdaq|nyse)/u.test(behind)
    ? behind
    : behind.replace(/^(?:\([^()]{1,30}\))+/u, '');
}

/** True where an article is enough to make a record of a company that the corpus does not state. */
export function isSure(company: ReadCompany, findings: readonly Findings[], tree: PlaceTree): boolean {
  if (company.basis === 'record') return true;
  const name = nameKey(company.name);
  const kind = nameKind(name, tree);
  if (kind === 'formed' || kind === 'known') return true;
  if (kind === 'everyday') return false;
  const mentions = findings.flatMap((found) =>
    found.companies.filter((mention) => mention.company === company),
  );
  // 三菱重工: what is said of 三菱 is said of others too.
  if (kind === 'word')
    return mentions.some(
      (mention) => mention.passage.text.slice(mention.start, mention.end) === name && isShownHard(mention),
    );
  if (mentions.some(isShownBy)) return true;
  const trade = TRADE_LAST.test(name);
  const owner = mentions.some((mention) => isOwner(mention, findings, trade));
  return (trade && isSubject(mentions, name)) || (owner && (trade || mentions.length > 1 || isRare(name)));
}

/** 冠旭电子 twice where a clause begins, or once with what companies do. */
function isSubject(mentions: readonly CompanyMention[], name: string): boolean {
  const first = mentions.filter(
    ({ passage: { text }, start, end }) =>
      text.slice(start, end) === name && CLAUSE.test(text.slice(Math.max(0, start - 2), start)),
  );
  const acts = ({ passage: { text }, end }: CompanyMention) => ACTS.test(behindOf(text, end));
  return (
    first.some(acts) ||
    first.filter(({ passage: { text }, end }) => ENDS_TRADE_NAME.test(text.slice(end))).length > 1
  );
}

/** 维珍妮国际高新技术产业园: the name of a project of the trade begins with it, or behind its place. */
function isOwner(
  { passage, start, end }: CompanyMention,
  findings: readonly Findings[],
  trade: boolean,
): boolean {
  return findings.some(
    (found) =>
      found.passage === passage &&
      found.projects.some(
        (project) =>
          project.start <= start &&
          start - project.start <= 4 &&
          project.end > end &&
          (trade
            ? !PUBLIC_WORK.test(project.name) &&
              !(
                THING_TRADE.test(passage.text.slice(start, end)) &&
                GOES_WITH_TRADE.test(passage.text.slice(end))
              )
            : OF_TRADE.test(passage.text.slice(end, project.end)) &&
              // 熔喷布生产基地: what is made there.
              !/^(?:生产|制造|加工|种植|养殖|回收)/u.test(passage.text.slice(end))),
      ),
  );
}

/** The folded names that an article gives a company and that it may be searched by; its own is always one. */
export function searchedNames(
  company: ReadCompany,
  findings: readonly Findings[],
  tree: PlaceTree,
): string[] {
  const { basis, names, told } = company;
  if (basis === 'record') return [...names];
  const own = nameKey(company.name);
  const shown = (name: string) =>
    findings.some(({ companies }) =>
      companies.some(
        (m) => m.company === company && m.passage.text.slice(m.start, m.end) === name && isShownBy(m),
      ),
    );
  return [...names].filter(
    (name) =>
      name === own || isSearched(name, own, { told: told?.has(name) ?? false, shown: shown(name) }, tree),
  );
}
