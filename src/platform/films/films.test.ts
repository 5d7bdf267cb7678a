import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tinyFilm } from '../../../test/support/film.ts';
import { ffmpegTranscoder, findProgram, probeFilm } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-films-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: Buffer | string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test.each(['mp4', 'webm'] as const)(
  'a film is known by its content, whatever its name (%s)',
  async (container) => {
    const film = await tinyFilm({ seconds: 7, width: 1920, height: 1080, container });
    expect(await probeFilm(put(`${container}.txt`, film))).toMatchObject({
      container: container.toUpperCase(),
      seconds: 7,
      width: 1920,
      height: 1080,
      audio: null,
    });
  },
);

test('what is no film, cut off, or larger than is served gets its fault', async () => {
  const film = await tinyFilm();
  const faultOf = (name: string, content: Buffer | string) =>
    probeFilm(put(name, content)).then(
      () => 'none',
      ({ fault }) => fault,
    );
  expect(await faultOf('text.mp4', '#EXTM3U\nfile:///etc/passwd\n')).toBe('UNKNOWN_FORMAT');
  expect(await faultOf('noise.mp4', Buffer.alloc(50_000, 7))).toBe('UNKNOWN_FORMAT');
  expect(await faultOf('empty.mp4', '')).toBe('UNKNOWN_FORMAT');
  expect(await faultOf('half.mp4', film.subarray(0, film.length / 2))).toBe('TRUNCATED');
  const webm = await tinyFilm({ container: 'webm' });
  expect(await faultOf('half.webm', webm.subarray(0, webm.length / 2))).toBe('TRUNCATED');
  expect(await faultOf('wide.mp4', await tinyFilm({ width: 8192 }))).toBe('TOO_LARGE_PICTURE');
  // A size that the file claims for an element is not believed.
  const lying = Buffer.from(film);
  lying.writeUInt32BE(0xffff_fff0, 0);
  expect(await faultOf('lying.mp4', lying)).not.toBe('none');
});

test('a program is found on the path or by its own path', () => {
  expect(findProgram('ffmpeg', folder)).toBeNull();
  const program = put('ffmpeg', '#!/bin/sh\n');
  expect(findProgram('ffmpeg', folder)).toBeNull();
  spawnSync('chmod', ['+x', program]);
  expect(findProgram('ffmpeg', `/nowhere:${folder}`)).toBe(program);
  expect(findProgram(program)).toBe(program);
});

const ffmpeg = findProgram('ffmpeg');

test.skipIf(!ffmpeg)(
  'the real ffmpeg makes 480 lines under 700 kbit/s, 720 and a poster',
  async () => {
    const film = join(folder, 'real.mkv');
    const noise = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=1280x720:rate=25',
      '-f',
      'lavfi',
      '-i',
      'sine',
    ];
    const coded = ['-t', '4', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', film];
    spawnSync(ffmpeg as string, ['-v', 'error', '-y', ...noise, ...coded]);
    const seen: number[] = [];
    const made = await ffmpegTranscoder(ffmpeg as string).transcode(
      film,
      folder,
      await probeFilm(film),
      async (percent) => seen.push(percent) > 0,
    );
    expect(await probeFilm(made.small)).toMatchObject({ height: 480, video: 'avc', audio: 'aac' });
    expect(await probeFilm(made.large as string)).toMatchObject({ height: 720, container: 'MP4' });
    expect(made.poster).not.toBeNull();
    const { stdout } = spawnSync('head', ['-c', '64', made.small]);
    // The index stands first: play begins before the whole file is there.
    expect(stdout.toString('latin1')).toContain('moov');
    expect(seen.at(-1)).toBeGreaterThan(50);
  },
);
