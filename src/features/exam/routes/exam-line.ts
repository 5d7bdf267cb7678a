import type { WebSocket } from 'ws';
import {
  type ContactReply,
  finalEnds,
  LineMessage,
  type LineReply,
  laterEnds,
  type SaveBody,
} from '../../assessment/index.ts';
import type { ContactToNote } from '../queries/answering/contacts.ts';
import type { SaveAnswer } from './answer-batches.ts';
import { retryAfterSeconds } from './answers.ts';

/** A sheet sends one save at a time; some more are a retry, many are an attack. */
const mostUnderWay = 4;
/** Bytes that wait for a slow reader; replies are small. */
const mostBuffered = 65_536;
const policyViolation = 1008;

export interface LineOf {
  attemptId: string;
  sessionHash: string;
  sessionId: string;
}

export interface LineEvents {
  /** The sheet has said whose it is. */
  opened(line: ExamLine): void;
  /** Something was heard of the sheet. */
  heard(line: ExamLine): void;
  closed(line: ExamLine): void;
  save(line: ExamLine, body: SaveBody): Promise<SaveAnswer>;
}

/** The line of one open sheet. Its saves go the way of those by HTTP; here only messages are read and written. */
export class ExamLine {
  readonly of: LineOf;
  /** Whether anything was heard since the last ping. */
  heardOf = true;
  /** Saves whose outcome the sheet waits for. */
  readonly underWay = new Set<Promise<void>>();
  readonly #socket: WebSocket;
  readonly #events: LineEvents;
  #token: string | null = null;
  #told = '';

  constructor(socket: WebSocket, of: LineOf, events: LineEvents) {
    this.of = of;
    this.#socket = socket;
    this.#events = events;
    socket.on('message', (data, binary) => this.#read(data, binary));
    socket.on('pong', () => this.#hear());
    socket.on('close', () => events.closed(this));
  }

  /** What its contact is recorded by; null before the sheet has said its token. */
  contact(seen: boolean): ContactToNote | null {
    const { attemptId, sessionHash } = this.of;
    return this.#token === null ? null : { attemptId, sessionHash, token: this.#token, seen };
  }

  /** Pings; ends the line when nothing was heard since the last ping: half-open. */
  ping(): void {
    if (!this.heardOf) this.#socket.terminate();
    else this.#socket.ping();
    this.heardOf = false;
  }

  /**
   * Tells the state of the attempt when it is another than was told last; undefined: the session has ended or
   * the attempt is another's. Ends the line of a sheet that may not write any more.
   */
  tell(contact: ContactReply | undefined): void {
    if (!contact) {
      this.end(laterEnds.signedOut);
      return;
    }
    const { state, deadlineAt, current } = contact;
    const told = `${state} ${deadlineAt.getTime()} ${current}`;
    if (told !== this.#told) this.#send({ contact });
    this.#told = told;
    if (state !== 'OPEN') this.end(finalEnds.closed);
    else if (!current) this.end(finalEnds.takenOver);
  }

  end(code: number): void {
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #hear(): void {
    this.heardOf = true;
    if (this.#token !== null) this.#events.heard(this);
  }

  #read(data: WebSocket.RawData, binary: boolean): void {
    const message = binary ? null : readMessage(data);
    this.heardOf = true;
    if (message && 'open' in message) {
      this.#token = message.open.token;
      this.#events.opened(this);
    } else if (message && this.#token !== null && this.underWay.size < mostUnderWay) {
      const { n, answers } = message.save;
      const saving = this.#save(n, { token: this.#token, answers });
      this.underWay.add(saving);
      void saving.finally(() => this.underWay.delete(saving));
    } else this.#socket.close(policyViolation);
  }

  /** Acknowledges only after the commit (lesson 14). */
  async #save(n: number, body: SaveBody): Promise<void> {
    const answer = await this.#events.save(this, body).catch(() => ({ status: 503 }) as const);
    const { status } = answer;
    if (answer.status === 200) this.#send({ saved: { n, ...answer.body } });
    else
      this.#send({
        refused: { n, status, retryAfterSeconds: status === 503 ? retryAfterSeconds : null },
      });
    if (status === 401) this.end(laterEnds.signedOut);
  }

  #send(reply: LineReply): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(reply));
    if (this.#socket.bufferedAmount > mostBuffered) this.#socket.terminate();
  }
}

function readMessage(data: WebSocket.RawData): LineMessage | null {
  try {
    const read = LineMessage.safeParse(JSON.parse(String(data)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
