import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes a program that stands in for ffmpeg and returns its path. It tells progress and copies its input to
 * every output; `fails` ends with an error, `hangs` tells progress without end. The behaviour is read from the
 * file `behaviour` beside it at each start.
 */
export function writeStandInFfmpeg(): {
  program: string;
  folder: string;
  behave(how: 'works' | 'fails' | 'hangs'): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-ffmpeg-'));
  const program = join(folder, 'ffmpeg');
  const behave = (how: string) => writeFileSync(join(folder, 'behaviour'), how);
  behave('works');
  writeFileSync(program, source(folder));
  chmodSync(program, 0o755);
  return { program, folder, behave };
}

const source = (folder: string) => `#!${process.execPath}
const { copyFileSync, readFileSync } = require('node:fs');
const how = readFileSync(${JSON.stringify(join(folder, 'behaviour'))}, 'utf8');
const args = process.argv.slice(2);
const input = args[args.indexOf('-i') + 1];
if (how === 'fails') {
  process.stderr.write('Invalid data found');
  process.exit(1);
}
const tell = (us) => process.stdout.write('out_time_us=' + us + '\\nprogress=continue\\n');
tell(3000000);
if (how === 'hangs') setInterval(() => tell(3000000), 50);
else for (const one of args) if (/\\/(480|720)\\.mp4$|poster\\.jpg$/.test(one) && one !== input) copyFileSync(input, one);
`;
