/** Where the nodes of the cluster are: `https://a:9200,https://b:9200`. */
import type { Given } from '../../config/limits.ts';
import { AppError } from '../../contract/error.ts';

/**
 * Each without a trailing slash, none twice. Throws `invalid_usage`; as what is wrong may be a password in the wrong
 * place, the message counts the addresses instead of printing them.
 */
export function parseAddresses({ text, place }: Given): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return [...new Set(parts.map((part, i) => parseAddress(part, `${place}: 第 ${i + 1} 个地址`)))];
}

function parseAddress(text: string, which: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw wrong(`${which}须以 http:// 或 https:// 开头, 如 https://node1:9200 (an http or https address)`);
  }
  if (url.username !== '' || url.password !== '') {
    throw wrong(
      `${which} (${url.host}) 里有用户名或密码: 请改用环境变量 XIANGXUN_OPENSEARCH_USER 和 XIANGXUN_OPENSEARCH_PASSWORD, ` +
        '或 --opensearch-credentials 指明的文件 (no credentials in addresses: use the environment or a file)',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw wrong(`${which} (${url.host}) 不能有 ? 或 # (neither a query nor a fragment)`);
  }
  return url.origin + url.pathname.replace(/\/+$/u, '');
}

function wrong(message: string): AppError {
  return new AppError('invalid_usage', message);
}
