import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../src/crawl/page/quality.ts';
import { corpusTexts } from '../corpus-texts.ts';

const clean = { title: '标题在此', text: '', damaged: 0, hiddenLinks: 0, page: '' };
const S = '丙田电子的园区在青石工业园动工，用地260亩，一期建设三栋标准厂房，主要生产车用连接器。';

describe('what is put aside', () => {
  test.each<[string, Partial<typeof clean>, string]>([
    ['unreadable characters', { text: S, damaged: 0.02 }, 'mojibake'],
    ['UTF-8 read as GBK', { text: iconv.decode(Buffer.from(S), 'gb18030') }, 'mojibake'],
    ['UTF-8 read as Latin-1', { text: `æ°é»çæ é¢å¨è¿éï¼æ¯ç²å¸ ${S}` }, 'mojibake'],
    ['question marks', { text: '丙田?电子?园区?动工????一期????三栋?标准?' }, 'question-marks'],
    ['an error of the database', { text: S, page: 'SQLSTATE[42S02]: Base table not found' }, 'error-page'],
    [
      'pinyin in between',
      { text: '產(chǎn)業(yè)園區(qū)的項(xiàng)目動工，建設(shè)標準廠房。' },
      'pinyin-inserted',
    ],
    ['hidden links', { text: S, hiddenLinks: 6 }, 'spam-links'],
    ['words of gambling', { text: S, page: '博彩 百家乐 足球投注 真人娱乐' }, 'spam-links'],
    ['synonyms swapped', { text: '名目总出资30亿群众币，具置优越，是佳构工程，会集资源。' }, 'spun'],
    ['Japanese', { text: '工場では年間三万トンのアミノ酸を生産する予定です。' }, 'not-chinese'],
    [
      'English',
      { text: 'The plant will produce three thousand tons a year and create jobs.' },
      'not-chinese',
    ],
  ])('%s', (_name, fields, reason) => {
    const verdict = verdictOn({ ...clean, ...fields });
    expect(verdict?.reason).toBe(reason);
    expect(verdict?.score).toBeGreaterThanOrEqual(1);
  });
});

describe('what is not', () => {
  test.each<[string, Partial<typeof clean>]>([
    ['a plain text', { text: S }],
    ['one spun word, which people use too', { text: `${S}项目由两家企业共同出资，会集了上下游。` }],
    [
      'a name in Latin letters in brackets',
      { text: `${S}希音（SHEIN）和比亚迪(BYD)也在其中，还有小鹏(Xpeng)。` },
    ],
    ['pinyin in a lesson', { text: `${S}其中“榃”(tán)字少见。` }],
    ['a question', { text: `${S}谁来投资?怎样建设?何时投产?` }],
    ['traditional characters', { text: '戊湖生物與雲嶺新區簽訂投資合同，將建設一座發酵產品工廠。' }],
    ['a few hidden links', { text: S, hiddenLinks: 2 }],
  ])('%s', (_name, fields) => {
    expect(verdictOn({ ...clean, ...fields })).toBeUndefined();
  });

  test('no article of the corpus', async () => {
    const wrong = (await corpusTexts()).filter(({ title, text }) =>
      verdictOn({ ...clean, title, text, page: text }),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
