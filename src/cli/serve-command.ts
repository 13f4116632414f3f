/** `serve`: the search page and the API, until told to stop. */
import { LIMITS, type LimitName, readLimits } from '../config/limits.ts';
import { folderSource } from '../server/folder-source.ts';
import { collectSeldom } from './collector.ts';
import {
  type Arguments,
  type Command,
  INDEX_OPTION,
  type Option,
  settingOption,
  usageError,
} from './command.ts';
import { ENGINE_OPTIONS, engineArguments, engineOf } from './engine-option.ts';
import { indexInChild } from './index-child.ts';
import { KEYS_OPTION } from './keys-option.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: '启动检索页面和接口 (serve the page and the API)',
  operands: [],
  options: {
    index: INDEX_OPTION,
    host: settingOption('host', '<host>', '监听地址 (address to listen on)'),
    port: settingOption('port', '<port>', '端口 0–65535, 0 为任意空闲端口 (port; 0: any)'),
    ...ENGINE_OPTIONS,
    keys: KEYS_OPTION,
    'trusted-proxies': settingOption(
      'trusted-proxies',
      '<list>',
      '前面的代理, 如 127.0.0.1,10.0.0.0/8: 相信它们的 X-Forwarded-For (proxies in front)',
    ),
    corpus: {
      type: 'string',
      value: '<dir>',
      setting: 'corpus',
      help: '语料目录: 开放 /meili 的文档写入 (corpus folder: opens writing through /meili)',
    },
    ...limitOptions(),
  },
  examples: [
    'serve',
    'serve --port 8081 --index ../index',
    'serve --corpus corpus',
    'serve --trusted-proxies 127.0.0.1 --address-rate 1200',
    'serve --engine opensearch --opensearch https://search-1:9200,https://search-2:9200',
  ],
  async run(args, terminal) {
    const port = portOf(args, 'port');
    const engine = engineOf(args);
    const limits = readLimits((name) => args.given(name));
    const index = args.text('index');
    collectSeldom();
    // Pages and their pictures take a while to load, and no other command needs them.
    const [{ serve }, { createLog }, { Proxies, isLoopback }, { readEmbedFiles }] = await Promise.all([
      import('../server/serve.ts'),
      import('../server/log.ts'),
      import('../server/doors/client-address.ts'),
      import('../server/embed/embed-files.ts'),
    ]);
    const proxies = new Proxies(args.optional('trusted-proxies'));
    const host = args.text('host');
    const stopped = stopSignal();
    const keys = args.text('keys');
    const corpus = args.optional('corpus');
    const log = createLog();
    const cluster =
      engine === 'opensearch'
        ? await (await import('./watched-cluster.ts')).watchedCluster(args, log)
        : undefined;
    const running = await serve({
      source: cluster?.source ?? folderSource(index),
      host,
      port,
      log,
      limits,
      keys,
      proxies,
      embed: readEmbedFiles(),
      documents: corpus ? { corpus, index: indexInChild(corpus, index, engineArguments(args)) } : undefined,
    });
    terminal.out(`项讯已就绪 (ready): ${running.address}  按 Ctrl+C 停止 (Ctrl+C stops)\n`);
    if (host !== 'localhost' && !isLoopback(host)) {
      terminal.err(
        `注意: ${host} 不只是本机, 别的机器也能访问 (not only this machine: others can connect)\n`,
      );
    }
    const signal = await Promise.race([stopped, running.exhausted]);
    // Who pressed Ctrl+C waits for nobody; a service manager gives its balancer time to look.
    await running.stop(signal === 'SIGTERM' ? limits['grace-ms'] : 0);
    await cluster?.close();
    return signal === undefined ? 1 : 0;
  },
};

function limitOptions(): Record<LimitName, Option> {
  const names = Object.keys(LIMITS) as LimitName[];
  const options = names.map((name) => [name, settingOption(name, '<n>', LIMITS[name].help)]);
  return Object.fromEntries(options) as Record<LimitName, Option>;
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export function stopSignal(): Promise<'SIGTERM' | 'SIGINT'> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(1);
      asked = true;
      resolve(signal as 'SIGTERM' | 'SIGINT');
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

export function portOf(args: Arguments, option: string): number {
  const { text, place } = args.given(option) ?? { text: args.text(option), place: `--${option}` };
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw usageError(`${place}: 须为 0 到 65535 的整数, 得到 ${text} (not a port)`);
  return port;
}
