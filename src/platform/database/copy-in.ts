import type pg from 'pg';

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  stream: {
    writableNeedDrain: boolean;
    once(event: 'drain' | 'close', listener: () => void): void;
  };
}

/** Runs `COPY … FROM STDIN` with a stream; returns the rows taken. An error of the stream ends the statement. */
export async function copyIn(
  client: pg.Client,
  text: string,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const statement = new CopyStatement(text);
  client.query(statement as unknown as pg.Submittable);
  const wire = await statement.ready;
  try {
    for await (const piece of content) {
      wire.sendCopyFromChunk(piece);
      if (wire.stream.writableNeedDrain)
        await new Promise<void>((resolve) => {
          wire.stream.once('drain', resolve);
          wire.stream.once('close', resolve);
        });
      if (statement.failed) break;
    }
    wire.endCopyFrom();
  } catch (error) {
    wire.sendCopyFail('the copy was given up');
    await statement.done.catch(() => {});
    throw error;
  }
  return statement.done;
}

/** A query in the manner of `pg` (Submittable). */
class CopyStatement {
  private readonly started = Promise.withResolvers<Wire>();
  private readonly ended = Promise.withResolvers<number>();
  readonly ready = this.started.promise;
  readonly done = this.ended.promise;
  failed = false;
  private rows = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.ready.catch(() => {});
    this.done.catch(() => {});
  }

  submit(wire: Wire): void {
    wire.query(this.text);
  }

  handleCopyInResponse(wire: Wire): void {
    this.started.resolve(wire);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
  }

  handleError(error: Error): void {
    this.failed = true;
    this.started.reject(error);
    this.ended.reject(error);
  }

  handleReadyForQuery(): void {
    this.ended.resolve(this.rows);
  }
}
