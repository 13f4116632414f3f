import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinyinEntries } from '../../src/index/pinyin-lexicon.ts';
import { textTable } from '../../src/index/sorted-texts.ts';
import { wordArrays, wordTableFiles } from '../../src/index/word-table.ts';
import { splicedWords } from '../../src/index/word-table-splice.ts';
import { tableOf } from './words.ts';

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'肇庆德重长沙厦门银行绿战略𬬻'), minLength: 1, maxLength: 4 }),
  fc.constantFrom('led', '5g', '肇庆2023', 'ai城'),
);
const words = fc.array(word, { maxLength: 30 });
const names = fc.array(word, { maxLength: 10 });

test('on top of an earlier table come the bytes that come without one', () =>
  fc.assert(
    fc.property(
      words,
      names,
      fc.array(words, { maxLength: 3 }),
      names,
      (before, namesBefore, now, namesNow) => {
        const tables = now.map((list) => textTable([...new Set(list)].sort()));
        const spliced = splicedWords(tableOf(before, namesBefore), tables, namesNow);
        const anew = wordArrays(pinyinEntries(now.flat(), namesNow));
        expect(wordTableFiles(spliced)).toEqual(wordTableFiles(anew));
      },
    ),
    { numRuns: 300 },
  ));
