// Renders the films of this course: node render.mjs [v1 v2 v3]
// Needs Node 20, playwright-core (from the repository's node_modules), Chromium (CHROMIUM, else
// /usr/bin/chromium), ffmpeg with libvpx-vp9, and the font Noto Sans SC known to fontconfig
// (node_modules/@expo-google-fonts/noto-sans-sc/*/*.ttf, e.g. linked into ~/.fonts).
// Writes ../vN.webm, ../vN.vtt, ../vN.jpg and the film's entry in ../videos.json.
// `node render.mjs v1 --at 3,10.5` writes only still pictures to the temp folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const target = dirname(here);
const framesPerSecond = 12;

const stillsFlag = process.argv.indexOf('--at');
const stills = stillsFlag > 0 ? process.argv[stillsFlag + 1].split(',').map(Number) : null;
const named = process.argv.slice(2).filter((word) => /^v\d$/.test(word));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
for (const name of named.length ? named : ['v1', 'v2', 'v3']) {
  const page = await openFilm(name);
  if (stills) await writeStills(page, name);
  else await writeFilm(page, name);
  await page.close();
}
await browser.close();

async function openFilm(name) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route('http://stage/**', (route) =>
    route.fulfill({ path: join(here, new URL(route.request().url()).pathname) }),
  );
  await page.goto(`http://stage/stage.html?video=${name}`);
  await page.waitForFunction(() => window.film && document.fonts.ready);
  return page;
}

async function writeFilm(page, name) {
  const film = await page.evaluate(() => ({ ...window.film, seek: undefined }));
  const file = join(target, `${name}.webm`);
  await encode(page, film.seconds, file);
  writeFileSync(join(target, `${name}.vtt`), formatCaptions(film.cues));
  await seek(page, film.cues[0].to);
  await page.screenshot({ path: join(target, `${name}.jpg`), type: 'jpeg', quality: 72 });
  const list = join(target, 'videos.json');
  const entries = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
  entries[name] = { seconds: film.seconds, bytes: statSync(file).size, title: film.title };
  const sorted = Object.fromEntries(Object.entries(entries).sort());
  writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Pipes the frames into VP9; a frame equal to the one before is not photographed again. */
async function encode(page, seconds, file) {
  const ffmpeg = spawn('ffmpeg', encoderArguments(file), { stdio: ['pipe', 'ignore', 'inherit'] });
  const done = once(ffmpeg, 'close');
  let drawn = null;
  let picture = null;
  for (let frame = 0; frame < Math.round(seconds * framesPerSecond); frame++) {
    const markup = await seek(page, frame / framesPerSecond);
    if (markup !== drawn) picture = await page.screenshot({ type: 'png' });
    drawn = markup;
    if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await done;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

function encoderArguments(file) {
  const input = ['-f', 'image2pipe', '-c:v', 'png', '-framerate', `${framesPerSecond}`, '-i', '-'];
  const quality = ['-c:v', 'libvpx-vp9', '-crf', '38', '-b:v', '0', '-deadline', 'good'];
  // A key frame every 5 seconds keeps seeking quick; cues in front let it start before the end is here.
  const seeking = ['-g', `${framesPerSecond * 5}`, '-cues_to_front', '1'];
  const colour = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'];
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  const speed = [
    '-tune-content',
    'screen',
    '-cpu-used',
    '2',
    '-threads',
    '1',
    '-lag-in-frames',
    '16',
  ];
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  return [...quiet, ...input, ...colour, ...quality, ...seeking, ...tags, ...speed, file];
}

function seek(page, seconds) {
  return page.evaluate((t) => {
    window.film.seek(t);
    return document.getElementById('stage').outerHTML;
  }, seconds);
}

function formatCaptions(cues) {
  const stamp = (t) => new Date(t * 1000).toISOString().slice(11, 23);
  const blocks = cues.map(
    ({ from, to, text }, i) => `${i + 1}\n${stamp(from)} --> ${stamp(to)}\n${text}\n`,
  );
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

async function writeStills(page, name) {
  for (const t of stills) {
    await seek(page, t);
    await page.screenshot({ path: join(tmpdir(), `${name}-${t}.png`) });
  }
}
