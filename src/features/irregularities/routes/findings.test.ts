import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
import { confirmHours } from '../../hours/index.ts';
import { orderNightlyRuns } from '../commands/order-nightly-runs.ts';
import { runWaiting } from '../commands/run-waiting.ts';
import { listFindings } from '../queries/findings.ts';
import type { FindByRule } from '../queries/rule-facts/index.ts';
import { insertRuns, listLatestRuns } from '../queries/runs.ts';
import { rules } from '../rules/findings/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let admin: Officer;
let officer: Officer;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026, feeFen: 7000 });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  officer = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
});
afterAll(() => app.close());

const at = (text: string) => new Date(`${text}+08:00`);
const setNow = (text: string) => app.parts.setNow(at(text));

/** Runs the rules in the night after this day. */
async function nightAfter(day: string): Promise<void> {
  app.parts.setNow(new Date(at(`${day}T03:00:00`).getTime() + 86_400_000));
  await orderNightlyRuns(app.parts);
  await runWaiting(app.parts);
}

const findings = (rule: string) =>
  listFindings(app.parts.db, { rule, state: 'NEW', limit: 100, offset: 0 });

/** Expects findings in the first night, and no more in the next night or by a run the bureau orders. */
async function expectFoundOnce(rule: string, day: string, count: number) {
  await nightAfter(day);
  const found = await findings(rule);
  expect(found).toHaveLength(count);
  app.parts.setNow(new Date(at(`${day}T03:00:00`).getTime() + 2 * 86_400_000));
  await orderNightlyRuns(app.parts);
  await runWaiting(app.parts);
  const browser = await app.as(officer);
  expect((await browser.post('/findings/runs')).status).toBe(303);
  await runWaiting(app.parts);
  expect((await findings(rule)).map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  const errors = (await listLatestRuns(app.parts.db)).map(({ error }) => error);
  expect(errors.filter((error) => error !== null)).toEqual([]);
  return found;
}

const endorsed = async (name: string): Promise<Graduate> => {
  const one = await graduate(app.parts, 'cq-2026', { employerId: bodies.schoolId, name });
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await app.parts.runJobs();
  return one;
};
const setEndorsement = (id: string, set: { state?: 'RETURNED' | 'ENDORSED'; decidedAt?: Date }) =>
  app.parts.db.updateTable('endorsements').set(set).where('id', '=', id).execute();

test('N29: hours recorded on a returned endorsement are found, those on a valid one are not', async () => {
  setNow('2026-03-02T10:00:00');
  const honest = await endorsed('赵守规');
  const cheat = await endorsed('钱违规');
  setNow('2026-03-02T11:00:00');
  await confirmHours(app.parts, admin, [honest.endorsement.id, cheat.endorsement.id]);
  await setEndorsement(cheat.endorsement.id, { state: 'RETURNED' });
  const [found] = await expectFoundOnce('HOURS_WITHOUT_ENDORSED_SLIP', '2026-03-02', 1);
  expect(found?.organisationId).toBe(bodies.schoolId);
  expect(found?.slipIds).toEqual([cheat.slip.id]);
  const page = await (await app.as(officer)).get(`/findings/${found?.id}`);
  expect(page.body).toContain('审验被退回');
  expect(page.body).toContain('钱违规');
  expect(page.body).toContain(`/endorsements/${cheat.endorsement.id}`);
});

test('N38: a list endorsed by one request is one act; page upon page in seconds is found', async () => {
  setNow('2026-04-01T09:00:00');
  const slips: Graduate[] = [];
  for (let no = 0; no < 8; no += 1)
    slips.push(await graduate(app.parts, 'cq-2026', { name: `批量${no}` }));
  await app.parts.db
    .updateTable('irregularityThresholds')
    .set({ value: 6 })
    .where('rule', '=', 'ENDORSED_IN_SECONDS')
    .where('name', '=', 'slips')
    .execute();
  const endorse = async (from: number, to: number, time: string) => {
    setNow(`2026-04-01T${time}`);
    const ids = slips.slice(from, to).map(({ endorsement }) => endorsement.id);
    await endorseSlips(app.parts, clerk, ids);
  };
  await endorse(0, 8, '09:30:00');
  await nightAfter('2026-04-01');
  expect(await findings('ENDORSED_IN_SECONDS')).toEqual([]);

  setNow('2026-04-03T09:00:00');
  slips.splice(0);
  for (let no = 0; no < 10; no += 1)
    slips.push(await graduate(app.parts, 'cq-2026', { name: `秒审${no}` }));
  const again = async (from: number, to: number, time: string) => {
    setNow(`2026-04-03T${time}`);
    const ids = slips.slice(from, to).map(({ endorsement }) => endorsement.id);
    await endorseSlips(app.parts, clerk, ids);
  };
  await again(0, 2, '09:30:00');
  await again(2, 6, '09:30:04');
  await again(6, 10, '09:30:08');
  const [found] = await expectFoundOnce('ENDORSED_IN_SECONDS', '2026-04-03', 1);
  expect(found?.slipIds).toHaveLength(8);
  expect(found?.organisationId).toBe(bodies.shapingbaId);
});

test('N25-N28: endorsed by a person without a post, and by a unit joined only for the endorsement', async () => {
  setNow('2026-04-10T10:00:00');
  const one = await endorsed('孙外人');
  const stranger = await insertLearner(app.parts, { name: '无岗人' });
  await app.parts.db
    .updateTable('endorsements')
    .set({ decidedBy: stranger.accountId })
    .where('id', '=', one.endorsement.id)
    .execute();
  const hospital = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId);
  const employerId = bodies.hospitalId;
  // The last two leave on the day of the run; the first left before.
  for (const leftOn of ['2026-04-09', '2026-04-10', '2026-04-10']) {
    setNow('2026-04-08T10:00:00');
    const passing = await graduate(app.parts, 'cq-2026', { employerId, name: '借道人' });
    await endorseSlips(app.parts, hospital, [passing.endorsement.id]);
    await app.parts.db
      .updateTable('employments')
      .set({ validFrom: '2026-04-07', validTo: leftOn })
      .where('accountId', '=', passing.learner.accountId)
      .execute();
  }
  const found = await expectFoundOnce('ENDORSED_OUTSIDE_OFFICE', '2026-04-10', 2);
  expect(found.map(({ organisationId }) => organisationId).toSorted()).toEqual(
    [bodies.shapingbaId, bodies.hospitalId].toSorted(),
  );
});

