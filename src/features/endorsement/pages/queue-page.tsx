import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Badge,
  EmptyState,
  ErrorSummary,
  Page,
  usePage,
  type ViewTab,
  WorkList,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import { endorserKinds } from '../../organisations/index.ts';
import type { QueueRow, QueueSums } from '../queries/queue.ts';
import { type EndorsementState, endorsementStateNames } from '../rules/endorsement.ts';
import type { QueueFilter } from '../rules/queue.ts';
import { QueueButtons } from './queue-buttons.tsx';
import { queueColumns } from './queue-columns.tsx';

export interface QueuePageProps {
  queue: PageOf<QueueRow>;
  sums: QueueSums;
  counts: Record<EndorsementState, number>;
  topics: Topic[];
  /** The bodies to choose from; null for who sees one alone. */
  bodies: { id: string; name: string; count: number }[] | null;
  filter: QueueFilter;
  sort: string;
  mayEndorse: boolean;
  /** The slips ticked, when what was to be done with them was refused. */
  form: FormState;
}

const states: EndorsementState[] = ['PENDING', 'ENDORSED', 'RETURNED', 'REVOKED'];

/** The queue of a body: filter, sort, endorse or return one or many. */
export function QueuePage(props: QueuePageProps) {
  const { queue, sums, bodies, filter, sort, mayEndorse, form } = props;
  const { now, query } = usePage();
  const chosen = mayEndorse && filter.state === 'PENDING';
  const kept = Object.fromEntries(
    Object.entries({ ...filter, who: whoOf(query), sort }).filter(([, value]) => value !== ''),
  );
  return (
    <Page
      title="合格单审验"
      width="list"
      lead={
        bodies
          ? '各单位审验的合格单，发现不当的可以撤销；审验由各单位办理。'
          : '只显示由您所在单位审验的人员。一起审验的只能是与平台记录一致的合格单，有不同的请点开姓名逐张核对。'
      }
    >
      <ErrorSummary errors={form.errors} />
      <WorkList
        caption={`${endorsementStateNames[filter.state]}的合格单`}
        page={queue}
        rowKey={({ id }) => id}
        sort={sort}
        columns={queueColumns({ state: filter.state, now, sums, wholeCity: bodies !== null })}
        opens={({ id }) => `/endorsements/${id}?${new URLSearchParams(kept)}#keys`}
        views={viewsOf(props)}
        filters={filtersOf(props)}
        matching={{ count: sums.count, unit: '张' }}
        copies
        {...(chosen
          ? {
              chosen: {
                choice: choiceOf(form),
                action: '/endorsements/decisions',
                kept,
                buttons: <QueueButtons form={form} />,
              },
            }
          : {})}
        keys={chosen ? letters : []}
        empty={<NothingHere state={filter.state} />}
      />
    </Page>
  );
}

const letters = [
  { keys: ['A'], does: '问是否审验勾选的，再按 Enter 才审验' },
  { keys: ['R'], does: '写原因，退回勾选的' },
];

/** What was searched for as the address has it: sealed. */
const whoOf = (query: string) => new URLSearchParams(query).get('who') ?? '';

function viewsOf({ filter, counts, bodies }: QueuePageProps): ViewTab[] {
  const kept = { topic: filter.topic, ...(bodies ? { body: filter.body, rule: filter.rule } : {}) };
  const query = Object.entries(kept).filter(([, value]) => value !== '');
  return states.map((state) => ({
    href: `/endorsements?${new URLSearchParams([['state', state], ...query])}`,
    label: endorsementStateNames[state],
    current: state === filter.state,
    count: counts[state],
  }));
}

function filtersOf({ filter, topics, bodies }: QueuePageProps) {
  return {
    search: { name: 'who', label: '证件号码或手机号', value: filter.who },
    kept: { state: filter.state },
    choices: [
      {
        name: 'topic',
        label: '年度专题',
        value: filter.topic,
        all: '全部',
        options: topics.map(({ id, year, title }) => ({ value: id, label: `${year}年 ${title}` })),
      },
      ...(bodies
        ? [
            {
              name: 'body',
              label: '审验单位',
              value: filter.body,
              all: '全部',
              options: bodies.map(({ id, name, count }) => ({
                value: id,
                label: `${name}（${count}）`,
              })),
            },
            {
              name: 'rule',
              label: '管理权限',
              value: filter.rule,
              all: '全部',
              options: endorserKinds.map(({ rule, name }) => ({ value: rule, label: name })),
            },
          ]
        : []),
    ],
  };
}

const choiceOf = (form: FormState) => ({
  field: 'id',
  valueOf: ({ id, own }: QueueRow) => (own ? null : id),
  instead: () => <Badge tone="warning">本人</Badge>,
  labelOf: ({ name }: QueueRow) => `选择${name}`,
  ticked: [form.values.id ?? []].flat(),
});

function NothingHere({ state }: { state: EndorsementState }) {
  const pending = state === 'PENDING';
  return (
    <EmptyState title={pending ? '没有待审验的合格单' : '没有符合条件的记录'} icon="stamp">
      {pending ? '学员考试合格后，申请会自动出现在这里。' : '换一个状态或筛选条件看看。'}
    </EmptyState>
  );
}
