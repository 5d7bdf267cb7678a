import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listRows } from '../queries/list-rows.ts';
import { type FaultyRow, listCell } from '../rules/list-rows.ts';

/** Returns the faulty rows of a list as they were typed, with full id numbers, to be corrected. */
export async function handOutFaultyRows(
  parts: Parts,
  actor: Officer,
  listId: string,
): Promise<FaultyRow[]> {
  const faulty = (await listRows(parts.db, listId)).filter(({ fault }) => fault !== null);
  await inTransaction(parts.db, (tx) =>
    recordAudit(
      tx,
      actor,
      'professional.hand_out_faulty_rows',
      { type: 'professional_list', id: listId },
      { rows: faulty.length },
    ),
  );
  return faulty.map(({ rowNo, name, idNumberCipher, quantity, tested, fault }) => ({
    name,
    idNumber: parts.cipher.decrypt(idNumberCipher, listCell(listId, rowNo)),
    quantity,
    tested,
    fault: fault ?? '',
  }));
}
