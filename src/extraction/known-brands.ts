/**
 * Companies that news of the whole country names without any form, by short names that are no words of the language:
 * 台积电, 宁德时代, 埃克森美孚. Common knowledge of the trade, written by hand, held against no list; names that are also
 * words (苹果, 理想, 长城, 三峡) are left to what stands beside them.
 */
import { UnitPairs } from '../entities/unit-pairs.ts';
import { overlapping, type Passage, type Span } from './passage.ts';

const KNOWN = new Set(
  (
    '格力 海立 康明斯 长安福特 上汽大通 中国一重 哈电集团 中国中车 中车株机 大连重工 太原重工 沈鼓集团 陕鼓 华晨宝马 北京奔驰 广汽传祺 小米汽车 深天马 天马微电子 华润水泥 台泥 中材水泥 塔牌集团 中集集团 延锋座椅 本特勒 玖龙纸业 理文造纸 太阳纸业 中顺洁柔 恒安集团 金发科技 立白 蓝月亮 珠江啤酒 百威啤酒 健力宝 格兰仕 万和电气 东鹏控股 新明珠 箭牌家居 尚品宅配 长盈精密 比音勒芬 维珍妮 晶苑国际 达利食品 盼盼食品 三只松鼠 良品铺子 洽洽食品 百果园 钱大妈 美宜佳 永辉超市 中通快递 圆通 圆通速递 申通快递 韵达 德邦快递 货拉拉 万纬物流 宝湾物流 太古地产 新鸿基 恒基兆业 嘉里建设 华润万家 万达集团 华强方特 长隆集团 海昌海洋公园 融创文旅 资生堂 欧姆龙 丹佛斯 阿法拉伐 利勃海尔 林德气体 梅塞尔 英威达 塞拉尼斯 伊士曼 阿克苏诺贝尔 圣戈班 旭硝子 oppo vivo tcl tcl华星 tcl科技 tcl中环 lg lg化学 abb sap 三星电子 阿里巴巴 腾讯 百度 京东 美团 拼多多 字节跳动 网易 小红书 哔哩哔哩 华为 中兴通讯 科大讯飞 商汤科技 旷视科技 寒武纪 中科寒武纪 海康威视 大华股份 用友网络 东软集团 神州数码 新华三 奇安信 深信服 启明星辰 天融信 中科星图 航天宏图 四维图新 特斯联 云从科技 优必选 紫光股份 浪潮信息 华工科技 中国信科 长飞光纤 烽火通信 亨通光电 中天科技 谷歌 微软 亚马逊 英伟达 英特尔 思科 惠普 戴尔 高通 联发科 德国电信 爱立信 诺基亚 ' +
    '比亚迪 特斯拉 蔚来 蔚来汽车 小鹏汽车 理想汽车 吉利 吉利汽车 奇瑞 奇瑞汽车 长安汽车 长城汽车 上汽集团 广汽集团 广汽埃安 广汽本田 广汽丰田 北汽集团 北汽福田 一汽-大众 一汽大众 东风汽车 东风本田 东风日产 上汽通用 上汽大众 上汽通用五菱 江淮汽车 江铃汽车 宇通客车 金龙客车 中通客车 赛力斯 零跑汽车 哪吒汽车 岚图汽车 阿维塔 恒驰 大众汽车 宝马 奥迪 丰田 本田 日产汽车 现代汽车 福特汽车 通用汽车 雷诺 雪铁龙 沃尔沃 保时捷 法拉利 捷尼赛思 捷尼赛思汽车 ' +
    '宁德时代 瑞庆时代 国轩高科 亿纬锂能 孚能科技 中创新航 欣旺达 蜂巢能源 瑞浦兰钧 远景动力 远景能源 鹏辉能源 骆驼集团 天能股份 派能科技 璞泰来 恩捷股份 星源材质 天赐材料 新宙邦 多氟多 容百科技 当升科技 厦钨新能 贝特瑞 杉杉股份 德方纳米 湖南裕能 龙蟠科技 华友钴业 格林美 邦普循环 赣锋锂业 天齐锂业 盛新锂能 雅化集团 中伟股份 长远锂科 先导智能 赢合科技 利元亨 隆基绿能 通威股份 晶科能源 晶澳科技 天合光能 阿特斯 阳光电源 协鑫科技 tcl中环 爱旭股份 东方日升 正泰 正泰新能 大全能源 特变电工 新特能源 福莱特 信义光能 信义玻璃 明阳智能 金风科技 运达股份 三一重能 中材科技 东方电气 上海电气 ' +
    '京东方 华星光电 惠科 维信诺 和辉光电 中芯国际 长江存储 长鑫存储 士兰微 华润微 闻泰科技 安世半导体 韦尔股份 卓胜微 兆易创新 北方华创 长电科技 通富微电 华天科技 晶方科技 沪硅产业 立昂微 三安光电 华灿光电 木林森 利亚德 台积电 日月光 鸿海 富士康 工业富联 广达 仁宝 和硕 纬创 英业达 立讯精密 歌尔股份 蓝思科技 欧菲光 舜宇光学 信维通信 领益智造 深南电路 沪电股份 景旺电子 鹏鼎控股 东山精密 胜宏科技 生益科技 风华高科 三星电子 三星sdi sk海力士 lg化学 lg新能源 lg能源解决方案 铠侠 意法半导体 恩智浦 英飞凌 德州仪器 新思科技 阿斯麦 ' +
    '万华化学 荣盛石化 恒力石化 恒逸石化 桐昆股份 新凤鸣 东方盛虹 卫星化学 宝丰能源 华鲁恒升 鲁西化工 龙佰集团 合盛硅业 兴发集团 云天化 湖北宜化 巴斯夫 埃克森美孚 壳牌 沙特阿美 道达尔 雪佛龙 科思创 赢创 朗盛 亨斯迈 沙比克 液化空气 三一重工 三一集团 中联重科 徐工集团 徐工机械 柳工 铁建重工 卡特彼勒 施耐德 施耐德电气 西门子 霍尼韦尔 通用电气 博世 采埃孚 法雷奥 麦格纳 舍弗勒 佛吉亚 安波福 福耀玻璃 均胜电子 拓普集团 华域汽车 潍柴动力 潍柴 玉柴 三花智控 汇川技术 大族激光 埃斯顿 拓斯达 发那科 蒂森克虏伯 奥的斯 三菱电机 三菱重工 东芝 住友重机械 奥钢联 奥钢联集团 伦茨 ' +
    '美的集团 格力电器 海尔集团 海尔智家 海信 创维 康佳 苏泊尔 恒瑞医药 药明康德 药明生物 百济神州 信达生物 复星医药 石药集团 齐鲁制药 扬子江药业 正大天晴 国药集团 云南白药 片仔癀 同仁堂 以岭药业 步长制药 康美药业 丽珠集团 科伦药业 人福医药 迈瑞医疗 联影医疗 微创医疗 乐普医疗 鱼跃医疗 华大基因 华大智造 金域医学 智飞生物 沃森生物 康希诺 长春高新 辉瑞 默沙东 诺华 赛诺菲 阿斯利康 拜耳 诺和诺德 艾伯维 百时美施贵宝 葛兰素史克 勃林格殷格翰 吉利德 美敦力 丹纳赫 赛默飞 锐珂医疗 ' +
    '蒙牛 光明乳业 牧原股份 温氏股份 海大集团 大北农 益海嘉里 五粮液 泸州老窖 青岛啤酒 华润雪花 燕京啤酒 重庆啤酒 嘉士伯 农夫山泉 娃哈哈 康师傅 元气森林 东鹏饮料 安井食品 海天味业 李锦记 加多宝 雀巢 可口可乐 联合利华 宝洁 欧莱雅 星巴克 麦当劳 肯德基 蜜雪冰城 沃尔玛 家乐福 宜家 迪卡侬 迪士尼 碧桂园 恒大 融创 保利发展 招商蛇口 华侨城 绿地集团 绿城中国 新城控股 万科 华润置地 雅居乐 富力地产 佳兆业 中国金茂 首开股份 越秀地产 华发股份 联东u谷 普洛斯 世邦魏理仕 高力国际 仲量联行 戴德梁行 顺丰 京东物流 中远海运 马士基 敦豪 联邦快递 波司登 海澜之家 雅戈尔 申洲国际 阿迪达斯 优衣库 海螺水泥 华新水泥 旗滨集团 东方雨虹 北新建材 欧派家居 顾家家居 ' +
    '中国宝武 宝钢股份 鞍钢 河钢 首钢 沙钢 包钢 太钢 酒钢 马钢 攀钢 柳钢 华菱钢铁 涟钢 方大特钢 中信特钢 江西铜业 铜陵有色 云南铜业 紫金矿业 洛阳钼业 南山铝业 中国宏桥 金川集团 云铝股份 神火股份 西部矿业 广西钢铁 中信证券 国泰君安证券 国泰君安 海通证券 华泰证券 广发证券 高盛 摩根士丹利 标普 穆迪 惠誉 贝莱德 普华永道 毕马威 软银 红杉资本 深创投 顺为资本 高榕资本 许继电气 国电南瑞 金杯电工 德力西 通威集团 协鑫集团 中国船舶 海油工程 华润电力 中国中化 中国广核集团 中国船舶集团 中国三峡集团 国家能源集团 中国华能集团 中国华电集团 中国大唐集团 长电科技'
  ).split(/\s+/u),
);
const BEGINS = new UnitPairs();
for (const name of KNOWN) BEGINS.add(name);
const LONGEST = Math.max(...[...KNOWN].map(({ length }) => length));
/** Names of so many units are found wherever they stand. */
const LONG = 4;
/** Products, roads and shops that are called after them. */
const NOT_THEM = /^(?:路|街|杯|银行|艺术中心|号|首页|新闻|财经|客户端|科技讯)/u;

