/** A connection to one checked address, and to no other. */
import { connect, type Socket } from 'node:net';
import { FetchFault } from './fault.ts';

/** Resolves to a connected socket. `address` is an IP address. */
export type Dial = (address: string, port: number, timeoutMillis: number) => Promise<Socket>;

/** `::ffff:1.2.3.4` → `1.2.3.4`. */
const plain = (address: string) => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/u, '');

export const dial: Dial = (address, port, timeoutMillis) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true });
    const fail = (fault: FetchFault) => {
      socket.destroy();
      reject(fault);
    };
    const timer = setTimeout(() => fail(new FetchFault('timeout', `connect ${address}`)), timeoutMillis);
    const onError = (error: Error) => {
      clearTimeout(timer);
      fail(new FetchFault('connect', error.message));
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      clearTimeout(timer);
      const remote = socket.remoteAddress ?? '';
      if (plain(remote) !== plain(address))
        return fail(new FetchFault('reserved-address', `${address} ≠ ${remote}`));
      socket.off('error', onError);
      // Until its user listens, a break must not end the process; it shows at the first read.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
