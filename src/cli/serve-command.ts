/** `serve`: the search page and the API, until told to stop. */
import { readCurrent } from '../generation/layout.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { openEngine } from '../search/open-engine.ts';
import type { EngineSource } from '../server/engine-holder.ts';
import { type Command, INDEX_OPTION, usageError } from './command.ts';

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
  },
  examples: ['serve', 'serve --port 8081 --index ../index'],
  async run(args, terminal) {
    const port = portOf(args.text('port'));
    if (args.text('engine') !== 'embedded') {
      throw usageError(`--engine: 没有引擎 ${args.text('engine')}; 可用: embedded (no such engine)`);
    }
    const index = args.text('index');
    const source = sourceOf(index);
    // Pages and their pictures take a while to load, and no other command needs them.
    const [{ serve }, { createLog }, { readEmbedFiles }] = await Promise.all([
      import('../server/serve.ts'),
      import('../server/log.ts'),
      import('../server/embed/embed-files.ts'),
    ]);
    const stopped = stopSignal();
    const running = await serve({
      source,
      host: args.text('host'),
      port,
      log: createLog(),
      embed: readEmbedFiles(),
    });
    terminal.out(`项讯已就绪 (ready): ${running.address}  按 Ctrl+C 停止 (Ctrl+C stops)\n`);
    await stopped;
    await running.stop();
    return 0;
  },
};

/** The newest generation of an index folder. */
export function sourceOf(index: string): EngineSource {
  return {
    newest: async () => {
      const current = await readCurrent(index);
      return current.kind === 'named' ? current.name : undefined;
    },
    open: async () => {
      const opened = await openEngine(index);
      return { ...opened, engine: new CachedEngine(opened.engine) };
    },
  };
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
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
