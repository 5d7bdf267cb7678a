import type { z } from 'zod';
import type { OnwardFields } from './forms.ts';

/** Where a decision leads: to the next request of the list it was opened from, else to the list. */
export function onwardTo({ next, state, ...filter }: z.infer<typeof OnwardFields>): string {
  const { topic, who, body, rule, sort } = filter;
  const narrowed = { state: state === 'PENDING' ? '' : state, topic, who, body, rule, sort };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowed)) if (value) query.set(name, value);
  const asked = query.size > 0 ? `?${query}` : '';
  return next ? `/endorsements/${next}${asked}#keys` : `/endorsements${asked}#list`;
}
