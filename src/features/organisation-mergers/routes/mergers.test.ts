import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { graduate } from '../../../../test/support/slips.ts';
import { findEndorsement } from '../../endorsement/index.ts';
import { getOrganisation } from '../../organisations/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let first: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  const { parts } = app;
  first = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
  second = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
});
afterAll(() => app.close());

const employerOf = async (accountId: string) =>
  (
    await app.parts.db
      .selectFrom('employments')
      .select('organisationId')
      .where('accountId', '=', accountId)
      .executeTakeFirstOrThrow()
  ).organisationId;

test('Q8, G10: doubles are found, merged by two persons with their people and waiting slips, and taken back', async () => {
  const municipal = { affiliation: 'MUNICIPAL', jurisdictionId: 'cq-shapingba' } as const;
  const doubleId = await insertOrganisation(app.parts, 'EMPLOYER', {
    name: '市属 医院',
    ...municipal,
  });
  const { learner, endorsement } = await graduate(app.parts, 'cq-2026', { employerId: doubleId });
  expect(endorsement.organisationId).toBe(doubleId);
  expect((await first.get('/organisations/doubles')).body).toContain('市属 医院');

  const address = `/organisations/${doubleId}/merger`;
  const chosen = await first.post(`${address}/choice`, { intoName: '市属医院' });
  const unknown = await first.post(`${address}/choice`, { intoName: '没有这家' });
  expect(unknown.body).toContain('没有这个名称或信用代码的单位');
  const preview = await first.get(String(chosen.headers.location));
  expect(preview.body).toContain('任职记录');
  expect(preview.body).toContain('1 张');
  const intoId = String(chosen.headers.location).split('into=')[1] ?? '';

  const proposed = await first.post(address, { intoId, reason: '电话核对是同一家' });
  expect(proposed.status).toBe(303);
  const proposal = String(proposed.headers.location);
  expect((await first.post(`${proposal}/confirmation`)).status).toBe(403);
  expect(await employerOf(learner.accountId)).toBe(doubleId);
  expect((await second.post(`${proposal}/confirmation`)).status).toBe(303);

  expect(await employerOf(learner.accountId)).toBe(intoId);
  expect((await findEndorsement(app.parts.db, endorsement.id))?.organisationId).toBe(intoId);
  expect(await getOrganisation(app.parts.db, doubleId)).toMatchObject({ successorId: intoId });

  const [, merger] = /mergers\/([\da-f-]+)\/separation/.exec((await first.get(address)).body) ?? [];
  const back = await first.post(`/organisations/mergers/${merger}/separation`, {
    reason: '不是同一家',
  });
  expect(back.status).toBe(303);
  expect((await second.post(`${back.headers.location}/confirmation`)).status).toBe(303);
  expect(await employerOf(learner.accountId)).toBe(doubleId);
  expect((await findEndorsement(app.parts.db, endorsement.id))?.organisationId).toBe(doubleId);
  expect(await getOrganisation(app.parts.db, doubleId)).toMatchObject({ validTo: null });
});
