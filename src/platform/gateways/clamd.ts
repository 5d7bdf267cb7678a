import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Looks for viruses in uploaded files. */
export interface FileScanner {
  /** The name of what was found; null for nothing. Throws when the scanner does not answer. */
  scan(path: string): Promise<string | null>;
}

const patienceMs = 30_000;

/** A scanner behind clamd: `place` is the path of its socket, or `host:port` (CLAMD_SOCKET). */
export function clamdScanner(place: string): FileScanner {
  return {
    async scan(path) {
      const answer = await ask(place, path);
      if (answer === 'stream: OK') return null;
      const found = /^stream: (.+) FOUND$/.exec(answer);
      if (found?.[1]) return found[1];
      throw new Error(`clamd: ${answer || 'no answer'}`);
    },
  };
}

/** Sends a file by INSTREAM, chunk by chunk with its length before it, and returns the answer. */
async function ask(place: string, path: string): Promise<string> {
  const socket = open(place);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('clamd does not answer')));
  const answer = read(socket);
  // The answer is awaited below; a failure to write shows there too.
  answer.catch(() => {});
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, Buffer.concat([length, chunk]));
  }
  await write(socket, Buffer.alloc(4));
  return answer;
}

function open(place: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(place) ?? [];
  return host && port ? connect(Number(port), host) : connect(place);
}

const write = (socket: Socket, bytes: Buffer) =>
  new Promise<void>((resolve, reject) =>
    socket.write(bytes, (error) => (error ? reject(error) : resolve())),
  );

async function read(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text.replaceAll('\0', '').trim();
}
