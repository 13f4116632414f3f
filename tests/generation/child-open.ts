/** Opens an index folder and prints what it finds there. */
import { argv } from 'node:process';
import { openGeneration } from '../../src/generation/open.ts';

const opened = await openGeneration(argv[2] ?? '');
console.log(opened.name);
for (const name of Object.keys(opened.manifest.files)) console.log(name, (await opened.read(name)).length);
