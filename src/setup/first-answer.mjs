/**
 * `npm run time`: what a newcomer waits for. Clones the last commit into a new folder, runs `npm start` there, which
 * begins with `npm ci`, and prints the seconds until the first answer; then stops it and takes the folder away.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { npmCommand } from './npm.mjs';
import { ROOT, runMain } from './prepare.mjs';
import { SetupError } from './step.mjs';

/** With a warm package cache, on two cores, the native build included. */
const BAR_S = 60;
const GIVE_UP_MS = 900_000;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} the address that it prints once it is ready
 */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new SetupError('15 分钟没有就绪 (not ready after 15 minutes)')),
      GIVE_UP_MS,
    );
    child.stdout?.on('data', (text) => {
      process.stdout.write(text);
      said += text;
      const [, address] = /\(ready\): (http:\/\/\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new SetupError(`npm start: 退出码 (exit code) ${code}`)));
    child.once('close', () => clearTimeout(timer));
  });
}

/**
 * @param {string} address
 * @returns {Promise<unknown>} its JSON; rejects with a SetupError for any status but 200
 */
async function answerOf(address) {
  const response = /** @type {import('node:http').IncomingMessage} */ (
    await new Promise((resolve, reject) => get(address, resolve).once('error', reject))
  );
  if (response.statusCode !== 200) throw new SetupError(`${address}: ${response.statusCode}`);
  return json(response);
}

await runMain(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxun-clone-'));
  try {
    const clone = join(folder, 'project');
    const { status } = spawnSync('git', ['clone', '-q', ROOT, clone], { stdio: 'inherit' });
    if (status !== 0) throw new SetupError('git clone 没有成功 (failed)');
    const [command, ...args] = npmCommand(process.env);
    const began = performance.now();
    const child = spawn(command, [...args, 'start', '--', '--port', '0'], {
      cwd: clone,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: process.platform !== 'win32',
    });
    try {
      const address = await addressOf(child);
      const { total } = /** @type {{ total: number }} */ (await answerOf(`${address}/api/v1/search?q=SHEIN`));
      const seconds = (performance.now() - began) / 1000;
      const verdict = seconds <= BAR_S ? '≤' : '>';
      console.log(
        `从 npm ci 到第一个答案 (from npm ci to the first answer): ${seconds.toFixed(1)} 秒 ${verdict} ${BAR_S}; ` +
          `SHEIN ${total} 条; ${availableParallelism()} 核 (cores), 负载 (load) ${loadavg()[0]?.toFixed(1)}`,
      );
      return total > 0 ? 0 : 1;
    } finally {
      const closed = new Promise((resolve) => child.once('close', resolve));
      if (child.pid !== undefined && child.exitCode === null) {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
        await closed;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
