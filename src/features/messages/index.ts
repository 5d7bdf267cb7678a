export { notify } from './commands/notify.ts';
export {
  countUnread,
  deleteMailsBefore,
  deleteMessagesBefore,
  findMailAddress,
  forgetPerson,
  type MailAddress,
} from './queries/messages.ts';
export type { Notice } from './rules/message.ts';
