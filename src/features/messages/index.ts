export { tell } from './commands/tell.ts';
export { countUnread } from './queries/messages.ts';
export { type Channel, channels, type News } from './rules/message.ts';
