export { lockLesson, nameOfLesson } from './commands/film/lock-lesson.ts';
export { importCourse } from './commands/import-course.ts';
export { keepFilesOfLesson } from './commands/keep-lesson.ts';
export { noteLessonChange } from './commands/note-lesson-change.ts';
export { AttachmentList } from './pages/attachments/attachment-list.tsx';
export { FilmPlayer, fileUrl } from './pages/film/film-player.tsx';
export { examPeriod, topicFacts } from './pages/topic-facts.tsx';
export { WordDifference } from './pages/word-difference.tsx';
export { findAttachment, listAttachments } from './queries/attachments/attachments.ts';
export { findLessonVersion } from './queries/lesson-versions.ts';
export { findLesson, listChapters, listLessons } from './queries/lessons.ts';
export { type FoundLesson, searchLessons } from './queries/search-lessons.ts';
export { loadTopicFor, loadTopicForPeople } from './queries/terms.ts';
export {
  findArchive,
  findCurrentTopic,
  findTopic,
  getTopic,
  listTopics,
  listTopicsEverOffered,
} from './queries/topics.ts';
export { type Attachment, fileNameOf, typeOfEnding } from './rules/attachments/attachment.ts';
export { completionSentence, countedWord } from './rules/completion-words.ts';
export { topicCopied, topicPublished } from './rules/events.ts';
export { type FilmOfLesson, filmOf, isSameFilm } from './rules/film/lesson-film.ts';
export { type SeatWindow, seatWindowsOf } from './rules/group-term.ts';
export type { Chapter, Lesson, LessonSummary } from './rules/lesson.ts';
export { type LessonVersion, wordsOfVersion } from './rules/lesson-version.ts';
export { mayChangeFiles, publishingRoles, writingRoles } from './rules/policy.ts';
export { enrolmentPhase, examWindow, type Topic } from './rules/topic.ts';
