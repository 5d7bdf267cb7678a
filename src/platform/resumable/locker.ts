import type { ServerOptions } from '@tus/server';
import { newId } from '../../kernel/ids.ts';
import type { Db } from '../database/index.ts';
import { keepUploadLease, releaseUploadLease, takeUploadLease } from '../database/uploads.ts';

type Locker = Extract<ServerOptions['locker'], { newLock(id: string): unknown }>;

const askAgainMs = 250;
const keepEveryMs = 2000;
/** Longer than a lease: a killed process has lost it by then. */
const patienceMs = 20_000;

/**
 * One writer an upload, whichever process it reaches: a lease in its row. Who wants it marks it, and the holder
 * ends its request; a killed process loses it after 15 s.
 */
export function leaseLocker(db: Db): Locker {
  return {
    newLock(id) {
      const token = newId();
      let keeping: NodeJS.Timeout | undefined;
      return {
        async lock(signal, cancel) {
          const until = Date.now() + patienceMs;
          while (!(await takeUploadLease(db, id, token))) {
            if (signal.aborted || Date.now() > until)
              throw { status_code: 423, body: '这个文件正在另一个页面上传，请稍后再试。' };
            await new Promise((resolve) => setTimeout(resolve, askAgainMs));
          }
          keeping = setInterval(() => {
            keepUploadLease(db, id, token).then(
              (lease) => lease !== 'KEPT' && cancel(),
              () => cancel(),
            );
          }, keepEveryMs);
          keeping.unref();
        },
        async unlock() {
          clearInterval(keeping);
          await releaseUploadLease(db, id, token);
        },
      };
    },
  };
}
