import {
  Badge,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  SearchForm,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { type Attempt, resultNames } from '../rules/attempt.ts';

export interface Person {
  accountId: string;
  name: string;
  idNumberMasked: string;
}

export interface PeoplePageProps {
  who: string;
  /** The people found; null before the search. */
  people: Person[] | null;
}

const crumbs = [{ label: '考试监控', href: '/exam-monitor' }];

/** Search for a learner by number, phone, name or submission number. */
export function PeoplePage({ who, people }: PeoplePageProps) {
  return (
    <Page title="查找学员" crumbs={[...crumbs, { label: '查找学员' }]}>
      <div class="stack">
        <Card title="查找" icon="search">
          <SearchForm
            action="/exam-monitor/people"
            sealed={['who']}
            class="flex flex-wrap items-end gap-x-3"
          >
            <div class="min-w-0 max-w-md grow">
              <TextField name="who" label="证件号码、手机号、姓名或回执编号" value={who} required />
            </div>
            <div class="mb-5">
              <SubmitButton>查找</SubmitButton>
            </div>
          </SearchForm>
        </Card>
        {people === null ? null : (
          <DataTable
            caption="找到的学员"
            rows={people}
            rowKey={(person) => person.accountId}
            empty={
              <EmptyState title="没有找到这位学员" icon="search">
                请核对号码；按姓名查找时从姓氏开始输入。
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                label: '姓名',
                cell: ({ accountId, name }) => (
                  <a class="link" href={`/exam-monitor/people/${accountId}`}>
                    {name}
                  </a>
                ),
              },
              { key: 'number', label: '证件号码', cell: ({ idNumberMasked }) => idNumberMasked },
            ]}
          />
        )}
      </div>
    </Page>
  );
}

export interface PersonPageProps {
  person: Person;
  attempts: Attempt[];
  /** Titles of topics by their ids. */
  titles: ReadonlyMap<string, string>;
}

/** The attempts of a person, newest first. */
export function PersonPage({ person, attempts, titles }: PersonPageProps) {
  return (
    <Page
      title={person.name}
      lead={`证件号码 ${person.idNumberMasked}`}
      crumbs={[
        ...crumbs,
        { label: '查找学员', href: '/exam-monitor/people' },
        { label: person.name },
      ]}
    >
      <DataTable
        caption="考试记录"
        rows={attempts}
        rowKey={(attempt) => attempt.id}
        empty={
          <EmptyState title={`${person.name}还没有参加过考试`} icon="pen">
            学员开始考试后，这里能看到每次考试的经过。
          </EmptyState>
        }
        columns={[
          {
            key: 'topic',
            label: '考试',
            cell: ({ id, topicId, attemptNo }) => (
              <a class="link" href={`/exam-monitor/attempts/${id}`}>
                {titles.get(topicId)} 第{attemptNo}次
              </a>
            ),
          },
          { key: 'state', label: '状态', cell: (attempt) => <AttemptBadge attempt={attempt} /> },
          { key: 'start', label: '开始', cell: ({ startedAt }) => <DateTime value={startedAt} /> },
          { key: 'end', label: '截止', cell: ({ deadlineAt }) => <DateTime value={deadlineAt} /> },
          { key: 'score', label: '得分', numeric: true, cell: ({ score }) => score ?? '' },
        ]}
      />
    </Page>
  );
}

/** The state of an attempt as a badge. */
export function AttemptBadge({ attempt }: { attempt: Attempt }) {
  if (attempt.annulledAt) return <Badge tone="error">作废</Badge>;
  if (attempt.restoredAt) return <Badge tone="neutral">已返还</Badge>;
  if (attempt.state === 'OPEN') return <Badge tone="info">进行中</Badge>;
  if (!attempt.result) return <Badge tone="info">等待评分</Badge>;
  const tone = attempt.result === 'PASSED' ? 'success' : 'neutral';
  return <Badge tone={tone}>{resultNames[attempt.result]}</Badge>;
}
