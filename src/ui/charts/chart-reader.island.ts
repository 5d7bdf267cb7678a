import { mountIsland } from '../island-mount.ts';

/**
 * Goes along the lines of a chart point by point: by mouse over the drawing, or with the slider below it by finger
 * or keys. What the point says stands in words above the slider.
 */
mountIsland<{ title: string; points: string[] }>('chart-reader', (root, { title, points }) => {
  if (points.length < 2) return;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.className = 'chart-slider no-print';
  slider.max = String(points.length - 1);
  slider.value = slider.max;
  slider.setAttribute('aria-label', `${title}：逐点查看`);
  const words = document.createElement('p');
  words.className = 'chart-words no-print';
  root.append(words, slider);
  // On a phone the table would be longer than all the rest.
  const table = root.parentElement?.querySelector('details');
  if (table && !matchMedia('(min-width: 1024px)').matches) table.open = false;

  const guides = [...root.querySelectorAll<HTMLElement>('.chart-drawing')].map((drawing) => {
    const guide = document.createElement('span');
    guide.className = 'chart-guide no-print';
    drawing.append(guide);
    const { from, to } = drawing.dataset;
    drawing.addEventListener('pointermove', ({ clientX }) => {
      const { left, width } = drawing.getBoundingClientRect();
      const share = ((clientX - left) / width - Number(from)) / (Number(to) - Number(from));
      show(Math.round(share * (points.length - 1)));
    });
    return { guide, from: Number(from), to: Number(to) };
  });

  function show(at: number): void {
    const shown = Math.max(0, Math.min(points.length - 1, at));
    slider.value = String(shown);
    slider.setAttribute('aria-valuetext', points[shown] as string);
    words.textContent = points[shown] as string;
    for (const { guide, from, to } of guides)
      guide.style.left = `${(from + ((to - from) * shown) / (points.length - 1)) * 100}%`;
  }
  slider.addEventListener('input', () => show(Number(slider.value)));
  show(points.length - 1);
});
