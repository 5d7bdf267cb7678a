import type { Reader } from '../../../platform/database/index.ts';
import { listAttempts } from '../../exam/index.ts';
import { studyHasBegun } from '../../study/index.ts';

/** Whether what an order paid for was used: study of its round began, or an exam was begun. */
export async function hasUsedAccess(
  db: Reader,
  { enrolmentId, roundNo }: { enrolmentId: string; roundNo: number },
): Promise<boolean> {
  if (await studyHasBegun(db, enrolmentId, roundNo)) return true;
  return roundNo === 1 && (await listAttempts(db, enrolmentId)).length > 0;
}
