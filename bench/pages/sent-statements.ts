import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** What a request sent to the database, in the order it was sent; the ends of transactions are left out. */
export interface SentStatement {
  text: string;
  /** Until its rows were there; 0 while it is under way. */
  ms: number;
}

const noting = new AsyncLocalStorage<SentStatement[]>();
let patched = false;

/** Runs a request and returns with its result the statements it sent. */
export async function noteStatements<T>(run: () => Promise<T>): Promise<[T, SentStatement[]]> {
  if (!patched) noteAll();
  const sent: SentStatement[] = [];
  const result = await noting.run(sent, run);
  return [result, sent];
}

/** Every client of this process notes for the request in whose course it is asked. */
function noteAll(): void {
  patched = true;
  const { prototype } = pg.Client as unknown as {
    prototype: { query(...args: unknown[]): unknown };
  };
  const { query } = prototype;
  prototype.query = function noted(this: unknown, ...args: unknown[]) {
    const [asked] = args as [string | { text?: string } | undefined];
    const text = typeof asked === 'string' ? asked : (asked?.text ?? '');
    const sent = noting.getStore();
    if (!sent || /^\s*(begin|commit|rollback|start transaction|set )/i.test(text))
      return query.apply(this, args);
    const statement = { text, ms: 0 };
    sent.push(statement);
    const began = performance.now();
    const settled = () => {
      statement.ms = performance.now() - began;
    };
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (...results: unknown[]) => {
        settled();
        return last(...results);
      };
      return query.apply(this, args);
    }
    const answer = query.apply(this, args);
    if (answer instanceof Promise) answer.then(settled, settled);
    return answer;
  };
}
