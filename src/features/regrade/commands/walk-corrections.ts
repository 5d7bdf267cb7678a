import type { Parts } from '../../../platform/parts.ts';
import { findWalking } from '../queries/score-corrections.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { takeApplyingStep } from './take-applying-step.ts';
import { takeTryingStep } from './take-trying-step.ts';
import { takeUndoingStep } from './take-undoing-step.ts';

/** How many enrolments a step takes. */
export const stepSize = 200;

/**
 * Walks every correction that is tried, applied or undone to its end. What was done is committed by person
 * and the place is kept, so that after a crash the walk goes on where it was. No audit: each step records.
 */
export async function walkCorrections(parts: Parts): Promise<void> {
  for (let one = await findWalking(parts.db); one; one = await findWalking(parts.db))
    await takeStep(parts, one);
}

function takeStep(parts: Parts, one: ScoreCorrection): Promise<void> {
  if (one.state === 'TRYING') return takeTryingStep(parts, one, stepSize);
  if (one.state === 'APPLYING') return takeApplyingStep(parts, one, stepSize);
  return takeUndoingStep(parts, one, stepSize);
}
