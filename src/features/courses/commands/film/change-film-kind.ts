import { Refusal } from '../../../../kernel/refusal.ts';
import type { ProposalKind } from '../../../../platform/feature.ts';
import { recordAudit } from '../../../audit/index.ts';
import { countEnrolled } from '../../queries/enrolled.ts';
import { insertVersion } from '../../queries/versions.ts';
import { lessonsChanged } from '../../rules/events.ts';
import { type FilmOfLesson, filmDifference, isSameFilm } from '../../rules/film/lesson-film.ts';
import { publishingRoles } from '../../rules/policy.ts';
import { keepFilmOfLesson } from '../keep-lesson.ts';
import { lockLesson, nameOfLesson } from './lock-lesson.ts';

interface Change {
  topicId: string;
  basedOn: FilmOfLesson;
  film: FilmOfLesson;
}

/** Film and captions of a published lesson are changed by two persons; the downloads are made again. */
export const changeFilmKind: ProposalKind<Change> = {
  kind: 'courses.change_film',
  title: '更换已发布课程的视频或字幕',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const of = { topicId: change.topicId, lessonId: subjectId };
    const { topic, lesson } = await lockLesson(tx, actor, of);
    if (!isSameFilm(lesson, change.basedOn)) throw new Refusal('courses.changed_since_proposed');
    const written = { by: proposedBy, at: parts.clock.now(), reason: `视频或字幕：${reason}` };
    await keepFilmOfLesson(tx, lesson, change.film, written);
    const { studying } = await countEnrolled(tx, topic.id);
    await insertVersion(tx, topic, {
      kind: 'CHANGED',
      difference: filmDifference(nameOfLesson(lesson), lesson, change.film),
      reason,
      message: null,
      affected: studying,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await parts.jobs.publish(tx, lessonsChanged, { topicId: topic.id });
    const facts = { lessonId: subjectId, reason };
    await recordAudit(tx, actor, 'courses.change_film', { type: 'topic', id: topic.id }, facts);
  },
};
