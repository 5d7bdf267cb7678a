import type pg from 'pg';

/** What of a connection of `pg` a COPY uses; its types do not tell it. */
interface Wire {
  query(text: string): void;
  stream: { pause(): void; resume(): void };
}

/** More than this waits nowhere: the server is slowed down to what the reader takes. */
const mostWaiting = 4 * 1024 * 1024;

/**
 * Runs a statement that answers by COPY (`COPY … TO STDOUT`, BASE_BACKUP) and gives its pieces in order. Rows that
 * come before or after them, as BASE_BACKUP sends them, go to `onRow`.
 */
export async function* copyOut(
  client: pg.Client,
  text: string,
  onRow: (fields: (string | null)[]) => void = () => {},
): AsyncGenerator<Buffer> {
  const answer = new CopyAnswer(text, onRow);
  client.query(answer as unknown as pg.Submittable);
  // A connection that breaks ends the answer, also where `pg` has no query to tell.
  const broken = (error?: Error) => answer.handleError(error ?? new Error('the connection ended'));
  client.once('error', broken).once('end', broken);
  try {
    yield* answer.pieces();
  } finally {
    client.off('error', broken).off('end', broken);
  }
}

/** A query in the manner of `pg` (Submittable), fed by the messages of the connection. */
class CopyAnswer {
  private readonly waiting: Buffer[] = [];
  private bytes = 0;
  private ended = false;
  private failure: Error | null = null;
  private wire: Wire | null = null;
  private wake = () => {};
  private readonly text: string;
  private readonly onRow: (fields: (string | null)[]) => void;

  constructor(text: string, onRow: (fields: (string | null)[]) => void) {
    this.text = text;
    this.onRow = onRow;
  }

  async *pieces(): AsyncGenerator<Buffer> {
    while (true) {
      const piece = this.waiting.shift();
      if (piece) {
        this.bytes -= piece.length;
        if (this.bytes < mostWaiting / 2) this.wire?.stream.resume();
        yield piece;
      } else if (this.failure) throw this.failure;
      else if (this.ended) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }

  submit(wire: Wire): void {
    this.wire = wire;
    wire.query(this.text);
  }

  handleRowDescription(): void {}

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.onRow(fields);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // `pg` uses its buffer again for the next message.
    this.waiting.push(Buffer.from(chunk));
    this.bytes += chunk.length;
    if (this.bytes > mostWaiting) this.wire?.stream.pause();
    this.wake();
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}

  handleError(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  handleReadyForQuery(): void {
    this.ended = true;
    this.wake();
  }
}
