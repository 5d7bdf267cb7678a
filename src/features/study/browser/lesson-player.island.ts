import { mountIsland, sendJson } from '../../../ui/island-mount.ts';
import { formatPlayTime } from '../rules/play-time.ts';
import { addFilmTools } from './film-tools.ts';

type Interval = [number, number];

interface Props {
  playbackUrl: string;
  heartbeatUrl: string;
  position: number;
  seconds: number;
  /** What was seen before, in seconds of the video. */
  seen: Interval[];
  /** No seek beyond what was seen (E12). */
  noSeek: boolean;
  /** Minutes of play after which the learner answers that they are there (E11); null: never. */
  promptMinutes: number | null;
}

interface Saved {
  savedAt: string;
  watchedSeconds: number;
  message?: string;
  note?: string;
}

const beatEveryMs = 10_000;

mountIsland<Props>('lesson-player', (root, props) => {
  const video = root.querySelector('video');
  const saved = root.querySelector<HTMLElement>('[data-saved]');
  const watched = root.querySelector<HTMLElement>('[data-watched]');
  const takeover = root.querySelector<HTMLElement>('[data-takeover]');
  if (!video || !saved || !watched || !takeover) return;
  addFilmTools(root, video);

  let token: string | null = null;
  // Another player took over, or the session ended: nothing is sent until the video is played here again.
  let stopped = false;
  let pending: Interval[] = [];
  let playingSince: number | null = null;
  let sending = false;
  let retryMs = 2000;

  video.addEventListener(
    'loadedmetadata',
    () => {
      if (props.position > 0 && props.position < props.seconds - 5)
        video.currentTime = props.position;
    },
    { once: true },
  );

  // An interval was played without a jump; a jump ends it and begins another.
  const close = () => {
    if (playingSince === null) return;
    const to = Math.min(Math.ceil(video.currentTime), props.seconds);
    const from = Math.floor(playingSince);
    if (to > from) pending.push([from, to]);
    playingSince = null;
  };
  let last = 0;
  video.addEventListener('timeupdate', () => {
    if (video.paused || video.seeking) return;
    if (playingSince === null) playingSince = video.currentTime;
    else if (Math.abs(video.currentTime - last) > 2) {
      const jumpedTo = video.currentTime;
      pending.push([Math.floor(playingSince), Math.ceil(last)]);
      playingSince = jumpedTo;
    }
    last = video.currentTime;
  });
  video.addEventListener('seeking', () => {
    if (playingSince !== null && last > playingSince)
      pending.push([Math.floor(playingSince), Math.ceil(last)]);
    playingSince = null;
  });

  const clock = (iso: string) =>
    new Date(iso).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });
  async function startPlayback(): Promise<void> {
    try {
      const answer = await sendJson<{ token: string; message?: string }>(props.playbackUrl, {});
      if (answer.meaning === 'done') {
        token = answer.body.token;
        stopped = false;
        if (takeover) takeover.hidden = true;
        // The server's clock for this player starts now: what was played before does not count.
        pending = [];
        playingSince = null;
      } else if (answer.meaning === 'signed_out') signIn();
      else if (answer.meaning === 'refused') refused(answer.body.message);
      else throw new Error(String(answer.status));
    } catch {
      if (saved) saved.textContent = '网络不通，现在播放的还不计时间，恢复后自动开始计。';
    }
  }

  async function beat(): Promise<void> {
    if (sending || stopped) return;
    if (!token) {
      if (!video?.paused) await startPlayback();
      return;
    }
    if (playingSince !== null && last > playingSince) {
      pending.push([Math.floor(playingSince), Math.ceil(last)]);
      playingSince = last;
    }
    if (pending.length === 0) return;
    sending = true;
    const batch = pending;
    pending = [];
    try {
      const answer = await sendJson<Saved>(props.heartbeatUrl, {
        token,
        played: batch,
        position: Math.floor(video?.currentTime ?? 0),
      });
      if (answer.meaning === 'done') show(answer.body);
      else if (answer.status === 409) takenOver(answer.body.message ?? '');
      else if (answer.meaning === 'signed_out') signIn();
      else if (answer.meaning === 'refused') refused(answer.body.message);
      else throw new Error(String(answer.status));
      retryMs = 2000;
    } catch {
      // The intervals are sent again with the next heartbeat.
      pending = [...batch, ...pending];
      if (saved)
        saved.textContent = `网络不通，${formatPlayTime(batch.reduce((sum, [from, to]) => sum + to - from, 0))}已记在本页，恢复后自动补记。`;
      retryMs = Math.min(retryMs * 2, 60_000);
      setTimeout(beat, retryMs * (0.75 + Math.random() / 2));
    } finally {
      sending = false;
    }
  }

  function show(state: Saved): void {
    if (saved)
      saved.textContent = `已保存 ${clock(state.savedAt)}${state.note ? `。${state.note}` : ''}`;
    if (watched)
      watched.textContent = `已看 ${formatPlayTime(state.watchedSeconds)} / ${formatPlayTime(props.seconds)}。快进、拖动和快于实际的时间不计；断网时先记在本机，恢复后补记。`;
  }

  function stop(message: string, nextStep: HTMLElement): void {
    token = null;
    stopped = true;
    video?.pause();
    if (!takeover) return;
    takeover.hidden = false;
    takeover.className = 'notice notice-warning mt-3';
    takeover.setAttribute('role', 'alert');
    nextStep.className = 'btn btn-sm btn-outline';
    takeover.replaceChildren(document.createTextNode(message), nextStep);
  }

  // The furthest second reached without a jump; a jump beyond it goes back there (E12).
  let furthest = Math.max(0, ...props.seen.map(([, to]) => to));
  if (props.noSeek) {
    video.addEventListener('timeupdate', () => {
      if (!video.seeking && video.currentTime <= furthest + 2)
        furthest = Math.max(furthest, video.currentTime);
    });
    video.addEventListener('seeking', () => {
      if (video.currentTime <= furthest + 2) return;
      video.currentTime = furthest;
      if (saved) saved.textContent = '第一次观看不能往后拖，已回到看到的地方。';
    });
  }

  // Play pauses until the learner answers that they are there (E11).
  let playedMs = 0;
  const promptMs = (props.promptMinutes ?? 0) * 60_000;
  if (promptMs > 0)
    setInterval(() => {
      if (video.paused) return;
      playedMs += 1000;
      if (playedMs < promptMs) return;
      playedMs = 0;
      askIfThere();
    }, 1000);

  function askIfThere(): void {
    video?.pause();
    if (!takeover) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-sm btn-outline';
    button.textContent = '我在看，继续播放';
    button.addEventListener('click', () => {
      takeover.hidden = true;
      void video?.play();
    });
    takeover.hidden = false;
    takeover.className = 'notice notice-warning mt-3';
    takeover.setAttribute('role', 'alert');
    takeover.replaceChildren(document.createTextNode('您还在看吗？确认后接着计时。'), button);
    button.focus();
  }

  function takenOver(message: string): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '在这里继续播放';
    button.addEventListener('click', () => void video?.play());
    stop(message || '您正在另一个页面或设备上播放，这里已暂停。', button);
  }

  function refused(message = '服务器没有接受这次计时。'): void {
    const link = document.createElement('a');
    link.href = location.pathname;
    link.textContent = '刷新页面';
    stop(`${message}视频已暂停，已保存的时间都在。`, link);
  }

  function signIn(): void {
    const link = document.createElement('a');
    link.href = `/login?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = '重新登录';
    stop('登录已经结束，视频已暂停。重新登录后从这里接着看，已保存的时间都在。', link);
  }

  video.addEventListener('play', () => {
    if (!token) void startPlayback();
  });
  for (const event of ['pause', 'ended'] as const) {
    video.addEventListener(event, () => {
      close();
      beat();
    });
  }
  setInterval(beat, beatEveryMs);
  addEventListener('online', beat);
  addEventListener('pagehide', () => {
    close();
    if (token && pending.length > 0) {
      sendJson(
        props.heartbeatUrl,
        { token, played: pending, position: Math.floor(video.currentTime) },
        { keepalive: true },
      );
      pending = [];
    }
  });
});
