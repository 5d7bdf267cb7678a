import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Learner } from '../../../kernel/actor.ts';
import { getStudyOverview, studyHasBegun } from '../index.ts';
import { insertLedger } from '../queries/ledger.ts';

let app: TestApp;
let lessons: string[];
const start = new Date('2026-11-23T14:00:00+08:00');
const at = (seconds: number) => app.parts.setNow(new Date(start.getTime() + seconds * 1000));

beforeAll(async () => {
  app = await createTestApp();
  await insertBodies(app.parts);
  await insertTopic(app.parts);
  lessons = await insertLessons(app.parts, 'cq-2026', 2, { videoSeconds: 120 });
});
afterAll(() => app.close());

async function studying(): Promise<{ learner: Learner; enrolmentId: string; base: string }> {
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  return { learner, enrolmentId, base: `/study/${enrolmentId}/lessons/${lessons[0]}` };
}

test('N10: without access there is neither course nor courseware; another learner finds nothing', async () => {
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026', {
    state: 'SELECTED',
  });
  const own = await app.as(learner);
  const refused = await own.get(`/study/${enrolmentId}`);
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('去缴费');
  expect((await own.get('/courseware/cq-2026/videos/v1.webm')).status).toBe(404);
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.get(`/study/${enrolmentId}`)).status).toBe(404);
});

test('E20: a round completed without opening a lesson is no longer refundable', async () => {
  const { accountId } = await insertLearner(app.parts);
  const options = { studied: true } as const;
  const { enrolmentId } = await insertEnrolment(app.parts, accountId, 'cq-2026', options);
  expect(await studyHasBegun(app.parts.db, enrolmentId, 1)).toBe(true);
  expect(await studyHasBegun(app.parts.db, enrolmentId, 2)).toBe(false);
});

test('G2, E20: opening all lessons completes the round and opens the exam; the first opening ends the refund', async () => {
  const { learner, enrolmentId } = await studying();
  const browser = await app.as(learner);
  expect(await studyHasBegun(app.parts.db, enrolmentId, 1)).toBe(false);
  await browser.get(`/study/${enrolmentId}/lessons/${lessons[0]}`);
  expect(await studyHasBegun(app.parts.db, enrolmentId, 1)).toBe(true);
  const enrolment = { id: enrolmentId, topicId: 'cq-2026' };
  expect(await getStudyOverview(app.parts.db, enrolment)).toMatchObject({
    lessonsDone: 1,
    completedAt: null,
  });
  await browser.get(`/study/${enrolmentId}/lessons/${lessons[1]}`);
  expect((await getStudyOverview(app.parts.db, enrolment))?.completedAt).not.toBeNull();
  expect((await browser.get(`/study/${enrolmentId}`)).body).toContain('去考试');
});

test('E9: a heartbeat is credited within the wall clock; a jump to the end earns nothing', async () => {
  const { learner, base } = await studying();
  const browser = await app.as(learner);
  at(0);
  const { token } = JSON.parse((await browser.postJson(`${base}/playback`, {})).body);
  at(10);
  const honest = JSON.parse(
    (await browser.postJson(`${base}/heartbeats`, { token, played: [[0, 10]], position: 10 })).body,
  );
  expect(honest).toMatchObject({ watchedSeconds: 10 });
  const greedy = JSON.parse(
    (await browser.postJson(`${base}/heartbeats`, { token, played: [[10, 120]], position: 120 }))
      .body,
  );
  expect(greedy.watchedSeconds).toBeLessThanOrEqual(13);
  const repeated = JSON.parse(
    (await browser.postJson(`${base}/heartbeats`, { token, played: [[0, 10]], position: 10 })).body,
  );
  expect(repeated.watchedSeconds).toBe(greedy.watchedSeconds);
});

