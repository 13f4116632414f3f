/** The industry of a project, by the words of its name and of the sentence that tells of it. */
import { overlapping } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';

/** The narrower first. Labels are those that investment offices use. */
const INDUSTRIES: readonly (readonly [industry: string, words: RegExp])[] = [
  ['动力电池', /动力电池|锂电池|锂离子电池|电芯|钠离子|电池系统|电池pack/u],
  ['锂电池材料与设备', /隔膜|正极|负极|电解液|锂电|铜箔|铝箔|石墨化/u],
  ['新型储能', /储能/u],
  ['光伏', /光伏|太阳能|硅片/u],
  ['风电', /风电|风力发电/u],
  ['氢能', /氢能|氢燃料|制氢|加氢/u],
  ['汽车零部件', /汽车零部件|汽车配件|汽配|车灯|座椅|轮毂|车身|汽车电子|汽车模具/u],
  ['新能源汽车', /新能源汽车|智能汽车|整车|电动车|智能网联/u],
  ['半导体', /半导体|集成电路|晶圆|芯片|封测/u],
  ['新型显示', /显示|面板|液晶|oled|led/u],
  ['印刷电路板', /电路板|线路板|pcb|覆铜板/u],
  ['电子信息', /电子|通信|数码|耳机|传感|电容|电感|光模块/u],
  ['机器人与智能装备', /机器人|智能装备|自动化设备|数控|机床|工业母机/u],
  ['装备制造', /装备|机械|设备制造|重工|模具/u],
  ['生物医药', /医药|制药|药业|疫苗|医疗|生物|中药/u],
  ['食品饮料', /食品|饮料|乳业|酒|调味|预制菜|果汁|糖/u],
  ['跨境电商与服装供应链', /跨境电商/u],
  ['纺织服装', /纺织|服装|服饰|内衣|面料|针织|印染/u],
  ['家具家居', /家具|家居|陶瓷|卫浴/u],
  ['金属加工', /铝业|铜业|铝材|铜基|金属|钢铁|不锈钢|五金|压铸|铸造|优特钢/u],
  ['新材料', /新材料|材料|薄膜|复合材料|涂料/u],
  ['化工', /化工|石化|乙烯|化学|树脂/u],
  ['建材', /水泥|建材|玻璃|装配式建筑|混凝土/u],
  ['造纸与包装', /造纸|纸业|包装/u],
  ['现代农业', /农业|养殖|种植|农产品|生猪|水产/u],
  ['商贸物流', /物流|冷链|仓储|供应链|商贸|电商|码头/u],
  ['数据中心与算力', /数据中心|算力|智算|大数据|云计算/u],
  ['文旅', /文旅|旅游|度假|乐园|酒店|温泉/u],
  ['商业地产', /万达广场|商业综合体|写字楼|商务区/u],
  ['能源', /电厂|热电|火电|抽水蓄能|燃气/u],
  ['环保', /污水|环保|垃圾|固废|再生资源|回收/u],
  ['交通', /高速|铁路|地铁|大桥|机场|城际/u],
];

export function industryOf({ name, passage, span }: ProjectDraft): string | undefined {
  const own = name?.toLowerCase() ?? '';
  const sentence = overlapping(passage.sentences, span) ?? span;
  const around = passage.text.slice(span.start, sentence.end);
  for (const text of [own, around]) {
    const found = INDUSTRIES.find(([, words]) => words.test(text));
    if (found) return found[0];
  }
  return undefined;
}
