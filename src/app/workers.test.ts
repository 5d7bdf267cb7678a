import { expect, test } from 'vitest';
import { countConnections, shareConnections } from './connections.ts';
import { pauseBeforeRestart } from './workers.ts';

test('a dead process is restarted at once, then after growing pauses', () => {
  let planned = 0;
  const pauses = Array.from({ length: 9 }, () => {
    const { now, next } = pauseBeforeRestart(planned, 1_000);
    planned = next;
    return now;
  });
  expect(pauses).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a process that has run for a minute is restarted at once', () => {
  expect(pauseBeforeRestart(30_000, 60_000)).toEqual({ now: 0, next: 500 });
});

test('processes share the connections, and each has some', () => {
  expect(shareConnections(1).pages).toBe(20);
  expect(shareConnections(4).pages).toBe(5);
  for (const count of [1, 4, 64]) {
    for (const connections of Object.values(shareConnections(count)))
      expect(connections).toBeGreaterThan(0);
  }
  expect(countConnections(1)).toBeLessThanOrEqual(80);
});
