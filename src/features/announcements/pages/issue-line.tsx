import type { Day } from '../../../kernel/calendar.ts';
import { Badge, DateTime } from '../../../ui/index.ts';
import { type Announcement, standingNames, standingOn } from '../rules/announcement.ts';

/** Who issued it, under which number, when. */
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

/** Says when it does not hold; what holds needs no word. */
export function StandingBadge({ announcement, today }: { announcement: Announcement; today: Day }) {
  const standing = standingOn(announcement, today);
  if (standing === 'IN_FORCE') return null;
  return <Badge tone="neutral">{standingNames[standing]}</Badge>;
}
