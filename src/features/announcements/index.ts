export { publishCircular } from './commands/publish-circular.ts';
export { withdrawCircular } from './commands/withdraw-circular.ts';
export { ExcerptLine } from './pages/excerpt-line.tsx';
export { NewsList } from './pages/news-list.tsx';
export { listNews } from './queries/announcements.ts';
export { readerOf } from './queries/reader.ts';
export type { Announcement } from './rules/announcement.ts';
export { bodyHtml } from './rules/body-html.ts';
export { searchPairs, searchText } from './rules/search-text.ts';
