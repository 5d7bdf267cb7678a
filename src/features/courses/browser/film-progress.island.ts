import { mountIsland } from '../../../ui/island-mount.ts';

interface Film {
  id: string;
  state: string;
  progress: number;
}

/** Keeps the progress of films up to date; when one is done the page is loaded again, but never during an upload. */
mountIsland<{ url: string; films: Film[] }>('film-progress', (_root, { url, films }) => {
  const known = new Map(films.map((film) => [film.id, film.state]));
  setInterval(async () => {
    const answer = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) return;
    const now = ((await answer.json()) as { films: Film[] }).films;
    for (const { id, progress } of now) {
      const bar = document.querySelector<HTMLProgressElement>(`[data-film="${id}"] progress`);
      const text = document.querySelector(`[data-film="${id}"] .figures`);
      if (bar) bar.value = progress;
      if (text) text.textContent = `${progress}%`;
    }
    const isChanged = now.some(({ id, state }) => known.get(id) !== state);
    if (isChanged && !document.documentElement.hasAttribute('data-uploading')) location.reload();
  }, 2000);
});
