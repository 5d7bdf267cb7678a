import { createReadStream } from 'node:fs';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { updateOutcome } from '../queries/checks.ts';
import { barrierToRecord, type CheckOutcome } from '../rules/spot-check.ts';
import { type RowOf, workOnRow } from './work-on-row.ts';

export interface Outcome {
  outcome: CheckOutcome;
  /** Empty unless there is a defect. */
  defect: string;
  note: string;
  file: Upload | null;
}

/**
 * Records what the check of a row showed; until the check is closed it may be corrected. Nobody checks
 * an own act, nor where they are the person (G10). No audit: `workOnRow` records it.
 */
export function recordOutcome(
  parts: Parts,
  actor: Officer,
  which: RowOf,
  { outcome, defect, note, file }: Outcome,
): Promise<void> {
  return workOnRow(parts, actor, which, 'record_outcome', async (tx, check, row) => {
    const barrier = barrierToRecord(check, row, actor.accountId);
    if (barrier) throw new Refusal(`supervision.${barrier}`);
    if (file) await parts.storage.put(rowFileKey(which), createReadStream(file.path));
    const recorded = outcome === 'DEFECT' ? defect : null;
    await updateOutcome(tx, row, {
      outcome,
      defect: recorded,
      note,
      fileName: file?.name ?? row.fileName,
      checkedBy: actor.accountId,
      checkedAt: parts.clock.now(),
    });
    return { facts: { outcome, defect: recorded, before: row.outcome }, result: undefined };
  });
}

/** Where the file of a row lies. */
export const rowFileKey = ({ id, position }: RowOf) => `spot-checks/${id}/${position}`;
