import {
  Badge,
  ButtonLink,
  DataTable,
  EmptyState,
  Form,
  formatDate,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { DiscardedDraft } from '../queries/discarded-drafts.ts';
import type { Topic } from '../rules/topic.ts';
import { stateNames, stateTones } from './topic-state.ts';

export interface TopicsPageProps {
  topics: readonly Topic[];
  enrolled: ReadonlyMap<string, number>;
  /** Ids of topics with a change that waits for a decision. */
  waiting: ReadonlySet<string>;
  /** Drafts that were thrown away. */
  discarded: readonly DiscardedDraft[];
  mayDraft: boolean;
}

/** The annual topics of all years for those who draft and publish them. */
export function TopicsPage(props: TopicsPageProps) {
  const { topics, enrolled, waiting, discarded, mayDraft } = props;
  return (
    <Page
      title="年度专题"
      lead="由培训中心起草，市局确认后发布。发布后的改动同样要两个人办，并留下版本。"
      width="wide"
      actions={mayDraft ? <ButtonLink href="/topics/new">起草专题</ButtonLink> : null}
    >
      <DataTable
        caption="年度专题"
        rows={[...topics]}
        rowKey={({ id }) => id}
        columns={[
          { key: 'year', label: '年度', numeric: true, cell: ({ year }) => year },
          {
            key: 'title',
            label: '专题',
            cell: ({ id, title }) => (
              <a class="link" href={`/topics/${id}`}>
                {title}
              </a>
            ),
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ id, state }) => (
              <>
                <Badge tone={stateTones[state]}>{stateNames[state]}</Badge>
                {waiting.has(id) ? <span class="block text-sm">等待复核</span> : null}
              </>
            ),
          },
          {
            key: 'fee',
            label: '收费',
            numeric: true,
            cell: ({ feeFen }) => (feeFen === 0 ? '免费' : <Money fen={feeFen} />),
          },
          { key: 'exam', label: '考试截止', cell: ({ examClosesAt }) => formatDate(examClosesAt) },
          {
            key: 'enrolled',
            label: '已选报',
            numeric: true,
            cell: ({ id }) => `${enrolled.get(id) ?? 0} 人`,
          },
        ]}
        empty={
          <EmptyState title="还没有专题" icon="book">
            起草第一个专题，或者从课程文件夹导入。
          </EmptyState>
        }
      />
      {mayDraft && discarded.length > 0 ? <Discarded discarded={discarded} /> : null}
    </Page>
  );
}

function Discarded({ discarded }: Pick<TopicsPageProps, 'discarded'>) {
  return (
    <details class="mt-6">
      <summary class="link cursor-pointer">丢弃的草稿（{discarded.length} 份）</summary>
      <ul class="mt-3 flex flex-col gap-2">
        {discarded.map(({ id, year, title, discardedAt }) => (
          <li key={id} class="flex flex-wrap items-center gap-3">
            <span>
              {year}年 {title}
              <span class="text-sm text-muted">（{formatDate(discardedAt)}丢弃）</span>
            </span>
            <Form action={`/topics/${id}/recovery`}>
              <SubmitButton tone="quiet" size="small">
                找回<span class="sr-only">{title}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
