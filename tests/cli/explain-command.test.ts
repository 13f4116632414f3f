import { expect, test } from 'vitest';
import { explainCommand } from '../../src/cli/explain-command.ts';
import { searchCommand } from '../../src/cli/search-command.ts';
import type { Explanation, SearchResponse } from '../../src/contract/search.ts';
import { folder, runHere } from './fixture.ts';

const at = folder();
const explain = (...argv: string[]) => runHere(explainCommand, [...argv, '--index', at.index]);

function checkTree({ value, op, children = [] }: Explanation): void {
  const values = children.map((child) => child.value);
  if (op === 'sum')
    expect(value).toBeCloseTo(
      values.reduce((a, b) => a + b, 0),
      9,
    );
  if (op === 'product')
    expect(value).toBeCloseTo(
      values.reduce((a, b) => a * b, 1),
      9,
    );
  children.forEach(checkTree);
}

test.each(['希音', 'SHEIN', '希音 肇庆', '肇庆', '德庆 火箭', '"项目"'])(
  '%s: the tree adds up to the score that search gives, for every hit',
  async (query) => {
    const found = await runHere(searchCommand, [query, '--json', '--index', at.index]);
    const { hits } = JSON.parse(found.out) as SearchResponse;
    expect(hits.length).toBeGreaterThan(0);
    for (const { id, score } of hits) {
      const tree = JSON.parse((await explain(query, id, '--json')).out) as Explanation;
      expect(tree.value, id).toBeCloseTo(score, 9);
      checkTree(tree);
    }
  },
);

test('for people: one line a node, children below, the same numbers', async () => {
  const tree = JSON.parse((await explain('希音', 'c1', '--json')).out) as Explanation;
  const { out, code } = await explain('希音', 'c1');
  expect(code).toBe(0);
  const nodes = (node: Explanation): Explanation[] => [node, ...(node.children ?? []).flatMap(nodes)];
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(nodes(tree).length);
  for (const [i, { value, label }] of nodes(tree).entries()) {
    expect(lines[i]?.trimStart().replace(/^[+×] /u, '')).toBe(`${value.toFixed(4)}  ${label}`);
  }
  expect(lines[0]).not.toMatch(/^ /);
  expect(lines[1]).toMatch(/^ {2}\d/);
});

test('a record that is not among the results', async () => {
  await expect(explain('希音', 'a3')).rejects.toMatchObject({
    code: 'record_not_found',
    message: expect.stringMatching(/希音.*a3/),
  });
});
