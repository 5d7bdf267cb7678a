import type { Tx } from '../../../platform/database/index.ts';
import { updateRefundAsked } from '../queries/enrolments.ts';

/**
 * Records that a refund of an enrolment is asked for, or with null that it no longer is; study then asks before
 * it begins (E20). No audit: payment or study records what led to it.
 */
export async function markRefundAsked(tx: Tx, enrolmentId: string, at: Date | null): Promise<void> {
  await updateRefundAsked(tx, enrolmentId, at);
}
