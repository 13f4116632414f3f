import { describe, expect, test } from 'vitest';
import { find, findAll, parsePage, plainText } from '../../../src/crawl/page/html.ts';

function body(html: string): string {
  const document = parsePage(html);
  if (typeof document === 'string') throw new Error(document);
  return plainText(document.body);
}

describe('every page has a body', () => {
  test.each<[string, string, string]>([
    ['whole', '<!doctype html><html><head><title>x</title></head><body><p>甲</p></body></html>', '甲'],
    ['no frame at all', '<p>甲</p>', '甲'],
    ['text alone', '甲', '甲'],
    ['nothing', '', ''],
    ['something before it', '<script>x</script><html><body><p>甲</p></body></html>', 'x甲'],
    ['something around it', '<div><html><body>甲</body></html></div>', '甲'],
    ['only in a comment', '<!--<html>-->甲', '甲'],
    ['in a comment without end', '<!-- <html>甲', ''],
    ['twice', '<html><body>甲</body></html><html><body>乙</body></html>', '甲乙'],
    ['a body and no html', '<head><title>x</title></head><body>甲</body>', 'x甲'],
    ['no body', '<html><p>甲</p></html>', '甲'],
    ['two bodies', '<html><body>甲</body><body>乙</body></html>', '甲乙'],
  ])('%s', (_name, html, text) => {
    expect(body(html)).toBe(text);
  });
});

test('a selector that is none finds nothing', () => {
  const document = parsePage('<p>甲</p>');
  if (typeof document === 'string') throw new Error(document);
  for (const selector of ['[', ':::', '>>', 'p:nope(', undefined])
    expect(find(document, selector)).toBeUndefined();
  expect(findAll(document, '[')).toEqual([]);
  expect(plainText(find(document, 'p'))).toBe('甲');
});
