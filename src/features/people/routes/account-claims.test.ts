import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

/** The open confirmation with its content. */
const openForm = (page: string) => /<details class="confirm" open.*?<\/details>/s.exec(page)?.[0];

test('Q4: a wrong number typed at the counter is refused in the form of its account claim', async () => {
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
  const { id } = await parts.db.selectFrom('identityClaims').select('id').executeTakeFirstOrThrow();
  const answer = await clerk.post(`/claims/${id}/grant`, { idNumber: '' });
  expect(answer.status).toBe(422);
  expect(openForm(answer.body)).toContain(`/claims/${id}/grant`);
});
