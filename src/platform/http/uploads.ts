import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

export type FileKind = 'pdf' | 'jpg' | 'png' | 'zip' | 'text' | 'other';

/** A file of a form, kept until the request is answered. */
export interface Upload {
  /** The file name as uploaded. */
  name: string;
  path: string;
  bytes: number;
  /** The type detected from the content, not from the name. */
  kind: FileKind;
  /** What the virus scanner says. */
  scan: 'clean' | 'infected' | 'unavailable';
  tooLarge: boolean;
}

/** Of one file; what a form takes of it is less, but for films. */
const largest = 100 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    uploadFolder: string | null;
    /** The answer was sent or the client has left: its files are removed, and no more are kept. */
    uploadsForgotten: boolean;
  }
}

/**
 * Forms with files: fields as in any form, files as `Upload`s in a folder that is removed after the answer.
 * Requires a login.
 */
export async function acceptUploads(app: FastifyInstance): Promise<void> {
  app.decorateRequest('uploadFolder', null);
  app.decorateRequest('uploadsForgotten', false);
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    throwFileSizeLimit: false,
    // Fields are held in memory: no form has many, and the longest is a pasted list.
    limits: { fileSize: largest, files: 5, fields: 120, parts: 125, fieldSize: 100_000 },
    async onFile(part) {
      if (!this.actor || !part.filename) {
        part.file.resume();
        return;
      }
      const path = await keep(this, part);
      part.value = {
        name: part.filename.slice(0, 200),
        path,
        bytes: part.file.bytesRead,
        kind: await kindOf(path),
        scan: await scanOf(app, path),
        tooLarge: part.file.truncated,
      } satisfies Upload;
    },
  });
  app.addHook('onResponse', forget);
  app.addHook('onRequestAbort', forget);
  // `onRequestAbort` knows only of clients that leave before their whole form has come; a reading of its file
  // may go on for minutes after that.
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers['content-type']?.startsWith('multipart/'))
      reply.raw.once('close', () => void forget(request));
  });
}

/** A file that cannot be scanned is not taken. */
async function scanOf({ parts }: FastifyInstance, path: string): Promise<Upload['scan']> {
  if (!parts.scanner) return 'clean';
  try {
    const found = await parts.scanner.scan(path);
    if (found) parts.log.warn({ found }, 'an upload is infected');
    return found ? 'infected' : 'clean';
  } catch (error) {
    parts.log.error({ error }, 'the virus scanner does not answer');
    return 'unavailable';
  }
}

/** Removes the files of a request. */
async function forget(request: FastifyRequest): Promise<void> {
  request.uploadsForgotten = true;
  const { uploadFolder } = request;
  if (uploadFolder) await rm(uploadFolder, { recursive: true, force: true });
}

/** Writes a file of a form to the folder of its request; returns where. Nothing stays if the client leaves. */
async function keep(request: FastifyRequest, part: MultipartFile): Promise<string> {
  try {
    request.uploadFolder ??= await mkdtemp(join(tmpdir(), 'jixue-upload-'));
    const path = join(request.uploadFolder, part.fieldname.replaceAll(/\W/g, '_'));
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (request.uploadsForgotten) throw new Error('the client left during its upload');
    return path;
  } catch (error) {
    await forget(request);
    throw error;
  }
}

const beginnings: [FileKind, Buffer][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff])],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['zip', Buffer.from('PK\x03\x04')],
];

async function kindOf(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const known = beginnings.find(([, beginning]) =>
      head.subarray(0, beginning.length).equals(beginning),
    );
    return known?.[0] ?? (head.includes(0) ? 'other' : 'text');
  } finally {
    await file.close();
  }
}

export interface UploadRule {
  kinds: readonly FileKind[];
  megabytes: number;
  /** The message when no file was chosen; left out for optional fields. */
  missing?: string;
  /** The message for another type of file. */
  wrong: string;
}

/** The schema of a file field; null when an optional field is empty. */
export function uploadField(rule: UploadRule & { missing: string }): z.ZodType<Upload>;
export function uploadField(rule: UploadRule): z.ZodType<Upload | null>;
export function uploadField({
  kinds,
  megabytes,
  missing,
  wrong,
}: UploadRule): z.ZodType<Upload | null> {
  return z
    .unknown()
    .optional()
    .transform((value, context): Upload | null => {
      const fault = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      const upload = isUpload(value) ? value : null;
      if (!upload) return missing ? fault(missing) : null;
      if (upload.tooLarge || upload.bytes > megabytes * 1024 * 1024)
        return fault(`文件不能超过 ${megabytes} MB，请压缩或分开后再上传。`);
      if (upload.bytes === 0) return fault('这个文件是空的，请重新选择。');
      if (upload.scan === 'infected')
        return fault('这个文件没有通过病毒检查，没有收下。请换一个干净的文件。');
      if (upload.scan === 'unavailable')
        return fault('病毒检查暂时不能进行，文件没有收下。请过几分钟再上传。');
      return kinds.includes(upload.kind) ? upload : fault(wrong);
    });
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'path' in value && 'kind' in value;
