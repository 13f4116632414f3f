/**
 * Publishes once into each root that it is told, with the fault that belongs to it. Its input is a line of JSON each:
 * `{root, fault}`; it prints for each a line of JSON: `{root, published}` or `{root, failed}`, and the calls.
 */
import { createInterface } from 'node:readline';
import { publishGeneration } from '../../src/generation/publish.ts';
import { callsSoFar, expectFault, type Fault, standBefore } from './faulty-disk.ts';
import { contentsOf, filesOf, HEAD } from './marked-files.ts';

await standBefore();
for await (const line of createInterface({ input: process.stdin })) {
  const { root, fault } = JSON.parse(line) as { root: string; fault?: Fault };
  expectFault(fault);
  try {
    const { name } = await publishGeneration(root, HEAD, filesOf(contentsOf('new')), async () => {});
    const calls = callsSoFar();
    expectFault();
    console.log(JSON.stringify({ root, published: name, calls }));
  } catch (error) {
    const calls = callsSoFar();
    expectFault();
    console.log(JSON.stringify({ root, failed: String(error), calls }));
  }
}
