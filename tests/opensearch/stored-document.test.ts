import fc from 'fast-check';
import { expect, test } from 'vitest';
import { views } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';
import type { Article } from '../../src/contract/record.ts';
import { encodeBody } from '../../src/index/body.ts';
import { TEXT_BREAK } from '../../src/index/field.ts';
import { storedBody, storedHead, storedRecord } from '../../src/opensearch/stored-document.ts';
import { article } from '../search/fixture.ts';

/** As the cluster gives it back: what is empty is not stored. */
function fieldsOf(record: Article) {
  const title = fold(record.title).text;
  const folded = fold(record.text);
  const single = views(record.text).length === 1;
  const taken = encodeBody(record.text, folded, title.length + TEXT_BREAK.length, single);
  const head = taken ? { ...record, text: '' } : record;
  return {
    head: [JSON.stringify(head)] as const,
    ...(taken ? { body: [Buffer.from(taken).toString('base64')] as const } : {}),
    folded: [`${title}${TEXT_BREAK}${folded.text}`] as const,
  };
}

const part = fc.constantFrom(
  '肇庆',
  '專案',
  'ＳＨＥＩＮ',
  '㎡',
  '𠮷',
  '头部',
  ' ',
  '，',
  'a1',
  'İ',
  '\ud842',
);
const line = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));

test('a record and its text come back as they were sent, with the views in which they are searched', () => {
  fc.assert(
    fc.property(line, line, (title, text) => {
      const sent = article('a', { title, text, source: '西江日报' });
      const fields = fieldsOf(sent);
      expect(storedRecord(fields)).toEqual(sent);
      expect(Object.keys(storedRecord(fields))).toEqual(Object.keys(sent));
      const body = storedBody(fields, storedHead<Article>(fields));
      expect(body.text).toBe(text);
      expect(body.views.map((view) => view.text)).toEqual(views(text).map((view) => view.text));
    }),
  );
});
