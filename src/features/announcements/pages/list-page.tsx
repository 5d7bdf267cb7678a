import type { Day } from '../../../kernel/calendar.ts';
import {
  Badge,
  ButtonLink,
  EmptyState,
  Form,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { type Announcement, type Kind, kindNames, kinds } from '../rules/announcement.ts';
import { excerptOf } from '../rules/search-text.ts';
import { IssueLine, StandingBadge } from './issue-line.tsx';

export interface ListPageProps {
  announcements: Announcement[];
  bodies: ReadonlyMap<string, string>;
  filter: { kind: Kind | null; words: string; page: number };
  more: boolean;
  today: Day;
  writes: boolean;
}

/** Announcements, policy texts and circulars, to read and to search. */
export function ListPage({ announcements, bodies, filter, more, today, writes }: ListPageProps) {
  const href = (change: Partial<ListPageProps['filter']>) => {
    const { kind, words, page } = { ...filter, page: 1, ...change };
    return `/announcements?${new URLSearchParams({ ...(kind ? { kind } : {}), words, page: String(page) })}`;
  };
  return (
    <Page
      title="公告与政策"
      lead="公告、政策文件和通报，最新的在最上面。"
      actions={writes ? <ButtonLink href="/announcement-desk">公告管理</ButtonLink> : null}
    >
      <Form action="/announcements" method="get">
        {filter.kind ? <input type="hidden" name="kind" value={filter.kind} /> : null}
        <div class="flex flex-wrap items-end gap-3">
          <TextField
            name="words"
            label="查找"
            hint="标题、文号或正文里的字"
            type="search"
            value={filter.words}
          />
          <SubmitButton tone="quiet">查找</SubmitButton>
        </div>
      </Form>
      <Tabs
        label="种类"
        tabs={[
          { href: href({ kind: null }), label: '全部', current: filter.kind === null },
          ...kinds.map((kind) => ({
            href: href({ kind }),
            label: kindNames[kind],
            current: kind === filter.kind,
          })),
        ]}
      />
      {announcements.length === 0 ? (
        <EmptyState title={filter.words ? '没有找到' : '还没有公告'} icon="search">
          {filter.words ? '换几个字试试，例如只写关键的两三个字。' : '发布后会出现在这里。'}
        </EmptyState>
      ) : (
        <ul class="stack">
          {announcements.map((one) => (
            <li key={one.id} class="sheet">
              <p class="flex flex-wrap items-center gap-2">
                <Badge tone={one.kind === 'CIRCULAR' ? 'warning' : 'info'}>
                  {kindNames[one.kind]}
                </Badge>
                <StandingBadge announcement={one} today={today} />
              </p>
              <h2 class="mt-2 text-lg font-semibold">
                <a class="link link-hover" href={`/announcements/${one.id}`}>
                  {one.title}
                </a>
              </h2>
              <IssueLine announcement={one} body={bodies.get(one.organisationId) ?? ''} />
              <Words announcement={one} words={filter.words} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        previous={filter.page > 1 ? href({ page: filter.page - 1 }) : null}
        next={more ? href({ page: filter.page + 1 }) : null}
      />
    </Page>
  );
}

function Words({ announcement, words }: { announcement: Announcement; words: string }) {
  const { before, hit, after } = excerptOf(announcement.body, words);
  return (
    <p class="mt-2 text-muted">
      {before}
      {hit ? <mark>{hit}</mark> : null}
      {after}…
    </p>
  );
}
