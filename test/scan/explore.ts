import { type HTMLElement, parse } from 'node-html-parser';
import { listRoutes, routeOf, type ScannedRoute } from './coverage.ts';

/** A request that the scanners vary. */
export interface KnownRequest {
  method: 'GET' | 'POST';
  /** Path and query. */
  target: string;
  body?: string;
  json?: boolean;
}

const addressesOfRoute = 3;
const mostPages = 700;

/**
 * Reads the pages that a role reaches, as a person would, and returns what the scanners begin with: addresses,
 * forms with the values that stand in them, and what scripts send.
 */
export async function explore(
  url: string,
  cookie: string,
  role: string,
): Promise<{ requests: KnownRequest[]; token: string }> {
  const routes = listRoutes(role).filter(({ url: path }) => !endsSession(path));
  const taken = new Map<ScannedRoute, KnownRequest[]>();
  const queue: string[] = [];
  let token = '';
  const take = (request: KnownRequest): boolean => {
    const route = routeOf(routes, request.method, pathOf(request.target));
    if (!route) return false;
    const known = taken.get(route) ?? [];
    if (known.length >= addressesOfRoute) return false;
    if (known.some(({ target, body }) => target === request.target && body === request.body))
      return false;
    taken.set(route, [...known, request]);
    return true;
  };
  const visit = (target: string) => {
    if (take({ method: 'GET', target })) queue.push(target);
  };
  for (const { method, url: path } of routes)
    if (method === 'GET' && !/[:*]/.test(path)) visit(path);
  for (let seen = 0; queue.length > 0 && seen < mostPages; seen += 1) {
    const target = queue.shift() as string;
    const answer = await fetch(`${url}${target}`, { headers: { cookie }, redirect: 'manual' });
    const to = answer.headers.get('location');
    if (to?.startsWith('/')) visit(to);
    if (!answer.headers.get('content-type')?.includes('text/html')) {
      await answer.body?.cancel();
      continue;
    }
    const page = parse(await answer.text());
    token = page.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? token;
    for (const link of page.querySelectorAll('a[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (/^\/(?!\/)/.test(href)) visit(href.split('#')[0] as string);
    }
    for (const form of page.querySelectorAll('form')) takeForm(form, target, take, visit);
  }
  const known = [...taken.values()].flat();
  return { requests: [...known, ...synthesise(routes, taken, token)], token };
}

/** What would end the session that scans. */
export const endsSession = (path: string) =>
  /^\/(session\/end|account\/sessions\/[^/]+\/end)/.test(path);

function takeForm(
  form: HTMLElement,
  page: string,
  take: (request: KnownRequest) => boolean,
  visit: (target: string) => void,
): void {
  const action = form.getAttribute('action') || page;
  if (!/^\/(?!\/)/.test(action)) return;
  const fields = new URLSearchParams();
  for (const field of form.querySelectorAll('input, select, textarea'))
    for (const value of valuesOf(field)) fields.append(field.getAttribute('name') ?? '', value);
  fields.delete('');
  if (form.getAttribute('method')?.toLowerCase() === 'post')
    take({ method: 'POST', target: action, body: fields.toString() });
  else visit(fields.size > 0 ? `${action}?${fields}` : action);
}

function valuesOf(field: HTMLElement): string[] {
  const kind = field.getAttribute('type') ?? field.tagName.toLowerCase();
  const value = field.getAttribute('value') ?? '';
  if (kind === 'file' || kind === 'submit') return [];
  if (kind === 'radio' || kind === 'checkbox')
    return field.hasAttribute('checked') || kind === 'radio' ? [value || 'on'] : [];
  if (field.tagName === 'SELECT') {
    const options = field.querySelectorAll('option');
    const chosen = options.find((one) => one.hasAttribute('selected')) ?? options.at(-1);
    return chosen ? [chosen.getAttribute('value') ?? chosen.text] : [];
  }
  if (field.tagName === 'TEXTAREA') return [field.text || '扫描时填写的文字'];
  if (value) return [value];
  if (kind === 'date') return ['2026-11-23'];
  return kind === 'number' ? ['1'] : ['测试'];
}

/**
 * Requests for the routes that no page leads to (what scripts send, forms of another state), with the ids
 * that the addresses of their neighbours have.
 */
function synthesise(
  routes: readonly ScannedRoute[],
  taken: ReadonlyMap<ScannedRoute, KnownRequest[]>,
  token: string,
): KnownRequest[] {
  const paths = [...taken.values()].flat().map(({ target }) => pathOf(target).split('/'));
  return routes
    .filter((route) => !taken.has(route))
    .flatMap((route): KnownRequest[] => {
      const target = fillIn(route.url.split('/'), paths);
      if (!target) return [];
      if (route.method === 'GET') return [{ method: 'GET', target }];
      return [
        { method: 'POST', target, body: `_csrf=${encodeURIComponent(token)}&id=1&reason=测试` },
        { method: 'POST', target, body: '{"id":"1","value":"a"}', json: true },
      ];
    });
}

function fillIn(parts: string[], known: readonly string[][]): string | undefined {
  const filled: string[] = [];
  for (const [place, part] of parts.entries()) {
    if (!/^[:*]/.test(part)) {
      filled.push(part);
      continue;
    }
    const before = parts.slice(0, place);
    const alike = known.find(
      (path) =>
        path.length > place &&
        before.every((one, at) => /^[:*]/.test(one) || one === path[at]) &&
        filled.every((one, at) => !/^[:*]/.test(parts[at] ?? '') || one === path[at]) &&
        /[\d_-]|^[0-9a-f]{8}/.test(path[place] ?? ''),
    );
    if (!alike) return undefined;
    filled.push(alike[place] as string);
  }
  return filled.join('/');
}

const pathOf = (target: string) => target.split('?')[0] as string;
