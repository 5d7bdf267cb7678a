export { FilmFailed, FilmInterrupted, ffmpegTranscoder } from './ffmpeg.ts';
export { findProgram } from './find-program.ts';
export { type FilmFacts, type FilmFault, probeFilm, UnreadableFilm } from './probe.ts';
export { probeSound, type SoundEnding } from './probe-sound.ts';
export type { Films, Pictures, Transcoder } from './transcoder.ts';
