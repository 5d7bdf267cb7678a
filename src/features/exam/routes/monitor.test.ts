import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import {
  admit,
  letTimePass,
  openExam,
  openSheet,
  readAttempt,
  rightLetters,
  save,
  sitExam,
  start,
} from '../../../../test/support/exam-cohort.ts';
import {
  createTestApp,
  signIn,
  type TestApp,
  type TestBrowser,
  unlimited,
} from '../../../../test/support/parts.ts';
import { createApp } from '../../../app/app.ts';
import type { Officer } from '../../../kernel/actor.ts';
import type { Topic } from '../../courses/index.ts';
import { accountCells, phoneOf } from '../../identity/index.ts';
import { buildTimeline, minuteBars } from '../rules/attempt-timeline.ts';
import { barSeconds, rateText, saveNumbers } from '../rules/monitor.ts';

let app: TestApp;
let topic: Topic;
let clerk: Officer;
let centre: TestBrowser;
let bureau: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  const opened = await openExam(app);
  topic = opened.topic;
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', opened.bodies.centreId);
  centre = await app.as(clerk);
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', opened.bodies.municipalBureauId),
  );
});
afterAll(() => app.close());

interface Told {
  at: string;
  parts: Record<'figures' | 'proposals' | 'saves' | 'topics', string>;
}

const eventsIn = (text: string): Told[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)));

/** The row of the only topic: in progress, silent, handed in, time up, not returned, waiting, graded, rate. */
const rowOf = ({ parts }: Told) =>
  [...parts.topics.matchAll(/<td[^>]*>(.*?)<\/td>/g)].slice(1).map((match) => match[1]);

/** Reads the stream of a listening app until an event satisfies; fails with the test's time. */
async function watchUntil(
  url: string,
  cookie: string,
  satisfies: (told: Told) => boolean,
): Promise<{ told: Told; close(): void }> {
  const away = new AbortController();
  const answer = await fetch(`${url}/exam-monitor/events`, {
    headers: { accept: 'text/event-stream', cookie },
    signal: away.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const told = eventsIn(text.slice(0, text.lastIndexOf('\n\n') + 2)).find(satisfies);
    if (told) return { told, close: () => away.abort() };
  }
  throw new Error(`the stream ended: ${text}`);
}

test('the event stream shows starts, saves, lost contact and hand-ins of every process', async () => {
  // A second process on the same database: it serves the clerk, the first one the learners.
  const second = await createApp(app.parts, unlimited);
  const url = await second.listen({ port: 0, host: '127.0.0.1' });
  const cookie = `jixue=${await signIn(app.parts, clerk)}`;
  const seen = async (row: (string | undefined)[]) => {
    const { close } = await watchUntil(
      url,
      cookie,
      (told) => JSON.stringify(rowOf(told)) === JSON.stringify(row),
    );
    close();
  };
  const [here, gone] = [await admit(app, topic), await admit(app, topic)];
  const [hereId, goneId] = [await start(here), await start(gone)];
  await letTimePass(app.parts, goneId, 200);
  await seen(['2', '1', '0', '0', '0', '0', '0', '—']);

  const token = await openSheet(here.browser, hereId);
  const key = await rightLetters(app.parts, hereId);
  const answers = key.map((response, at) => ({ item: at + 1, seq: at + 1, response }));
  await save(here.browser, hereId, token, answers);
  const { close } = await watchUntil(url, cookie, ({ parts }) => parts.figures.includes('>1.0<'));
  close();

  await here.browser.post(`/attempts/${hereId}/submission`);
  await seen(['1', '1', '1', '0', '0', '0', '1', '100.0%']);
  await letTimePass(app.parts, goneId, 3600);
  await app.parts.runJobs();
  await seen(['0', '0', '1', '0', '1', '0', '2', '50.0%']);
  await second.close();
});

test('G4: the monitor names who has lost contact, and nobody who is there', async () => {
  const [here, gone] = [await admit(app, topic), await admit(app, topic)];
  await start(here);
  const goneId = await start(gone);
  await letTimePass(app.parts, goneId, 200);
  const { body } = await bureau.get('/exam-monitor/lost-contact');
  expect(body.match(/ href="\/exam-monitor\/attempts\/[^"]+"/g)).toEqual([
    ` href="/exam-monitor/attempts/${goneId}"`,
  ]);
  expect((await centre.get('/exam-monitor')).body).toContain('href="/exam-monitor/lost-contact"');
});

