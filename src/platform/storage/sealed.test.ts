import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createCipher, memoryKeyRing } from '../cryptography/index.ts';
import { localStorage } from './local.ts';
import { sealedStorage } from './sealed.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ring = memoryKeyRing();
const storage = sealedStorage(localStorage(folder), createCipher(ring));
const stored = (key: string) => readFileSync(join(folder, key));

async function read(key: string, range?: { start: number; end: number }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await storage.read(key, range)) parts.push(part);
  return Buffer.concat(parts);
}

test.each(['INTERNATIONAL', 'SM'] as const)(
  'files with personal data are encrypted with %s, and any range of them is read',
  async (suite) => {
    ring.addIncoming(suite, new Date());
    ring.promoteIncoming();
    ring.retireLeaving();
    const chunk = 64 * 1024;
    for (const length of [0, 1, 15, 16, chunk - 1, chunk, chunk + 1, 3 * chunk + 7]) {
      const content = randomBytes(length);
      const key = `cases/${suite}/${length}`;
      await storage.put(key, Readable.from([content.subarray(0, 10), content.subarray(10)]));
      expect(await storage.size(key)).toBe(length);
      expect((await read(key)).equals(content)).toBe(true);
      if (length > 20) expect(stored(key).includes(content.subarray(0, 16))).toBe(false);
      if (length === 0) continue;
      const position = fc.integer({ min: 0, max: length - 1 });
      await fc.assert(
        fc.asyncProperty(position, position, async (one, other) => {
          const range = { start: Math.min(one, other), end: Math.max(one, other) };
          const part = await read(key, range);
          expect(part.equals(content.subarray(range.start, range.end + 1))).toBe(true);
        }),
        { numRuns: 8 },
      );
    }
  },
);

test('a file that was cut, changed, or put in the place of another is not read', async () => {
  const content = randomBytes(200_000);
  await storage.put('hour-claims/1', content);
  const sealed = stored('hour-claims/1');
  const write = (bytes: Buffer, key = 'hour-claims/1') => writeFileSync(join(folder, key), bytes);
  const whole = 32 + 2 * (64 * 1024 + 64);
  write(sealed.subarray(0, whole));
  await expect(read('hour-claims/1')).rejects.toThrow();
  const changed = Buffer.from(sealed);
  changed[100_000] = (changed[100_000] ?? 0) ^ 1;
  write(changed);
  await expect(read('hour-claims/1')).rejects.toThrow();
  await storage.put('hour-claims/2', content);
  write(sealed, 'hour-claims/2');
  await expect(read('hour-claims/2')).rejects.toThrow();
});

test('courseware stays plain, and a file stored before files were encrypted is read', async () => {
  await storage.put('courses/cq/videos/1.mp4', Buffer.from('film'));
  expect(stored('courses/cq/videos/1.mp4').toString()).toBe('film');
  await localStorage(folder).put('cases/old', Buffer.from('an older proof'));
  expect((await read('cases/old')).toString()).toBe('an older proof');
  expect(await storage.size('cases/none')).toBeNull();
});
