import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FilmFacts } from './probe.ts';
import type { Pictures, Transcoder } from './transcoder.ts';

/** The program could not make the film; what it said is in the message. */
export class FilmFailed extends Error {}

/** It was told to end: given up, or the product stops. */
export class FilmInterrupted extends Error {}

/** Names of ffmpeg for what a file may be read as: never a playlist or another file's name. */
const formats: Record<FilmFacts['container'], string> = {
  MP4: 'mov',
  MOV: 'mov',
  WEBM: 'matroska',
  MKV: 'matroska',
  TS: 'mpegts',
};

/** 480 lines at most 700 kbit/s with sound; 720 for those with a better line. */
const small = { longer: 854, shorter: 480, rate: 560, sound: 64, quality: 27 };
const large = { longer: 1280, shorter: 720, rate: 1800, sound: 96, quality: 24 };

/** The system's ffmpeg as a transcoder: a child process of its own, ended when it is told to. */
export function ffmpegTranscoder(program: string): Transcoder {
  const running = new Set<ChildProcess>();
  let isStopped = false;
  const run = async (
    args: string[],
    onLine: (line: string, stop: () => void) => void = () => {},
  ): Promise<void> => {
    if (isStopped) throw new FilmInterrupted('stopped');
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let said = '';
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill('SIGKILL');
    };
    child.stderr.on('data', (part) => {
      said = `${said}${part}`.slice(-2000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => onLine(line, stop));
    try {
      const [code, signal] = await once(child, 'close');
      if (stopped || signal) throw new FilmInterrupted(String(signal));
      if (code !== 0) throw new FilmFailed(said.trim() || `exit code ${code}`);
    } catch (error) {
      if (error instanceof FilmInterrupted || error instanceof FilmFailed) throw error;
      throw new FilmFailed(String(error));
    } finally {
      running.delete(child);
    }
  };
  return {
    async transcode(file, folder, facts, onProgress) {
      const pictures = picturesOf(folder, facts);
      let asking = Promise.resolve();
      await run(argumentsOf(file, facts, pictures), (line, stop) => {
        const [, micros] = /^out_time_us=(\d+)$/.exec(line) ?? [];
        if (!micros) return;
        const percent = Math.min(99, Math.floor(Number(micros) / (facts.seconds * 10_000)));
        asking = asking
          .then(() => onProgress(percent))
          .then((goOn) => (goOn ? undefined : stop()), stop);
      });
      await asking;
      for (const made of [pictures.small, pictures.large])
        if (made && !(await isThere(made))) throw new FilmFailed(`${made} was not made`);
      const poster = join(folder, 'poster.jpg');
      await run(posterArguments(pictures.small, facts, poster)).catch((error) => {
        // A film without a poster is still a film.
        if (error instanceof FilmInterrupted) throw error;
      });
      return { ...pictures, poster: (await isThere(poster)) ? poster : null };
    },
    async stop() {
      isStopped = true;
      const ended = [...running].map((child) => once(child, 'close').catch(() => {}));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}

const isThere = (path: string) =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );

function picturesOf(folder: string, { width, height }: FilmFacts): Omit<Pictures, 'poster'> {
  const hasMore = Math.min(width, height) > small.shorter;
  return {
    small: join(folder, '480.mp4'),
    large: hasMore ? join(folder, '720.mp4') : null,
  };
}

function argumentsOf(file: string, facts: FilmFacts, pictures: Omit<Pictures, 'poster'>): string[] {
  const outputs = [
    ...outputOf(facts, small, pictures.small),
    ...(pictures.large ? outputOf(facts, large, pictures.large) : []),
  ];
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-progress', 'pipe:1', '-y'];
  const input = ['-protocol_whitelist', 'file', '-f', formats[facts.container], '-i', file];
  return [...quiet, ...input, ...outputs];
}

function outputOf(facts: FilmFacts, picture: typeof small, to: string): string[] {
  const [width, height] =
    facts.width >= facts.height
      ? [picture.longer, picture.shorter]
      : [picture.shorter, picture.longer];
  const scale = `scale=w='min(${width},iw)':h='min(${height},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`;
  return [
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'],
    ...['-vf', `${scale},format=yuv420p`, '-c:v', 'libx264', '-profile:v', 'main'],
    ...['-preset', 'veryfast', '-crf', String(picture.quality)],
    ...['-maxrate', `${picture.rate}k`, '-bufsize', `${picture.rate * 2}k`, '-g', '125'],
    ...['-c:a', 'aac', '-b:a', `${picture.sound}k`, '-ac', '2', '-ar', '44100'],
    ...['-threads', '2', '-movflags', '+faststart', '-f', 'mp4', to],
  ];
}

/** A picture a tenth into the film: the first one is often black. */
function posterArguments(film: string, { seconds }: FilmFacts, to: string): string[] {
  const at = String(Math.floor(seconds / 10));
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-y'];
  const input = ['-protocol_whitelist', 'file', '-f', 'mov', '-ss', at, '-i', film];
  return [...quiet, ...input, '-frames:v', '1', '-q:v', '4', '-f', 'image2', to];
}
