import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import { strayErrorLinks } from '../support/error-summary.ts';
import { isInSample } from '../support/sample-of.ts';
import { takesRow } from './requests.ts';
import { isCityWide, isListed, keyOf, openRouteWalk, type RouteWalk } from './walk.ts';
import { openWalker, type Walker } from './walker.ts';

/** What is odd is found before it matters who asks: one role a route, all of them in `bin/check --full`. */
const asksAsAll = process.env.JIXUE_FULL === 'on';

const oddIds = ['unknown', '%00', '%ff', 'x'.repeat(190)];

/** Not there for anybody in this city: a line asked for without an upgrade, a draft that nobody threw away. */
const notHere = ['GET /attempts/:id/line', 'POST /topics/:id/recovery'];

let all: RouteWalk;

beforeAll(async () => {
  all = await openRouteWalk();
});
afterAll(() => all.app.close());

test('roles that work for the whole city, and the owners, do reach these rows', async () => {
  const { app, outsider, walkers } = all;
  const owners = new Map<Role, Walker>();
  owners.set('LEARNER', await openWalker(app, outsider, outsider.learner));
  for (const [role, actor] of Object.entries(outsider.officers))
    owners.set(role as Role, await openWalker(app, outsider, actor));
  const unreached: string[] = [];
  const strays: string[] = [];
  // Reading first: afterwards much is decided.
  for (const route of app.server.routeList.toSorted((one, other) =>
    one.method < other.method ? -1 : 1,
  )) {
    if (route.access === 'everyone' || !takesRow(route) || notHere.includes(keyOf(route))) continue;
    const answers: number[] = [];
    for (const [role, walker] of [...owners, ...walkers]) {
      const reaches = owners.get(role as Role) === walker || isCityWide(route, role);
      if (!reaches || !isListed(route, role)) continue;
      const empty = await walker.ask(route, { empty: true });
      expect(empty.status, `${role} ${keyOf(route)} without a form`).toBeLessThan(500);
      const filled = await walker.ask(route);
      answers.push(empty.status, filled.status);
      for (const { body } of [empty, filled])
        strays.push(...strayErrorLinks(body).map((id) => `${keyOf(route)}: ${id}`));
    }
    if (!answers.some((status) => status < 500 && status !== 403 && status !== 404))
      unreached.push(`${keyOf(route)}: ${answers}`);
  }
  expect(unreached).toEqual([]);
  expect(strays, 'links of error summaries that reach no field').toEqual([]);
});

test('an empty form, an unknown id and a forged address are answered calmly everywhere', async () => {
  const { app, walkers } = all;
  const faults: string[] = [];
  for (const [at, route] of app.server.routeList.entries()) {
    const listed = [...walkers.keys()].filter((role) => isListed(route, role));
    for (const role of asksAsAll ? listed : listed.slice(at % listed.length).slice(0, 1)) {
      const walker = walkers.get(role) as Walker;
      const ids = takesRow(route)
        ? oddIds.filter((id) => isInSample(`${id} ${keyOf(route)}`, 2))
        : [''];
      for (const id of ids) {
        const { status } = await walker.ask(route, { empty: true, ...(id && { id }) });
        if (status >= 500) faults.push(`${role} ${keyOf(route)} ${id}: ${status}`);
      }
      if (route.method === 'GET') continue;
      const { status, body } = await walker.ask(route, { spoil: true });
      if (status >= 500) faults.push(`${role} ${keyOf(route)} spoiled: ${status}`);
      const { body: missing } = await walker.ask(route, { empty: true });
      for (const page of [body, missing])
        faults.push(...strayErrorLinks(page).map((id) => `${role} ${keyOf(route)}: no ${id}`));
    }
  }
  expect(faults).toEqual([]);
});
