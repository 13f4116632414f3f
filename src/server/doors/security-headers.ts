/** What browsers may do with an answer, by what the answer is. */

/** Everything that is neither a page nor the box for other sites: data, health, errors. */
const DATA = {
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Pages name their own content policy, since each knows what it holds. */
const PAGE = {
  ...DATA,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Files that other sites load, with and without CORS (subresource integrity asks with it). */
const EMBED = {
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

const NOT_PAGES =
  /^\/(api(\/|$)|meili(\/|$)|healthz$|readyz$|metrics$|assets\/|feed\.|openapi\.json$|opensearch\.xml$|suggest\.json$)/;

/** Made once: nothing is made for a request. */
const OF = {
  embed: Object.freeze({ ...EVERYWHERE, ...EMBED }),
  data: Object.freeze({ ...EVERYWHERE, ...DATA }),
  page: Object.freeze({ ...EVERYWHERE, ...PAGE }),
};

/** `path` as it was asked for. A route may set another value of its own. */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  if (path.startsWith('/embed/')) return OF.embed;
  return NOT_PAGES.test(path) ? OF.data : OF.page;
}
