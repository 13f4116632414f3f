/** `golden/` was written by Python's codecs (`expected.json` says what is in it); what iconv-lite can write must be the same bytes. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../src/crawl/fetch/body.ts';
import { decodePage } from '../../../src/crawl/fetch/charset.ts';
import { readPage } from '../../../src/crawl/page/read-page.ts';
import { articlePage } from '../origin.ts';
import rows from './golden/expected.json' with { type: 'json' };

const bytesOf = (name: string) => readFile(fileURLToPath(new URL(`golden/${name}.html`, import.meta.url)));

function* split(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('there are at least 12', () => {
  expect(rows.length).toBeGreaterThanOrEqual(12);
});

describe.each(rows)('$name', ({ name, contentType, charset, text }) => {
  test('is read exactly at every split of its bytes, from 1 to 64', async () => {
    const bytes = await bytesOf(name);
    for (let size = 1; size <= 64; size += 1) {
      const body = await readBody(split(bytes, size), undefined);
      const read = decodePage(body, contentType);
      expect(read.text, `chunks of ${size}`).toBe(text);
      expect(read.charset).toBe(charset);
      expect(read.damaged).toBe(0);
    }
  });

  test('iconv-lite writes the same bytes', async () => {
    if (charset === 'hz') return expect(iconv.encodingExists('hz-gb-2312')).toBe(false);
    const bytes = await bytesOf(name);
    const marked = name.endsWith('-bom');
    const written = iconv.encode(text, charset, { addBOM: marked });
    // Big5-HKSCS has two codes for some characters, and the two libraries choose differently.
    if (name === 'big5-hkscs') expect(iconv.decode(written, charset)).toBe(text);
    else expect(written.equals(bytes)).toBe(true);
  });
});

test('a page with bytes that are no characters is put aside', () => {
  const good = iconv.encode(articlePage('甲溪市动工一个项目').replace('utf-8', 'gbk'), 'gbk');
  const broken = Buffer.from(good.map((byte, at) => (at > 300 && at % 40 === 0 ? 0xff : byte)));
  const decoded = decodePage(broken, 'text/html; charset=gbk');
  expect(decoded.damaged).toBeGreaterThan(0.01);
  const page = readPage({ decoded, url: new URL('http://a.site.cn/1'), crawled: new Date(), expected: true });
  expect(page.quarantine?.reason).toBe('mojibake');
});

test('half a character at the very end costs one character, not the page', () => {
  const bytes = iconv.encode(`${articlePage('甲溪市动工一个项目').replace('utf-8', 'gbk')}甲`, 'gbk');
  const decoded = decodePage(bytes.subarray(0, -1), 'text/html; charset=gbk');
  expect(decoded.charset).toBe('gb18030');
  expect(decoded.text).toContain('甲溪市动工一个项目');
});
