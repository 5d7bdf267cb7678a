import { Badge, DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';
import { type HoursClaim, statusOf, subjectNames } from '../rules/hours-claim.ts';

/** The hours claims that a body decides, waiting ones first (E8). */
export function HoursClaimsPage({
  rows,
}: {
  rows: {
    claim: HoursClaim;
    person: { name: string; idNumberMasked: string } | undefined;
  }[];
}) {
  return (
    <Page
      title="其他学时认定"
      width="wide"
      lead="人员在别处参加继续教育取得的学时。核对证明材料后认定或退回，待认定的排在前面；最多列出200条。"
      crumbs={[{ href: '/hours/confirmations', label: '学时确认' }]}
    >
      <DataTable
        caption="其他学时"
        pages="page"
        rows={rows}
        rowKey={({ claim }) => claim.id}
        empty={
          <EmptyState title="没有申报" icon="check">
            人员申报之后，会自动出现在这里。
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: '姓名',
            cell: ({ claim, person }) => (
              <a class="link" href={`/hours/claim-desk/${claim.id}`}>
                {person?.name}
              </a>
            ),
          },
          {
            key: 'number',
            label: '证件号码',
            cell: ({ person }) => <span class="figures">{person?.idNumberMasked}</span>,
          },
          { key: 'year', label: '年度', cell: ({ claim }) => `${claim.year}年` },
          {
            key: 'title',
            label: '内容',
            cell: ({ claim }) => `${subjectNames[claim.subject]}：${claim.title}`,
          },
          { key: 'hours', label: '学时', numeric: true, cell: ({ claim }) => claim.creditHours },
          {
            key: 'asked',
            label: '申报',
            cell: ({ claim }) => <DateTime value={claim.requestedAt} only="date" />,
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ claim }) => <Badge tone={statusOf(claim).tone}>{statusOf(claim).name}</Badge>,
          },
        ]}
      />
    </Page>
  );
}
