/** The reference tables and links of the documents against the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { attributeName, OPTIONS, type OptionName } from '../../src/box/option.ts';
import { COMMON_OPTIONS } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/commands.ts';
import { SETTINGS, type SettingName, variableOf } from '../../src/config/settings.ts';
import { SEARCH_PARAMETERS } from '../../src/contract/search-params.ts';
import { anchorOf, tableRows } from './markdown.ts';

const COMMANDS = await allCommands();

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const code = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);

test('docs/configuration.md: every setting with its variable, unit, range and default, and no other', () => {
  const rows = tableRows(read('docs/configuration.md'), '选项 / 键');
  const written = rows.map(([name, variable, unit, range, fallback]) => [
    name,
    variable,
    unit,
    range,
    fallback,
  ]);
  const settings = (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { unit, range, fallback } = SETTINGS[name];
    return [`\`${name}\``, `\`${variableOf(name)}\``, unit, range, fallback === '' ? '—' : `\`${fallback}\``];
  });
  expect(written).toEqual(settings);
  for (const [name = '', , , , , meaning = ''] of rows)
    expect(meaning, name).toContain(SETTINGS[name.replaceAll('`', '') as SettingName].help);
});

describe('docs/cli.md', () => {
  const rows = tableRows(read('docs/cli.md'), '命令').map(([commands]) => code(commands));

  test.each(COMMANDS)('$name has a row, an example, and only options that it has', ({ name, options }) => {
    const own = rows.flat().filter((text) => text.split(' ')[0] === name);
    expect(own.length).toBeGreaterThan(0);
    const known = Object.keys({ ...options, ...COMMON_OPTIONS });
    for (const [, option = ''] of own.join(' ').matchAll(/--([\w-]+)/g)) expect(known).toContain(option);
    if (!['eval', 'bench'].includes(name)) expect(read('docs/cli.md')).toContain(`npx xiangxun ${name}`);
  });

  test('names no command that is not there', () => {
    const names = rows.flat().map((text) => text.split(' ')[0]);
    expect(names.filter((name) => !COMMANDS.some((command) => command.name === name))).toEqual([]);
  });
});

test('docs/api.md names every parameter of the search, and no address twice', () => {
  const rows = tableRows(read('docs/api.md'), '地址');
  const search = rows.find(([address]) => address?.includes('/api/v1/search'))?.join(' ') ?? '';
  for (const name of SEARCH_PARAMETERS) expect(code(search).join(' ')).toContain(name.replace('[]', ''));
  const addresses = rows.map(([address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('docs/search-box.md: every option of the box has an attribute in the table', () => {
  const written = tableRows(read('docs/search-box.md'), '属性').flatMap(([names]) => code(names));
  const named = written.map((text) => text.split('=')[0]).sort();
  const options = (Object.keys(OPTIONS) as OptionName[]).map(attributeName);
  expect(named).toEqual([...options, 'data-mount'].sort());
});

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'corpus/README.md', 'deploy/README.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(PAGES)('links of %s lead somewhere', (page) => {
  const text = read(page);
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? join(ROOT, page) : resolve(dirname(join(ROOT, page)), path);
    expect(existsSync(file), `${page}: ${link}`).toBe(true);
    if (anchor === undefined) continue;
    const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(
      ([, heading = '']) => heading,
    );
    expect(headings.map(anchorOf), `${page}: ${link}`).toContain(decodeURIComponent(anchor));
  }
});
