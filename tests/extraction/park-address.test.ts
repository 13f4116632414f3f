import { expect, test } from 'vitest';
import { read } from './fixture.ts';

const companies = (text: string) => read(text).companies.map(({ quote }) => quote);

test.each([
  ['冠旭电子的耳机基地在小鹏智能汽车配套零部件产业园西园交付。', ['冠旭电子']],
  ['希音租用小鹏智能汽车产业园的厂房。', ['希音']],
  ['小鹏智能汽车产业园开工。', ['小鹏']],
  ['小鹏汽车在小鹏智能汽车产业园举行仪式。', ['小鹏汽车', '小鹏']],
  ['希音签约。在小鹏智能汽车产业园，仪式举行。', ['希音', '小鹏']],
])('%s', (text, names) => expect(companies(text)).toEqual(names));
