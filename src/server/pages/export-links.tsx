/** The answer as a file to take away. */
import type { SearchResponse } from '../../contract/search.ts';
import { MAX_EXPORT } from '../export/export-route.ts';
import { count } from './figure-text.ts';
import { exportHref } from './page-url.ts';

interface ExportLinksProps {
  readonly params: URLSearchParams;
  readonly response: SearchResponse;
}

export function ExportLinks({ params, response }: ExportLinksProps) {
  if (response.total === 0) return null;
  return (
    <p class="export">
      导出{response.total > MAX_EXPORT ? `前 ${count(MAX_EXPORT)} 条` : `全部 ${count(response.total)} 条`}：
      <a href={exportHref(params, 'csv')} download rel="nofollow">
        CSV
      </a>{' '}
      <a href={exportHref(params, 'json')} download rel="nofollow">
        JSON
      </a>
    </p>
  );
}
