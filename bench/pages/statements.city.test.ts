import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { createCipher, openKeyFile } from '../../src/platform/cryptography/index.ts';
import { cloneCity, findDemoCity } from '../../test/journeys/support/demo-city.ts';
import { openTestParts, type TestParts } from '../../test/support/parts.ts';
import { isInSample } from '../../test/support/sample-of.ts';
import { statementsOf } from './budgets.ts';
import { crawl } from './crawl.ts';

let parts: TestParts;
let app: Awaited<ReturnType<typeof createApp>>;

beforeAll(async () => {
  const city = await findDemoCity();
  parts = await openTestParts(await cloneCity(city), {
    clock: systemClock,
    cipher: createCipher(openKeyFile(city.dataDir)),
  });
  app = await createApp(parts, { rateLimits: 'off', pressure: () => 'CALM' });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await parts.close();
});

test('no page of the demo city sends more statements than its budget', async () => {
  const dear: string[] = [];
  const visitors = (await openSessions()).filter(({ role }) => isInSample(`statements ${role}`, 3));
  for (const { role, cookie } of visitors) {
    const { costs } = await crawl(app, role, cookie, 1);
    for (const { key, statements, sent } of costs)
      if (statements > statementsOf(key))
        dear.push(
          `${role} ${key}: ${statements}\n${sent.map(({ text }) => `  ${text.slice(0, 90)}`).join('\n')}`,
        );
    expect(costs.length, role).toBeGreaterThan(5);
  }
  expect(dear).toEqual([]);
});

/** A session of somebody in each role, and of a learner. */
async function openSessions(): Promise<{ role: string; cookie: string }[]> {
  const { rows } = await sql<{ role: string; cookie: string }>`
    with people as (
      select distinct on (role) role, account_id, id as role_assignment_id
      from role_assignments where ends_on is null and suspended_at is null order by role, id
    ), learner as (
      select 'LEARNER', account_id, null::uuid from enrolments order by id limit 1
    ), sessions_of as (
      select * from people union all select * from learner
    ), opened as (
      insert into sessions (token_hash, id, account_id, role_assignment_id, second_factor_at, ip, user_agent)
      select rtrim(translate(encode(sha256(convert_to('budget-' || role, 'utf8')), 'base64'), '+/', '-_'), '='),
             gen_random_uuid(), account_id, role_assignment_id, now(), '127.0.0.1', 'budget'
      from sessions_of
    )
    select role, 'budget-' || role as cookie from sessions_of`.execute(parts.db);
  return rows;
}