test('a session has three event streams at most, also when it asks for all at once', async () => {
  const second = await createApp(app.parts, unlimited);
  const url = await second.listen({ port: 0, host: '127.0.0.1' });
  const headers = {
    accept: 'text/event-stream',
    cookie: `jixue=${await signIn(app.parts, clerk)}`,
  };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => fetch(`${url}/exam-monitor/events`, { headers })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429, 429]);
  const others = { ...headers, cookie: `jixue=${await signIn(app.parts, clerk)}` };
  const other = await fetch(`${url}/exam-monitor/events`, { headers: others });
  expect(other.status).toBe(200);
  await second.close();
  await Promise.all([...answers, other].map((answer) => answer.text()));
});

test('a stopping server ends the event streams', async () => {
  const second = await createApp(app.parts, unlimited);
  const url = await second.listen({ port: 0, host: '127.0.0.1' });
  const cookie = `jixue=${await signIn(app.parts, clerk)}`;
  const answer = await fetch(`${url}/exam-monitor/events`, {
    headers: { accept: 'text/event-stream', cookie },
  });
  const all = answer.text();
  await second.close();
  expect(eventsIn(await all).length).toBeGreaterThan(0);
});

test('without a script the page has the same numbers, a time and a way to refresh', async () => {
  const examinee = await admit(app, topic);
  await sitExam(app.parts, examinee, 7);
  const page = await centre.get('/exam-monitor');
  for (const words of ['数据时间', '正在考试', '今日合格率', 'http-equiv="refresh"', '刷新'])
    expect(page.body).toContain(words);
  expect(page.body).toContain(topic.title);
});

test('N33: the municipal bureau watches, and proposes nothing', async () => {
  const page = await bureau.get('/exam-monitor');
  expect(page.status).toBe(200);
  expect(page.body).not.toContain('等待复核');
  expect((await bureau.get('/exam-monitor/people')).status).toBe(404);
  expect((await bureau.get('/exam-monitor/groups/extension')).status).toBe(404);
  expect((await bureau.get('/exam-monitor/interventions')).status).toBe(404);
});

test('E17: an open proposal comes with the next event', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  await centre.post(`/exam-monitor/attempts/${attemptId}/interventions`, {
    kind: 'EXTEND',
    minutes: '10',
    because: '考场断电十分钟',
  });
  const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const cookie = `jixue=${await signIn(app.parts, clerk)}`;
  const { told, close } = await watchUntil(url, cookie, ({ parts }) =>
    parts.proposals.includes('考场断电十分钟'),
  );
  close();
  expect(told.parts.proposals).toMatch(/\/exam-monitor\/interventions\/[\w-]+/);
});

