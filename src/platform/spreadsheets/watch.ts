import { existsSync } from 'node:fs';
import { UnreadableTable } from './unreadable.ts';

/** Ends a reading that takes too long, or whose file was removed because its client left. */
export interface Watch {
  /** Throws `UnreadableTable`; cheap enough for every row. */
  check(row?: number): void;
}

const lookEvery = 500;

export function watchReading(path: string, milliseconds: number): Watch {
  const begun = Date.now();
  let looked = begun;
  return {
    check(row) {
      const now = Date.now();
      if (now - begun > milliseconds) throw new UnreadableTable('TOO_SLOW', row);
      if (now - looked < lookEvery) return;
      looked = now;
      if (!existsSync(path)) throw new UnreadableTable('FILE_GONE', row);
    },
  };
}
