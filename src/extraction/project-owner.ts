/** Companies that nothing tells but the names of their projects: 耀东华|肇庆智能制造基地, 江门|罗马仕|新能源产业园. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined } from './coined.ts';
import { isNameWord, NO_NAME } from './company-context.ts';
import { A_THING, TRADE } from './company-words.ts';
import { countryAhead } from './countries.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { GENERIC, MAKING, QUALIFIES, STOPS } from './project-words.ts';
import { isRare } from './rare.ts';

/** Unknown words that end so are places that the tree does not have: 富溪, 三龙湾. */
export const LIKE_A_PLACE =
  /[湾湖山江河岭岗塘坑洲岛港桥溪田村镇乡岸坪坝沟泉水海浦滩寨屯庄埔埗涌塱沙坡潭围圩墩仔滘涧峒垌墟坳峪窖畔]$/u;
/** Prepositions and verbs that jieba joins to an unknown word. */
const NO_START = /^图为|^[如对走拟另一二三四五两各向从由与和在为将把被让是有的第新老]/u;
/** What stands before the item of a list. */
const ITEM = /(?:^|[、;:,。\n●○■□◆★]|\d[.、)]|[、)亿元](?:和|及|与|以及))$/u;
/** Works of the public are named after places: 怀阳高速, 博贺湾大桥. */
export const WORKS =
  /(?:高速(?:公路)?|大桥|特大桥|公路|水库|机场|号线|医院|学校|中学|小学|幼儿园|度假区|码头|高铁|铁路|隧道|片区|小镇|广场|电站|水利枢纽)(?:[^,。;]{0,6}(?:项目|工程|[一二三四首]期))?$/u;
/** Works of the public are called after places, lines and purposes, not after who builds them. */
export const PUBLIC_WORK =
  /输变电|特高压|变电站|换流|铁路|高铁|地铁|轨道|公路|道路|大桥|隧道|医院|学校|大学|停车|安置|棚户|保障房|公租|乐园|公园|博览|水厂|污水|水库|灌区|引水|治理|整治|修复|生态廊道|装修|装饰|统建|搬迁|孵化/u;
export const PUBLIC_LINE =
  /立交|枢纽|渠首|站房|打通|连接线|快速路|轻轨|城际|输电|外送|直流|配水|供水|调水|灌溉|堤防|河道|拓宽|市政|路[一二三四首]期|街道|老旧|片区|体育|福利|康养中心|服务中心|公益|保护|迁改|提质工程/u;
/** Roads, bodies and heaps of things. */
const NO_OWNER_END =
  /(?:路|街|大道|桥|渠|矿|苑|站|嘴|部|团|器材|等|段|铁|线|摄|校|院|所|局|会|馆|处|坝|体育|劳动力)$/u;
const PARK = /(?:产业|工业|科技|物流|创新)?园区?$/u;

/** True where a name begins the item of a list. */
export function isItem({ text }: Passage, { start }: Span): boolean {
  return ITEM.test(text.slice(Math.max(0, start - 3), start));
}

/** The spans in project names where a company may stand: first of all words, or behind a place. */
export function findProjectOwners(
  passage: Passage,
  names: readonly ProjectName[],
  companies: readonly Span[],
  tree: PlaceTree,
  known: ReadonlySet<string>,
): Span[] {
  return names.flatMap((name) => {
    const sentence = overlapping(passage.sentences, name);
    // Where the sentence speaks of a company, the project is that company's.
    // X发布建设情况:大理市苍洱智慧工厂…: what stands behind the colon is X's.
    const scoped =
      sentence !== undefined &&
      passage.text.slice(sentence.start, name.start).includes(':') &&
      companies.some((company) => company.start >= sentence.start && company.end <= name.start);
    // A company's line and below it its project's.
    const ahead = passage.text.slice(0, name.start).trimEnd().length;
    const below = companies.some(({ end }) => end === ahead && end < name.start);
    const item = isItem(passage, name) && !scoped && !below;
    if (!item && sentence && companies.some((company) => overlapping([company], sentence))) return [];
    // X公司的永磁直驱电机项目: whose it is was said.
    if (/(?:公司|集团)的$/u.test(passage.text.slice(Math.max(0, name.start - 3), name.start))) return [];
    if (WORKS.test(name.name) || PUBLIC_WORK.test(name.name) || PUBLIC_LINE.test(name.name)) return [];
    const owner = ownerIn(passage, name, tree, item, known);
    return owner ? [owner] : [];
  });
}

