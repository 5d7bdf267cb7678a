import type { ComponentChild } from 'preact';
import { formatDate, Icon, Page, usePage } from '../../../ui/index.ts';
import { type Announcement, NewsList } from '../../announcements/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { HomeTile } from '../queries/home-list.ts';
import { TopicOfTheYear } from './topic-of-the-year.tsx';

export interface OfficerHomeProps {
  tiles: HomeTile[];
  /** What features contribute above and below the list. */
  panels: { above: ComponentChild; below: ComponentChild };
  news: Announcement[];
  topic: Topic | null;
}

/** An officer's home page: their tasks with today's numbers, announcements, the topic of the year. */
export function OfficerHome({ tiles, panels, news, topic }: OfficerHomeProps) {
  const { viewer, now } = usePage();
  const waiting = tiles.reduce((sum, tile) => sum + (tile.waiting ? (tile.count ?? 0) : 0), 0);
  const organisation = viewer?.organisationName ? `${viewer.organisationName} · ` : '';
  return (
    <Page
      title={`${viewer?.name ?? ''}，您好`}
      lead={`${organisation}今天是${formatDate(now)}，${
        waiting > 0 ? `有 ${waiting} 件事等您办理。` : '目前没有等您办理的事情。'
      }`}
    >
      <div class="stack">
        {panels.above}
        <ul
          class={`grid gap-5 sm:grid-cols-2 ${tiles.length % 3 === 0 ? 'lg:grid-cols-3' : ''}`}
          aria-label="待办事项"
        >
          {tiles.map((tile) => (
            <Tile key={tile.href} tile={tile} />
          ))}
        </ul>
        {panels.below}
        <NewsList news={news} />
        {topic ? <TopicOfTheYear topic={topic} now={now} learner={false} /> : null}
      </div>
    </Page>
  );
}

function Tile({ tile }: { tile: HomeTile }) {
  const { href, icon, title, text, waiting, figure, count } = tile;
  const unit = (waiting ?? figure)?.unit;
  const urgent = waiting !== undefined && Boolean(count);
  return (
    <li>
      <a
        href={href}
        class={`group sheet flex h-full flex-col no-underline hover:border-primary ${urgent ? 'border-t-4 border-t-accent' : 'border-t-4 border-t-primary/25'}`}
      >
        <span class="sheet-title">
          <Icon name={icon} />
          <span class="grow group-hover:underline">{title}</span>
          <Icon name="arrow" />
        </span>
        {unit && count !== null ? (
          <span class="mt-3 flex items-baseline gap-2">
            <b
              class={`figures text-4xl leading-none font-bold ${urgent ? 'text-accent' : count === 0 ? 'text-muted' : ''}`}
            >
              {count}
            </b>
            <span class="text-muted">{unit}</span>
          </span>
        ) : null}
        <span class="mt-3 text-muted">{text}</span>
      </a>
    </li>
  );
}
