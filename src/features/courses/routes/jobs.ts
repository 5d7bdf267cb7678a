import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { buildDownloads } from '../commands/build-downloads.ts';
import { copyFiles } from '../commands/copy-files.ts';
import { giveUpUploads } from '../commands/film/give-up-uploads.ts';
import { prepareFilms } from '../commands/film/prepare-films.ts';
import { tellEnrolled } from '../commands/tell-enrolled.ts';
import { enrolledConcerned, lessonsChanged, topicCopied, topicPublished } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: topicPublished,
      name: 'courses.build_downloads',
      handle: (parts: Parts, { topicId }) => buildDownloads(parts, topicId),
    }),
    subscription({
      event: lessonsChanged,
      name: 'courses.rebuild_downloads',
      handle: (parts: Parts, { topicId }) => buildDownloads(parts, topicId),
    }),
    subscription({
      event: topicCopied,
      name: 'courses.copy_files',
      handle: (parts: Parts, copied) => copyFiles(parts, copied),
    }),
    subscription({
      event: enrolledConcerned,
      name: 'courses.tell_enrolled',
      handle: (parts: Parts, version) => tellEnrolled(parts, version),
    }),
  ],
  recurrences: [
    {
      name: 'courses.prepare_films',
      everySeconds: 3,
      // One film at a time in the installation: transcoding takes all the processor it gets.
      alone: true,
      handle: (parts: Parts) => prepareFilms(parts),
    },
    {
      name: 'courses.give_up_uploads',
      everySeconds: 3600,
      alone: true,
      handle: (parts: Parts) => giveUpUploads(parts),
    },
  ],
};
