import { routeOf, type ScannedRoute } from './coverage.ts';

/** A request that the scanners vary. */
export interface KnownRequest {
  method: 'GET' | 'POST';
  /** Path and query. */
  target: string;
  body?: string;
  json?: boolean;
  /** The file fields of its form, with what they accept; the scanners send none. */
  files?: readonly { name: string; accept: string }[];
  /** Which of the accounts found it. */
  account: number;
}

const addressesOfRoute = 2;

/** The requests known of a role's routes: few addresses of each, of every account that has some. */
export class KnownRequests {
  readonly routes: readonly ScannedRoute[];
  private readonly taken = new Map<ScannedRoute, KnownRequest[]>();

  private readonly prepared: readonly KnownRequest[];
  private readonly before: KnownRequests | undefined;

  /**
   * `prepared` is asked beside what is found; `before` is what was known before the forms were sent, for what can
   * no longer be found.
   */
  constructor(
    routes: readonly ScannedRoute[],
    prepared: readonly KnownRequest[],
    before?: KnownRequests,
  ) {
    this.routes = routes;
    this.prepared = prepared;
    this.before = before;
  }

  /** Takes a request; false when its route is none of the role's, or has enough of this account. */
  take(request: KnownRequest): boolean {
    const route = routeOf(this.routes, request.method, pathOf(request.target));
    if (!route) return false;
    const known = this.taken.get(route) ?? [];
    const own = known.filter(({ account }) => account === request.account);
    // What is the same for all is looked at by all, for the links on it.
    if (own.length >= (/[:*]/.test(route.url) ? addressesOfRoute : 1)) return false;
    if (own.some(({ target, body }) => target === request.target && body === request.body))
      return false;
    this.taken.set(route, [...known, request]);
    return true;
  }

  /** Takes back an address that does not exist. */
  drop(request: KnownRequest): void {
    for (const [route, known] of this.taken) {
      const left = known.filter((one) => one !== request);
      if (left.length === known.length) continue;
      if (left.length > 0) this.taken.set(route, left);
      else this.taken.delete(route);
    }
  }

  /** Up to `most` of each route, the first of every route before the second of any. */
  inRounds(most: number): KnownRequest[] {
    const all = this.routes.map((route) => withoutRepeats(this.of(route)));
    return Array.from({ length: most }, (_, round) =>
      all.flatMap((known) => known.slice(round, round + 1)),
    ).flat();
  }

  private of(route: ScannedRoute): KnownRequest[] {
    const found = this.taken.get(route) ?? this.before?.taken.get(route) ?? [];
    const prepared = this.prepared.filter(
      ({ method, target }) => routeOf(this.routes, method, pathOf(target)) === route,
    );
    const known = [...found.slice(0, 1), ...prepared, ...found.slice(1)];
    return known.length > 0 ? known : this.synthesise(route);
  }

  /**
   * Requests for a route that no page leads to (what scripts send, forms of another state), with the ids that
   * the addresses of its neighbours have.
   */
  private synthesise({ method, url }: ScannedRoute): KnownRequest[] {
    const neighbours = [...this.taken.values(), ...(this.before?.taken.values() ?? [])].flat();
    return fillIn(url.split('/'), neighbours).flatMap(({ target, account }): KnownRequest[] => {
      if (method === 'GET') return [{ method, target, account }];
      const form = { method: 'POST', target, account, body: 'id=1&reason=测试' } as const;
      return [form, { ...form, body: '{"id":"1","value":"a"}', json: true }];
    });
  }
}

function withoutRepeats(known: readonly KnownRequest[]): KnownRequest[] {
  const byText = new Map(known.map((one) => [`${one.target} ${one.body ?? ''}`, one]));
  return [...byText.values()];
}

const isHole = (part: string) => /^[:*]/.test(part);

/** Addresses of a pattern, with ids at the same places of known addresses. */
function fillIn(
  parts: readonly string[],
  known: readonly KnownRequest[],
): { target: string; account: number }[] {
  const lastHole = parts.findLastIndex(isHole);
  if (lastHole < 0) return [{ target: parts.join('/'), account: 0 }];
  const found = new Map<string, { target: string; account: number }>();
  for (const { target, account } of known) {
    const path = pathOf(target).split('/');
    const ids = path.slice(0, lastHole + 1);
    const fits =
      ids.length === lastHole + 1 &&
      ids.every((id, at) => {
        const part = parts[at] as string;
        return isHole(part) ? /[\d_-]/.test(id) : part === id;
      });
    if (!fits) continue;
    const filled = parts
      .map((part, at) => (isHole(part) ? part.replace(/^(:\w+|\*)/, ids[at] as string) : part))
      .join('/');
    if (!found.has(filled)) found.set(filled, { target: filled, account });
  }
  return [...found.values()].slice(0, 6);
}

/** Without the query. */
export const pathOf = (target: string) => target.split('?')[0] as string;
