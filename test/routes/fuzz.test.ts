import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import { formFor, speaksJson } from './requests.ts';
import { isListed, keyOf, openRouteWalk, type RouteWalk } from './walk.ts';
import { openWalker, type Walker } from './walker.ts';

/** `npm test` sends a sample, `npm run check -- --full` all; a seed of its own repeats a run. */
const posts = process.env.JIXUE_FULL === 'on' ? 20_000 : 400;
const seed = Number(process.env.FUZZ_SEED ?? 20101);

let all: RouteWalk;

beforeAll(async () => {
  all = await openRouteWalk();
});
afterAll(() => all.app.close());

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e反',
    '𠮷',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '../../etc/passwd',
    '%00%ff',
    '[]',
    '{}',
    'null',
    'NaN',
    'true',
    'ÿ'.repeat(20_000),
    '*a'.repeat(5_000),
    '>'.repeat(2_000),
  ),
  fc.constantFrom(
    '-1',
    '0',
    '1e309',
    '99999999999999999999',
    '0x10',
    '１２',
    '1.5',
    '-0',
    '2147483648',
  ),
  fc.constantFrom(
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '+275760-09-13',
    '2026-11-23T25:61',
    '26-1-1',
  ),
  fc.uuid(),
  fc.webUrl(),
  fc.bigInt().map(String),
);

/** What happens to a field of a right form: kept, changed, left out, or given more than once. */
const change = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'keep' as const }) },
  { weight: 4, arbitrary: odd.map((value) => ({ kind: 'set' as const, value })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .array(odd, { maxLength: 4 })
      .map((values) => ({ kind: 'repeat' as const, values })),
  },
);

const mutation = fc.record({
  changes: fc.array(change, { minLength: 40, maxLength: 40 }),
  extra: fc.dictionary(fc.string({ maxLength: 12 }), odd, { maxKeys: 2 }),
  pick: fc.nat(),
});

test('whatever a form is filled with, the answer is never an error of ours', async () => {
  const { app, outsider, walkers } = all;
  const owners = new Map<string, Walker>(walkers);
  for (const [role, actor] of Object.entries(outsider.officers))
    owners.set(`owner ${role}`, await openWalker(app, outsider, actor));
  owners.set('owner LEARNER', await openWalker(app, outsider, outsider.learner));
  const routes = app.server.routeList.filter(
    (route) => route.method !== 'GET' && !speaksJson(route),
  );
  const faults: string[] = [];
  const reached = new Set<string>();
  for (const [at, { changes, extra, pick }] of fc
    .sample(mutation, { numRuns: posts, seed })
    .entries()) {
    const route = routes[at % routes.length] as (typeof routes)[number];
    const who = [...owners].filter(([role]) => isListed(route, role.replace('owner ', '') as Role));
    const [role, walker] = who[pick % who.length] as [string, Walker];
    const form = mutate(formFor(outsider), changes, extra);
    const { status } = await walker.ask(route, { form });
    reached.add(keyOf(route));
    if (status >= 500 && status !== 503)
      faults.push(
        `seed ${seed} no ${at} ${role} ${keyOf(route)}: ${status} ${form.toString().slice(0, 2_000)}`,
      );
  }
  expect(faults).toEqual([]);
  if (posts >= routes.length) expect(reached.size).toBe(routes.length);
}, 3_600_000);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function mutate(
  right: URLSearchParams,
  changes: readonly Change[],
  extra: Record<string, string>,
): URLSearchParams {
  const form = new URLSearchParams();
  for (const [at, [name, value]] of [...right].entries()) {
    const to = changes[at % changes.length] as Change;
    if (to.kind === 'keep') form.append(name, value);
    if (to.kind === 'set') form.append(name, to.value);
    if (to.kind === 'repeat') for (const one of to.values) form.append(name, one);
  }
  for (const [name, value] of Object.entries(extra)) form.append(name, value);
  return form;
}
