import { mountIsland } from './island-mount.ts';

/**
 * Reads the page aloud with the browser's voice, piece by piece, and marks what is read. Nothing is shown where
 * the browser has no voice.
 */
mountIsland('read-aloud', (root) => {
  const button = root.querySelector('button');
  if (!button || !('speechSynthesis' in window)) return;
  const voice = window.speechSynthesis;
  let pieces: HTMLElement[] = [];
  let marked: HTMLElement | null = null;

  const mark = (piece: HTMLElement | null) => {
    marked?.classList.remove('being-read');
    piece?.classList.add('being-read');
    piece?.scrollIntoView({ block: 'nearest' });
    marked = piece;
  };
  const stop = () => {
    pieces = [];
    voice.cancel();
    mark(null);
    show(false);
  };
  const show = (reading: boolean) => {
    button.textContent = reading ? '停止朗读' : '朗读本页';
    button.setAttribute('aria-pressed', String(reading));
  };
  const next = () => {
    const piece = pieces.shift();
    if (!piece) return stop();
    mark(piece);
    const words = new SpeechSynthesisUtterance(piece.textContent ?? '');
    words.lang = 'zh-CN';
    words.rate = 0.9;
    words.onend = next;
    words.onerror = stop;
    voice.speak(words);
  };

  button.hidden = false;
  show(false);
  button.addEventListener('click', () => {
    if (marked) return stop();
    pieces = readable();
    show(true);
    next();
  });
  addEventListener('pagehide', () => voice.cancel());
});

/** The pieces of the page in its order: headings, sentences, entries of lists, cells; what is inside one is not read twice. */
function readable(): HTMLElement[] {
  const wanted = 'h1, h2, h3, p, li, dt, dd, figcaption, legend, label, td, th, button, a.btn';
  const all = [...document.querySelectorAll<HTMLElement>(`main :is(${wanted})`)];
  return all.filter(
    (one) =>
      one.textContent?.trim() !== '' &&
      one.offsetParent !== null &&
      !all.some(
        (other) => other !== one && one.contains(other) && other.textContent?.trim() !== '',
      ),
  );
}
