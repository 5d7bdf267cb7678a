import { expect, test } from 'vitest';
import { serverArguments } from './settings.ts';

const GiB = 1024 ** 3;
const settingsFor = (memory: number, connections = 30) => {
  const kind = { throwAway: false, small: false };
  return serverArguments({ memory, connections }, kind).filter((one) => one !== '-c');
};

test.each([
  [0.25 * GiB, 'shared_buffers=128MB', 'effective_cache_size=128MB'],
  [2 * GiB, 'shared_buffers=512MB', 'effective_cache_size=1024MB'],
  [64 * GiB, 'shared_buffers=4096MB', 'effective_cache_size=32768MB'],
])('%d bytes of memory: %s, %s', (memory, buffers, cache) => {
  expect(settingsFor(memory)).toEqual(expect.arrayContaining([buffers, cache]));
});

test('what is acknowledged is on the disk', () => {
  const durable = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on'];
  expect(settingsFor(GiB)).toEqual(expect.arrayContaining(durable));
});

test('there is room for the connections of all processes', () => {
  expect(settingsFor(GiB, 300)).toContain('max_connections=320');
});
