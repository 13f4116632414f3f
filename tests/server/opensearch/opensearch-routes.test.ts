/** What a browser is told so that it can search here, and what its address bar is offered. */
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { corpusEngine } from '../../search/fixture.ts';
import { appOf, type TestApp } from '../fixture.ts';

const NAMES = { o: 'http://a9.com/-/spec/opensearch/1.1/' };

let server: TestApp;
beforeAll(async () => {
  server = await appOf(await corpusEngine());
});

describe('/opensearch.xml', () => {
  async function described(host: string): Promise<Map<string, string>> {
    const response = await server.app.request(`http://${host}/opensearch.xml`);
    expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml; charset=utf-8');
    using document = XmlDocument.fromString(await response.text());
    const text = (path: string) => document.get(path, NAMES)?.content ?? '';
    // Limits of the specification: 16 and 1,024 characters, no markup.
    expect([...text('/o:OpenSearchDescription/o:ShortName')].length).toBeLessThanOrEqual(16);
    expect([...text('/o:OpenSearchDescription/o:Description')].length).toBeLessThanOrEqual(1_024);
    expect(text('//o:InputEncoding')).toBe('UTF-8');
    return new Map(
      document.find('/o:OpenSearchDescription/o:Url', NAMES).map((node) => {
        const { value: type = '' } = (node as XmlElement).attr('type') ?? {};
        return [type, (node as XmlElement).attr('template')?.value ?? ''];
      }),
    );
  }

  test('names the page, the suggestions and the feed of the words, and they answer', async () => {
    const templates = await described('news.example.com');
    expect([...templates.keys()]).toEqual([
      'text/html',
      'application/x-suggestions+json',
      'application/atom+xml',
      'application/opensearchdescription+xml',
    ]);
    for (const [type, template] of templates) {
      expect(template.startsWith('http://news.example.com/')).toBe(true);
      const url = template.replace('{searchTerms}', encodeURIComponent('冠旭 & <电子>'));
      const response = await server.app.request(url);
      expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    }
  });

  test('every page leads to it', async () => {
    for (const path of ['/', '/?q=SHEIN', '/companies/c001', '/nothing/here']) {
      const response = await server.app.request(path);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      expect(await response.text(), path).toMatch(
        /<link rel="search" type="application\/opensearchdescription\+xml" title="[^"]+" href="\/opensearch.xml">/,
      );
    }
  });
});

describe('/suggest.json', () => {
  async function suggested(q: string): Promise<[string, string[], string[], string[]]> {
    const response = await server.app.request(`/suggest.json?q=${encodeURIComponent(q)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8');
    return (await response.json()) as [string, string[], string[], string[]];
  }

  test.each(['冠', '冠旭', 'SHE'])('%s: completions, what each is, where it leads', async (q) => {
    const [asked, texts, kinds, urls] = await suggested(q);
    expect(asked).toBe(q);
    expect(texts.length).toBeGreaterThan(0);
    expect([kinds.length, urls.length]).toEqual([texts.length, texts.length]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const kind of kinds) expect(kind).toMatch(/^(新闻|项目|企业)/);
    for (const url of urls) expect((await server.app.request(url)).status).toBe(200);
  });

  test('冠 is completed to 冠旭电子', async () => {
    expect((await suggested('冠'))[1]).toContain('冠旭电子');
  });

  test.each(['', ' ', '长'.repeat(257)])('nothing for %j', async (q) => {
    expect(await suggested(q)).toEqual([q, [], [], []]);
  });
});
