/** Publishes generation after generation and prints the name of each when it is on the disk. */
import { argv } from 'node:process';
import { publishGeneration } from '../../src/generation/publish.ts';

const root = argv[2] ?? '';
const rounds = Number(argv[3]);
console.log('started');
for (let round = 0; round < rounds; round += 1) {
  const mark = `${process.pid}-${round}`;
  async function* files() {
    for (const name of ['a.json', 'b.json', 'c.json']) {
      yield { name, data: `${mark} ${name} `.repeat(20_000) };
    }
  }
  try {
    const { name } = await publishGeneration(
      root,
      { fingerprint: { mark }, counts: {} },
      files(),
      async () => {},
    );
    console.log(`published ${name}`);
  } catch (error) {
    console.log(`failed ${String(error)}`);
  }
}
