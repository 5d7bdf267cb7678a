import { DateField, SearchForm, SelectField, SubmitButton, TextField } from '../../../ui/index.ts';
import { type Kind, kinds } from '../rules/action-words.ts';

/** The filters as the auditor typed them. */
export interface FilterState {
  who: string;
  whom: string;
  body: string;
  kind?: Kind | undefined;
  only?: 'failed' | 'night' | undefined;
  action: string;
  subject: string;
  from: string;
  to: string;
  address: string;
}

/** An address with the filters and other parameters. */
export function addressWith(
  path: string,
  filter: FilterState,
  more: Partial<Record<keyof FilterState | 'before' | 'entry', string>>,
): string {
  const all = Object.entries({ ...filter, ...more }).filter(([, value]) => value);
  return `${path}?${new URLSearchParams(all as [string, string][])}`;
}

const views: readonly Kind[] = ['number', 'view', 'export', 'correct', 'money', 'grant', 'login'];

/** The views that an auditor takes most often, with their numbers in the period. */
export function AuditViews({
  filter,
  counts,
}: {
  filter: FilterState;
  counts: ReadonlyMap<Kind, number>;
}) {
  const plain = { kind: '', only: '' } as Record<'kind' | 'only', string>;
  const link = (label: string, more: Record<string, string>, current: boolean, count?: number) => (
    <a
      key={label}
      href={addressWith('/audit', filter, { ...plain, ...more })}
      aria-current={current ? 'true' : undefined}
    >
      {label}
      {count === undefined ? null : <span>{count.toLocaleString('zh-CN')}</span>}
    </a>
  );
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <nav class="entry-views no-print" aria-label="常用视图">
      {link('全部', {}, !filter.kind && !filter.only, total)}
      {views.map((kind) =>
        link(kinds[kind], { kind }, filter.kind === kind, counts.get(kind) ?? 0),
      )}
      {link('不在办公时间', { only: 'night' }, filter.only === 'night')}
      {link('没有成功', { only: 'failed' }, filter.only === 'failed')}
    </nav>
  );
}

/** Who, whom, what, where and when. */
export function AuditFilters({
  filter,
  people,
}: {
  filter: FilterState;
  people: { who: string; whom: string };
}) {
  const rare = filter.body || filter.address || filter.action || filter.subject;
  return (
    <SearchForm action="/audit" sealed={['who', 'whom']} class="entry-filters no-print">
      <TextField name="who" label="谁（姓名或号码）" value={people.who} required />
      <TextField name="whom" label="对谁（姓名或号码）" value={people.whom} required />
      <SelectField
        name="kind"
        label="做了什么"
        value={filter.kind ?? ''}
        required
        options={[
          { value: '', label: '全部' },
          ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
        ]}
      />
      <DateField name="from" label="从" value={filter.from} required />
      <DateField name="to" label="到" value={filter.to} required />
      <SubmitButton tone="quiet">筛选</SubmitButton>
      <details open={Boolean(rare)}>
        <summary>单位、网络地址、对象编号</summary>
        <div class="entry-filters">
          <TextField name="body" label="单位名称开头" value={filter.body} required />
          <TextField name="address" label="网络地址" value={filter.address} required />
          <TextField name="action" label="操作代号开头" value={filter.action} required />
          <TextField name="subject" label="对象编号" value={filter.subject} required />
        </div>
      </details>
    </SearchForm>
  );
}
