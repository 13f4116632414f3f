/** Which addresses, names and ports belong to public web sites. */
import { BlockList, isIP, isIPv4 } from 'node:net';

/** IANA's special-purpose registries (IPv4 and IPv6), and multicast. */
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3; everything outside of it is reserved as a whole. */
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

const reservedV4 = listOf(RESERVED_V4, 'ipv4');
const reservedV6 = listOf(RESERVED_V6, 'ipv6');
const globalV6 = listOf(['2000::/3'], 'ipv6');

/** True for an IP address in its usual form that is private, loopback, link-local or otherwise not of the public net. */
export function isReservedAddress(address: string): boolean {
  const plain = address.replace(/%.*$/u, '');
  if (isIPv4(plain)) return reservedV4.check(plain, 'ipv4');
  if (isIP(plain) === 0) return true;
  return !globalV6.check(plain, 'ipv6') || reservedV6.check(plain, 'ipv6');
}

/** RFC 6761, 6762, 8375, 7686, 9476, and what networks at home and at work use. */
const RESERVED_ENDINGS = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'corp',
  'home',
  'private',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'test',
  'invalid',
  'example',
  'onion',
  'alt',
];

/** True for a host name (as `URL.hostname` gives it) that no public site has. */
export function isReservedName(hostname: string): boolean {
  const name = hostname.replace(/\.+$/u, '').toLowerCase();
  if (!name.includes('.')) return true;
  return RESERVED_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`));
}

const WEB_PORTS: ReadonlySet<string> = new Set([
  '',
  '80',
  '443',
  '8000',
  '8080',
  '8081',
  '8088',
  '8443',
  '8888',
]);

/** `URL.port` of a public web site. */
export function isWebPort(port: string): boolean {
  return WEB_PORTS.has(port);
}
