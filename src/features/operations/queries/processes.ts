import type { Selectable } from 'kysely';
import type { RunningProcesses } from '../../../platform/database/database.types.ts';
import type { Reader } from '../../../platform/database/index.ts';

export type RunningProcess = Selectable<RunningProcesses>;

const silentMs = 60_000;

/** Notes that a process lives, and forgets those that have been silent for a day. */
export async function noteProcess(db: Reader, process: RunningProcess): Promise<void> {
  const { id, ...rest } = process;
  await db
    .insertInto('runningProcesses')
    .values(process)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
  await db
    .deleteFrom('runningProcesses')
    .where('seenAt', '<', new Date(process.seenAt.getTime() - 24 * 3_600_000))
    .where('id', '!=', id)
    .execute();
}

/** The processes that said within the last minute that they live. */
export async function listProcesses(db: Reader, now: Date): Promise<RunningProcess[]> {
  return db
    .selectFrom('runningProcesses')
    .selectAll()
    .where('seenAt', '>', new Date(now.getTime() - silentMs))
    .orderBy('id')
    .execute();
}
