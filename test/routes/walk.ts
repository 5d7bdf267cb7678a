import type { AppOptions } from '../../src/app/app.ts';
import type { Role } from '../../src/kernel/actor.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { createTestApp, type TestApp } from '../support/parts.ts';
import { insertActors } from './actors.ts';
import { type ChangeLog, openChangeLog } from './change-log.ts';
import { insertOutsider, type Outsider } from './outsider.ts';
import { type Answer, openWalker, type Walker } from './walker.ts';

export type Visitor = Role | 'visitor';

/** The app with one walker a role, none of them in charge of the outsider's rows. */
export interface RouteWalk {
  app: TestApp;
  outsider: Outsider;
  walkers: Map<Visitor, Walker>;
  changes: ChangeLog;
}

export async function openRouteWalk(
  parts: Parameters<typeof createTestApp>[0] = {},
  options: AppOptions = { rateLimits: 'on' },
): Promise<RouteWalk> {
  const app = await createTestApp(parts, options);
  const { bodies, actors } = await insertActors(app);
  const outsider = await insertOutsider(app, bodies);
  const walkers = new Map<Visitor, Walker>([['visitor', await openWalker(app, outsider, null)]]);
  for (const [role, actor] of Object.entries(actors))
    walkers.set(role as Role, await openWalker(app, outsider, actor));
  const changes = await openChangeLog(app.parts);
  return { app, outsider, walkers, changes };
}

/** Routes where a role works for the whole city (roles.md): it has no outsiders there. */
const cityWide: Partial<Record<Visitor, RegExp>> = {
  MUNICIPAL_OFFICER:
    /^(GET \/endorsements|POST .*\/revocation|\w+ \/(cycle-rules|hour-rules|api-keys|article-desk|topics|courseware)|\w+ \/(organisation-approvals|organisations|jurisdictions|titles|place|cases|findings)|GET \/(professional-|spot-checks|statistics\/units|ledger|textbook|absence-desk|exam-monitor\/(attempts|lost-contact|seats)|score-corrections|complaint-desk|earlier-results|papers|paper-sets|review\/people|people\/|assessments|question-bank|question-imports|question-exports|question-pictures))/,
  CENTRE_CLERK:
    /^\w+ \/(topics|people\/|courseware|question-bank|question-imports|question-exports|question-pictures|exam-monitor|score-corrections|complaint-desk|earlier-results|papers|paper-sets|textbook|article-desk|bank-lines|bank-files|payee-account|group-receipts|ledger|statistics\/units)/,
  ASSOCIATION_CLERK:
    /^\w+ \/(topics|courseware|article-desk|question-bank|question-imports|question-exports|question-pictures|textbook|statistics\/units)/,
  COURSE_AUTHOR:
    /^\w+ \/(topics|courseware|question-bank|question-imports|question-exports|question-pictures)/,
  SYSTEM_ADMIN: /^\w+ \/(role-assignments|api-keys|operations|place)/,
  SECURITY_ADMIN: /^\w+ \/(role-assignments|officer-devices)/,
  AUDITOR: /^GET \/(audit|role-assignments|officer-devices)/,
};

export const isCityWide = (route: ListedRoute, role: Visitor): boolean =>
  cityWide[role]?.test(keyOf(route)) ?? false;

/** Routes that lock out after many wrong attempts, for every role. */
const locksOut =
  /^POST \/(login|login\/sms\/session|activation|account\/\S+|messages\/mail-address\S*|second-factor\/\S+|password-reset\/\w+)$/;

export const keyOf = ({ method, url }: ListedRoute) => `${method} ${url}`;

export const isListed = ({ access }: ListedRoute, role: Visitor) =>
  access === 'everyone' ||
  (role !== 'visitor' && (access === 'signed-in' || access.includes(role)));

/** Whether the route is for the role, but not with the rows of the outsider. */
export const isOutsideOf = (route: ListedRoute, role: Visitor): boolean =>
  isListed(route, role) && !isCityWide(route, role);

interface WalkOptions {
  choose(route: ListedRoute, role: Visitor): boolean;
  /** What is wrong with an answer; undefined when nothing is. */
  judge?(answer: Answer, route: ListedRoute, role: Visitor): string | undefined;
  /** The tables that changed since the last call and must not have. */
  takeChanges(): Promise<string[]>;
  /** Tables that may have changed all the same. */
  allow?(route: ListedRoute): string[];
}

/** Requests all routes as all chosen roles; returns the wrong answers. */
export async function walk(
  { app, outsider, walkers }: RouteWalk,
  { choose, judge, takeChanges, allow }: WalkOptions,
): Promise<string[]> {
  const faults: string[] = [];
  await takeChanges();
  for (const route of app.server.routeList) {
    const roles = [...walkers.keys()].filter((role) => choose(route, role));
    for (const role of roles) {
      const answer = await (walkers.get(role) as Walker).ask(route);
      const said = [judge?.(answer, route, role)];
      if (answer.body.includes(outsider.name)) said.push('names the outsider');
      if (answer.status === 429 && !locksOut.test(keyOf(route))) said.push('is too often');
      if (answer.status >= 500) said.push('fails');
      for (const one of said.filter((each) => each !== undefined))
        faults.push(`${role} ${keyOf(route)}: ${answer.status} ${one}`);
    }
    if (route.method === 'GET' || roles.length === 0) continue;
    const changed = (await takeChanges()).filter((table) => !allow?.(route).includes(table));
    faults.push(...changed.map((table) => `${keyOf(route)} by one of ${roles}: changes ${table}`));
  }
  return faults;
}
