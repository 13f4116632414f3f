/** Every regular expression of `src/` against texts made to be slow for it (R11), by recheck. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesUnder } from '../../src/setup/stamp.mjs';

const ROOT = join(import.meta.dirname, '../..');
/** Milliseconds for one pattern. */
const PATIENCE = 20_000;

interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly type: string; readonly degree?: number };
  readonly attack?: { readonly pattern: string };
}
type Check = (source: string, flags: string, options: { timeout: number }) => Promise<Verdict>;

function patterns(file: string): { where: string; source: string; flags: string }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: { where: string; source: string; flags: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      // Sets (v) and places (d) change nothing of how long it takes.
      found.push({
        where: `${file}:${line + 1}`,
        source: pattern,
        flags: flags.replace('v', 'u').replace('d', ''),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('none takes exponential time', { timeout: 3_600_000 }, async () => {
  process.env['RECHECK_BACKEND'] ??= 'native';
  const tools = createRequire(join(import.meta.dirname, 'tools/package.json'));
  const { check } = tools('recheck') as { check: Check };
  // That it sees one at all.
  expect(await check('^(?:甲|乙|甲乙)*$', 'u', { timeout: PATIENCE })).toMatchObject({
    complexity: { type: 'exponential' },
  });

  const all = filesUnder(join(ROOT, 'src'))
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .flatMap((name) => patterns(`src/${name}`));
  const counts = new Map<string, number>();
  const exponential: string[] = [];
  for (const { where, source, flags } of all) {
    const { status, complexity, attack } = await check(source, flags, { timeout: PATIENCE });
    const kind =
      complexity?.type === 'polynomial' ? `polynomial ${complexity.degree}` : (complexity?.type ?? status);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind.startsWith('polynomial') || kind === 'unknown') console.log(`R11 ${where} ${kind}`);
    if (kind === 'exponential') exponential.push(`${where} ${attack?.pattern ?? ''}`);
  }
  console.log(
    `R11 ${all.length} patterns | ${[...counts].map(([kind, count]) => `${kind}: ${count}`).join(', ')}`,
  );
  expect(exponential).toEqual([]);
});
