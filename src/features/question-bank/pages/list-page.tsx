import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  CheckboxField,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
} from '../../../ui/index.ts';
import type { ListedQuestion, QuestionFilter } from '../queries/question-list.ts';
import type { TopicTerms } from '../queries/topics-of-bank.ts';
import type { Typing } from '../queries/typings.ts';
import { mostMoved } from '../rules/policy.ts';
import { stateNames, type VersionState, versionStates } from '../rules/version.ts';
import { ListFilters } from './list-filters.tsx';
import { QuestionTable } from './question-table.tsx';

export type QuestionFilterOnPage = QuestionFilter & { page: number };

export interface ListPageProps {
  terms: TopicTerms;
  questions: PageOf<ListedQuestion>;
  counts: ReadonlyMap<VersionState | 'OFFERED', number>;
  tags: readonly string[];
  filter: QuestionFilterOnPage;
  /** What the reader typed of new questions and did not save. */
  typings: readonly Typing[];
  mayAuthor: boolean;
  mayReview: boolean;
  form: FormState;
}

/** The questions of a topic, to be searched, narrowed, and moved on many at once. */
export function ListPage(props: ListPageProps) {
  const { terms, questions, filter, mayAuthor, form } = props;
  const { topic } = terms;
  const here = `/question-bank/topics/${topic.id}`;
  return (
    <Page
      title={`${topic.year}年 ${topic.title}`}
      width="wide"
      crumbs={[{ label: '题库', href: '/question-bank' }, { label: topic.title }]}
      actions={<ListActions here={here} mayAuthor={mayAuthor} />}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Unsaved typings={props.typings} />
        <StateTabs here={here} filter={filter} counts={props.counts} />
        <ListFilters action={here} {...props} />
        {questions.rows.length === 0 ? (
          <NoQuestions here={here} filter={filter} mayAuthor={mayAuthor} />
        ) : (
          <Form action={`${here}/moves`}>
            <input type="hidden" name="list" value={queryOf(filter)} />
            <QuestionTable rows={questions.rows} lessons={terms.lessons} ticks={mayAuthor} />
            {mayAuthor ? <MoveButtons mayReview={props.mayReview} /> : null}
          </Form>
        )}
        <Pagination of={questions} />
      </div>
    </Page>
  );
}

/** The filters as the query of an address, without those left open. */
export function queryOf(filter: Partial<QuestionFilterOnPage>): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

function ListActions({ here, mayAuthor }: { here: string; mayAuthor: boolean }) {
  return (
    <>
      <ButtonLink href={`${here}/points`} tone="quiet">
        知识点
      </ButtonLink>
      <ButtonLink href={`${here}/statistics`} tone="quiet">
        题目统计
      </ButtonLink>
      {mayAuthor ? (
        <>
          <ButtonLink href={`${here}/new?case=new`} tone="quiet">
            写一个案例
          </ButtonLink>
          <ButtonLink href={`${here}/new`}>写一道题</ButtonLink>
        </>
      ) : null}
    </>
  );
}

/** What was typed and not saved, to go on with. */
function Unsaved({ typings }: { typings: readonly Typing[] }) {
  if (typings.length === 0) return null;
  return (
    <Alert tone="info" title="您有没写完的题目">
      <ul class="list-disc pl-5">
        {typings.map(({ questionId, topicId, kind, typed }) => (
          <li key={questionId}>
            <a
              class="link"
              href={`/question-bank/topics/${topicId}/new?kind=${kind}&id=${questionId}`}
            >
              {String(typed.stem ?? '').slice(0, 40) || '还没有题干的题目'}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function StateTabs(props: Pick<ListPageProps, 'filter' | 'counts'> & { here: string }) {
  const { here, filter, counts } = props;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const tab = (state: QuestionFilter['state'], label: string, count: number) => ({
    href: `${here}?${queryOf({ ...filter, state, page: 1 })}`,
    label,
    count,
    current: filter.state === state,
  });
  const [draft, ...others] = versionStates;
  return (
    <Tabs
      label="状态"
      tabs={[
        tab(undefined, '全部', total),
        tab(draft, stateNames[draft], counts.get(draft) ?? 0),
        tab('OFFERED', '待审核', counts.get('OFFERED') ?? 0),
        ...others.map((state) => tab(state, stateNames[state], counts.get(state) ?? 0)),
      ]}
    />
  );
}

function MoveButtons({ mayReview }: Pick<ListPageProps, 'mayReview'>) {
  return (
    <div class="mt-4 flex flex-wrap items-center gap-3">
      <CheckboxField
        name="all"
        value="yes"
        among
        label={`符合条件的全部，不只这一页（一次最多 ${mostMoved} 道）`}
      />
      <span class="text-muted">选中的题目：</span>
      <SubmitButton tone="quiet" name="move" value="OFFER">
        提交审核
      </SubmitButton>
      {mayReview ? (
        <>
          <SubmitButton tone="quiet" name="move" value="APPROVE">
            审核通过
          </SubmitButton>
          <SubmitButton tone="quiet" name="move" value="RELEASE">
            发布
          </SubmitButton>
        </>
      ) : null}
    </div>
  );
}

function NoQuestions(props: { here: string; filter: QuestionFilterOnPage; mayAuthor: boolean }) {
  const { here, filter, mayAuthor } = props;
  if (queryOf({ ...filter, page: undefined }) !== '')
    return (
      <EmptyState
        title="没有符合条件的题目"
        icon="search"
        action={
          <ButtonLink href={here} tone="quiet">
            看全部题目
          </ButtonLink>
        }
      >
        换个词，或者放宽条件再找。
      </EmptyState>
    );
  return (
    <EmptyState
      title="题库里还没有题目"
      icon="list"
      action={mayAuthor ? <ButtonLink href={`${here}/new`}>写第一道题</ButtonLink> : null}
    >
      题目写好后提交审核，由另一位命题人员审核、发布。
    </EmptyState>
  );
}
