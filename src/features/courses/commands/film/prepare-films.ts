import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../../../kernel/ids.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import { FilmInterrupted } from '../../../../platform/films/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { findUpload, removeUpload } from '../../../../platform/resumable/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import {
  endFilm,
  type FilmOutcome,
  keepFilm,
  takeFilm,
  updateFilmOfLesson,
} from '../../queries/film/films.ts';
import { findWrittenLesson } from '../../queries/outline.ts';
import { lockTopic, touchTopic } from '../../queries/topics.ts';
import { type SentFilm, withFilm } from '../../rules/film/lesson-film.ts';
import { makeFilm, NotPrepared, type ReadyFilm } from './film-work.ts';

/** A worker without a sign of life for so long was killed: its film is begun again. */
const leaseMs = 60_000;
const signEveryMs = 10_000;

type Taken = SentFilm & { topicId: string; worker: string };

/**
 * Prepares all films that wait, one after the other, and those whose worker was killed. In a draft the lesson
 * gets its film at once; of a published topic it waits for a proposal.
 */
export async function prepareFilms(parts: Parts): Promise<void> {
  for (;;) {
    const worker = newId();
    const now = parts.clock.now();
    const film = await takeFilm(parts.db, worker, { now, until: leaseFrom(now) });
    if (!film) return;
    const isOver = await prepareFilm(parts, { ...film, worker });
    if (!isOver) return;
  }
}

const leaseFrom = (now: Date) => new Date(now.getTime() + leaseMs);

/** Prepares one film; false when the product stops: then it waits for another worker. */
async function prepareFilm(parts: Parts, film: Taken): Promise<boolean> {
  const folder = join(parts.films.folder, film.id);
  const hold = holdFilm(parts, film);
  try {
    const ready = await makeFilm(parts, film, folder, hold.goOn);
    if (await useOrKeep(parts, film, ready)) return true;
    for (const key of [ready.videoKey, ready.videoSmallKey, ready.posterKey])
      if (key) await parts.storage.remove(key);
    return true;
  } catch (error) {
    const isInterrupted = error instanceof FilmInterrupted;
    if (isInterrupted && hold.isLost()) return true;
    await giveBack(parts, film, error);
    if (!isInterrupted && !(error instanceof NotPrepared)) throw error;
    return !isInterrupted;
  } finally {
    hold.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keeps the film by signs of life, and notices when it was cancelled. */
function holdFilm(parts: Parts, film: Taken) {
  let progress = 0;
  let lost = false;
  const sign = async () => {
    const until = leaseFrom(parts.clock.now());
    if (!(await keepFilm(parts.db, film, { progress, until }))) lost = true;
    return !lost;
  };
  const timer = setInterval(() => void sign().catch(() => {}), signEveryMs);
  return {
    goOn: (percent: number) => {
      progress = percent;
      return sign();
    },
    isLost: () => lost,
    release: () => clearInterval(timer),
  };
}

/** Ends the work with what was made; false when the film was cancelled meanwhile. */
async function useOrKeep(parts: Parts, film: Taken, ready: ReadyFilm): Promise<boolean> {
  const isKept = await inTransaction(parts.db, async (tx) => {
    if (!(await endFilm(tx, film, ready, parts.clock.now()))) return false;
    await useInDraft(tx, film, ready);
    return true;
  });
  if (isKept) await forgetUpload(parts, film);
  return isKept;
}

async function useInDraft(tx: Tx, { topicId, lessonId }: Taken, ready: ReadyFilm): Promise<void> {
  const topic = await lockTopic(tx, topicId);
  const lesson = await findWrittenLesson(tx, topicId, lessonId);
  if (topic?.state !== 'DRAFT' || !lesson) return;
  const { videoKey, videoSmallKey, posterKey, seconds } = ready;
  const film = withFilm(lesson, { videoKey, videoSmallKey, posterKey, videoSeconds: seconds });
  await updateFilmOfLesson(tx, lessonId, film);
  await touchTopic(tx, topicId);
  const subject = { type: 'topic', id: topicId };
  await recordAudit(tx, 'SYSTEM', 'courses.change_film', subject, { lessonId });
}

/** What is refused goes; what failed stays for another try; what was interrupted waits again. */
async function giveBack(parts: Parts, film: Taken, error: unknown): Promise<void> {
  const outcome: FilmOutcome =
    error instanceof NotPrepared
      ? error.outcome
      : error instanceof FilmInterrupted
        ? { state: 'WAITING' }
        : { state: 'FAILED', problem: 'TRANSCODING' };
  await endFilm(parts.db, film, outcome, parts.clock.now());
  if (outcome.state === 'REFUSED') await forgetUpload(parts, film);
}

async function forgetUpload(parts: Parts, { uploadId }: Taken): Promise<void> {
  const upload = uploadId ? await findUpload(parts.db, uploadId) : undefined;
  if (upload) await removeUpload(parts, upload);
}
