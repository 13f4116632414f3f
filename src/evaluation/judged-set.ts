/** The files of a judged set: queries as JSON Lines, judgments as tab-separated lines. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../contract/error.ts';
import type { Judgments } from './metric.ts';

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
}

const querySchema = z.object({ id: z.string().min(1), text: z.string().min(1) });

async function lines(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/u);
  } catch (cause) {
    throw new AppError('file_unreadable', `读不了 ${path}; 检查路径 (cannot read the file)`, { cause });
  }
}

function badLine(path: string, line: number, reason: string): AppError {
  return new AppError('file_unreadable', `${path}:${line} ${reason}`);
}

/** `{"id","text"}` a line. */
export async function readQueries(path: string): Promise<JudgedQuery[]> {
  const queries: JudgedQuery[] = [];
  for (const [i, line] of (await lines(path)).entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw badLine(path, i + 1, '不是 JSON (not JSON)');
    }
    const read = querySchema.safeParse(value);
    if (!read.success) throw badLine(path, i + 1, '须为 {"id","text"} 两个非空字符串 (id and text expected)');
    queries.push(read.data);
  }
  return queries;
}

/** Query id, record id, grade: tab-separated, grade a whole number of 0 or more. */
export async function readJudgments(path: string): Promise<Map<string, Judgments>> {
  const judgments = new Map<string, Map<string, number>>();
  for (const [i, line] of (await lines(path)).entries()) {
    if (line.trim() === '') continue;
    const [query, record, grade, ...rest] = line.split('\t');
    if (!query || !record || !/^\d{1,2}$/.test(grade ?? '') || rest.length > 0) {
      throw badLine(
        path,
        i + 1,
        '须为 查询编号、记录编号、等级, 以制表符分隔 (query id, record id, grade, tab-separated)',
      );
    }
    const row = judgments.get(query) ?? new Map<string, number>();
    judgments.set(query, row.set(record, Number(grade)));
  }
  return judgments;
}
