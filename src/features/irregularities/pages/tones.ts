import type { Tone } from '../../../ui/index.ts';
import type { Case } from '../rules/case.ts';
import { caseStateNames, outcomeNames } from '../rules/case-words.ts';

/** Where a case stands, in words and in colour. */
export function standingOf({ state, outcome }: Pick<Case, 'state' | 'outcome'>): {
  tone: Tone;
  label: string;
} {
  if (outcome)
    return { tone: outcome === 'UPHELD' ? 'error' : 'success', label: outcomeNames[outcome] };
  const tone = state === 'DECIDED' || state === 'APPEALED' ? 'warning' : 'info';
  return { tone, label: caseStateNames[state] };
}
