import { type Logger, pino } from 'pino';

/** Creates the log: one JSON object per line on standard output. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: ['req.headers.cookie', '*.password', '*.idNumber', '*.phone'],
    serializers: { error: pino.stdSerializers.err },
  });
}

export const silentLogger: Logger = pino({ level: 'silent' });
