export {
  type Access,
  actorOf,
  type ListedRoute,
  learnerOf,
  officerOf,
  pathOnly,
  wantsJson,
} from './access.ts';
export { csrfTokenOf, displayCookie, hostCookie, isHttps } from './cookies.ts';
export { type Disclosed, type Disclosure, disclosing, recordDisclosures } from './disclosure.ts';
export { type Broadcast, createBroadcast } from './event-stream.ts';
export { fields } from './fields.ts';
export {
  emptyForm,
  type FieldErrors,
  type FormState,
  type FormValues,
  fieldOf,
  listOf,
  type ParsedForm,
  parseForm,
  readForm,
  typed,
  UnreadableForm,
} from './form.ts';
export {
  type Asked,
  type Done,
  type FormAction,
  formAction,
  type RefusedAt,
  refusedField,
  type Shown,
  visitorOf,
} from './form-action.ts';
export { joinGzip, takesGzip } from './joined-gzip.ts';
export { rowsOf, takeAfter, takePage } from './paging.ts';
export type { Pressure } from './pressure.ts';
export { openSearch, sealedWords, sealSearch, takeSearches } from './private-search.ts';
export { parseRange, type StoredFile, sendStoredFile } from './ranges.ts';
export {
  addressOfForm,
  keepRefusedPage,
  namesKeptPage,
  showRefusedPages,
} from './refused-pages.ts';
export { sendAttachment, sendPdf, sendTemplate, sendWorkbook } from './send-file.ts';
export { type App, createServer } from './server.ts';
export { Shed, shedWhenBusy } from './shedding.ts';
export { type FileKind, type Upload, uploadField } from './uploads.ts';
