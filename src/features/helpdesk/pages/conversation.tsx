import { Card, DateTime, formatBytes } from '../../../ui/index.ts';
import type { QuestionFile } from '../queries/files.ts';
import { type Entry, entryNames } from '../rules/question.ts';

export interface ConversationProps {
  questionId: string;
  entries: Entry[];
  files: QuestionFile[];
  nameOf: ReadonlyMap<string, string>;
}

/** The entries of a question in order; officers appear as their body. */
export function Conversation({ questionId, entries, files, nameOf }: ConversationProps) {
  return (
    <Card title="经过" icon="list">
      <ol class="stack">
        {entries.map((entry) => (
          <li key={entry.id} class="border-l-4 border-line pl-4">
            <p class="text-sm text-muted">
              <strong>{entryNames[entry.kind]}</strong>{' '}
              {entry.organisationId ? (nameOf.get(entry.organisationId) ?? '') : '提问人'} ·{' '}
              <DateTime value={entry.at} />
            </p>
            <p class="whitespace-pre-line break-words">{entry.text}</p>
            {files
              .filter(({ entryId }) => entryId === entry.id)
              .map((file) => (
                <p key={file.id}>
                  <a class="link" href={`/questions/${questionId}/files/${file.id}`}>
                    {file.name}
                  </a>
                  （{formatBytes(file.bytes)}）
                </p>
              ))}
          </li>
        ))}
      </ol>
    </Card>
  );
}
