import { mountIsland } from '../../../ui/island-mount.ts';

/** Reloads the page while an import runs; without a script the page does it itself. */
mountIsland('roster-import', () => {
  setTimeout(() => location.reload(), 1500);
});
