import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clamdScanner } from './clamd.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-clamd-'));
const socketPath = join(folder, 'clamd.sock');
// Harmless by agreement of all scanners; put together here so that none takes this file for it.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);
let server: Server;
let received: Buffer[] = [];

/** What clamd does: reads chunks with their lengths until one of length 0, then answers. */
beforeAll(async () => {
  server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const content = contentOf(bytes);
      if (!content) return;
      received.push(content);
      const found = content.includes('EICAR');
      socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function contentOf(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (!bytes.subarray(0, command.length).equals(Buffer.from(command))) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function fileOf(content: string | Buffer): string {
  const path = join(folder, 'upload');
  writeFileSync(path, content);
  return path;
}

test('a clean file of several chunks arrives whole and nothing is found', async () => {
  received = [];
  const content = Buffer.alloc(300_000, 'abc');
  expect(await clamdScanner(socketPath).scan(fileOf(content))).toBeNull();
  expect(received[0]?.equals(content)).toBe(true);
});

test('what is found is named', async () => {
  expect(await clamdScanner(socketPath).scan(fileOf(eicar))).toBe('Eicar-Test-Signature');
});

test('a scanner that is not there is an error, not a clean file', async () => {
  await expect(clamdScanner(join(folder, 'none')).scan(fileOf('x'))).rejects.toThrow();
});

const clamd = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path));
test.runIf(clamd)('the real clamd of Debian finds the test file of all scanners', async () => {
  const place = join(folder, 'real');
  const socket = join(place, 'clamd.sock');
  mkdirSync(place);
  // One signature of our own: the lists of ClamAV are large and come by network.
  const digest = createHash('md5').update(eicar).digest('hex');
  writeFileSync(join(place, 'test.hdb'), `${digest}:${eicar.length}:Eicar-Test-Signature\n`);
  const settings = `DatabaseDirectory ${place}\nLocalSocket ${socket}\nForeground yes\n`;
  writeFileSync(join(place, 'clamd.conf'), settings);
  const scanner = spawn(clamd as string, ['-c', join(place, 'clamd.conf')], { stdio: 'ignore' });
  try {
    await expect.poll(() => existsSync(socket), { timeout: 60_000 }).toBe(true);
    expect(await clamdScanner(socket).scan(fileOf(eicar))).toMatch(/eicar/i);
    expect(await clamdScanner(socket).scan(fileOf('hello'))).toBeNull();
  } finally {
    scanner.kill();
    await once(scanner, 'exit');
  }
});
