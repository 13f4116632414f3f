/** Who asks: the address behind the proxies that we trust, and under which name its requests are counted. */
import { BlockList, isIP } from 'node:net';
import { AppError } from '../../contract/error.ts';

export interface Client {
  /** IPv4 or IPv6 in its short form; never logged. */
  readonly address: string;
  /** A process of this machine that asked directly. */
  readonly isLocal: boolean;
}

/** Entries of `X-Forwarded-For` that are looked at, from the right. */
const MOST_HOPS = 20;

/** The proxies that are believed about whom they ask for. */
export class Proxies {
  readonly #list = new BlockList();

  /** `127.0.0.1, 10.0.0.0/8, fd00::/8`; throws `invalid_usage` naming the entry. */
  constructor(text = '') {
    for (const entry of text.split(',').map((part) => part.trim())) {
      if (entry === '') continue;
      const [address = '', prefix, ...rest] = entry.split('/');
      const family = familyOf(address);
      const longest = family === 'ipv4' ? 32 : 128;
      const length = prefix === undefined ? longest : Number(prefix);
      const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix);
      if (family === undefined || rest.length > 0 || !isPrefix || length > longest) {
        throw new AppError(
          'invalid_usage',
          `--trusted-proxies: ${entry.slice(0, 60)} 不是地址或网段; 写作 127.0.0.1,10.0.0.0/8 (not an address or network)`,
        );
      }
      this.#list.addSubnet(address, length, family);
    }
  }

  includes(address: string): boolean {
    const family = familyOf(address);
    return family !== undefined && this.#list.check(address, family);
  }
}

/**
 * `peer` is the other end of the connection. `X-Forwarded-For` is read only where that is a proxy we trust, from
 * right to left: what stands to the left of the first stranger was written by that stranger. With `isRelayed` some
 * other header says that somebody stands in between.
 */
export function clientOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: Proxies,
  isRelayed = false,
): Client {
  const direct = plainAddress(peer ?? '') ?? '127.0.0.1';
  if (forwardedFor === undefined || !proxies.includes(direct)) {
    return {
      address: direct,
      isLocal: forwardedFor === undefined && !isRelayed && isLoopback(direct),
    };
  }
  let address: string | undefined;
  for (const hop of forwardedFor.split(',').slice(-MOST_HOPS).reverse()) {
    const named = plainAddress(hop.trim());
    if (named === undefined) break;
    address = named;
    if (!proxies.includes(named)) break;
  }
  return { address: address ?? direct, isLocal: address !== undefined && isLoopback(address) };
}

/** A household has a /64 of IPv6: its addresses are counted as one. */
export function bucketOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

/** Without brackets, port and zone; IPv4 in IPv6 as IPv4. Undefined for what is no address. */
export function plainAddress(text: string): string | undefined {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1];
  const [bare = ''] = (bracketed ?? withPort ?? text).toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1] ?? mappedHex(bare);
  const address = mapped ?? bare;
  return isIP(address) === 0 ? undefined : address;
}

/** `::ffff:c0a8:1` → `192.168.0.1`. */
function mappedHex(address: string): string | undefined {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return bits.flatMap((part) => [part >> 8, part & 255]).join('.');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
}
