/** The clock around an index that grows document by document: reading the documents is not counted. */
import { type Feed, feed } from '../workplace.ts';
import type { Builder, IndexCost } from './contestant.ts';

export async function indexByAdding(work: string, kind: Feed, start: () => Builder): Promise<IndexCost> {
  let began = performance.now();
  const builder = start();
  let buildMs = performance.now() - began;
  for await (const batch of feed(work, kind)) {
    began = performance.now();
    for (const document of batch) {
      const pending = builder.add(document);
      if (pending instanceof Promise) await pending;
    }
    buildMs += performance.now() - began;
  }
  began = performance.now();
  await builder.save();
  return { buildMs, saveMs: performance.now() - began };
}
