import { type Logger, pino } from 'pino';

/** Where the log is written. */
export interface LogOutput {
  write(line: string): void;
}

/** Creates the log: one JSON object per line, on standard output by default. */
export function createLogger(level: string, output: LogOutput = process.stdout): Logger {
  const options = {
    level,
    redact: ['req.headers.cookie', '*.password', '*.idNumber', '*.phone'],
    serializers: { error: pino.stdSerializers.err },
  };
  return pino(options, output);
}

/**
 * Keeps lines of level info and below until they are released, so that they do not stand between the lines of
 * progress of a start. Warnings and errors pass at once; nothing is lost.
 */
export function holdOutput(output: LogOutput = process.stdout): LogOutput & { release(): void } {
  let held: string[] | null = [];
  return {
    write(line) {
      if (held && /^\{"level":[1-3]0,/.test(line)) held.push(line);
      else output.write(line);
    },
    release() {
      for (const line of held ?? []) output.write(line);
      held = null;
    },
  };
}

export const silentLogger: Logger = pino({ level: 'silent' });
