import { type Invoice, mostTries } from './invoice.ts';

/**
 * Returns the next state of an invoice whose money went back: an issued one is reversed, one never sent to the
 * issuer, or refused by it, is dropped; one that it may have issued without an answer stays asked for, to be
 * reversed when its number is known. Null: it is reversed already, or will be.
 */
export function afterRefund({
  state,
  tries,
  reverseBecause,
}: Pick<Invoice, 'state' | 'tries' | 'reverseBecause'>):
  | 'REVERSING'
  | 'CANCELLED'
  | 'ASKED'
  | null {
  if (state === 'ISSUED') return 'REVERSING';
  if (state === 'ASKED' && reverseBecause) return null;
  if (state === 'ASKED') return tries === 0 ? 'CANCELLED' : 'ASKED';
  // After twelve tries without an answer nobody knows; a refusal comes earlier.
  if (state === 'FAILED') return tries >= mostTries ? 'ASKED' : 'CANCELLED';
  return null;
}
