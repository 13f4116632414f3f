/** Which cluster, and who we are to it: the same options for every command that speaks to one. */
import { readFileSync } from 'node:fs';
import { AppError } from '../contract/error.ts';
import { parseAddresses } from '../opensearch/client/address.ts';
import type { ClusterOptions } from '../opensearch/client/client.ts';
import { readAuthorization } from '../opensearch/client/credentials.ts';
import { type Arguments, settingOption, usageError } from './command.ts';

export const OPENSEARCH_OPTIONS = {
  opensearch: settingOption(
    'opensearch',
    '<list>',
    '集群各节点的地址, 如 https://a:9200,https://b:9200 (addresses of the nodes)',
  ),
  'opensearch-credentials': settingOption(
    'opensearch-credentials',
    '<F>',
    '用户名和密码或 API 密钥所在的文件; 也可用环境变量 (file of credentials)',
  ),
  'opensearch-ca': settingOption('opensearch-ca', '<F>', '签发节点证书的 CA (CA of the nodes)'),
} as const;

/** Throws `invalid_usage` or `file_unreadable`, naming the option, variable or file. */
export function clusterOptions(
  args: Arguments,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClusterOptions {
  const given = args.given('opensearch');
  if (given === undefined || given.text === '') {
    throw usageError(
      '--opensearch: 没有给出集群的地址, 如 --opensearch https://a:9200,https://b:9200 (addresses of the cluster are missing)',
    );
  }
  const ca = args.optional('opensearch-ca');
  return {
    addresses: parseAddresses(given),
    authorization: readAuthorization(env, args.optional('opensearch-credentials')),
    ca: ca ? readCa(ca) : undefined,
  };
}

function readCa(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'file_unreadable',
      `${path} 无法读取 (${code}); 检查 --opensearch-ca (cannot be read)`,
      {
        cause,
      },
    );
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw usageError(`--opensearch-ca: ${path} 里没有 PEM 证书 (no PEM certificate in it)`);
}
