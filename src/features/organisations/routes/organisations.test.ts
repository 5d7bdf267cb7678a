import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { findEndorserFor, getLearner } from '../../people/index.ts';
import {
  addOrganisation,
  listCurrentJurisdictions,
  listTitleSeries,
  loadPlaceNames,
  loadReferenceData,
  requestMissingUnit,
  searchEmployers,
} from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

test('reference data: loading twice changes nothing; 39 jurisdictions and the city are current', async () => {
  const { db } = app.parts;
  const before = await listCurrentJurisdictions(db, '2026-11-23');
  await loadReferenceData(app.parts);
  const after = await listCurrentJurisdictions(db, '2026-11-23');
  expect(after).toEqual(before);
  expect(after.filter((one) => one.kind !== 'MUNICIPALITY')).toHaveLength(39);
  expect(await listTitleSeries(db)).toHaveLength(27);
});

test('an abolished jurisdiction keeps its name, marked as abolished', async () => {
  const { db } = app.parts;
  expect((await loadPlaceNames(db, '2020-01-01')).get('cq-jiangbei')).toBe('江北');
  const today = await loadPlaceNames(db, '2026-11-23');
  expect(today.get('cq-jiangbei')).toBe('江北（已撤销）');
  expect(today.get('cq-nanan')).toBe('南岸');
});

test('Q8: a unit is found by name, pinyin, initials and credit code, in any width and case', async () => {
  const { parts } = app;
  const id = await parts.db.transaction().execute((tx) =>
    addOrganisation(parts, tx, 'SYSTEM', {
      kind: 'EMPLOYER',
      name: '重庆长江桥梁设计院有限公司',
      creditCode: '91350100M000100Y43',
    }),
  );
  for (const text of [
    '长江桥梁',
    'changjiang',
    'Chong Qing Chang',
    'cqcjql',
    '91350100m000',
    'ｃｑｃｊ',
  ]) {
    const found = await searchEmployers(parts.db, text, 5);
    expect(
      found.map((one) => one.id),
      text,
    ).toEqual([id]);
  }
  expect(await searchEmployers(parts.db, '%', 5)).toEqual([]);
  const answer = await (await app.as(null)).get('/organisations/search?q=cqcjql');
  expect(JSON.parse(answer.body).units[0].name).toBe('重庆长江桥梁设计院有限公司');
});

test('a unit is found whatever the width of its brackets and the blanks between', async () => {
  const { parts } = app;
  const id = await parts.db.transaction().execute((tx) =>
    addOrganisation(parts, tx, 'SYSTEM', {
      kind: 'EMPLOYER',
      name: '嘉陵江航道（集团）公司 二处',
    }),
  );
  for (const text of ['航道(集团)公司二处', '航道（集团）公司 二处', '航道 （集团) 公司'])
    expect((await searchEmployers(parts.db, text, 5)).map((one) => one.id)).toEqual([id]);
});

async function reportMissingUnit(name: string) {
  const { parts } = app;
  const learner = await insertLearner(parts, {});
  const requestId = await parts.db.transaction().execute((tx) =>
    requestMissingUnit(parts, tx, learner, {
      requestedBy: learner.accountId,
      name,
      creditCode: null,
      jurisdictionId: 'cq-shapingba',
    }),
  );
  await parts.db
    .insertInto('employments')
    .values({
      id: requestId,
      accountId: learner.accountId,
      missingUnitRequestId: requestId,
      validFrom: '2026-01-01',
    })
    .execute();
  return { learner, requestId };
}

test('Q8: the district adds the missing unit and the employment follows', async () => {
  const { learner, requestId } = await reportMissingUnit('重庆新芽教育咨询有限公司');
  const clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const clerkBrowser = await app.as(clerk);
  expect((await clerkBrowser.get('/missing-units')).body).toContain('重庆新芽教育咨询有限公司');
  const wrong = await clerkBrowser.post(`/missing-units/${requestId}/addition`, {
    name: '重庆新芽教育咨询有限公司',
    creditCode: '91350100M000100Y44',
    affiliation: 'NONE',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('最后一位与前面不符');
  const right = await clerkBrowser.post(`/missing-units/${requestId}/addition`, {
    name: '重庆新芽教育咨询有限公司',
    creditCode: '1150011179072968X9',
    affiliation: 'NONE',
  });
  expect(right.status).toBe(303);
  await app.parts.runJobs();
  const { employerId, employmentState } = await getLearner(app.parts.db, learner.accountId);
  expect(employerId).not.toBeNull();
  expect(employmentState).toBe('CLAIMED');
});

test('Q8: a request for a unit that is in the list is merged into it', async () => {
  const { learner, requestId } = await reportMissingUnit('区属学校（分校）');
  const clerkBrowser = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  const organisationId = bodies.schoolId;
  await clerkBrowser.post(`/missing-units/${requestId}/merger`, { organisationId });
  await app.parts.runJobs();
  expect((await getLearner(app.parts.db, learner.accountId)).employerId).toBe(organisationId);
});

test('N12: requests of another district do not exist for a clerk', async () => {
  const { requestId } = await reportMissingUnit('无人知晓的单位');
  const clerkBrowser = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId),
  );
  expect((await clerkBrowser.get('/missing-units')).body).not.toContain('无人知晓的单位');
  expect((await clerkBrowser.get(`/missing-units/${requestId}`)).status).toBe(404);
  const answer = await clerkBrowser.post(`/missing-units/${requestId}/rejection`, {
    reason: '不是这里的',
  });
  expect(answer.status).toBe(404);
});

test('N26: a municipal unit added by a district endorses only once the municipal bureau approved it', async () => {
  const { learner, requestId } = await reportMissingUnit('重庆市新设研究院');
  const clerkBrowser = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  await clerkBrowser.post(`/missing-units/${requestId}/addition`, {
    name: '重庆市新设研究院',
    noCode: 'yes',
    affiliation: 'MUNICIPAL',
  });
  await app.parts.runJobs();
  const ruleNow = async () =>
    (await findEndorserFor(app.parts.db, learner.accountId, '2026-11-23')).rule;
  expect(await ruleNow()).toBe('DISTRICT');
  const bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  const list = await bureau.get('/organisation-approvals');
  const [path] = /\/organisation-approvals\/[0-9a-f-]{36}\/approval/.exec(list.body) ?? [];
  expect((await clerkBrowser.post(path as string)).status).toBe(404);
  expect((await bureau.post(path as string)).status).toBe(303);
  expect(await ruleNow()).toBe('MUNICIPAL_UNIT');
  expect((await bureau.post(path as string)).status).toBe(409);
});
