import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import { followDatabaseClock } from './clock.ts';
import { openDatabase } from './index.ts';

const database = await createTestDatabase();
const handle = openDatabase(database.url, { connections: 2 });
afterAll(async () => {
  vi.useRealTimers();
  await handle.close();
  await database.drop();
});

test('a process whose own clock is hours wrong goes by the time of the database', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 3_600_000 });
  const { clock, stop } = await followDatabaseClock(handle.db);
  const before = clock.now();
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(handle.db);
  const after = clock.now();
  const slack = 1000;
  const now = (rows[0] as { now: Date }).now.getTime();
  expect(now).toBeGreaterThan(before.getTime() - slack);
  expect(now).toBeLessThan(after.getTime() + slack);
  vi.setSystemTime(0);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(after.getTime());
  await stop();
});
