import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { graduate } from '../../../../test/support/slips.ts';
import { contributions } from '../../../app/contributions.ts';
import { findEndorsement } from '../../endorsement/index.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';
import { getOrganisation } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
});
afterAll(() => app.close());

const logIn = async () =>
  app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
const employmentsOf = (accountId: string) =>
  app.parts.db
    .selectFrom('employments')
    .select(['organisationId', 'validTo', 'state'])
    .where('accountId', '=', accountId)
    .orderBy('validTo')
    .execute();

test('Q10, G8: a unit ends on its day and its staff and waiting slips go to the successor, and come back', async () => {
  const { parts } = app;
  const municipal = { affiliation: 'MUNICIPAL', jurisdictionId: 'cq-shapingba' } as const;
  const endingId = await insertOrganisation(parts, 'EMPLOYER', {
    name: '市属研究所',
    ...municipal,
  });
  const { learner, endorsement } = await graduate(parts, 'cq-2026', { employerId: endingId });
  const { accountId } = learner;
  const address = `/organisations/${endingId}/closing`;
  const officer = await logIn();
  const preview = await officer.get(address);
  expect(preview.body).toContain('1 条');
  expect(preview.body).toContain('1 张');
  expect(preview.body).toContain(learner.name);

  const closed = await officer.post(address, {
    ...{ effectiveOn: '2027-01-01', successorName: '市属医院', reason: '机构改革' },
  });
  expect(closed.status).toBe(303);
  expect(await employmentsOf(accountId)).toMatchObject([{ organisationId: endingId }]);
  parts.setNow(new Date('2027-01-01T00:20:00+08:00'));
  await applyDueChanges(parts, contributions.organisationFollowers);
  expect(await getOrganisation(parts.db, endingId)).toMatchObject({
    successorId: bodies.hospitalId,
  });
  expect(await employmentsOf(accountId)).toMatchObject([
    { organisationId: endingId, validTo: '2027-01-01' },
    { organisationId: bodies.hospitalId, validTo: null },
  ]);
  expect((await findEndorsement(parts.db, endorsement.id))?.organisationId).toBe(bodies.hospitalId);
  await parts.runJobs();
  const inbox = await (await app.as(learner)).get('/messages');
  expect(inbox.body).toContain('您的单位已变更为市属医院');

  const back = await (await logIn()).post(`/organisations/${endingId}/reopening`, {
    reason: '批复撤回',
  });
  expect(back.status).toBe(303);
  expect((await employmentsOf(accountId)).at(-1)).toMatchObject({
    ...{ organisationId: endingId, validTo: null },
  });
  expect((await findEndorsement(parts.db, endorsement.id))?.organisationId).toBe(endingId);
});
