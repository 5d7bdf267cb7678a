import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestApp } from '../../../../test/support/parts.ts';
import type { AffiliationFacts, EndorserKind } from '../../organisations/index.ts';

const topicId = 'cq-2026';

// What a fifth kind of endorser takes: this entry, and a migration of the two checks.
const fifth: EndorserKind = {
  rule: 'INDUSTRY',
  name: '行业主管',
  reason: '您的单位属于这个系统，由行业主管部门审验。',
  help: { who: '在某个系统的单位工作', by: '系统的主管部门', note: '' },
  role: 'INDUSTRY_OFFICER',
  choose: ({ employer }: AffiliationFacts) =>
    employer?.industryAuthorityId ? { organisationId: employer.industryAuthorityId } : null,
};

let app: TestApp;
let city: typeof import('../../../../test/support/city.ts');
let slips: typeof import('../../../../test/support/slips.ts');
let bodies: Awaited<ReturnType<typeof city.insertBodies>>;

// Modules of its own, so that no other test sees the fifth kind.
beforeAll(async () => {
  vi.resetModules();
  const { endorserKinds } = await import('../../organisations/index.ts');
  (endorserKinds as EndorserKind[]).splice(1, 0, fifth);
  city = await import('../../../../test/support/city.ts');
  slips = await import('../../../../test/support/slips.ts');
  app = await (await import('../../../../test/support/parts.ts')).createTestApp();
  bodies = await city.insertBodies(app.parts);
  await city.insertTopic(app.parts, { id: topicId });
  await sql`alter table endorsements drop constraint endorsements_rule_check`.execute(app.parts.db);
  await sql`alter table result_slips drop constraint result_slips_endorser_rule_check`.execute(
    app.parts.db,
  );
});
afterAll(async () => {
  await app.close();
  vi.resetModules();
});

test('a fifth kind of endorser is one entry: chosen, explained, in navigation, home list and queue', async () => {
  const { parts } = app;
  const authority = await city.insertOrganisation(parts, 'INDUSTRY_AUTHORITY', {
    name: '市卫生健康委',
  });
  await sql`update organisations set industry_authority_id = ${authority}
    where id = ${bodies.schoolId}`.execute(parts.db);
  const { learner, slip, endorsement } = await slips.graduate(parts, topicId, {
    employerId: bodies.schoolId,
  });
  expect([endorsement.organisationId, endorsement.rule]).toEqual([authority, 'INDUSTRY']);

  const progress = await (await app.as(learner)).get(`/slips/${slip.id}/endorsement`);
  expect(progress.body).toContain('行业主管。您的单位属于这个系统，由行业主管部门审验。');
  expect((await (await app.as(learner)).get('/help')).body).toContain('系统的主管部门');

  const officer = await app.as(await city.insertOfficer(parts, 'INDUSTRY_OFFICER', authority));
  const home = await officer.get('/');
  expect(home.body).toContain('张待审验');
  expect(home.body).toMatch(/<a[^>]+href="\/endorsements"[^>]*>审验</);
  expect((await officer.get('/endorsements')).body).toContain('行业主管');
  expect((await officer.get(`/endorsements/${endorsement.id}`)).body).toContain('行业主管');
  await officer.post('/endorsements/decisions', { id: endorsement.id });
  const { findEndorsement } = await import('../index.ts');
  expect((await findEndorsement(parts.db, endorsement.id))?.state).toBe('ENDORSED');
});

test('the other kinds decide as before where the fifth has nobody', async () => {
  const { endorsement } = await slips.graduate(app.parts, topicId, {
    employerId: bodies.hospitalId,
  });
  expect([endorsement.organisationId, endorsement.rule]).toEqual([
    bodies.hospitalId,
    'MUNICIPAL_UNIT',
  ]);
});
