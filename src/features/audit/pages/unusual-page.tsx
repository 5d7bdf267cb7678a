import {
  DataTable,
  DateField,
  EmptyState,
  Form,
  formatDay,
  formatTime,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Unusual } from '../queries/unusual.ts';
import { night, unusual } from '../rules/filter.ts';
import { nameOfRole } from '../rules/sentence.ts';

const words = {
  night: '夜间查看',
  bulk: '集中查看',
  colleague: '查看同单位的人',
  address: '从没有用过的网络地址',
  place: '查看外区县的人',
} as const;

/** Access to personal data that deserves a look: at night, in bulk, of colleagues, outside the usual. */
export function UnusualPage({
  found,
  from,
  to,
}: {
  found: readonly Unusual[];
  from: string;
  to: string;
}) {
  return (
    <Page
      title="异常查看"
      width="wide"
      crumbs={[{ label: '审计记录', href: '/audit' }, { label: '异常查看' }]}
      lead={`${night.from}:00 至次日 ${night.to}:00 的查看、一小时 ${unusual.accessesAnHour} 次或 ${unusual.rowsAnHour} 行以上、查看同单位的人、${unusual.newAddressDays} 天没有用过的网络地址、区县经办人查看外区县的人。列在这里不等于违规，请逐条核对缘由。`}
    >
      <Form action="/audit/unusual" method="get" class="entry-filters no-print">
        <DateField name="from" label="从" value={from} required />
        <DateField name="to" label="到" value={to} required />
        <SubmitButton tone="quiet">查看</SubmitButton>
      </Form>
      <DataTable
        caption="异常查看"
        rows={found}
        rowKey={(row) =>
          `${row.kind} ${row.accountId} ${row.role} ${row.from.getTime()} ${row.detail}`
        }
        empty={
          <EmptyState title="这段时间没有异常查看" icon="check">
            可以换一段时间再看。
          </EmptyState>
        }
        columns={[
          { key: 'day', label: '日期', cell: (row) => formatDay(row.day) },
          { key: 'from', label: '最早', cell: (row) => formatTime(row.from) },
          { key: 'who', label: '谁', cell: (row) => row.name },
          {
            key: 'role',
            label: '身份',
            cell: (row) => `${nameOfRole(row.role)} ${row.organisationName ?? ''}`,
          },
          { key: 'kind', label: '为什么列出', cell: (row) => words[row.kind] },
          { key: 'detail', label: '详情', cell: (row) => row.detail ?? '' },
          { key: 'times', label: '次数', numeric: true, cell: (row) => row.times },
          {
            key: 'look',
            label: '记录',
            cell: (row) => (
              <a class="link" href={lookAt(row)}>
                逐条看
              </a>
            ),
          },
        ]}
      />
    </Page>
  );
}

function lookAt({ name, day, kind, detail }: Unusual): string {
  const query = new URLSearchParams({ who: name, from: day, to: day });
  if (kind === 'night') query.set('only', 'night');
  if (kind === 'address' && detail) query.set('address', detail);
  if (kind === 'colleague' && detail) query.set('whom', detail);
  return `/audit?${query}`;
}
