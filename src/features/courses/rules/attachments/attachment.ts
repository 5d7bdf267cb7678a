export type AttachmentKind = 'AUDIO' | 'PDF' | 'FILE';

/** A recording, a PDF or another file that a lesson gives along. */
export interface Attachment {
  id: string;
  lessonId: string;
  kind: AttachmentKind;
  title: string;
  ending: string;
  bytes: number;
  /** Of a recording; null for others. */
  seconds: number | null;
  key: string;
}

export const attachmentKindNames: Record<AttachmentKind, string> = {
  AUDIO: '音频',
  PDF: 'PDF',
  FILE: '附件',
};

export const mostAttachments = 20;

/** What a file is named when it is saved. */
export const fileNameOf = ({ title, ending }: Pick<Attachment, 'title' | 'ending'>) =>
  `${title}.${ending}`;

/** Endings of office files: all of them are archives by their content. */
const officeEndings = ['docx', 'xlsx', 'pptx', 'zip', 'wps', 'et', 'dps'];

/**
 * The ending of a file that is neither sound nor PDF, by its content and, among those that look alike, its name;
 * null for what is not taken.
 */
export function endingOf(kind: string, name: string): string | null {
  const said = /\.(\w{2,4})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (kind === 'zip') return officeEndings.includes(said) ? said : null;
  if (kind === 'jpg' || kind === 'png') return kind;
  if (kind === 'text') return ['txt', 'csv', 'md'].includes(said) ? said : null;
  return null;
}

/** The title of a file, of its name. */
export const titleOf = (name: string) =>
  name
    .replace(/\.\w{2,4}$/, '')
    .trim()
    .slice(0, 60) || '附件';

const types: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  aac: 'audio/aac',
  pdf: 'application/pdf',
};

/** The type a file is sent with; what is not played or read in the browser is bytes. */
export const typeOfEnding = (ending: string) => types[ending] ?? 'application/octet-stream';
