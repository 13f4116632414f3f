/** Apart from what reads, so that a server that only compares it loads no rules. */

/** Change it whenever the same article gives another reading: an index of another reader is refused. */
export const EXTRACTION_VERSION = '10';
