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
      columns={columnsOf(shown, thresholds)}
    />
  );
}

const count = (n: number) => n.toLocaleString('zh-CN');

function columnsOf(shown: Participation, thresholds: Thresholds): Column<Line>[] {
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
  const numeric = (key: string, label: string, cell: Column<Line>['cell']): Column<Line> => ({
    key,
    label,
    numeric: true,
    cell,
  });
  return [
    ...(lines.some(({ orderable }) => orderable) ? [choice] : []),
    { key: 'name', label: sideNames[by], cell: (line) => link(line, line.name) },
    numeric('due', '应学', (line) => count(line.required)),
    numeric('enrolled', '已参学', (line) => link(line, count(line.enrolled), 'NOT_STUDIED')),
    numeric('missing', '未参学', (line) =>
      link(line, count(Math.max(0, line.due - line.enrolled)), 'NOT_ENROLLED'),
    ),
    numeric('participation', '参学率', (line) =>
      share(percentText(line.participation), marksOf(line, thresholds).participation),
    ),
    numeric('recorded', '已完成', (line) => link(line, count(line.recorded), 'DONE')),
    numeric('completion', '完成率', (line) =>
      share(percentText(line.completion), marksOf(line, thresholds).completion),
    ),
    ...(lines.some(({ completionBefore }) => completionBefore !== null)
      ? [
          numeric('change', '比上年同日', (line) =>
            changeText(line.completion, line.completionBefore),
          ),
        ]
      : []),
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
