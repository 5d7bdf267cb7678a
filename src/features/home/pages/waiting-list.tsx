import { type Column, Icon, Island, TableElement, TableFrame, usePage } from '../../../ui/index.ts';
import {
  ageInWords,
  dueInWords,
  type Term,
  termNames,
  termOf,
  type WaitingRow,
} from '../rules/waiting.ts';

const tones: Partial<Record<Term, string>> = { OVERDUE: 'late', TODAY: 'soon' };

const columnsAt = (now: Date): Column<WaitingRow>[] => [
  {
    key: 'kind',
    label: '事项',
    tight: true,
    cell: ({ icon, kind }) => (
      <span class="inline-flex items-center gap-2">
        <Icon name={icon} size={16} />
        {kind}
      </span>
    ),
  },
  {
    key: 'what',
    label: '内容',
    main: true,
    cell: ({ href, what, note, count }) => (
      <a class="hover:underline" href={href}>
        {count === null ? <b>{what}</b> : <b class="figures">{count}</b>}
        {count === null ? null : ` ${what}`}
        {note ? <span class="ml-3 font-normal text-muted">{note}</span> : null}
      </a>
    ),
  },
  { key: 'from', label: '来自', from: 1280, cell: ({ from }) => from },
  { key: 'age', label: '已等', numeric: true, cell: (row) => ageInWords(row, now) },
  {
    key: 'due',
    label: '期限',
    tight: true,
    cell: (row) => {
      const words = dueInWords(row, now);
      return words ? <span class={tones[termOf(row, now)]}>{words}</span> : null;
    },
  },
];

/** Whether a column that may be empty has something to say. */
function saysSomething(key: string, rows: readonly WaitingRow[], now: Date): boolean {
  if (key === 'from') return rows.some(({ from }) => from);
  if (key === 'age') return rows.some((row) => ageInWords(row, now));
  return key !== 'due' || rows.some((row) => dueInWords(row, now));
}

/** Everything that waits for an officer, in one list by its term, the oldest first. */
export function WaitingList({ rows }: { rows: readonly WaitingRow[] }) {
  const { now } = usePage();
  const counts = Map.groupBy(rows, (row) => termOf(row, now));
  const grouped = counts.size > 1 || !counts.has('LATER');
  if (rows.length === 0)
    return (
      <p class="nothing-waits">
        <b>都办完了</b>　有新的事情时会出现在这里。
      </p>
    );
  return (
    <Island name="table" class="work-list">
      <TableFrame id="list" label="等您办理">
        <TableElement
          caption="等您办理"
          columns={columnsAt(now).filter(({ key }) => saysSomething(key, rows, now))}
          rows={rows}
          rowKey={({ href, what }) => href + what}
          opens={({ href }) => href}
          groupOf={grouped ? (row) => headingOf(termOf(row, now)) : undefined}
        />
      </TableFrame>
    </Island>
  );
}

const headingOf = (term: Term) => termNames[term];
