/** src/ compiled into dist/, in a folder of its own that takes dist's place only when it is whole. */
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStamp, filesUnder, readStamp, writeStamp } from './stamp.mjs';
import { runStep } from './step.mjs';

const COMPILED = /\.(ts|tsx|mts|mjs)$/;
/** Scripts of the box by hash: pages of others name them, with their checksum, and are not changed by us. */
const NAMED_SCRIPT = /^v1\.[0-9a-f]+\.js$/;

/**
 * @param {string} root top folder of the project
 * @param {(pid: number) => void} onSpawn told of every process started
 * @returns {Promise<void>} rejects with a SetupError that holds the compiler's messages
 */
export async function ensureBuilt(root, onSpawn) {
  const work = join(root, '.tmp');
  const dist = join(root, 'dist');
  const stamp = buildStamp(root);
  if (readStamp(join(dist, '.stamp')) !== stamp) {
    for (const name of existsSync(work) ? readdirSync(work) : []) {
      if (name.startsWith('dist-')) rmSync(join(work, name), { recursive: true, force: true });
    }
    const next = join(work, `dist-next-${process.pid}`);
    await runStep({
      title: '编译项讯 (tsc)',
      command: process.execPath,
      args: [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json', '--outDir', next],
      cwd: root,
      log: join(work, 'setup-build.log'),
      onSpawn,
    });
    for (const name of filesUnder(join(root, 'src'))) {
      if (!/^(setup|box)\//.test(name) && !COMPILED.test(name))
        cpSync(join(root, 'src', name), join(next, name));
    }
    if (existsSync(join(next, 'cli.js'))) chmodSync(join(next, 'cli.js'), 0o755);
    await runStep({
      title: '打包嵌入搜索框 (esbuild)',
      command: process.execPath,
      args: [join(root, 'src/setup/bundle.mjs'), join(next, 'box')],
      cwd: root,
      log: join(work, 'setup-bundle.log'),
      onSpawn,
    });
    keepNamedScripts(join(dist, 'box'), join(next, 'box'));
    writeStamp(join(next, '.stamp'), stamp);
    const previous = join(work, `dist-previous-${process.pid}`);
    if (existsSync(dist)) renameSync(dist, previous);
    renameSync(next, dist);
    rmSync(previous, { recursive: true, force: true });
  }
}

/**
 * @param {string} from box folder of the build that is replaced
 * @param {string} to box folder of the new one
 */
export function keepNamedScripts(from, to) {
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    if (NAMED_SCRIPT.test(name) && !existsSync(join(to, name))) cpSync(join(from, name), join(to, name));
  }
}
