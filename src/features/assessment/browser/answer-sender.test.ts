import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerOutbox } from './answer-outbox.ts';
import { AnswerSender, type WaitingBecause } from './answer-sender.ts';

beforeEach(() => vi.stubGlobal('document', { querySelector: () => null }));
afterEach(() => vi.unstubAllGlobals());

/** Sends one answer to this server and returns why the page says it is pending. */
async function sendOne(server: () => Promise<unknown>): Promise<WaitingBecause[]> {
  vi.stubGlobal('fetch', server);
  const outbox = new AnswerOutbox('6c7d2a43-9a3e-4c61-8a94-7a3c8f8b1d11', [0]);
  outbox.put({ item: 1, seq: 1, response: 'A', marked: false });
  const reasons: WaitingBecause[] = [];
  const sender = new AnswerSender({
    url: '/answers',
    token: 'writer',
    outbox,
    events: {
      saved: () => {},
      waiting: (items, because) => {
        expect(items).toEqual([1]);
        reasons.push(because);
      },
      takenOver: () => {},
      closed: () => {},
    },
  });
  await sender.send();
  sender.stop();
  expect(outbox.list()).toHaveLength(1);
  return reasons;
}

const answering =
  (status: number, more: object = {}) =>
  async () =>
    Object.assign(new Response('{}', { status }), more);

test('only an ended session asks for a login', async () => {
  expect(await sendOne(answering(401))).toEqual(['signed_out']);
});

test.each([400, 403, 404, 422])(
  'an answer refused with %i is pending as refused',
  async (status) => {
    expect(await sendOne(answering(status))).toEqual(['refused']);
  },
);

test.each([429, 500, 503])('after %i it is retried', async (status) => {
  expect(await sendOne(answering(status))).toEqual(['later']);
});

test('without a network it is retried', async () => {
  expect(await sendOne(() => Promise.reject(new TypeError('failed')))).toEqual(['later']);
});
