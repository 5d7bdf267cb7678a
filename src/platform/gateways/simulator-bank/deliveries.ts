import type { Letter } from './protocol.ts';

/** Pauses between attempts of a notification, in seconds; the real ones spread them over a day. */
const retrySeconds = [2, 5, 15, 60, 300, 900, 3600];

interface Delivery {
  letter: Letter;
  tried: number;
  timer: NodeJS.Timeout | undefined;
}

/** Sends notifications to the merchant until it has taken them. */
export interface Deliveries {
  send(letter: Letter, afterSeconds?: number): void;
  /** Sends all pending notifications once and resolves when all are answered. */
  flush(): Promise<void>;
  stop(): void;
}

/** Creates the deliveries of a bank; `stop` them when the bank closes. */
export function createDeliveries(): Deliveries {
  const waiting = new Set<Delivery>();
  const underWay = new Set<Promise<void>>();

  const plan = (delivery: Delivery, seconds: number) => {
    waiting.add(delivery);
    delivery.timer = setTimeout(() => start(delivery), seconds * 1000);
    delivery.timer.unref();
  };
  const start = (delivery: Delivery) => {
    clearTimeout(delivery.timer);
    waiting.delete(delivery);
    const work = attempt(delivery).finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const attempt = async (delivery: Delivery) => {
    delivery.tried += 1;
    if (await isTaken(delivery.letter)) return;
    const pause = retrySeconds[delivery.tried - 1];
    if (pause !== undefined) plan(delivery, pause);
  };

  return {
    send(letter, afterSeconds = 0) {
      const delivery: Delivery = { letter, tried: 0, timer: undefined };
      if (afterSeconds > 0) plan(delivery, afterSeconds);
      else start(delivery);
    },
    async flush() {
      await Promise.all(underWay);
      for (const delivery of [...waiting]) start(delivery);
      await Promise.all(underWay);
    },
    stop() {
      for (const delivery of waiting) clearTimeout(delivery.timer);
      waiting.clear();
    },
  };
}

async function isTaken({ url, headers, body, isTaken: taken }: Letter): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(10_000),
    });
    return taken(answer.status, (await answer.text()).trim());
  } catch {
    return false;
  }
}
