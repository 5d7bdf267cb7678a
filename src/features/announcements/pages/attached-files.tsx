import { Card, formatBytes } from '../../../ui/index.ts';
import type { AttachedFile } from '../queries/files.ts';

/** Links to the attachments of an announcement. */
export function AttachedFiles({ id, files }: { id: string; files: AttachedFile[] }) {
  return (
    <Card title="附件" icon="download">
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a class="link" href={`/announcements/${id}/files/${file.id}`}>
              {file.name}
            </a>
            （{formatBytes(file.bytes)}）
          </li>
        ))}
      </ul>
    </Card>
  );
}
