import { DataTable, DateTime } from '../../../ui/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { LedgerKind, LedgerLine } from '../queries/ledger.ts';
import { formatPlayTime } from '../rules/play-time.ts';

const words: Record<LedgerKind, string> = {
  OPENED: '打开课文',
  PLAYED: '观看视频',
  READ: '读完课文',
  DOWNLOADED: '下载离线学习',
  DECLARED: '确认学完',
  REFUSED: '未计入',
};

function detailOf(line: LedgerLine): string {
  const seconds = Number(line.detail.seconds ?? 0);
  if (line.kind === 'PLAYED') return `计入 ${formatPlayTime(seconds)}`;
  if (line.kind === 'REFUSED') return `${formatPlayTime(seconds)}快于实际时间，不计`;
  return '已计入';
}

/** The study ledger: what was counted, what was not, and when (Q18). */
export function Ledger({
  lines,
  lessons,
}: {
  lines: readonly LedgerLine[];
  lessons: LessonSummary[];
}) {
  const titles = new Map(lessons.map((lesson) => [lesson.id, `第${lesson.position}课`]));
  return (
    <DataTable
      caption="学习记录"
      rows={lines}
      rowKey={(line) => String(line.id)}
      empty={<p class="text-muted">还没有学习记录，打开一课就会开始记录。</p>}
      columns={[
        { key: 'at', label: '时间', cell: (line) => <DateTime value={line.at} /> },
        { key: 'lesson', label: '课程', cell: (line) => titles.get(line.lessonId) ?? '' },
        { key: 'kind', label: '内容', cell: (line) => words[line.kind] },
        { key: 'detail', label: '结果', cell: detailOf },
      ]}
    />
  );
}
