import { mountIsland } from './island-mount.ts';

/** Reloads a page that shows work under way, unless somebody has begun to type or to choose in it. */
mountIsland<{ seconds: number }>('reload', (_root, { seconds }) => {
  let touched = false;
  document.addEventListener('input', () => {
    touched = true;
  });
  setInterval(() => {
    if (!touched) location.reload();
  }, seconds * 1000);
});
