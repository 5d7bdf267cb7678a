import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { correctionCell } from '../rules/cells.ts';
import { lockForDecision } from './settle-correction.ts';

/**
 * Returns the whole proposed number, to compare it with the proof (E26); null when none is
 * proposed.
 */
export async function revealProposedNumber(
  parts: Parts,
  actor: Officer,
  id: string,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { accountId, idNumberCipher } = await lockForDecision(tx, actor, id);
    if (idNumberCipher === null) return null;
    const subject = { type: 'account', id: accountId };
    const why = '复核证件号码更正';
    await recordAudit(tx, actor, 'identity.reveal_id_number', subject, { why, correctionId: id });
    return parts.cipher.decrypt(idNumberCipher, correctionCell(id));
  });
}
