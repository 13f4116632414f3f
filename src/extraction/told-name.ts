/** Names of projects that name no project of the trade. */
import { nameKey } from '../entities/concept.ts';

/** 募投项目, 旗舰项目: what kind of project, not which. */
const KIND_ALONE =
  /^(?:“|的|其|该|走|连)?(?:募投|对外|首推|重头|旗舰|拳头|中标|招标|招商引资|招引|全线|消防|新结构|无数|一批|研发|新建|在建|续建|主体|车站主体|场馆主体|站房主体|造车|升级|扩建升级|调度|联营公司|案涉|涉案|社会实践|太阳能|海洋|特高压|全程参与|多国互助合作|光伏|风电|煤电|气电|核电|水电|石化|运输急需|流动资金|补充流动资金|管理咨询|战略性新兴产业|所有综合利用|综合利用|创意策划|上产|改造一期|独资|合资|合作|国际合作|援建|帮扶|扶贫|社会|公益|民生|实事|重点|重大|配套|募集资金投资|资本|经营|业务|投资|创业|创意|主题|大型|小型|首个|外资|民间|产业|研究|科研|创新|样板|试点|示范|亮点|优质|龙头|标志性|世纪|百年|精品|优良|里程碑|系列|分布式|充电桩|商业|地产|房地产|住宅|文旅|旅游|体育|农业|工业|物流|贷款贴息|基建|基础设施|交通|水利|能源|电力|数字|绿色|低碳|生态修复|对口支援|援滇|援疆|援藏|援外)*(?:的)?(?:项目|工程|中心|基地|厂|工厂|生产线|产业园|园区|学校|医院|大桥)$/u;
/** Deeds for the public, schools of thought, the forces, what is not built. */
const NO_TRADE =
  /运输船|核武器|货币|公益|慈善|助残|助学|募捐|救助|帮扶|贴息|支教|志愿|党建|党校|宣讲|思政|研学|课题|教材|培训项目|人才工程|素质工程|惠民工程|民心工程|民生工程|阳光工程|希望工程|善居工程|暖心|安心工程|放心工程|平安工程|菜篮子|铸魂|育人|文明实践|新时代|纪念馆?|陵园|烈士|军事|海军|空军|陆军|兵工厂|军工厂旧址|发射中心|航天城|空间站|训练基地|训练中心|反诈|疾控|疾病预防|新闻中心|媒体中心|融媒|指挥中心|交易中心|仲裁|调解|矛调|数据中心体系|交流基地|教育基地|培养基地|舞者|比赛|竞赛|赛事|大赛|锦标赛|奥运|亚运|冬奥|演出|电影|节目|非遗|文物|考古|保护工程|重点实验室|国家实验室|国际和平医院|人民医院急诊|总统|联合国|委员会|管理中心|服务中心$|研究中心$|发展中心$|监测中心$|创新中心建设|区域中心|国际科技创新中心|国际金融中心|国际消费中心|综合性国家科学中心/u;
/** A stretch of a sentence that only looks like a name. */
const NO_NAME =
  /^[\d一二两三四五六七八九十]+(?:艘|架|台|套|辆|个|座|条|家|名|批|类|项)|^(?:充分|结合|以上|辖区|招标项目|让|村民|人口|式|所有|时任|省级|两国|两地|我国|中国最大|多国|.{0,4}新闻|时速|全国|全球|世界|国家|无数|多个|一批|一户|连(?!接|云|锁|铸|续|杆|体)|走|场景|作为|成为|目标|外资项目|预中标|图为|谈|特设|新型电站|工程|生产(?!基地|线|工厂|车间|中心|项目)|建工厂)|.赴.|参与|互助|案涉|急需|所属|一系列|新项目$|新厂$|建工厂$|.园.镇|(?:村|社区|街道|村民小组).{0,4}户|期间(?:项目|工程)|“[^”]*$|^[^“]*”|[“”]第|[,。;:!?]|户籍|老人|贫困|供图|出厂$/u;

/** True for the printed name of a project that one could look for; `owners`: folded names of its company. */
export function isProjectsName(printed: string, owners: readonly string[]): boolean {
  const name = nameKey(printed);
  if (NO_NAME.test(name) || NO_TRADE.test(name)) return false;
  const own = owners.toSorted((a, b) => b.length - a.length).find((owner) => name.startsWith(owner));
  const rest = own === undefined ? name : name.slice(own.length);
  // 中核辽宁核电有限公司工程管理处: no 工程 at all.
  if (own !== undefined && rest === '工程') return false;
  return own !== undefined || !KIND_ALONE.test(name);
}
