import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { createTestApp, type TestApp } from '../support/parts.ts';
import { insertActors } from './actors.ts';
import { changed, type Dactyloscope, type Fingerprint, openDactyloscope } from './fingerprint.ts';
import { type Foreigner, insertForeigner } from './inhabitants.ts';
import { speaksJson, takesRow } from './requests.ts';
import { type Answer, openWalker, type Walker } from './walker.ts';

let house: TestApp;
let foreigner: Foreigner;
let walkers: Map<Role | 'visitor', Walker>;
let dactyloscope: Dactyloscope;

beforeAll(async () => {
  house = await createTestApp({}, { rateLimits: 'on' });
  const { bodies, actors } = await insertActors(house);
  foreigner = await insertForeigner(house, bodies);
  dactyloscope = await openDactyloscope(house.parts);
  walkers = new Map([['visitor', await openWalker(house, foreigner, null)]]);
  for (const [role, actor] of Object.entries(actors))
    walkers.set(role as Role, await openWalker(house, foreigner, actor));
});
afterAll(() => house.close());

/** Where a role works for the whole city (roles.md): nobody is foreign to it there. */
const cityWide: Partial<Record<Role | 'visitor', RegExp>> = {
  MUNICIPAL_OFFICER:
    /^(GET \/endorsements|POST .*\/revocation|\w+ \/(cycle-rules|hour-rules|api-keys|article-desk)|\w+ \/(organisation-approvals|cases|findings)|GET \/(professional-|spot-checks|statistics\/units|textbook|absence-desk|exam-monitor\/attempts|review\/people|assessments))/,
  CENTRE_CLERK:
    /^\w+ \/(exam-monitor|textbook|article-desk|bank-lines|group-receipts|statistics\/units)/,
  ASSOCIATION_CLERK: /^\w+ \/(article-desk|textbook|statistics\/units)/,
  SYSTEM_ADMIN: /^\w+ \/(role-assignments|api-keys)/,
  SECURITY_ADMIN: /^\w+ \/role-assignments/,
  AUDITOR: /^GET \/audit/,
};
/** What may be written about a person without his doing: who asked, failed logins, codes and forgeries. */
const writtenAbout: [RegExp, string[]][] = [
  [/^/, ['audit_entries']],
  [/^POST \/(login|password-reset|activation)/, ['login_failures', 'one_time_codes']],
  [/^POST \/gateway\/notification$/, ['gateway_notifications']],
];
/** Where many wrong guesses end in a pause, whoever asks. */
const locksOut = /^POST \/(login|activation|password-reset\/\w+)$/;

const keyOf = ({ method, url }: ListedRoute) => `${method} ${url}`;
const isListed = ({ access }: ListedRoute, role: Role | 'visitor') =>
  access === 'everyone' ||
  (role !== 'visitor' && (access === 'signed-in' || access.includes(role)));

interface Walk {
  choose(route: ListedRoute, role: Role | 'visitor'): boolean;
  /** What is wrong with an answer; undefined when nothing is. */
  judge?(answer: Answer, route: ListedRoute, role: Role | 'visitor'): string | undefined;
  /** What is in the tables that must not move. */
  look(): Promise<Fingerprint>;
  /** Tables that may have moved all the same. */
  allow?(route: ListedRoute): string[];
}

/** Walks all routes as all roles that are chosen; returns what was not as it should be. */
async function walk({ choose, judge, look, allow }: Walk): Promise<string[]> {
  const faults: string[] = [];
  let before = await look();
  for (const route of house.app.routeList) {
    const roles = [...walkers.keys()].filter((role) => choose(route, role));
    for (const role of roles) {
      const answer = await (walkers.get(role) as Walker).ask(route);
      const said = [judge?.(answer, route, role)];
      if (answer.body.includes(foreigner.name)) said.push('names the foreigner');
      if (answer.status === 429 && !locksOut.test(keyOf(route))) said.push('is too often');
      if (answer.status >= 500) said.push('fails');
      for (const one of said.filter((each) => each !== undefined))
        faults.push(`${role} ${keyOf(route)}: ${answer.status} ${one}`);
    }
    if (route.method === 'GET' || roles.length === 0) continue;
    const after = await look();
    const moved = changed(before, after, allow?.(route));
    faults.push(...moved.map((table) => `${keyOf(route)} by one of ${roles}: changes ${table}`));
    before = after;
  }
  return faults;
}

