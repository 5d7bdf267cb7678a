import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { passExam } from '../../../../test/support/slips.ts';
import { newId } from '../../../kernel/ids.ts';
import { endorseSlips, revokeEndorsement } from '../../endorsement/fixtures.ts';
import { confirmHours } from '../../hours/index.ts';
import { refreshYears } from '../commands/refresh-years.ts';
import { remindOnDueDays } from '../commands/remind-on-due-days.ts';
import { sendReminders } from '../commands/send-reminders.ts';
import { listYearsOfPerson, standingOf } from '../fixtures.ts';
import { dueReminderDay } from '../rules/reminder.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
const topicId = 'cq-2026';

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId, year: 2026 });
});
afterAll(() => app.close());

async function yearOf(accountId: string, year = 2026) {
  await refreshYears(app.parts);
  return (await listYearsOfPerson(app.parts.db, accountId)).find((one) => one.year === year);
}

async function standing(accountId: string) {
  const year = await yearOf(accountId);
  return year && standingOf(year);
}

test('N34: the standing follows each step, from the course to the recorded hours and back', async () => {
  const { parts } = app;
  const learner = await insertLearner(parts, { employerId: bodies.schoolId });
  const { accountId } = learner;
  expect(await standing(accountId)).toBe('NOT_ENROLLED');
  const { slip, endorsement } = await passExam(parts, learner, topicId);
  expect(slip.state).toBe('VALID');
  expect(await standing(accountId)).toBe('NOT_ENDORSED');
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  await endorseSlips(parts, clerk, [endorsement.id]);
  expect(await standing(accountId)).toBe('NOT_RECORDED');
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  await confirmHours(parts, admin, [endorsement.id]);
  expect(await standing(accountId)).toBe('DONE');
  await revokeEndorsement(parts, clerk, endorsement.id, '登记材料不实');
  await parts.runJobs();
  expect(await standing(accountId)).toBe('NOT_ENDORSED');
});

test('N5, N10: choosing, paying and studying are three steps', async () => {
  const { parts } = app;
  const [chosen, paid, studied] = await Promise.all([1, 2, 3].map(() => insertLearner(parts)));
  await insertEnrolment(parts, chosen?.accountId ?? '', topicId, { state: 'SELECTED' });
  await insertEnrolment(parts, paid?.accountId ?? '', topicId, {});
  await insertEnrolment(parts, studied?.accountId ?? '', topicId, { studied: true });
  expect(await standing(chosen?.accountId ?? '')).toBe('NOT_PAID');
  expect(await standing(paid?.accountId ?? '')).toBe('NOT_STUDIED');
  expect(await standing(studied?.accountId ?? '')).toBe('NOT_PASSED');
});

test('Q10: after a change of employer a person counts with the new one; a finished year stays with the old', async () => {
  const { parts } = app;
  await insertTopic(parts, { id: 'cq-2025', year: 2025 });
  const { accountId } = await insertLearner(parts, { employerId: bodies.schoolId });
  await parts.db
    .updateTable('learners')
    .set({ registeredAt: new Date('2025-03-01T00:00:00Z') })
    .where('accountId', '=', accountId)
    .execute();
  await parts.db
    .updateTable('employments')
    .set({ validTo: '2026-05-01' })
    .where('accountId', '=', accountId)
    .execute();
  await parts.db
    .insertInto('employments')
    .values({
      id: newId(),
      accountId,
      organisationId: bodies.hospitalId,
      state: 'CONFIRMED',
      validFrom: '2026-05-01',
    })
    .execute();
  expect((await yearOf(accountId, 2026))?.organisationId).toBe(bodies.hospitalId);
  expect((await yearOf(accountId, 2025))?.organisationId).toBe(bodies.schoolId);
});

test('G14: who qualified this year has to learn from next year on; a switch brings it forward', async () => {
  const { parts } = app;
  const { accountId } = await insertLearner(parts);
  const award = (day: string) =>
    parts.db
      .updateTable('learners')
      .set({ titleAwardedOn: day })
      .where('accountId', '=', accountId)
      .execute();
  await award('2026-04-01');
  expect((await yearOf(accountId))?.required).toBe(false);
  await award('2025-04-01');
  expect((await yearOf(accountId))?.required).toBe(true);
});

