import { Card, DateTime } from '../../../ui/index.ts';
import { type Announcement, kindNames } from '../rules/announcement.ts';

/** The newest announcements for the home page; nothing when there are none. */
export function NewsList({ news }: { news: Announcement[] }) {
  if (news.length === 0) return null;
  return (
    <Card
      title="公告与政策"
      icon="info"
      actions={
        <a class="link" href="/announcements">
          全部
        </a>
      }
    >
      <ul class="divide-y divide-line">
        {news.map((one) => (
          <li key={one.id} class="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
            <a class="link link-hover" href={`/announcements/${one.id}`}>
              {kindNames[one.kind]}：{one.title}
            </a>
            <span class="text-sm text-muted">
              {one.publishedAt ? <DateTime value={one.publishedAt} only="date" /> : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
