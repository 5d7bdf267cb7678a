import { type Column, DataTable, EmptyState, Page } from '../../../ui/index.ts';
import type { Organisation } from '../rules/organisation.ts';

export interface DoublesPageProps {
  pairs: { one: string; other: string; because: 'NAME' | 'CODE' }[];
  units: Organisation[];
}

/** Organisations that may be the same. */
export function DoublesPage({ pairs, units }: DoublesPageProps) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const link = (id: string) => {
    const unit = byId.get(id);
    return (
      <a class="link" href={`/organisations/${id}`}>
        {unit?.name}
        <span class="block text-sm text-muted figures">{unit?.creditCode ?? '没有信用代码'}</span>
      </a>
    );
  };
  const columns: Column<DoublesPageProps['pairs'][number]>[] = [
    { key: 'one', label: '单位', cell: ({ one }) => link(one) },
    { key: 'other', label: '可能重复', cell: ({ other }) => link(other) },
    {
      key: 'because',
      label: '为什么',
      value: ({ because }) => (because === 'NAME' ? '名称相同' : '信用代码里的主体代码相同'),
    },
    {
      key: 'merge',
      label: '办理',
      cell: ({ one, other }) => (
        <a class="link" href={`/organisations/${one}/merger?into=${other}`}>
          核对并合并
        </a>
      ),
    },
  ];
  return (
    <Page
      title="重复的单位"
      width="wide"
      crumbs={[{ label: '单位名录', href: '/organisations' }, { label: '重复的单位' }]}
      lead="名称相同，或者信用代码里的主体代码（第 9 至 17 位）相同。合并之前先核对是不是同一家。"
    >
      <DataTable
        caption="可能重复的单位"
        columns={columns}
        rows={pairs}
        rowKey={({ one, other }) => `${one} ${other}`}
        empty={
          <EmptyState title="没有重复的单位" icon="check">
            新增或导入单位之后，可以再来看看。
          </EmptyState>
        }
      />
    </Page>
  );
}