test('N34: each body sees only its own people, and nobody is reminded twice a day', async () => {
  const { parts } = app;
  const near = await insertLearner(parts, { name: '近处人', employerId: bodies.schoolId });
  await insertLearner(parts, { name: '远处人', districtId: 'cq-nanan' });
  await refreshYears(parts);
  const clerk = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const page = await clerk.get('/completion?who=近处人');
  expect(page.body).toContain('近处人');
  expect(page.body).not.toContain('上一页');
  // A search spans all standings and says where each is.
  const anywhere = (await clerk.get('/completion?who=近处人&standing=DONE')).body;
  expect(parse(anywhere).querySelector('tbody')?.text).toMatch(/近处人.*未选课/s);
  expect((await clerk.get('/completion?who=近处人&standing=DONE&within=yes')).body).not.toContain(
    '近处人</td>',
  );
  expect((await clerk.get('/completion?who=没有的人')).body).toContain('所有情况都查过了');
  expect((await clerk.get('/completion?who=远处人')).body).not.toContain('远处人</td>');
  const remind = () =>
    clerk.post('/completion/reminders', {
      year: '2026',
      standing: 'NOT_ENROLLED',
      whom: 'CHOSEN',
      id: near.accountId,
      ownWords: '联系人：小李',
    });
  expect((await remind()).status).toBe(303);
  await remind();
  await parts.runJobs();
  const inbox = await (await app.as(near)).get('/messages');
  expect(inbox.body.match(/请完成2026年公需科目/g)).toHaveLength(1);
  expect(inbox.body).toContain('联系人：小李');
  const foreign = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId));
  await foreign.post('/completion/reminders', {
    year: '2026',
    standing: 'NOT_ENROLLED',
    whom: 'CHOSEN',
    id: near.accountId,
  });
  await parts.runJobs();
  expect((await (await app.as(near)).get('/messages')).body).not.toContain('2 条新消息');
  const none = await clerk.post('/completion/reminders', {
    year: '2026',
    standing: 'NOT_ENROLLED',
    whom: 'CHOSEN',
  });
  expect(none.status).toBe(422);
  expect(none.body).toContain('请先在名单里勾选');
  const wordy = await clerk.post('/completion/reminders', {
    year: '2026',
    standing: 'NOT_ENROLLED',
    who: '近处人',
    within: 'yes',
    whom: 'CHOSEN',
    id: near.accountId,
    ownWords: '长'.repeat(61),
  });
  expect(wordy.body).toContain('附言最多60个字');
  const shown = parse(wordy.body);
  expect(shown.querySelectorAll('input[name=id]')).toHaveLength(1);
  expect(shown.querySelector('input[name=id]')?.hasAttribute('checked')).toBe(true);
});

test('the list is exported as a workbook', async () => {
  const admin = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId));
  const answer = await admin.get('/completion.xlsx?standing=NOT_ENROLLED');
  expect(answer.status).toBe(200);
  expect(answer.body.startsWith('PK')).toBe(true);
});

test.each([
  [61, null],
  [60, 60],
  [31, 60],
  [30, 30],
  [7, 7],
  [5, 7],
  [1, 1],
  [0, 1],
  [-1, null],
])('Q31: %i days before the end the reminder of day %s is due', (left, due) => {
  expect(dueReminderDay([60, 30, 7, 1], left)).toBe(due);
});

test('Q31: the platform reminds once on each of its days', async () => {
  const { parts } = app;
  const learner = await insertLearner(parts, { name: '迟到人' });
  await parts.db
    .updateTable('annualTopics')
    .set({
      enrolmentOpensAt: new Date('2026-01-01T00:00:00Z'),
      examClosesAt: new Date('2026-11-29T00:00:00Z'),
    })
    .where('id', '=', topicId)
    .execute();
  await refreshYears(parts);
  await remindOnDueDays(parts);
  await remindOnDueDays(parts);
  await parts.runJobs();
  const inbox = await (await app.as(learner)).get('/messages');
  expect(inbox.body.match(/请完成2026年公需科目/g)).toHaveLength(1);
});

test('N34, Q31: a reminder of the platform does not use up the day of a body', async () => {
  const { parts } = app;
  const learner = await insertLearner(parts, { name: '两头提醒的人' });
  await refreshYears(parts);
  const order = {
    scope: { kind: 'CITY' as const, member: '*', bodyId: '' },
    year: 2026,
    standing: 'NOT_ENROLLED' as const,
    accountIds: [learner.accountId],
    channels: [],
  };
  await sendReminders(parts, { ...order, id: newId(), ownWords: '', by: null });
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const by = { accountId: clerk.accountId, organisationId: bodies.shapingbaId };
  await sendReminders(parts, { ...order, id: newId(), ownWords: '请到窗口来', by });
  await sendReminders(parts, { ...order, id: newId(), ownWords: '再来一次', by });
  const { body } = await (await app.as(learner)).get('/messages');
  expect(body).toContain('请到窗口来');
  expect(body).not.toContain('再来一次');
  expect(body.match(/请完成2026年公需科目/g)).toHaveLength(2);
});
