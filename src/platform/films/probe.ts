import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
} from 'mediabunny';

/** What a film is, by its content. */
export interface FilmFacts {
  container: 'MP4' | 'MOV' | 'WEBM' | 'MKV' | 'TS';
  seconds: number;
  /** As shown, after rotation. */
  width: number;
  height: number;
  video: string;
  /** Null without sound. */
  audio: string | null;
}

export type FilmFault =
  | 'UNKNOWN_FORMAT'
  | 'NO_PICTURE'
  | 'TRUNCATED'
  | 'TOO_LONG'
  | 'TOO_LARGE_PICTURE';

/** A file that is no film, or not a whole one. */
export class UnreadableFilm extends Error {
  readonly fault: FilmFault;
  constructor(fault: FilmFault) {
    super(fault);
    this.fault = fault;
  }
}

const containers = new Map([
  [MP4, 'MP4'],
  [QTFF, 'MOV'],
  [WEBM, 'WEBM'],
  [MATROSKA, 'MKV'],
  [MPEG_TS, 'TS'],
] as const);

const longestSeconds = 6 * 3600;
const longestSide = 4096;
/** The last packet may end this much before the length that the file says. */
const missingSeconds = 2;
/** A hostile file must not hold the process. */
const patienceMs = 60_000;

/**
 * Reads what a film is from its content, a few parts of the file only, and looks whether its end is there.
 * Throws `UnreadableFilm`.
 */
export async function probeFilm(path: string): Promise<FilmFacts> {
  const input = new Input({
    source: new FilePathSource(path, { handleUnhandledError: () => {} }),
    formats: [...containers.keys()],
  });
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new UnreadableFilm('UNKNOWN_FORMAT')), patienceMs);
  try {
    return await Promise.race([readFacts(input), late]);
  } catch (error) {
    // Whatever the library trips over in a broken file: it is none that can be shown.
    throw error instanceof UnreadableFilm ? error : new UnreadableFilm('UNKNOWN_FORMAT');
  } finally {
    clearTimeout(timer);
    input.dispose();
  }
}

async function readFacts(input: Input): Promise<FilmFacts> {
  if (!(await input.canRead())) throw new UnreadableFilm('UNKNOWN_FORMAT');
  const container = containers.get((await input.getFormat()) as never);
  const picture = await input.getPrimaryVideoTrack();
  const tracks = await input.getTracks();
  if (!container || tracks.length === 0) throw new UnreadableFilm('TRUNCATED');
  if (!picture) throw new UnreadableFilm('NO_PICTURE');
  const codec = await picture.getCodec();
  const sound = await input.getPrimaryAudioTrack();
  const width = await picture.getDisplayWidth();
  const height = await picture.getDisplayHeight();
  if (!codec || width < 16 || height < 16) throw new UnreadableFilm('NO_PICTURE');
  if (Math.max(width, height) > longestSide) throw new UnreadableFilm('TOO_LARGE_PICTURE');
  const said = (await input.getDurationFromMetadata()) ?? 0;
  const seconds = await lastSecondOf(picture);
  if (Math.max(said, seconds) > longestSeconds) throw new UnreadableFilm('TOO_LONG');
  if (seconds <= 0 || (sound === null && seconds < said - missingSeconds))
    throw new UnreadableFilm('TRUNCATED');
  if (sound && Math.max(seconds, await lastSecondOf(sound)) < said - missingSeconds)
    throw new UnreadableFilm('TRUNCATED');
  return {
    container,
    seconds: Math.max(1, Math.round(seconds)),
    width,
    height,
    video: codec,
    audio: sound ? ((await sound.getCodec()) ?? 'unknown') : null,
  };
}

/** The end of the last packet of a track that is whole in the file; 0 where none is. */
async function lastSecondOf(track: InputTrack): Promise<number> {
  const packet = await new EncodedPacketSink(track).getPacket(Number.MAX_SAFE_INTEGER);
  return packet ? packet.timestamp + packet.duration : 0;
}
