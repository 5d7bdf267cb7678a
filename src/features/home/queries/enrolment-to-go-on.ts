import type { Reader } from '../../../platform/database/index.ts';
import { listEnrolments } from '../../enrolment/index.ts';

/** The open enrolment of the newest selection, where study and exam go on; null without one. */
export async function findEnrolmentToGoOn(db: Reader, accountId: string): Promise<string | null> {
  const open = (await listEnrolments(db, accountId)).filter((one) => one.state === 'OPEN');
  const newest = open.toSorted((a, b) => b.selectedAt.getTime() - a.selectedAt.getTime())[0];
  return newest?.id ?? null;
}
