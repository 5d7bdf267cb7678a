import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner } from '../../../test/support/city.ts';
import { createTestApp, signIn, type TestApp } from '../../../test/support/parts.ts';

let app: TestApp;
let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  app = await createTestApp();
  server = app.server as unknown as FastifyInstance;
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

const megabyte = Buffer.alloc(1024 * 1024, 'x');

/** Sends the head of a request and so many megabytes, as far as they are taken; returns the status. */
async function send(head: string, megabytes: number): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'connect');
  socket.write(head);
  for (let sent = 0; sent < megabytes && !socket.destroyed; sent += 1)
    if (!socket.write(megabyte)) await Promise.race([once(socket, 'drain').catch(() => {}), ended]);
  // The server closes once it has answered; an end from here could come before its answer.
  await ended;
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
}

const headOf = (path: string, type: string, length: string) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\n${length}\r\n\r\n`;

const form = 'multipart/form-data; boundary=b';
const said = `content-length: ${58 * megabyte.length}`;

test('eight forms of 58 MB to /login move resident memory by less than 50 MB', async () => {
  await send(headOf('/login', form, 'content-length: 4'), 0);
  // Other files of this process leave work to the garbage collector: what is kept moves it every time.
  let moved = Number.POSITIVE_INFINITY;
  for (let tries = 0; moved >= 50 && tries < 3; tries += 1) moved = await sendEight();
  expect(moved).toBeLessThan(50);
}, 180_000);

/** Sends eight large forms at once; returns by how many megabytes resident memory grew meanwhile. */
async function sendEight(): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const watch = setInterval(look, 5);
  const types = [form, 'application/x-www-form-urlencoded', 'application/json', 'text/plain'];
  const statuses = await Promise.all(
    Array.from({ length: 8 }, (_, at) => send(headOf('/login', types[at % 4] as string, said), 58)),
  );
  clearInterval(watch);
  look();
  // Cut off before the answer could be read, or refused: taken by none.
  for (const status of statuses) expect([0, 303, 403, 411, 413, 415, 422, 429]).toContain(status);
  return (peak - before) / 1024 / 1024;
}

test('a visitor cannot send files anywhere', async () => {
  for (const path of ['/login', '/register', '/claims/new', '/gateway/notification']) {
    const answer = await server.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': form, accept: 'application/json' },
      payload: '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
    });
    expect(answer.statusCode, path).toBe(415);
  }
});

test('a form with files says its length, and no more than 105 MB', async () => {
  await insertBodies(app.parts);
  const cookie = `cookie: jixue=${await signIn(app.parts, await insertLearner(app.parts))}`;
  const sent = (length: string) => send(headOf('/account', form, `${cookie}\r\n${length}`), 0);
  expect(await sent('transfer-encoding: chunked')).toBe(411);
  expect(await sent(`content-length: ${106 * megabyte.length}`)).toBe(422);
});

test('of one address three large bodies are under way at most, until they end', async () => {
  const large = 'content-length: 300000';
  const under = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
  for (const socket of under)
    socket.write(headOf('/login', 'application/x-www-form-urlencoded', large));
  const fourth = async () =>
    (
      await server.inject({
        method: 'POST',
        url: '/login',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'x'.repeat(300_000),
      })
    ).statusCode;
  await expect.poll(fourth).toBe(429);
  for (const socket of under) socket.destroy();
  await expect.poll(fourth).not.toBe(429);
});

test('a role without the route is refused before its body is read', async () => {
  const answer = await server.inject({
    method: 'POST',
    url: '/roster/imports',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    // Longer than any body may be: reading it would be 422.
    payload: 'x'.repeat(3 * 1024 * 1024),
  });
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toContain('/login');
});
