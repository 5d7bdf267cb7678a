import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import type { ListedPerson, StandingCounts } from '../queries/learner-years.ts';
import { type Standing, standingNames, standings } from '../rules/learner-year.ts';
import { isRemindable } from '../rules/reminder.ts';
import { ReminderFields } from './reminder-fields.tsx';

export interface CompletionPageProps {
  years: number[];
  filter: { year: number; standing: Standing; who: string; after: string };
  counts: StandingCounts;
  people: PageOf<ListedPerson>;
  /** A unit's own list needs no column for the unit. */
  ownUnit: boolean;
  form: FormState;
}

/** The people of an officer's scope by their standing in a year, to be reminded (N34). */
export function CompletionPage(props: CompletionPageProps) {
  const { years, filter, counts, people, form } = props;
  const href = (change: Partial<CompletionPageProps['filter']>) =>
    `/completion?${new URLSearchParams(
      Object.entries({ ...filter, after: '', ...change }).map(([key, value]) => [
        key,
        String(value),
      ]),
    )}`;
  const total = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const mayRemind = isRemindable(filter.standing) && people.rows.length > 0;
  return (
    <Page
      title={`${filter.year}年完成情况`}
      width="wide"
      lead={`应学 ${total} 人，已完成 ${counts.DONE} 人${total > 0 ? `（${Math.round((counts.DONE / total) * 100)}%）` : ''}，有正当理由 ${counts.EXCUSED} 人。`}
      actions={
        <ButtonLink
          href={`/completion.xlsx?year=${filter.year}&standing=${filter.standing}`}
          tone="quiet"
        >
          导出名单（Excel）
        </ButtonLink>
      }
    >
      <ErrorSummary errors={form.errors} />
      {years.length > 1 ? (
        <Tabs
          label="年度"
          tabs={years.map((year) => ({
            href: href({ year }),
            label: `${year}年`,
            current: year === filter.year,
          }))}
        />
      ) : null}
      <Tabs
        label="情况"
        tabs={standings.map((standing) => ({
          href: href({ standing, who: '' }),
          label: standingNames[standing],
          current: standing === filter.standing,
          count: counts[standing],
        }))}
      />
      <Form action="/completion" method="get">
        <input type="hidden" name="year" value={filter.year} />
        <input type="hidden" name="standing" value={filter.standing} />
        <div class="flex flex-wrap items-end gap-3">
          <TextField name="who" label="查找姓名" value={filter.who} size="short" />
          <SubmitButton tone="quiet">查找</SubmitButton>
        </div>
      </Form>
      <Form action="/completion/reminders" class="stack">
        <input type="hidden" name="year" value={filter.year} />
        <input type="hidden" name="standing" value={filter.standing} />
        <input type="hidden" name="who" value={filter.who} />
        <input type="hidden" name="after" value={filter.after} />
        <People {...props} choose={mayRemind} />
        {mayRemind ? (
          <ReminderFields
            standing={standingNames[filter.standing]}
            count={counts[filter.standing]}
            form={form}
          />
        ) : null}
      </Form>
      <Pagination
        previous={filter.after ? href({}) : null}
        next={people.turn.next ? href({ after: people.turn.next }) : null}
      />
    </Page>
  );
}

function People(props: CompletionPageProps & { choose: boolean }) {
  const { people, filter, ownUnit, choose, form } = props;
  const chosen = [form.values.id ?? []].flat();
  return (
    <DataTable
      caption={`${filter.year}年${standingNames[filter.standing]}的人员`}
      rows={people.rows}
      rowKey={({ accountId }) => accountId}
      empty={
        <EmptyState title={`没有${standingNames[filter.standing]}的人员`} icon="check">
          换一个情况，或者换一个年度看看。
        </EmptyState>
      }
      columns={[
        ...(choose
          ? [
              {
                key: 'choose',
                label: '选择',
                cell: ({ accountId, name }: ListedPerson) => (
                  <label class="flex items-center gap-2">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-sm"
                      name="id"
                      value={accountId}
                      checked={chosen.includes(accountId)}
                    />
                    <span class="sr-only">选择{name}</span>
                  </label>
                ),
              },
            ]
          : []),
        { key: 'name', label: '姓名', cell: ({ name }: ListedPerson) => name },
        {
          key: 'number',
          label: '证件号码',
          cell: ({ idNumberMasked }: ListedPerson) => (
            <span class="figures whitespace-nowrap">{idNumberMasked}</span>
          ),
        },
        ...(ownUnit
          ? []
          : [
              {
                key: 'unit',
                label: '单位',
                cell: ({ organisationName }: ListedPerson) => organisationName ?? '没有单位',
              },
            ]),
        {
          key: 'last',
          label: '最近一步',
          cell: (person: ListedPerson) => <LastStep person={person} />,
        },
        {
          key: 'reminded',
          label: '上次提醒',
          cell: ({ remindedAt }: ListedPerson) =>
            remindedAt ? <DateTime value={remindedAt} only="date" /> : '没有提醒过',
        },
      ]}
    />
  );
}

function LastStep({ person }: { person: ListedPerson }) {
  const moments: [string, Date | null][] = [
    ['登记学时', person.recordedAt],
    ['审验', person.endorsedAt],
    ['考试通过', person.passedAt],
    ['第一次考试', person.firstExamAt],
    ['学完', person.studiedAt],
    ['开通', person.accessAt],
    ['选课', person.enrolledAt],
  ];
  const last = moments.find(([, moment]) => moment !== null);
  if (!last?.[1]) return '还没有开始';
  return (
    <>
      {last[0]} <DateTime value={last[1]} only="date" />
    </>
  );
}
