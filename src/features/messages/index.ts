export { notify } from './commands/notify.ts';
export { countUnread } from './queries/messages.ts';
export type { Notice } from './rules/message.ts';
