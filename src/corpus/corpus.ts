/** Here is a folder, give me validated records with their file and line. */
import { AppError } from '../contract/error.ts';
import type { Article, Company, Project, SynonymSet } from '../contract/record.ts';
import { CHANGED_KINDS } from './changes.ts';
import { type CorpusFile, type HashedFile, listCorpusFiles } from './corpus-files.ts';
import { CorpusReader, type TextStoring } from './corpus-reader.ts';
import type { WholeFile } from './file-beginning.ts';
import { type CorpusProblem, formatProblem } from './problem.ts';

const MAX_LISTED = 100;

export interface Corpus {
  readonly articles: readonly Article[];
  readonly companies: readonly Company[];
  readonly projects: readonly Project[];
  readonly synonyms: readonly SynonymSet[];
  /** Empty unless bad lines were skipped; one line may have several. */
  readonly problems: readonly CorpusProblem[];
  /** Number of lines left out. */
  readonly skippedLines: number;
  readonly files: readonly HashedFile[];
  /** Those that need not be looked into again as far as they stay; none unless texts are left in their files. */
  readonly wholeFiles: readonly WholeFile[];
  /** Where texts were left in their files: from now on they cannot be read. */
  close(): void;
}

export interface CorpusProgress {
  readonly file: string;
  /** Of all corpus files together, as they lie on the disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ReadCorpusOptions {
  /** Leave bad lines out and report them, instead of refusing the corpus. */
  readonly skipBad: boolean;
  readonly onProgress?: (progress: CorpusProgress) => void;
  /** Leave the texts of articles in their files, to be read when they are asked for, until the corpus is closed. */
  readonly storing?: TextStoring;
}

function refusal(dir: string, problems: readonly CorpusProblem[]): AppError {
  const more = problems.length - MAX_LISTED;
  const lines = problems.slice(0, MAX_LISTED).map((problem) => `  ${formatProblem(problem)}`);
  if (more > 0) lines.push(`  …另有 ${more} 处 (and ${more} more)`);
  const head = `${dir} 有 ${problems.length} 处错误。改正后重试，或加 --skip-bad 略过坏行 (${problems.length} problems; mend them, or pass --skip-bad)`;
  return new AppError('invalid_corpus', [head, ...lines].join('\n'));
}

/**
 * Reads and validates every corpus file of `dir`, in the order of their names.
 * Throws `invalid_corpus` listing every bad line (the first hundred problems) unless they are to be
 * skipped, and `file_unreadable` for a missing folder, an unreadable file or a broken gzip in either case.
 */
export async function readCorpus(dir: string, options: ReadCorpusOptions): Promise<Corpus> {
  const reader = new CorpusReader(options);
  try {
    return await readWith(reader, dir, options);
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function readWith(reader: CorpusReader, dir: string, options: ReadCorpusOptions): Promise<Corpus> {
  const files = await listCorpusFiles(dir);
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0);
  let bytesRead = 0;
  // Changes first: they say which lines of the other files still hold.
  const order = (file: CorpusFile) => (file.kind === 'changes' ? 0 : 1);
  let isPut = false;
  for (const file of files.toSorted((a, b) => order(a) - order(b))) {
    if (file.kind !== 'changes' && !isPut) {
      reader.addPut(['articles']);
      isPut = true;
    }
    await reader.readFile(file, (count) => {
      bytesRead += count;
      options.onProgress?.({ file: file.name, bytesRead, bytesTotal });
    });
  }
  reader.addPut(isPut ? ['projects', 'companies'] : CHANGED_KINDS);
  const { records, problems, skippedLines } = reader;
  if (problems.length > 0 && !options.skipBad) throw refusal(dir, problems);
  return {
    articles: records.articles as Article[],
    companies: records.companies as Company[],
    projects: records.projects as Project[],
    synonyms: records.synonyms as SynonymSet[],
    problems,
    skippedLines,
    files: files.flatMap(({ name }) => reader.files.filter((hashed) => hashed.name === name)),
    wholeFiles: reader.wholeFiles,
    close: reader.close,
  };
}
