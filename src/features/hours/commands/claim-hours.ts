import { createReadStream } from 'node:fs';
import type { Learner } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { getHourRule, listConversions } from '../queries/hour-rules.ts';
import { insertHoursClaim, listForms, lockDays, sumHoursOfDays } from '../queries/hours-claims.ts';
import { convertHours, daysOf } from '../rules/conversion.ts';
import type { HoursClaimFacts } from '../rules/hours-claim.ts';
import { isLate } from '../rules/year-account.ts';

/**
 * Claims hours earned elsewhere, with their proof (E8); the employer decides, else the agency. Hours are
 * converted by the table of the year and place (E5) within the daily cap, shared by all claims of the same
 * days. Refuses years that can no longer be made up (E7). Returns the claim's id.
 */
export async function claimHours(
  parts: Parts,
  actor: Learner,
  { proof, ...facts }: HoursClaimFacts & { proof: Upload },
): Promise<string> {
  const now = parts.clock.now();
  const { accountId } = actor;
  const { employer, custodyAgencyId, districtId } = await getAffiliation(
    parts.db,
    accountId,
    dayOf(now),
  );
  const organisationId = employer?.id ?? custodyAgencyId;
  if (!organisationId) throw new Refusal('hours.nobody_decides');
  const year = Number(facts.heldFrom.slice(0, 4));
  const place = employer?.jurisdictionId ?? districtId;
  const rule = await getHourRule(parts.db, place, year);
  if (isLate(year, yearOf(now), rule))
    throw new Refusal('hours.too_late', { years: rule.makeUpYears });
  if (!(await listForms(parts.db)).some(({ code }) => code === facts.formCode))
    throw new Refusal('hours.not_yours');
  const table = await listConversions(parts.db, place, year);
  const id = newId();
  const proofKey = `hour-claims/${id}`;
  await parts.storage.put(proofKey, createReadStream(proof.path));
  await inTransaction(parts.db, async (tx) => {
    const days = daysOf(facts.heldFrom, facts.heldTo);
    await lockDays(tx, accountId);
    const left = days * rule.dailyCapHours - (await sumHoursOfDays(tx, accountId, facts));
    const { hours, capped } = convertHours(table, facts, left);
    if (hours === 0) throw new Refusal('hours.nothing_left', { cap: rule.dailyCapHours });
    await insertHoursClaim(tx, {
      ...facts,
      id,
      accountId,
      organisationId,
      year,
      creditHours: hours,
      capped,
      proofKey,
      proofName: proof.name,
      requestedAt: now,
    });
    await recordAudit(
      tx,
      actor,
      'hours.claim',
      { type: 'external_hour_claim', id },
      { year, creditHours: hours, unit: facts.unit, quantity: facts.quantity },
    );
  });
  return id;
}
