/** Ways in which the files of a generation may come to harm. */
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

/** Damages one of the files of `dir`, chosen by `pick`; returns the names, any of which the reason may give. */
export type Damage = (dir: string, name: string, at: number, spare: string) => Promise<string[]>;

export const DAMAGES: Readonly<Record<string, Damage>> = {
  flip: async (dir, name, at) => {
    const bytes = await readFile(join(dir, name));
    const offset = at % bytes.length;
    bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (at % 8));
    await writeFile(join(dir, name), bytes);
    return [name];
  },
  truncate: async (dir, name, at) => {
    const { length } = await readFile(join(dir, name));
    await truncate(join(dir, name), at % length);
    return [name];
  },
  zeroFill: async (dir, name) => {
    const { length } = await readFile(join(dir, name));
    await writeFile(join(dir, name), Buffer.alloc(length));
    return [name];
  },
  delete: async (dir, name) => {
    await rm(join(dir, name));
    return [name];
  },
  append: async (dir, name, at) => {
    await writeFile(join(dir, name), Buffer.from([at % 256]), { flag: 'a' });
    return [name];
  },
  swap: async (dir, name, at) => {
    const others = (await readdir(dir)).filter((other) => other !== name).sort();
    const other = others[at % others.length] ?? '';
    await rename(join(dir, name), join(dir, 'held'));
    await rename(join(dir, other), join(dir, name));
    await rename(join(dir, 'held'), join(dir, other));
    return [name, other];
  },
  staleContent: async (dir, name, _at, older) => {
    const stem = name.split('.').slice(0, -2).join('.');
    const stale =
      (await readdir(older)).find((other) => other === name || other.startsWith(`${stem}.`)) ?? '';
    await copyFile(join(older, stale), join(dir, name));
    // A manifest from an older generation is whole in itself; then the files give it away.
    return name === 'manifest.json' ? await readdir(dir) : [name];
  },
  staleFile: async (dir, _name, at, older) => {
    const names = (await readdir(older)).filter((other) => other !== 'manifest.json').sort();
    const stale = names[at % names.length] ?? '';
    await copyFile(join(older, stale), join(dir, stale));
    return [stale];
  },
  folder: async (dir, name) => {
    await rm(join(dir, name));
    await mkdir(join(dir, name));
    return [name];
  },
  symlink: async (dir, name) => {
    await rename(join(dir, name), join(dir, '..', 'elsewhere'));
    await symlink(join('..', 'elsewhere'), join(dir, name));
    return [name];
  },
};
