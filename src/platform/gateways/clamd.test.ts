import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

const real = process.env.CLAMD_SOCKET ?? '/run/clamav/clamd.ctl';
test.runIf(existsSync(real))('a real clamd finds the test file of all scanners', async () => {
  expect(await clamdScanner(real).scan(fileOf(eicar))).toMatch(/eicar/i);
  expect(await clamdScanner(real).scan(fileOf('hello'))).toBeNull();
});
