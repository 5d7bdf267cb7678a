import type { LessonWords } from '../rules/lesson-words.ts';
import { compareDocuments, compareWords, type WordRun } from '../rules/text/difference.ts';

/** In what two versions of a lesson differ, word by word: what went is struck out, what came underlined. */
export function WordDifference({ before, after }: { before: LessonWords; after: LessonWords }) {
  const hunks = compareDocuments(before.document, after.document).filter(({ same }) => !same);
  const lines = [
    { label: '标题', before: before.title, after: after.title },
    { label: '摘要', before: before.summary, after: after.summary },
    { label: '时长', before: `${before.minutes}分钟`, after: `${after.minutes}分钟` },
  ].filter((one) => one.before !== one.after);
  if (hunks.length === 0 && lines.length === 0) return <p class="text-muted">两版相同。</p>;
  return (
    <dl class="definitions">
      {lines.map((one) => (
        <div key={one.label}>
          <dt>{one.label}</dt>
          <dd>
            <Runs
              runs={[
                { text: one.before, how: 'removed' },
                { text: one.after, how: 'added' },
              ]}
            />
          </dd>
        </div>
      ))}
      {hunks.map((hunk, at) => (
        <div key={`${at + 1}`}>
          <dt>正文第 {at + 1} 处</dt>
          <dd class="whitespace-pre-wrap">
            <Runs runs={compareWords(hunk)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Runs({ runs }: { runs: readonly WordRun[] }) {
  return (
    <>
      {runs.map(({ text, how }, place) => {
        if (how === 'same') return text;
        const Tag = how === 'added' ? 'ins' : 'del';
        return (
          <Tag key={`${place}${text}`} class={how === 'added' ? 'words-added' : 'words-removed'}>
            <span class="sr-only">{how === 'added' ? '增加：' : '删去：'}</span>
            {text}
          </Tag>
        );
      })}
    </>
  );
}