test('a person is found by number, phone, name and submission number; the id number is masked', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await sitExam(app.parts, examinee, 7);
  const { accountId } = examinee.learner;
  const account = await app.parts.db
    .selectFrom('accounts')
    .select(['name', 'idNumberCipher', 'phoneCipher', 'phoneMasked'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const { submissionNo } = await readAttempt(app.parts, attemptId);
  const number = app.parts.cipher.decrypt(account.idNumberCipher, accountCells.number(accountId));
  const phone = phoneOf(app.parts, { id: accountId, ...account })?.phone as string;
  for (const who of [number, phone, account.name, submissionNo as string]) {
    const found = await centre.get(`/exam-monitor/people?${new URLSearchParams({ who })}`);
    expect(found.headers.location, who).toBe(`/exam-monitor/people/${accountId}`);
  }
  const page = await centre.get(`/exam-monitor/people/${accountId}`);
  expect(page.body).toContain(`/exam-monitor/attempts/${attemptId}`);
  expect(page.body).not.toContain(number);
  const nobody = await centre.get('/exam-monitor/people?who=%E6%9F%90%E6%9F%90%25');
  expect(nobody.body).toContain('没有找到这位学员');
});

test('the timeline of an attempt shows openings with devices, answers, the end and the grade', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  await examinee.browser.get(`/attempts/${attemptId}`, {
    'user-agent': 'Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile',
  });
  const token = await openSheet(examinee.browser, attemptId);
  await save(examinee.browser, attemptId, token, [{ item: 1, seq: 1, response: 'A' }]);
  await examinee.browser.post(`/attempts/${attemptId}/submission`);
  const page = await centre.get(`/exam-monitor/attempts/${attemptId}`);
  const { submissionNo } = await readAttempt(app.parts, attemptId);
  const told = ['开始考试', '打开试卷', '安卓设备 · Chrome', '学员交卷', `${submissionNo}`];
  for (const words of [...told, '完成评分', '共保存 1 次']) expect(page.body).toContain(words);
  expect(page.body).toContain('提出处理');
  const read = await bureau.get(`/exam-monitor/attempts/${attemptId}`);
  for (const words of [...told, '完成评分']) expect(read.body).toContain(words);
  expect(read.body).not.toContain('提出处理');
  expect(read.body).not.toContain('/exam-monitor/people/');
});

test('gaps between answers are listed, and each minute has its bar', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 6, minute));
  const answers = [
    { at: at(1), answers: 4 },
    { at: at(2), answers: 1 },
    { at: at(14), answers: 2 },
  ];
  const attempt = {
    startedAt: at(0),
    closedAt: at(20),
    deadlineAt: at(60),
    annulledAt: null,
  } as never;
  const facts = { attempt, entries: [], extensions: [], deviceName: String };
  const story = buildTimeline({ ...facts, answers }).map(({ what, detail }) => [what, detail]);
  expect(story).toEqual([
    ['开始考试', null],
    ['此后没有作答', '12分钟后继续'],
  ]);
  const bars = minuteBars(attempt, answers);
  expect([bars.length, bars[1], bars[2], bars[14], bars[15]]).toEqual([20, 4, 1, 2, 0]);
});

test('a rate of nothing is a dash, and the save rate is that of the newest bar', () => {
  expect([rateText(0, 0), rateText(1, 3)]).toEqual(['—', '33.3%']);
  const bar = (saves: number) => ({ saves, slow: 1, refused: 0 });
  expect(saveNumbers([bar(5 * barSeconds), bar(barSeconds)])).toMatchObject({
    now: 1,
    peak: 5,
    average: 3,
    slow: 2,
  });
  expect(saveNumbers([])).toMatchObject({ now: 0, peak: 0, average: 0 });
});

test('N15: the dates of groups stand with their topic', async () => {
  await start(await admit(app, topic));
  const term = { name: '区县班', districtIds: [], affiliations: [], feeFen: null, ground: '' };
  const own = { examOpensAt: '2026-01-05T00:00:00Z', examClosesAt: '2026-01-06T00:00:00Z' };
  await app.parts.db
    .updateTable('annualTopics')
    .set({ groupTerms: JSON.stringify([{ ...term, ...own }]) })
    .where('id', '=', topic.id)
    .execute();
  // All viewers share numbers that are a second old.
  const shown = async () => (await bureau.get('/exam-monitor')).body.replaceAll(/<[^>]*>/g, '');
  const said = expect.poll(shown, { timeout: 60_000, interval: 200 });
  await said.toMatch(/其他人.*（正在开放）；区县班2026年1月5日至2026年1月6日（已结束）/);
});
