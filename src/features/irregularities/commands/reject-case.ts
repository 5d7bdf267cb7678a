import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { takeStep } from './take-step.ts';

/** Ends an unfounded suspicion, with the reason. */
export function rejectCase(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  const line = `不予受理：${because}`;
  return takeStep(parts, actor, id, { step: 'reject', line, facts: { because } });
}
