/** The articles of `corpus/`: texts that nothing may hold for spoilt. */
import type { Article } from '../../src/contract/record.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { CORPUS } from '../search/fixture.ts';

export async function corpusTexts(): Promise<readonly Article[]> {
  return (await readCorpus(CORPUS, { skipBad: false })).articles;
}
