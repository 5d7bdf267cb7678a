// What only the demo city and tests use.
export { draftAnnouncement } from './commands/draft-announcement.ts';
export { publishAnnouncement } from './commands/publish-announcement.ts';
