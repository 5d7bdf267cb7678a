import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findCheckRow, lockCheck } from '../queries/checks.ts';
import { mayWorkOn } from '../rules/policy.ts';
import type { CheckRow, SpotCheck } from '../rules/spot-check.ts';

export interface RowOf {
  id: string;
  position: number;
}

/**
 * Does something with one drawn row, with the check locked, and records it. Throws
 * `supervision.not_found` for a row of another body's check.
 */
export function workOnRow<T>(
  parts: Parts,
  actor: Officer,
  { id, position }: RowOf,
  action: string,
  work: (
    tx: Tx,
    check: SpotCheck,
    row: CheckRow,
  ) => Promise<{ facts: Record<string, unknown>; result: T }>,
): Promise<T> {
  return inTransaction(parts.db, async (tx) => {
    const check = await lockCheck(tx, id);
    const row = check && (await findCheckRow(tx, id, position));
    if (!check || !row || !mayWorkOn(actor, check)) throw new Refusal('supervision.not_found');
    const { facts, result } = await work(tx, check, row);
    const subject = { type: 'spot_check', id };
    await recordAudit(tx, actor, `supervision.${action}`, subject, { position, ...facts });
    return result;
  });
}
