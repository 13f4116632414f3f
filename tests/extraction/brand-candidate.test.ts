import { describe, expect, test } from 'vitest';
import { brandCandidates } from '../../src/extraction/brand-candidate.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { findProjectNames } from '../../src/extraction/project-name.ts';
import { knowledge } from './fixture.ts';

/** `麓璟 act` of each candidate. */
function candidates(text: string): string[] {
  const passage = new Passage('text', text);
  const { named } = findProjectNames(passage, { barriers: [], companies: [], places: [] });
  return brandCandidates(passage, named, knowledge.tree).map((span) => `${passage.quote(span)} ${span.sign}`);
}

describe('what speaks for a name where it stands', () => {
  test.each([
    ['麓璟创始人到访', '麓璟 office'],
    ['麓璟计划投资3亿元', '麓璟 act'],
    ['麓璟则把喷涂移到英德', '麓璟 subject'],
    ['怀集县与麓璟签约', '麓璟 role'],
    ['麓璟南药提取项目', '麓璟 head'],
    ['肇庆麓璟计划投资3亿元', '麓璟 act'],
    ['骆马新能源废铅蓄电池项目', '骆马新能源 head'],
    ['龙山茶业抹茶精制项目', '龙山茶业 head'],
  ])('%s', (text, candidate) => expect(candidates(text)).toContain(candidate));

  test.each([
    '青稞仓储加工中心',
    '三棵松家居产业园',
    '公司计划投资3亿元',
    '去年投资3亿元',
    '沈筠说投资3亿元',
    '',
    '肇庆计划投资3亿元',
  ])('%j has none', (text) => expect(candidates(text)).toEqual([]));
});
