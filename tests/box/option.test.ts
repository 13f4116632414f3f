import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attributeName, listOf, OPTIONS, type OptionName, readOptions } from '../../src/box/option.ts';

function read(given: Readonly<Record<string, unknown>>) {
  const complaints: string[] = [];
  const options = readOptions(
    (name) => given[name],
    (message) => complaints.push(message),
  );
  return { options, complaints };
}

test('nothing given: the defaults, without a word', () => {
  expect(read({})).toEqual({
    options: {
      api: '',
      key: '',
      mode: 'inline',
      target: '',
      lang: 'auto',
      theme: 'auto',
      placeholder: '',
      type: '',
      region: '',
      industry: '',
      company: '',
      limit: 4,
      links: 'page',
      open: 'self',
      keys: 'auto',
      recent: true,
      urlParam: '',
    },
    complaints: [],
  });
});

test.each([
  [{ mode: 'overlay' }, { mode: 'overlay' }, 0],
  [{ mode: 'popup' }, { mode: 'inline' }, 1],
  [{ limit: '10' }, { limit: 10 }, 0],
  [{ limit: 3 }, { limit: 3 }, 0],
  [{ limit: '11' }, { limit: 4 }, 1],
  [{ limit: '2.5' }, { limit: 4 }, 1],
  [{ recent: '0' }, { recent: false }, 0],
  [{ recent: false }, { recent: false }, 0],
  [{ recent: '' }, { recent: true }, 0],
  [{ region: ' 肇庆市，清远市 ' }, { region: '肇庆市，清远市' }, 0],
  [{ theme: null }, { theme: 'auto' }, 0],
])('%j', (given, expected, complaints) => {
  const { options, complaints: told } = read(given);
  expect(options).toMatchObject(expected);
  expect(told).toHaveLength(complaints);
});

test('a complaint names the attribute, the value, and what it may be', () => {
  expect(read({ lang: 'jp' }).complaints).toEqual(['data-lang="jp": auto / zh-CN / zh-TW / en']);
});

test.each([
  ['urlParam', 'data-url-param'],
  ['mode', 'data-mode'],
])('%s is %s in the tag', (name, attribute) => {
  expect(attributeName(name)).toBe(attribute);
});

test.each([
  ['a,b', ['a', 'b']],
  [' 肇庆市， 清远市,', ['肇庆市', '清远市']],
  ['', []],
])('%j holds %j', (text, values) => {
  expect(listOf(text)).toEqual(values);
});

describe('the public types', () => {
  test('name every option, and no other', () => {
    const api = readFileSync(new URL('../../src/box/api.ts', import.meta.url), 'utf8');
    const body = /interface XiangxunOptions \{(.*?)\n\}/s.exec(api)?.[1] ?? '';
    const named = [...body.matchAll(/^ {2}(\w+)\?:/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual((Object.keys(OPTIONS) as OptionName[]).sort());
  });
});
