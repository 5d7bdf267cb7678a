export { type Channel, channels, type News } from './message.ts';
export { countUnread } from './queries.ts';
export { tell } from './tell.ts';
