import { describe, expect, test } from 'vitest';
import { industryOf } from '../../src/extraction/industry.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { ProjectDraft } from '../../src/extraction/project-draft.ts';

/** The industry of a project that is named so in a text. */
function industry(name: string | undefined, text = name ?? ''): string | undefined {
  const draft = new ProjectDraft(new Passage('text', text), { start: 0, end: name?.length ?? 0 });
  draft.name = name;
  return industryOf(draft);
}

describe('by the words of the name', () => {
  test.each([
    ['动力电池生产基地', '动力电池'],
    ['年产40亿㎡隔膜涂覆生产基地', '锂电池材料与设备'],
    ['储能电站项目', '新型储能'],
    ['光伏组件项目', '光伏'],
    ['海上风电项目', '风电'],
    ['氢能装备项目', '氢能'],
    ['汽车零部件生产基地', '汽车零部件'],
    ['新能源汽车产业园', '新能源汽车'],
    ['芯片封测项目', '半导体'],
    ['OLED面板项目', '新型显示'],
    ['印刷电路板生产基地', '印刷电路板'],
    ['工业机器人项目', '机器人与智能装备'],
    ['吸入制剂制药项目', '生物医药'],
    ['预制菜项目', '食品饮料'],
    ['跨境电商产业园', '跨境电商与服装供应链'],
    ['内衣生产基地', '纺织服装'],
    ['全屋定制家具项目', '家具家居'],
    ['铝材项目', '金属加工'],
    ['水泥骨料项目', '建材'],
    ['生猪养殖项目', '现代农业'],
    ['冷链仓储项目', '商贸物流'],
    ['算力中心项目', '数据中心与算力'],
    ['温泉度假项目', '文旅'],
    ['污水处理项目', '环保'],
  ])('%s: %s', (name, expected) => expect(industry(name)).toBe(expected));
});

test('the name says more than the words around it', () =>
  expect(industry('光伏项目', '光伏项目旁是温泉度假区')).toBe('光伏'));

test('where the name says nothing, the words around it do', () =>
  expect(industry('华南项目', '华南项目主要生产动力电池')).toBe('动力电池'));

test('what says nothing has none', () => {
  expect(industry('华南项目')).toBeUndefined();
  expect(industry(undefined, '')).toBeUndefined();
});
