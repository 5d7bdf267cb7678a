import type { Parts } from '../../../../platform/parts.ts';
import { listForsakenUploads, removeUpload } from '../../../../platform/resumable/index.ts';

const keptDays = 7;

/** Removes uploads that nobody went on with for a week. No audit: nothing was taken. */
export async function giveUpUploads(parts: Parts): Promise<void> {
  const since = new Date(parts.clock.now().getTime() - keptDays * 86_400_000);
  for (const upload of await listForsakenUploads(parts.db, since))
    await removeUpload(parts, upload);
}
