/** A file of JSON lines that a process may die over: what was said to be written is there, half a line is not. */
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode, renamePath, syncFolder, writeDurably, writing } from '../../generation/durable-file.ts';

const NEWLINE = 0x0a;

/** Cuts off what follows the last line end: the writer died over it. */
async function mendTail(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const block = Buffer.alloc(65_536);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - block.length);
    const { bytesRead } = await file.read(block, 0, end - start, start);
    const at = block.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (at !== -1) {
      if (start + at + 1 < size) await file.truncate(start + at + 1);
      return;
    }
    end = start;
  }
  if (size > 0) await file.truncate(0);
}

/** Appends whole lines (without their line end) and flushes them to the disk. */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  await writing(path, async () => {
    const file = await open(path, 'a+');
    try {
      await mendTail(file);
      await file.appendFile(lines.map((line) => `${line}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** An open file for many small appends. */
export class LineFile {
  private readonly path: string;
  private readonly file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async open(path: string): Promise<LineFile> {
    return writing(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'a+');
      await mendTail(file);
      await file.sync();
      await syncFolder(dirname(path));
      return new LineFile(path, file);
    });
  }

  async append(line: string): Promise<void> {
    await writing(this.path, async () => {
      await this.file.appendFile(`${line}\n`);
      await this.file.datasync();
    });
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** Puts these lines in place of the whole file, at once. */
export async function replaceLines(path: string, lines: readonly string[]): Promise<void> {
  const draft = `${path}.new`;
  await writeDurably(draft, lines.map((line) => `${line}\n`).join(''), 'w');
  await renamePath(draft, path);
  await syncFolder(dirname(path));
}

/** The whole lines of a file; none where there is no file. */
export async function wholeLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
}
