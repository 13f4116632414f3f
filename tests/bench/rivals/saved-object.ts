/** The index of a rival that gives it as one object, in a file. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const jsonFile = (folder: string) => join(folder, 'index.json');
const binaryFile = (folder: string) => join(folder, 'index.v8');

/** As JSON, as its users would; where that is longer than the longest string of V8, in V8's own form. */
export async function saveObject(folder: string, saved: object): Promise<void> {
  let text: string;
  try {
    text = JSON.stringify(saved);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    await writeFile(binaryFile(folder), serialize(saved));
    return;
  }
  await writeFile(jsonFile(folder), text);
}

export async function loadObject(folder: string): Promise<object> {
  if (existsSync(jsonFile(folder))) return JSON.parse(await readFile(jsonFile(folder), 'utf8')) as object;
  return deserialize(await readFile(binaryFile(folder))) as object;
}
