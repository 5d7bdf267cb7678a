import { mountIsland } from '../../../ui/island-mount.ts';

/** Shows how far the list is; without a script the page reloads itself. */
mountIsland('roster-import', () => {
  setTimeout(() => location.reload(), 1500);
});
