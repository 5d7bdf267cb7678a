import { mountIsland } from '../../../ui/island-mount.ts';

const kept = 'jixue-film-quality';

/** Changes the picture of the film on the page at the second it is at, and remembers the choice. */
mountIsland('film-quality', (root) => {
  const video = document.querySelector('video');
  const links = [...root.querySelectorAll<HTMLAnchorElement>('a[data-quality]')];
  if (!video || links.length === 0) return;

  const mark = (chosen: HTMLAnchorElement) => {
    for (const link of links) {
      link.classList.toggle('font-semibold', link === chosen);
      if (link === chosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  function show(link: HTMLAnchorElement): void {
    if (!video) return;
    mark(link);
    const address = new URL(link.href, location.href).href;
    if (video.currentSrc === address || video.src === address) return;
    const { currentTime, paused } = video;
    video.addEventListener(
      'loadedmetadata',
      () => {
        if (currentTime > 0) video.currentTime = currentTime;
        if (!paused) void video.play();
      },
      { once: true },
    );
    video.src = address;
  }

  const chosen = localStorage.getItem(kept) ?? 'small';
  const first = links.find((link) => link.dataset.quality === chosen) ?? links[0];
  if (first) {
    if (chosen === 'small') mark(first);
    else show(first);
  }
  for (const link of links)
    link.addEventListener('click', (event) => {
      event.preventDefault();
      localStorage.setItem(kept, link.dataset.quality ?? 'small');
      show(link);
    });
});
