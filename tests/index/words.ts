/** Words and names as an index has them. */
import { pinyinEntries } from '../../src/index/pinyin-lexicon.ts';
import { WordTable, wordArrays } from '../../src/index/word-table.ts';

export function tableOf(words: Iterable<string>, names: Iterable<string>): WordTable {
  return new WordTable(wordArrays(pinyinEntries(words, names)));
}
