import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestParts, type TestParts } from '../../../test/support/parts.ts';
import type { Actor } from '../../kernel/actor.ts';
import { createServer, parseForm, type Upload, uploadField } from './index.ts';

const proof = uploadField({
  kinds: ['pdf', 'png'],
  megabytes: 1,
  missing: '请选择证明材料。',
  wrong: '请上传 PDF 或图片。',
});
const Claim = z.object({ title: z.string(), proof });

let parts: TestParts;
let app: FastifyInstance;
let last: Upload | null = null;
/** What a handler waits for while it reads its file. */
let reading: Promise<void> | undefined;

beforeAll(async () => {
  parts = await createTestParts();
  app = (await createServer(parts)) as unknown as FastifyInstance;
  app.addHook('onRequest', async (request) => {
    if (request.headers.cookie !== 'visitor=1') request.actor = { role: 'LEARNER' } as Actor;
  });
  app.post('/claims', { config: { access: 'everyone', csrf: false } }, async (request, reply) => {
    const form = parseForm(Claim, request.body);
    last = form.ok ? form.value.proof : null;
    await reading;
    return reply.send(form.ok ? { kept: last && existsSync(last.path) } : { errors: form.errors });
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await parts.close();
});

async function send(content: Buffer, name = '证明.pdf', cookie = '') {
  const form = new FormData();
  form.set('title', '培训证明');
  form.set('proof', new Blob([new Uint8Array(content)]), name);
  const request = new Request('http://x/claims', { method: 'POST', body: form });
  const answer = await app.inject({
    method: 'POST',
    url: '/claims',
    headers: { 'content-type': request.headers.get('content-type') ?? '', cookie },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, ...answer.json() };
}

test('an upload is available to its handler and removed after the answer', async () => {
  expect(await send(Buffer.from('%PDF-1.7 …'))).toMatchObject({ kept: true });
  expect(last).toMatchObject({ name: '证明.pdf', kind: 'pdf', tooLarge: false });
  await expect.poll(() => existsSync(last?.path ?? '')).toBe(false);
});

test('the type of a file is detected from its content, not its name', async () => {
  const answer = await send(Buffer.from('MZ\x00\x01 a program'), '证明.pdf');
  expect(answer).toMatchObject({ errors: { proof: '请上传 PDF 或图片。' } });
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  expect(await send(drawing, '图.png')).toMatchObject({ errors: { proof: '请上传 PDF 或图片。' } });
});

test('a form has five files at most', async () => {
  const form = new FormData();
  for (let no = 1; no <= 6; no += 1) form.set(`proof${no}`, new Blob(['%PDF-1.7']), '证明.pdf');
  const request = new Request('http://x/claims', { method: 'POST', body: form });
  const answer = await app.inject({
    method: 'POST',
    url: '/claims',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  expect(answer.statusCode).toBe(413);
});

test('a missing, an empty and a too large file each get a sentence', async () => {
  expect(await send(Buffer.alloc(0), '')).toMatchObject({ errors: { proof: '请选择证明材料。' } });
  expect((await send(Buffer.alloc(0))).errors.proof).toContain('空的');
  const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(2 * 1024 * 1024)]);
  expect((await send(large)).errors.proof).toContain('不能超过 1 MB');
  const huge = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(21 * 1024 * 1024)]);
  expect((await send(huge)).errors.proof).toContain('不能超过 1 MB');
});

test('files of a visitor are not read', async () => {
  const answer = await send(Buffer.from('%PDF-1.7'), '证明.pdf', 'visitor=1');
  expect(answer.status).toBe(415);
});

test('the file of a client that leaves during its upload is removed', async () => {
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(address.port), '127.0.0.1');
  const field = `proof_${Date.now()}`;
  socket.write(
    [
      'POST /claims HTTP/1.1',
      `host: ${address.host}`,
      'content-type: multipart/form-data; boundary=x',
      'content-length: 5000000',
      '',
      '--x',
      `content-disposition: form-data; name="${field}"; filename="a.pdf"`,
      '',
      '%PDF-1.7 half of it',
    ].join('\r\n'),
  );
  const folderOfField = () =>
    readdirSync(tmpdir())
      .filter((name) => name.startsWith('jixue-upload-'))
      .find((name) => existsSync(join(tmpdir(), name, field)));
  await expect.poll(folderOfField).toBeDefined();
  const folder = folderOfField() as string;
  socket.destroy();
  await expect.poll(() => existsSync(join(tmpdir(), folder))).toBe(false);
});

test('the file of a client that leaves while it is read is removed, so that the reading ends', async () => {
  const address = new URL(app.listeningOrigin);
  const socket = connect(Number(address.port), '127.0.0.1');
  const body = [
    '--x',
    'content-disposition: form-data; name="title"',
    '',
    'a claim',
    '--x',
    'content-disposition: form-data; name="proof"; filename="a.pdf"',
    '',
    '%PDF-1.7 all of it',
    '--x--',
    '',
  ].join('\r\n');
  last = null;
  const held = Promise.withResolvers<void>();
  reading = held.promise;
  socket.write(
    [
      'POST /claims HTTP/1.1',
      `host: ${address.host}`,
      'content-type: multipart/form-data; boundary=x',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  const path = () => last?.path ?? '';
  try {
    await expect.poll(() => existsSync(path())).toBe(true);
    socket.destroy();
    await expect.poll(() => existsSync(path())).toBe(false);
  } finally {
    held.resolve();
    reading = undefined;
  }
});

test('a file that the scanner finds infected, or cannot scan, is not taken', async () => {
  const scanner = (scan: () => Promise<string | null>) => {
    parts.scanner = { scan };
  };
  scanner(async () => 'Eicar-Test-Signature');
  expect((await send(Buffer.from('%PDF-1.7'))).errors.proof).toContain('病毒检查');
  scanner(() => Promise.reject(new Error('no socket')));
  expect((await send(Buffer.from('%PDF-1.7'))).errors.proof).toContain('暂时不能');
  scanner(async () => null);
  expect(await send(Buffer.from('%PDF-1.7'))).toMatchObject({ kept: true });
  parts.scanner = null;
});
