import { mountIsland } from '../../../ui/island-mount.ts';

const pauseMs = 2500;

interface Way {
  /** Tells whether the payment is still awaited. */
  url: string;
  /** The page of the order. */
  after: string;
  /** What WeChat's own script pays with. */
  params?: Record<string, string>;
}

type Bridge = { invoke(name: string, params: object, then: (answer: unknown) => void): void };

/** Goes on to the provider by itself where it can, and to the order once the payment is no longer awaited. */
mountIsland<Way>('way-to-pay', (root, { url, after, params }) => {
  const form = root.querySelector<HTMLFormElement>('form[data-go]');
  // Whoever comes back with the browser's button is not sent away again.
  if (form && !isComingBack()) form.submit();
  root.querySelector('[data-pay]')?.addEventListener('click', () => {
    const bridge = (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge;
    bridge?.invoke('getBrandWCPayRequest', params ?? {}, () => location.assign(after));
  });
  const poll = async () => {
    try {
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      if (answer.ok && !((await answer.json()) as { awaited: boolean }).awaited)
        return location.assign(after);
    } catch {
      // Network error: the next poll may succeed.
    }
    setTimeout(poll, pauseMs);
  };
  setTimeout(poll, pauseMs);
});

function isComingBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'back_forward';
}
