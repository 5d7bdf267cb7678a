import { meaningOf, mountIsland } from '../../../ui/island-mount.ts';

interface Props {
  url: string;
  bytes: number;
  name: string;
}

const refusedWords = {
  signed_out: '登录已经结束。请重新登录，再点一次下载。',
  refused: '服务器没有接受这次下载。请刷新页面，再点一次。',
};

/** The server refused: a retry would not help. */
class Refused extends Error {
  readonly words: string;
  constructor(meaning: keyof typeof refusedWords) {
    super(meaning);
    this.words = refusedWords[meaning];
  }
}

/** Downloads the archive with a progress bar; after a lost connection it resumes at the last byte. */
mountIsland<Props>('topic-download', (root, props) => {
  const link = root.querySelector('a');
  if (!link || !('body' in Response.prototype)) return;
  const bar = document.createElement('progress');
  bar.className = 'progress progress-primary w-full mt-3';
  bar.max = props.bytes;
  bar.setAttribute('aria-label', '下载进度');
  const line = document.createElement('p');
  line.className = 'text-sm text-muted figures';
  line.setAttribute('role', 'status');
  let chunks: BlobPart[] = [];
  let got = 0;
  let busy = false;

  async function download(): Promise<void> {
    const response = await fetch(props.url, got > 0 ? { headers: { range: `bytes=${got}-` } } : {});
    const meaning = meaningOf(response);
    if (meaning === 'signed_out' || meaning === 'refused') throw new Refused(meaning);
    if (!response.ok || !response.body) throw new Error(String(response.status));
    if (got > 0 && response.status !== 206) {
      chunks = [];
      got = 0;
    }
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value as BlobPart);
      got += value.length;
      bar.value = got;
      line.textContent = `已下载 ${Math.floor((got / props.bytes) * 100)}%`;
    }
    if (got < props.bytes) throw new Error('cut');
  }

  link.addEventListener('click', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    root.append(bar, line);
    for (let tries = 0; ; tries += 1) {
      try {
        await download();
        break;
      } catch (error) {
        if (error instanceof Refused) {
          line.textContent = error.words;
          busy = false;
          return;
        }
        if (tries >= 5) {
          line.textContent = `下载中断在 ${Math.floor((got / props.bytes) * 100)}%，再点一次从这里继续。`;
          busy = false;
          return;
        }
        line.textContent = '网络中断，正在从断点继续…';
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** tries));
      }
    }
    const address = URL.createObjectURL(new Blob(chunks, { type: 'application/zip' }));
    const save = document.createElement('a');
    save.href = address;
    save.download = props.name;
    save.click();
    URL.revokeObjectURL(address);
    chunks = [];
    got = 0;
    busy = false;
    line.textContent = '下载完成。';
  });
});
