import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { personMoved } from '../../people/index.ts';
import { checkList } from '../commands/check-list.ts';
import { deleteTypedRows } from '../commands/delete-typed-rows.ts';
import { importPeople } from '../commands/import-people.ts';
import { invitePeople } from '../commands/invite-people.ts';
import { type Move, recordMove } from '../commands/record-move.ts';
import { listUnfinished } from '../queries/imports.ts';
import { importOrdered, listUploaded } from '../rules/events.ts';

const steps = { CHECKING: checkList, IMPORTING: importPeople, DONE: invitePeople };

/** Resumes unfinished imports of a process that died, and invites the people of finished ones. */
async function resumeImports(parts: Parts): Promise<void> {
  for (const { id, state } of await listUnfinished(parts.db)) await steps[state](parts, id);
}

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { importId: string }>({
      event: listUploaded,
      name: 'roster.check_list',
      handle: (parts, { importId }) => checkList(parts, importId),
    }),
    subscription<Parts, { importId: string }>({
      event: importOrdered,
      name: 'roster.import_people',
      handle: (parts, { importId }) => importPeople(parts, importId),
    }),
    subscription<Parts, Move>({
      event: personMoved,
      name: 'roster.record_move',
      handle: recordMove,
    }),
  ],
  recurrences: [
    { name: 'roster.resume_imports', everySeconds: 20, alone: true, handle: resumeImports },
    { name: 'roster.delete_typed_rows', everySeconds: 3600, alone: true, handle: deleteTypedRows },
  ],
};
