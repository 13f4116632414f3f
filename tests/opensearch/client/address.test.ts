import { expect, test } from 'vitest';
import { parseAddresses } from '../../../src/opensearch/client/address.ts';

const parse = (text: string) => parseAddresses({ text, place: '--opensearch' });

test.each([
  ['http://127.0.0.1:9200', ['http://127.0.0.1:9200']],
  ['https://a:9200/, https://B:9200', ['https://a:9200', 'https://b:9200']],
  ['https://proxy/search/', ['https://proxy/search']],
  ['http://a:9200,http://a:9200/', ['http://a:9200']],
  ['http://[::1]:9200', ['http://[::1]:9200']],
])('%s', (text, addresses) => {
  expect(parse(text)).toEqual(addresses);
});

test.each([
  ['', /第 1 个地址须以 http/],
  ['a:9200', /第 1 个地址须以 http/],
  ['http://a:9200,', /第 2 个地址须以 http/],
  ['ftp://a', /http/],
  ['http://a:9200?x=1', /不能有 \?/],
  [
    'https://admin:hunter2@a:9200',
    /第 1 个地址 \(a:9200\).*XIANGXUN_OPENSEARCH_PASSWORD.*--opensearch-credentials/,
  ],
  ['http://ok:9200,https://hunter2@a:9200', /第 2 个地址/],
  ['https://admin:hunter2@a:port', /第 1 个地址/],
])('%s is refused with the remedy, and no password is printed', (text, message) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ code: 'invalid_usage', message: expect.stringMatching(message) }),
  );
  expect(() => parse(text)).not.toThrow(/hunter2/);
});
