/**
 * The calls by which a process changes the disk, counted: at the n-th of them the process is killed, or the call fails
 * as the operating system lets calls fail. It stands before Node's own functions, so that what is tried is the code
 * as it is.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { kill, pid } from 'node:process';

export interface Call {
  readonly name: string;
  readonly path: string;
}

/** What happens to call number `at` (from 1), and with `forever` to all after it. */
export type Fault =
  | { readonly kind: 'kill'; readonly at: number }
  | { readonly kind: 'fail'; readonly at: number; readonly code: string; readonly forever: boolean };

let fault: Fault | undefined;
let calls: Call[] = [];

/** From here on calls are counted anew. */
export function expectFault(next?: Fault): void {
  fault = next;
  calls = [];
}

export function callsSoFar(): readonly Call[] {
  return calls;
}

async function before(name: string, path: string, half?: () => Promise<unknown>): Promise<void> {
  calls.push({ name, path });
  if (!fault || calls.length < fault.at) return;
  if (fault.kind === 'kill') {
    await half?.();
    kill(pid, 'SIGKILL');
    await new Promise(() => {});
  } else if (fault.forever || calls.length === fault.at) {
    throw Object.assign(new Error(`${fault.code}: ${name} '${path}'`), { code: fault.code });
  }
}

type AnyCall = (...args: unknown[]) => Promise<unknown>;

/** Puts itself before the functions of `node:fs/promises`, once and for the whole process. */
export async function standBefore(): Promise<void> {
  const all = fs as unknown as Record<string, AnyCall>;
  for (const name of ['mkdir', 'rename', 'link', 'rm', 'writeFile'] as const) {
    const real = all[name] as AnyCall;
    all[name] = async (...args) => {
      await before(name, String(name === 'rename' || name === 'link' ? args[1] : args[0]));
      return real(...args);
    };
  }
  const paths = new WeakMap<object, string>();
  const open = all['open'] as AnyCall;
  all['open'] = async (...args) => {
    const [path, flags = 'r'] = args as [string, string?];
    if (flags !== 'r') await before('open', path);
    const handle = (await open(...args)) as object;
    paths.set(handle, path);
    return handle;
  };
  const probe = (await open('/dev/null', 'r')) as fs.FileHandle;
  const handles = Object.getPrototypeOf(probe) as Record<string, AnyCall>;
  await probe.close();
  const write = handles['writeFile'] as AnyCall;
  handles['writeFile'] = async function (this: object, ...args) {
    const data = Buffer.from(args[0] as string | Uint8Array);
    const half = () => write.call(this, data.subarray(0, data.length >> 1));
    await before('write', paths.get(this) ?? '', half);
    return write.call(this, ...args);
  };
  const sync = handles['sync'] as AnyCall;
  handles['sync'] = async function (this: object) {
    await before('fsync', paths.get(this) ?? '');
    return sync.call(this);
  };
  syncBuiltinESMExports();
}
