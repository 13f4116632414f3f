/**
 * npm, and the commands of ours that serve, as the documents' blocks meet them: what serves is stopped once it is ready,
 * and what .ci/run itself runs is only looked up. Run as `node shim.mjs npm …` or `node shim.mjs xiangxun serve …`.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'dist/cli.js');

/** @param {string} reason */
function refuse(reason) {
  console.error(reason);
  process.exit(97);
}

/**
 * Until it says its address; then it must end well.
 * @param {readonly string[]} args of node
 */
function run(args) {
  const child = spawn(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit'] });
  let ready = false;
  child.stdout.on('data', (text) => {
    process.stdout.write(text);
    if (!ready && String(text).includes('http://')) {
      ready = true;
      child.kill('SIGINT');
    }
  });
  child.once('close', (code) => process.exit(ready ? (code ?? 1) : code || 98));
}

/**
 * A command that serves.
 * @param {string} command
 * @param {readonly string[]} rest
 */
function xiangxun(command, rest) {
  // The ports of the text may be taken here.
  const free = rest.map((word, at) => (/^--(site-)?port$/.test(rest[at - 1] ?? '') ? '0' : word));
  const open = free.includes('--port') ? [] : ['--port', '0'];
  return run([CLI, command, ...free, ...open]);
}

/** @param {readonly string[]} args */
function npm([command = '', ...rest]) {
  if (command === 'start') {
    const start = join(ROOT, 'src/setup/start.mjs');
    return run([start, '--index', join(process.cwd(), 'index-data'), '--port', '0']);
  }
  const script = command === 'run' ? (rest[0] ?? '') : command;
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const file = /^node (\S+\.mjs)/.exec(scripts[script] ?? '')?.[1];
  if (file === undefined || !existsSync(join(ROOT, file))) return refuse(`npm ${command}: no such script`);
  return process.exit(0);
}

const [program, ...args] = process.argv.slice(2);
if (program === 'xiangxun') xiangxun(args[0] ?? '', args.slice(1));
else npm(args);
