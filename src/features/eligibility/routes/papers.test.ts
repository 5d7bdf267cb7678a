import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, signIn, type TestApp } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import { graduate } from '../../../../test/support/slips.ts';
import { rowsOfTable } from '../../../../test/support/table-rows.ts';
import type { Actor } from '../../../kernel/actor.ts';

const printer = openPrinter();
const folder = mkdtempSync(join(tmpdir(), 'jixue-papers-'));
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp({ documents: printer });
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026' });
});
afterAll(() => app.close());

/** Sends a form with a file as a browser does; answers with what came back. */
async function send(actor: Actor, url: string, fields: object, file: [string, Buffer, string]) {
  return (await app.as(actor)).postFile(url, fields, file);
}

test('G13: the proof lies with the request; unit and bureau open it, another district does not', async () => {
  const { parts } = app;
  const person = await insertLearner(parts, { employerId: bodies.schoolId, name: '附件之人' });
  const absence = {
    reasonCode: 'ABROAD',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    note: '',
  };
  const program = await send(person, '/absences', absence, ['proof', Buffer.from('MZ\0'), 'a.pdf']);
  expect(program.status).toBe(422);
  expect(program.body).toContain('证明材料请上传');
  const proof = Buffer.from('%PDF-1.7 派出文件');
  const asked = await send(person, '/absences', absence, ['proof', proof, '派出文件.pdf']);
  expect(asked.status).toBe(303);
  const school = await app.as(await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId));
  const id = /absence-desk\/([0-9a-f-]{36})/.exec((await school.get('/absence-desk')).body)?.[1];
  expect((await school.get(`/absence-desk/${id}`)).body).toContain('派出文件.pdf');
  expect((await school.get(`/absence-desk/${id}/proof`)).body).toContain('%PDF-1.7');
  const listed = async (body: string) =>
    (await (await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', body))).get('/absence-desk'))
      .body;
  expect(await listed(bodies.shapingbaId)).toContain('附件之人');
  expect(await listed(bodies.nananId)).not.toContain('附件之人');
  const seen = async (body: string) =>
    (
      await (
        await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', body))
      ).get(`/absence-desk/${id}/proof`)
    ).status;
  expect(await seen(bodies.shapingbaId)).toBe(200);
  expect(await seen(bodies.nananId)).toBe(404);
});

test('N37: a list comes as a file; a row that cannot be read stops it and is named', async () => {
  const { parts } = app;
  await insertLearner(parts, { idNumber: '500106199001017771', name: '表中之人' });
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const ask = { year: '2026', level: 'ASSISTANT', source: 'LIST', list: '' };
  const upload = (text: string) =>
    send(clerk, '/acceptance', ask, ['file', Buffer.from(text), '名单.csv']);
  const bad = await upload('姓名,证件号码\n表中之人,500106199001017771\n没有号码的人,\n');
  expect(bad.status).toBe(422);
  expect(bad.body).toContain('第3行：没有证件号码');
  const good = await upload('姓名,证件号码\n表中之人,500106199001017771\n');
  expect(good.status).toBe(303);
  const page = await (await app.as(clerk)).get(String(good.headers.location));
  expect(page.body).toContain('表中之人');
});

test('N35: the fixed list is a PDF and a table with who fixed it and when', async () => {
  const { parts } = app;
  await graduate(parts, 'cq-2026', { employerId: bodies.hospitalId, name: '入册医生' });
  const officer = await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId);
  const hospital = await app.as(officer);
  const url = `/assessments/${bodies.hospitalId}`;
  expect((await hospital.get(`${url}/list.pdf?year=2026`)).status).toBe(409);
  const twice = () => hospital.post(`${url}/versions`, { year: '2026' });
  expect((await Promise.all([twice(), twice()])).map(({ status }) => status)).toEqual([303, 303]);
  expect((await hospital.get(`${url}?year=2026`)).body).toContain('第2版名单');
  expect((await hospital.post(`${url}/versions`, { year: '2027' })).status).toBe(409);
  const pdf = await hospital.get(`${url}/list.pdf?year=2026`);
  expect(pdf.body.startsWith('%PDF-')).toBe(true);
  expect(printer.lastPage()).toContain('入册医生');
  const sheet = await app.server.inject({
    url: `${url}/list.xlsx?year=2026`,
    cookies: { jixue: await signIn(parts, officer) },
  });
  const file = join(folder, 'list.xlsx');
  writeFileSync(file, sheet.rawPayload);
  const rows = await rowsOfTable(file);
  expect(rows[1]?.cells).toContain('入册医生');
  expect(rows[1]?.cells.at(-1)).toContain('2026年11月23日 14:00');
});

test('N27, G13: an agency excuses and recommends people without employer, and nobody else', async () => {
  const { parts } = app;
  const filed = await insertLearner(parts, { agencyId: bodies.agencyId, name: '存档之人' });
  const both = await insertLearner(parts, {
    agencyId: bodies.agencyId,
    employerId: bodies.schoolId,
    name: '在岗之人',
  });
  const agency = await app.as(await insertOfficer(parts, 'AGENCY_CLERK', bodies.agencyId));
  const absence = { reasonCode: 'OTHER', validFrom: '2026-01-01', validTo: '2026-12-31' };
  const enter = ({ accountId }: Actor) => agency.post('/absence-desk', { ...absence, accountId });
  expect((await enter(filed)).status).toBe(303);
  expect((await enter(both)).status).toBe(404);
  const page = await agency.get('/assessments?year=2026');
  expect(page.body).toContain('其他正当理由，已批准');
  expect(page.body).not.toContain('在岗之人');
  expect((await agency.get('/review/staff?year=2026')).body).toContain('存档之人');
});
