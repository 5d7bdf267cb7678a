import type { OfficerRole } from '../../kernel/actor.ts';
import { chapterOf, handbookOf } from './rules/chapters.ts';

/** Returns the chapter about an officer's page, by the pattern of its route; null where no chapter is about it. */
export function handbookAddress(role: OfficerRole, url: string): string | null {
  const chapter = chapterOf(url);
  return chapter && `/handbook/${handbookOf[role]}#${chapter}`;
}
