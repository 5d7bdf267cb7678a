import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestParts, type TestParts } from '../../test/support/parts.ts';
import { createCipher, memoryKeyRing } from '../platform/cryptography/index.ts';
import { seed } from './seed.ts';

let parts: TestParts;
const nothing = async () => {};
const options = {
  demo: false,
  dataDir: '/nowhere',
  say: () => {},
  drain: nothing,
  dropJobs: nothing,
};

beforeAll(async () => {
  parts = await createTestParts();
});
afterAll(() => parts.close());

test('a real installation never becomes a demonstration', async () => {
  await seed(parts, options);
  await expect(seed(parts, { ...options, demo: true })).rejects.toThrow('正式安装');
});

test('a machine with other keys than the database is refused with a sentence', async () => {
  await seed(parts, options);
  const cipher = createCipher(memoryKeyRing('x'));
  const second = seed({ ...parts, cipher }, options);
  await expect(second).rejects.toThrow('keys.json');
  await expect(seed(parts, options)).resolves.toBeUndefined();
});
