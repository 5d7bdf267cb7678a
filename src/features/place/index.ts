export { NoticeDifference, NoticeText } from './pages/notice-text.tsx';
export { findNotice } from './queries/notices.ts';
export { followPlace, loadPlace, shippedPlace } from './queries/snapshot.ts';
export {
  consentDue,
  type DueConsent,
  type PrivacyNotice,
  versionInForce,
} from './rules/privacy-notice.ts';
