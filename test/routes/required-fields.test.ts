import { type HTMLElement, parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import { type FilledForm, fill, formsOf } from './forms-of.ts';
import { formFor } from './requests.ts';
import { isListed, openRouteWalk, type RouteWalk } from './walk.ts';
import { openWalker, type Walker } from './walker.ts';

let all: RouteWalk;

beforeAll(async () => {
  all = await openRouteWalk();
});
afterAll(() => all.app.close());

/** They end the walk: the session, the account, or how pages look. */
const left = /^\/(session|display|account\/(data|sessions)|login|demo)/;

test('a form takes what it says: with its required fields alone, no field marked 选填 and no select left as it stands is refused', async () => {
  const { app, outsider, walkers } = all;
  const owners: [string, Walker][] = [['visitor', walkers.get('visitor') as Walker]];
  owners.push(['LEARNER', await openWalker(app, outsider, outsider.learner)]);
  for (const [role, actor] of Object.entries(outsider.officers))
    owners.push([role, await openWalker(app, outsider, actor)]);
  const right = formFor(outsider);
  const faults: string[] = [];
  const sent = new Set<string>();
  for (const [role, walker] of owners)
    for (const route of app.server.routeList) {
      if (route.method !== 'GET' || !isListed(route, role as Role | 'visitor')) continue;
      const { status, body } = await walker.ask(route);
      if (status !== 200 || !body.startsWith('<!doctype html>')) continue;
      for (const form of formsOf(parse(body))) {
        const key = `${form.action.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${form.names.join()}`;
        if (left.test(form.action) || sent.has(key)) continue;
        sent.add(key);
        const filled = fill(form, right);
        const asked = { ...route, method: 'POST', url: form.action };
        const answer = await walker.ask(asked, { form: filled.values });
        for (const fault of refusedOptional(filled, parse(answer.body)))
          faults.push(`${role} ${route.url} -> ${key}: ${fault}`);
      }
    }
  expect(faults).toEqual([]);
  expect(sent.size).toBeGreaterThan(100);
}, 900_000);

/** The fields that the answer marks as wrong although the page said they may stay as they were. */
function refusedOptional({ mayStay }: FilledForm, answer: HTMLElement): string[] {
  return answer
    .querySelectorAll('.field-error')
    .map((error) => ({ name: /error-(.+)$/.exec(error.id)?.[1] ?? '', text: error.text }))
    .filter(({ name }) => mayStay.has(name))
    .map(({ name, text }) => `${name}: ${text}`);
}
