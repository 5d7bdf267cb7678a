import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A server that speaks what the product uses of S3: objects with ranges, lists in pages, uploads in parts. It keeps
 * everything in memory and does not check signatures. `STORAGE_TEST_S3` names a real one instead.
 */
export async function startS3(): Promise<{
  endpoint: string;
  uploads(): number;
  stop(): Promise<void>;
}> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3.test');
    const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
    const body = await bodyOf(request);
    if (url.searchParams.has('list-type')) return list(objects, url, response);
    const upload = url.searchParams.get('uploadId');
    if (url.searchParams.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, new Map());
      return answer(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (upload && request.method === 'PUT') {
      uploads.get(upload)?.set(Number(url.searchParams.get('partNumber')), body);
      return answer(response, '', { etag: tagOf(body) });
    }
    if (upload && request.method === 'POST') {
      const parts = [...(uploads.get(upload) ?? [])].sort(([one], [other]) => one - other);
      objects.set(key, Buffer.concat(parts.map(([, part]) => part)));
      uploads.delete(upload);
      return answer(
        response,
        `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
      );
    }
    if (upload && request.method === 'DELETE') uploads.delete(upload);
    else if (request.method === 'DELETE') objects.delete(key);
    if (request.method === 'DELETE') return void response.writeHead(204).end();
    if (request.method === 'PUT') {
      objects.set(key, body);
      return answer(response, '', { etag: tagOf(body) });
    }
    sendObject(objects.get(key), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    uploads: () => uploads.size,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const whole = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
  if (!String(request.headers['content-encoding']).includes('aws-chunked')) return whole;
  // Chunks with their size in hex before them, and trailers after the last.
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = whole.indexOf('\r\n', at);
    const size = Number.parseInt(whole.toString('latin1', at, end), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(whole.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
}

function sendObject(
  object: Buffer | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!object) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end(request.method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
    return;
  }
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
  const from = Number(range?.[1] ?? 0);
  const to = range?.[2] ? Number(range[2]) + 1 : object.length;
  const part = object.subarray(from, to);
  response.writeHead(range ? 206 : 200, {
    'content-length': part.length,
    etag: tagOf(object),
    ...(range && { 'content-range': `bytes ${from}-${from + part.length - 1}/${object.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** Pages of two, so that every list of three has several. */
const pageSize = 2;

function list(objects: Map<string, Buffer>, url: URL, response: ServerResponse): void {
  const prefix = url.searchParams.get('prefix') ?? '';
  const after = url.searchParams.get('continuation-token') ?? '';
  const found = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = found.slice(0, pageSize);
  const more = found.length > pageSize;
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  const token = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  answer(
    response,
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${token}</ListBucketResult>`,
  );
}

function answer(
  response: ServerResponse,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(text);
}

const tagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;
