import type { SentAnswer } from '../rules/sheet-protocol.ts';

/** An answer that has not been acknowledged yet. */
export interface PendingAnswer extends SentAnswer {
  /** The item's highest number on the server when it was first changed here. */
  base: number;
  /** Numbers sent for this item since then: each may have arrived without an acknowledgement. */
  tried: number[];
}

const storeName = 'answers';

/**
 * Keeps answers until the server acknowledges them, through reloads, crashes and network failures. Only
 * in memory where the browser refuses storage.
 */
export class AnswerOutbox {
  readonly #attemptId: string;
  readonly #memory = new Map<number, PendingAnswer>();
  /** The highest number of each item known to be on the server, by index. */
  readonly #known: number[];
  #database: IDBDatabase | null = null;

  constructor(attemptId: string, known: readonly number[]) {
    this.#attemptId = attemptId;
    this.#known = [...known];
  }

  /**
   * Opens the storage and returns what an earlier page left unsent, oldest first. Items answered on
   * another device since then keep that answer and are returned as `overtaken`.
   */
  async open(): Promise<{ left: PendingAnswer[]; overtaken: number[] }> {
    this.#database = await openDatabase().catch(() => null);
    const stored = this.#database ? await this.#stored(this.#database) : [];
    const left: PendingAnswer[] = [];
    const overtaken: number[] = [];
    for (const answer of stored) {
      const known = this.#known[answer.item - 1] ?? 0;
      if (known === answer.base || answer.tried.includes(known)) {
        this.#memory.set(answer.item, answer);
        left.push(answer);
      } else {
        if (known !== answer.seq) overtaken.push(answer.item);
        this.#store()?.delete([this.#attemptId, answer.item]);
      }
    }
    return { left: left.toSorted((a, b) => a.seq - b.seq), overtaken };
  }

  put(answer: SentAnswer): void {
    const before = this.#memory.get(answer.item);
    const pending: PendingAnswer = {
      ...answer,
      base: before?.base ?? this.#known[answer.item - 1] ?? 0,
      tried: before ? [...before.tried, before.seq] : [],
    };
    this.#memory.set(answer.item, pending);
    this.#store()?.put(pending, [this.#attemptId, answer.item]);
  }

  /** Removes an acknowledged answer, unless a newer one of the item was put meanwhile. */
  settle(item: number, seq: number): void {
    this.#known[item - 1] = Math.max(this.#known[item - 1] ?? 0, seq);
    if ((this.#memory.get(item)?.seq ?? 0) > seq) return;
    this.#memory.delete(item);
    this.#store()?.delete([this.#attemptId, item]);
  }

  /** All pending answers, oldest first. */
  list(): PendingAnswer[] {
    return [...this.#memory.values()].toSorted((a, b) => a.seq - b.seq);
  }

  #stored(database: IDBDatabase): Promise<PendingAnswer[]> {
    const range = IDBKeyRange.bound([this.#attemptId, 0], [this.#attemptId, 10_000]);
    return resultOf<PendingAnswer[]>(
      database.transaction(storeName).objectStore(storeName).getAll(range),
    ).catch(() => []);
  }

  #store(): IDBObjectStore | undefined {
    return this.#database?.transaction(storeName, 'readwrite').objectStore(storeName);
  }
}

// Async, so that a synchronous throw of the browser becomes a rejection.
async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('jixue-exam', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  return resultOf(request);
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
