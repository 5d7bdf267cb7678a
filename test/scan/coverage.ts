import { readFileSync } from 'node:fs';

export interface ScannedRoute {
  method: string;
  url: string;
}

interface LogLine {
  method: string;
  path: string;
  status: number;
  refusedStatus?: number;
  /** Of the session; none when it has ended. */
  role?: string;
}

export interface Reached {
  /** The routes that the role may use. */
  routes: ScannedRoute[];
  reached: ScannedRoute[];
  missed: ScannedRoute[];
  /** Answers of 500 and above. */
  broken: string[];
}

/** The routes that a role may use, from docs/routes.md; what the interface offers to systems is left out. */
export function listRoutes(role: string): ScannedRoute[] {
  const rows = readFileSync('docs/routes.md', 'utf8').matchAll(
    /^\| (GET|POST) \| `([^`]+)` \| ([^|]*) \|/gm,
  );
  return [...rows]
    .map(([, method = '', url = '', who = '']) => ({ method, url, who }))
    .filter(({ who }) => /everybody/.test(who) || who.includes(`${role} `))
    .filter(({ url }) => !url.startsWith('/api/') && !url.startsWith('/demo'))
    .map(({ method, url }) => ({ method, url }));
}

/** The route of a request, the most exact one: `/orders/new` is not `/orders/:id`. */
export function routeOf<Route extends ScannedRoute>(
  routes: readonly Route[],
  method: string,
  path: string,
): Route | undefined {
  return routes
    .filter((route) => route.method === method && patternOf(route).test(path))
    .toSorted((a, b) => holes(a.url) - holes(b.url))[0];
}

const patterns = new Map<string, RegExp>();

function patternOf({ url }: ScannedRoute): RegExp {
  const known = patterns.get(url);
  if (known) return known;
  const source = url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*');
  const pattern = new RegExp(`^${source}$`);
  patterns.set(url, pattern);
  return pattern;
}

/** Counts the routes that a role's requests reached, from the canonical lines of the log. */
export function countReached(role: string, log: string): Reached {
  const routes = listRoutes(role);
  const found = new Set<ScannedRoute>();
  const broken = new Set<string>();
  for (const line of log.split('\n')) {
    if (!line.includes('"msg":"request"')) continue;
    const one = JSON.parse(line) as LogLine;
    if (one.role !== role) continue;
    if (one.status >= 500 && one.status !== 503)
      broken.add(`${one.method} ${one.path} ${one.status}`);
    // What was refused by the access check, or does not exist, was not reached.
    if ([401, 403, 404, 405].includes(one.refusedStatus ?? one.status)) continue;
    const route = routeOf(routes, one.method, one.path);
    if (route) found.add(route);
  }
  return {
    routes,
    reached: routes.filter((route) => found.has(route)),
    missed: routes.filter((route) => !found.has(route)),
    broken: [...broken],
  };
}

const holes = (url: string) => url.split(':').length + url.split('*').length;
