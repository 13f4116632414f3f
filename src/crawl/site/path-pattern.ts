/** Patterns of paths as RFC 9309 has them: `*` is anything, `$` at the end is the end, else a beginning. */

const HEX = /%([0-9a-fA-F]{2})/gu;
const UNRESERVED = /[A-Za-z0-9\-._~]/u;

/** One spelling for one path: characters outside of ASCII as UTF-8 in %XX, %XX of plain characters undone. */
export function plainPath(path: string): string {
  const ascii = path.replace(/[^\x21-\x7e]+/gu, (part) => {
    try {
      return encodeURIComponent(part);
    } catch {
      return '';
    }
  });
  return ascii.replace(HEX, (all, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : all.toUpperCase();
  });
}

/** Both as `plainPath` gives them. Steps forward only, so that no pattern takes long. */
export function matchesPath(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!path.startsWith(part)) return false;
      at = part.length;
      continue;
    }
    const last = index === parts.length - 1;
    if (last && anchored) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !anchored || at === path.length;
}
