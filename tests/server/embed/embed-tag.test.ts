import { describe, expect, test } from 'vitest';
import { OPTIONS } from '../../../src/box/option.ts';
import { formWithoutScript, readSettings, scriptTag } from '../../../src/server/embed/embed-tag.ts';
import { OPTION_TEXTS } from '../../../src/server/embed/option-text.ts';

test.each([
  ['', {}],
  ['mode=inline&limit=4&recent=1&theme=auto', {}],
  ['mode=overlay&limit=10&recent=0', { mode: 'overlay', limit: '10', recent: '0' }],
  ['mode=popup&limit=11&recent=2&q=x&__proto__=y', {}],
  ['region=+%E8%82%87%E5%BA%86%E5%B8%82+', { region: '肇庆市' }],
  [`placeholder=${'x'.repeat(999)}`, { placeholder: 'x'.repeat(200) }],
])('%s chooses %j', (query, settings) => {
  expect(readSettings(new URLSearchParams(query))).toEqual(settings);
});

describe('the tag', () => {
  test('holds what was chosen, escaped', () => {
    expect(scriptTag('https://host/embed/v1.js', { urlParam: 's', placeholder: '"><script>&' })).toBe(
      '<script src="https://host/embed/v1.js" defer data-url-param="s" data-placeholder="&quot;&gt;&lt;script&gt;&amp;"></script>',
    );
  });

  test('has its checksum before the settings', () => {
    expect(scriptTag('/a.js', { mode: 'overlay' }, { integrity: 'sha384-x', crossorigin: 'anonymous' })).toBe(
      '<script src="/a.js" defer integrity="sha384-x" crossorigin="anonymous" data-mode="overlay"></script>',
    );
  });
});

test('the form for browsers without scripts leads to the search page', () => {
  expect(formWithoutScript('https://host')).toContain('<form action="https://host/">');
});

test('every option has its words, and each of its values a name that is told', () => {
  expect(Object.keys(OPTION_TEXTS).sort()).toEqual(Object.keys(OPTIONS).sort());
  for (const [name, { values = {} }] of Object.entries(OPTION_TEXTS)) {
    const allowed = String(OPTIONS[name as keyof typeof OPTIONS]).split('|');
    expect(Object.keys(values).filter((value) => !allowed.includes(value))).toEqual([]);
  }
});
