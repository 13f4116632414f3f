import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { personsIn } from '../../src/extraction/person-name.ts';

const persons = (text: string) => [...personsIn([new Passage('text', text)])];

describe('persons whom an article names', () => {
  test.each([
    ['返乡老板赖志雄拍板上二期', '赖志雄'],
    ['36岁的孙丽华站在灌装线前', '孙丽华'],
    ['“多亏政府帮忙。”陈方平说', '陈方平'],
    ['厂长孟庆丰介绍', '孟庆丰'],
    ['埃及总统穆尔西已经下台', '穆尔西'],
    ['委员长张德江出席', '张德江'],
  ])('%s', (text, name) => expect(persons(text)).toContain(name));

  test.each(['璟曜说明了情况', '董事长表示', '金厦建材投资3亿元', ''])('%j names none', (text) =>
    expect(persons(text)).toEqual([]),
  );
});
