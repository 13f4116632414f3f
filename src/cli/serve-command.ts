/** `serve`: the search page and the API, until told to stop. */
import { assertKnownVariables, LIMITS, type LimitName, readLimits, variableOf } from '../config/limits.ts';
import { readCurrent } from '../generation/layout.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { openNewerEngine } from '../search/open-engine.ts';
import { warmUp } from '../search/warm-up.ts';
import type { EngineSource } from '../server/engine-holder.ts';
import { type Command, INDEX_OPTION, type Option, usageError } from './command.ts';
import { indexInChild } from './index-child.ts';
import { KEYS_OPTION, keysFolder } from './keys-option.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: '启动检索页面和接口 (serve the page and the API)',
  operands: [],
  options: {
    index: INDEX_OPTION,
    host: { type: 'string', default: '127.0.0.1', value: '<host>', help: '监听地址 (address to listen on)' },
    port: {
      type: 'string',
      default: '8080',
      value: '<port>',
      help: '端口 0–65535, 0 为任意空闲端口 (port; 0: any)',
    },
    engine: {
      type: 'string',
      default: 'embedded',
      value: '<engine>',
      help: '检索引擎: embedded (search engine)',
    },
    keys: KEYS_OPTION,
    'trusted-proxies': {
      type: 'string',
      value: '<list>',
      help: '前面的代理, 如 127.0.0.1,10.0.0.0/8: 相信它们的 X-Forwarded-For (proxies in front)',
    },
    corpus: {
      type: 'string',
      value: '<dir>',
      help: '语料目录: 开放 /meili 的文档写入 (corpus folder: documents may be written through /meili)',
    },
    ...limitOptions(),
  },
  examples: ['serve', 'serve --port 8081 --index ../index', 'serve --corpus corpus'],
  notes: [
    `数字和 --keys、--trusted-proxies、--corpus 也可用环境变量: --query-ms 即 ${variableOf('query-ms')} (as variables, too)`,
  ],
  async run(args, terminal) {
    const port = portOf(args.text('port'));
    if (args.text('engine') !== 'embedded') {
      throw usageError(`--engine: 没有引擎 ${args.text('engine')}; 可用: embedded (no such engine)`);
    }
    assertKnownVariables(process.env);
    const limits = readLimits((name) => args.optional(name), process.env);
    const index = args.text('index');
    const source = sourceOf(index);
    // Pages and their pictures take a while to load, and no other command needs them.
    const [{ serve }, { createLog }, { Proxies, isLoopback }, { readEmbedFiles }] = await Promise.all([
      import('../server/serve.ts'),
      import('../server/log.ts'),
      import('../server/doors/client-address.ts'),
      import('../server/embed/embed-files.ts'),
    ]);
    const trusted = args.optional('trusted-proxies') ?? process.env[variableOf('trusted-proxies')];
    const proxies = new Proxies(trusted);
    const host = args.text('host');
    const stopped = stopSignal();
    const keys = keysFolder(args);
    const corpus = args.optional('corpus') ?? process.env[variableOf('corpus')];
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

/** Queries that a new generation is asked before it is served: those that the one before was asked last. */
const WARMED = 24;

/** The newest generation of an index folder. */
export function sourceOf(index: string): EngineSource {
  let last: CachedEngine | undefined;
  return {
    newest: async () => {
      const current = await readCurrent(index);
      return current.kind === 'named' ? current.name : undefined;
    },
    open: async (served) => {
      const opened = await openNewerEngine(index, served);
      if (!opened.engine) return opened;
      const engine = new CachedEngine(opened.engine);
      await warmUp(engine, last?.recent(WARMED));
      last = engine;
      return { ...opened, engine };
    },
  };
}

/** Every limit as an option without a default: its variable may stand in for it. */
function limitOptions(): Record<LimitName, Option> {
  const options = Object.entries(LIMITS).map(([name, { help, fallback }]) => {
    const option: Option = {
      type: 'string',
      value: '<n>',
      help: `${help} [${fallback}]`,
    };
    return [name, option];
  });
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

export function portOf(text: string, option = '--port'): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw usageError(`${option}: 须为 0 到 65535 的整数, 得到 ${text} (not a port)`);
  return port;
}
