import { mountIsland } from './island-mount.ts';

// A4 at 150 dots an inch: sharp on every screen, half a megabyte.
const width = 1240;
const height = 1754;

mountIsland<{ name: string }>('paper', (root, { name }) => {
  const paper = root.querySelector('img') as HTMLImageElement;
  const button = root.querySelector('[data-share]') as HTMLButtonElement;
  const say = root.querySelector('[data-say]') as HTMLElement;
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    say.textContent = '正在生成图片…';
    try {
      await loaded(paper);
      await give(draw(paper));
    } catch {
      say.textContent = '图片没有生成，请检查网络后再按一次；也可以打印（PDF）。';
    }
    button.disabled = false;
  });

  async function give(canvas: HTMLCanvasElement): Promise<void> {
    say.textContent = '';
    // WeChat's browser saves no files: a picture is pressed and kept.
    if (/MicroMessenger/i.test(navigator.userAgent)) {
      const picture = document.createElement('img');
      picture.alt = name;
      picture.src = canvas.toDataURL('image/png');
      paper.replaceWith(picture);
      button.hidden = true;
      say.textContent = '长按上面的图片，选“保存图片”或“发送给朋友”。';
      return;
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    if (!blob) throw new Error('the browser made no picture');
    await keep(new File([blob], `${name}.png`, { type: 'image/png' }));
  }

  async function keep(file: File): Promise<void> {
    if (navigator.canShare?.({ files: [file] }) && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ files: [file] }).catch(() => undefined);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
});

/** Resolves once the paper can be drawn; one that did not come is asked for again, twice. */
async function loaded(paper: HTMLImageElement): Promise<void> {
  const address = paper.src;
  for (let again = 2; ; again -= 1) {
    try {
      return await paper.decode();
    } catch (error) {
      if (again === 0) throw error;
      paper.src = `${address}${address.includes('?') ? '&' : '?'}again=${again}`;
    }
  }
}

function draw(paper: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(paper, 0, 0, width, height);
  }
  return canvas;
}