test('E9: starting the player again and again earns no more than the wall clock', async () => {
  const { learner, enrolmentId, base } = await studying();
  const browser = await app.as(learner);
  at(0);
  for (let from = 0; from < 30; from += 3) {
    const { token } = JSON.parse((await browser.postJson(`${base}/playback`, {})).body);
    const beat = { token, played: [[from, from + 3]], position: from };
    await browser.postJson(`${base}/heartbeats`, beat);
  }
  const watched = async () =>
    (await getStudyOverview(app.parts.db, { id: enrolmentId, topicId: 'cq-2026' }))?.watchedSeconds;
  expect(await watched()).toBeLessThanOrEqual(3);
  // Who pauses and plays on honestly loses nothing.
  at(60);
  const { token } = JSON.parse((await browser.postJson(`${base}/playback`, {})).body);
  at(90);
  await browser.postJson(`${base}/heartbeats`, { token, played: [[30, 60]], position: 60 });
  expect(await watched()).toBeGreaterThanOrEqual(30);
});

test('E10: a second tab takes over; the first gets a refusal and earns nothing more', async () => {
  const { learner, base } = await studying();
  const browser = await app.as(learner);
  at(100);
  const first = JSON.parse((await browser.postJson(`${base}/playback`, {})).body);
  await browser.postJson(`${base}/playback`, {});
  at(160);
  const answer = await browser.postJson(`${base}/heartbeats`, {
    token: first.token,
    played: [[0, 60]],
    position: 60,
  });
  expect(answer.status).toBe(409);
  expect(JSON.parse(answer.body).message).toContain('另一个页面');
});

test('N13: study goes on where it was left; a download of all lessons is no lesson left open', async () => {
  const { learner, enrolmentId, base } = await studying();
  const browser = await app.as(learner);
  const download = async () => {
    const round = await app.parts.db
      .selectFrom('studyRounds')
      .select('id')
      .where('enrolmentId', '=', enrolmentId)
      .executeTakeFirstOrThrow();
    await app.parts.db.transaction().execute(async (tx) => {
      for (const lessonId of lessons)
        await insertLedger(tx, { roundId: round.id, lessonId, kind: 'DOWNLOADED', at: start });
    });
  };
  await download();
  expect((await browser.get(`/study/${enrolmentId}`)).body).toContain('开始第一课');
  await browser.get(base);
  await download();
  expect((await browser.get(`/study/${enrolmentId}`)).body).toContain('继续上次学习：第1课');
});

test('Q18: the ledger goes back to its first line, in either order, of all lessons or of one', async () => {
  const { learner, enrolmentId } = await withLedger(120);
  const browser = await app.as(learner);
  const at = `/study/${enrolmentId}/ledger`;
  const lines = async (query = '') => (await browser.get(`${at}${query}`)).body;
  expect((await browser.get(`/study/${enrolmentId}`)).body).toContain(`href="${at}"`);
  const newest = await lines();
  expect(newest).toContain('计入 2分钟');
  expect(newest).not.toContain('计入 1秒');
  expect(newest).toContain('page=2');
  expect(await lines('?page=3')).toContain('计入 1秒');
  expect(await lines('?order=oldest')).toContain('计入 1秒');
  expect(await lines(`?lesson=${lessons[1]}`)).toContain('还没有学习记录');
  expect((await browser.get(`${at}?lesson=none`)).status).toBe(404);
});

/** A learner with so many lines of the first lesson: of 1 second, 2 seconds and so on. */
async function withLedger(count: number) {
  const { learner, enrolmentId } = await studying();
  const { id: roundId } = await app.parts.db
    .selectFrom('studyRounds')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  const lessonId = lessons[0] as string;
  await app.parts.db.transaction().execute(async (tx) => {
    for (let seconds = 1; seconds <= count; seconds += 1)
      await insertLedger(tx, { roundId, lessonId, kind: 'PLAYED', detail: { seconds }, at: start });
  });
  return { learner, enrolmentId };
}

test('N13: a download can be resumed', async () => {
  const { learner } = await studying();
  await app.parts.storage.put('courses/cq-2026/videos/v1.webm', Buffer.from('0123456789'));
  const browser = await app.as(learner);
  const part = await browser.get('/courseware/cq-2026/videos/v1.webm', { range: 'bytes=4-6' });
  expect([part.status, part.body, part.headers['content-range']]).toEqual([
    206,
    '456',
    'bytes 4-6/10',
  ]);
  expect(
    (await browser.get('/courseware/cq-2026/videos/v1.webm', { range: 'bytes=20-' })).status,
  ).toBe(416);
});
