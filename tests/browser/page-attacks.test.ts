/** Stored and reflected attacks on our own pages: what records and addresses hold is shown as text (S3). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ATTACKS } from './attack.ts';
import { type BoxStage, openStage } from './box-stage.ts';

// Many pages in one test, on a machine that does other work.
vi.setConfig({ testTimeout: 180_000 });

const PER_QUERY = 10;
/** Longer titles are no corpus. */
const MAX_TITLE = 1_900;
const MAX_QUERY = 200;

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

/** What pages of ours are made of; none of the others may come into being. */
const ELEMENTS = new Set(
  `a article aside b bdi body button circle code dd details div dl dt fieldset figcaption figure footer form g h1 h2
  h3 head header html input label legend li link main mark meta nav ol p path rect search section span summary svg
  text time title ul`.split(/\s+/),
);

/** As browsers read text: no NUL, one kind of line end. */
const asRead = (text: string) =>
  text.replaceAll('\u0000', '').replaceAll('\ufffd', '').replace(/\r\n?/g, '\n').trim();

async function watched(): Promise<{ page: Page; events: string[] }> {
  const page = await stage.browser.newPage(320, 'light');
  const events: string[] = [];
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => events.push(String(error)));
  // What the content policy refused would be told here: it should have had nothing to refuse.
  page.on('console', (message) => events.push(message.text()));
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (!request.isNavigationRequest() && (origin !== stage.api || !pathname.startsWith('/assets/')))
      events.push(`request ${request.url().slice(0, 200)}`);
  });
  return { page, events };
}

async function contentOf(page: Page) {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll('*')];
    return {
      elements: [...new Set(nodes.map(({ localName }) => localName))],
      handlers: nodes
        .flatMap((one) => one.getAttributeNames())
        .filter((name) => /^(on|style$|src)/.test(name)),
      hrefs: [...document.querySelectorAll('a')].map(({ href }) => String(href)),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      headings: [...document.querySelectorAll('h3 > a')].map(({ textContent }) => textContent ?? ''),
      heading: document.querySelector('h1')?.textContent ?? '',
      box: (document.querySelector('#q') as HTMLInputElement).value,
      tallest: Math.max(
        0,
        ...[...document.querySelectorAll('.hit')].map((row) => row.getBoundingClientRect().height),
      ),
      attacked: 'attacked' in globalThis,
    };
  });
}

function expectHarmless(content: Awaited<ReturnType<typeof contentOf>>, what: string): void {
  expect(
    content.elements.filter((name) => !ELEMENTS.has(name)),
    what,
  ).toEqual([]);
  expect(content.handlers, what).toEqual([]);
  expect(content.sideways, what).toBe(0);
  expect(content.attacked, what).toBe(false);
  for (const href of content.hrefs) {
    expect(href.startsWith(`${stage.api}/`) || href.startsWith('https://example.com/'), href).toBe(true);
  }
}

test.each(['批次', '暗号'])(
  'in the four fields of what is found by %s: text and nothing else',
  async (word) => {
    const { page, events } = await watched();
    const shown = new Set<string>();
    for (let batch = 0; batch * PER_QUERY < ATTACKS.length; batch++) {
      const asked = `"${word}${batch}号"`;
      await page.goto(`${stage.api}/?q=${encodeURIComponent(asked)}&limit=50&duplicates=show`);
      const content = await contentOf(page);
      expectHarmless(content, asked);
      expect(content.box).toBe(asked);
      expect(content.tallest).toBeLessThan(400);
      for (const heading of content.headings) shown.add(asRead(heading));
    }
    expect(articles.map(({ title }) => asRead(title)).filter((title) => !shown.has(title))).toEqual([]);
    expect(events).toEqual([]);
    await page.context().close();
  },
);

test('on the page of each article', async () => {
  const { page, events } = await watched();
  for (const { id, title, text } of articles) {
    await page.goto(`${stage.api}/articles/${id}`);
    const content = await contentOf(page);
    expectHarmless(content, id);
    expect(asRead(content.heading)).toBe(asRead(title));
    const body = await page.evaluate(() => document.querySelector('.text')?.textContent ?? '');
    const squeezed = (one: string) => asRead(one).replace(/\s+/g, '');
    expect(squeezed(body), id).toBe(squeezed(text));
  }
  expect(events).toEqual([]);
  await page.context().close();
});

test('in the address: the question, filters, a record, a place', async () => {
  const { page, events } = await watched();
  for (const attack of ATTACKS) {
    const asked = encodeURIComponent([...attack].slice(0, MAX_QUERY).join(''));
    await page.goto(`${stage.api}/?q=${asked}&region=${asked}&sort=${asked}&from=${asked}`);
    const content = await contentOf(page);
    expectHarmless(content, attack.slice(0, 60));
    expect(content.elements).toContain('main');
  }
  const unfound = (text: string) => /404|status of 4/.test(text);
  for (const attack of ATTACKS.filter((_, at) => at % 4 === 0)) {
    for (const folder of ['companies', 'places']) {
      await page.goto(`${stage.api}/${folder}/${encodeURIComponent(attack.slice(0, 100))}`);
      if ((await page.locator('main').count()) > 0)
        expectHarmless(await contentOf(page), attack.slice(0, 60));
    }
  }
  expect(events.filter((text) => !unfound(text))).toEqual([]);
  await page.context().close();
});
