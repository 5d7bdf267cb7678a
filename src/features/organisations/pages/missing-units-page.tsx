import {
  ButtonLink,
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  Page,
} from '../../../ui/index.ts';
import type { MissingUnitRequest } from '../queries/missing-units.ts';

/** The pending requests for missing units of a jurisdiction (Q8). */
export function MissingUnitsPage({ requests }: { requests: MissingUnitRequest[] }) {
  const columns: Column<MissingUnitRequest>[] = [
    { key: 'name', label: '单位名称', cell: (one) => one.name },
    {
      key: 'code',
      label: '统一社会信用代码',
      cell: (one) => <span class="figures">{one.creditCode ?? '未填'}</span>,
    },
    { key: 'at', label: '申请时间', cell: (one) => <DateTime value={one.createdAt} /> },
    {
      key: 'act',
      label: '操作',
      cell: (one) => (
        <ButtonLink href={`/missing-units/${one.id}`} tone="quiet" size="small">
          处理
        </ButtonLink>
      ),
    },
  ];
  return (
    <Page
      title="单位登记申请"
      lead="学员在名单里找不到自己的单位。处理前他们可以先学习，只是还不能审验。"
    >
      <DataTable
        caption="待处理的单位申请"
        pages="page"
        columns={columns}
        rows={requests}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="没有待处理的申请" icon="building">
            新的申请会出现在这里。
          </EmptyState>
        }
      />
    </Page>
  );
}
