import { z } from 'zod';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { fields } from '../../../platform/http/index.ts';
import { type Range, sources, uses } from '../rules/ledger.ts';

const range = { from: fields.day, to: fields.day, body: fields.optional(fields.id) };

export const LedgerQuery = z.object(range);
export const EntriesQuery = z.object({
  ...range,
  source: fields.choice(sources),
  use: fields.choice(uses),
  page: fields.page,
});

/** Returns the days asked for, by default the month so far; turned round where they are the wrong way. */
export function rangeOf(
  { from, to }: { from?: Day | undefined; to?: Day | undefined },
  now: Date,
): Range {
  const today = dayOf(now);
  const last = to ?? (from && from > today ? from : today);
  const first = from ?? `${last.slice(0, 7)}-01`;
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}
