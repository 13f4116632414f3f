/** A small corpus with everything in it that an index must carry. */
import type { BuildInput } from '../../src/index/builder.ts';
import { buildIndex } from '../../src/index/builder.ts';
import type { FileSource } from '../../src/index/snapshot.ts';

export const RECORDS: BuildInput = {
  articles: [
    {
      ...{ id: 'a0', title: '肇庆2023年头部季度重大项目签约', source: '西江日报', published: '2023-02-06' },
      ...{
        text: '希音（SHEIN）签约落户肇庆新区。冠旭电子2021年由深圳到德庆落户，𠀀😀。',
        regions: ['肇庆市'],
      },
    },
    {
      id: 'a1',
      title: '維珍妮國際投產',
      text: '維珍妮國際高新技術產業園\u0000<b>&amp;',
      companies: ['维珍妮'],
    },
    { id: '__proto__', title: 'constructor', text: '', custom: { kept: [1, null, '肇庆'] } },
  ],
  projects: [{ id: 'p0', name: '德庆冠旭时尚电子科技园', company: '冠旭', stage: '在建', articles: ['a0'] }],
  companies: [
    { id: 'c0', name: '希音', aliases: ['SHEIN'] },
    { id: 'c1', name: '冠旭电子', aliases: ['冠旭'] },
    { id: 'c2', name: '维珍妮', aliases: ['维珍妮国际'] },
  ],
  synonyms: [{ terms: ['Hulk', '浩克'] }],
};

/** The files of a generation in memory, by name. */
export async function filesOf(input: BuildInput): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { name, data } of buildIndex(input)) files.set(name, Buffer.from(data));
  return files;
}

export function sourceOf(files: ReadonlyMap<string, Buffer>): FileSource {
  return {
    names: [...files.keys()],
    read: async (name) => files.get(name) ?? Promise.reject(new Error(`no file ${name}`)),
  };
}
