import { beforeAll, expect, test } from 'vitest';
import { views } from '../../src/analysis/analyzer.ts';
import type { Article } from '../../src/contract/record.ts';
import type { RecordStore } from '../../src/index/record-store.ts';
import { loadSnapshot } from '../../src/index/snapshot.ts';
import { filesOf, sourceOf } from './records.ts';

const TEXTS = [
  '肇庆新区，冠旭电子签约。',
  'ＳＨＥＩＮ（希音）头部季度落户，投资1.2亿。',
  '占地26万㎡……年产½成',
  '專案動工，項目用地390畝',
  '',
  '\ud800半个𠀀字',
];
const articles: Article[] = TEXTS.map((text, i) => ({
  id: `a${i}`,
  title: `题${i}`,
  text,
  note: { kept: true },
}));

let store: RecordStore;
beforeAll(async () => {
  const files = await filesOf({ articles, projects: [], companies: [], synonyms: [] });
  ({ store } = await loadSnapshot(sourceOf(files)));
});

test.each(TEXTS.map((text, i) => [i, text] as const))('article %i: %j comes back', (i, text) => {
  expect(store.record(i)).toEqual(articles[i]);
  const head = store.head<Article>(i);
  expect({ ...head, text }).toEqual(articles[i]);
  const body = store.body(i, head);
  expect(body.text).toBe(text);
  expect(body.views.map((view) => view.text)).toEqual(views(text).map((view) => view.text));
  for (const [number, view] of views(text).entries())
    expect(body.views[number]?.offsets).toEqual(view.offsets);
});
