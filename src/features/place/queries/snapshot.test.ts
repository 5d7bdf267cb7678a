import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { setFace } from '../commands/set-face.ts';
import { followPlace } from './snapshot.ts';

let parts: TestParts;

beforeAll(async () => {
  parts = await createTestParts();
});
afterAll(() => parts.close());

test('a process hears what another has changed', async () => {
  const other = await followPlace(parts.db, parts.signals, parts.log);
  expect(other.current().face.name).toBe('继学');
  const { municipalBureauId } = await insertBodies(parts);
  const officer = await insertOfficer(parts, 'SYSTEM_ADMIN', municipalBureauId);
  await setFace(parts, officer, { name: '学苑' });
  expect(parts.place.current().face.name).toBe('学苑');
  await expect.poll(() => other.current().face.name).toBe('学苑');
});
