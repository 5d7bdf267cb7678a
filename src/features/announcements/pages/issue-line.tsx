import type { Day } from '../../../kernel/calendar.ts';
import { Badge, DateTime } from '../../../ui/index.ts';
import { type Announcement, statusNames, statusOn } from '../rules/announcement.ts';

/** The issuing body, document number and date. */
export function IssueLine({ announcement, body }: { announcement: Announcement; body: string }) {
  const { documentNo, publishedAt, draftedAt } = announcement;
  return (
    <p class="text-sm text-muted">
      {body}
      {documentNo ? ` · ${documentNo}` : ''} ·{' '}
      <DateTime value={publishedAt ?? draftedAt} only="date" />
    </p>
  );
}

/** The status of an announcement that is not in force. */
export function StatusBadge({ announcement, today }: { announcement: Announcement; today: Day }) {
  const status = statusOn(announcement, today);
  if (status === 'IN_FORCE') return null;
  return <Badge tone="neutral">{statusNames[status]}</Badge>;
}
