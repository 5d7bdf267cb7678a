import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { isInSample } from '../support/sample-of.ts';
import { takesRow } from './requests.ts';
import { isOutsideOf, keyOf, openRouteWalk, type RouteWalk, walk } from './walk.ts';

/** What may be written about a person by others: who asked, failed logins, codes and forgeries. */
const writtenAbout: [RegExp, string[]][] = [
  [/^/, ['audit_entries']],
  [/^POST \/(login|password-reset|activation)/, ['login_failures', 'one_time_codes']],
  [/^POST \/gateway\/(\w+\/)?notification$/, ['forged_notifications']],
];

/** Routes for everybody are asked as a visitor and as one in three of the roles. */
const isForFew = ({ access }: ListedRoute) => access !== 'everyone' && access !== 'signed-in';

let all: RouteWalk;

beforeAll(async () => {
  all = await openRouteWalk();
});
afterAll(() => all.app.close());

test('N12, N22, N23: a listed role with a row of the outsider is refused, and nothing changes', async () => {
  const faults = await walk(all, {
    choose: (route, role) =>
      route.access !== 'everyone' && takesRow(route) && isOutsideOf(route, role),
    judge: ({ status }) => (status === 403 || status === 404 ? undefined : 'should be 403 or 404'),
    takeChanges: all.changes.takeChanges,
    allow: () => ['audit_entries'],
  });
  expect(faults).toEqual([]);
});

test('lists, own pages and public pages never name the outsider, and no form of others reaches the rows of the outsider', async () => {
  const { ids, learner } = all.outsider;
  const rows = [learner.accountId, ...Object.values(ids).filter((id) => /^[\da-f-]{36}$/.test(id))];
  const faults = await walk(all, {
    choose: (route, role) =>
      (route.access === 'everyone' || !takesRow(route)) &&
      isOutsideOf(route, role) &&
      (isForFew(route) || role === 'visitor' || isInSample(`${role} ${keyOf(route)}`, 3)),
    takeChanges: () => all.changes.takeChangesWith(rows),
    allow: (route) =>
      writtenAbout.filter(([key]) => key.test(keyOf(route))).flatMap(([, tables]) => tables),
  });
  expect(faults).toEqual([]);
});
