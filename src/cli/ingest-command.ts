/** `ingest`: one page, from the web, a file or an archive, into the corpus. */
import { VERSION } from '../config/version.ts';
import { ingest } from '../crawl/ingest.ts';
import { readSite, type Site } from '../crawl/site/site-file.ts';
import { CORPUS_OPTION, type Command, JSON_OPTION, usageError } from './command.ts';

const CONTACT = /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/u;

const OUTCOMES = {
  added: '新增 (added)',
  changed: '更正 (changed)',
  same: '未变 (same)',
  foreign: '语料里别处已有 (already elsewhere in the corpus)',
  'left-out': '略过 (left out)',
} as const;

export const ingestCommand: Command = {
  name: 'ingest',
  summary: '把一个网页收进语料 (take a single page into the corpus)',
  operands: ['<url|file.html|file.warc>'],
  options: {
    corpus: CORPUS_OPTION,
    site: {
      type: 'string',
      value: '<site.json>',
      help: '用这个站点文件的模板和来源 (template and outlet of a site file)',
    },
    url: { type: 'string', value: '<url>', help: '文件里的网页的网址 (address of a page given as a file)' },
    contact: {
      type: 'string',
      value: '<url>',
      help: '网址须给: 联系方式, 写进 User-Agent (for addresses: who comes, part of the User-Agent)',
    },
    json: JSON_OPTION,
  },
  examples: [
    'ingest https://…/content_1.html --contact https://…/about',
    'ingest page.html --url https://…/content_1.html',
    'ingest pages.warc.gz',
  ],
  async run(args, terminal) {
    const [target = ''] = args.positionals;
    const file = args.optional('site');
    const contact = args.optional('contact');
    const site = file === undefined ? siteOf(target, contact) : await readSite(file);
    const url = args.optional('url');
    const done = await ingest({ target, corpus: args.text('corpus'), site, url, version: VERSION });
    if (args.flag('json')) terminal.out(`${JSON.stringify(done)}\n`);
    else
      for (const { url: page, outcome, id, title, reason } of done)
        terminal.out(`${OUTCOMES[outcome]} ${[id, title, reason, page].filter(Boolean).join(' ')}\n`);
    return 0;
  },
};

/** Without a site file a page from the web needs somebody who answers for it. */
function siteOf(target: string, contact: string | undefined): Site {
  if (contact === undefined && /^https?:\/\//iu.test(target))
    throw usageError(
      'ingest 网址需要 --contact (或 --site): 访问网站须留联系方式 (visiting a site needs a contact)',
    );
  if (contact !== undefined && !CONTACT.test(contact))
    throw usageError(`--contact ${contact}: 应为 https:// 或 mailto: 地址 (https:// or mailto: expected)`);
  return {
    name: 'page',
    contact: contact ?? '',
    depth: 0,
    gapSeconds: 1,
    revisitDays: 0,
    allowPrivate: [],
  };
}
