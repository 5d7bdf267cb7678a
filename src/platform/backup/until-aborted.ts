/** Passes a stream on until the signal aborts; then throws its reason. */
export async function* untilAborted(
  signal: AbortSignal | undefined,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    signal?.throwIfAborted();
    yield piece;
  }
}
