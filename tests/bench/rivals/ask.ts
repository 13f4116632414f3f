/** One question to a contestant, by the rule that holds for all of them. */
import type { Answer, Asked, Contestant, Searcher } from './contestant.ts';

/**
 * Every word is required; where no record has them all, one is enough. xiangxun does so itself: for the
 * others it is a second search, so that none is compared empty-handed with one that relaxes.
 */
export async function ask(
  { relaxes }: Pick<Contestant, 'relaxes'>,
  searcher: Searcher,
  asked: Asked,
): Promise<Answer> {
  const pending = searcher.search(asked);
  const answer = pending instanceof Promise ? await pending : pending;
  if (relaxes || asked.want !== 'all' || answer.hits.length > 0) return answer;
  return searcher.search({ ...asked, want: 'any' });
}
