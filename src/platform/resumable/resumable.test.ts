import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../test/support/city.ts';
import { createTestApp, signIn, type TestApp } from '../../../test/support/parts.ts';
import { listFilms } from '../../features/courses/queries/film/films.ts';
import type { Officer } from '../../kernel/actor.ts';
import { keepUploadLease, releaseUploadLease, takeUploadLease } from '../database/uploads.ts';
import { findUpload, readUpload } from './index.ts';

let app: TestApp;
let clerk: Officer;
let other: Officer;
let lesson: string;
const endpoint = () => `/topics/cq-2026/lessons/${lesson}/film/uploads`;

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  other = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  await insertTopic(app.parts, { state: 'DRAFT' });
  [lesson = ''] = await insertLessons(app.parts, 'cq-2026', 1);
});
afterAll(() => app.close());

type Headers = Record<string, string>;
type Method = 'POST' | 'PATCH' | 'HEAD' | 'DELETE';

/** A caller that speaks tus with the session and CSRF token of a page. */
async function caller(actor: Parameters<typeof signIn>[1]) {
  const session = `jixue=${await signIn(app.parts, actor)}`;
  const page = await app.server.inject({ url: '/privacy', headers: { cookie: session } });
  const [csrf] = page.cookies;
  const cookie = `${session}; ${csrf?.name}=${csrf?.value}`;
  const token = /name="csrf-token" content="([^"]+)"/.exec(page.body)?.[1] ?? '';
  return (method: Method, url: string, headers: Headers = {}, payload?: Buffer) =>
    app.server.inject({
      method,
      url,
      headers: {
        'tus-resumable': '1.0.0',
        accept: 'application/json',
        cookie,
        'x-csrf-token': token,
        ...headers,
      },
      ...(payload && { payload }),
    });
}

const part = (offset: number): Headers => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});
const name = (text: string) => `filename ${Buffer.from(text).toString('base64')}`;

test('a file arrives in parts, from where it stopped, and is the same at the end', async () => {
  const call = await caller(clerk);
  const content = randomBytes(300_000);
  const begun = await call('POST', endpoint(), {
    'upload-length': String(content.length),
    'upload-metadata': name('第一课.mp4'),
  });
  expect(begun.statusCode).toBe(201);
  const url = String(begun.headers.location);
  expect((await call('PATCH', url, part(0), content.subarray(0, 100_000))).statusCode).toBe(204);
  const head = await call('HEAD', url);
  expect(head.headers).toMatchObject({ 'upload-offset': '100000', 'upload-length': '300000' });
  // A part that begins elsewhere is refused.
  const wrong = await call('PATCH', url, part(50_000), content.subarray(50_000));
  expect(wrong.statusCode).toBe(409);
  expect((await call('PATCH', url, part(100_000), content.subarray(100_000))).statusCode).toBe(204);
  const [film] = await listFilms(app.parts.db, lesson);
  expect(film).toMatchObject({ fileName: '第一课.mp4', bytes: 300_000, state: 'WAITING' });
  const upload = await findUpload(app.parts.db, film?.uploadId ?? '');
  const kept = Buffer.concat(await Array.fromAsync(readUpload(app.parts, upload as never)));
  expect(kept.equals(content)).toBe(true);
  // Asked again after a crash, it is not taken twice.
  await call('HEAD', url);
  expect(await listFilms(app.parts.db, lesson)).toHaveLength(1);
});

test('an upload needs its token and belongs to who began it; learners find nothing', async () => {
  const call = await caller(clerk);
  const begin = { 'upload-length': '10' };
  expect((await call('POST', endpoint(), { ...begin, 'x-csrf-token': 'x' })).statusCode).toBe(403);
  const url = String((await call('POST', endpoint(), begin)).headers.location);
  const colleague = await caller(other);
  expect((await colleague('HEAD', url)).statusCode).toBe(404);
  expect((await colleague('PATCH', url, part(0), Buffer.alloc(10))).statusCode).toBe(404);
  expect((await colleague('DELETE', url)).statusCode).toBe(404);
  const learner = await caller(await insertLearner(app.parts));
  expect((await learner('POST', endpoint(), begin)).statusCode).toBe(404);
  expect(
    (await call('PATCH', url, { ...part(0), 'x-csrf-token': 'x' }, Buffer.alloc(10))).statusCode,
  ).toBe(403);
  expect((await call('DELETE', url)).statusCode).toBe(204);
  expect((await call('HEAD', url)).statusCode).toBe(404);
});

test('size has bounds: none, too much, more than was said, and too many unfinished files', async () => {
  const call = await caller(other);
  expect((await call('POST', endpoint(), { 'upload-length': '0' })).statusCode).toBe(422);
  const huge = await call('POST', endpoint(), { 'upload-length': String(5 * 1024 ** 3) });
  expect(huge).toMatchObject({ statusCode: 413, body: '文件太大，没有收下。' });
  const url = String((await call('POST', endpoint(), { 'upload-length': '10' })).headers.location);
  expect((await call('PATCH', url, part(0), Buffer.alloc(11))).statusCode).toBe(413);
  for (let at = 1; at < 10; at += 1) await call('POST', endpoint(), { 'upload-length': '10' });
  const eleventh = await call('POST', endpoint(), { 'upload-length': '10' });
  expect(eleventh).toMatchObject({ statusCode: 429 });
  expect(eleventh.body).toContain('没有传完');
});

test('one writer at a time: who comes later is waited for, and a killed one loses its lease', async () => {
  const call = await caller(clerk);
  const url = String((await call('POST', endpoint(), { 'upload-length': '10' })).headers.location);
  const id = url.split('/').pop() ?? '';
  const { db } = app.parts;
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(await takeUploadLease(db, id, one)).toBe(true);
  expect(await keepUploadLease(db, id, one)).toBe('KEPT');
  expect(await takeUploadLease(db, id, two)).toBe(false);
  expect(await keepUploadLease(db, id, one)).toBe('WANTED');
  const writing = call('PATCH', url, part(0), Buffer.alloc(4));
  await releaseUploadLease(db, id, one);
  expect((await writing).statusCode).toBe(204);
  expect(await keepUploadLease(db, id, one)).toBe('LOST');
  await takeUploadLease(db, id, one);
  await db
    .updateTable('uploads')
    .set({ leasedUntil: new Date('2020-01-01') })
    .where('id', '=', id)
    .execute();
  expect((await call('PATCH', url, part(4), Buffer.alloc(6))).statusCode).toBe(204);
});
