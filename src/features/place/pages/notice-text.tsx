import { renderBlock } from '../../../platform/rich-text/index.ts';
import { changedLines, type WordRun } from '../rules/notice-difference.ts';

/** A notice as people read it. */
export function NoticeText({ body }: { body: string }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: renderBlock(body) }} />;
}

/** In which lines two notices differ: what is gone struck through, what is new underlined. */
export function NoticeDifference({ before, after }: { before: string; after: string }) {
  const lines = changedLines(before, after);
  if (lines.length === 0) return <p class="text-muted">正文没有不同。</p>;
  return (
    <ul class="stack-tight">
      {lines.map((runs, index) => (
        <li key={index}>{runs.map(runOf)}</li>
      ))}
    </ul>
  );
}

function runOf({ text, how }: WordRun, at: number) {
  if (how === 'same') return text;
  const Mark = how === 'added' ? 'ins' : 'del';
  return (
    <Mark key={at}>
      <span class="sr-only">{how === 'added' ? '新增：' : '删去：'}</span>
      {text}
    </Mark>
  );
}
