/** A site as its user describes it: one small JSON file, checked before anything is fetched. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../contract/error.ts';
import { findJsonError } from '../../corpus/json-error.ts';
import { describeIssue, describeJsonError, fieldName } from '../../corpus/problem.ts';

const MAX_LIST = 500;
/** Seconds between two requests to a host. W3C's and every robots guide's minimum. */
export const LEAST_GAP_SECONDS = 1;

const address = z
  .string()
  .max(2_000)
  .refine((text) => /^https?:\/\//u.test(text) && URL.canParse(text), 'must be an http or https address');
const pattern = z.string().min(1).max(500).regex(/^[/*]/u, 'must begin with / or *');
const selector = z.string().trim().min(1).max(500);
const hostName = z
  .string()
  .max(260)
  .regex(/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/u, 'must be a lower-case host, or host:port');
const names = z.array(z.string().trim().min(1).max(200)).max(50);

const templateSchema = z.strictObject({
  /** CSS selectors; of several matches the first is taken. */
  title: selector.optional(),
  content: selector.optional(),
  source: selector.optional(),
  author: selector.optional(),
  published: selector.optional(),
  category: selector.optional(),
  /** What to leave out before reading. */
  remove: z.array(selector).max(100).optional(),
});

const siteSchema = z.strictObject({
  /** Names the files that are written. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'must be a-z, 0-9 and -, 40 at most'),
  /** Where the owner of a site finds who visits it, and why; part of the User-Agent. */
  contact: z
    .string()
    .max(300)
    .regex(/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/u, 'must be an https:// or mailto: address'),
  start: z.array(address).max(MAX_LIST).optional(),
  sitemaps: z.array(address).max(MAX_LIST).optional(),
  feeds: z.array(address).max(MAX_LIST).optional(),
  /** Further hosts whose pages belong to the site. */
  hosts: z.array(hostName).max(100).optional(),
  allow: z.array(pattern).max(MAX_LIST).optional(),
  deny: z.array(pattern).max(MAX_LIST).optional(),
  /** Paths of article pages; others are read for links only. Absent: every page is tried as an article. */
  articles: z.array(pattern).max(MAX_LIST).optional(),
  template: templateSchema.optional(),
  /** The outlet, where a page names none. */
  source: z.string().trim().min(1).max(200).optional(),
  regions: names.optional(),
  industries: names.optional(),
  tags: names.optional(),
  /** Links from the start pages. */
  depth: z.number().int().min(0).max(100).default(3),
  gapSeconds: z.number().min(0).max(3_600).default(LEAST_GAP_SECONDS),
  /** Article pages seen first within so many days are looked at again in each run. */
  revisitDays: z.number().int().min(0).max(3_650).default(30),
  /** Hosts of an intranet that may be visited although their addresses are private. */
  allowPrivate: z.array(hostName).max(100).default([]),
});

export type Site = z.infer<typeof siteSchema>;
export type Template = NonNullable<Site['template']>;

const RULES: Readonly<Record<string, string>> = {
  'must begin with / or *': '应以 / 或 * 开头',
  'must be a lower-case host, or host:port': '应为小写主机名, 可带 :端口',
  'must be a-z, 0-9 and -, 40 at most': '应为小写字母、数字和 -, 至多 40 个',
  'must be an https:// or mailto: address': '应为 https:// 或 mailto: 地址',
};

function invalid(file: string, reasons: readonly string[]): AppError {
  return new AppError(
    'invalid_site',
    [`${file}: 站点文件有 ${reasons.length} 处错误 (problems in the site file)`, ...reasons].join('\n  '),
  );
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path[0] === 'template' ? templateSchema.shape : siteSchema.shape;
    return `${fieldName([...issue.path, ...issue.keys.slice(0, 1)])}: 没有这个字段, 可用: ${Object.keys(known).join('、')} (no such field)`;
  }
  const rule = RULES[issue.message];
  const said = describeIssue(issue, value);
  const field = fieldName(issue.path) || '(根 root)';
  return `${field}: ${rule === undefined ? said : said.replace('不合要求', rule)}`;
}

/** Throws `invalid_site` naming the file and every field at fault. */
export function parseSite(text: string, file: string): Site {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    throw invalid(file, [jsonFault(text)]);
  }
  const read = siteSchema.safeParse(value);
  if (!read.success)
    throw invalid(
      file,
      read.error.issues.slice(0, 20).map((issue) => reasonOf(issue, value)),
    );
  const site = read.data;
  if (!site.start?.length && !site.sitemaps?.length && !site.feeds?.length)
    throw invalid(file, [
      'start: 至少写一个 start、sitemaps 或 feeds (give a start page, a sitemap or a feed)',
    ]);
  const open = siteHosts(site).filter((host) => !isPrivate(site, host));
  if (site.gapSeconds < LEAST_GAP_SECONDS && open.length > 0)
    throw invalid(file, [
      `gapSeconds: 至少 ${LEAST_GAP_SECONDS} 秒, 更短只用于 allowPrivate 里的主机; 不在其中: ${open.join('、')} (shorter only where every host is under allowPrivate)`,
    ]);
  return site;
}

/** The line where the text stops being JSON, and what was expected there. */
function jsonFault(text: string): string {
  const column = findJsonError(text)?.column ?? 1;
  const before = [...text]
    .slice(0, column - 1)
    .join('')
    .split('\n');
  const rest = text
    .split('\n')
    .slice(before.length - 1)
    .join('\n');
  const line = `第 ${before.length} 行 (line ${before.length})`;
  return before.length === 1
    ? `${line}: ${describeJsonError(text)}`
    : `${line}: ${shown(rest)} 之前有误 (invalid JSON before this)`;
}

const shown = (text: string) => JSON.stringify(text.split('\n')[0]?.trim().slice(0, 40) ?? '');

/** `host` or `host:port` of everything that the file names. */
export function siteHosts(site: Site): string[] {
  const named = [...(site.start ?? []), ...(site.sitemaps ?? []), ...(site.feeds ?? [])];
  return [...new Set([...named.map((text) => new URL(text).host), ...(site.hosts ?? [])])];
}

function isPrivate(site: Site, host: string): boolean {
  return site.allowPrivate.includes(host) || site.allowPrivate.includes(host.replace(/:\d+$/u, ''));
}

export async function readSite(file: string): Promise<Site> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('file_unreadable', `${file} 无法读取。检查路径和权限 (cannot be read)`, { cause });
  });
  return parseSite(text, file);
}
