/** What went wrong without numbers that may be a person's: what a job says may quote its data. */
export function maskedCause(cause: string): string {
  const line = cause.split('\n')[0] ?? '';
  return line
    .replace(/\d{6,}[\dXx]?/g, '……')
    .replace(/[\w.+-]+@[\w.-]+/g, '……')
    .slice(0, 300);
}
