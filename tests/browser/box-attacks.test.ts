/** Stored attacks: what a record holds is shown as text, whatever it looks like (S3). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ATTACKS } from './attack.ts';
import { type BoxStage, openStage, partsOf } from './box-stage.ts';

const PER_QUERY = 10;
/** Longer titles are no corpus; the hostile answer below has one of 10,000. */
const MAX_TITLE = 1_900;

/** Each attack in the title, the text, the outlet and the place of an article of its own. */
const articles = ATTACKS.map((attack, at) => ({
  id: `x${at}`,
  title: `批次${Math.floor(at / PER_QUERY)}号 ${attack.slice(0, MAX_TITLE)}`,
  text: `简讯第${at}则。 ${attack} 暗号${Math.floor(at / PER_QUERY)}号`,
  source: attack.slice(0, 200),
  url: `https://example.com/${encodeURIComponent(attack.slice(0, 100))}`,
  regions: [attack.slice(0, 200)],
}));

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage(articles);
});
afterAll(async () => {
  await stage?.close();
});

/** Nothing else may stand in the rows. */
const ELEMENTS = ['A', 'BDI', 'DIV', 'I', 'MARK', 'SMALL', 'SPAN', 'TIME'];

interface Watched {
  readonly page: Page;
  /** What should never happen in it. */
  readonly events: string[];
}

async function watched(attributes: string): Promise<Watched> {
  const page = await stage.open(attributes);
  const events: string[] = [];
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => events.push(String(error)));
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/api/v1/search') events.push(`request ${request.url()}`);
  });
  return { page, events };
}

const contentOf = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('xiangxun-box')?.shadowRoot as ShadowRoot;
    const list = root.querySelector('[role=listbox]') as HTMLElement;
    const nodes = [...list.querySelectorAll('*')];
    return {
      elements: [...new Set(nodes.map(({ tagName }) => tagName))].sort(),
      handlers: nodes.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on')),
      hrefs: [...list.querySelectorAll('a')].map(({ href }) => href),
      sideways: list.scrollWidth - list.clientWidth,
      tallest: Math.max(
        ...[...list.querySelectorAll('.row')].map((row) => row.getBoundingClientRect().height),
      ),
      text: list.innerText,
    };
  });

test('there are 120 attacks and more', () => {
  expect(new Set(ATTACKS).size).toBeGreaterThanOrEqual(120);
});

test.each(['批次', '暗号'])(
  'in the four fields of what is found by %s: text and nothing else',
  async (word) => {
    const { page, events } = await watched('data-limit="10"');
    const { input, rows } = partsOf(page);
    await input.click();
    const shown = new Set<string>();
    for (let batch = 0; batch * PER_QUERY < ATTACKS.length; batch++) {
      const answered = page.waitForResponse('**/api/v1/search**');
      await input.fill(`"${word}${batch}号"`);
      await answered;
      await page.locator('.panel:not(.stale)').waitFor();
      await rows
        .filter({ hasText: `${word}${batch}号` })
        .first()
        .waitFor();
      const { elements, handlers, hrefs, sideways, tallest } = await contentOf(page);
      expect(elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
      expect(handlers).toEqual([]);
      expect(sideways).toBeLessThanOrEqual(0);
      expect(tallest).toBeLessThan(200);
      for (const href of hrefs) {
        expect(href.startsWith(`${stage.api}/`)).toBe(true);
        shown.add(href);
      }
    }
    expect([...shown].filter((href) => href.includes('/articles/x'))).toHaveLength(ATTACKS.length);
    expect(events).toEqual([]);
    expect(await page.evaluate(() => 'attacked' in globalThis)).toBe(false);
    await page.context().close();
  },
);

describe('an answer that is itself hostile', () => {
  const hit = {
    type: 'article',
    id: '../../x?y#z"><img src=x onerror=attacked=1>',
    score: 1,
    title: {
      text: `标题</mark><script>attacked=1</script>${'长'.repeat(10_000)}`,
      marks: [
        [-5, 1],
        [0, 2],
        [1, 9_999],
        ['x', null],
      ],
      html: '<img src=x onerror=attacked=1>',
    },
    snippet: { text: '<svg onload=attacked=1>', marks: [[3, 1]], html: '<script>attacked=1</script>' },
    url: 'javascript:attacked=1',
    source: 7,
    published: '<b>2024',
    regions: [null, { a: 1 }, '<i>地</i>'],
    investmentYi: 'NaN',
    companies: 'x',
    projects: null,
    duplicates: '3',
    why: [null, 'alias <b>x</b> = y'],
  };

  test.each(['page', 'source'])('links=%s: no script, no address but http, layout holds', async (links) => {
    const { page, events } = await watched(`data-links="${links}"`);
    const { input, rows } = partsOf(page);
    const hits = [
      hit,
      { ...hit, type: 'script' },
      null,
      7,
      { ...hit, url: 'data:text/html,<script>attacked=1</script>' },
      { ...hit, type: 'project', stage: '<b>' },
    ];
    await page.route('**/api/v1/search**', (route) =>
      route.fulfill({
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: {
          q: '冠旭',
          total: 6,
          hits,
          facets: { type: [{ value: '<b>', count: '9' }], region: [{ value: '<i>', count: 2 }] },
          understood: [{ kind: 'date', text: '<b>', marks: [[0, 1]], filter: {} }],
          didYouMean: '<img src=x onerror=attacked=1>',
          undated: 0,
        },
      }),
    );
    await input.click();
    await input.fill('冠旭');
    await rows.first().waitFor();
    const { elements, hrefs, text } = await contentOf(page);
    expect(elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
    expect(hrefs.every((href) => href.startsWith(`${stage.api}/`))).toBe(true);
    expect(text).toContain('<script>attacked=1</script>');
    expect(events).toEqual([]);
    expect(await page.evaluate(() => 'attacked' in globalThis)).toBe(false);
    await page.context().close();
  });

  test('an address of a report that can be opened is kept with links=source', async () => {
    const page = await stage.open('data-links="source"');
    const { input, rows } = partsOf(page);
    await input.click();
    await input.fill('声学产业园在德庆投产');
    await rows.first().waitFor();
    const { hrefs } = await contentOf(page);
    expect(hrefs).toContain('https://example.com/a1');
    await page.context().close();
  });
});
