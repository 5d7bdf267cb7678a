import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startS3 } from '../../../test/support/s3-server.ts';
import type { Storage } from './index.ts';
import { localStorage } from './local.ts';
import { openS3, s3Storage } from './s3.ts';

// What every storage keeps to. STORAGE_TEST_S3=http://key:secret@host:port/bucket tries a real S3 server.

const folder = mkdtempSync(join(tmpdir(), 'jixue-storage-'));
let server: Awaited<ReturnType<typeof startS3>>;
let s3: Storage;

beforeAll(async () => {
  server = await startS3();
  const given = process.env.STORAGE_TEST_S3;
  const real = given ? new URL(given) : null;
  const client = openS3({
    endpoint: real ? real.origin : server.endpoint,
    region: 'us-east-1',
    accessKeyId: real?.username || 'key',
    secretAccessKey: real?.password || 'secret',
    pathStyle: true,
  });
  s3 = s3Storage(client, real?.pathname.slice(1) || 'jixue', `run-${Date.now()}/`);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['a folder', () => localStorage(join(folder, 'files'))],
  ['S3', () => s3],
] as const)('%s', (_name, open) => {
  const read = async (key: string, range?: { start: number; end: number }) =>
    Buffer.concat(await Array.fromAsync((await open().read(key, range)) as AsyncIterable<Buffer>));

  test('gives back what it was given, whole and in ranges', async () => {
    for (const length of [0, 1, 70_000]) {
      const content = randomBytes(length);
      await open().put(`cases/${length}`, Readable.from([content], { objectMode: false }));
      expect(await open().size(`cases/${length}`)).toBe(length);
      expect((await read(`cases/${length}`)).equals(content)).toBe(true);
    }
    await open().put('text', Buffer.from('0123456789'));
    expect((await read('text', { start: 2, end: 5 })).toString()).toBe('2345');
  });

  test('a large stream of unknown length arrives whole', async () => {
    const content = randomBytes(40 * 1024 * 1024 + 13);
    const pieces = function* () {
      for (let at = 0; at < content.length; at += 1_000_003)
        yield content.subarray(at, at + 1_000_003);
    };
    await open().put('courses/film.mp4', Readable.from(pieces(), { objectMode: false }));
    expect(await open().size('courses/film.mp4')).toBe(content.length);
    expect((await read('courses/film.mp4')).equals(content)).toBe(true);
  });

  test('what breaks off leaves nothing, and what was there before stays', async () => {
    await open().put('slips/1', Buffer.from('first'));
    const broken = async function* () {
      for (let part = 0; part < 3; part += 1) yield randomBytes(20 * 1024 * 1024);
      throw new Error('the network is away');
    };
    for (const key of ['slips/1', 'slips/2'])
      await expect(open().put(key, Readable.from(broken(), { objectMode: false }))).rejects.toThrow(
        'away',
      );
    expect((await read('slips/1')).toString()).toBe('first');
    expect(await open().size('slips/2')).toBeNull();
    expect(await open().list('slips/')).toEqual(['slips/1']);
    expect(server.uploads()).toBe(0);
  });

  test('lists by prefix in order, removes, and knows what is not there', async () => {
    for (const key of ['b/3', 'b/1', 'b/2', 'bb', 'b/c/4']) await open().put(key, Buffer.from('x'));
    expect(await open().list('b/')).toEqual(['b/1', 'b/2', 'b/3', 'b/c/4']);
    await open().remove('b/2');
    await open().remove('b/2');
    expect(await open().list('b/')).toEqual(['b/1', 'b/3', 'b/c/4']);
    expect(await open().size('b/2')).toBeNull();
    expect(await open().list('nothing/')).toEqual([]);
    await expect(read('b/2')).rejects.toThrow();
    await expect(open().put('../outside', Buffer.from('x'))).rejects.toThrow('not a storage key');
  });
});
