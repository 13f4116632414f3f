/** Structured log, one JSON line an event. The only door to pino. */
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** To standard error, so that standard output stays for answers. Nothing personal is logged: no address, no agent. */
export function createLog(destination: DestinationStream = pino.destination(2)): Log {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
