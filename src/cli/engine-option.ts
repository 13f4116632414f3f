/** Which engine a command uses, and that engine, loaded and opened for one command. */
import type { ClusterClient } from '../opensearch/client/client.ts';
import type { SearchEngine } from '../search/engine.ts';
import { type Arguments, type Option, settingOption, usageError } from './command.ts';
import { clusterOptions, OPENSEARCH_OPTIONS } from './opensearch-option.ts';

export const ENGINES = ['embedded', 'opensearch'] as const;
export type EngineName = (typeof ENGINES)[number];

export const ENGINE_OPTIONS: Readonly<Record<string, Option>> = {
  engine: settingOption('engine', '<engine>', '检索引擎: embedded 本机, opensearch 集群 (search engine)'),
  ...OPENSEARCH_OPTIONS,
  'opensearch-name': settingOption(
    'opensearch-name',
    '<name>',
    '集群里别名和索引名的开头 (what aliases and indices are called)',
  ),
};

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Throws `invalid_usage` for an engine that there is none of. */
export function engineOf(args: Arguments): EngineName {
  const name = args.text('engine');
  const found = ENGINES.find((engine) => engine === name);
  if (found) return found;
  const { place } = args.given('engine') ?? { place: '--engine' };
  throw usageError(`${place}: 没有引擎 ${name}; 可用: ${ENGINES.join(', ')} (no such engine)`);
}

/** What the aliases of the cluster are called. Throws `invalid_usage`. */
export function clusterName(args: Arguments): string {
  const text = args.text('opensearch-name');
  const { place } = args.given('opensearch-name') ?? { place: '--opensearch-name' };
  if (NAME.test(text)) return text;
  throw usageError(
    `${place}: ${JSON.stringify(text)} 应为小写字母、数字和 -, 至多 64 个 (lower-case letters, digits and -)`,
  );
}

/** Those of the options that were given, for a command of ours in another process. */
export function engineArguments(args: Arguments): string[] {
  return Object.keys(ENGINE_OPTIONS).flatMap((name) => {
    const given = args.given(name);
    return given ? [`--${name}`, given.text] : [];
  });
}

/** The engine that the arguments name, for as long as `use` takes. */
export async function withEngine<T>(args: Arguments, use: (engine: SearchEngine) => Promise<T>): Promise<T> {
  if (engineOf(args) === 'embedded') {
    const { openEngine } = await import('../search/open-engine.ts');
    return use((await openEngine(args.text('index'))).engine);
  }
  const { openCluster } = await import('../opensearch/open-cluster.ts');
  return withCluster(args, async (client, name) => use(await openCluster(client, { name })));
}

/** A client of the cluster that the arguments name, for as long as `use` takes. */
export async function withCluster<T>(
  args: Arguments,
  use: (client: ClusterClient, name: string) => Promise<T>,
): Promise<T> {
  const name = clusterName(args);
  const { ClusterClient } = await import('../opensearch/client/client.ts');
  const client = new ClusterClient(clusterOptions(args));
  try {
    return await use(client, name);
  } finally {
    await client.close();
  }
}
