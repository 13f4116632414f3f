/** robots.txt by RFC 9309: which paths may be visited, and how slowly. */
import { matchesPath, plainPath } from '../site/path-pattern.ts';

/** RFC 9309 §2.5 asks for 500 KiB at least. */
const MAX_BYTES = 512 * 1024;
/** Seconds; more is not waited. */
const MAX_CRAWL_DELAY = 30;

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay?: number;
}

export interface Robots {
  /** `path` with its query, as a URL has them. */
  allows(path: string): boolean;
  /** Seconds between requests, at most 30. */
  readonly crawlDelay: number | undefined;
}

export const ALLOW_ALL: Robots = { allows: () => true, crawlDelay: undefined };

function groupsOf(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  let group: Group | undefined;
  let naming = false;
  for (const line of lines) {
    const found = /^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$/u.exec(line.replace(/#.*$/u, ''));
    if (!found) continue;
    const [key, value] = [(found[1] ?? '').toLowerCase(), found[2] ?? ''];
    if (key === 'user-agent') {
      if (!naming || group === undefined) {
        group = { agents: [], rules: [] };
        groups.push(group);
      }
      naming = true;
      group.agents.push(value.toLowerCase());
    }
    if (key !== 'allow' && key !== 'disallow' && key !== 'crawl-delay') continue;
    naming = false;
    // Rules before the first user-agent belong to nobody.
    if (group === undefined) continue;
    if (key === 'crawl-delay') {
      const seconds = Number(value);
      if (value !== '' && seconds >= 0) group.delay = Math.min(seconds, MAX_CRAWL_DELAY);
    } else if (value !== '') {
      group.rules.push({ allow: key === 'allow', pattern: plainPath(value) });
    }
  }
  return groups;
}

/** `xiangxun/1.0 (crawler)` → `xiangxun`: what stands before the first character that no product token has. */
const token = (agent: string) => /^[a-z_-]+/u.exec(agent)?.[0] ?? agent;

/** Reads a robots.txt for a crawler of this product token (as `xiangxun`). Never throws. */
export function parseRobots(bytes: Uint8Array, product: string): Robots {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES));
  const groups = groupsOf(text.split(/\r\n|\r|\n/u));
  const named = groups.filter(({ agents }) => agents.some((agent) => token(agent) === product.toLowerCase()));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rules = chosen.flatMap((group) => group.rules);
  const delays = chosen.flatMap(({ delay }) => delay ?? []);
  return {
    allows: (raw) => {
      const path = plainPath(raw);
      if (path === '/robots.txt') return true;
      let best: Rule | undefined;
      for (const rule of rules) {
        if (!matchesPath(rule.pattern, path)) continue;
        const longer = rule.pattern.length - (best?.pattern.length ?? -1);
        if (longer > 0 || (longer === 0 && rule.allow)) best = rule;
      }
      return best?.allow ?? true;
    },
    crawlDelay: delays.length > 0 ? Math.max(...delays) : undefined,
  };
}
