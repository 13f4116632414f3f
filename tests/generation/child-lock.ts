/** Tries to take the lock, prints `won` or the error's message, and holds it until its input ends. */
import { argv, stdin } from 'node:process';
import { withWriterLock } from '../../src/generation/writer-lock.ts';

try {
  await withWriterLock(argv[2] ?? '', async () => {
    console.log('won');
    for await (const _ of stdin);
  });
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
}
stdin.destroy();
