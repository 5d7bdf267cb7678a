import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../test/support/parts.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

/** The confirmation that stands open, with all that is in it. */
const openForm = (page: string) => /<details class="confirm" open.*?<\/details>/s.exec(page)?.[0];

test('a reason that is too short leaves its form open, marked, with what was typed', async () => {
  const { parts } = app;
  const { accountId } = await insertLearner(parts, { employerId: bodies.schoolId });
  await insertLearner(parts, { employerId: bodies.schoolId });
  const links = await parts.db
    .updateTable('employments')
    .set({ state: 'CLAIMED' })
    .where('organisation_id', '=', bodies.schoolId)
    .returning(['id', 'account_id as accountId'])
    .execute();
  const id = links.find((one) => one.accountId === accountId)?.id;
  const unit = await app.as(await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId));
  const answer = await unit.post(`/staff/${id}/rejection`, { reason: '不' });
  expect(answer.status).toBe(422);
  const form = openForm(answer.body);
  expect(form).toContain(`/staff/${id}/rejection`);
  expect(form).toContain('>不</textarea>');
  expect(form).toContain('field-error');
  expect(answer.body.match(/<details class="confirm" open/g)).toHaveLength(1);
});

test('Q4: a number typed wrongly at the desk stays in the form of its claim', async () => {
  const { parts } = app;
  const visitor = await app.as(null);
  await visitor.post('/claims/new', {
    idDocumentType: 'RESIDENT_ID',
    idNumber: '11010519491231002X',
    name: '苏明远',
    phone: '13900001111',
    districtId: 'cq-shapingba',
    statement: '这个号码是我的，请核对',
  });
  const clerk = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const { id } = await parts.db
    .selectFrom('identity_claims')
    .select('id')
    .executeTakeFirstOrThrow();
  const answer = await clerk.post(`/claims/${id}/grant`, { idNumber: '' });
  expect(answer.status).toBe(422);
  expect(openForm(answer.body)).toContain(`/claims/${id}/grant`);
});
