import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertJurisdiction,
  insertLearner,
  insertOfficer,
  insertOrganisation,
  insertTopic,
  type LearnerOptions,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { graduate, passExam } from '../../../../test/support/slips.ts';
import { correctRegistration } from '../../people/index.ts';
import { slipIssued } from '../../result-slips/index.ts';
import { listEndorsements } from '../fixtures.ts';
import { findEndorsementOfSlip } from '../index.ts';

const topicId = 'cq-2026';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
});
afterAll(() => app.close());

/** The body and rule chosen for a slip of such a learner, and the page they read. */
async function pass(options: LearnerOptions) {
  const { learner, slip, endorsement } = await graduate(app.parts, topicId, options);
  const { body } = await (await app.as(learner)).get(`/slips/${slip.id}/endorsement`);
  return { learner, slip, body, to: [endorsement.organisationId, endorsement.rule] };
}

test('N25: staff of a district unit: the bureau of that district, named with address and reason', async () => {
  const { to, body } = await pass({ employerId: bodies.schoolId });
  expect(to).toEqual([bodies.shapingbaId, 'DISTRICT']);
  expect(body).toContain('沙坪坝区人力社保局');
  expect(body).toContain('测试路1号');
  expect(body).toContain('区县所属');
  expect(body).toContain('申请已送到沙坪坝区人力社保局');
});

test('N25: the district is that of the unit, not the one the learner works in', async () => {
  const { to } = await pass({ employerId: bodies.schoolId, districtId: 'cq-nanan' });
  expect(to).toEqual([bodies.shapingbaId, 'DISTRICT']);
});

test('N26: staff of a municipal unit: their own unit, once the bureau has approved it', async () => {
  const { to, body } = await pass({ employerId: bodies.hospitalId });
  expect(to).toEqual([bodies.hospitalId, 'MUNICIPAL_UNIT']);
  expect(body).toContain('市属医院');
  const pending = await insertOrganisation(app.parts, 'EMPLOYER', {
    affiliation: 'MUNICIPAL',
    approval: 'PENDING',
    jurisdictionId: 'cq-nanan',
  });
  expect((await pass({ employerId: pending })).to).toEqual([bodies.nananId, 'DISTRICT']);
});

test('N27: whose file an agency keeps: that agency', async () => {
  const { to, body } = await pass({ agencyId: bodies.agencyId });
  expect(to).toEqual([bodies.agencyId, 'CUSTODY']);
  expect(body).toContain('市人才服务中心');
});

test('N28: without any other competent body: the association', async () => {
  const { to, body } = await pass({ districtId: 'cq' });
  expect(to).toEqual([bodies.associationId, 'ASSOCIATION']);
  expect(body).toContain('市继续教育协会');
});

test('G8: custody goes before the municipal unit, the unit before the district', async () => {
  const both = { employerId: bodies.hospitalId, agencyId: bodies.agencyId };
  expect((await pass(both)).to).toEqual([bodies.agencyId, 'CUSTODY']);
  const unit = { employerId: bodies.hospitalId, districtId: 'cq-nanan' };
  expect((await pass(unit)).to).toEqual([bodies.hospitalId, 'MUNICIPAL_UNIT']);
});

test('N25: an abolished district leads to the bureau of its successor', async () => {
  await insertJurisdiction(app.parts, 'cq-liangjiang', { name: '两江新区' });
  await insertJurisdiction(app.parts, 'cq-jiangbei', {
    name: '江北区',
    validTo: '2026-06-01',
    successorId: 'cq-liangjiang',
  });
  await insertOrganisation(app.parts, 'DISTRICT_HR_BUREAU', {
    name: '江北区人力社保局',
    jurisdictionId: 'cq-jiangbei',
    validTo: '2026-06-01',
  });
  const successor = await insertOrganisation(app.parts, 'DISTRICT_HR_BUREAU', {
    name: '两江新区人力社保局',
    jurisdictionId: 'cq-liangjiang',
  });
  const { to, body } = await pass({ districtId: 'cq-jiangbei' });
  expect(to).toEqual([successor, 'DISTRICT']);
  expect(body).toContain('两江新区人力社保局');
});

test('G8: a later transfer does not move the request; the next slip goes to the new body', async () => {
  const { parts } = app;
  const { learner, slip } = await graduate(parts, topicId);
  await parts.db
    .updateTable('learners')
    .set({ districtId: 'cq-nanan' })
    .where('accountId', '=', learner.accountId)
    .execute();
  await parts.runJobs();
  const first = await findEndorsementOfSlip(parts.db, slip.id);
  expect(first?.organisationId).toBe(bodies.shapingbaId);
  await insertTopic(parts, { id: 'cq-2025', year: 2025 });
  const later = await passExam(parts, learner, 'cq-2025');
  expect(later.endorsement.organisationId).toBe(bodies.nananId);
});

test('N23: an event delivered twice makes one request', async () => {
  const { parts } = app;
  const { learner, slip } = await graduate(parts, topicId);
  const again = { slipId: slip.id, supersedes: null };
  await parts.db.transaction().execute((tx) => parts.jobs.publish(tx, slipIssued, again));
  await parts.runJobs();
  expect(await listEndorsements(parts.db, learner.accountId)).toHaveLength(1);
});

test('Q7: the request moves to the reissued slip; the old slip has none', async () => {
  const { parts } = app;
  const { learner, slip, endorsement } = await graduate(parts, topicId, { name: '周小华' });
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  await parts.db
    .transaction()
    .execute((tx) =>
      correctRegistration(parts, tx, clerk, learner.accountId, { name: '周小桦' }, '按证件'),
    );
  await parts.runJobs();
  const [only, ...more] = await listEndorsements(parts.db, learner.accountId);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ id: endorsement.id, state: 'PENDING' });
  expect(only?.slipId).not.toBe(slip.id);
  expect(await findEndorsementOfSlip(parts.db, slip.id)).toBeUndefined();
  // The page of the old slip leads to the request.
  const own = await app.as(learner);
  expect((await own.get(`/slips/${slip.id}/endorsement`)).headers.location).toBe(
    `/slips/${only?.slipId}/endorsement`,
  );
  expect((await own.get(`/slips/${slip.id}`)).body).toContain(`href="/slips/${only?.slipId}"`);
});

test('Q30: before paying the learner reads on the course page which body will endorse and why', async () => {
  const learner = await insertLearner(app.parts, { agencyId: bodies.agencyId });
  const { body } = await (await app.as(learner)).get(`/courses/${topicId}`);
  expect(body).toContain('您的人事档案由市人才服务中心保管，所以由它审验');
});
