export {
  countUnfinishedUploads,
  findUpload,
  listForsakenUploads,
  listUploads,
  type UploadRow,
} from '../database/uploads.ts';
export { mountResumable, type ResumableUpload } from './mount.ts';
export { keepWholeUpload, readUpload, removeUpload } from './parts-store.ts';
