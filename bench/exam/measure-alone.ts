import { analyseTables, attemptIdOf, insertAttempts, insertExaminees, openBureau } from './city.ts';
import { type LinesMeasured, measureLines } from './lines.ts';
import { openProduct } from './product.ts';
import { beginRun, type Measurement } from './run.ts';

/** Sheets of each kind opened. */
const sheets = 3000;

/** Measures the opening of untouched and of half-answered sheets alone. */
export async function measureSheets(say: (line: string) => void): Promise<Measurement[]> {
  const product = await openProduct(say);
  try {
    const run = beginRun(product, say);
    await openBureau(product);
    await insertExaminees(product, 0, 2 * sheets);
    await insertAttempts(product, 0, sheets, { open: true, answers: 0 });
    await insertAttempts(product, sheets, 2 * sheets, { open: true, answers: 25 });
    await analyseTables(product);
    const open = (name: string, from: number, count: number) =>
      run.measure(name, {
        kind: 'resume',
        attempts: Array.from({ length: count }, (_, index) => ({
          id: attemptIdOf(from + index),
          examinee: from + index,
        })),
        connections: 64,
      });
    await open('预热', 0, sheets / 5);
    await open('打开试卷（还没有作答）', 0, sheets);
    await open('打开试卷（答了 25 题）', sheets, sheets);
    return run.measured;
  } finally {
    await product.close();
  }
}

/** Measures so many open lines alone. */
export async function measureLinesAlone(
  count: number,
  say: (line: string) => void,
): Promise<LinesMeasured> {
  const product = await openProduct(say);
  try {
    await insertExaminees(product, 0, count);
    await insertAttempts(product, 0, count, { open: true, answers: 0 });
    await analyseTables(product);
    return await measureLines(product, count, say);
  } finally {
    await product.close();
  }
}
