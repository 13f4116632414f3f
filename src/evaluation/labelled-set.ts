/** Texts with their readings marked by hand: `[company|希音]`, `[place|四会|广东省/肇庆市/四会市]`, `[investment|56亿元|56 亿元]`. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../contract/error.ts';
import { STAGES } from '../contract/record.ts';

const MARK_KINDS = [
  'company',
  'place',
  'investment',
  'output',
  'tax',
  'money',
  'batch',
  'land',
  'floorArea',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Label {
  readonly kind: MarkKind;
  readonly field: 'title' | 'text';
  /** UTF-16 units of the field without its marks. */
  readonly start: number;
  readonly end: number;
  /** The path of a place, the value and unit of a sum. */
  readonly value: string | undefined;
}

const sum = z.string().regex(/^[\d.]+ \S+$/u);
const labelledProject = z.looseObject({
  name: z.string().nullable(),
  company: z.string().nullable(),
  place: z.string().nullable().optional(),
  phase: z.string().optional(),
  investment: sum.optional(),
  events: z.array(
    z.looseObject({
      stage: z.enum(STAGES),
      date: z.string().nullable(),
      planned: z.boolean().optional(),
    }),
  ),
});
export type LabelledProject = z.infer<typeof labelledProject>;

const labelledLine = z.looseObject({
  id: z.string().min(1),
  published: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  projects: z.array(labelledProject),
});

export interface LabelledText {
  readonly id: string;
  readonly published: string | undefined;
  /** Without marks. */
  readonly title: string;
  readonly text: string;
  readonly labels: readonly Label[];
  readonly projects: readonly LabelledProject[];
}

const MARK = /\[(\w+)\|([^\]|]+)(?:\|([^\]|]+))?\]/gu;

function unmark(field: Label['field'], marked: string, where: string): { plain: string; labels: Label[] } {
  const labels: Label[] = [];
  let plain = '';
  let at = 0;
  for (const m of marked.matchAll(MARK)) {
    const kind = MARK_KINDS.find((known) => known === m[1]);
    if (!kind) throw new AppError('file_unreadable', `${where}: 不认识的标注 ${m[0]} (unknown mark)`);
    plain += marked.slice(at, m.index);
    const start = plain.length;
    plain += m[2] as string;
    labels.push({ kind, field, start, end: plain.length, value: m[3] });
    at = m.index + m[0].length;
  }
  return { plain: plain + marked.slice(at), labels };
}

/** Reads a file of JSON Lines; a bad line is an error that names it. */
export async function readLabelledSet(file: string): Promise<LabelledText[]> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('file_unreadable', `读不了 ${file}; 检查路径 (cannot read the file)`, { cause });
  });
  const lines = content.split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const where = `${file}:${i + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new AppError('file_unreadable', `${where}: 不是 JSON (not JSON)`);
    }
    const parsed = labelledLine.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new AppError('file_unreadable', `${where}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { id, published, title, text, projects } = parsed.data;
    const head = unmark('title', title, where);
    const body = unmark('text', text, where);
    return [
      {
        id,
        published: published ?? undefined,
        title: head.plain,
        text: body.plain,
        labels: [...head.labels, ...body.labels],
        projects,
      },
    ];
  });
}
