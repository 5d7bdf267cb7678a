import type { ComponentChild } from 'preact';
import { formatDate, Icon, Page, usePage } from '../../../ui/index.ts';
import { type Announcement, NewsList } from '../../announcements/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { HomeLink, HomeList } from '../queries/home-list.ts';
import type { WaitingRow } from '../rules/waiting.ts';
import { TopicOfTheYear } from './topic-of-the-year.tsx';
import { WaitingList } from './waiting-list.tsx';

export interface OfficerHomeProps {
  list: HomeList;
  /** What features contribute above and below the list. */
  panels: { above: ComponentChild; below: ComponentChild };
  news: Announcement[];
  topic: Topic | null;
}

const sumOf = (rows: readonly WaitingRow[]) =>
  rows.reduce((sum, { count }) => sum + (count ?? 1), 0);

/** An officer's home page: what waits, in one list; the rest as links; the day's figures small. */
export function OfficerHome({ list, panels, news, topic }: OfficerHomeProps) {
  const { viewer, now } = usePage();
  const waiting = sumOf(list.waiting);
  const organisation = viewer?.organisationName ? `${viewer.organisationName} · ` : '';
  return (
    <Page
      title={`${viewer?.name ?? ''}，您好`}
      width="wide"
      lead={`${organisation}今天是${formatDate(now)}，${
        waiting > 0 ? `有 ${waiting} 件事等您办理。` : '目前没有等您办理的事情。'
      }`}
    >
      <div class="officer-home">
        <div class="stack min-w-0">
          {panels.above}
          <WaitingList rows={list.waiting} />
          <Links links={list.links} />
        </div>
        <aside class="officer-aside" aria-label="今天">
          {panels.below}
          <NewsList news={news} />
          {topic ? <TopicOfTheYear topic={topic} now={now} learner={false} /> : null}
        </aside>
      </div>
    </Page>
  );
}

/** What an officer does besides, with its figure where it has one. */
function Links({ links }: { links: readonly HomeLink[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="other-work">
      <h2 id="other-work" class="mb-1 text-sm font-semibold text-muted">
        其他工作
      </h2>
      <ul class="other-work">
        {links.map(({ href, icon, title, text, figure, count }) => (
          <li key={href}>
            <a href={href} title={text}>
              <Icon name={icon} size={16} />
              <span class="link">{title}</span>
              {figure && count !== null ? (
                <span class="text-muted">
                  <span class="figures">{count}</span> {figure.unit}
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
