import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { sealWords } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { OnwardFields } from './forms.ts';

/** Where a decision leads: to the next request of the list it was opened from, else to the list. */
export function onwardTo(
  parts: Parts,
  { accountId }: Officer,
  { next, state, topic, who, body, rule, sort }: z.infer<typeof OnwardFields>,
): string {
  const narrowed = { state: state === 'PENDING' ? '' : state, topic, who, body, rule, sort };
  const sealed = sealWords(parts, accountId, narrowed);
  const query = sealed ? `?${sealed}` : '';
  return next ? `/endorsements/${next}${query}#keys` : `/endorsements${query}#list`;
}
