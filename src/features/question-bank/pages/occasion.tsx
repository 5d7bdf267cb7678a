import type { VersionOccasion } from '../rules/version.ts';

/** What a version was begun for, with the way there. */
export const Occasion = ({ occasion: { words, href } }: { occasion: VersionOccasion }) => (
  <a class="link" href={href}>
    {words}
  </a>
);
