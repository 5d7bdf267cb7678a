import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { graduate } from '../../../../test/support/slips.ts';
import { contributions } from '../../../app/contributions.ts';
import { findEndorsement } from '../../endorsement/index.ts';
import { findJurisdiction, getOrganisation, loadReferenceData } from '../../organisations/index.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let first: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  await logIn();
});

/** Two officers of the bureau; anew once the clock has gone on, which ends their sessions. */
async function logIn(): Promise<void> {
  const { parts } = app;
  first = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
  second = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
}
afterAll(() => app.close());

/** Proposes at an address and has a colleague confirm it. */
async function decide(address: string, form: Record<string, string>): Promise<void> {
  const proposed = await first.post(address, form);
  expect(proposed.status).toBe(303);
  expect((await second.post(`${proposed.headers.location}/confirmation`)).status).toBe(303);
}

const reason = '国务院批复';
const districtOf = (accountId: string) =>
  app.parts.db
    .selectFrom('learners')
    .select('districtId')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();

test('Q10, G8: two districts are merged on their day with people, units and waiting slips, and parted again', async () => {
  const unit = { affiliation: 'DISTRICT', jurisdictionId: 'cq-nanan' } as const;
  const unitId = await insertOrganisation(app.parts, 'EMPLOYER', unit);
  const { learner, endorsement } = await graduate(app.parts, 'cq-2026', {
    employerId: unitId,
    districtId: 'cq-nanan',
  });
  expect(endorsement.organisationId).toBe(bodies.nananId);
  const preview = await first.get('/jurisdictions?from=cq-nanan&into=cq-shapingba');
  expect(preview.body).toContain('随迁什么');
  expect(preview.body).toContain('1 张');

  const merger = { fromId: 'cq-nanan', intoId: 'cq-shapingba', reason };
  await decide('/jurisdictions/mergers', { ...merger, effectiveOn: '2027-01-01' });
  expect((await findJurisdiction(app.parts.db, 'cq-nanan'))?.validTo).toBeNull();
  app.parts.setNow(new Date('2027-01-01T00:20:00+08:00'));
  await applyDueChanges(app.parts, contributions);
  await logIn();
  expect(await findJurisdiction(app.parts.db, 'cq-nanan')).toMatchObject({
    ...{ validTo: '2027-01-01', successorId: 'cq-shapingba' },
  });
  expect((await districtOf(learner.accountId)).districtId).toBe('cq-shapingba');
  expect((await getOrganisation(app.parts.db, unitId)).jurisdictionId).toBe('cq-shapingba');
  expect(await getOrganisation(app.parts.db, bodies.nananId)).toMatchObject({
    successorId: bodies.shapingbaId,
  });
  const moved = await findEndorsement(app.parts.db, endorsement.id);
  expect(moved?.organisationId).toBe(bodies.shapingbaId);

  const { body } = await first.get('/jurisdictions');
  const [, change] = /changes\/([\da-f-]+)\/reversal/.exec(body) ?? [];
  await decide(`/jurisdictions/changes/${change}/reversal`, { reason: '批复有误' });
  expect((await districtOf(learner.accountId)).districtId).toBe('cq-nanan');
  expect((await getOrganisation(app.parts.db, unitId)).jurisdictionId).toBe('cq-nanan');
  expect((await findEndorsement(app.parts.db, endorsement.id))?.organisationId).toBe(
    bodies.nananId,
  );
});

test('a district is added and renamed; a start with the reference data leaves both as they are', async () => {
  const names = { name: '东部新区', shortName: '东部', effectiveOn: '2027-01-01', reason };
  await decide('/jurisdictions', { id: 'cq-xinqu', ...names });
  await decide('/jurisdictions/names', {
    ...{ ...names, ofId: 'cq-banan', name: '巴南新区', shortName: '巴南新' },
  });
  await loadReferenceData(app.parts);
  expect((await findJurisdiction(app.parts.db, 'cq-xinqu'))?.name).toBe('东部新区');
  expect((await findJurisdiction(app.parts.db, 'cq-banan'))?.name).toBe('巴南新区');
  const taken = await first.post('/jurisdictions', { id: 'cq-banan', ...names });
  expect(taken.body).toContain('这个代号已经用过');
});

test('G10: only the municipal bureau adjusts districts, and nobody confirms alone', async () => {
  const clerk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  expect((await clerk.get('/jurisdictions')).status).toBe(404);
  const proposed = await first.post('/jurisdictions/mergers', {
    ...{ fromId: 'cq-banan', intoId: 'cq-shapingba', effectiveOn: '2027-03-01', reason },
  });
  expect((await first.post(`${proposed.headers.location}/confirmation`)).status).toBe(403);
});
