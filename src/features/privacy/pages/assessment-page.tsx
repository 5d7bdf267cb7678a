import { type Column, DataTable, Page } from '../../../ui/index.ts';
import type { AssessedRow } from '../rules/register-lists.ts';

const columns: Column<AssessedRow>[] = [
  { key: 'data', label: '处理的信息', cell: (row) => `${row.data}（${row.columns} 个字段）` },
  { key: 'purpose', label: '用途', cell: (row) => row.purpose },
  { key: 'basis', label: '依据', cell: (row) => row.basis },
  { key: 'recipients', label: '接收方', cell: (row) => row.recipients.join('、') || '不提供' },
  { key: 'retention', label: '保存', cell: (row) => row.retention },
  { key: 'risks', label: '需要评估', cell: (row) => row.risks.join('；') || '一般' },
];

/** The draft of the impact assessment (articles 55 and 56), from the register. */
export function AssessmentPage({ rows }: { rows: AssessedRow[] }) {
  return (
    <Page
      title="个人信息保护影响评估（草稿）"
      width="wide"
      lead="由登记表生成：处理目的、方式是否合法、正当、必要，对个人权益的影响，保护措施是否有效。负责人补充结论后归档，保存三年。"
      crumbs={[{ label: '保存期限', href: '/privacy/retention' }, { label: '影响评估' }]}
    >
      <DataTable
        caption="个人信息处理活动"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.data}
      />
    </Page>
  );
}
