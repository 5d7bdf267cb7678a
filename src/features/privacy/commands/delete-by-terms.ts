import { newId } from '../../../kernel/ids.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  deleteFailedLogInsBefore,
  deleteSessionsBefore,
  deleteTextsBefore,
} from '../../identity/index.ts';
import { deleteMailsBefore, deleteMessagesBefore } from '../../messages/index.ts';
import { deleteExportsBefore } from '../../statistics/index.ts';
import { insertRun, listTerms } from '../queries/retention.ts';

const deletions: Record<string, (tx: Tx, before: Date) => Promise<number>> = {
  SESSIONS: deleteSessionsBefore,
  FAILED_LOG_INS: deleteFailedLogInsBefore,
  TEXTS: deleteTextsBefore,
  MAILS: deleteMailsBefore,
  NOTICES: deleteMessagesBefore,
};

/** Deletes what is older than its term, all or nothing, and stores the report. */
export async function deleteByTerms(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const files = await inTransaction(parts.db, async (tx) => {
    const deleted: Record<string, number> = {};
    const keys: string[] = [];
    for (const { code, days } of await listTerms(tx)) {
      const before = new Date(now.getTime() - days * 86_400_000);
      deleted[code] = (await deletions[code]?.(tx, before)) ?? 0;
      if (code === 'EXPORTS') keys.push(...(await deleteExportsBefore(tx, before)));
    }
    deleted.EXPORTS = keys.length;
    const id = newId();
    await insertRun(tx, { id, ranAt: now, deleted });
    await recordAudit(
      tx,
      'SYSTEM',
      'privacy.delete_by_terms',
      { type: 'retention_run', id },
      deleted,
    );
    return keys;
  });
  for (const key of files) if (key !== '') await parts.storage.remove(key);
}
