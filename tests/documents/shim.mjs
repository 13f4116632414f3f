/**
 * npx and npm as the documents' commands meet them: `npx xiangxun` is the compiled program of this tree, what serves is
 * stopped once it is ready, and what .ci/run itself runs is only looked up. Run as `node shim.mjs <npx|npm> …`.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'dist/cli.js');
const SERVING = ['serve', 'demo'];

/** @param {string} reason */
function refuse(reason) {
  console.error(reason);
  process.exit(97);
}

/**
 * To its end, or, where it serves, until it says its address.
 * @param {readonly string[]} args of node
 * @param {boolean} serves
 */
function run(args, serves) {
  const child = spawn(process.execPath, args, { stdio: ['inherit', serves ? 'pipe' : 'inherit', 'inherit'] });
  let ready = !serves;
  child.stdout?.on('data', (text) => {
    process.stdout.write(text);
    if (!ready && String(text).includes('http://')) {
      ready = true;
      child.kill('SIGINT');
    }
  });
  child.once('close', (code) => process.exit(ready ? (code ?? 1) : code || 98));
}

/** @param {readonly string[]} args */
function npx([name, command = '', ...rest]) {
  if (name !== 'xiangxun') return refuse(`npx ${name}: not ours`);
  const serves = SERVING.includes(command) && !rest.includes('--help');
  // The ports of the text may be taken here.
  const free = rest.map((word, at) => (/^--(site-)?port$/.test(rest[at - 1] ?? '') ? '0' : word));
  const open = serves && !free.includes('--port') ? ['--port', '0'] : [];
  return run([CLI, command, ...(serves ? free : rest), ...open], serves);
}

/** @param {readonly string[]} args */
function npm([command = '', ...rest]) {
  if (command === 'start') {
    const start = join(ROOT, 'src/setup/start.mjs');
    return run([start, '--index', join(process.cwd(), 'index-data'), '--port', '0'], true);
  }
  const script = command === 'run' ? (rest[0] ?? '') : command;
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const file = /^node (\S+\.mjs)/.exec(scripts[script] ?? '')?.[1];
  if (file === undefined || !existsSync(join(ROOT, file))) return refuse(`npm ${command}: no such script`);
  return process.exit(0);
}

const [program, ...args] = process.argv.slice(2);
if (program === 'npx') npx(args);
else npm(args);
