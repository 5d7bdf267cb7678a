import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

// By the system's `tar`, which every Linux and macOS has: a backup opens with the usual programs.

/** The named files and folders of a folder as a tar. A file that changes or goes meanwhile is no error. */
export async function* tarOf(folder: string, names: readonly string[]): AsyncGenerator<Buffer> {
  const tar = spawn('tar', ['-c', '-f', '-', '-C', folder, '--null', '-T', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = collect(tar.stderr);
  const ended = once(tar, 'close');
  tar.stdin.on('error', () => {});
  tar.stdin.end(names.map((name) => `./${name}\0`).join(''));
  try {
    yield* tar.stdout;
    const [code] = await ended;
    // 1: some files changed while they were read (GNU tar).
    if (code !== 0 && code !== 1) throw new Error(`tar: ${await said}`);
  } finally {
    tar.kill();
  }
}

/** Unpacks a tar into a folder, owned by whoever runs this. */
export async function untar(folder: string, content: AsyncIterable<Buffer>): Promise<void> {
  const tar = spawn('tar', ['-x', '-f', '-', '-C', folder, '--no-same-owner'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const said = collect(tar.stderr);
  const ended = once(tar, 'close');
  let fault: unknown;
  async function* watched() {
    try {
      yield* content;
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  // Tar may close its input before the padding at the end, or when the disk is full: its exit tells which.
  await pipeline(Readable.from(watched(), { objectMode: false }), tar.stdin).catch(() => {});
  if (fault) tar.kill();
  const [code] = await ended;
  if (fault) throw fault;
  if (code !== 0) throw new Error(`tar: ${await said}`);
}

async function collect(stream: Readable): Promise<string> {
  let text = '';
  for await (const piece of stream) text = `${text}${piece}`.slice(-2000);
  return text.trim();
}
