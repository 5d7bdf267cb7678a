import {
  type Column,
  ConfirmButton,
  DataTable,
  EmptyState,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { affiliationNames, type Organisation } from '../rules/organisation.ts';

/** Units of the city and the central state that wait for approval (N26). */
export function ApprovalsPage({ units }: { units: Organisation[] }) {
  const columns: Column<Organisation>[] = [
    { key: 'name', label: '单位', cell: (one) => one.name },
    {
      key: 'code',
      label: '统一社会信用代码',
      cell: (one) => <span class="figures">{one.creditCode ?? '无'}</span>,
    },
    {
      key: 'affiliation',
      label: '隶属关系',
      cell: (one) => (one.affiliation ? affiliationNames[one.affiliation] : ''),
    },
    { key: 'address', label: '地址', cell: (one) => one.address || '未填' },
    { key: 'act', label: '操作', cell: (one) => <Decision unit={one} /> },
  ];
  return (
    <Page
      title="单位批准"
      lead="市属单位和中央在渝单位经批准后，由本单位审验其人员的合格单；批准前由所在区县审验。"
      width="wide"
    >
      <DataTable
        caption="等待批准的单位"
        pages="page"
        columns={columns}
        rows={units}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="没有等待批准的单位" icon="building">
            区县登记市属或中央在渝单位后会出现在这里。
          </EmptyState>
        }
      />
    </Page>
  );
}

function Decision({ unit }: { unit: Organisation }) {
  return (
    <div class="flex flex-wrap items-start gap-2">
      <Form action={`/organisation-approvals/${unit.id}/approval`}>
        <SubmitButton size="small">批准</SubmitButton>
      </Form>
      <ConfirmButton
        label="不批准"
        question="不批准后，学员不能再选择这个单位。"
        confirm="确认不批准"
        action={`/organisation-approvals/${unit.id}/rejection`}
      />
    </div>
  );
}
