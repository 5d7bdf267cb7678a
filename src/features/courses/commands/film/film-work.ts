import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  type FilmFacts,
  FilmFailed,
  probeFilm,
  UnreadableFilm,
} from '../../../../platform/films/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { findUpload, readUpload } from '../../../../platform/resumable/index.ts';
import type { FilmOutcome } from '../../queries/film/films.ts';
import {
  codecsOf,
  type FilmProblem,
  playableAs,
  type SentFilm,
} from '../../rules/film/lesson-film.ts';

export type ReadyFilm = Extract<FilmOutcome, { state: 'READY' }>;

/** Why a film does not become one of a lesson. */
export class NotPrepared extends Error {
  readonly outcome: { state: 'REFUSED' | 'FAILED'; problem: FilmProblem };
  constructor(state: 'REFUSED' | 'FAILED', problem: FilmProblem) {
    super(problem);
    this.outcome = { state, problem };
  }
}

/**
 * Checks a film and makes what learners see of it, in this folder; then stores it. Throws `NotPrepared`, and
 * `FilmInterrupted` where `onProgress` says not to go on.
 */
export async function makeFilm(
  parts: Parts,
  film: SentFilm & { topicId: string },
  folder: string,
  onProgress: (percent: number) => Promise<boolean>,
): Promise<ReadyFilm> {
  const original = await fetchOriginal(parts, film, folder);
  await scan(parts, original);
  const facts = await probeFilm(original).catch((error) => {
    throw error instanceof UnreadableFilm ? new NotPrepared('REFUSED', error.fault) : error;
  });
  const made = parts.films.transcoder
    ? await transcode(parts, original, folder, { facts, onProgress })
    : asItIs(original, facts);
  const store = async (path: string | null, name: string) => {
    if (!path) return null;
    const key = `courses/${film.topicId}/videos/${film.id}${name}`;
    await parts.storage.put(key, createReadStream(path));
    return key;
  };
  const smallKey = await store(made.small, made.large ? '-480.mp4' : `.${made.ending}`);
  const largeKey = await store(made.large, '-720.mp4');
  return {
    state: 'READY',
    seconds: facts.seconds,
    width: facts.width,
    height: facts.height,
    codecs: codecsOf(facts),
    asSent: parts.films.transcoder === null,
    videoKey: largeKey ?? smallKey,
    videoSmallKey: largeKey ? smallKey : null,
    posterKey: await store(made.poster, '.jpg'),
  };
}

interface Made {
  small: string;
  large: string | null;
  poster: string | null;
  ending: 'mp4' | 'webm';
}

async function fetchOriginal(parts: Parts, film: SentFilm, folder: string): Promise<string> {
  const upload = film.uploadId ? await findUpload(parts.db, film.uploadId) : undefined;
  if (!upload) throw new NotPrepared('FAILED', 'LOST');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const original = join(folder, 'original');
  await pipeline(readUpload(parts, upload), createWriteStream(original, { mode: 0o600 }));
  return original;
}

/** A film is scanned as every uploaded file is. */
async function scan({ scanner, log }: Parts, path: string): Promise<void> {
  const found = await scanner?.scan(path).catch((error: unknown) => {
    log.error({ error }, 'the virus scanner does not answer');
    throw new NotPrepared('FAILED', 'NOT_SCANNED');
  });
  if (found) throw new NotPrepared('REFUSED', 'INFECTED');
}

async function transcode(
  { films, log }: Parts,
  original: string,
  folder: string,
  { facts, onProgress }: { facts: FilmFacts; onProgress: (percent: number) => Promise<boolean> },
): Promise<Made> {
  if (!films.transcoder) throw new Error('no transcoder');
  try {
    const made = await films.transcoder.transcode(original, folder, facts, onProgress);
    return { ...made, ending: 'mp4' };
  } catch (error) {
    if (!(error instanceof FilmFailed)) throw error;
    log.warn({ error }, 'a film could not be transcoded');
    throw new NotPrepared('FAILED', 'TRANSCODING');
  }
}

function asItIs(original: string, facts: FilmFacts): Made {
  const ending = playableAs(facts);
  if (!ending) throw new NotPrepared('REFUSED', 'UNPLAYABLE');
  return { small: original, large: null, poster: null, ending };
}
