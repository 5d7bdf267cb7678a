import { nilId } from '../../../kernel/ids.ts';
import { typed } from '../../../platform/http/form.ts';
import {
  Badge,
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
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { AffiliationKind } from '../../people/index.ts';
import type { RosterCounts } from '../queries/roster.ts';
import { membershipWords } from '../rules/body-membership.ts';
import type { RosterEntry, RosterView } from '../rules/roster-entry.ts';
import { countInWords, viewNames } from '../rules/roster-names.ts';
import type { FormState } from './form-state.ts';
import { rosterColumns } from './roster-columns.tsx';

export interface RosterPageProps {
  kind: AffiliationKind;
  bodyName: string;
  /** `who` is encrypted; `typed` is what was typed. */
  filter: { view: RosterView; who: string; after: string };
  typed: string;
  counts: RosterCounts;
  people: RosterEntry[];
  /** The last affiliation shown, when there are more. */
  next: string | null;
  ownAccountId: string;
  /** Transfers that wait for this body. */
  transfers: number;
  form: FormState;
}

/** The members of a unit or agency by view. */
export function RosterPage(props: RosterPageProps) {
  const { kind, bodyName, filter, counts, next, form, transfers } = props;
  const words = membershipWords[kind];
  const href = (change: Partial<RosterPageProps['filter']>) =>
    `/roster?${new URLSearchParams({ ...filter, after: '', ...change })}`;
  const views = (Object.keys(viewNames) as RosterView[]).filter(
    (view) => view !== 'WAITING' || kind === 'EMPLOYMENT',
  );
  const waiting = filter.view === 'WAITING' && props.people.length > 0;
  return (
    <Page
      title={words.people}
      width="wide"
      lead={`${bodyName}：在册 ${counts.CURRENT} 人${counts.WAITING > 0 ? `，另有 ${counts.WAITING} 人等待确认（确认之前不影响他们学习）` : ''}。`}
      actions={
        <>
          <ButtonLink href="/roster/imports">导入名单</ButtonLink>
          <ButtonLink href="/roster/transfers" tone="quiet">
            转入转出{transfers > 0 ? `（${transfers} 件待答复）` : ''}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={form.errors} />
      <Tabs
        label="人员情况"
        tabs={views.map((view) => ({
          href: href({ view, who: '' }),
          label: viewNames[view],
          current: view === filter.view,
          count: countInWords(view, counts[view]),
        }))}
      />
      <div class="flex flex-wrap items-end justify-between gap-3">
        <SearchForm action="/roster" sealed={['who']}>
          <input type="hidden" name="view" value={filter.view} />
          <div class="flex flex-wrap items-end gap-3">
            <TextField
              name="who"
              label="查找"
              hint="姓名、部门、证件号码或它的末几位"
              value={props.typed}
            />
            <SubmitButton tone="quiet">查找</SubmitButton>
          </div>
        </SearchForm>
        <p class="no-print mb-2">
          导出本页名单：
          <a class="link" href={`/roster/file?view=${filter.view}&format=xlsx`}>
            Excel
          </a>
          {' · '}
          <a class="link" href={`/roster/file?view=${filter.view}&format=csv`}>
            CSV
          </a>
        </p>
      </div>
      {waiting ? (
        <Form action="/roster/confirmations" class="stack">
          <People {...props} />
          <Answers form={form} />
        </Form>
      ) : (
        <People {...props} />
      )}
      <Pagination
        previous={filter.after === nilId ? null : href({})}
        next={next ? href({ after: next }) : null}
      />
    </Page>
  );
}

function Answers({ form }: { form: FormState }) {
  return (
    <div class="sheet stack" id="answers">
      <div>
        <SubmitButton busyText="正在确认…">确认勾选的人员</SubmitButton>
      </div>
      <details class="confirm" open={form.of === 'rejection'}>
        <summary class="btn btn-outline btn-error">退回勾选的人员</summary>
        <div class="confirm-body">
          <p>退回后对方会收到短信，需要重新选择单位。</p>
          <TextArea
            name="reason"
            label="原因"
            hint="对方会看到，例如：查无此人，请核对单位名称。"
            rows={2}
            value={typed(form.values, 'reason')}
            error={form.errors.reason}
          />
          <SubmitButton tone="danger" formAction="/roster/rejections">
            确定退回
          </SubmitButton>
        </div>
      </details>
    </div>
  );
}

function People({ kind, filter, people, ownAccountId, form }: RosterPageProps) {
  const words = membershipWords[kind];
  const waiting = filter.view === 'WAITING';
  const columns = [
    ...(waiting ? [choiceColumn(ownAccountId, form)] : []),
    ...rosterColumns(kind),
    ...(waiting ? [answerColumn(ownAccountId)] : []),
  ];
  return (
    <DataTable
      caption={`${words.people}：${viewNames[filter.view]}`}
      field="id"
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={filter.who ? '没有找到这样的人' : '这里没有人'} icon="person">
          {filter.view === 'WAITING'
            ? '学员注册时选择本单位后，会出现在这里等待确认。'
            : '可以导入名单，或者在“转入转出”里请求转入一个人。'}
        </EmptyState>
      }
    />
  );
}

function choiceColumn(ownAccountId: string, form: FormState): Column<RosterEntry> {
  const chosen = [form.values.id ?? []].flat();
  return {
    key: 'choose',
    label: '选择',
    cell: ({ id, name, accountId }) =>
      accountId === ownAccountId ? null : (
        <label class="flex items-center gap-2">
          <input
            type="checkbox"
            class="checkbox checkbox-sm"
            name="id"
            value={id}
            checked={chosen.includes(id)}
          />
          <span class="sr-only">选择{name}</span>
        </label>
      ),
  };
}

function answerColumn(ownAccountId: string): Column<RosterEntry> {
  return {
    key: 'answer',
    label: '办理',
    cell: ({ id, accountId }) =>
      accountId === ownAccountId ? (
        <Badge tone="info">本人，由另一位管理员确认</Badge>
      ) : (
        <SubmitButton size="small" tone="quiet" formAction={`/roster/links/${id}/confirmation`}>
          确认
        </SubmitButton>
      ),
  };
}
