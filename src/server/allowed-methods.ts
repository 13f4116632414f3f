/** Which methods an app answers at an address, from its own routes: what a 405 must say. */
import type { Hono } from 'hono';

/** Methods by rising name, with `HEAD` and `OPTIONS` where there is `GET`; empty for an address that is not known. */
export function allowedMethods(app: Hono, base: string): (path: string) => readonly string[] {
  let known: readonly { readonly pattern: RegExp; readonly method: string }[] | undefined;
  return (path) => {
    known ??= app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path: route }) => ({ method, pattern: patternOf(base + route) }));
    const methods = new Set(known.flatMap(({ pattern, method }) => (pattern.test(path) ? [method] : [])));
    if (methods.has('GET')) methods.add('HEAD').add('OPTIONS');
    return [...methods].sort();
  };
}

/** `/indexes/:uid` → what it matches; a parameter may bring its own pattern in braces. */
function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part === '*') return '.*';
    const parameter = /^:\w+(?:\{(.+)\})?$/.exec(part);
    if (!parameter) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return parameter[1] === undefined ? '[^/]+' : `(?:${parameter[1]})`;
  });
  return new RegExp(`^${parts.join('/').replace(/\/$/, '')}/?$`);
}
