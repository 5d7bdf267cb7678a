import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';
import { insertSet } from '../queries/paper-sets.ts';
import { type DrawFault, drawVariants } from '../rules/draw.ts';
import { creditsOf, type PaperLine, pointsOfLines } from '../rules/paper-line.ts';

export interface WantedSet {
  topicId: string;
  lines: readonly PaperLine[];
  variants: number;
  pinned: readonly string[];
  unshuffled: readonly string[];
}

/**
 * Draws a set of parallel variants; no exam uses it yet. Returns its id. Throws `papers.points_differ`,
 * `papers.bank_too_small`, `papers.pin_fits_nothing`.
 */
export async function drawSet(
  { db, clock }: Parts,
  actor: Officer,
  { topicId, lines, variants, pinned, unshuffled }: WantedSet,
): Promise<string> {
  const { examFullMark: full, blueprint } = await getTopic(db, topicId);
  const points = pointsOfLines(lines);
  if (points !== full) throw new Refusal('papers.points_differ', { points, full });
  const id = newId();
  const bank = await listReleasedQuestions(db, topicId, 'EXAM');
  const credits = creditsOf(blueprint);
  const drawn = drawVariants(bank, { lines, variants, pinned, unshuffled, credits, seed: id });
  if ('fault' in drawn) throw refusalOf(drawn.fault);
  await inTransaction(db, async (tx) => {
    await insertSet(tx, {
      ...{ id, topicId, lines: [...lines], pinned: [...pinned], unshuffled: [...unshuffled] },
      papers: drawn.papers,
      organisationId: actor.organisationId,
      madeBy: actor.accountId,
      madeAt: clock.now(),
    });
    const facts = { topicId, variants, lines: lines.length, pinned };
    await recordAudit(tx, actor, 'papers.draw', { type: 'paper_set', id }, facts);
  });
  return id;
}

function refusalOf(fault: DrawFault): Refusal {
  return 'pinned' in fault
    ? new Refusal('papers.pin_fits_nothing', { id: fault.pinned })
    : new Refusal('papers.bank_too_small', { line: fault.line + 1 });
}
