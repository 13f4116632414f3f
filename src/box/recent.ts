/** The last searches, kept in the reader's browser and told to nobody. */

const NAME = 'xiangxun:recent';
const KEPT = 5;

export interface Recent {
  list(): readonly string[];
  add(q: string): void;
  clear(): void;
}

/** Where storage is switched off or full, nothing is kept, and nothing fails. */
export function createRecent(on: boolean): Recent {
  const list = () => {
    try {
      const text = on ? window.localStorage.getItem(NAME) : null;
      return (text ?? '')
        .split('\n')
        .filter((q) => q !== '')
        .slice(0, KEPT);
    } catch {
      return [];
    }
  };
  const write = (queries: readonly string[]) => {
    try {
      if (queries.length > 0) window.localStorage.setItem(NAME, queries.join('\n'));
      else window.localStorage.removeItem(NAME);
    } catch {
      // Private windows and full disks: a search without a memory.
    }
  };
  return {
    list,
    add(q) {
      const plain = q.replace(/\s+/g, ' ').trim();
      if (on && plain) write([plain, ...list().filter((one) => one !== plain)].slice(0, KEPT));
    },
    clear: () => write([]),
  };
}
