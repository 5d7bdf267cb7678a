import type { Officer } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { type Cue, writeCaptions } from '../../rules/film/captions.ts';
import { changeFilm } from './change-film.ts';
import type { LessonRef } from './lock-lesson.ts';

/**
 * Writes the captions of a lesson's film as a new file and gives it to the lesson; none without cues. Returns
 * what `changeFilm` returns, and throws what it throws.
 */
export async function saveCaptions(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  { cues, basedOn, reason }: { cues: readonly Cue[]; basedOn: string; reason: string },
): Promise<string | null> {
  const key = cues.length > 0 ? `courses/${of.topicId}/videos/${newId()}.vtt` : null;
  if (key) await parts.storage.put(key, Buffer.from(writeCaptions(cues)));
  try {
    return await changeFilm(parts, actor, of, { change: { captionsKey: key }, basedOn, reason });
  } catch (error) {
    if (key) await parts.storage.remove(key);
    throw error;
  }
}
