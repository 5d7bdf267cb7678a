import { mountIsland } from '../../../ui/island-mount.ts';
import { type RunningUpload, uploadResumably } from '../../../ui/resumable-upload.ts';

interface Props {
  endpoint: string;
  largestBytes: number;
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** Sends the film of the form part by part, with progress, pause and cancel; reloads when it is there. */
mountIsland<Props>('film-upload', (root, { endpoint, largestBytes }) => {
  const form = root.querySelector('form');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  const box = root.querySelector<HTMLElement>('[data-upload]');
  const bar = box?.querySelector('progress');
  const line = box?.querySelector<HTMLElement>('[role="status"]');
  const [pause, cancel] = box?.querySelectorAll('button') ?? [];
  if (!form || !input || !box || !bar || !line || !pause || !cancel) return;
  // Sent part by part, a film may be larger than a form.
  root.querySelector('[data-at-once]')?.remove();
  let running: RunningUpload | null = null;
  let stopped = false;

  const leave = (event: BeforeUnloadEvent) => event.preventDefault();
  const end = (sentence: string) => {
    running = null;
    removeEventListener('beforeunload', leave);
    document.documentElement.removeAttribute('data-uploading');
    line.textContent = sentence;
    pause.hidden = true;
  };

  async function begin(file: File): Promise<void> {
    if (!bar || !line || !box || !pause) return;
    if (file.size > largestBytes) {
      box.hidden = false;
      return end(`这个文件有 ${megabytes(file.size)} MB，最大 ${megabytes(largestBytes)} MB。`);
    }
    box.hidden = false;
    pause.hidden = false;
    stopped = false;
    pause.textContent = '暂停';
    bar.max = file.size;
    line.textContent = '正在开始…';
    addEventListener('beforeunload', leave);
    document.documentElement.setAttribute('data-uploading', '');
    running = await uploadResumably(file, endpoint, {
      onProgress(sent, all) {
        bar.value = sent;
        const share = Math.floor((sent / all) * 100);
        line.textContent = `已传 ${share}%（${megabytes(sent)} / ${megabytes(all)} MB）`;
      },
      onDone() {
        end('已传完，正在刷新…');
        location.reload();
      },
      onFailed: end,
    });
  }

  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    // The button of the form is not the one that waits.
    event.stopImmediatePropagation();
    if (!running) void begin(file);
  });
  pause.addEventListener('click', () => {
    const file = input.files?.[0];
    if (!stopped && running) {
      stopped = true;
      running.pause();
      running = null;
      pause.textContent = '接着传';
      line.textContent = '已暂停。接着传，或以后再选同一个文件。';
      removeEventListener('beforeunload', leave);
    } else if (file) void begin(file);
  });
  cancel.addEventListener('click', async () => {
    const uploading = running;
    end('已取消，没有收下。');
    box.hidden = !uploading;
    await uploading?.cancel().catch(() => {});
  });
});
