import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { isInCare, placeOfOrganisation } from '../queries/places.ts';
import { loadReadiness, type ReadinessAsked } from '../queries/readiness.ts';
import { insertRecommendation } from '../queries/recommendations.ts';
import { explainReadiness } from '../rules/sentences.ts';

const notice: Omit<Notice, 'text'> = {
  subject: '职称评审推荐',
  href: '/readiness',
  channels: ['SMS'],
};

/**
 * A unit (an agency for its people) recommends a person for title review (N37). Refused with the reason
 * when slips of the cycle are missing or eligibility was lost (N38); nobody himself (G10). What it
 * rested on is kept with it.
 */
export async function recommend(
  parts: Parts,
  actor: Officer,
  input: ReadinessAsked & { accountId: string; level: TitleLevel },
): Promise<void> {
  const now = parts.clock.now();
  if (!(await isInCare(parts.db, actor, input.accountId, now)))
    throw new Refusal('eligibility.not_found');
  if (input.accountId === actor.accountId) throw new Refusal('eligibility.own');
  const own = await getOrganisation(parts.db, actor.organisationId);
  await inTransaction(parts.db, async (tx) => {
    const [person] = await loadReadiness(tx, [input.accountId], input, now);
    if (!person) throw new Refusal('eligibility.not_found');
    const { readiness, seriesCode } = person;
    const because = explainReadiness(readiness);
    if (!readiness.ready)
      throw new Refusal('eligibility.not_ready', { because, accountId: input.accountId });
    const id = newId();
    const inserted = await insertRecommendation(tx, {
      ...(await placeOfOrganisation(tx, own, dayOf(now))),
      id,
      accountId: input.accountId,
      applicationYear: input.year,
      seriesCode,
      level: input.level,
      restedOn: {
        rule: readiness.rule?.id ?? null,
        because,
        years: readiness.rows.map(({ year, state, pass, absenceId }) => ({
          year,
          state,
          slipNo: pass?.slip.slipNo ?? null,
          absenceId,
        })),
      },
      recommendedBy: actor.accountId,
      recommendedAt: now,
    });
    if (!inserted) throw new Refusal('eligibility.recommended_already', { year: input.year });
    await recordAudit(
      tx,
      actor,
      'eligibility.recommend',
      { type: 'review_recommendation', id },
      { accountId: input.accountId, year: input.year, level: input.level },
    );
    const text = `单位已推荐您申报${input.year}年职称评审。`;
    await notify(parts, tx, [input.accountId], { ...notice, text });
  });
}
