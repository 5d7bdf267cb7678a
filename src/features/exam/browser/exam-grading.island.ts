import { mountIsland } from '../../../ui/island-mount.ts';

const pauseMs = 2000;

/** Reloads until the result is there; without a script the page reloads itself. */
mountIsland('exam-grading', () => {
  setTimeout(() => location.reload(), pauseMs);
});
