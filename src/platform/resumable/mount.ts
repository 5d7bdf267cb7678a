import { Readable } from 'node:stream';
import { Server, type Upload } from '@tus/server';
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { countUnfinishedUploads, findUpload, type UploadRow } from '../database/uploads.ts';
import { type Access, type App, actorOf } from '../http/index.ts';
import { leaseLocker } from './locker.ts';
import { PartsStore } from './parts-store.ts';

export interface ResumableUpload<P extends z.ZodType> {
  config: FastifyContextConfig & { access: Access };
  params: P;
  /** `<feature>.<what for>`. */
  purpose: string;
  largestBytes: number;
  /** Refuses by throwing; returns the id of what the file is for. */
  begin(request: FastifyRequest, params: z.infer<P>): Promise<string>;
  /** Takes the whole file, and does nothing the second time. Refuses by throwing: then the file is not kept. */
  finish(request: FastifyRequest, params: z.infer<P>, upload: UploadRow): Promise<void>;
}

const mostUnfinished = 10;
const partType = 'application/offset+octet-stream';

/**
 * Resumable uploads at this address by the tus protocol: POST begins one, `/:uploadId` goes on (PATCH), says how
 * far it is (HEAD) and gives it up (DELETE). Each belongs to the account that began it. Refusals are a sentence.
 */
export function mountResumable<P extends z.ZodType>(
  app: App,
  url: string,
  options: ResumableUpload<P>,
): void {
  // The body stays a stream: the library reads it.
  if (!app.hasContentTypeParser(partType))
    app.addContentTypeParser(partType, (_request, _payload, done) => done(null));
  const server = createTus(app, options);
  const answer = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(reply, await server.handleWeb(server.webRequest(request)));
  const routes = { config: options.config, schema: { params: options.params } };

  app.post(url, routes, async (request, reply) => answer(request, reply));

  for (const method of ['HEAD', 'PATCH', 'DELETE'] as const) {
    app.route({
      method,
      url: `${url}/:uploadId`,
      config: options.config,
      schema: { params: options.params },
      async handler(request, reply) {
        const upload = await findOwn(app, request, options.purpose);
        if (!upload) return reply.code(404).send('没有找到这次上传，请重新选择文件。');
        // A process that was killed before the file was taken: it is taken now.
        if (method === 'HEAD' && upload.received === upload.bytes)
          await options.finish(request, request.params as z.infer<P>, upload);
        return answer(request, reply);
      },
    });
  }
}

async function findOwn(app: App, request: FastifyRequest, purpose: string) {
  const id = request.url.split('?')[0]?.split('/').pop() ?? '';
  if (!/^[\da-f-]{36}$/.test(id)) return undefined;
  const upload = await findUpload(app.parts.db, id);
  const own = upload?.begunBy === actorOf(request).accountId && upload.purpose === purpose;
  return own ? upload : undefined;
}

function createTus<P extends z.ZodType>(app: App, options: ResumableUpload<P>) {
  const { parts } = app;
  // The library hands its hooks the request made for it; the product's own belongs to it.
  const asked = new WeakMap<object, FastifyRequest>();
  const of = (request: object) => asked.get(request) as FastifyRequest;
  const store = new PartsStore(parts);
  const server = new Server({
    path: '/',
    datastore: store,
    locker: leaseLocker(parts.db),
    maxSize: options.largestBytes,
    namingFunction: () => newId(),
    generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
    onUploadCreate: async (request, upload) => {
      const { params } = of(request);
      const subjectId = await options.begin(of(request), params as z.infer<P>);
      return { metadata: await metadataOf(app, of(request), upload, { subjectId, options }) };
    },
    onUploadFinish: async (request, { id }) => {
      const upload = await findUpload(parts.db, id);
      if (upload)
        await options
          .finish(of(request), of(request).params as z.infer<P>, upload)
          .catch(async (error) => {
            if (error instanceof Refusal) await store.remove(id);
            throw error;
          });
      return {};
    },
    onResponseError: (_request, error) => sentenceOf(app, error),
  });
  return {
    handleWeb: (request: Request) => server.handleWeb(request),
    webRequest(request: FastifyRequest): Request {
      const made = webRequestOf(request);
      asked.set(made, request);
      return made;
    },
  };
}

async function metadataOf<P extends z.ZodType>(
  { parts }: App,
  request: FastifyRequest,
  upload: Upload,
  { subjectId, options }: { subjectId: string; options: ResumableUpload<P> },
): Promise<Record<string, string>> {
  const { accountId } = actorOf(request);
  if (!upload.size) throw { status_code: 422, body: '这个文件是空的，请重新选择。' };
  if ((await countUnfinishedUploads(parts.db, accountId)) >= mostUnfinished)
    throw {
      status_code: 429,
      body: `您有${mostUnfinished}个文件没有传完，请先传完或取消。`,
    };
  const fileName = (upload.metadata?.filename ?? '').trim().slice(0, 200) || '未命名';
  return { purpose: options.purpose, subjectId, begunBy: accountId, fileName };
}

function webRequestOf({ raw, headers, method, url }: FastifyRequest): Request {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string' && /^(tus-|upload-|content-|host$)/.test(name))
      kept.set(name, value);
  return new Request(new URL(url, 'http://local.invalid'), {
    method,
    headers: kept,
    ...(method === 'PATCH' && { body: Readable.toWeb(raw) as ReadableStream, duplex: 'half' }),
  } as RequestInit);
}

async function sendAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  for (const [name, value] of answer.headers)
    if (/^(tus-|upload-|location$)/.test(name)) reply.header(name, value);
  const body = await answer.text();
  return reply.code(answer.status).type('text/plain; charset=utf-8').send(body);
}

const sentences: Record<number, string> = {
  404: '没有找到这次上传，请重新选择文件。',
  409: '这个文件在别处继续上传过，请刷新页面再接着传。',
  413: '文件太大，没有收下。',
};

/** What the sender reads. A fault of the product is logged; its words are not sent. */
function sentenceOf(
  app: App,
  error: Error | { status_code: number; body: string },
): { status_code: number; body: string } {
  if (error instanceof Refusal) {
    const answer = app.refusals[error.code]?.(error.facts);
    return { status_code: answer?.status ?? 409, body: answer?.sentence ?? '没有收下。' };
  }
  if ('status_code' in error)
    return { status_code: error.status_code, body: sentences[error.status_code] ?? error.body };
  app.parts.log.error({ error }, 'resumable upload');
  return { status_code: 500, body: '没有存下来，请稍后再试。' };
}
