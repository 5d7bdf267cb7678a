import type { VersionDifference } from '../rules/differences.ts';

/** Differences word by word: what went is struck out, what came is underlined. */
export function DifferenceList({ differences }: { differences: readonly VersionDifference[] }) {
  if (differences.length === 0) return <p class="text-muted">两边的内容相同。</p>;
  return (
    <dl class="definitions">
      {differences.map(({ label, runs }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="whitespace-pre-wrap">
            {runs.map(({ text, how }, place) => {
              if (how === 'same') return text;
              const Tag = how === 'added' ? 'ins' : 'del';
              return (
                <Tag
                  key={`${place}${text}`}
                  class={how === 'added' ? 'words-added' : 'words-removed'}
                >
                  <span class="sr-only">{how === 'added' ? '增加：' : '删去：'}</span>
                  {text}
                </Tag>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