const HEAD_TRADE = new RegExp(
  `^(?:${TRADE})(?=(?:[一二三四]期|新)?(?:工厂|基地|项目|总部|[一二三]期)$)`,
  'u',
);
/** Trades that a project makes as often as its owner is called after them. */
const PLAIN_TRADE =
  /^(?:汽车|电池|芯片|数据|光伏|风电|核电|电力|显示|通信|储能|新能源|新材料|材料|机器人|零部件|半导体|包装|印刷|包装材料|食品|饮料|家具|家居|服装|纺织|陶瓷|水泥|玻璃|物流|冷链|仓储|医疗|医药|健康|教育|体育|文旅|农业|水产|饲料|能源|环保|建材|石材|五金|金属|铸造|锻造|化工|热能|水电|燃气|智能|智造)$/u;
const LEADING_TRADE = new RegExp(`^(?:${TRADE})`, 'u');

/** A word of two or three Hanzi that names nothing of the trade itself. */
function isPlainBrand(word: string): boolean {
  return (
    /^\p{Script=Han}{2,3}$/u.test(word) &&
    !GENERIC.has(word) &&
    !MAKING.has(word) &&
    !STOPS.has(word) &&
    !TRADE_WORD.test(word) &&
    !LIKE_A_PLACE.test(word) &&
    !NO_START.test(word) &&
    /^(?:x|nz|nr|nrt|nt|n|i|j)$/u.test(partOfSpeech(word)) &&
    !COMMON_HEADS.has(word) &&
    !isAllCoined(word)
  );
}

const TRADE_WORD = new RegExp(`^(?:${TRADE})$`, 'u');
/** Words that say what kind of trade, not whose: 海洋装备, 轨道装备. */
export const COMMON_HEADS = new Set(
  '客运 货运 海运 清洁 可再生 区域性 柔性 开放式 纯电动 电动 高性能 高强 高纯 高精 适老 民族 传统 联合 分布式 集中式 沿海 内河 边境 拓宽 提质 扩容 增效 提标 提档 增容 改建 扩能 强链 补链 延链 改扩建 招商引资 大湾区 湾区 锂电 锂电池 锂离子 锂离子电池 靶材 石英 铝材 铜箔 特材 精酿 洗护 关键 关键零部件 法律援助 城市更新 高精尖 多晶硅 单晶硅 硅基 碳基 铝基 磷酸铁锂 时尚 智慧 海洋 轨道 交通 航空 农业 农产品 工业 汽车 电子 智能 高端 精密 特种 绿色 现代 家用 商用 医用 民用 军用 海上 陆上 新型 先进 重型 大型 小型 激光 数控 环保 节能 安全 消防 电力 光伏 风电 水电 核电 储能 氢能 锂电 动力 生物 医药 医疗 健康 食品 饮料 服装 纺织 家具 家居 建筑 装饰 化工 石化 冶金 有色 稀土 钢铁 矿山 煤炭 石油 天然气 船舶 港口 物流 冷链 仓储 跨境 电商 数字 信息 网络 通信 互联 软件 人工 机器 自动 工程 机械 电气 电机 仪器 仪表 光学 光电 半导 芯片 集成 显示 照明 陶瓷 玻璃 水泥 塑料 橡胶 包装 印刷 造纸 文化 体育 旅游 教育 城市 乡村 农村 社区 公共 国际 国家 地方 民营 外资 中小 高新 科技 创新 创业 研发 孵化 低空 无人 卫星 导航 量子 基因 细胞 疫苗 中药 化妆 日用 宠物 玩具 珠宝 钟表 皮革 鞋类 箱包 五金 模具 铸造 锻造 表面 热处理 再生 循环 废旧 固废 污水 垃圾 地下 综合 多式 联运 保税 免税 会展 金融 保险 证券 养老 托育 康养 烟草 盐业 粮食 种子 饲料 肥料 农药 水产 畜禽 生猪 肉牛 奶牛 蔬菜 水果 茶叶 花卉 林业 木材 竹材'.split(
    ' ',
  ),
);

