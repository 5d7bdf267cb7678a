import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { retryJob as setToRetry } from '../queries/queues.ts';

/** Lets a job that failed, or waits for its next try, run at once. Throws `operations.job_not_failed`. */
export async function retryJob({ db }: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const job = await setToRetry(tx, id);
    if (!job) throw new Refusal('operations.job_not_failed');
    await recordAudit(tx, actor, 'operations.retry_job', { type: 'job', id }, { queue: job.name });
  });
}
