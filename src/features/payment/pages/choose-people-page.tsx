import type { FieldErrors } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  formatDate,
  Money,
  Page,
  SubmitButton,
  Tabs,
  TextArea,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { ListFault, RosterPerson } from '../queries/payer-roster.ts';
import { leftOutSentences } from '../rules/group-order.ts';
import { ListResult } from './list-result.tsx';

export interface ChoosePeoplePageProps {
  topic: Topic;
  topics: Topic[];
  people: RosterPerson[];
  /** The faulty rows of a list of numbers; null when the roster is shown. */
  faults: ListFault[] | null;
  chosen: readonly string[];
  /** What was read of an uploaded file. */
  said: readonly string[];
  /** Only people who have, or have not, selected the course. */
  only: 'selected' | 'unselected' | null;
  errors: FieldErrors;
  pasted: string;
}

/** Choosing people from the roster or by a list; those left out are listed with the reason (E21). */
export function ChoosePeoplePage(props: ChoosePeoplePageProps) {
  const { topic, topics, people, faults } = props;
  const eligible = people.filter(
    (person) =>
      person.leftOut === null &&
      (props.only === null || person.enrolled === (props.only === 'selected')),
  );
  // People who have paid need no attention: last.
  const leftOut = people
    .filter((person) => person.leftOut !== null)
    .sort((one, other) => Number(one.leftOut === 'PAID') - Number(other.leftOut === 'PAID'));
  return (
    <Page
      title="新建集体订单"
      lead={`${topic.year}年公需科目《${topic.title}》，每人 ${topic.feeFen / 100} 元。没有选课的人员同时选报。`}
      crumbs={[{ label: '集体缴费', href: '/group-orders' }, { label: '新建' }]}
      width="wide"
    >
      {topics.length > 1 ? (
        <Tabs
          label="课程"
          tabs={topics.map((one) => ({
            href: `/group-orders/new?topic=${one.id}`,
            label: `${one.year}年`,
            current: one.id === topic.id,
          }))}
        />
      ) : null}
      <ErrorSummary errors={props.errors} />
      <div class="stack">
        {faults === null ? null : <ListResult faults={faults} people={people} said={props.said} />}
        <Eligible {...props} eligible={eligible} />
        <ByList {...props} />
        {leftOut.length > 0 ? <LeftOut people={leftOut} /> : null}
      </div>
    </Page>
  );
}

function Eligible({
  topic,
  eligible,
  chosen,
  faults,
  only,
}: ChoosePeoplePageProps & { eligible: RosterPerson[] }) {
  const preselected = new Set(chosen);
  return (
    <Card title={`可以缴费的人员（${eligible.length} 人）`} icon="person" tone="accent">
      {faults === null ? <Filter topicId={topic.id} only={only} /> : null}
      <Form action="/group-orders">
        <input type="hidden" name="topicId" value={topic.id} />
        <DataTable
          caption="可以缴费的人员"
          field="who"
          rows={eligible}
          rowKey={(person) => person.accountId}
          columns={[
            {
              key: 'pick',
              label: '选择',
              cell: (person) => (
                <label class="flex items-center gap-2">
                  <input
                    type="checkbox"
                    class="checkbox"
                    name="who"
                    value={person.accountId}
                    checked={preselected.has(person.accountId)}
                  />
                  {person.name}
                </label>
              ),
            },
            {
              key: 'number',
              label: '证件号码',
              cell: (person) => <span class="figures">{person.idNumberMasked}</span>,
            },
            {
              key: 'enrolled',
              label: '选课',
              cell: (person) =>
                person.enrolled ? (
                  <Badge tone="info">已选，未缴费</Badge>
                ) : (
                  <Badge tone="neutral">未选，同时选报</Badge>
                ),
            },
            {
              key: 'fee',
              label: '费用',
              numeric: true,
              cell: ({ feeFen }) => <Money fen={feeFen} />,
            },
          ]}
          empty={
            faults === null ? (
              <EmptyState title="没有需要缴费的人员" icon="check">
                名册里的人员都已缴费，或者已在别的集体订单里。原因见下方。
              </EmptyState>
            ) : (
              <EmptyState title="名单里没有可以缴费的人员" icon="search">
                请按上面逐行的说明核对号码，改好后再核对一次。
              </EmptyState>
            )
          }
        />
        {eligible.length > 0 ? (
          <div class="flex flex-wrap gap-3 mt-4">
            <SubmitButton>为选中的人员建立订单</SubmitButton>
            {faults === null && only === null ? (
              <SubmitButton name="all" value="yes" tone="quiet">
                为全部 {eligible.length} 人建立订单
              </SubmitButton>
            ) : null}
          </div>
        ) : null}
      </Form>
    </Card>
  );
}

function Filter({ topicId, only }: { topicId: string; only: ChoosePeoplePageProps['only'] }) {
  const href = `/group-orders/new?topic=${topicId}`;
  return (
    <Tabs
      label="筛选"
      tabs={[
        { href, label: '全部未缴费', current: only === null },
        { href: `${href}&show=unselected`, label: '还没有选课', current: only === 'unselected' },
        { href: `${href}&show=selected`, label: '已选课未缴费', current: only === 'selected' },
      ]}
    />
  );
}

function LeftOut({ people }: { people: RosterPerson[] }) {
  return (
    <Card title={`不在可选之列（${people.length} 人）`} icon="info">
      <DataTable
        caption="不在可选之列的人员"
        rows={people}
        rowKey={(person) => person.accountId}
        columns={[
          { key: 'name', label: '姓名', cell: (person) => person.name },
          {
            key: 'number',
            label: '证件号码',
            cell: (person) => <span class="figures">{person.idNumberMasked}</span>,
          },
          {
            key: 'why',
            label: '原因',
            cell: (person) => (person.leftOut ? leftOutSentences[person.leftOut] : ''),
          },
        ]}
      />
    </Card>
  );
}

function ByList({ topic, errors, pasted }: ChoosePeoplePageProps) {
  return (
    <Card title="按名单选人" icon="list">
      <Form action="/group-orders/lists" upload>
        <input type="hidden" name="topicId" value={topic.id} />
        <TextArea
          name="numbers"
          label="粘贴证件号码"
          hint="一行一个"
          rows={4}
          value={pasted}
          error={errors.numbers}
        />
        <FileField
          name="file"
          label="或者上传名单"
          hint="xlsx 或 csv，有一列叫“证件号码”"
          accept=".xlsx,.xls,.csv,.txt"
          error={errors.file}
        />
        <SubmitButton tone="quiet">核对名单</SubmitButton>
      </Form>
      <p class="text-sm text-muted mt-3">
        考试截止：{formatDate(topic.examClosesAt)}。核对名单不会建立订单。
      </p>
    </Card>
  );
}
