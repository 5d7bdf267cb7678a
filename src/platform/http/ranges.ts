import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Storage } from '../storage/index.ts';
import { contentDisposition } from './send-file.ts';

export interface StoredFile {
  key: string;
  type: string;
  /** The name to save the file under; without it the file is shown in the browser. */
  downloadName?: string;
}

/**
 * Sends a stored file or the requested range of it, for seeking in videos and resuming downloads (N13).
 * Answers 404 when there is no such file, 416 for a range outside it.
 */
export async function sendStoredFile(
  storage: Storage,
  request: FastifyRequest,
  reply: FastifyReply,
  file: StoredFile,
) {
  const size = await storage.size(file.key);
  if (size === null) return reply.callNotFound();
  const tag = `"${Buffer.from(file.key).toString('base64url').slice(-24)}-${size}"`;
  reply.header('accept-ranges', 'bytes').header('etag', tag).type(file.type);
  reply.header('cache-control', 'private, max-age=3600');
  if (file.downloadName) {
    reply.header('content-disposition', contentDisposition('attachment', file.downloadName));
  }
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const conditional = request.headers['if-range'];
  const asked = !conditional || conditional === tag ? request.headers.range : undefined;
  const range = asked === undefined ? null : parseRange(asked, size);
  if (range === 'outside') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (!range) return reply.header('content-length', size).send(await storage.read(file.key));
  reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  return reply
    .header('content-length', range.end - range.start + 1)
    .send(await storage.read(file.key, range));
}

/** A single range of RFC 9110; null for several or an unknown one (then the whole file is sent). */
export function parseRange(
  header: string,
  size: number,
): { start: number; end: number } | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 ? 'outside' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start >= size || end < start ? 'outside' : { start, end };
}
