/** An address → the route it belongs to: a short list, so that what is counted by route stays small. */

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/(?:articles|projects|companies)\/[^/]+$/, '/api/v1/:kind/:id'],
  [/^\/api\/v1\/admin\//, '/api/v1/admin'],
  [/^\/(?:articles|projects|companies)\/[^/]+$/, '/:kind/:id'],
  [/^\/places(?:\/|$)/, '/places'],
  [/^\/assets\//, '/assets'],
  [/^\/embed(?:\/|$)/, '/embed'],
  [/^\/meili\/multi-search$/, '/meili/multi-search'],
  [/^\/meili\/indexes\/[^/]+\/(?:search|facet-search)$/, '/meili/search'],
  [/^\/meili\/indexes\/[^/]+\/documents(?:\/|$)/, '/meili/documents'],
  [/^\/meili\/tasks(?:\/|$)/, '/meili/tasks'],
  [/^\/meili(?:\/|$)/, '/meili'],
];

const PLAIN: ReadonlySet<string> = new Set([
  '/',
  '/api/v1/search',
  '/api/v1/suggest',
  '/api/v1/export',
  '/healthz',
  '/readyz',
  '/metrics',
  '/feed.atom',
  '/feed.json',
  '/opensearch.xml',
  '/suggest.json',
  '/openapi.json',
  '/docs',
]);

export function routeName(path: string): string {
  if (PLAIN.has(path)) return path;
  return PATTERNS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

/** Files that cost nothing, and answers by which a server is watched: never refused for the load they make. */
export function isFree(route: string): boolean {
  return route === '/assets' || route === '/healthz' || route === '/readyz' || route === '/metrics';
}

const COSTS: Readonly<Record<string, number>> = {
  '/api/v1/export': 20,
  '/places': 10,
  '/meili/multi-search': 5,
};

/** How many plain searches a request of the route is worth. */
export function costOf(route: string): number {
  return COSTS[route] ?? 1;
}
