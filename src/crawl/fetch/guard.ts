/**
 * No connection to where no public site is. The name is resolved once, every address it has is checked, and the
 * address that was checked is the one that is dialled, so that a second answer of the name server counts for nothing.
 */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isReservedAddress, isReservedName, isWebPort } from './address.ts';
import { FetchFault } from './fault.ts';

/** All addresses of a name. Rejects where there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/** `[::1]` → `::1`. */
function bare(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

export class AddressGuard {
  private readonly resolve: Resolve;
  /** `host` or `host:port`, as the site file names them. */
  private readonly allowPrivate: ReadonlySet<string>;

  constructor(allowPrivate: readonly string[], resolve: Resolve = systemResolve) {
    this.allowPrivate = new Set(allowPrivate.map((host) => host.toLowerCase()));
    this.resolve = resolve;
  }

  /** True where the site file names this very host under `allowPrivate`. */
  isAllowedPrivate(url: URL): boolean {
    return this.allowPrivate.has(url.host) || this.allowPrivate.has(url.hostname);
  }

  /** What can be told from the address alone. Throws FetchFault. */
  checkUrl(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchFault('scheme', url.protocol);
    if (url.username !== '' || url.password !== '') throw new FetchFault('credentials', url.host);
    if (this.isAllowedPrivate(url)) return;
    if (!isWebPort(url.port)) throw new FetchFault('port', url.host);
    const host = bare(url.hostname);
    if (isIP(host) === 0 ? isReservedName(host) : isReservedAddress(host))
      throw new FetchFault(isIP(host) === 0 ? 'reserved-name' : 'reserved-address', url.host);
  }

  /** The address to dial for a URL. Throws FetchFault where any address of the name is reserved. */
  async addressFor(url: URL): Promise<string> {
    this.checkUrl(url);
    const host = bare(url.hostname);
    if (isIP(host) !== 0) return host;
    const addresses = await this.resolve(host).catch((error: unknown) => {
      throw new FetchFault('dns', `${host} (${error instanceof Error ? error.message : 'failed'})`);
    });
    const [first] = addresses;
    if (first === undefined) throw new FetchFault('dns', host);
    const bad = this.isAllowedPrivate(url) ? undefined : addresses.find(isReservedAddress);
    if (bad !== undefined) throw new FetchFault('reserved-address', `${host} → ${bad}`);
    return first;
  }
}