const session = (
  accountId: string,
  more: { ip: string; device?: string; agent?: string; at: string },
) =>
  app.parts.db
    .insertInto('sessions')
    .values({
      id: newId(),
      tokenHash: newId(),
      accountId,
      ip: more.ip,
      userAgent: more.agent ?? 'Chrome on Windows',
      deviceHash: more.device ?? null,
      createdAt: at(more.at),
      lastSeenAt: at(more.at),
    })
    .execute();

test('N28: an officer who logs in from the home of the person is tied to them; the office network is no tie', async () => {
  setNow('2026-04-20T10:00:00');
  const wife = await endorsed('吴家人');
  const visitor = await endorsed('周来客');
  await session(clerk.accountId, { ip: '203.0.113.5', at: '2026-04-19T21:00:00' });
  await session(wife.learner.accountId, { ip: '203.0.113.5', at: '2026-04-18T20:00:00' });
  await session(clerk.accountId, { ip: '198.51.100.1', at: '2026-04-20T09:00:00' });
  await session(visitor.learner.accountId, { ip: '198.51.100.1', at: '2026-04-20T09:30:00' });
  for (let no = 0; no < 5; no += 1) {
    const { accountId } = await insertLearner(app.parts);
    await session(accountId, { ip: '198.51.100.1', at: '2026-04-20T09:40:00' });
  }
  const [found] = await expectFoundOnce('ENDORSED_BY_SOMEONE_TIED', '2026-04-20', 1);
  expect(found?.summary).toContain('吴家人');
  expect(found?.slipIds).toEqual([wife.slip.id]);
});

