import { WebSocket } from 'ws';
import type { HttpClient } from './http-client.ts';

const answersWithinMs = 2500;

/** The exam line of a tab: opened at whichever process is at hand, given up when it breaks or says nothing. */
export class SheetLine {
  readonly #client: HttpClient;
  readonly #attemptId: string;
  readonly #token: string;
  #socket: WebSocket | null = null;
  #number = 0;

  constructor(client: HttpClient, attemptId: string, token: string) {
    this.#client = client;
    this.#attemptId = attemptId;
    this.#token = token;
  }

  /** Saves and returns the outcomes; the status HTTP would have without them. Throws when the line breaks. */
  async save(
    answers: readonly object[],
  ): Promise<{ status: number; retryAfterSeconds: number; outcomes: string[] }> {
    const socket = this.#socket ?? (await this.#open());
    const n = this.#number++;
    socket.send(JSON.stringify({ save: { n, answers } }));
    this.#client.note('save');
    const reply = await this.#hear(socket, ({ saved, refused }) => (saved ?? refused)?.n === n);
    if (reply.refused) {
      const { status, retryAfterSeconds } = reply.refused;
      return { status, retryAfterSeconds: retryAfterSeconds ?? 0, outcomes: [] };
    }
    const outcomes = (reply.saved?.outcomes ?? []).map(({ outcome }) => outcome);
    return { status: 200, retryAfterSeconds: 0, outcomes };
  }

  /** The tab is closed. */
  close(): void {
    this.#socket?.terminate();
    this.#socket = null;
  }

  async #open(): Promise<WebSocket> {
    const { address, headers } = this.#client.handshake();
    const socket = new WebSocket(`ws://${address}/attempts/${this.#attemptId}/line`, {
      origin: `http://${address}`,
      headers,
      handshakeTimeout: answersWithinMs,
    });
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
    });
    socket.on('open', () => socket.send(JSON.stringify({ open: { token: this.#token } })));
    await this.#hear(socket, ({ contact }) => contact !== undefined);
    return socket;
  }

  /** The first message like this; throws and gives the line up when it ends or nothing comes. */
  #hear(socket: WebSocket, isIt: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const read = (data: WebSocket.RawData) => {
        const message = JSON.parse(String(data)) as Message;
        if (isIt(message)) end(() => resolve(message));
      };
      const fail = () => end(() => reject(new Error('the line broke')));
      const end = (then: () => void) => {
        clearTimeout(patience);
        socket.off('message', read).off('close', fail);
        then();
      };
      const patience = setTimeout(() => {
        socket.terminate();
        fail();
      }, answersWithinMs);
      socket.on('message', read).on('close', fail);
    });
  }
}

interface Message {
  contact?: object;
  saved?: { n: number; outcomes: { outcome: string }[] };
  refused?: { n: number; status: number; retryAfterSeconds: number | null };
}
