import { sql } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from './index.ts';

const followEveryMs = 10_000;
/** An answer that took longer says too little about when it was given. */
const trustedWithinMs = 500;

/**
 * The database's clock, which every process of an installation shares: a machine whose own clock is
 * wrong by hours serves as well as any (design.md section 5). Between looks the process's steady counter
 * carries it on, which nobody can set; while the database is away too.
 */
export async function followDatabaseClock(
  db: Db,
): Promise<{ clock: Clock; stop: () => Promise<void> }> {
  let epochMs = Date.now() - performance.now();
  const look = async (trustAny: boolean) => {
    const before = performance.now();
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
    const after = performance.now();
    if (!trustAny && after - before > trustedWithinMs) return;
    epochMs = (rows[0] as { now: Date }).now.getTime() - (before + after) / 2;
  };
  await look(true);
  const timer = setInterval(() => void look(false).catch(() => {}), followEveryMs);
  timer.unref();
  return {
    clock: { now: () => new Date(epochMs + performance.now()) },
    stop: async () => clearInterval(timer),
  };
}
