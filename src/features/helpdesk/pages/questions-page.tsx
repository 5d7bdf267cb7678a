import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Pagination,
} from '../../../ui/index.ts';
import { type Question, stateNames } from '../rules/question.ts';

export interface QuestionsPageProps {
  questions: PageOf<Question>;
  nameOf: ReadonlyMap<string, string>;
}

export const stateTones = {
  WAITING: 'info',
  ASKED_BACK: 'warning',
  ANSWERED: 'success',
  CLOSED: 'neutral',
} as const;

/** The own questions with their holders. */
export function QuestionsPage({ questions, nameOf }: QuestionsPageProps) {
  return (
    <Page
      title="我的提问"
      lead="每件提问现在由谁办理、从什么时候开始，都在这里。"
      crumbs={[{ label: '帮助', href: '/help' }, { label: '我的提问' }]}
      actions={<ButtonLink href="/questions/new">提问</ButtonLink>}
    >
      <DataTable
        caption="我的提问"
        rows={questions.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有提问" icon="search">
            先在<a href="/help/articles">知识库</a>里找一找，没有答案再提问。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '提问',
            cell: ({ id, title }) => (
              <a class="link" href={`/questions/${id}`}>
                {title}
              </a>
            ),
          },
          { key: 'topic', label: '事项', cell: ({ topicName }) => topicName },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => <Badge tone={stateTones[state]}>{stateNames[state]}</Badge>,
          },
          { key: 'holder', label: '办理单位', cell: ({ holderId }) => nameOf.get(holderId) ?? '' },
          {
            key: 'since',
            label: '从何时起',
            cell: ({ heldSince }) => <DateTime value={heldSince} />,
          },
        ]}
      />
      <Pagination of={questions} />
    </Page>
  );
}
