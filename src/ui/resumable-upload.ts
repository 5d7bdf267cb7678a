import { type DetailedError, Upload } from 'tus-js-client';
import { csrfToken, renewCsrfToken } from './island-mount.ts';

/** What a broken request loses at most; small enough for a slow line within the server's five minutes. */
const chunkBytes = 5 * 1024 * 1024;
const retryDelays = [0, 2000, 5000, 10_000, 20_000, 40_000, 60_000];

export interface UploadEvents {
  onProgress(sent: number, all: number): void;
  onDone(): void;
  /** A sentence for whoever uploads. */
  onFailed(sentence: string): void;
}

export interface RunningUpload {
  /** Stops; the same file goes on later where it stopped. */
  pause(): void;
  /** Gives the upload up, on the server too. */
  cancel(): Promise<void>;
}

/**
 * Uploads a file part by part to an address of `mountResumable`. The same file chosen again goes on where it
 * stopped, also after a reload; a lost line is waited for.
 */
export async function uploadResumably(
  file: File,
  endpoint: string,
  events: UploadEvents,
): Promise<RunningUpload> {
  let renewed = false;
  const upload = new Upload(file, {
    endpoint,
    chunkSize: chunkBytes,
    retryDelays,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onBeforeRequest: (request) => {
      request.setHeader('x-csrf-token', csrfToken());
      // A refusal is then an answer, not a page to go to.
      request.setHeader('accept', 'application/json');
    },
    onProgress: (sent, all) => events.onProgress(sent, all),
    onSuccess: () => events.onDone(),
    onError: (error) => events.onFailed(sentenceOf(error as DetailedError)),
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      // The token of the page may be of an earlier session: once, it is replaced.
      if (status === 403 && !renewed) {
        renewed = true;
        void renewCsrfToken();
        return true;
      }
      return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
    },
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous?.uploadUrl?.includes(endpoint)) upload.resumeFromPreviousUpload(previous);
  upload.start();
  return {
    pause: () => void upload.abort(),
    cancel: () => upload.abort(true),
  };
}

function sentenceOf(error: DetailedError): string {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 0) return '网络不通。恢复后重新选择同一个文件，会接着传。';
  if (status === 401) return '登录已经结束。重新登录后再选同一个文件，会接着传。';
  const body = messageIn(error.originalResponse?.getBody() ?? '');
  const isSentence = body.length > 0 && body.length < 200 && !body.includes('<');
  return isSentence ? body : '没有传上去，请刷新页面后再选同一个文件。';
}

/** The sentence of an answer: as it is, or in JSON. */
function messageIn(body: string): string {
  if (!body.startsWith('{')) return body;
  return String((JSON.parse(body) as { message?: string }).message ?? '');
}
