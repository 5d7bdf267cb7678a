import { mountIsland } from '../../../ui/island-mount.ts';

const pauseMs = 1500;

/** Shows how far the file is; without a script the page reloads itself. */
mountIsland('statistics-export', () => {
  setTimeout(() => location.reload(), pauseMs);
});
