import type { ComponentChildren } from 'preact';
import { Badge, type Column, DataTable, EmptyState } from '../../../ui/index.ts';
import type { Participation } from '../queries/participation.ts';
import type { Thresholds } from '../queries/thresholds.ts';
import { type Line, marksOf, sideNames } from '../rules/participation.ts';
import { changeText, percentText } from '../rules/share.ts';
import { drillHref } from './participation-links.ts';

/** The table: every figure leads one step down, what may be ordered can be ticked. */
export function LineTable({ shown, thresholds }: { shown: Participation; thresholds: Thresholds }) {
  const { lines, year, by } = shown;
  return (
    <DataTable
      caption={`${year}年按${sideNames[by]}`}
      rows={lines}
      rowKey={({ member }) => member}
      empty={
        <EmptyState title="这里还没有应学人员" icon="list">
          换一个年度或者范围再看。
        </EmptyState>
      }
      columns={lineColumns(shown, thresholds)}
    />
  );
}

const count = (n: number) => n.toLocaleString('zh-CN');
const width = 14;

/** The columns of a step of participation, on its page, as a workbook and on paper. */
export function lineColumns(shown: Participation, thresholds: Thresholds): Column<Line>[] {
  const { by, lines } = shown;
  const link = (line: Line, text: ComponentChildren, standing?: string) => {
    const href = drillHref(shown, line, standing);
    return href ? (
      <a class="link" href={href}>
        {text}
      </a>
    ) : (
      text
    );
  };
  const share = (text: string, low: boolean) => (
    <span class="whitespace-nowrap">
      {low ? <Badge tone="warning">偏低</Badge> : null} {text}
    </span>
  );
  const change = ({ completion, completionBefore }: Line) =>
    changeText(completion, completionBefore);
  const numeric = (column: Column<Line>): Column<Line> => ({ ...column, numeric: true, width });
  return [
    ...(lines.some(({ orderable }) => orderable) ? [choice] : []),
    {
      key: 'name',
      label: sideNames[by],
      width: 30,
      value: ({ name }) => name,
      cell: (line) => link(line, line.name),
    },
    numeric({
      key: 'due',
      label: '应学',
      value: ({ required }) => required,
      cell: ({ required }) => count(required),
    }),
    numeric({
      key: 'excused',
      label: '正当理由',
      only: 'workbook',
      value: ({ excused }) => excused,
    }),
    numeric({
      key: 'enrolled',
      label: '已参学',
      value: ({ enrolled }) => enrolled,
      cell: (line) => link(line, count(line.enrolled), 'NOT_STUDIED'),
    }),
    numeric({
      key: 'missing',
      label: '未参学',
      cell: (line) => link(line, count(Math.max(0, line.due - line.enrolled)), 'NOT_ENROLLED'),
    }),
    numeric({
      key: 'participation',
      label: '参学率',
      value: ({ participation }) => percentText(participation),
      cell: (line) =>
        share(percentText(line.participation), marksOf(line, thresholds).participation),
    }),
    numeric({
      key: 'recorded',
      label: '已完成',
      value: ({ recorded }) => recorded,
      cell: (line) => link(line, count(line.recorded), 'DONE'),
    }),
    numeric({
      key: 'completion',
      label: '完成率',
      value: ({ completion }) => percentText(completion),
      cell: (line) => share(percentText(line.completion), marksOf(line, thresholds).completion),
    }),
    ...(lines.some(({ completionBefore }) => completionBefore !== null)
      ? [numeric({ key: 'change', label: '比上年同日（百分点）', cell: change })]
      : []),
    numeric({
      key: 'points',
      label: '比上年同日（百分点）',
      only: 'workbook',
      value: change,
    }),
  ];
}

const choice: Column<Line> = {
  key: 'choose',
  label: '选择',
  cell: ({ member, name, orderable }) =>
    orderable ? (
      <label class="flex items-center gap-2">
        <input type="checkbox" class="checkbox checkbox-sm" name="member" value={member} />
        <span class="sr-only">选择{name}</span>
      </label>
    ) : null,
};
