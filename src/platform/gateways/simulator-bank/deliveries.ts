import type { Params } from './signature.ts';

/** Pauses between attempts of a notification, in seconds; the real Alipay spreads them over 25 hours. */
const retrySeconds = [2, 5, 15, 60, 300, 900, 3600];

interface Delivery {
  url: string;
  message: Params;
  tried: number;
  timer: NodeJS.Timeout | undefined;
}

/** Sends notifications to the merchant until it answers "success". */
export interface Deliveries {
  send(url: string, message: Params, afterSeconds?: number): void;
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
    if (await isTaken(delivery)) return;
    const pause = retrySeconds[delivery.tried - 1];
    if (pause !== undefined) plan(delivery, pause);
  };

  return {
    send(url, message, afterSeconds = 0) {
      const delivery: Delivery = { url, message, tried: 0, timer: undefined };
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

async function isTaken({ url, message }: Delivery): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(message),
      signal: AbortSignal.timeout(10_000),
    });
    return (await answer.text()).trim() === 'success';
  } catch {
    return false;
  }
}
