import type { Day } from '../../../kernel/calendar.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
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
import { ExcerptLine } from './excerpt-line.tsx';
import { IssueLine, StatusBadge } from './issue-line.tsx';

export interface ListPageProps {
  announcements: PageOf<Announcement>;
  bodies: ReadonlyMap<string, string>;
  filter: { kind: Kind | null; words: string };
  today: Day;
  writer: boolean;
}

/** Announcements, policy texts and circulars, to read and to search. */
export function ListPage({ announcements, bodies, filter, today, writer }: ListPageProps) {
  const hrefOf = (kind: Kind | null) =>
    `/announcements?${new URLSearchParams({ ...(kind ? { kind } : {}), words: filter.words })}`;
  return (
    <Page
      title="公告与政策"
      lead="公告、政策文件和通报，最新的在最上面。"
      actions={writer ? <ButtonLink href="/announcement-desk">公告管理</ButtonLink> : null}
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
          { href: hrefOf(null), label: '全部', current: filter.kind === null },
          ...kinds.map((kind) => ({
            href: hrefOf(kind),
            label: kindNames[kind],
            current: kind === filter.kind,
          })),
        ]}
      />
      {announcements.rows.length === 0 ? (
        <EmptyState title={filter.words ? '没有找到' : '还没有公告'} icon="search">
          {filter.words ? '换几个字试试，例如只写关键的两三个字。' : '发布后会出现在这里。'}
        </EmptyState>
      ) : (
        <ul class="stack">
          {announcements.rows.map((one) => (
            <li key={one.id} class="sheet">
              <p class="flex flex-wrap items-center gap-2">
                <Badge tone={one.kind === 'CIRCULAR' ? 'warning' : 'info'}>
                  {kindNames[one.kind]}
                </Badge>
                <StatusBadge announcement={one} today={today} />
              </p>
              <h2 class="mt-2 text-lg font-semibold">
                <a class="link link-hover" href={`/announcements/${one.id}`}>
                  {one.title}
                </a>
              </h2>
              <IssueLine announcement={one} body={bodies.get(one.organisationId) ?? ''} />
              <ExcerptLine text={one.body} words={filter.words} />
            </li>
          ))}
        </ul>
      )}
      <Pagination of={announcements} />
    </Page>
  );
}
