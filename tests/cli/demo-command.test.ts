import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { CLI, compiled, folder, runCli } from './fixture.ts';

compiled();
const at = folder();

test('serves the sites beside the server, each naming the script of the build, until it is stopped', async () => {
  const child = spawn(
    process.execPath,
    [CLI, 'demo', '--port', '0', '--site-port', '0', '--index', at.index],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const over = once(child, 'exit');
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const [site = '', server = ''] = first.toString('utf8').match(/http:\/\/[\w.:]+/g) ?? [];
  const office = await fetch(`${site}/office`);
  expect(office.headers.get('content-security-policy')).toContain(`script-src ${server}`);
  const src = /<script src="([^"]+)"/.exec(await office.text())?.[1] ?? '';
  expect(src).toMatch(/\/embed\/v1\.[0-9a-f]{16}\.js$/);
  const script = await fetch(src);
  expect(script.status).toBe(200);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(site)).url).toBe(`${site}/rental`);
  child.kill('SIGTERM');
  expect(await over).toEqual([0, null]);
});

test('a port that is none is wrong usage, by its name', async () => {
  const { code, err } = await runCli(['demo', '--site-port', 'x']);
  expect(code).toBe(2);
  expect(err).toContain('--site-port');
});
