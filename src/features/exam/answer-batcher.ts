export interface AnswerToSave {
  attemptId: string;
  accountId: string;
  /** The writer's token: only the newest tab or device may write. */
  token: string;
  itemNo: number;
  /** Grows with each answer of an attempt; the newest counts. */
  seq: number;
  /** Letters, sorted; '' takes the answer back. */
  response: string;
  marked: boolean;
}

export interface SaveOutcome {
  /** stale: kept as history, a newer one counts. */
  outcome: 'saved' | 'stale' | 'closed' | 'taken_over' | 'not_yours';
  savedAt: Date;
}

/** The queue is full, or the database did not take the answers in time: try again a little later. */
export class SavingOverloaded extends Error {}

interface Waiting {
  answers: readonly AnswerToSave[];
  resolve(outcomes: SaveOutcome[]): void;
  reject(error: Error): void;
}

export interface BatcherLimits {
  /** Answers in one statement. */
  batch: number;
  /** Statements under way at once. */
  flights: number;
  /** Answers that may wait; beyond that new ones are refused at once. */
  queue: number;
  /** How often a flush is tried again when the database fails, and how long it waits between, ms. */
  tries: number;
  pauseMs: number;
}

const limits: BatcherLimits = { batch: 500, flights: 2, queue: 20_000, tries: 4, pauseMs: 250 };

export interface AnswerBatcher {
  /** Resolves after the answers are committed, with an outcome for each. Rejects `SavingOverloaded`. */
  save(answers: readonly AnswerToSave[]): Promise<SaveOutcome[]>;
}

/**
 * Gathers what arrives while earlier flushes are under way and writes it in one statement: under
 * load the batches grow and the commits stay few, without load an answer goes out at once.
 */
export function createAnswerBatcher(
  write: (answers: AnswerToSave[]) => Promise<SaveOutcome[]>,
  options: Partial<BatcherLimits> = {},
): AnswerBatcher {
  const { batch, flights, queue: capacity, tries, pauseMs } = { ...limits, ...options };
  const queue: Waiting[] = [];
  let waiting = 0;
  let underWay = 0;

  const takeBatch = (): Waiting[] => {
    const taken: Waiting[] = [];
    let size = 0;
    while (
      queue.length > 0 &&
      (taken.length === 0 || size + (queue[0] as Waiting).answers.length <= batch)
    ) {
      const next = queue.shift() as Waiting;
      size += next.answers.length;
      taken.push(next);
    }
    waiting -= size;
    return taken;
  };

  const writeWithRetry = async (answers: AnswerToSave[]): Promise<SaveOutcome[]> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await write(answers);
      } catch (error) {
        // Writing again is safe: the same sequence number is the same answer.
        if (tried >= tries)
          throw new SavingOverloaded('answers could not be saved', { cause: error });
        await new Promise((resolve) => setTimeout(resolve, pauseMs * tried));
      }
    }
  };

  const flush = async (): Promise<void> => {
    underWay += 1;
    const taken = takeBatch();
    try {
      const outcomes = await writeWithRetry(taken.flatMap((one) => one.answers));
      let at = 0;
      for (const one of taken) {
        one.resolve(outcomes.slice(at, at + one.answers.length));
        at += one.answers.length;
      }
    } catch (error) {
      for (const one of taken) one.reject(error as Error);
    } finally {
      underWay -= 1;
      pump();
    }
  };

  const pump = () => {
    while (underWay < flights && queue.length > 0) void flush();
  };

  return {
    save(answers) {
      if (answers.length === 0) return Promise.resolve([]);
      if (waiting + answers.length > capacity)
        return Promise.reject(new SavingOverloaded('too many answers wait'));
      return new Promise((resolve, reject) => {
        queue.push({ answers, resolve, reject });
        waiting += answers.length;
        // After this turn of the event loop, so that requests read together go out together.
        setImmediate(pump);
      });
    },
  };
}
