import type { FilmFacts } from './probe.ts';

/** The files of a transcoded film in its folder; `large` only where the film has that many lines. */
export interface Pictures {
  small: string;
  large: string | null;
  poster: string | null;
}

/** A program that makes films playable everywhere. */
export interface Transcoder {
  /**
   * Makes MP4 (H.264) in 480 lines and, of larger films, 720, and a poster, in this folder. `onProgress` gets
   * percent and says whether to go on. Throws `FilmFailed`, and `FilmInterrupted` when it was told to end.
   */
  transcode(
    file: string,
    folder: string,
    facts: FilmFacts,
    onProgress: (percent: number) => Promise<boolean>,
  ): Promise<Pictures>;
  /** Ends what is under way: the product stops. */
  stop(): Promise<void>;
}

/** What the product needs to prepare films. */
export interface Films {
  /** Where films are worked on; each has a folder of its own there while it is. */
  folder: string;
  /** Null: no program is there, films are served as they are. */
  transcoder: Transcoder | null;
}
