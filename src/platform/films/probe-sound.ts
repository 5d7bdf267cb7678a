import { ADTS, FilePathSource, FLAC, Input, MP3, MP4, OGG, WAVE } from 'mediabunny';

/** The recordings that browsers play, by their ending. */
export type SoundEnding = 'mp3' | 'm4a' | 'ogg' | 'wav' | 'flac' | 'aac';

const endings = new Map([
  [MP3, 'mp3'],
  [MP4, 'm4a'],
  [OGG, 'ogg'],
  [WAVE, 'wav'],
  [FLAC, 'flac'],
  [ADTS, 'aac'],
] as const);

const played = ['aac', 'mp3', 'opus', 'vorbis', 'flac', 'pcm-s16'];
const patienceMs = 20_000;

/** What a recording is, by its content; null for a file that is none, or not one that browsers play. */
export async function probeSound(
  path: string,
): Promise<{ ending: SoundEnding; seconds: number } | null> {
  const input = new Input({
    source: new FilePathSource(path, { handleUnhandledError: () => {} }),
    formats: [...endings.keys()],
  });
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), patienceMs);
  try {
    return await Promise.race([readSound(input), late]);
  } catch {
    // Whatever the library trips over in a broken file: it is no recording.
    return null;
  } finally {
    clearTimeout(timer);
    input.dispose();
  }
}

async function readSound(input: Input) {
  if (!(await input.canRead())) return null;
  const ending = endings.get((await input.getFormat()) as never);
  const sound = await input.getPrimaryAudioTrack();
  const picture = await input.getPrimaryVideoTrack();
  if (!ending || !sound || picture) return null;
  const seconds = Math.round(await sound.computeDuration());
  if (!played.includes((await sound.getCodec()) ?? '') || seconds < 1) return null;
  return { ending, seconds };
}
