/**
 * The product cannot start, and a person can do something about it. The message is what the
 * operator reads: one Chinese sentence that says what is wrong and one that says what to do.
 */
export class StartupError extends Error {
  override name = 'StartupError';
}
