import { formatDateTime } from '../../../ui/index.ts';
import type { StudiedVersion } from '../queries/studied-versions.ts';

/** The way to earlier versions of a lesson that the learner studied; nothing where there are none. */
export function StudiedVersions({
  href,
  versions,
  current,
}: {
  /** The page of the lesson. */
  href: string;
  versions: readonly StudiedVersion[];
  current: number;
}) {
  const earlier = versions.filter(({ versionNo }) => versionNo !== current);
  if (earlier.length === 0) return null;
  return (
    <p class="text-sm text-muted no-print">
      课文后来更正过。您学过的：
      {earlier.map(({ versionNo, studiedAt }, at) => (
        <span key={versionNo}>
          {at > 0 ? '、' : ''}
          <a class="link" href={`${href}/versions/${versionNo}`}>
            第{versionNo}版（{formatDateTime(studiedAt)}）
          </a>
        </span>
      ))}
    </p>
  );
}
