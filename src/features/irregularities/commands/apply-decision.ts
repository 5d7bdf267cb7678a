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
import { type EffectKind, insertEffect } from '../queries/effects.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import type { Case, Measure } from '../rules/case.ts';

interface Work {
  parts: Parts;
  tx: Tx;
  actor: Officer;
  one: Case;
  because: string;
}

/**
 * Applies a decision in its transaction (N38, G12): results, slips, endorsements and hours of the slips
 * of the case, the year's eligibility, the circular. Returns the id of the circular. The state before is
 * kept in `irregularity_effects` for `revertDecision`. No audit: every door called records its own.
 */
export async function applyDecision(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  one: Case,
): Promise<string | null> {
  const work = { parts, tx, actor, one, because: `${one.caseNo}号案件的处理决定` };
  for (const slipId of await listSlipIds(tx, one.id)) await reachSlip(work, slipId);
  if (decided(one, 'ELIGIBILITY_LOST') && one.accountId) {
    const { accountId, year } = one;
    const loss = { accountId, year, reference: one.id, because: work.because };
    await loseEligibility(parts, tx, actor, loss);
    await note(work, 'ELIGIBILITY', accountId, { year });
  }
  if (!decided(one, 'CIRCULAR')) return null;
  const body = await circularText(work);
  const circular = { title: `关于${one.caseNo}号案件的通报`, body, documentNo: null };
  const circularId = await publishCircular(parts, tx, actor, circular);
  await note(work, 'CIRCULAR', circularId);
  return circularId;
}

/** Names of people are masked in public where the data say so; those of bodies are named (N38). */
async function circularText({ tx, one }: Work): Promise<string> {
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

const decided = ({ measures }: Case, ...any: Measure[]) =>
  any.some((measure) => measures.includes(measure));

// From the root upwards: what stands on a row falls with it.
async function reachSlip(work: Work, slipId: string): Promise<void> {
  const { tx, actor, one, because } = work;
  const slip = await getSlip(tx, slipId);
  const voided = decided(one, 'RESULT_VOID');
  const revoked = voided || decided(one, 'SLIP_REVOKED');
  const unendorsed = revoked || decided(one, 'ENDORSEMENT_REVOKED');
  if (voided) {
    const result = await voidResult(tx, actor, slip.attemptId, because);
    if (result) await note(work, 'RESULT', slip.attemptId, { result });
  }
  if (revoked && slip.state === 'VALID') {
    await revokeSlip(tx, actor, slipId, because);
    await note(work, 'SLIP', slipId);
  }
  if (unendorsed || decided(one, 'HOURS_WITHDRAWN')) await reachHours(work, slipId);
  if (unendorsed) await reachEndorsement(work, slipId, revoked);
}

async function reachHours(work: Work, slipId: string): Promise<void> {
  const { parts, tx, actor, because } = work;
  const endorsement = await findEndorsementOfSlip(tx, slipId);
  if (!endorsement) return;
  const of = { endorsementId: endorsement.id, because };
  const entryId = await withdrawRecorded(parts, tx, actor, of);
  if (entryId) await note(work, 'HOURS', entryId, { slipId });
}

async function reachEndorsement(work: Work, slipId: string, revoked: boolean): Promise<void> {
  const { parts, tx, actor, because } = work;
  const taken = await revokeByCase(parts, tx, actor, { slipId, reason: because });
  if (!taken) return;
  // On a revoked slip the stamp stays as printed; a slip that stays good is shown without it.
  const { endorsement: stamp } = await getSlip(tx, slipId);
  if (!revoked) await stampEndorsement(tx, slipId, null);
  const before = { ...taken.before, slipId, stamp: revoked ? null : stamp };
  await note(work, 'ENDORSEMENT', taken.endorsementId, before);
}

async function note(
  { parts, tx, one }: Work,
  kind: EffectKind,
  subjectId: string,
  before: object = {},
): Promise<void> {
  await insertEffect(tx, { caseId: one.id, kind, subjectId, before, at: parts.clock.now() });
}
