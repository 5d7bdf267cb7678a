import { mountIsland } from '../../../ui/island-mount.ts';

/** Checks what the exam needs and lists the results: round trip, clock, storage. */
mountIsland<{ pingUrl: string }>('exam-check', async (root, { pingUrl }) => {
  const list = root.querySelector('[data-checks]');
  if (!list) return;
  const line = (good: boolean, text: string) => {
    const item = document.createElement('li');
    item.className = good ? 'text-success' : 'text-warning';
    item.textContent = `${good ? '✓' : '!'} ${text}`;
    return item;
  };
  const times: number[] = [];
  let serverDate = '';
  for (let round = 0; round < 4; round += 1) {
    const before = performance.now();
    try {
      const response = await fetch(pingUrl, { cache: 'no-store' });
      serverDate = response.headers.get('date') ?? '';
      times.push(performance.now() - before);
    } catch {
      break;
    }
  }
  const best = Math.round(Math.min(...times));
  const drift = serverDate ? Math.round(Math.abs(Date.parse(serverDate) - Date.now()) / 1000) : 0;
  list.prepend(
    times.length < 4
      ? line(false, '网络不稳定，请换一个网络再开始')
      : line(best < 800, `网络往返 ${best} 毫秒${best < 800 ? '，正常' : '，偏慢，可以考试'}`),
    line(
      drift < 60,
      drift < 60
        ? '电脑时钟正常（以服务器时间为准）'
        : `电脑时钟相差约 ${drift} 秒，不影响考试，以服务器时间为准`,
    ),
    line(
      'indexedDB' in window,
      'indexedDB' in window ? '浏览器可以暂存作答' : '浏览器不能暂存作答，断网时请勿关闭页面',
    ),
  );
});
