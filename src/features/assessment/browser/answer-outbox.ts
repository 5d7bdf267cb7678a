import type { SentAnswer } from '../rules/sheet-protocol.ts';

/** An answer that has not been acknowledged yet. */
export interface PendingAnswer extends SentAnswer {
  /** The newest number the server had of this item when it was changed here first. */
  base: number;
  /** Numbers given to this item here since then: each may have arrived unheard. */
  tried: number[];
}

const storeName = 'answers';

/**
 * Answers wait here until the server has said that they are saved: they outlive the tab, a crash and
 * a night without network. Where the browser refuses storage they wait in memory only.
 */
export class AnswerOutbox {
  readonly #attemptId: string;
  readonly #memory = new Map<number, PendingAnswer>();
  /** The newest number of each item the server is known to have, by index. */
  readonly #known: number[];
  #database: IDBDatabase | null = null;

  constructor(attemptId: string, known: readonly number[]) {
    this.#attemptId = attemptId;
    this.#known = [...known];
  }

  /**
   * Opens the storage and takes back what an earlier page left unsent, oldest first. An item that was
   * answered on another device since then keeps that answer: those come back as `overtaken`.
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

  /** Forgets an answer that was acknowledged, unless a newer one of the same item came meanwhile. */
  settle(item: number, seq: number): void {
    this.#known[item - 1] = Math.max(this.#known[item - 1] ?? 0, seq);
    if ((this.#memory.get(item)?.seq ?? 0) > seq) return;
    this.#memory.delete(item);
    this.#store()?.delete([this.#attemptId, item]);
  }

  /** Everything unsent, in the order it was given. */
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

// Asynchronous, so that a browser that throws at once is refused like any other.
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
