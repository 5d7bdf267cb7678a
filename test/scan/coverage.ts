import { readFileSync } from 'node:fs';

export interface ScannedRoute {
  method: string;
  url: string;
}

/** An answer that a scanner got. */
export interface Answered {
  method: string;
  path: string;
  status: number;
}

interface LogLine extends Answered {
  refusedStatus?: number;
  /** The code of the refusal, where one was given. */
  refusal?: string;
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
    .toSorted((a, b) => holes(a.url) - holes(b.url) || b.url.length - a.url.length)[0];
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

/**
 * Counts the routes that a role's requests reached, from the canonical lines of the log; of routes that leave
 * none (they are asked every few seconds of an exam) from what the scanners were answered.
 */
export function countReached(role: string, log: string, answered: readonly Answered[]): Reached {
  const routes = listRoutes(role);
  const found = new Set<ScannedRoute>();
  const logged = new Set<ScannedRoute>();
  const broken = new Set<string>();
  for (const one of linesOf(log)) {
    if (one.role !== role) continue;
    if (one.status >= 500 && one.status !== 503)
      broken.add(`${one.method} ${one.path} ${one.status}`);
    const route = routeOf(routes, one.method, one.path);
    if (!route) continue;
    logged.add(route);
    if (wasReached(route, one)) found.add(route);
  }
  for (const one of answered) {
    const route = routeOf(routes, one.method, one.path);
    if (route && !logged.has(route) && wasReached(route, one)) found.add(route);
  }
  return {
    routes,
    reached: routes.filter((route) => found.has(route)),
    missed: routes.filter((route) => !found.has(route)),
    broken: [...broken],
  };
}

const linesOf = (log: string): LogLine[] =>
  log
    .split('\n')
    .filter((line) => line.includes('"msg":"request"'))
    .map((line) => JSON.parse(line));

/** What was refused by the access check, or does not exist, was not reached. */
function wasReached(
  { url }: ScannedRoute,
  { status, refusedStatus, refusal }: Answered & Partial<LogLine>,
): boolean {
  const answered = refusedStatus ?? status;
  // An address without ids exists: its answer of 404 is about something that was sent.
  if (answered === 404) return refusal !== undefined && !/[:*]/.test(url);
  return answered < 500 && ![401, 403, 405].includes(answered);
}

const holes = (url: string) => url.split(':').length + url.split('*').length;