function ownerIn(
  { text, pieces }: Passage,
  name: Span,
  tree: PlaceTree,
  item: boolean,
  known: ReadonlySet<string>,
): Span | undefined {
  let at = name.start;
  for (;;) {
    const [form] = tree.formsAt(text, at).filter(({ form: { length } }) => at + length < name.end);
    const length = form?.form.length ?? countryAhead(text.slice(at, name.end));
    if (length === 0) break;
    at += length;
  }
  const words = pieces.filter(({ start, end }) => start >= at && end <= name.end);
  if (words[0]?.start !== at) return undefined;
  const wordOf = ({ start, end }: Span) => text.slice(start, end);
  // 元气森林|都江堰|工厂: whatever stands before a place.
  const place = words.findIndex(
    ({ start }, i) =>
      i > 0 &&
      i <= 3 &&
      tree.formsAt(text, start).some(({ exact, place: { rank } }) => exact || rank !== 'county'),
  );
  if (place > 0) {
    const head = words.slice(0, place);
    const span = { start: at, end: (head.at(-1) as Span).end };
    const whole = wordOf(span);
    if (/[入出送至到通连抵]$/u.test(whole) || (at > name.start && !isNameWord(whole))) return undefined;
    const plain = head.some(
      (word) => STOPS.has(wordOf(word)) || /^(?:v|a|d|m|q|t|r|p|c|u)/u.test(partOfSpeech(wordOf(word))),
    );
    const generic = head.every((word) => GENERIC.has(wordOf(word)) || MAKING.has(wordOf(word)));
    return whole.length >= 2 &&
      whole.length <= 6 &&
      !NO_START.test(whole) &&
      !NO_NAME.has(whole) &&
      !plain &&
      !generic &&
      !COMMON_HEADS.has(whole) &&
      !isAllCoined(whole) &&
      countryAhead(whole) === 0 &&
      !LIKE_A_PLACE.test(whole)
      ? span
      : undefined;
  }
  // 金厦|建材|长葛绿色墙材基地: any word before a word of the trade, where the name begins a clause.
  // 国盛产投·宝山药谷: whose it is stands before the dot.
  const dotted = /^[\p{Script=Han}a-z]{2,8}(?=[·・])/u.exec(text.slice(at, name.end))?.[0];
  if (
    dotted !== undefined &&
    !GENERIC.has(dotted) &&
    !NO_NAME.has(dotted) &&
    !COMMON_HEADS.has(dotted) &&
    !LIKE_A_PLACE.test(dotted) &&
    tree.formsAt(dotted, 0).length === 0
  )
    return { start: at, end: at + dotted.length };
  const [first, second] = words;
  if (item && first && second && second.start === first.end) {
    const brand = wordOf(first);
    const trade = LEADING_TRADE.exec(text.slice(first.end, name.end))?.[0];
    if (known.has(brand)) return first;
    if (trade !== undefined && isPlainBrand(brand) && first.end + trade.length < name.end)
      return { start: at, end: first.end + trade.length };
  }
  let end = at;
  for (const word of words) {
    const single = word.end - word.start === 1 && !GENERIC.has(wordOf(word));
    if (end === at && isNameWord(wordOf(word)) && word.end - at <= 5) {
      end = word.end;
      // 贝特|瑞|智能装备: jieba cuts a rest of one Hanzi from an unknown name.
      const next = words[words.indexOf(word) + 1];
      if (
        next &&
        word.end - at === 2 &&
        next.start === end &&
        next.end - next.start === 1 &&
        !/[\d的和与及在之型类级化性新老总大分]/u.test(wordOf(next)) &&
        partOfSpeech(wordOf(next)) !== 'm'
      )
        end = next.end;
      // 赛诺|凯德: two unknown words side by side.
      else if (
        next &&
        word.end - at === 2 &&
        next.start === end &&
        /^\p{Script=Han}{2}$/u.test(wordOf(next)) &&
        /^(?:x|nr|nrt)$/u.test(partOfSpeech(wordOf(next))) &&
        !GENERIC.has(wordOf(next)) &&
        !TRADE_WORD.test(wordOf(next)) &&
        !isAllCoined(wordOf(next)) &&
        !QUALIFIES.test(wordOf(next)) &&
        next.end + 2 <= name.end
      )
        end = next.end;
      break;
    }
    if (!single || word.end - at > 3) break;
    end = word.end;
  }
  // 宏辰|光电|工厂: the trade right before the last word is the name's.
  const trade = HEAD_TRADE.exec(text.slice(end, name.end))?.[0];
  if (trade !== undefined && end - at >= 2 && !PLAIN_TRADE.test(trade)) end += trade.length;
  const owner = text.slice(at, end);
  const behindPlace = at > name.start;
  // 川投简|阳气电: a place begins within the word; 陇电入鲁: a line goes there.
  if (tree.formsAt(text, end - 1).some(({ form }) => form.length > 1)) return undefined;
  if (/[入出送至到通连抵]$/u.test(owner) || NO_OWNER_END.test(owner) || NO_NAME.has(owner)) return undefined;
  if (
    owner.length < (behindPlace || item ? 2 : 3) ||
    (/^[a-z]/u.test(owner) && owner.length < 5) ||
    NO_START.test(owner) ||
    /[和与及]|会见|联合国/u.test(owner)
  )
    return undefined;
  if (owner.length === 2 && (QUALIFIES.test(owner) || A_THING.test(owner)) && !isRare(owner))
    return undefined;
  if (isAllCoined(owner) || isAllCoined(owner.slice(1)) || countryAhead(owner) > 0) return undefined;
  if (GENERIC.has(owner) || COMMON_HEADS.has(owner) || STOPS.has(owner) || LIKE_A_PLACE.test(owner))
    return undefined;
  const rest = words.filter(({ start }) => start >= end);
  const plainPark =
    PARK.test(text.slice(name.start, name.end)) &&
    rest.every((word) => GENERIC.has(wordOf(word)) || PARK.test(wordOf(word)));
  return plainPark && owner.length < 3 ? undefined : { start: at, end };
}
