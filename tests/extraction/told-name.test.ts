import { describe, expect, test } from 'vitest';
import { isProjectsName } from '../../src/extraction/told-name.ts';

describe('a name that one could look for', () => {
  test.each([
    ['希音湾区大旺智慧产业园', ['希音']],
    ['年产40亿㎡隔膜涂覆生产基地', []],
    ['冠旭电子项目', ['冠旭电子', '冠旭']],
    ['锂电新材料国际产业园项目', []],
    ['连接器项目', []],
    ['白鹤滩水电站', []],
    ['“大美羌城-泛美航空科技城”项目', []],
  ])('%s', (name, owners) => {
    expect(isProjectsName(name, owners)).toBe(true);
  });
});

describe('no name of a project of the trade', () => {
  test.each([
    ['what kind it is, not which', '募投项目'],
    ['', '旗舰项目'],
    ['', '研发中心'],
    ['', '招商引资项目'],
    ['a deed for the public', '援滇公益项目'],
    ['', '文化助残公益项目'],
    ['', '李沧区劳模工匠宣讲团交流基地'],
    ['of the forces', '塔尔图斯海军基地'],
    ['', '中国酒泉卫星发射中心'],
    ['a stretch of a sentence', '走“支部+合作社+基地'],
    ['', '“十四五”期间项目'],
    ['', '16艘大型集装箱船建造项目'],
    ['', '舞阳街道双燕村一户“善居工程'],
    ['', '山西省交通运输厅赴太原国道公司项目'],
    ['', '雄安集团供图雄东安置房项目'],
    ['', '让中集集团烟台来福士造船厂'],
  ])('%s %s', (_, name) => {
    expect(isProjectsName(name, [])).toBe(false);
  });
});
