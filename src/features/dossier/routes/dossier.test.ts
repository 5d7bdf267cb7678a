import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { OfficerRole } from '../../../kernel/actor.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let person: Graduate;
const idNumber = '510106199001015873';
const phone = '13812342046';

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  const employerId = bodies.schoolId;
  person = await graduate(app.parts, 'cq-2026', { name: '谭若溪', idNumber, phone, employerId });
  await graduate(app.parts, 'cq-2026', { name: '谭若水', employerId });
});
afterAll(() => app.close());

const as = async (role: OfficerRole, bodyId: string): Promise<TestBrowser> =>
  app.as(await insertOfficer(app.parts, role, bodyId));
const clerk = () => as('DISTRICT_CLERK', bodies.shapingbaId);
const address = () => `/people/${person.learner.accountId}`;

test('one box finds a person by number, phone and slip number, and opens the dossier', async () => {
  const browser = await clerk();
  expect((await browser.get('/')).body).toContain('action="/search"');
  for (const words of [idNumber, phone, '138 1234 2046', person.slip.slipNo.toLowerCase()]) {
    const { status, headers } = await browser.post('/search', { words });
    expect([words, status, headers.location]).toEqual([words, 303, address()]);
  }
});

test('E26: a search by name lists those found, masked, and no address holds what was typed', async () => {
  const browser = await clerk();
  const { body, headers } = await browser.post('/search', { words: '谭若' });
  expect(body).toContain('谭若溪');
  expect(body).toContain('谭若水');
  expect(body).not.toContain(idNumber);
  expect(String(headers.location ?? '')).not.toContain('谭');
  const units = await browser.post('/search', { words: '区属学校' });
  expect(units.body).toContain('统一社会信用代码');
  expect((await browser.post('/search', { words: '无此人' })).body).toContain('没有查到');
  expect((await browser.post('/search', { words: '  ' })).status).toBe(422);
});

test('N34: the dossier opens for bodies in scope, and exists for nobody else', async () => {
  const inScope = [
    await as('UNIT_ADMIN', bodies.schoolId),
    await clerk(),
    await as('MUNICIPAL_OFFICER', bodies.municipalBureauId),
    await as('CENTRE_CLERK', bodies.centreId),
  ];
  for (const browser of inScope) expect((await browser.get(address())).body).toContain('谭若溪');
  const outside = [
    await as('DISTRICT_CLERK', bodies.nananId),
    await as('UNIT_ADMIN', bodies.hospitalId),
    await as('ASSOCIATION_CLERK', bodies.associationId),
    await as('AUDITOR', bodies.municipalBureauId),
  ];
  for (const browser of outside) {
    const found = await browser.post('/search', { words: idNumber });
    expect(found.headers.location).toBeUndefined();
    expect((await browser.get(address())).status).toBe(404);
  }
});

test('roles.md: each officer sees the sections of the role, and what may be done', async () => {
  const district = (await (await clerk()).get(address())).body;
  for (const words of ['>登记<', '>任职<', '>考试<', '>合格单<', '>消息<', '去审验', '现场缴费'])
    expect(district).toContain(words);
  expect(district).toContain(person.slip.slipNo);
  const unit = (await (await as('UNIT_ADMIN', bodies.schoolId)).get(address())).body;
  expect(unit).toContain('>考试<');
  expect(unit).not.toContain('>消息<');
  expect(unit).not.toContain('去审验');
});

test('E26: only a counter sees the whole number, once, and the look is recorded', async () => {
  const browser = await clerk();
  expect((await browser.get(address())).body).not.toContain(idNumber);
  const shown = await browser.post(`${address()}/identity-number`);
  expect(shown.body).toContain(idNumber);
  const entries = await app.parts.db
    .selectFrom('auditEntries')
    .select('action')
    .where('subjectId', '=', person.learner.accountId)
    .where('action', 'in', ['identity.reveal_id_number', 'disclosure.show_record'])
    .execute();
  expect(new Set(entries.map(({ action }) => action)).size).toBe(2);
  const unit = await as('UNIT_ADMIN', bodies.schoolId);
  expect((await unit.post(`${address()}/identity-number`)).status).toBe(404);
});
