/** States and foreign cities of the news: whose a company is, and no part of its name (德国carbonauten公司). */
const NAMES =
  '美国 英国 法国 德国 意大利 西班牙 葡萄牙 荷兰 比利时 卢森堡 瑞士 奥地利 瑞典 挪威 丹麦 芬兰 冰岛 爱尔兰 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 希腊 塞尔维亚 克罗地亚 斯洛文尼亚 黑山 北马其顿 阿尔巴尼亚 波黑 爱沙尼亚 拉脱维亚 立陶宛 白俄罗斯 乌克兰 摩尔多瓦 俄罗斯 格鲁吉亚 亚美尼亚 阿塞拜疆 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 土耳其 塞浦路斯 以色列 巴勒斯坦 约旦 黎巴嫩 叙利亚 伊拉克 伊朗 沙特 沙特阿拉伯 阿联酋 卡塔尔 科威特 巴林 阿曼 也门 埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 卢旺达 刚果 安哥拉 赞比亚 津巴布韦 博茨瓦纳 纳米比亚 南非 莫桑比克 马达加斯加 毛里求斯 尼日利亚 加纳 科特迪瓦 塞内加尔 几内亚 马里 喀麦隆 加蓬 印度 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 不丹 马尔代夫 阿富汗 缅甸 泰国 老挝 柬埔寨 越南 马来西亚 新加坡 印度尼西亚 印尼 文莱 菲律宾 东帝汶 蒙古国 韩国 朝鲜 日本 澳大利亚 新西兰 斐济 巴布亚新几内亚 加拿大 墨西哥 古巴 巴拿马 哥斯达黎加 危地马拉 洪都拉斯 巴西 阿根廷 智利 秘鲁 哥伦比亚 委内瑞拉 厄瓜多尔 玻利维亚 乌拉圭 巴拉圭 欧洲 亚洲 非洲 美洲 北美 南美 中东 东南亚 赫尔辛基 柏林 慕尼黑 法兰克福 汉堡 斯图加特 德累斯顿 巴黎 里昂 伦敦 曼彻斯特 都柏林 纽约 洛杉矶 旧金山 硅谷 西雅图 芝加哥 休斯敦 波士顿 底特律 华盛顿 多伦多 温哥华 墨西哥城 圣保罗 里约热内卢 布宜诺斯艾利斯 圣地亚哥 利马 东京 大阪 横滨 名古屋 神户 首尔 釜山 仁川 曼谷 河内 胡志明市 海防 雅加达 吉隆坡 槟城 马尼拉 金边 万象 仰光 新德里 孟买 班加罗尔 金奈 卡拉奇 伊斯兰堡 达卡 迪拜 阿布扎比 利雅得 多哈 特拉维夫 伊斯坦布尔 安卡拉 开罗 内罗毕 约翰内斯堡 拉各斯 莫斯科 圣彼得堡 基辅 明斯克 华沙 布拉格 布达佩斯 德布勒森 维也纳 苏黎世 日内瓦 罗马 米兰 都灵 马德里 巴塞罗那 里斯本 阿姆斯特丹 鹿特丹 布鲁塞尔 斯德哥尔摩 哥德堡 奥斯陆 哥本哈根 雅典 悉尼 墨尔本 奥克兰'.split(
    ' ',
  );
const COUNTRIES = new Set(NAMES);
const AHEAD = new RegExp(`^(?:${NAMES.toSorted((a, b) => b.length - a.length).join('|')})`, 'u');

export function isCountry(word: string): boolean {
  return COUNTRIES.has(word);
}

/** Length of the country that a folded text begins with, 0 where it begins with none. */
export function countryAhead(text: string): number {
  return AHEAD.exec(text)?.[0].length ?? 0;
}