test('N7: access opened at a counter without money is found when the day is over', async () => {
  setNow('2026-05-06T10:00:00');
  const browser = await app.as(clerk);
  const payer = await insertLearner(app.parts, { name: '付款人' });
  await insertEnrolment(app.parts, payer.accountId, 'cq-2026', { state: 'SELECTED' });
  const payment = { topicId: 'cq-2026', method: 'CASH', checked: 'yes', agrees: [] as string[] };
  payment.agrees = ['name', 'idNumber', 'phone', 'district', 'work', 'title'];
  const paid = await browser.post(`/counter/learners/${payer.accountId}/payments`, payment);
  expect(paid.status).toBe(303);
  // The database stamps openings by its own clock.
  await app.parts.db
    .updateTable('accessGrants')
    .set({ grantedAt: at('2026-05-06T10:00:00') })
    .where('grantedBy', '=', clerk.accountId)
    .execute();
  const friend = await insertLearner(app.parts, { name: '免单人' });
  const { enrolmentId } = await insertEnrolment(app.parts, friend.accountId, 'cq-2026');
  await app.parts.db
    .updateTable('accessGrants')
    .set({
      because: 'COUNTER',
      grantedBy: clerk.accountId,
      organisationId: bodies.shapingbaId,
      grantedAt: at('2026-05-06T16:00:00'),
    })
    .where('enrolmentId', '=', enrolmentId)
    .execute();
  const [found] = await expectFoundOnce('COUNTER_OPENING_WITHOUT_MONEY', '2026-05-06', 1);
  expect(found?.summary).toContain('开通2人，其中1人没有足额收款，差70.00元');
  expect(found?.evidence.map(({ label }) => label)).toContain('免单人');
});

test('N38: two exams at once on one device are found, one after the other are not', async () => {
  setNow('2026-05-20T10:00:00');
  const sit = async (name: string, from: string, to: string, device: string) => {
    const one = await graduate(app.parts, 'cq-2026', { name });
    await session(one.learner.accountId, { ip: '203.0.113.77', device, at: from });
    await app.parts.db
      .updateTable('examAttempts')
      .set({ device: 'Chrome on Windows', startedAt: at(from), lastContactAt: at(to) })
      .where('id', '=', one.attemptId)
      .execute();
    return one;
  };
  await sit('先考', '2026-05-20T09:00:00', '2026-05-20T09:40:00', 'library');
  await sit('后考', '2026-05-20T09:50:00', '2026-05-20T10:30:00', 'library');
  const first = await sit('同考甲', '2026-05-20T09:00:00', '2026-05-20T09:40:00', 'one');
  const second = await sit('同考乙', '2026-05-20T09:10:00', '2026-05-20T09:50:00', 'one');
  const found = await expectFoundOnce('EXAMS_AT_ONCE', '2026-05-20', 2);
  expect(found.map(({ accountId }) => accountId).toSorted()).toEqual(
    [first.learner.accountId, second.learner.accountId].toSorted(),
  );
  expect(found.flatMap(({ slipIds }) => slipIds).toSorted()).toEqual(
    [first.slip.id, second.slip.id].toSorted(),
  );
});

test('N2: a phone number used by one account after the other is found', async () => {
  // The database keeps since when a number is whose, by its own clock.
  const today = new Date();
  app.parts.setNow(today);
  const people: Actor[] = [];
  for (const name of ['号主甲', '号主乙', '号主丙']) {
    const one = await insertLearner(app.parts, { name, phone: '18800001111' });
    await app.parts.db
      .updateTable('accounts')
      .set({ phoneIndex: null, phoneCipher: null, phoneMasked: null })
      .where('id', '=', one.accountId)
      .execute();
    people.push(one);
  }
  app.parts.setNow(new Date(today.getTime() + 86_400_000));
  await app.parts.db
    .transaction()
    .execute((tx) =>
      insertRuns(tx, ['SHARED_REGISTRATION_DATA'], { night: null, by: null, at: today }),
    );
  await runWaiting(app.parts);
  const found = await findings('SHARED_REGISTRATION_DATA');
  expect(found.map(({ accountId }) => accountId).toSorted()).toEqual(
    people.map(({ accountId }) => accountId).toSorted(),
  );
});

