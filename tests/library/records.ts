/** A few records for an index in memory. */
export const RECORDS = {
  articles: [
    {
      id: 'a1',
      title: '希音园区在肇庆动工',
      text: '希音（SHEIN）的智慧产业园项目开工，总投资56亿元。',
      published: '2024-02-01',
      regions: ['广东省', '肇庆市'],
      note: 'kept',
    },
    { id: 'a2', title: '冠旭电子落户德庆', text: '两期项目都在建设。', source: '西江日报' },
    { id: 'a3', title: '肇庆天气', text: '多云。', published: '2023-05-11' },
  ],
  projects: [
    {
      id: 'p1',
      name: '希音智慧产业园',
      company: 'c1',
      stage: '开工' as const,
      investmentYi: 56,
      articles: ['a1'],
    },
  ],
  companies: [
    { id: 'c1', name: '希音', aliases: ['SHEIN'] },
    { id: 'c2', name: '冠旭电子' },
  ],
};
