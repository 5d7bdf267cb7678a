import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { countByState, endorseSlips, revokeEndorsement } from '../../endorsement/fixtures.ts';
import { scopeOf } from '../../organisations/index.ts';
import { takeBackEntry } from '../commands/take-back-entry.ts';
import { confirmHours, listCertificateEntries } from '../index.ts';
import { countToConfirm, listToConfirm } from '../queries/to-confirm.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let school: Officer;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026' });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  school = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
});
afterAll(() => app.close());

/** What the desk counts is what its list shows. */
async function waiting(actor: Officer): Promise<number> {
  const now = app.parts.clock.now();
  const count = await countToConfirm(app.parts.db, actor, now);
  expect(await listToConfirm(app.parts.db, actor, now)).toHaveLength(count);
  return count;
}

async function endorsed(): Promise<Graduate> {
  const one = await graduate(app.parts, 'cq-2026', { employerId: bodies.schoolId });
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await app.parts.runJobs();
  return one;
}

test('N30: the desk counts the slips whose hours are not recorded, on every way there and back', async () => {
  const { parts } = app;
  expect(await waiting(school)).toBe(0);
  const [first, second] = [await endorsed(), await endorsed()];
  expect(await waiting(school)).toBe(2);
  expect(await waiting(await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId))).toBe(0);
  expect(await waiting(await insertOfficer(parts, 'AGENCY_CLERK', bodies.agencyId))).toBe(0);
  await confirmHours(parts, school, [first.endorsement.id]);
  expect(await waiting(school)).toBe(1);
  const [entry] = await listCertificateEntries(parts.db, first.learner.accountId);
  await takeBackEntry(parts, school, { id: entry?.id as string, because: '登记到了别人名下' });
  expect(await waiting(school)).toBe(2);
  await confirmHours(parts, school, [first.endorsement.id]);
  await revokeEndorsement(parts, clerk, first.endorsement.id, '登记材料不实');
  await parts.runJobs();
  expect(await waiting(school)).toBe(1);
  await parts.db
    .updateTable('employments')
    .set({ validTo: '2026-01-02' })
    .where('accountId', '=', second.learner.accountId)
    .execute();
  expect(await waiting(school)).toBe(0);
});

test('N30: an agency counts those of its files who have no employer', async () => {
  const { parts } = app;
  const agency = await insertOfficer(parts, 'AGENCY_CLERK', bodies.agencyId);
  const one = await graduate(parts, 'cq-2026', { agencyId: bodies.agencyId });
  await endorseSlips(parts, agency, [one.endorsement.id]);
  expect(await waiting(agency)).toBe(1);
});

test('the counts of slips by state are those of the slips, however they came about', async () => {
  const { parts } = app;
  await graduate(parts, 'cq-2026', { employerId: bodies.schoolId });
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::integer as n from endorsements group by state`.execute(parts.db);
  const city = scopeOf(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
  const real = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  expect(real).toEqual({ PENDING: 1, ENDORSED: 2, REVOKED: 1 });
  expect(await countByState(parts.db, city)).toEqual({ ...real, RETURNED: 0 });
  await sql`select fold_endorsement_counts()`.execute(parts.db);
  expect(await countByState(parts.db, city)).toEqual({ ...real, RETURNED: 0 });
  const agency = await insertOfficer(parts, 'AGENCY_CLERK', bodies.agencyId);
  expect((await countByState(parts.db, scopeOf(agency))).ENDORSED).toBe(1);
  const kept = sql`select from endorsement_counts group by organisation_id, state having count(*) > 1`;
  expect((await kept.execute(parts.db)).rows).toEqual([]);
});
