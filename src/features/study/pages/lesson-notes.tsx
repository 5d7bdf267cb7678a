import { Form, SubmitButton, TextArea, TextField } from '../../../ui/index.ts';
import type { LessonNote } from '../queries/notes.ts';
import { type Cue, formatMark } from '../rules/transcript.ts';

/** What is said in the film; with a script it follows, and a sentence leads to its place in the film. */
export function Transcript({ cues }: { cues: readonly Cue[] }) {
  if (cues.length === 0) return null;
  return (
    <section class="transcript" aria-labelledby="transcript">
      <h2 id="transcript" class="sheet-title">
        影片文稿
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol data-transcript tabIndex={0} aria-label="影片文稿，按时间">
        {cues.map(({ from, to, text }) => (
          <li key={from} data-from={from} data-to={to}>
            <span class="figures">{formatMark(from)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export interface LessonNotesProps {
  notes: readonly LessonNote[];
  /** The lesson has a film: notes may name a time in it. */
  film: boolean;
  base: string;
}

/** The learner's own notes in a lesson, by the mark of time in the film. */
export function LessonNotes({ notes, film, base }: LessonNotesProps) {
  return (
    <section id="notes" class="sheet" aria-labelledby="notes-title">
      <h2 id="notes-title" class="sheet-title mb-3">
        我的笔记
      </h2>
      {notes.length === 0 ? (
        <p class="text-muted">记下的只有您自己看得到。</p>
      ) : (
        <ul class="lesson-notes">
          {notes.map((note) => (
            <li key={note.id}>
              {note.atSecond === null ? null : (
                <button type="button" class="link figures" data-seek={note.atSecond}>
                  {formatMark(note.atSecond)}
                </button>
              )}
              <p class="grow whitespace-pre-wrap">{note.text}</p>
              <Form action={`${base}/notes/${note.id}/removal`}>
                <button type="submit" class="link text-sm">
                  删除<span class="sr-only">这条笔记</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <details class="mt-3" open={notes.length === 0}>
        <summary class="link">写一条笔记</summary>
        <Form action={`${base}/notes`}>
          {film ? (
            <TextField
              name="at"
              label="影片的时间"
              hint="例如 1:05；播放时自动填上当时的时间。"
              size="short"
              maxLength={8}
            />
          ) : null}
          <TextArea name="text" label="笔记" rows={3} maxLength={2000} required />
          <SubmitButton tone="quiet">记下</SubmitButton>
        </Form>
      </details>
    </section>
  );
}