test('a rule that fails does not stop the others, and covers next time what it missed', async () => {
  const { db } = app.parts;
  setNow('2027-01-05T12:00:00');
  const [broken, sound] = rules;
  const windows: Date[] = [];
  let fault = true;
  const finders: { [code: string]: FindByRule } = {
    async [broken.code](_db, window) {
      if (fault) throw new Error('not tonight');
      windows.push(window.from);
      return [];
    },
    [sound.code]: async () => [],
  };
  const order = async () => {
    await db.transaction().execute((tx) =>
      insertRuns(tx, [broken.code, sound.code], {
        night: null,
        by: null,
        at: app.parts.clock.now(),
      }),
    );
    await runWaiting(app.parts, finders);
  };
  await order();
  const errorOf = async (code: string) =>
    (await listLatestRuns(db)).find(({ rule }) => rule === code)?.error;
  expect(await errorOf(broken.code)).toContain('not tonight');
  expect(await errorOf(sound.code)).toBeNull();
  const page = await (await app.as(officer)).get('/findings');
  expect(page.body).toContain('有规则上次没有检查成');
  fault = false;
  setNow('2027-01-07T12:00:00');
  await order();
  // The day of its last good run.
  expect(windows[0]?.getTime()).toBeLessThan(at('2027-01-05T00:00:00').getTime());
});

test('many findings at once become cases or are dismissed with a reason, each only once', async () => {
  const browser = await app.as(officer);
  const open = await findings('EXAMS_AT_ONCE');
  const ids = open.map(({ id }) => id);
  expect((await browser.post('/findings/cases', { rule: '', state: 'NEW' })).status).toBe(422);
  const noReason = await browser.post('/findings/dismissals', { id: ids, because: '' });
  expect(noReason.status).toBe(422);
  expect(noReason.body).toContain('请写明理由');
  expect((await browser.post('/findings/cases', { id: ids })).status).toBe(303);
  expect((await browser.get('/findings?state=CASE')).body).toContain('同考甲');
  const cases = await app.parts.db
    .selectFrom('irregularityCases')
    .select(['title', 'source', 'reference', 'facts'])
    .execute();
  expect(cases).toHaveLength(2);
  expect(cases.map(({ reference }) => reference).toSorted()).toEqual(ids.toSorted());
  expect(cases[0]?.facts).toContain('同考乙');
  expect((await browser.post(`/findings/${ids[0]}/case`)).status).toBe(409);
  await browser.post('/findings/dismissals', { id: ids, because: '已经另案处理' });
  expect((await findings('EXAMS_AT_ONCE')).length).toBe(0);
  expect((await browser.get('/findings?state=DISMISSED')).body).not.toContain('同考甲');
});

test('a threshold is changed by two persons with its reason; earlier findings keep the thresholds they were made with', async () => {
  const browser = await app.as(officer);
  const second = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', officer.organisationId),
  );
  const before = (await findings('COUNTER_OPENING_WITHOUT_MONEY'))[0];
  const path = '/findings/thresholds/COUNTER_OPENING_WITHOUT_MONEY/openings';
  expect((await browser.post(path, { value: '0', because: '试一试看' })).status).toBe(422);
  const asked = await browser.post(path, { value: '3', because: '小窗口补录较多' });
  expect((await browser.get('/findings/thresholds')).body).not.toContain('1 → 3');
  expect((await browser.get(path)).body).toContain('等待复核');
  expect((await browser.post(`${asked.headers.location}/confirmation`)).status).toBe(403);
  expect((await second.post(`${asked.headers.location}/confirmation`)).status).toBe(303);
  const page = await browser.get('/findings/thresholds');
  expect(page.body).toContain('小窗口补录较多');
  expect(page.body).toContain('1 → 3');
  expect(page.body).toContain('尚未测量');
  const finding = await browser.get(`/findings/${before?.id}`);
  expect(finding.body).toContain('一个窗口有1人以上的开通');
});
