/** An answer that has not been acknowledged yet. */
export interface PendingAnswer {
  item: number;
  seq: number;
  response: string;
  marked: boolean;
}

const storeName = 'answers';

/**
 * Answers wait here until the server has said that they are saved: they outlive the tab, a crash and
 * a night without network. Where the browser refuses storage they wait in memory only.
 */
export class AnswerOutbox {
  readonly #attemptId: string;
  readonly #memory = new Map<number, PendingAnswer>();
  #database: IDBDatabase | null = null;

  constructor(attemptId: string) {
    this.#attemptId = attemptId;
  }

  /** Opens the storage and returns what an earlier page left unsent, oldest first. */
  async open(): Promise<PendingAnswer[]> {
    this.#database = await openDatabase().catch(() => null);
    if (!this.#database) return [];
    const store = this.#database.transaction(storeName).objectStore(storeName);
    const left = await resultOf<PendingAnswer[]>(
      store.getAll(IDBKeyRange.bound([this.#attemptId, 0], [this.#attemptId, 10_000])),
    );
    for (const answer of left) this.#memory.set(answer.item, answer);
    return left.toSorted((a, b) => a.seq - b.seq);
  }

  put(answer: PendingAnswer): void {
    this.#memory.set(answer.item, answer);
    this.#store()?.put(answer, [this.#attemptId, answer.item]);
  }

  /** Forgets an answer that was acknowledged, unless a newer one of the same item came meanwhile. */
  settle(item: number, seq: number): void {
    if ((this.#memory.get(item)?.seq ?? 0) > seq) return;
    this.#memory.delete(item);
    this.#store()?.delete([this.#attemptId, item]);
  }

  /** Everything unsent, in the order it was given. */
  list(): PendingAnswer[] {
    return [...this.#memory.values()].sort((a, b) => a.seq - b.seq);
  }

  #store(): IDBObjectStore | undefined {
    return this.#database?.transaction(storeName, 'readwrite').objectStore(storeName);
  }
}

function openDatabase(): Promise<IDBDatabase> {
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
