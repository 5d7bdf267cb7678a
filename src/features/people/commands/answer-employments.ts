import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { sendTexts } from '../../identity/index.ts';
import { decideEmployments, lockEmployments } from '../queries/employments.ts';
import { mayConfirmEmployment } from '../rules/policy.ts';

/**
 * Confirms or rejects claimed employments of the unit, one or many, in the caller's transaction.
 * Officers do not answer their own (G10). All or none: throws `people.affiliation_not_found` for another
 * unit's, `people.affiliation_own`, `people.affiliation_decided`.
 */
export async function answerEmployments(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  employmentIds: readonly string[],
  answer: { state: 'CONFIRMED' } | { state: 'REJECTED'; reason: string },
): Promise<void> {
  const ids = [...new Set(employmentIds)];
  const employments = await lockEmployments(tx, ids);
  const foreign = employments.some(
    (employment) => employment.organisationId !== actor.organisationId,
  );
  if (foreign || employments.length < ids.length) throw new Refusal('people.affiliation_not_found');
  if (!employments.every((employment) => mayConfirmEmployment(actor, employment)))
    throw new Refusal('people.affiliation_own');
  const decision = { state: answer.state, by: actor.accountId, at: parts.clock.now() };
  if ((await decideEmployments(tx, ids, decision)) < ids.length)
    throw new Refusal('people.affiliation_decided');
  const people = employments.map(({ accountId }) => accountId);
  const reason = answer.state === 'REJECTED' ? answer.reason : null;
  if (reason)
    await sendTexts(
      parts,
      tx,
      people,
      `您填写的单位没有确认您是本单位人员：${reason}。请登录后在“我的资料”中重新选择单位。`,
    );
  const facts = { organisationId: actor.organisationId, state: answer.state, reason };
  await recordAudits(
    tx,
    people.map((id) => ({
      actor,
      action: 'people.answer_employment',
      subject: { type: 'account', id },
      facts,
    })),
  );
}
