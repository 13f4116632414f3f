/**
 * A real browser for tests: the Chromium that a package carries, with fonts that packages carry. Needs no
 * system browser, no system font and no network; pages reach 127.0.0.1 and localhost and nothing else.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export type Scheme = 'light' | 'dark';

export interface TestBrowser {
  /** A page in a context of its own (no cookies or storage shared), `width` CSS pixels wide. */
  newPage(width: number, scheme: Scheme, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const NODE_MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const CHROMIUM_BIN = join(dirname(require.resolve('@sparticuz/chromium')), '../bin');
const PAGE_HEIGHT = 800;

/** One browser per test file: open in `beforeAll`, close in `afterAll`. */
export async function openBrowser(): Promise<TestBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'xiangxun-browser-'));
  const browser = await launch(home);
  return {
    async newPage(width, scheme, options = {}) {
      const context = await browser.newContext({
        viewport: { width, height: PAGE_HEIGHT },
        colorScheme: scheme,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        ...options,
      });
      return context.newPage();
    },
    async close() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Writes the whole page as `folder/name.png`, making the folder; returns the path. */
export async function screenshot(page: Page, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  return path;
}

/** @param home a folder for what the browser itself writes */
async function launch(home: string): Promise<Browser> {
  const args = [
    // A container gives neither root nor others the namespaces that the sandbox is made of.
    '--no-sandbox',
    '--disable-gpu',
    '--font-render-hinting=none',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ];
  // The package's Chromium is for this platform alone; elsewhere an installed Chrome serves.
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args });
  const folder = await unpackedChromium();
  await writeFile(join(home, 'fonts.conf'), fontConfiguration(join(home, 'font-cache')));
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  });
}

/** The folder with the browser and its libraries, unpacked once for an installed version of the package. */
async function unpackedChromium(): Promise<string> {
  const cache = join(NODE_MODULES, '.cache/chromium');
  const { version } = JSON.parse(await readFile(join(CHROMIUM_BIN, '../package.json'), 'utf8'));
  const folder = join(cache, String(version));
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  await inflateInto(staging, ['chromium.br', 'al2023.tar.br']);
  await chmod(join(staging, 'chromium'), 0o755);
  await chmod(staging, 0o755);
  try {
    await rename(staging, folder);
  } catch (error) {
    // Another test file was quicker.
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** `inflate` writes to the temporary folder, which it looks up before it first waits: so lend it another. */
async function inflateInto(folder: string, archives: readonly string[]): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  const done = archives.map((archive) => inflate(join(CHROMIUM_BIN, archive)));
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await Promise.all(done);
}

function fontConfiguration(cache: string): string {
  const folders = [
    '@expo-google-fonts/noto-sans-sc/400Regular',
    '@expo-google-fonts/noto-sans-sc/700Bold',
    'dejavu-fonts-ttf/ttf',
  ].map((folder) => `<dir>${join(NODE_MODULES, folder)}</dir>`);
  const families = [
    ['sans-serif', 'Noto Sans SC'],
    ['system-ui', 'Noto Sans SC'],
    ['serif', 'DejaVu Serif'],
    ['monospace', 'DejaVu Sans Mono'],
  ].map(
    ([generic, family]) =>
      `<alias><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}${families.join('')}<cachedir>${cache}</cachedir></fontconfig>\n`;
}
