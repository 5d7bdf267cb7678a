const sliceMs = 25;

/**
 * Returns a function for long computations in the process that serves requests: called often, it yields to
 * the event loop every `sliceMs`.
 */
export function createYield(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
