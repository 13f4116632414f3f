import { describe, expect, test } from 'vitest';
import { membersBehind } from '../../src/extraction/batch.ts';
import { DraftList } from '../../src/extraction/draft-list.ts';
import { events, findingsOf, read } from './fixture.ts';

const [A, B, C] = ['希音智慧产业园项目', '冠旭电子声学产业园项目', '小鹏汽车零部件产业园项目'];

/** `希音: 签约 2024-03-28` of each project that has an event. */
const told = (text: string) =>
  read(text, { published: '2024-03-29' })
    .projects.filter((project) => project.events.length > 0)
    .map((project) => `${project.company?.name}: ${events(project).join(', ')}`)
    .toSorted();

describe('members that a sentence names behind what it counts', () => {
  test.each([
    [
      `3月28日，肇庆举行项目集中签约活动。此次签约的12个项目涵盖电子信息、装备制造等领域，包括${A}、${B}等，总投资86亿元。`,
      ['希音: 签约 2024-03-28', '冠旭电子: 签约 2024-03-28'],
    ],
    [`3月28日，肇庆投产项目1个，为${A}。`, ['希音: 投产 2024-03-28']],
    [`3月28日，肇庆有12个项目开工建设，${A}就是其中之一。`, ['希音: 开工 2024-03-28']],
    [
      '3月28日，肇庆有5个项目签约，签约企业有希音、冠旭电子等。',
      ['希音: 签约 2024-03-28', '冠旭电子: 签约 2024-03-28'],
    ],
    ['园区有工业企业600多家，已落户的企业有希音、冠旭电子、小鹏汽车等。', []],
    [
      `3月28日，肇庆新开工项目18个，其中${A}投资5亿元，${B}2023年封顶。`,
      ['希音: 开工 2024-03-28', '冠旭电子: 封顶 2023'],
    ],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected.toSorted()));
});

test('none where several stages share what is counted', () => {
  const found = findingsOf(`3月28日，肇庆签约、开工项目12个，包括${A}、${B}。`);
  const [sentence] = found.passage.sentences;
  if (!sentence) throw new Error('no sentence');
  const drafts = new DraftList();
  const named = found.projects.map((name) => ({
    name,
    draft: drafts.ofName(found, name, sentence, undefined),
  }));
  expect(named).toHaveLength(2);
  for (const stage of found.stages) expect(membersBehind(found, sentence, stage, named, drafts)).toEqual([]);
});

describe('members in front of what is counted', () => {
  test.each([
    [
      '3月28日，希音智能仓储、冠旭电子声学模组等项目成功签约。',
      ['希音: 签约 2024-03-28', '冠旭电子: 签约 2024-03-28'],
    ],
    ['3月28日，希音智能仓储等9个项目投产。', ['希音: 投产 2024-03-28']],
    ['3月28日，肇庆与希音等5家企业签订投资协议。', ['希音: 签约 2024-03-28']],
    [`3月28日，${B}、${C}等12个项目签约。`, ['冠旭电子: 签约 2024-03-28', '小鹏汽车: 签约 2024-03-28']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected.toSorted()));
});
