import { type Meaning, sendJson } from '../../../ui/island-mount.ts';
import type { AsJson, SaveBody, SaveReply } from '../rules/sheet-protocol.ts';

export interface SendResult {
  meaning: Meaning;
  body: AsJson<SaveReply>;
  retryAfterSeconds: number | null;
}

/** Sends answers and resolves with what the server said; rejects when it could not be reached. */
export type SaveTransport = (body: SaveBody, signal: AbortSignal) => Promise<SendResult>;

/** Sends by HTTP. */
export const byHttp =
  (url: string): SaveTransport =>
  (body, signal) =>
    sendJson<AsJson<SaveReply>>(url, body, { signal });
