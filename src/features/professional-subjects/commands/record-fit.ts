import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordProfessional } from '../../hours/index.ts';
import { notify } from '../../messages/index.ts';
import type { Fit } from '../queries/judge.ts';
import { insertRecognition } from '../queries/recognitions.ts';
import { lockOffering } from '../queries/subjects.ts';
import { mayRecognise, type Offering } from '../rules/subject.ts';

/** Locks an offering while hours are recognised on it; refuses one that is not open or not over. */
export async function holdOffering(parts: Parts, tx: Tx, offering: Offering): Promise<void> {
  const state = await lockOffering(tx, offering.id);
  const may = mayRecognise({ ...offering, state }, dayOf(parts.clock.now()));
  if (may === 'NOT_OPEN') throw new Refusal('professional.not_open');
  if (may === 'NOT_OVER') throw new Refusal('professional.not_over', { day: offering.heldTo });
}

/**
 * Recognises the hours of a person judged fit, in certificate and card, and tells the person. Returns the
 * recognition's id and the hours, which may be fewer by now. No audit: the entry of hours and the decision
 * on the list record theirs.
 */
export async function recordFit(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  asked: {
    offering: Offering;
    fit: Omit<Fit, 'credit'>;
    listId: string | null;
    correctsId: string | null;
  },
): Promise<{ id: string; hours: number }> {
  const { offering, fit, listId, correctsId } = asked;
  const { attendance, unitId, rule } = fit;
  const { entryId, hours, capped } = await recordProfessional(parts, tx, actor, {
    ...attendance,
    cardOf: unitId,
  });
  const id = newId();
  await insertRecognition(tx, {
    id,
    offeringId: offering.id,
    authorityId: offering.authorityId,
    accountId: attendance.accountId,
    year: offering.year,
    organisationId: unitId,
    systemRule: rule,
    entryId,
    listId,
    quantity: attendance.quantity,
    testPassed: attendance.testPassed,
    creditHours: hours,
    capped,
    correctsId,
    recognisedBy: actor.accountId,
    recognisedAt: parts.clock.now(),
  });
  await notify(parts, tx, [attendance.accountId], {
    subject: correctsId ? '专业科目学时已更正' : '专业科目学时已认定',
    text: `您${offering.year}年专业科目“${offering.subjectName}”${correctsId ? '更正为' : '认定了'}${hours}学时，已记入学时证书。`,
    href: '/professional-hours',
    organisationId: offering.authorityId,
    channels: ['SMS'],
  });
  return { id, hours };
}
