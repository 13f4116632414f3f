/**
 * The list of everything in a generation, with sizes and checksums.
 * On disk: the JSON text (sorted keys, ends in a newline), then a line `sha256 <hex of that text>`.
 * It holds nothing that changes from run to run, so the same input gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../contract/error.ts';

const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
const count = z.number().int().nonnegative();
const label = z.string().min(1);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  fingerprint: z.record(label, z.string()),
  counts: z.record(label, count),
  files: z.record(
    fileName,
    z.strictObject({ path: fileName, bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export interface ManifestFile {
  /** Name inside the generation's folder: `<stem>.<first 12 hex of the sha256>.<extension>`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 1;
  /** What the generation was made from: input hash, analyzer, library versions. */
  readonly fingerprint: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Logical name → file. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The content-addressed name of a file: `store.json` → `store.1f2e3d4c5b6a.json`. */
export function contentPath(name: string, hash: string): string {
  const dot = name.lastIndexOf('.');
  const short = hash.slice(0, 12);
  return dot <= 0 ? `${name}.${short}` : `${name.slice(0, dot)}.${short}${name.slice(dot)}`;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The bytes of the manifest file. Throws `internal` for a name that a manifest cannot hold. */
export function serializeManifest(manifest: Manifest): string {
  const valid = manifestSchema.safeParse(manifest);
  if (!valid.success) throw new AppError('internal', `manifest: ${z.prettifyError(valid.error)}`);
  const { format, fingerprint, counts, files } = valid.data;
  const rows = Object.entries(files).map(
    ([name, { path, bytes, sha256 }]) => [name, { path, bytes, sha256 }] as const,
  );
  const ordered = {
    format,
    fingerprint: sorted(fingerprint),
    counts: sorted(counts),
    files: sorted(Object.fromEntries(rows)),
  };
  const json = `${JSON.stringify(ordered, null, 2)}\n`;
  return `${json}sha256 ${sha256(json)}\n`;
}

function damaged(reason: string, cause?: unknown): AppError {
  return new AppError('index_damaged', reason, { cause });
}

/** Reads back what `serializeManifest` wrote, and nothing else: any other bytes are `index_damaged`. */
export function parseManifest(text: string): Manifest {
  const end = /sha256 ([0-9a-f]{64})\n$/.exec(text);
  if (end === null) throw damaged('manifest.json 末尾没有校验行 (no checksum line)');
  const json = text.slice(0, end.index);
  if (sha256(json) !== end[1]) throw damaged('manifest.json 与校验和不符 (checksum mismatch)');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw damaged('manifest.json 不是有效的 JSON (invalid JSON)', error);
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    throw damaged('manifest.json 格式不被本版本支持 (format not known to this version)', parsed.error);
  }
  for (const [name, file] of Object.entries(parsed.data.files)) {
    if (file.path !== contentPath(name, file.sha256)) {
      throw damaged(
        `manifest.json 中 ${name} 的文件名与其校验和不符 (file name does not match its checksum)`,
      );
    }
  }
  // Catches repeated keys, which JSON.parse resolves in silence.
  if (serializeManifest(parsed.data) !== text)
    throw damaged('manifest.json 写法不规范 (not in canonical form)');
  return parsed.data;
}
