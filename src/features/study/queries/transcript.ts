import { text } from 'node:stream/consumers';
import type { Parts } from '../../../platform/parts.ts';
import type { LessonSummary } from '../../courses/index.ts';
import { type Cue, readCaptions } from '../rules/transcript.ts';

/** What is said in the film of a lesson; nothing where it has no captions, or their file is missing. */
export async function loadTranscript(
  { storage, log }: Pick<Parts, 'storage' | 'log'>,
  { captionsKey }: Pick<LessonSummary, 'captionsKey'>,
): Promise<Cue[]> {
  if (captionsKey === null) return [];
  try {
    return readCaptions(await text(await storage.read(captionsKey)));
  } catch (error) {
    log.warn({ error, captionsKey }, 'captions cannot be read');
    return [];
  }
}
