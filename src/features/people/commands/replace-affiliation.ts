import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { endAffiliationsOn, findOpenAffiliation } from '../queries/affiliations.ts';
import type { AffiliationKind } from '../rules/affiliation.ts';
import { personMoved } from '../rules/events.ts';

/**
 * Ends the affiliation of a person on a day and calls `begin`, which starts another one. Publishes
 * `personMoved` when the body before had confirmed it (Q10). No audit: the caller records the change.
 */
export async function replaceAffiliation(
  parts: Parts,
  tx: Tx,
  move: { kind: AffiliationKind; accountId: string; on: string },
  begin: () => Promise<void>,
): Promise<void> {
  const { kind, accountId, on } = move;
  const before = (await endAffiliationsOn(tx, kind, accountId, on)).find(
    ({ state, validFrom }) => state === 'CONFIRMED' && validFrom < on,
  );
  await begin();
  const after = await findOpenAffiliation(tx, kind, accountId);
  const bodyOf = (affiliation: typeof after) =>
    affiliation?.organisationId
      ? { affiliationId: affiliation.id, organisationId: affiliation.organisationId }
      : null;
  const from = bodyOf(before);
  const to = bodyOf(after);
  if (from && from.organisationId !== to?.organisationId)
    await parts.jobs.publish(tx, personMoved, { kind, accountId, from, to, on });
}
