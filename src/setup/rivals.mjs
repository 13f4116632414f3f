/** What the bench needs beside the project: the engines it compares with, and itself compiled. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand, npmEnvironment } from './npm.mjs';
import { missingTools, thisSystem, toolMessage } from './requirements.mjs';
import { ensureSideInstalled } from './side-install.mjs';
import { filesUnder, readStamp, stampOf, writeStamp } from './stamp.mjs';
import { runStep, SetupError } from './step.mjs';

/** @param {string} folder that of better-sqlite3 */
function sqliteLoads(folder) {
  const script = "new (require(process.argv[1]))(':memory:').close()";
  return existsSync(folder) && spawnSync(process.execPath, ['-e', script, folder]).status === 0;
}

/**
 * The rivals as tests/bench/package-lock.json names them. A SQLite that cannot be built is left out, and said so.
 * @param {string} root top folder of the project
 * @param {{ native: boolean, onSpawn: (pid: number) => void }} options native: build better-sqlite3 too
 * @returns {Promise<void>} rejects with a SetupError that says what to do
 */
export async function ensureRivals(root, { native, onSpawn }) {
  await ensureSideInstalled(root, 'tests/bench', { title: '安装被比较的引擎', onSpawn });
  const sqlite = join(root, 'tests/bench/node_modules/better-sqlite3');
  if (!native || sqliteLoads(sqlite)) return;
  const [command, ...args] = npmCommand(process.env);
  const missing = process.platform === 'win32' ? [] : missingTools(process.env);
  try {
    if (missing.length > 0) throw new SetupError(toolMessage(missing, thisSystem()));
    await runStep(
      {
        command,
        env: npmEnvironment(process.env, process.execPath),
        onSpawn,
        title: '编译 better-sqlite3, 约一分钟 (takes a minute)',
        cwd: sqlite,
        args: [...args, 'run', 'build-release'],
        log: join(root, '.tmp/setup-sqlite.log'),
      },
      process.stderr,
    );
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`${error.message}\nSQLite 不参加比较 (goes on without SQLite)`);
  }
}

/**
 * tests/bench compiled into .tmp/bench, beside the project as its users run it.
 * @param {string} root top folder of the project; dist/ is up to date
 * @param {(pid: number) => void} onSpawn
 * @returns {Promise<void>} rejects with a SetupError that holds the compiler's messages
 */
export async function ensureBenchBuilt(root, onSpawn) {
  const out = join(root, '.tmp/bench');
  const sources = filesUnder(join(root, 'tests/bench')).filter(
    (name) => /\.ts$|^tsconfig\.json$/.test(name) && !/node_modules\/|\.test\.ts$/.test(name),
  );
  const stamp = stampOf([
    ...sources.map((name) => /** @type {const} */ ([name, readFileSync(join(root, 'tests/bench', name))])),
    ['dist', readStamp(join(root, 'dist/.stamp'))],
  ]);
  if (readStamp(join(out, '.stamp')) === stamp) return;
  rmSync(out, { recursive: true, force: true });
  await runStep(
    {
      title: '编译测量程序 (tsc, tests/bench)',
      command: process.execPath,
      args: [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tests/bench/tsconfig.json'],
      cwd: root,
      log: join(root, '.tmp/setup-bench.log'),
      onSpawn,
    },
    process.stderr,
  );
  // What is measured is what users run: the compiler's second copy of src/ gives way to dist/.
  rmSync(join(out, 'src'), { recursive: true, force: true });
  symlinkSync(join(root, 'dist'), join(out, 'src'), 'junction');
  writeStamp(join(out, '.stamp'), stamp);
}