test('a role that is not listed finds nothing there, a visitor is sent to log in, and nothing changes', async () => {
  const faults = await walk({
    choose: (route, role) => !isListed(route, role),
    judge(answer, route, role) {
      if (role === 'visitor')
        return isSentToLogin(answer, route) ? undefined : 'should lead to /login';
      return answer.status === 404 ? undefined : 'should be 404';
    },
    look: dactyloscope.everything,
  });
  expect(faults).toEqual([]);
});

test('N12, N22, N23: a listed role with a row of somebody else is refused, and nothing changes', async () => {
  const faults = await walk({
    choose: (route, role) =>
      route.access !== 'everyone' && takesRow(route) && isForeignTo(route, role),
    judge: ({ status }) => (status === 403 || status === 404 ? undefined : 'should be 403 or 404'),
    look: dactyloscope.everything,
    allow: () => ['audit_entries'],
  });
  expect(faults).toEqual([]);
});

test('lists, own pages and public pages never name the foreigner, and no form of others reaches his rows', async () => {
  const { ids, learner } = foreigner;
  const his = [learner.accountId, ...Object.values(ids).filter((id) => /^[\da-f-]{36}$/.test(id))];
  const faults = await walk({
    choose: (route, role) =>
      (route.access === 'everyone' || !takesRow(route)) && isForeignTo(route, role),
    look: () => dactyloscope.rowsWith(his),
    allow: (route) =>
      writtenAbout.filter(([key]) => key.test(keyOf(route))).flatMap(([, tables]) => tables),
  });
  expect(faults).toEqual([]);
});

test('without a CSRF token nothing is accepted but what another secret protects', async () => {
  const before = await dactyloscope.everything();
  const accepted: string[] = [];
  for (const route of house.app.routeList) {
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
  ]);
  // Of a request that is limited it is counted that it came.
  expect(changed(before, await dactyloscope.everything())).toEqual([
    'gateway_notifications',
    'request_counts',
  ]);
});

test('whoever works for the whole city, and the owner himself, does reach these rows', async () => {
  const owners = new Map<Role, Walker>();
  owners.set('LEARNER', await openWalker(house, foreigner, foreigner.learner));
  for (const [role, actor] of Object.entries(foreigner.officers))
    owners.set(role as Role, await openWalker(house, foreigner, actor));
  const unreached: string[] = [];
  // Reading first: afterwards much is decided.
  for (const route of house.app.routeList.toSorted((one, other) =>
    one.method < other.method ? -1 : 1,
  )) {
    if (route.access === 'everyone' || !takesRow(route)) continue;
    const answers: number[] = [];
    for (const [role, walker] of [...owners, ...walkers]) {
      const reaches = owners.get(role as Role) === walker || cityWide[role]?.test(keyOf(route));
      if (!reaches || !isListed(route, role)) continue;
      const empty = await walker.ask(route, { empty: true });
      expect(empty.status, `${role} ${keyOf(route)} without a form`).toBeLessThan(500);
      answers.push(empty.status, (await walker.ask(route)).status);
    }
    if (!answers.some((status) => status < 500 && status !== 403 && status !== 404))
      unreached.push(`${keyOf(route)}: ${answers}`);
  }
  expect(unreached).toEqual([]);
});

test('an empty form, an unknown id and a forged address are answered calmly everywhere', async () => {
  const faults: string[] = [];
  for (const route of house.app.routeList) {
    for (const role of [...walkers.keys()].filter((one) => isListed(route, one))) {
      const walker = walkers.get(role) as Walker;
      for (const id of takesRow(route) ? ['unknown', '%00', '%ff', 'x'.repeat(190)] : ['']) {
        const { status } = await walker.ask(route, { empty: true, ...(id && { id }) });
        if (status >= 500) faults.push(`${role} ${keyOf(route)} ${id}: ${status}`);
      }
      if (route.method === 'GET') continue;
      const { status } = await walker.ask(route, { spoil: true });
      if (status >= 500) faults.push(`${role} ${keyOf(route)} spoiled: ${status}`);
    }
  }
  expect(faults).toEqual([]);
});

function isForeignTo(route: ListedRoute, role: Role | 'visitor'): boolean {
  return isListed(route, role) && !cityWide[role]?.test(keyOf(route));
}

function isSentToLogin(answer: Answer, route: ListedRoute): boolean {
  if (speaksJson(route)) return answer.status === 401;
  return answer.status === 303 && answer.location.startsWith('/login');
}
