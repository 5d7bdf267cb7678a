import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Storage } from './index.ts';

export interface S3Settings {
  /** Of a service other than Amazon's: https://oss-cn-chengdu.aliyuncs.com. */
  endpoint: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path instead of the host name: MinIO and most of one's own; not Aliyun's OSS. */
  pathStyle: boolean;
}

/** Opens a client, shared by all places in it. */
export function openS3(settings: S3Settings): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = settings;
  return new S3Client({
    region,
    ...(endpoint && { endpoint }),
    forcePathStyle: pathStyle,
    credentials: { accessKeyId, secretAccessKey },
    // Other services than Amazon's do not know the newer checksums; the connection and the seals protect the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** At most 10,000 parts an object: 160 GB with these. */
const partBytes = 16 * 1024 * 1024;

/** Objects of a bucket below a prefix (empty, or ending in a slash). An object appears whole or not at all. */
export function s3Storage(client: S3Client, bucket: string, prefix: string): Storage {
  const placeOf = (key: string) => {
    if (key.split('/').includes('..') || key.startsWith('/'))
      throw new Error(`not a storage key: ${key}`);
    return { Bucket: bucket, Key: `${prefix}${key}` };
  };
  return {
    async put(key, content) {
      const place = placeOf(key);
      const parts = partsOf(content instanceof Readable ? content : Readable.from([content]));
      const first = await parts.next();
      const Body = first.value ?? Buffer.alloc(0);
      const second = await parts.next();
      if (second.done) await client.send(new PutObjectCommand({ ...place, Body }));
      else await putInParts(client, place, [Body, second.value], parts);
    },
    async size(key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand(placeOf(key)));
        return ContentLength ?? null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async read(key, range) {
      const { start = 0, end = Number.POSITIVE_INFINITY } = range ?? {};
      const Range = range && `bytes=${start}-${Number.isFinite(end) ? end : ''}`;
      const { Body } = await client.send(
        new GetObjectCommand({ ...placeOf(key), ...(Range && { Range }) }),
      );
      return Body as Readable;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(placeOf(key)));
    },
    async list(under) {
      const keys: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: `${prefix}${under}`,
            ...(ContinuationToken && { ContinuationToken }),
          }),
        );
        for (const { Key = '' } of page.Contents ?? []) keys.push(Key.slice(prefix.length));
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (ContinuationToken);
      return keys.sort();
    },
  };
}

type Place = { Bucket: string; Key: string };

async function putInParts(
  client: S3Client,
  place: Place,
  begun: Buffer[],
  rest: AsyncGenerator<Buffer>,
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  const upload = { ...place, UploadId };
  try {
    const done: { ETag: string | undefined; PartNumber: number }[] = [];
    const send = async (Body: Buffer) => {
      const PartNumber = done.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, Body, PartNumber }));
      done.push({ ETag, PartNumber });
    };
    for (const part of begun) await send(part);
    for await (const part of rest) await send(part);
    await client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } }),
    );
  } catch (error) {
    // Parts of an upload that was given up cost money until somebody removes them.
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}

/** A stream in parts of one size; the last is shorter. */
async function* partsOf(content: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    const bytesOfPiece = typeof piece === 'string' ? Buffer.from(piece) : piece;
    held.push(bytesOfPiece);
    bytes += bytesOfPiece.length;
    if (bytes < partBytes) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; whole.length - at >= partBytes; at += partBytes)
      yield whole.subarray(at, at + partBytes);
    held = [whole.subarray(at)];
    bytes = whole.length - at;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