/** True for a folded name of the list. */
export function isKnownBrand(name: string): boolean {
  return KNOWN.has(name);
}

/** The known names in a passage; each begins and ends with a word. */
export function findKnownBrands({ text, pieces }: Passage): Span[] {
  const found: Span[] = [];
  let free = 0;
  // 车|企零跑|汽车: jieba joins a lone Hanzi before it to an unknown word; a long name needs no words around it.
  for (let start = 0; start + LONG <= text.length; start++) {
    if (!BEGINS.mayBeginAt(text, start)) continue;
    for (let end = Math.min(text.length, start + LONGEST); end - start >= LONG; end--) {
      if (!KNOWN.has(text.slice(start, end)) || NOT_THEM.test(text.slice(end, end + 4))) continue;
      if (/[a-z0-9]$/u.test(text.slice(start, end)) && /[a-z0-9]/u.test(text[end] ?? '')) continue;
      if (/^[a-z0-9]/u.test(text.slice(start, end)) && /[a-z0-9]/u.test(text[start - 1] ?? '')) continue;
      found.push({ start, end });
      start = end - 1;
      break;
    }
  }
  const long = [...found];
  for (let i = 0; i < pieces.length; i++) {
    const { start } = pieces[i] as Span;
    if (start < free || !BEGINS.mayBeginAt(text, start)) continue;
    let longest: number | undefined;
    for (let j = i; j < pieces.length; j++) {
      const end = pieces[j]?.end ?? start;
      if (end - start > LONGEST) break;
      if (KNOWN.has(text.slice(start, end)) && !NOT_THEM.test(text.slice(end, end + 4))) longest = end;
    }
    if (longest === undefined || overlapping(long, { start, end: longest })) continue;
    found.push({ start, end: longest });
    free = longest;
  }
  return found.sort((a, b) => a.start - b.start);
}
