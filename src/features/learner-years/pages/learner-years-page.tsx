import { nilId } from '../../../kernel/ids.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  SearchForm,
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
  /** `who` is encrypted; `typed` is what was typed. */
  filter: { year: number; standing: Standing; who: string; within: boolean; after: string };
  typed: string;
  /** A name as it may stand in an address. */
  seal(name: string): string;
  counts: StandingCounts;
  people: PageOf<ListedPerson>;
  /** A unit's own list needs no column for the unit. */
  ownUnit: boolean;
  form: FormState;
}

/** The people of an officer's scope by their standing in a year, to be reminded (N34). */
export function CompletionPage(props: CompletionPageProps) {
  const { years, filter, typed, counts, people, form } = props;
  const { href, everywhere } = placeOf(filter);
  const total = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const mayRemind = !everywhere && isRemindable(filter.standing) && people.rows.length > 0;
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
          href: href({ standing, who: '', within: false }),
          label: standingNames[standing],
          current: !everywhere && standing === filter.standing,
          count: counts[standing],
        }))}
      />
      <SearchForm action="/completion" sealed={['who']}>
        <input type="hidden" name="year" value={filter.year} />
        <input type="hidden" name="standing" value={filter.standing} />
        <div class="flex flex-wrap items-end gap-3">
          <TextField name="who" label="查找姓名（在所有情况里）" value={typed} size="short" />
          <SubmitButton tone="quiet">查找</SubmitButton>
          {filter.who ? (
            <a class="link" href={href({ who: '', within: false })}>
              清除
            </a>
          ) : null}
        </div>
      </SearchForm>
      <Form action="/completion/reminders" class="stack">
        <input type="hidden" name="year" value={filter.year} />
        <input type="hidden" name="standing" value={filter.standing} />
        <input type="hidden" name="who" value={filter.who} />
        {filter.within ? <input type="hidden" name="within" value="yes" /> : null}
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

/** Addresses of the page, and whether its list spans all standings: a search does, until one is chosen. */
function placeOf(filter: CompletionPageProps['filter']) {
  const href = (change: Partial<CompletionPageProps['filter']>) => {
    const { within, ...asked } = { ...filter, after: '', ...change };
    const entries = Object.entries(asked).map(([key, value]): [string, string] => [
      key,
      String(value),
    ]);
    return `/completion?${new URLSearchParams([...entries, ...(within ? [['within', 'yes']] : [])])}`;
  };
  return { href, everywhere: filter.who !== '' && !filter.within };
}

function People(props: CompletionPageProps & { choose: boolean }) {
  const { people, filter, typed, seal, ownUnit, choose, form } = props;
  const { href, everywhere } = placeOf(filter);
  const chosen = [form.values.id ?? []].flat();
  const where: Column<ListedPerson> = {
    key: 'where',
    label: '情况',
    cell: ({ standing, name }) => (
      <a class="link" href={href({ standing, who: seal(name), within: true })}>
        {standingNames[standing]}
      </a>
    ),
  };
  return (
    <DataTable
      caption={`${filter.year}年${everywhere ? `名字以“${typed}”开头` : standingNames[filter.standing]}的人员`}
      rows={people.rows}
      rowKey={({ accountId }) => accountId}
      empty={
        everywhere ? (
          <EmptyState title={`没有找到“${typed}”`} icon="search">
            在{filter.year}年您范围内应学的人员里，所有情况都查过了。请核对姓名，或者换一个年度。
          </EmptyState>
        ) : (
          <EmptyState title={`没有${standingNames[filter.standing]}的人员`} icon="check">
            换一个情况，或者换一个年度看看。
          </EmptyState>
        )
      }
      columns={[
        ...(choose ? [choiceColumn(chosen)] : []),
        ...peopleColumns({ ownUnit }),
        ...(everywhere ? [where] : []),
      ]}
    />
  );
}
