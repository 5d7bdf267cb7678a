import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Badge,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  PersonLink,
  SearchForm,
  SelectField,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import { endorserKindOf } from '../../organisations/index.ts';
import type { QueueRow } from '../queries/queue.ts';
import { type EndorsementState, endorsementStateNames } from '../rules/endorsement.ts';

export interface QueuePageProps {
  queue: PageOf<QueueRow>;
  counts: Record<EndorsementState, number>;
  topics: Topic[];
  /** `who` is encrypted; `typed` is what was typed. */
  filter: { state: EndorsementState; topic: string; who: string };
  typed: string;
  page: number;
  mayEndorse: boolean;
  /** The slips ticked to be endorsed, when that was refused. */
  form: FormState;
}

const states: EndorsementState[] = ['PENDING', 'ENDORSED', 'RETURNED', 'REVOKED'];

/** The queue of a body: filter, and endorse one or many. */
export function QueuePage(props: QueuePageProps) {
  const { queue, counts, topics, filter, typed, page, mayEndorse, form } = props;
  const ticked = [form.values.id ?? []].flat();
  const selectable = mayEndorse && filter.state === 'PENDING';
  return (
    <Page
      title="合格单审验"
      width="wide"
      lead="核对合格单与平台记录一致后审验。只显示由您所在单位审验的人员。"
    >
      <ErrorSummary errors={form.errors} />
      <Tabs
        label="状态"
        tabs={states.map((state) => ({
          href: `/endorsements?${new URLSearchParams({ ...filter, state })}`,
          label: endorsementStateNames[state],
          current: state === filter.state,
          count: counts[state],
        }))}
      />
      <SearchForm action="/endorsements" sealed={['who']} class="flex flex-wrap items-end gap-4">
        <input type="hidden" name="state" value={filter.state} />
        <TextField name="who" label="证件号码或手机号" value={typed} type="search" />
        <SelectField
          name="topic"
          label="年度专题"
          value={filter.topic}
          placeholder="全部"
          options={topics.map((topic) => ({
            value: topic.id,
            label: `${topic.year}年　${topic.title}`,
          }))}
        />
        <div class="mb-5">
          <SubmitButton tone="quiet">筛选</SubmitButton>
        </div>
      </SearchForm>
      <Form action="/endorsements/decisions">
        {Object.entries({ ...filter, page }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DataTable
          field="id"
          caption={`${endorsementStateNames[filter.state]}的合格单`}
          rows={queue.rows}
          rowKey={({ endorsement }) => endorsement.id}
          empty={
            <EmptyState
              title={filter.state === 'PENDING' ? '没有待审验的合格单' : '没有符合条件的记录'}
              icon="stamp"
            >
              {filter.state === 'PENDING'
                ? '学员考试合格后，申请会自动出现在这里。'
                : '换一个状态或筛选条件看看。'}
            </EmptyState>
          }
          columns={[
            ...(selectable
              ? [
                  {
                    key: 'choose',
                    label: '选择',
                    cell: ({ endorsement, own, person }: QueueRow) =>
                      own ? (
                        <Badge tone="warning">本人</Badge>
                      ) : (
                        <input
                          type="checkbox"
                          class="checkbox checkbox-sm"
                          name="id"
                          value={endorsement.id}
                          checked={ticked.includes(endorsement.id)}
                          aria-label={`选择${person?.name ?? ''}`}
                        />
                      ),
                  },
                ]
              : []),
            {
              key: 'name',
              label: '姓名',
              cell: ({ endorsement, person }) => (
                <a class="link font-medium" href={`/endorsements/${endorsement.id}`}>
                  {person?.name ?? '已注销'}
                </a>
              ),
            },
            {
              key: 'number',
              label: '证件号码',
              // Whose slip was decided may have left the scope since.
              cell: ({ endorsement, person }) =>
                person && (filter.state === 'PENDING' || !mayEndorse) ? (
                  <PersonLink accountId={endorsement.accountId} name={person.idNumberMasked} />
                ) : (
                  <span class="figures whitespace-nowrap">{person?.idNumberMasked}</span>
                ),
            },
            {
              key: 'slip',
              label: '合格单编号',
              cell: ({ slip }) => <span class="figures">{slip?.slipNo}</span>,
            },
            { key: 'year', label: '年度', cell: ({ slip }) => `${slip?.content.year}年` },
            { key: 'score', label: '成绩', numeric: true, cell: ({ slip }) => slip?.content.score },
            {
              key: 'rule',
              label: '管理权限',
              cell: ({ endorsement }) => endorserKindOf(endorsement.rule).name,
            },
            {
              key: 'at',
              label: filter.state === 'PENDING' ? '提交时间' : '办理时间',
              cell: ({ endorsement }) => (
                <DateTime value={endorsement.decidedAt ?? endorsement.requestedAt} />
              ),
            },
          ]}
        />
        {selectable && queue.rows.length > 0 ? (
          <div class="mt-4">
            <SubmitButton>审验所选</SubmitButton>
          </div>
        ) : null}
      </Form>
      <Pagination of={queue} />
    </Page>
  );
}
