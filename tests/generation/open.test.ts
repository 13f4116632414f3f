import { chmod, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { openGeneration } from '../../src/generation/open.ts';
import { bundle, start } from './child.ts';
import { DAMAGES } from './damage.ts';
import { appError, contentsOf, leftovers, publishMarked, temporaryFolder } from './fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let openScript = '';
let publishScript = '';
beforeAll(async () => {
  openScript = await bundle('child-open.ts');
  publishScript = await bundle('child-publish.ts');
});

async function threeGenerations(): Promise<string> {
  const root = await temporaryFolder();
  for (const mark of ['a', 'b', 'c']) await publishMarked(root, mark);
  return root;
}

test('200 random damages are all found, and the generation before is served', async () => {
  const root = await threeGenerations();
  const [dir, older] = [join(root, 'gen-000003'), join(root, 'gen-000002')];
  const copy = join(await temporaryFolder(), 'copy');
  await cp(dir, copy, { recursive: true });
  const names = (await readdir(dir)).sort();
  const kinds = Object.keys(DAMAGES);
  const plan = fc.record({ kind: fc.constantFrom(...kinds), name: fc.constantFrom(...names), at: fc.nat() });
  await fc.assert(
    fc.asyncProperty(plan, async ({ kind, name, at }) => {
      // A link to a manifest that is whole is no damage: its content is all that counts.
      fc.pre(!(kind === 'symlink' && name === 'manifest.json'));
      try {
        const touched = (await DAMAGES[kind]?.(dir, name, at, older)) ?? [];
        const opened = await openGeneration(root);
        expect(opened.name).toBe('gen-000002');
        expect(opened.rejected.map((rejection) => rejection.name)).toEqual(['gen-000003']);
        const reason = opened.rejected[0]?.reason ?? '';
        expect(
          touched.some((file) => reason.includes(file)),
          reason,
        ).toBe(true);
        expect((await opened.read('store.json')).toString()).toBe(contentsOf('b')['store.json']);
      } finally {
        await rm(join(root, 'elsewhere'), { force: true });
        await rm(dir, { recursive: true });
        await cp(copy, dir, { recursive: true });
      }
    }),
    { numRuns: 200 },
  );
  expect((await openGeneration(root)).rejected).toEqual([]);
});

describe('CURRENT', () => {
  test.each([
    ['absent', undefined, 'gen-000003', ['CURRENT']],
    ['empty', '', 'gen-000003', ['CURRENT']],
    ['cut off', 'gen-0000', 'gen-000003', ['CURRENT']],
    ['garbage', '\0\0\0\0\0\0\0\0\0\0\0', 'gen-000003', ['CURRENT']],
    ['a path', '../../gen-000003\n', 'gen-000003', ['CURRENT']],
    ['a generation that is not there', 'gen-000009\n', 'gen-000003', ['gen-000009']],
    ['an older generation', 'gen-000001\n', 'gen-000001', []],
    [
      'an older generation with the checksum of another',
      'gen-000001 123456789abc\n',
      'gen-000003',
      ['CURRENT'],
    ],
  ])('%s', async (_what, text, served, rejected) => {
    const root = await threeGenerations();
    if (text === undefined) await rm(join(root, 'CURRENT'));
    else await writeFile(join(root, 'CURRENT'), text);
    const opened = await openGeneration(root);
    expect(opened.name).toBe(served);
    expect(opened.rejected.map((rejection) => rejection.name)).toEqual(rejected);
  });
});

test('an unfinished generation is not looked at', async () => {
  const root = await threeGenerations();
  await rename(join(root, 'gen-000003'), join(root, '.tmp-000003-1'));
  expect((await openGeneration(root)).name).toBe('gen-000002');
});

test.each([false, true])(
  'nothing there is index_missing, with the command to run (folder: %s)',
  async (exists) => {
    const folder = await temporaryFolder();
    const root = exists ? folder : join(folder, 'none');
    const error = await appError(openGeneration(root), 'index_missing');
    expect(error.message).toContain('npx xiangxun index');
    expect(error.message).toContain(root);
  },
);

test('nothing whole is index_damaged, with every generation, file and the command to run', async () => {
  const root = await threeGenerations();
  for (const name of ['gen-000001', 'gen-000002', 'gen-000003']) {
    await writeFile(join(root, name, `stray-${name}`), '');
  }
  const { message } = await appError(openGeneration(root), 'index_damaged');
  expect(message).toContain('npx xiangxun index');
  for (const name of ['gen-000001', 'gen-000002', 'gen-000003']) {
    expect(message).toContain(`${name}: stray-${name}`);
  }
});

describe('read', () => {
  test('serves nothing that changed after the opening', async () => {
    const root = await threeGenerations();
    const opened = await openGeneration(root);
    const { path = '' } = opened.manifest.files['store.json'] ?? {};
    const file = join(opened.dir, path);
    const bytes = await readFile(file);
    await writeFile(file, Buffer.alloc(bytes.length, 'x'));
    // What was verified at the opening is handed over; whoever asks again gets the file, if it is still that one.
    expect(await opened.read('store.json')).toEqual(bytes);
    expect((await appError(opened.read('store.json'), 'index_damaged')).message).toContain(path);
    await rm(file);
    expect((await appError(opened.read('store.json'), 'index_damaged')).message).toContain(path);
  });

  test.each(['none.json', 'constructor', '__proto__', '../CURRENT'])('knows no file %j', async (name) => {
    const opened = await openGeneration(await threeGenerations());
    expect((await appError(opened.read(name), 'index_mismatch')).message).toContain(name);
  });
});

test('CURRENT: whichever bit is flipped, no other generation is taken for the current one in silence', async () => {
  const root = await threeGenerations();
  const path = join(root, 'CURRENT');
  const sound = await readFile(path);
  for (let bit = 0; bit < sound.length * 8; bit++) {
    const bytes = Buffer.from(sound);
    bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
    await writeFile(path, bytes);
    const { name, rejected } = await openGeneration(root);
    expect([name, rejected[0]?.name], `bit ${bit}`).toEqual(['gen-000003', 'CURRENT']);
  }
});

describe('a folder that may not be written to', () => {
  async function readOnlyRoot(): Promise<string> {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    const root = join(folder, 'index-data');
    await publishMarked(root, 'a');
    await chmod(join(root, 'gen-000001'), 0o555);
    await chmod(root, 0o555);
    return root;
  }

  test('is opened and read', async () => {
    const child = start(openScript, [await readOnlyRoot()], true);
    await child.over;
    const lengths = Object.entries(contentsOf('a')).map(([name, text]) => `${name} ${text.length}`);
    expect(child.lines).toEqual(['gen-000001', ...lengths.sort()]);
  });

  test('is refused by the writer, with the path', async () => {
    const root = await readOnlyRoot();
    const child = start(publishScript, [root, '1'], true);
    await child.over;
    expect(child.lines[1]).toMatch(/^failed AppError: 无法写入 .* \(EACCES\)/);
    expect(child.lines[1]).toContain(root);
    expect(await leftovers(root)).toEqual([]);
  });
});
