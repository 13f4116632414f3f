/** What engines are asked: queries of all kinds, listed and made from the records of a corpus. */
import { FACETS, MATCHINGS, type SearchRequest, SORTS } from '../../../src/contract/search.ts';
import { syllables } from '../../../src/entities/pinyin.ts';
import type { Catalogue } from '../../../src/index/catalogue.ts';
import { requestOf } from '../fixture.ts';
import { numbers, pick } from './corpus.ts';

const LISTED = [
  ...[
    '',
    '的',
    '项目',
    '投资 建设',
    '希音',
    'SHEIN',
    'shein',
    '肇庆 新能源',
    '新能源汽车 肇庆',
    '企業',
    '專案',
    '新能源汔车',
  ],
  ...[
    '"新能源" -佛山',
    '-投资',
    '-"总投资"',
    '"项目，总投资"',
    '"5G 基站"',
    '5G基站',
    '"x5G基站"',
    '5Gx 基站',
    '12.5亿元',
    '第2期',
    '第2.5期',
  ],
  ...[
    'guanxu',
    '冠xu',
    'gx电子',
    'zhaoqing xinnengyuan',
    'zhaoqing',
    'xinnengyuan',
    'ningde',
    'shein2023',
    'xnyqc',
    'zhijie',
  ],
  ...[
    '2023年',
    '2023年2月 投产',
    '近30天',
    '第一季度',
    '头部季度',
    '10亿以上 项目',
    '5亿到20亿',
    '300㎡',
    '500m2',
    '20200101',
    '2020 项目',
  ],
  ...[
    'company:冠旭',
    'region:德庆',
    'stage:投产 肇庆',
    'after:2023-01-01 项目',
    'before:2022-01-01',
    'yi:>10',
    'source:南方日报 投资',
    'type:project 智能',
  ],
  ...[
    '中南高科·肇庆',
    '中南高科',
    'navier-stokes',
    '"navier stokes"',
    '深圳市',
    '"深 圳市"',
    '𠮷野家',
    '𠮷',
    '一带一路',
    '丝绸之路经济带',
    'a b',
    '"a 1"',
    'm123',
    '基站m123',
  ],
  ...[
    '一二三四五六七',
    '火星 殖民地 投产',
    '华为 比亚迪 隆基 阳光',
    '智能手机产业园二期',
    '德庆县 华南智能制造',
    '签约仪式',
    '肇庆高新区 大旺',
    '广东省',
    '有限公司',
    '股份有限公司',
    '#',
    '|',
    '<>',
    '冠旭电子股份有限公司',
    '三、项目',
    '三点五亿',
  ],
] as const;

/** Stretches of Hanzi of titles and names, as people type them: whole, a part, two of them, in letters, with a slip. */
function typed(titles: readonly string[], random: () => number): string {
  const stretches = (title: string) => title.match(/[\p{Script=Han}A-Za-z0-9]{2,}/gu) ?? [title];
  const one = () => {
    const stretch = pick(stretches(pick(titles, random)), random);
    const length = 2 + Math.floor(random() * 5);
    const start = Math.floor(random() * Math.max(1, stretch.length - length));
    return random() < 0.2 ? stretch : stretch.slice(start, start + length);
  };
  const way = random();
  if (way < 0.3) return one();
  if (way < 0.6) return `${one()} ${one()}`;
  if (way < 0.66) return `"${one()}"`;
  if (way < 0.72) return `${one()} -${one()}`;
  if (way < 0.8)
    return syllables(one())
      .map(({ text }) => text)
      .join('');
  if (way < 0.86) return `${one()} ${one()} ${one()}`;
  if (way < 0.93) {
    const text = one();
    const at = Math.floor(random() * text.length);
    return `${text.slice(0, at)}${pick(['公', '汔', '历', '洲'], random)}${text.slice(at + 1)}`;
  }
  const title = pick(titles, random);
  return title.slice(0, 60);
}

function filters({ columns }: Catalogue, random: () => number): Partial<SearchRequest> {
  const value = (name: 'company' | 'region' | 'industry' | 'stage' | 'source' | 'tag') => {
    const { values } = columns.facets[name];
    return values.length === 0 ? {} : { [name]: [pick(values, random)] };
  };
  const day = () => `202${Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-11`;
  const [first, second] = [day(), day()].sort() as [string, string];
  const yi = Math.round(random() * 30);
  return {
    ...(random() < 0.25 ? value('region') : {}),
    ...(random() < 0.1 ? value('company') : {}),
    ...(random() < 0.12 ? value('industry') : {}),
    ...(random() < 0.12 ? value('stage') : {}),
    ...(random() < 0.12 ? value('source') : {}),
    ...(random() < 0.08 ? value('tag') : {}),
    ...(random() < 0.2 ? { type: [pick(['article', 'project', 'company'] as const, random)] } : {}),
    ...(random() < 0.2 ? { from: first, to: second } : random() < 0.1 ? { from: first } : {}),
    ...(random() < 0.1 ? { minYi: yi, maxYi: yi + 20 } : {}),
    ...(random() < 0.2 ? { dateField: 'event' as const } : {}),
    ...(random() < 0.2 ? { duplicates: 'show' as const } : {}),
    ...(random() < 0.1 ? { literal: true } : {}),
    sort: random() < 0.6 ? 'relevance' : pick(SORTS, random),
    matching: random() < 0.7 ? 'auto' : pick(MATCHINGS, random),
  };
}

function titlesOf({ columns, size }: Catalogue): string[] {
  return Array.from({ length: size }, (_, document) => columns.titles.get(document));
}

/** `made` questions beside the listed ones, each listed one plain and with filters. */
export function questions(catalogue: Catalogue, made: number): SearchRequest[] {
  const random = numbers(4);
  const titles = titlesOf(catalogue);
  const shape = () => ({
    facets: FACETS,
    limit: 10,
    offset: random() < 0.15 ? Math.floor(random() * 40) : 0,
    explain: random() < 0.05,
  });
  return [
    ...LISTED.map((q) => requestOf(q, { facets: FACETS, limit: 20 })),
    ...LISTED.map((q) => requestOf(q, { ...filters(catalogue, random), ...shape() })),
    ...Array.from({ length: made }, () =>
      requestOf(typed(titles, random), { ...(random() < 0.5 ? filters(catalogue, random) : {}), ...shape() }),
    ),
  ];
}

/** What is typed into a box, letter by letter. */
export function beginnings(catalogue: Catalogue, count: number): string[] {
  const random = numbers(5);
  const titles = titlesOf(catalogue);
  return Array.from({ length: count }, () => {
    const title = pick(titles, random);
    const begun = title.slice(0, 1 + Math.floor(random() * 4));
    return random() < 0.4
      ? syllables(begun)
          .map(({ text }) => text)
          .join('')
      : begun;
  });
}
