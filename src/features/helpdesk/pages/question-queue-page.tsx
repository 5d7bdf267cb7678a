import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatDuration,
  Page,
  Pagination,
  Tabs,
  usePage,
} from '../../../ui/index.ts';
import { type Question, stateNames } from '../rules/question.ts';
import { stateTones } from './questions-page.tsx';

export interface QuestionQueuePageProps {
  questions: PageOf<Question>;
  done: boolean;
  editor: boolean;
}

const day = 86_400;

// Whole days from two days on.
function formatWait(since: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - since.getTime()) / 1000);
  return seconds < 2 * day ? formatDuration(seconds) : `${Math.floor(seconds / day)}天`;
}

/** The questions that a body holds, the longest waiting first. */
export function QuestionQueuePage({ questions, done, editor }: QuestionQueuePageProps) {
  const { now } = usePage();
  return (
    <Page
      title="提问办理"
      width="wide"
      lead="只列出由本单位答复的提问，等得最久的在最上面。"
      actions={
        editor ? (
          <ButtonLink href="/article-desk" tone="quiet">
            知识管理
          </ButtonLink>
        ) : null
      }
    >
      <Tabs
        label="状态"
        tabs={[
          { href: '/question-desk', label: '待办', current: !done },
          { href: '/question-desk?state=done', label: '已答复', current: done },
        ]}
      />
      <DataTable
        caption="提问"
        rows={questions.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={done ? '还没有答复过' : '没有等待答复的提问'} icon="check">
            新的提问会按事项自动转来。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '提问',
            cell: ({ id, title }) => (
              <a class="link" href={`/question-desk/${id}`}>
                {title}
              </a>
            ),
          },
          { key: 'topic', label: '事项', cell: ({ topicName }) => topicName },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => (
              <Badge tone={stateTones[state]}>
                {state === 'ASKED_BACK' ? '等提问人补充' : stateNames[state]}
              </Badge>
            ),
          },
          {
            key: 'waits',
            label: '已等待',
            cell: ({ heldSince, state }) =>
              state === 'WAITING' ? formatWait(heldSince, now) : '—',
          },
          {
            key: 'since',
            label: '转来时间',
            cell: ({ heldSince }) => <DateTime value={heldSince} />,
          },
        ]}
      />
      <Pagination of={questions} />
    </Page>
  );
}
