/** `serve`: the search page and the API, until told to stop. */
import { LIMITS, type LimitName, readLimits } from '../config/limits.ts';
import { folderSource } from '../server/folder-source.ts';
import {
  type Arguments,
  type Command,
  INDEX_OPTION,
  type Option,
  settingOption,
  usageError,
} from './command.ts';
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
    engine: {
      type: 'string',
      default: 'embedded',
      value: '<engine>',
      choices: ['embedded'],
      help: '检索引擎: embedded (search engine)',
    },
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
  ],
  async run(args, terminal) {
    const port = portOf(args, 'port');
    if (args.text('engine') !== 'embedded') {
      throw usageError(`--engine: 没有引擎 ${args.text('engine')}; 可用: embedded (no such engine)`);
    }
    const limits = readLimits((name) => args.given(name));
    const index = args.text('index');
    const source = folderSource(index);
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
    const running = await serve({
      source,
      host,
      port,
      log: createLog(),
      limits,
      keys,
      proxies,
      embed: readEmbedFiles(),
      documents: corpus ? { corpus, index: indexInChild(corpus, index) } : undefined,
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
