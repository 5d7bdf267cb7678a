import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { speaksJson } from './requests.ts';
import { isListed, keyOf, openRouteWalk, type RouteWalk, type Visitor, walk } from './walk.ts';
import type { Answer } from './walker.ts';

/** Visitors and three of the roles ask for a route; all of them in `bin/check --full`. */
const asksAsAll = process.env.JIXUE_FULL === 'on';

let all: RouteWalk;

beforeAll(async () => {
  all = await openRouteWalk();
});
afterAll(() => all.app.close());

test('a role that is not listed finds nothing there, a visitor is sent to log in, and nothing changes', async () => {
  const faults = await walk(all, {
    choose: (route, role) => unlisted(route).includes(role),
    judge(answer, route, role) {
      if (role === 'visitor')
        return isSentToLogin(answer, route) ? undefined : 'should lead to /login';
      return answer.status === 404 ? undefined : 'should be 404';
    },
    takeChanges: all.changes.takeChanges,
  });
  expect(faults).toEqual([]);
});

test('without a CSRF token nothing is accepted but what another secret protects', async () => {
  const { app, walkers, changes } = all;
  await changes.takeChanges();
  const accepted: string[] = [];
  for (const route of app.server.routeList) {
    const role = [...walkers.keys()].find((one) => isListed(route, one)) as Role;
    if (route.method === 'GET') continue;
    const answer = await walkers.get(role)?.ask(route, { csrf: false });
    if (answer?.status !== 403) accepted.push(keyOf(route));
  }
  expect(accepted.toSorted()).toEqual([
    // The key of a title-review system.
    'POST /api/v1/people',
    // The sheet's writer token, known to the page alone.
    'POST /attempts/:id/answers',
    'POST /attempts/:id/contact',
    // The payment provider's signature.
    'POST /gateway/notification',
    'POST /gateway/unionpay/notification',
    'POST /gateway/unionpay/return',
    'POST /gateway/wechatpay/notification',
  ]);
  // A limited request is counted, a key that is not known is recorded.
  expect(await changes.takeChanges()).toEqual([
    'audit_entries',
    'forged_notifications',
    'request_counts',
  ]);
});

/** Other roles for the next route, so that each meets every part of the product. */
function unlisted(route: ListedRoute): Visitor[] {
  const [visitor, ...roles] = [...all.walkers.keys()].filter((role) => !isListed(route, role));
  if (!visitor) return [];
  const first = 3 * all.app.server.routeList.indexOf(route);
  const isAsked = (_role: Visitor, at: number) => asksAsAll || (at + first) % roles.length < 3;
  return [visitor, ...roles.filter(isAsked)];
}

function isSentToLogin(answer: Answer, route: ListedRoute): boolean {
  if (speaksJson(route)) return answer.status === 401;
  return answer.status === 303 && answer.location.startsWith('/login');
}
