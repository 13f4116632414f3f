/** The answer as a file to take away, and as a feed to follow. */
import type { SearchResponse } from '../../contract/search.ts';
import { MAX_EXPORT } from '../export/export-route.ts';
import { count } from './figure-text.ts';
import { exportHref, feedHref } from './page-url.ts';

const FILES = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['jsonl', 'JSON Lines'],
] as const;
const FEEDS = [
  ['atom', 'Atom'],
  ['json', 'JSON Feed'],
] as const;

interface ExportLinksProps {
  readonly params: URLSearchParams;
  readonly response: SearchResponse;
}

/** A search that finds nothing yet can be followed all the same. */
export function ExportLinks({ params, response }: ExportLinksProps) {
  const { total } = response;
  return (
    <ul class="export">
      {total > 0 && (
        <li>
          导出{total > MAX_EXPORT ? `前 ${count(MAX_EXPORT)} 条` : `全部 ${count(total)} 条`}：
          {FILES.map(([format, name]) => (
            <a href={exportHref(params, format)} download rel="nofollow">
              {name}
            </a>
          ))}
        </li>
      )}
      <li>
        订阅最新结果：
        {FEEDS.map(([format, name]) => (
          <a href={feedHref(params, format)} rel="nofollow">
            {name}
          </a>
        ))}
      </li>
    </ul>
  );
}
