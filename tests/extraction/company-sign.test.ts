import { describe, expect, test } from 'vitest';
import { read } from './fixture.ts';

/** The owners read in a text, and whether the text is enough for a record. */
const sure = (text: string) =>
  read(text).projects.flatMap(({ company }) => (company ? [`${company.name}:${company.sure}`] : []));

describe('the words beside a name make it a company', () => {
  test.each([
    ['its office', '璞泰来董事长介绍，璞泰来肇庆隔膜项目2023年5月动工。'],
    ['its code at an exchange', '璞泰来（603659）的肇庆隔膜项目2023年5月动工。'],
    ['what it invests', '璞泰来投资5亿元在德庆县建设隔膜项目，2023年5月动工。'],
    ['what it is called', '锂电企业璞泰来，在德庆县的隔膜项目2023年5月动工。'],
    ['the name of its project', '璞泰来隔膜生产基地2023年5月在德庆县动工，璞泰来隔膜生产基地占地20亩。'],
  ])('%s', (_, text) => {
    expect(sure(text)).toContain('璞泰来:true');
  });

  test('a name of the trade is one where a clause begins with it', () => {
    expect(sure('璟曜光学镜头模组项目2023年5月在德庆县动工。')).toContain('璟曜光学:true');
  });
});

describe('words do not', () => {
  test.each([
    '各地筑牢食品安全防线，德庆县食品检测项目2023年5月动工。',
    '援疆医疗队在德庆县的医疗项目2023年5月动工，总投资2亿元。',
    '李元敏承诺，德庆县青稞种子基地2023年5月动工，李元敏计划投资20万元。',
    '具身智能创新产业园2023年5月在德庆县动工，总投资2亿元。',
    '熔喷布生产基地2023年5月在德庆县动工，熔喷布是口罩的原料。',
    '中俄科技创新年启动，德庆县光伏项目2023年5月动工，总投资2亿元。',
  ])('%s', (text) => {
    expect(sure(text).filter((owner) => owner.endsWith(':true'))).toEqual([]);
  });
});
