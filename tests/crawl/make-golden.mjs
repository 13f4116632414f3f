/**
 * The next golden folder: `node tests/crawl/make-golden.mjs <name> <page.html> <url> [crawled]`, after `npm start` or a build.
 * Writes what the program reads now; correct `expected.json` by hand to what a reader of the page would say.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { exit } from 'node:process';

const [name, file, url, crawled = new Date().toISOString()] = process.argv.slice(2);
if (name === undefined || file === undefined || url === undefined) {
  console.error('node tests/crawl/make-golden.mjs <name> <page.html> <url> [crawled, ISO 8601]');
  exit(2);
}
/** @param {string} path */
const built = (path) => import(new URL(`../../dist/crawl/${path}`, import.meta.url).href);
const { decodePage } = await built('fetch/charset.js');
const { readPage } = await built('page/read-page.js');

const contentType = 'text/html';
const decoded = decodePage(await readFile(file), contentType);
const read = readPage({ decoded, url: new URL(url), crawled: new Date(crawled), expected: true });
const { article, quarantine, partials } = read;
const { day, basis, raw } = article?.published ?? {};
const expected = {
  note: 'what this page shows',
  url,
  crawled,
  contentType,
  ...(article && {
    article: {
      title: article.title,
      text: article.text.split('\n'),
      source: article.source,
      author: article.author,
      category: article.category,
      published: day,
      basis,
      raw: day === undefined ? raw : undefined,
      lang: article.lang,
      turn: article.turn,
    },
  }),
  ...(quarantine && { quarantine: quarantine.reason }),
  partials: partials.map((/** @type {{ title: string, text: string, url?: URL }} */ partial) => ({
    ...partial,
    url: partial.url?.href,
  })),
};
const folder = new URL(`golden/${name}/`, import.meta.url);
await mkdir(folder, { recursive: true });
await cp(file, new URL('source.html', folder));
await writeFile(new URL('expected.json', folder), `${JSON.stringify(expected, null, 2)}\n`);
console.log(`tests/crawl/golden/${name}/expected.json`);
