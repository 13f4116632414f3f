/** `keys.json` in its folder: read, checked, and written so that a reader sees the old or the new. */
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../contract/error.ts';
import { errorCode, renamePath, syncFolder, writeDurably, writing } from '../generation/durable-file.ts';
import { withWriterLock } from '../generation/writer-lock.ts';
import { KEY_KINDS } from './key.ts';

const KEY_FILE = 'keys.json';
const MAX_KEYS = 10_000;
/** Only its owner may read them, digests though they are. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

const instant = z.iso.datetime();
const secretSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  created: instant,
  /** After this it opens nothing more: the old text of a rotated key. */
  until: instant.optional(),
});
const keySchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  kind: z.enum(KEY_KINDS),
  name: z.string().max(100),
  origins: z.array(z.string().max(300)).max(100),
  /** Requests a minute; absent: what the server gives every key. */
  perMinute: z.number().int().min(1).max(1_000_000).optional(),
  created: instant,
  expires: instant.optional(),
  revoked: instant.optional(),
  secrets: z.array(secretSchema).min(1).max(10),
});
const fileSchema = z.strictObject({ format: z.literal(1), keys: z.array(keySchema).max(MAX_KEYS) });

export function keyFile(folder: string): string {
  return join(folder, KEY_FILE);
}

export type Key = Readonly<z.infer<typeof keySchema>>;

function damaged(path: string, reason: string): AppError {
  return new AppError(
    'keys_damaged',
    `${path}: ${reason}。改正它, 或删除后用 npx xiangxun keys add 重新发放 (mend it, or delete it and issue new keys)`,
  );
}

/** Empty where there is no file. Throws `keys_damaged` naming the field, `file_unreadable`. */
export async function readKeys(folder: string): Promise<readonly Key[]> {
  const path = keyFile(folder);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new AppError(
      'file_unreadable',
      `${path} 无法读取 (${errorCode(error)})。检查权限, 或用 --keys 指定别的目录 (cannot be read)`,
      { cause: error },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, '不是 JSON (not JSON)');
  }
  const read = fileSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw damaged(path, `${issue?.path.join('.') || '(root)'} 有误 (invalid)`);
  }
  const ids = new Set(read.data.keys.map(({ id }) => id));
  if (ids.size < read.data.keys.length) throw damaged(path, '编号重复 (an id appears twice)');
  return read.data.keys;
}

/** Reads, changes and writes the keys as the only one who does so. */
export async function changeKeys<T>(
  folder: string,
  change: (keys: readonly Key[]) => { readonly keys: readonly Key[]; readonly result: T },
): Promise<T> {
  await writing(folder, () => mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER }));
  return withWriterLock(folder, async () => {
    const { keys, result } = change(await readKeys(folder));
    const path = keyFile(folder);
    const draft = `${path}.new`;
    await writing(draft, () => rm(draft, { force: true }));
    await writeDurably(draft, '', 'wx');
    await writing(draft, () => chmod(draft, OWNER_ONLY));
    await writeDurably(draft, `${JSON.stringify({ format: 1, keys }, null, 2)}\n`, 'w');
    await renamePath(draft, path);
    await syncFolder(folder);
    return result;
  });
}
