import { mountIsland } from '../../../ui/island-mount.ts';

interface Props {
  sampleUrl: string;
  sampleBytes: number;
  neededMbit: number;
}

/** Whether it will do, and what was found. */
type Finding = [good: boolean, words: string];

mountIsland<Props>('environment-check', (root, props) => {
  const summary = root.querySelector('[data-summary]');
  const again = root.querySelector<HTMLElement>('[data-again]');
  if (!summary || !again) return;
  const put = (key: string, [good, words]: Finding) => {
    const card = root.querySelector(`[data-check="${key}"]`);
    const result = card?.querySelector('[data-result]');
    if (!result) return good;
    result.className = good ? 'text-base text-success' : 'text-base font-semibold text-error';
    result.textContent = `${good ? '✓ 可以' : '！要处理'}：${words}`;
    card?.querySelector('[data-otherwise]')?.toggleAttribute('hidden', good);
    return good;
  };
  const run = async () => {
    summary.textContent = '正在检测…';
    const line = measureLine(props);
    const good = [
      put('browser', browser()),
      put('video', video()),
      put('storage', await storage()),
      put('speed', (await line).speed),
      put('clock', (await line).clock),
    ];
    const wrong = good.filter((one) => !one).length;
    summary.textContent =
      wrong === 0
        ? '五项都可以，这台设备可以学习和考试。'
        : `有 ${wrong} 项要处理，办法写在下面。处理后请重新检测。`;
    again.hidden = false;
  };
  again.addEventListener('click', run);
  run();
});

function browser(): Finding {
  const parts = ['fetch', 'IntersectionObserver', 'BroadcastChannel', 'WebSocket'];
  const good = parts.every((part) => part in window) && CSS.supports('selector(:has(*))');
  return [good, `${browserName()}${good ? '' : '，版本太旧'}`];
}

function browserName(): string {
  const names: [RegExp, string][] = [
    [/MicroMessenger\/([\d.]+)/, '微信'],
    [/Edg\w*\/(\d+)/, 'Edge'],
    [/Firefox\/(\d+)/, 'Firefox'],
    [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome 内核'],
    [/Version\/([\d.]+).*Safari/, 'Safari'],
  ];
  for (const [pattern, name] of names) {
    const found = pattern.exec(navigator.userAgent);
    if (found) return `${name} ${found[1]}`;
  }
  return '未能识别的浏览器';
}

function video(): Finding {
  const player = document.createElement('video');
  const plays = (type: string) => player.canPlayType?.(type) !== '';
  const mp4 = plays('video/mp4; codecs="avc1.42E01E, mp4a.40.2"');
  const webm = plays('video/webm; codecs="vp9, opus"');
  const names = [mp4 ? 'MP4' : '', webm ? 'WebM' : ''].filter(Boolean).join('、');
  return [mp4 || webm, names ? `能播放 ${names}` : '不能播放视频'];
}

async function storage(): Promise<Finding> {
  if (!navigator.cookieEnabled) return [false, 'Cookie 被关闭'];
  const opened = await new Promise<boolean>((done) => {
    try {
      const request = indexedDB.open('jixue-check');
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase('jixue-check');
        done(true);
      };
      request.onerror = () => done(false);
    } catch {
      done(false);
    }
  });
  if (!opened) return [false, '不能保存本机数据'];
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const free = Math.round((quota - usage) / 1024 / 1024);
  if (quota > 0 && free < 50) return [false, `只剩 ${free} MB`];
  return [true, quota > 0 ? `可用约 ${free} MB` : '可以保存'];
}

/** Times the sample; the clock is compared with the server's in the answer, in the middle of the way there and back. */
async function measureLine({ sampleUrl, sampleBytes, neededMbit }: Props) {
  const lost: Finding = [false, '连不上服务器'];
  try {
    const asked = Date.now();
    const head = await fetch(`${sampleUrl}?bytes=1`, { cache: 'no-store' });
    const trip = Date.now() - asked;
    const server = Number(head.headers.get('x-server-time'));
    const drift = Math.round(Math.abs(server - (asked + trip / 2)) / 1000);
    const begun = performance.now();
    const answer = await fetch(sampleUrl, { cache: 'no-store' });
    await answer.arrayBuffer();
    const seconds = (performance.now() - begun) / 1000;
    const mbit = (sampleBytes * 8) / 1e6 / seconds;
    const shown = mbit >= 10 ? Math.round(mbit) : mbit.toFixed(1);
    const speed: Finding = [mbit >= neededMbit, `约 ${shown} Mbit/s，往返 ${trip} 毫秒`];
    const clock: Finding = [drift <= 60, drift <= 1 ? '准确' : `相差 ${drift} 秒`];
    return { speed, clock };
  } catch {
    return { speed: lost, clock: lost };
  }
}
