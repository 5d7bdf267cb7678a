import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/support/parts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const get = (url: string) => app.server.inject({ method: 'GET', url });

test('the platform can be installed: manifest, icons of the sizes it names, a worker that is never kept', async () => {
  expect((await (await app.as(null)).get('/login')).body).toContain(
    '<link rel="manifest" href="/manifest.webmanifest"',
  );
  const manifest = JSON.parse((await get('/manifest.webmanifest')).body);
  expect(manifest).toMatchObject({ short_name: '继学', display: 'standalone', start_url: '/' });
  for (const { src, sizes } of manifest.icons) {
    const icon = await get(src);
    expect(icon.headers['content-type']).toBe('image/png');
    // Width and height stand in the head of a PNG.
    const size = `${icon.rawPayload.readUInt32BE(16)}x${icon.rawPayload.readUInt32BE(20)}`;
    expect(size).toBe(sizes);
  }
  const worker = await get('/service-worker.js');
  expect(worker.headers['cache-control']).toBe('no-cache');
  expect(worker.body).toContain('jixue-lessons');
});

test('without a line the browser shows a page that names nobody and says what was not sent', async () => {
  const { statusCode, body } = await get('/offline');
  expect(statusCode).toBe(200);
  expect(body).toContain('现在没有网络');
  expect(body).toContain('没有发出去');
});
