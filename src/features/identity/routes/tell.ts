import { Refusal } from '../../../kernel/refusal.ts';
import { refusals } from '../rules/refusals.ts';

/**
 * Returns sentence and status of a refusal, to show it beside a field; throws anything else again.
 */
export function tell(error: unknown): { sentence: string; status: number } {
  const answer = error instanceof Refusal ? refusals[error.code] : undefined;
  if (!answer) throw error;
  const { sentence, status } = answer((error as Refusal).facts);
  return { sentence, status };
}
