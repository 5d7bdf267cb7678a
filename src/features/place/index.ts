export { NoticeDifference, NoticeText } from './pages/notice-text.tsx';
export { placeChannel } from './queries/announcement.ts';
export { findNotice } from './queries/notices.ts';
export { loadPlace, shippedPlace } from './queries/snapshot.ts';
export {
  consentDue,
  type DueConsent,
  type PrivacyNotice,
  versionInForce,
} from './rules/privacy-notice.ts';
