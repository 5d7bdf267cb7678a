import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { insertLearner } from '../../../../test/support/city.ts';
import {
  admit,
  type Examinee,
  openExam,
  openSheet,
  readAttempt,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import {
  createTestApp,
  openTestBrowser,
  signIn,
  type TestApp,
  unlimited,
} from '../../../../test/support/parts.ts';
import { createApp } from '../../../app/app.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import type { App } from '../../../platform/http/index.ts';
import type { Topic } from '../../courses/index.ts';
import { touchAttempts } from '../queries/answering/contacts.ts';
import { listNewestAnswers } from '../queries/answering/saved-answers.ts';
import { ExamLine, type LineEvents } from './exam-line.ts';

let app: TestApp;
let topic: Topic;
let address: string;
/** A second process on the same database. */
let other: App;

beforeAll(async () => {
  app = await createTestApp();
  ({ topic } = await openExam(app));
  address = await app.server.listen({ port: 0, host: '127.0.0.1' });
  other = await createApp(app.parts, unlimited);
});
afterAll(async () => {
  await other.close();
  await app.close();
});

type Message = Record<string, Record<string, unknown>>;

/** A line as a browser opens it, with what it has heard so far. */
class Line {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #messages: Message[] = [];
  #wake = () => {};

  constructor(attemptId: string, cookie: string, origin = address) {
    const url = `${address.replace('http', 'ws')}/attempts/${attemptId}/line`;
    this.socket = new WebSocket(url, { origin, headers: { cookie: `jixue=${cookie}` } });
    this.socket.on('message', (data) => {
      this.#messages.push(JSON.parse(String(data)));
      this.#wake();
    });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => {});
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message not taken yet. */
  async next(): Promise<Message> {
    while (this.#messages.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.#messages.shift() as Message;
  }
}

const answer = (item: number, seq: number, response: string) => ({
  item,
  seq,
  response,
  marked: false,
});

/** An examinee at an open sheet with its line. */
async function sitDown(): Promise<
  Examinee & { attemptId: string; token: string; cookie: string; line: Line }
> {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const cookie = await signIn(app.parts, examinee.learner);
  const line = new Line(attemptId, cookie);
  await once(line.socket, 'open');
  line.send({ open: { token } });
  expect(await line.next()).toMatchObject({ contact: { state: 'OPEN', current: true } });
  return { ...examinee, attemptId, token, cookie, line };
}

const answersOf = async (attemptId: string) =>
  listNewestAnswers(app.parts.db, await readAttempt(app.parts, attemptId));

test('lesson 14: a save by the line is acknowledged when it is stored, with the outcomes of HTTP', async () => {
  const { line, attemptId, token, browser } = await sitDown();
  line.send({ save: { n: 7, answers: [answer(1, 5, 'A'), answer(2, 6, 'B')] } });
  const { saved } = await line.next();
  expect(saved).toMatchObject({ n: 7, outcomes: [{ outcome: 'saved' }, { outcome: 'saved' }] });
  expect(await answersOf(attemptId)).toMatchObject([
    { itemNo: 1, seq: 5, response: 'A' },
    { itemNo: 2, seq: 6, response: 'B' },
  ]);
  // The same by HTTP, as after a line that broke before its reply.
  const again = await save(browser, attemptId, token, [{ item: 1, seq: 5, response: 'A' }]);
  expect(again.outcomes).toEqual(['saved']);
  line.send({ save: { n: 8, answers: [answer(1, 4, 'C')] } });
  expect((await line.next()).saved).toMatchObject({ n: 8, outcomes: [{ outcome: 'stale' }] });
  line.send({ save: { n: 9, answers: [answer(99, 7, 'C')] } });
  expect((await line.next()).refused).toMatchObject({ n: 9, status: 404 });
  line.socket.terminate();
});

test('Q22: when the sheet is opened elsewhere, by another process, the old line is told and ends', async () => {
  const { line, attemptId, learner } = await sitDown();
  const phone = await openTestBrowser(other, app.parts, learner);
  await openSheet(phone, attemptId);
  expect(await line.next()).toMatchObject({ contact: { state: 'OPEN', current: false } });
  expect(await line.closed).toBe(4409);
});

test('G5: time given is told at once; closing ends the line', async () => {
  const { line, attemptId, browser } = await sitDown();
  const before = await readAttempt(app.parts, attemptId);
  const deadlineAt = new Date(before.deadlineAt.getTime() + 600_000);
  await app.parts.db
    .updateTable('examAttempts')
    .set({ deadlineAt })
    .where('id', '=', attemptId)
    .execute();
  expect(await line.next()).toMatchObject({ contact: { deadlineAt: deadlineAt.toISOString() } });
  await browser.post(`/attempts/${attemptId}/submission`);
  expect(await line.next()).toMatchObject({
    contact: { state: expect.stringMatching(/CLOSED|GRADED/) },
  });
  expect(await line.closed).toBe(4410);
});

test('E23: ending the session ends its line, in whatever process', async () => {
  const { line, attemptId, cookie } = await sitDown();
  await other.inject({ method: 'GET', url: '/', headers: { cookie: `jixue=${cookie}` } });
  await app.parts.db
    .updateTable('sessions')
    .set({ endedAt: new Date(), endedBecause: 'logged_out' })
    .where('accountId', '=', (await readAttempt(app.parts, attemptId)).accountId)
    .execute();
  expect(await line.closed).toBe(4401);
});

test('a session that has ended saves nothing, even before its line hears of it', async () => {
  const { line, attemptId } = await sitDown();
  const { accountId } = await readAttempt(app.parts, attemptId);
  await app.parts.db
    .updateTable('sessions')
    .set({ endedAt: new Date(), endedBecause: 'logged_out' })
    .where('accountId', '=', accountId)
    .execute();
  line.send({ save: { n: 1, answers: [answer(1, 5, 'A')] } });
  expect(await line.closed).toBe(4401);
  expect(await answersOf(attemptId)).toEqual([]);
});

test('another site, a stranger and a visitor get no line', async () => {
  const { line, attemptId, token, cookie } = await sitDown();
  const stranger = await signIn(app.parts, await insertLearner(app.parts));
  const foreign = new Line(attemptId, cookie, 'https://evil.test');
  const [refused] = await once(foreign.socket, 'error');
  expect(String(refused)).toContain('403');
  const visitor = new Line(attemptId, 'nobody');
  expect(String((await once(visitor.socket, 'error'))[0])).toContain('303');
  const theirs = new Line(attemptId, stranger);
  await once(theirs.socket, 'open');
  theirs.send({ open: { token } });
  expect(await theirs.closed).toBe(4401);
  line.send({ save: { n: 1, answers: [answer(1, 5, 'A')] } });
  expect((await line.next()).saved).toMatchObject({ n: 1 });
  line.socket.terminate();
});

test.each([
  ['no JSON', '{', 1008],
  ['an unknown message', { hello: 1 }, 1008],
  ['an item of no sheet', { save: { n: 1, answers: [answer(0, 1, 'A')] } }, 1008],
  ['a message longer than any sheet', 'x'.repeat(300_000), 1009],
])('%s ends the line', async (_what, message, code) => {
  const { line } = await sitDown();
  line.send(message);
  expect(await line.closed).toBe(code);
});

test('nothing is saved before the sheet has said its token', async () => {
  const { attemptId, cookie, line: first } = await sitDown();
  const line = new Line(attemptId, cookie);
  await once(line.socket, 'open');
  line.send({ save: { n: 1, answers: [answer(1, 5, 'A')] } });
  expect(await line.closed).toBe(1008);
  expect(await answersOf(attemptId)).toEqual([]);
  first.socket.terminate();
});

test('a line that is half-open ends after the second ping; one that answers is kept', () => {
  const socket = Object.assign(new EventEmitter(), { pings: 0, ended: false });
  const double = Object.assign(socket, {
    ping: () => {
      socket.pings += 1;
    },
    terminate: () => {
      socket.ended = true;
    },
  });
  const events = { heard: () => {}, closed: () => {} } as unknown as LineEvents;
  const of = { attemptId: '', sessionHash: '', sessionId: '' };
  const line = new ExamLine(double as unknown as WebSocket, of, events);
  line.ping();
  socket.emit('pong');
  line.ping();
  expect([socket.pings, socket.ended]).toEqual([2, false]);
  line.ping();
  expect([socket.pings, socket.ended]).toEqual([2, true]);
});

test('G4: looking up the state of an attempt is no contact; the sheet itself is', async () => {
  const { line, attemptId, token, cookie } = await sitDown();
  const contact = { attemptId, sessionHash: hashToken(cookie), token };
  const at = async () => (await readAttempt(app.parts, attemptId)).lastContactAt.getTime();
  const before = await at();
  await touchAttempts(app.parts.fastLane, [{ ...contact, seen: false }]);
  expect(await at()).toBe(before);
  await touchAttempts(app.parts.fastLane, [{ ...contact, seen: true }]);
  expect(await at()).toBeGreaterThan(before);
  line.socket.terminate();
});

test('an ending process ends its lines after the saves under way, and their sheets come back', async () => {
  const short = await createApp(app.parts, unlimited);
  const at = await short.listen({ port: 0, host: '127.0.0.1' });
  const { attemptId, token, cookie, line: first } = await sitDown();
  const url = `${at.replace('http', 'ws')}/attempts/${attemptId}/line`;
  const socket = new WebSocket(url, { origin: at, headers: { cookie: `jixue=${cookie}` } });
  const heard: Message[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  await once(socket, 'open');
  socket.send(JSON.stringify({ open: { token } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ save: { n: 1, answers: [answer(1, 5, 'A')] } }));
  await once(socket, 'message');
  const [[code]] = await Promise.all([once(socket, 'close'), short.close()]);
  expect([code, heard.at(-1)]).toMatchObject([1012, { saved: { n: 1 } }]);
  first.socket.terminate();
});
