/** Tasks on the disk, a file each: a task that was accepted is there after a crash, with what is to be done. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { errorCode, renamePath, syncFolder, writeDurably, writing } from '../generation/durable-file.ts';
import { type StoredTask, taskSchema } from './task.ts';

const NAME = /^\d{8}\.json$/;

export class TaskFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All tasks, oldest first. Throws `file_unreadable` naming a file that is none. */
  async readAll(): Promise<StoredTask[]> {
    await writing(this.#folder, () => mkdir(this.#folder, { recursive: true }));
    const names = (await readdir(this.#folder)).filter((name) => NAME.test(name)).sort();
    const tasks: StoredTask[] = [];
    for (const name of names) tasks.push(await this.#read(name));
    return tasks;
  }

  read(uid: number): Promise<StoredTask> {
    return this.#read(nameOf(uid));
  }

  /** Resolves once it is on the disk. */
  async save(task: StoredTask): Promise<void> {
    const path = join(this.#folder, nameOf(task.uid));
    await writeDurably(`${path}.new`, JSON.stringify(task), 'w');
    await renamePath(`${path}.new`, path);
    await syncFolder(this.#folder);
  }

  async forget(uid: number): Promise<void> {
    const path = join(this.#folder, nameOf(uid));
    await writing(path, () => rm(path, { force: true }));
  }

  async #read(name: string): Promise<StoredTask> {
    const path = join(this.#folder, name);
    let value: unknown;
    try {
      value = JSON.parse(await readFile(path, 'utf8'));
    } catch (error) {
      throw unusable(path, errorCode(error), error);
    }
    const read = taskSchema.safeParse(value);
    if (read.success) return read.data;
    throw unusable(path, read.error.issues[0]?.path.join('.') ?? '', read.error);
  }
}

function nameOf(uid: number): string {
  return `${String(uid).padStart(8, '0')}.json`;
}

function unusable(path: string, reason: string, cause: unknown): AppError {
  return new AppError(
    'file_unreadable',
    `${path} 不是任务文件 (${reason})。改正或删去它 (no task file; mend or remove it)`,
    { cause },
  );
}
