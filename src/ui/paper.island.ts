import { mountIsland } from './island-mount.ts';

// A4 at 150 dots an inch: sharp on every screen, half a megabyte.
const width = 1240;
const height = 1754;

mountIsland<{ name: string }>('paper', (root, { name }) => {
  const paper = root.querySelector('img');
  const button = root.querySelector<HTMLButtonElement>('[data-share]');
  const say = root.querySelector('[data-say]');
  if (!paper || !button || !say) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await paper.decode();
    const canvas = draw(paper);
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
    canvas.toBlob(
      (blob) => blob && void keep(new File([blob], `${name}.png`, { type: 'image/png' })),
    );
  });

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
