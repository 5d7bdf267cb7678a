export type { Announcement } from './announcement.ts';
export { bodyHtml } from './body-html.ts';
export {
  publishAnnouncement,
  publishCircular,
  withdrawCircular,
} from './commands/publish-announcement.ts';
export { draftAnnouncement } from './commands/write-announcement.ts';
export { NewsList } from './pages/news-list.tsx';
export { listNews } from './queries.ts';
export { readerOf } from './reader.ts';
export { type Excerpt, excerptOf, searchPairs, searchText } from './search-text.ts';
export { countWaitingDrafts } from './waiting.ts';
