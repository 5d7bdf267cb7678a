import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { revealIdNumber } from '../../identity/index.ts';
import { type RowOf, workOnRow } from './work-on-row.ts';

/** The identity number of a drawn row's person in the clear, for comparing papers. No audit: twice recorded below, by `revealIdNumber` and `workOnRow`. */
export function showNumber(parts: Parts, actor: Officer, which: RowOf): Promise<string> {
  return workOnRow(parts, actor, which, 'show_number', async (tx, check, row) => {
    const why = `${check.checkNo}号抽查第${row.position}件`;
    const number = await revealIdNumber(parts, tx, actor, row.accountId, why);
    return { facts: {}, result: number };
  });
}
