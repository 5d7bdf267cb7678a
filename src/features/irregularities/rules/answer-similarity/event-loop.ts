const sliceMs = 25;

/**
 * Long work in a process that serves people: asked often, gives everybody else a turn every few
 * milliseconds, and goes on.
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
