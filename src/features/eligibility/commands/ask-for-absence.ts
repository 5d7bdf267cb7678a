import { createReadStream } from 'node:fs';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { insertAbsence, listReasons, lockYearsAsked } from '../queries/absences.ts';
import { isInCare, placeOfOrganisation, placeOfPerson } from '../queries/places.ts';
import { yearsExcused } from '../rules/absence.ts';

export interface AbsenceInput {
  accountId: string;
  reasonCode: string;
  validFrom: Day;
  validTo: Day;
  note: string;
  /** The uploaded proof; null without. */
  proof: Upload | null;
}

const notice: Omit<Notice, 'text'> = { subject: '正当理由', href: '/absences', channels: ['SMS'] };

/**
 * A justified absence is written down (G13). A learner asks for an own one: the employer or agency decides.
 * What the unit enters for its own people counts at once, never what concerns the officer himself (G10).
 * Returns its id; refuses a period that excuses no year, one whose years wait or are excused already,
 * and a missing proof where the reason asks for one.
 */
export async function askForAbsence(
  parts: Parts,
  actor: Actor,
  input: AbsenceInput,
): Promise<string> {
  const now = parts.clock.now();
  const entered = actor.role !== 'LEARNER';
  const reason = (await listReasons(parts.db)).find(({ code }) => code === input.reasonCode);
  if (!reason) throw new Refusal('eligibility.not_found');
  const years = yearsExcused(input.validFrom, input.validTo, reason.daysForYear);
  if (reason.proofRequired && !input.proof) throw new Refusal('eligibility.proof_missing');
  if (years.length === 0)
    throw new Refusal('eligibility.absence_too_short', { days: reason.daysForYear });
  const place = await placeFor(parts, actor, input.accountId, now);
  const id = newId();
  const proofKey = input.proof ? `absences/${id}` : null;
  if (input.proof && proofKey)
    await parts.storage.put(proofKey, createReadStream(input.proof.path));
  await inTransaction(parts.db, async (tx) => {
    const asked = await lockYearsAsked(tx, input.accountId);
    if (years.every((year) => asked.has(year)))
      throw new Refusal('eligibility.absence_known', { years: years.join('、') });
    await insertAbsence(tx, {
      ...place,
      id,
      accountId: input.accountId,
      reasonCode: input.reasonCode,
      validFrom: input.validFrom,
      validTo: input.validTo,
      years,
      note: input.note,
      proofKey,
      proofName: input.proof?.name ?? null,
      state: entered ? 'APPROVED' : 'REQUESTED',
      requestedBy: actor.accountId,
      requestedAt: now,
      decidedBy: entered ? actor.accountId : null,
      decidedAt: entered ? now : null,
    });
    await recordAudit(
      tx,
      actor,
      entered ? 'eligibility.enter_absence' : 'eligibility.ask_for_absence',
      { type: 'justified_absence', id },
      { accountId: input.accountId, reason: input.reasonCode, years },
    );
    const text = `单位已登记您${years.join('、')}年未参加公需科目学习的正当理由，可在平台查看。`;
    if (entered) await notify(parts, tx, [input.accountId], { ...notice, text });
  });
  return id;
}

async function placeFor(parts: Parts, actor: Actor, accountId: string, now: Date) {
  const day = dayOf(now);
  if (actor.role === 'LEARNER') {
    const place = await placeOfPerson(parts.db, actor.accountId, day);
    if (!place.organisationId) throw new Refusal('eligibility.nobody_decides');
    return { ...place, organisationId: place.organisationId };
  }
  if (!(await isInCare(parts.db, actor, accountId, now)))
    throw new Refusal('eligibility.not_found');
  if (accountId === actor.accountId) throw new Refusal('eligibility.own');
  const own = await getOrganisation(parts.db, actor.organisationId);
  return placeOfOrganisation(parts.db, own, day);
}
