import { describe, expect, test } from 'vitest';
import type { Evidence, ReadProject } from '../../src/contract/reading.ts';
import { CompanyBook, derivedId } from '../../src/extraction/company-book.ts';

const at = (articleId: string): Evidence => ({ articleId, field: 'text', start: 0, end: 2, quote: '璟曜' });

/** A project of a company that goes by these names, the first is its own. */
function projectOf(names: readonly string[], fields: Partial<ReadProject> = {}): ReadProject {
  return { company: { name: names[0] as string, names, sure: true }, figures: [], events: [], ...fields };
}

const FULL = '上海璟曜光学科技有限公司';

describe('a company', () => {
  test('is one record by each of its names, the full one is its own', () => {
    const book = new CompanyBook();
    book.add(projectOf(['璟曜光学']), at('a1'));
    book.add(projectOf([FULL, '璟曜光学']), at('a2'));
    book.add(projectOf(['璟曜光学']), at('a3'));
    expect(book.records()).toEqual([
      {
        id: expect.stringMatching(/^dc-[0-9a-f]{12}$/),
        name: FULL,
        aliases: ['璟曜光学'],
        derived: true,
        evidence: ['a1', 'a2', 'a3'].map(at),
      },
    ]);
  });

  test('is found again by the key that it was added under', () => {
    const book = new CompanyBook();
    const keys = [
      book.add(projectOf(['璟曜光学']), at('a1')),
      book.add(projectOf([FULL, '璟曜光学']), at('a2')),
    ];
    const [record] = book.records();
    for (const key of keys) expect(book.idOf(key ?? '')).toBe(record?.id);
    expect(book.idOf('冠旭')).toBeUndefined();
  });

  test('with another full name is another, even where a short one is shared', () => {
    const book = new CompanyBook();
    book.add(projectOf(['上海璟曜光学有限公司', '璟曜']), at('a1'));
    book.add(projectOf(['肇庆璟曜光学有限公司', '璟曜']), at('a2'));
    expect(book.records().map(({ name }) => name)).toEqual(['上海璟曜光学有限公司', '肇庆璟曜光学有限公司']);
  });

  test('is of the industry that is told most often', () => {
    const book = new CompanyBook();
    for (const industry of ['光伏', '半导体', '半导体'])
      book.add(projectOf(['璟曜'], { industry }), at('a1'));
    expect(book.records()[0]?.industry).toBe('半导体');
  });

  test('has its first five places of evidence', () => {
    const book = new CompanyBook();
    for (let i = 0; i < 9; i++) book.add(projectOf(['璟曜']), at(`a${i}`));
    expect(book.records()[0]?.['evidence']).toEqual([0, 1, 2, 3, 4].map((i) => at(`a${i}`)));
  });
});

test('a company of the corpus, or none, is not written again', () => {
  const book = new CompanyBook();
  expect(book.add({ figures: [], events: [] }, at('a1'))).toBeUndefined();
  const known = {
    company: { name: '希音', names: ['希音'], id: 'shein', sure: true },
    figures: [],
    events: [],
  };
  expect(book.add(known, at('a1'))).toBeUndefined();
  expect(book.records()).toEqual([]);
});

test('ids are stable, differ by prefix and key, and do not hang on what else is in the book', () => {
  expect(derivedId('dc', '璟曜')).toBe(derivedId('dc', '璟曜'));
  expect(derivedId('dc', '璟曜')).not.toBe(derivedId('dc', '冠旭'));
  expect(derivedId('dp', '璟曜')).not.toBe(derivedId('dc', '璟曜'));
  const [alone, among] = [new CompanyBook(), new CompanyBook()];
  alone.add(projectOf([FULL]), at('a1'));
  among.add(projectOf(['冠旭']), at('a9'));
  among.add(projectOf([FULL]), at('a1'));
  expect(among.records().map(({ id }) => id)).toContain(alone.records()[0]?.id);
});
