import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { withdrawProfessional } from '../../hours/index.ts';
import { attendanceOf, faultOf } from '../queries/judge.ts';
import {
  findRecognition,
  markRecognitionWithdrawn,
  type Recognition,
} from '../queries/recognitions.ts';
import { findOffering } from '../queries/subjects.ts';
import type { Offering } from '../rules/subject.ts';
import { recordFit } from './record-fit.ts';

/**
 * Corrects what a person attended: the old line is withdrawn with the reason and stays, the right one is
 * recorded, and the person is told. Never one's own (G10). Returns the id of the offering.
 */
export async function correctRecognition(
  parts: Parts,
  actor: Officer,
  asked: { id: string; quantity: number; testPassed: boolean; because: string },
): Promise<string> {
  const { one, offering } = await getOwnRecognition(parts, actor, asked.id);
  const { quantity, testPassed, because } = asked;
  if (quantity > offering.quantity) {
    const fault = `数量超过这次培训的${offering.quantity}`;
    throw new Refusal('professional.row_fault', { fault });
  }
  if (quantity === one.quantity && testPassed === one.testPassed)
    throw new Refusal('professional.nothing_to_correct');
  await inTransaction(parts.db, async (tx) => {
    await withdraw(parts, tx, actor, one, because);
    const attendance = attendanceOf(offering, one.accountId, { quantity, testPassed });
    const fit = { attendance, unitId: one.organisationId, rule: one.systemRule };
    try {
      const facts = { offering, fit, listId: one.listId, correctsId: one.id };
      const { id, hours } = await recordFit(parts, tx, actor, facts);
      const about = { type: 'professional_recognition', id };
      const said = { because, corrects: one.id, hours };
      await recordAudit(tx, actor, 'professional.correct', about, said);
    } catch (error) {
      const fault = error instanceof Refusal ? faultOf(error) : undefined;
      if (!fault) throw error;
      throw new Refusal('professional.row_fault', { fault });
    }
  });
  return offering.id;
}

/** Returns a recognition of the actor's authority with its offering; refuses the actor's own (G10). */
export async function getOwnRecognition(
  parts: Parts,
  actor: Officer,
  id: string,
): Promise<{ one: Recognition; offering: Offering }> {
  const one = await findRecognition(parts.db, id);
  if (!one || one.authorityId !== actor.organisationId) throw new Refusal('professional.not_found');
  if (one.accountId === actor.accountId)
    throw new Refusal('professional.row_fault', { fault: faultOf(new Refusal('hours.own')) ?? '' });
  const offering = await findOffering(parts.db, one.offeringId, one.authorityId);
  if (!offering) throw new Error(`no offering ${one.offeringId}`);
  return { one, offering };
}

/** Withdraws a recognition with its certificate entry. */
export async function withdraw(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  one: Recognition,
  because: string,
) {
  const withdrawal = { by: actor.accountId, at: parts.clock.now(), because };
  if (!(await markRecognitionWithdrawn(tx, one.id, withdrawal)))
    throw new Refusal('professional.withdrawn_already');
  await withdrawProfessional(parts, tx, actor, { entryId: one.entryId, because });
}
