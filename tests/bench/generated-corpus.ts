/**
 * News of invented places and companies: words by Zipf's law, so that postings are as uneven as in real text.
 * The same size and seed give the same documents.
 */
import type { BenchDocument } from './bench-document.ts';
import { type Random, random } from './random.ts';

/** How many different words there are beside those that are always there. */
const VOCABULARY = 30_000;
const COMPANIES = 1_500;
const PLACES = 160;
/** Zipf–Mandelbrot: probability ∝ 1 / (rank + SHIFT). */
const SHIFT = 2.7;

const FUNCTION_WORDS = '的 和 在 将 与 为 对 是 等 了'.split(' ');
const NEWS_WORDS = (
  '项目 企业 产业 园区 建设 投资 发展 签约 开工 投产 生产 技术 设备 基地 公司 总投资 亿元 工程 创新 智能 制造 ' +
  '服务 市场 新能源 汽车 电子 材料 研发 中心 数字 绿色 推进 竣工 落户 招商 厂房 年产 一期 二期 供应链'
).split(' ');
const SYLLABLES = [
  ...'安邦宝北本标滨博采昌长成城创春纯达大德登迪典鼎东动都恩发帆方飞丰峰福富港高格冠光广国海航豪浩合和恒弘宏洪鸿',
  ...'厚华环辉汇惠吉嘉佳建江杰捷金锦京景精久巨钧君卡凯康科可坤朗乐力利立联良凌龙隆路绿伦迈茂美盟铭南能宁诺欧鹏平',
  ...'普奇启千谦强勤青庆泉荣瑞润赛森山尚深升晟盛胜石时世顺思泰腾天通同万威维文沃西希翔协新鑫信兴旭雅亚扬耀一亿易益',
  ...'银盈永优友宇裕元原源远越云运泽展兆正智中众舟珠卓紫综祖',
];
const COMPANY_ENDS = '科技 电子 新材料 汽车 生物 能源 精密 智造 物流 食品'.split(' ');
const PLACE_ENDS = ['市', '县', '区', '镇'];
const CATEGORIES = '开工 签约 投产 政策 招商 园区 人才 交通 能源 农业 文旅 民生'.split(' ');
const STAGES = '签约 开工 封顶 竣工 投产'.split(' ');
/** Days are counted from here, over as many as there are in eight years. */
const FIRST_DAY = Date.UTC(2018, 0, 1);
const DAYS = 2_922;
const UNDATED = 0.1;

function invented(count: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(make());
  return [...made];
}

const syllables = (rng: Random, count: number) =>
  Array.from({ length: count }, () => rng.pick(SYLLABLES)).join('');

/** Ranks by Zipf's law, by where a random number falls in the sums. */
function zipf(rng: Random, count: number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1 + SHIFT);
    sums[rank] = sum;
  }
  return () => {
    const wanted = rng.next() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export function* generatedDocuments(size: number, seed = 1): Generator<BenchDocument> {
  const rng = random(seed);
  const rare = invented(VOCABULARY, () => syllables(rng, rng.next() < 0.75 ? 2 : 3));
  const words = [...FUNCTION_WORDS, ...NEWS_WORDS, ...rare];
  const places = invented(PLACES, () => syllables(rng, 2) + rng.pick(PLACE_ENDS));
  const companies = invented(COMPANIES, () => syllables(rng, 2) + rng.pick(COMPANY_ENDS));
  const [wordRank, companyRank, placeRank, categoryRank] = [
    words.length,
    COMPANIES,
    PLACES,
    CATEGORIES.length,
  ].map((count) => zipf(rng, count)) as [() => number, () => number, () => number, () => number];
  const word = () => words[wordRank()] as string;

  for (let number = 0; number < size; number++) {
    const place = places[placeRank()] as string;
    const company = companies[companyRank()] as string;
    const clause = () => Array.from({ length: 4 + rng.below(7) }, word).join('');
    const sentence = () => {
      const clauses = Array.from({ length: 1 + rng.below(3) }, clause);
      const subject = rng.next();
      if (subject < 0.15) clauses.unshift(`${company}集团`);
      else if (subject < 0.3) clauses.unshift(`${place}${1 + rng.below(28)}日消息`);
      else if (subject < 0.4) clauses.push(`总投资${1 + rng.below(200)}亿元`);
      return `${clauses.join('，')}。`;
    };
    const paragraph = () => Array.from({ length: 2 + rng.below(4) }, sentence).join('');
    // Products of chances make a few long texts among many short ones, as in news.
    const paragraphs = 2 + Math.floor(5 * rng.next() + 16 * rng.next() ** 6);
    const text = Array.from({ length: paragraphs }, paragraph).join('\n');
    const title = `${place}${company}${word()}${word()}项目${rng.pick(STAGES)}`;
    const category = CATEGORIES[categoryRank()] as string;
    const day = new Date(FIRST_DAY + rng.below(DAYS) * 86_400_000).toISOString().slice(0, 10);
    const dated = rng.next() >= UNDATED;
    yield { id: `g${number + 1}`, title, text, category, ...(dated ? { date: day } : {}) };
  }
}
