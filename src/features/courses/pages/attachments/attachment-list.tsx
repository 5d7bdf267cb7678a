import type { ComponentChildren } from 'preact';
import { formatBytes } from '../../../../ui/index.ts';
import { type Attachment, attachmentKindNames } from '../../rules/attachments/attachment.ts';
import { lengthInWords } from '../../rules/film/lesson-film.ts';

/** What a lesson gives along: recordings to be heard, PDFs to be read, files to be saved. */
export function AttachmentList({
  attachments,
  actions,
}: {
  attachments: readonly Attachment[];
  /** What an author does with each. */
  actions?: (attachment: Attachment) => ComponentChildren;
}) {
  return (
    <ul>
      {attachments.map((attachment) => (
        <li key={attachment.id} class="py-3 border-b border-line last:border-0">
          <AttachmentLine attachment={attachment} />
          {actions?.(attachment)}
        </li>
      ))}
    </ul>
  );
}

function AttachmentLine({ attachment }: { attachment: Attachment }) {
  const { id, kind, title, bytes, seconds } = attachment;
  const href = `/courseware/attachments/${id}`;
  return (
    <>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <a class="link font-semibold break-all" href={kind === 'PDF' ? href : `${href}?save`}>
          {title}
        </a>
        <span class="text-sm text-muted figures">
          {attachmentKindNames[kind]}
          {seconds === null ? '' : ` ${lengthInWords(seconds)}`}，{formatBytes(bytes)}
        </span>
        {kind === 'PDF' ? (
          <a class="link text-sm" href={`${href}?save`}>
            下载
          </a>
        ) : null}
      </p>
      {kind === 'AUDIO' ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording; its text is the lesson's
        <audio class="mt-2 w-full max-w-xl" controls preload="none" src={href} aria-label={title} />
      ) : null}
    </>
  );
}
