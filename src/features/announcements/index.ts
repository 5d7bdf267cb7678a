export {
  publishAnnouncement,
  publishCircular,
  withdrawCircular,
} from './commands/publish-announcement.ts';
export { draftAnnouncement } from './commands/write-announcement.ts';
export { NewsList } from './pages/news-list.tsx';
export { listNews } from './queries/announcements.ts';
export { readerOf } from './queries/reader.ts';
export type { Announcement } from './rules/announcement.ts';
export { bodyHtml } from './rules/body-html.ts';
export { type Excerpt, excerptOf, searchPairs, searchText } from './rules/search-text.ts';
