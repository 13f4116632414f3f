/** An app with doors: keys of every kind and state, and a way to ask as somebody from elsewhere. */
import type { AuditEntry } from '../../../src/keys/audit.ts';
import { KeyBook } from '../../../src/keys/key-book.ts';
import { addKey, revokeKey, rotateKey } from '../../../src/keys/key-change.ts';
import type { Key } from '../../../src/keys/key-file.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { Proxies } from '../../../src/server/doors/client-address.ts';
import { Entrance } from '../../../src/server/doors/entrance.ts';
import { createMetrics } from '../../../src/server/metrics.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, type TestApp } from '../fixture.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
export const OURS = 'https://a.example';
export const OTHERS = 'https://b.example';
const SITE = { kind: 'site', name: '', origins: [OURS, 'http://localhost:3000'] } as const;

let keys: readonly Key[] = [];
function issued(wanted: Parameters<typeof addKey>[1]) {
  const added = addKey(keys, wanted, NOW);
  keys = added.keys;
  return added.result;
}
export const site = issued(SITE);
export const other = issued({ ...SITE, origins: [OTHERS] });
export const admin = issued({ kind: 'admin', name: '', origins: [] });
export const expired = issued({ ...SITE, expires: new Date(NOW.getTime() + 1) });
export const revoked = issued(SITE);
keys = revokeKey(keys, revoked.key.id, NOW).keys;
export const rotated = issued(SITE);
keys = rotateKey(keys, rotated.key.id, 0, NOW).keys;
export const KEYS: readonly Key[] = keys;

interface Setting {
  readonly known?: readonly Key[];
  readonly proxies?: string;
  /** Where the lines of the audit go. */
  readonly audit?: (entry: AuditEntry) => Promise<void>;
}

let engine: Promise<SearchEngine> | undefined;

/** Its engine holds one article, `a1`. */
export async function doors({ known = KEYS, proxies, audit }: Setting = {}): Promise<TestApp> {
  engine ??= engineOf({ articles: [article('a1')] });
  const metrics = createMetrics();
  const book = new KeyBook(known, () => new Date(NOW.getTime() + 60_000));
  const entrance = new Entrance({
    metrics,
    keys: () => book,
    proxies: new Proxies(proxies),
    ...(audit ? { audit } : {}),
  });
  return appOf(await engine, { metrics, entrance });
}

/** To be given to `app.request` as the third. */
export const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
export const STRANGER = from('203.0.113.5');
