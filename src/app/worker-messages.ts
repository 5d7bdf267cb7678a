import type { Worker } from 'node:cluster';

/** What the first process has prepared for the workers. */
export interface Prepared {
  connectionString: string;
  simulatorUrl: string | null;
  /** The port of all workers; 0: a free port that they share. */
  port: number;
}

interface Question {
  jixue: 'prepared' | 'measured';
  id: number;
}

interface Answer extends Question {
  value: unknown;
}

/** In the first process: answers the messages of a worker. */
export function answerQuestions(
  worker: Worker,
  answers: { prepared: Prepared; measure(): Promise<string> },
): void {
  worker.on('message', async ({ jixue, id }: Partial<Question>) => {
    if (!jixue) return;
    const value =
      jixue === 'prepared' ? answers.prepared : await answers.measure().catch(() => null);
    if (worker.isConnected()) worker.send({ jixue, id, value });
  });
}

/** In a worker: what the first process has prepared. */
export const askPrepared = () => ask('prepared') as Promise<Prepared>;

/** In a worker: the metrics of all workers together; null when one does not answer in time. */
export const askMeasured = () => ask('measured') as Promise<string | null>;

let lastId = 0;

// Without the first process there is no reply, but then this process ends too (Node's cluster).
function ask(jixue: Question['jixue']): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const hear = (answer: Partial<Answer>) => {
      if (answer.jixue !== jixue || answer.id !== id) return;
      process.off('message', hear);
      resolve(answer.value);
    };
    process.on('message', hear);
    process.send?.({ jixue, id });
  });
}
