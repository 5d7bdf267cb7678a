import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { loadAssessment } from '../queries/assessment-lines.ts';
import { insertFrozen, listVersions, lockYear } from '../queries/assessments.ts';
import { placeOfOrganisation } from '../queries/places.ts';

/**
 * The unit fixes its list of a year as a dated document (N35): who, when, each person's outcome with
 * its reason. Fixing it again makes a new version; the old ones stay.
 */
export async function freezeAssessment(
  parts: Parts,
  actor: Officer,
  year: number,
): Promise<{ version: number }> {
  const now = parts.clock.now();
  if (year > yearOf(now)) throw new Refusal('eligibility.year_not_over');
  const organisationId = actor.organisationId;
  return inTransaction(parts.db, async (tx) => {
    await lockYear(tx, organisationId, year);
    const body = await getOrganisation(tx, organisationId);
    const lines = await loadAssessment(tx, body, year, now);
    const [last] = await listVersions(tx, organisationId, year);
    const version = (last?.version ?? 0) + 1;
    const id = newId();
    const notExcellent = lines.filter(({ outcome }) => outcome === 'NOT_EXCELLENT').length;
    await insertFrozen(
      tx,
      {
        ...(await placeOfOrganisation(tx, body, dayOf(now))),
        id,
        year,
        version,
        people: lines.length,
        notExcellent,
        frozenBy: actor.accountId,
        frozenByName: actor.name,
        frozenAt: now,
      },
      lines,
    );
    await recordAudit(
      tx,
      actor,
      'eligibility.freeze_assessment',
      { type: 'annual_assessment', id },
      { organisationId, year, version, people: lines.length, notExcellent },
    );
    return { version };
  });
}
