import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { digestOfLine } from '../../src/corpus/stored-article.ts';
import { KnownLines, lineMemo } from '../../src/indexer/known-lines.ts';
import { articleLine, folderOf } from '../corpus/fixture.ts';

test('the heads of lines come back by their digests; of an article that a change put in there is none', async () => {
  const dir = await folderOf({
    'articles.jsonl': articleLine('a1', { tags: ['储能'] }) + articleLine('a2'),
    'changes.jsonl': `{"op":"put","kind":"articles","record":${articleLine('a3').trim()}}\n`,
  });
  const corpus = await readCorpus(dir, { skipBad: false, storing: { folder: dir, known: () => undefined } });
  const digests = corpus.articles.map((article) => digestOfLine(article) as string);
  const memo = lineMemo(corpus.articles, digests, corpus.wholeFiles);
  const known = new KnownLines(deserialize(serialize(memo)));
  const heads = corpus.articles.map(({ id }, i) => [id, known.head(digests[i] as string)]);
  expect(heads).toEqual([
    ['a3', undefined],
    ['a1', { id: 'a1', title: '标题', tags: ['储能'] }],
    ['a2', { id: 'a2', title: '标题' }],
  ]);
  expect(known.head('another')).toBeUndefined();
  const file = corpus.wholeFiles.find(({ name }) => name === 'articles.jsonl');
  const beginning = known.beginning('articles.jsonl');
  expect(beginning).toMatchObject({ bytes: file?.bytes, sha256: file?.sha256, count: 2 });
  expect([...(beginning?.lines() ?? [])]).toMatchObject([
    { head: { id: 'a1', title: '标题', tags: ['储能'] }, digest: digests[1], offset: 0 },
    {
      head: { id: 'a2', title: '标题' },
      digest: digests[2],
      length: Buffer.byteLength(articleLine('a2')) - 1,
    },
  ]);
  expect(known.beginning('articles-2.jsonl')).toBeUndefined();
  corpus.close();
});
