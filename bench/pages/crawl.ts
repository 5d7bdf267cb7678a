import type { App, ListedRoute } from '../../src/platform/http/index.ts';
import { noteStatements, type SentStatement } from './sent-statements.ts';

/** A page as one role sees it. */
export interface PageCost {
  key: string;
  role: string;
  path: string;
  p50: number;
  p95: number;
  statements: number;
  sent: SentStatement[];
}

/**
 * Opens every GET route of a role: those without a row at once, the others at the first link to one that any
 * page of the role shows. Returns their cost, timed `rounds` times, and the routes that no page leads to.
 */
export async function crawl(
  app: App,
  role: string,
  cookie: string,
  rounds: number,
): Promise<{ costs: PageCost[]; unreached: string[] }> {
  const waiting = new Map(routesOf(app, role).map((route) => [route.url, patternOf(route)]));
  const found = [...waiting.keys()]
    .filter((url) => !url.includes(':'))
    .map((url) => ({ url, path: url }));
  for (const { url } of found) waiting.delete(url);
  const costs: PageCost[] = [];
  for (let next = found.shift(); next; next = found.shift()) {
    const { url, path } = next;
    const opened = await timePage(app, path, cookie, rounds);
    if (!opened) continue;
    costs.push({ key: `GET ${url}`, role, path, ...opened.cost });
    for (const [, href = ''] of opened.body.matchAll(/href="(\/[^"#]*)/g)) {
      const target = href.replaceAll('&amp;', '&');
      for (const [other, pattern] of waiting)
        if (pattern.test(target.split('?')[0] ?? '')) {
          found.push({ url: other, path: target });
          waiting.delete(other);
        }
    }
  }
  return { costs, unreached: [...waiting.keys()] };
}

const routesOf = (app: App, role: string): ListedRoute[] =>
  app.routeList.filter(
    ({ method, url, access }) =>
      method === 'GET' &&
      !url.includes('*') &&
      (access === 'everyone' || access === 'signed-in' || access.some((one) => one === role)),
  );

const patternOf = ({ url }: ListedRoute) => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`);

/** Null where the role finds nothing there. */
async function timePage(app: App, url: string, cookie: string, rounds: number) {
  const open = () => app.inject({ method: 'GET', url, headers: { cookie: `jixue=${cookie}` } });
  const [first, sent] = await noteStatements(open);
  if (first.statusCode !== 200) return null;
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await open();
    taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(rounds - 1, Math.floor(rounds * share))] as number;
  const html = String(first.headers['content-type'] ?? '').startsWith('text/html');
  const cost = { p50: at(0.5), p95: at(0.95), statements: sent.length, sent };
  return { body: html ? first.body : '', cost };
}
