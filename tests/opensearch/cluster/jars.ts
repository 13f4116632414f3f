/** Programs in Java: their jars, had from Maven once and kept in `.tmp/`, and a class compiled against them. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const OLDEST_JAVA = 17;
const MAVEN_MILLIS = 900_000;
const run = promisify(execFile);

/** Found upwards, since the bench runs a compiled copy of this file. */
function projectRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'tests/opensearch/cluster/pom.xml'))) return from;
  if (dirname(from) === from) throw new Error('tests/opensearch/cluster/pom.xml not found');
  return projectRoot(dirname(from));
}

const javaTool = (name: string) =>
  process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', name) : name;

export interface JavaProgram {
  /** Below the top of the project: where its `pom.xml` and `<main>.java` are, and where it is made. */
  readonly sources: string;
  readonly home: string;
  readonly main: string;
}

export const CLUSTER_NODE: JavaProgram = {
  sources: 'tests/opensearch/cluster',
  home: '.tmp/opensearch',
  main: 'ClusterNode',
};

/** Why there can be no cluster on this machine, with the remedy; undefined where there can. */
export function whatIsMissing(): string | undefined {
  const missing = missingTools();
  return missing && `${missing}, 或设 OPENSEARCH_URL (or set OPENSEARCH_URL)`;
}

/** Why no program in Java can be made here, with the remedy. */
export function missingTools(): string | undefined {
  const { stdout, status } = spawnSync(javaTool('javac'), ['-version'], { encoding: 'utf8' });
  const version = Number(/javac (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
  const remedy = '请安装 (install): apt-get install openjdk-17-jdk-headless maven';
  if (status !== 0 || version < OLDEST_JAVA) {
    return `需要 JDK ${OLDEST_JAVA} 或更新, ${version ? `这里是 ${version}` : '这里没有 javac'} (a JDK is needed)。${remedy}`;
  }
  if (spawnSync('mvn', ['-version']).status !== 0)
    return `需要 Maven, 这里没有 mvn (Maven is needed)。${remedy}`;
  return undefined;
}

export interface Runnable {
  readonly java: string;
  /** For `-cp`. */
  readonly classPath: string;
  readonly main: string;
}

/** Resolves at once where they are there already. Rejects with what Maven or javac said. */
export async function runnable(program: JavaProgram): Promise<Runnable> {
  const { main } = program;
  const root = projectRoot();
  const sources = join(root, program.sources);
  const hash = createHash('sha256');
  for (const name of ['pom.xml', `${main}.java`]) hash.update(await readFile(join(sources, name)));
  const home = join(root, program.home);
  const folder = join(home, hash.digest('hex').slice(0, 12));
  if (!existsSync(folder)) await make(sources, main, home, folder);
  return { java: javaTool('java'), classPath: `${folder}/classes:${folder}/jars/*`, main };
}

async function make(sources: string, main: string, home: string, folder: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const draft = await mkdtemp(join(home, 'draft-'));
  try {
    // Maven writes beside a pom where it must; the sources stay clean.
    await cp(join(sources, 'pom.xml'), join(draft, 'pom.xml'));
    const goal = 'dependency:copy-dependencies';
    const where = [`-DoutputDirectory=${join(draft, 'jars')}`, '-DincludeScope=runtime'];
    await tool('mvn', ['-B', '-q', goal, ...where], draft);
    const classes = ['-d', join(draft, 'classes'), '-cp', `${draft}/jars/*`];
    await tool(javaTool('javac'), [...classes, join(sources, `${main}.java`)], draft);
    await rename(draft, folder).catch((error: unknown) => {
      // Another run was first.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function tool(command: string, args: readonly string[], cwd: string): Promise<void> {
  try {
    await run(command, args, { cwd, timeout: MAVEN_MILLIS, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}${stderr}`.split('\n').filter((line) => /error/iu.test(line));
    throw new Error(
      `${command} 失败, 可再试一次 (failed; may be tried again):\n${said.slice(0, 20).join('\n')}`,
      { cause: error },
    );
  }
}
