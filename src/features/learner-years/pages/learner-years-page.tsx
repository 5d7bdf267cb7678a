import { nilId } from '../../../kernel/ids.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  ButtonLink,
  DataTable,
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
import { choiceColumn, peopleColumns } from './people-columns.tsx';
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
        previous={filter.after === nilId ? null : href({})}
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
      columns={[...(choose ? [choiceColumn(chosen)] : []), ...peopleColumns({ ownUnit })]}
    />
  );
}
