import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertLoss, markRestored } from '../queries/losses.ts';

/**
 * A decision takes review-and-appointment eligibility of a year (N38): readiness for that year is no
 * longer given, nobody can recommend or accept the person for it. In the caller's transaction;
 * `reference` is the case. A repeat changes nothing.
 */
export async function loseEligibility(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  loss: { accountId: string; year: number; reference: string; because: string },
): Promise<void> {
  if (!(await insertLoss(tx, { ...loss, lostAt: parts.clock.now() }))) return;
  await recordAudit(
    tx,
    actor,
    'eligibility.lose',
    { type: 'account', id: loss.accountId },
    { year: loss.year, reference: loss.reference },
  );
}

/** A won appeal gives back what a case took (N38); returns how many years of people. */
export async function restoreEligibility(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { reference, because }: { reference: string; because: string },
): Promise<number> {
  const restored = await markRestored(tx, reference, because, parts.clock.now());
  for (const { accountId, year } of restored)
    await recordAudit(
      tx,
      actor,
      'eligibility.restore',
      { type: 'account', id: accountId },
      { year, reference },
    );
  return restored.length;
}
