/** Writes that are on the disk when they return, and errors that say which path failed and what to do. */
import { open, rename } from 'node:fs/promises';
import { platform } from 'node:process';
import { AppError } from '../contract/error.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满，腾出空间后重试 (disk full: free some space and run again)',
  EDQUOT: '磁盘配额已用完，腾出空间后重试 (disk quota used up: free some space and run again)',
  EACCES:
    '没有写权限，修改目录权限，或用 --out 换一个目录 (no permission: change it, or choose another --out)',
  EPERM:
    '不允许写入，修改目录权限，或用 --out 换一个目录 (not permitted: change it, or choose another --out)',
  EROFS: '文件系统只读，用 --out 换一个可写的目录 (read-only file system: choose another --out)',
  EIO: '磁盘读写出错，检查磁盘后重试 (input/output error: check the disk and run again)',
};
const OTHER_REMEDY = '检查路径后重试 (check the path and run again)';

/** The errno name of a failed system call, or `unknown`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/** Runs one write to `path`; a failed system call becomes `file_unwritable` with the path and a remedy. */
export async function writing<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof AppError || code === 'unknown') throw error;
    const remedy = REMEDIES[code] ?? OTHER_REMEDY;
    throw new AppError('file_unwritable', `无法写入 ${path} (${code}): ${remedy}`, { cause: error });
  }
}

/** Writes a new file in full and flushes it to the disk. */
export async function writeDurably(path: string, data: string | Uint8Array, flag: 'wx' | 'w'): Promise<void> {
  await writing(path, async () => {
    const file = await open(path, flag);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** Flushes a folder's list of names to the disk. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (platform === 'win32') return;
  await writing(path, async () => {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  });
}

export async function renamePath(from: string, to: string): Promise<void> {
  await writing(to, () => rename(from, to));
}
