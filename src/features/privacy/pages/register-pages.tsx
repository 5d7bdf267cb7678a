import { Badge, type Column, DataTable, Page } from '../../../ui/index.ts';
import type { CollectedRow, SharedRow } from '../rules/register-lists.ts';

const crumbs = (label: string) => [{ label: '个人信息保护告知', href: '/privacy' }, { label }];

const collected: Column<CollectedRow>[] = [
  {
    key: 'data',
    label: '收集的信息',
    cell: (row) => (
      <>
        {row.data} {row.sensitive ? <Badge tone="warning">敏感信息</Badge> : null}
      </>
    ),
  },
  { key: 'purpose', label: '用途', cell: (row) => row.purpose },
  { key: 'basis', label: '处理依据', cell: (row) => row.basis },
  { key: 'retention', label: '保存期限', cell: (row) => row.retention },
];

/** The list of collected personal information. */
export function CollectedPage({ rows }: { rows: CollectedRow[] }) {
  return (
    <Page
      title="个人信息收集清单"
      lead="收集哪些信息、为了什么、依据什么、保存多久。清单由系统按实际存储的数据生成。"
      crumbs={crumbs('个人信息收集清单')}
    >
      <DataTable
        caption="个人信息收集清单"
        columns={collected}
        rows={rows}
        rowKey={(row) => row.data}
      />
    </Page>
  );
}

const shared: Column<SharedRow>[] = [
  {
    key: 'recipient',
    label: '谁',
    cell: (row) => (
      <>
        {row.recipient} {row.entrusted ? <Badge tone="info">受委托处理</Badge> : null}
      </>
    ),
  },
  { key: 'data', label: '得到什么', cell: (row) => row.data.join('；') },
  { key: 'purposes', label: '用途', cell: (row) => row.purposes.join('；') },
];

/** The list of those who receive personal information. */
export function SharedPage({ rows }: { rows: SharedRow[] }) {
  return (
    <Page
      title="第三方共享清单"
      lead="哪些单位因办理您的业务得到您的信息。除此之外不向任何人提供。"
      crumbs={crumbs('第三方共享清单')}
    >
      <DataTable
        caption="第三方共享清单"
        columns={shared}
        rows={rows}
        rowKey={(row) => row.recipient}
      />
    </Page>
  );
}
