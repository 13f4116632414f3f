/** HZ (RFC 1843): GB 2312 in seven bits, between `~{` and `~}`. Node and iconv-lite know it no more. */

export function isHz(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte > 0x7f)) return false;
  return /~\{(?:[!-w][!-~])+~\}/u.test(Buffer.from(bytes).toString('latin1'));
}

/** The same text with the eighth bit set where HZ shifts: GB 2312 as EUC, which GB 18030 reads. */
export function hzToEuc(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  let shifted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const [byte = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (!shifted && byte === 0x7e && (next === 0x7b || next === 0x7e || next === 0x0a)) {
      shifted = next === 0x7b;
      if (next === 0x7e) out.push(0x7e);
      at += 1;
    } else if (shifted && byte === 0x7e && next === 0x7d) {
      shifted = false;
      at += 1;
    } else if (shifted && byte === 0x0a) {
      // A line that forgot to shift back.
      shifted = false;
      out.push(byte);
    } else if (shifted && byte > 0x20 && next > 0x20) {
      out.push(byte | 0x80, next | 0x80);
      at += 1;
    } else {
      out.push(byte);
    }
  }
  return Buffer.from(out);
}
