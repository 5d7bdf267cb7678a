import type { ComponentChild } from 'preact';
import { DataTable, EmptyState } from '../../../ui/index.ts';
import type { ComparedVariant } from '../rules/comparison.ts';

/** Variants side by side: items, points, difficulty, and what each shares with its nearest. */
export function VariantsTable({
  caption,
  variants,
  actions,
}: {
  caption: string;
  variants: ComparedVariant[];
  actions?: (variant: ComparedVariant) => ComponentChild;
}) {
  return (
    <DataTable
      caption={caption}
      rows={variants}
      rowKey={({ no }) => String(no)}
      empty={
        <EmptyState title="还没有试卷" icon="list">
          专题发布后自动备好，也可以在这里抽一组。
        </EmptyState>
      }
      columns={[
        { key: 'no', label: '套', numeric: true, cell: ({ no }) => no },
        { key: 'items', label: '题数', numeric: true, cell: ({ items }) => items },
        { key: 'points', label: '分值', numeric: true, cell: ({ points }) => points },
        {
          key: 'difficulty',
          label: '平均难度',
          numeric: true,
          cell: ({ difficulty }) => difficulty.toFixed(2),
        },
        {
          key: 'nearest',
          label: '最多重合',
          cell: ({ nearest }) =>
            nearest ? `第${nearest.no}套，${Math.round(nearest.share * 100)}%` : '只有一套',
        },
        ...(actions
          ? [{ key: 'do', label: '', cell: (variant: ComparedVariant) => actions(variant) }]
          : []),
      ]}
    />
  );
}
