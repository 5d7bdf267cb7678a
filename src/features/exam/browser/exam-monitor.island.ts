import { mountIsland } from '../../../ui/island-mount.ts';

/** An event: the time of the numbers, and the parts of the page as HTML. */
export interface MonitorEvent {
  at: string;
  parts: Record<string, string>;
}

const staleAfterMs = 5000;

/** Updates the parts of the page while it is visible, and shows the time of the numbers. */
mountIsland<{ eventsUrl: string }>('exam-monitor', (root, { eventsUrl }) => {
  const freshness = root.querySelector<HTMLElement>('[data-freshness]');
  const shown = new Map<string, string>();
  let source: EventSource | null = null;
  let heardAt = performance.now();
  let time = freshness?.querySelector('.figures')?.textContent ?? '';

  function say(text: string): void {
    if (freshness && freshness.textContent !== text) freshness.textContent = text;
  }

  function show({ at, parts }: MonitorEvent): void {
    heardAt = performance.now();
    time = at;
    say(`数据时间 ${time}`);
    for (const [name, html] of Object.entries(parts)) {
      const place = root.querySelector(`[data-part="${name}"]`);
      // Unchanged parts keep focus and selection.
      if (!place || shown.get(name) === html) continue;
      shown.set(name, html);
      place.innerHTML = html;
    }
  }

  function watch(): void {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = null;
      return;
    }
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource(eventsUrl);
    source.onmessage = (event) => show(JSON.parse(event.data) as MonitorEvent);
  }

  watch();
  document.addEventListener('visibilitychange', watch);
  setInterval(() => {
    if (document.visibilityState === 'hidden') return;
    if (performance.now() - heardAt > staleAfterMs)
      say(`数据时间 ${time}，连接中断，正在重新连接…`);
    watch();
  }, 2000);
});
