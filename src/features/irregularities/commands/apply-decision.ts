import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { publishCircular } from '../../announcements/index.ts';
import { loseEligibility } from '../../eligibility/index.ts';
import { findEndorsementOfSlip, revokeByCase } from '../../endorsement/index.ts';
import { voidResult } from '../../exam/index.ts';
import { withdrawRecorded } from '../../hours/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getSlip, listSlipsById, revokeSlip, stampEndorsement } from '../../result-slips/index.ts';
import { listSlipIds } from '../queries/cases.ts';
import { insertEffect } from '../queries/effects.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import type { Case } from '../rules/case.ts';
import type { EffectKind, Measure } from '../rules/case-kinds.ts';

interface Decision {
  parts: Parts;
  tx: Tx;
  actor: Officer;
  one: Case;
  because: string;
}

/**
 * Applies a decision in its transaction (N38, G12): results, slips, endorsements and hours of the slips
 * of the case, the year's eligibility, the circular. Returns the id of the circular, null without one. The
 * state before is kept in `irregularity_effects` for `revertDecision`. No audit: every door called records
 * its own.
 */
export async function applyDecision(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  one: Case,
): Promise<string | null> {
  const decision = { parts, tx, actor, one, because: `${one.caseNo}号案件的处理决定` };
  for (const slipId of await listSlipIds(tx, one.id)) await applyToSlip(decision, slipId);
  if (includes(one, 'ELIGIBILITY_LOST') && one.accountId) {
    const { accountId, year } = one;
    const loss = { accountId, year, reference: one.id, because: decision.because };
    await loseEligibility(parts, tx, actor, loss);
    await keepEffect(decision, 'ELIGIBILITY', accountId, { year });
  }
  if (!includes(one, 'CIRCULAR')) return null;
  const body = await circularText(decision);
  const circular = { title: `关于${one.caseNo}号案件的通报`, body, documentNo: null };
  const circularId = await publishCircular(parts, tx, actor, circular);
  await keepEffect(decision, 'CIRCULAR', circularId);
  return circularId;
}

/** People's names are masked in public where the data say so; bodies are named (N38). */
async function circularText({ tx, one }: Decision): Promise<string> {
  const text = one.circular ?? '';
  const { mask_names: masks } = await loadThresholds(tx, 'CASE');
  if (!masks) return text;
  const slips = await listSlipsById(tx, await listSlipIds(tx, one.id));
  const people = await listPeople(tx, one.accountId ? [one.accountId] : []);
  const names = new Set(
    [...people, ...slips.map(({ content }) => content)].map(({ name }) => name),
  );
  return [...names]
    .filter((name) => name.length > 1)
    .reduce((masked, name) => masked.replaceAll(name, `${[...name][0]}某`), text);
}

const includes = ({ measures }: Case, measure: Measure) => measures.includes(measure);

// From the result upwards: what depends on a row is revoked with it.
async function applyToSlip(decision: Decision, slipId: string): Promise<void> {
  const { tx, actor, one, because } = decision;
  const slip = await getSlip(tx, slipId);
  const voided = includes(one, 'RESULT_VOID');
  const revoked = voided || includes(one, 'SLIP_REVOKED');
  const unendorsed = revoked || includes(one, 'ENDORSEMENT_REVOKED');
  if (voided) {
    const result = await voidResult(tx, actor, slip.attemptId, because);
    if (result) await keepEffect(decision, 'RESULT', slip.attemptId, { result });
  }
  if (revoked && slip.state === 'VALID') {
    await revokeSlip(tx, actor, slipId, because);
    await keepEffect(decision, 'SLIP', slipId);
  }
  if (unendorsed || includes(one, 'HOURS_WITHDRAWN')) await withdrawHours(decision, slipId);
  if (unendorsed) await revokeEndorsement(decision, slipId, revoked);
}

async function withdrawHours(decision: Decision, slipId: string): Promise<void> {
  const { parts, tx, actor, because } = decision;
  const endorsement = await findEndorsementOfSlip(tx, slipId);
  if (!endorsement) return;
  const of = { endorsementId: endorsement.id, because };
  const entryId = await withdrawRecorded(parts, tx, actor, of);
  if (entryId) await keepEffect(decision, 'HOURS', entryId, { slipId });
}

async function revokeEndorsement(
  decision: Decision,
  slipId: string,
  revoked: boolean,
): Promise<void> {
  const { parts, tx, actor, because } = decision;
  const endorsement = await revokeByCase(parts, tx, actor, { slipId, reason: because });
  if (!endorsement) return;
  // On a revoked slip the stamp stays as printed; a slip that stays valid is shown without it.
  const { endorsement: stamp } = await getSlip(tx, slipId);
  if (!revoked) await stampEndorsement(tx, slipId, null);
  const before = { ...endorsement.before, slipId, stamp: revoked ? null : stamp };
  await keepEffect(decision, 'ENDORSEMENT', endorsement.endorsementId, before);
}

async function keepEffect(
  { parts, tx, one }: Decision,
  kind: EffectKind,
  subjectId: string,
  before: object = {},
): Promise<void> {
  await insertEffect(tx, { caseId: one.id, kind, subjectId, before, at: parts.clock.now() });
}
