import { Badge, type Tone } from '../../../ui/index.ts';
import { type InvoiceState, stateNames } from '../rules/invoice.ts';

const tones: Record<InvoiceState, Tone | 'neutral'> = {
  ASKED: 'info',
  ISSUED: 'success',
  FAILED: 'error',
  REVERSING: 'info',
  REVERSED: 'neutral',
  CANCELLED: 'neutral',
};

/** The state of an invoice. */
export function StateBadge({ state }: { state: InvoiceState }) {
  return <Badge tone={tones[state]}>{stateNames[state]}</Badge>;
}
