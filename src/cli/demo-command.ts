/** `demo`: the server, and beside it three sites of others that have the search box. */
import { AppError } from '../contract/error.ts';
import { folderSource } from '../server/folder-source.ts';
import { type Command, INDEX_OPTION, settingOption } from './command.ts';
import { portOf, stopSignal } from './serve-command.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: '演示: 三个嵌入了搜索框的网站 (three sites with the search box)',
  operands: [],
  options: {
    index: INDEX_OPTION,
    port: settingOption('port', '<port>', '检索服务的端口, 0 为任意空闲端口 (port of the server)'),
    'site-port': {
      type: 'string',
      default: '8090',
      value: '<port>',
      help: '演示网站的端口, 0 为任意空闲端口 (port of the sites)',
    },
  },
  examples: ['demo', 'demo --port 0 --site-port 0'],
  async run(args, terminal) {
    const port = portOf(args, 'port');
    const sitePort = portOf(args, 'site-port');
    const [{ serve }, { serveDemo }, { createLog }, { readEmbedFiles }] = await Promise.all([
      import('../server/serve.ts'),
      import('../server/demo/demo-site.ts'),
      import('../server/log.ts'),
      import('../server/embed/embed-files.ts'),
    ]);
    const embed = readEmbedFiles();
    if (embed === undefined)
      throw new AppError(
        'box_not_built',
        '搜索框尚未编译; 先运行 npm start 或 npm test (run npm start first)',
      );
    const stopped = stopSignal();
    const source = folderSource(args.text('index'));
    const running = await serve({ source, host: '127.0.0.1', port, log: createLog(), embed });
    try {
      const site = await serveDemo(running.address, embed, sitePort);
      terminal.out(`演示已就绪 (ready): ${site.address}  检索服务 (server): ${running.address}\n`);
      terminal.out('按 Ctrl+C 停止 (Ctrl+C stops)\n');
      await stopped;
      await site.stop();
    } finally {
      await running.stop();
    }
    return 0;
  },
};
