import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { OfficerRole } from '../../../kernel/actor.ts';
import { refreshYears } from '../commands/refresh-years.ts';
import { listYearsOfPerson, standingOf } from '../fixtures.ts';
import { standingNames, standings } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let authorityId: string;
const people: string[] = [];
const topicId = 'cq-2026';

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  bodies = await insertBodies(parts);
  authorityId = await insertOrganisation(parts, 'INDUSTRY_AUTHORITY');
  await parts.db
    .updateTable('organisations')
    .set({ industryAuthorityId: authorityId })
    .where('id', '=', bodies.hospitalId)
    .execute();
  await insertTopic(parts, { id: topicId, year: 2026 });
  for (let index = 0; index < 12; index += 1) {
    const { accountId } = await insertLearner(parts, {
      name: `李${'甲乙丙丁戊己庚辛壬癸子丑'[index]}`,
      ...(index % 3 === 0 ? { employerId: bodies.hospitalId } : {}),
      ...(index % 3 === 1 ? { employerId: bodies.schoolId } : {}),
      ...(index % 2 === 0 ? { agencyId: bodies.agencyId } : {}),
      ...(index === 11 ? { districtId: 'cq-nanan' } : {}),
    });
    people.push(accountId);
    if (index % 4 === 1) await insertEnrolment(parts, accountId, topicId, { state: 'SELECTED' });
    if (index % 4 === 2) await insertEnrolment(parts, accountId, topicId, {});
    if (index % 4 === 3) await insertEnrolment(parts, accountId, topicId, { studied: true });
  }
  await refreshYears(parts);
  // One changes the employer, one closes the account: counted with the new unit, or not at all.
  await parts.db
    .updateTable('employments')
    .set({ organisationId: bodies.schoolId })
    .where('accountId', '=', people[0] as string)
    .execute();
  await sql`update accounts set state = 'CLOSED' where id = ${people[4]}`.execute(parts.db);
  await refreshYears(parts);
});
afterAll(() => app.close());

const officer = async (role: OfficerRole, organisationId: string) =>
  app.as(await insertOfficer(app.parts, role, organisationId));

/** The numbers in the tabs of the list. */
function tabsOf(body: string): Record<string, number> {
  const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  return Object.fromEntries(
    standings.map((standing) => [
      standing,
      Number(new RegExp(`(?<!已|, )${standingNames[standing]} (\\d+)`).exec(text)?.[1]),
    ]),
  );
}

test.each([
  ['UNIT_ADMIN', 'schoolId'],
  ['UNIT_ADMIN', 'hospitalId'],
  ['AGENCY_CLERK', 'agencyId'],
  ['DISTRICT_CLERK', 'shapingbaId'],
  ['DISTRICT_CLERK', 'nananId'],
  ['INDUSTRY_OFFICER', 'authority'],
  ['MUNICIPAL_OFFICER', 'municipalBureauId'],
  ['CENTRE_CLERK', 'centreId'],
] as const)('N34: the numbers that %s (%s) reads are counts of its people', async (role, key) => {
  const memberId = key === 'authority' ? authorityId : bodies[key];
  const counted: Record<string, number> = Object.fromEntries(standings.map((one) => [one, 0]));
  for (const id of people)
    for (const year of await listYearsOfPerson(app.parts.db, id)) {
      const within = {
        UNIT_ADMIN: year.organisationId === memberId,
        AGENCY_CLERK: year.agencyId === memberId,
        DISTRICT_CLERK: year.jurisdictionId === (key === 'nananId' ? 'cq-nanan' : 'cq-shapingba'),
        INDUSTRY_OFFICER: year.industryAuthorityId === memberId,
        MUNICIPAL_OFFICER: true,
        CENTRE_CLERK: true,
      }[role];
      if (year.year === 2026 && year.required && within)
        counted[standingOf(year)] = (counted[standingOf(year)] ?? 0) + 1;
    }
  const page = await (await officer(role, memberId)).get('/completion?year=2026');
  expect(tabsOf(page.body)).toEqual(counted);
});

test('N34: people are found by the beginning of the name and by the number as it is shown', async () => {
  const bureau = await officer('MUNICIPAL_OFFICER', bodies.municipalBureauId);
  const names = async (who: string, within = '') => {
    const query = new URLSearchParams({ year: '2026', who, within });
    const { body } = await bureau.get(`/completion?${query}`);
    return [...new Set([...body.matchAll(/>(李.)</g)].map(([, name]) => name))];
  };
  // Enrolled: another standing, found all the same.
  expect(await names('李乙')).toEqual(['李乙']);
  // Account closed.
  expect(await names('李戊')).toEqual([]);
  expect(await names('李壬')).toEqual(['李壬']);
  expect(await names('%')).toEqual([]);
  const { rows } = await sql<{ masked: string }>`
    select id_number_masked as masked from accounts where name = '李壬'`.execute(app.parts.db);
  expect(await names(rows[0]?.masked ?? '')).toContain('李壬');
  // A name of thousands is searched in the list instead.
  await sql`insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked)
    select md5('crowd-' || i)::uuid, '李众', 'RESIDENT_ID', 'x', 'crowd-' || i, '500' from generate_series(1, 5100) i`.execute(
    app.parts.db,
  );
  expect((await names('李', 'yes')).toSorted()).toEqual(['李壬', '李甲'].toSorted());
});
