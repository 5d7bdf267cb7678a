import type { FormValues } from '../../../platform/http/index.ts';
import { kindOf } from '../../assessment/index.ts';
import type { Version, VersionContent } from './version.ts';

/** The fields of the editor for what a version says. */
export function editorValues(
  version: VersionContent & Partial<Pick<Version, 'saveNo' | 'groupId'>>,
): FormValues {
  return {
    ...kindOf(version.kind).editing.values(version),
    caseId: version.groupId ?? '',
    caseText: version.caseText ?? '',
    stem: version.stem,
    explanation: version.explanation,
    lessonId: version.lessonId,
    pointId: version.knowledgePointId ?? '',
    difficulty: String(version.difficulty),
    usage: version.usage,
    source: version.source,
    tags: version.tags.join('、'),
    validFrom: version.validFrom ?? '',
    validUntil: version.validUntil ?? '',
    saveNo: String(version.saveNo ?? 1),
  };
}

/** A version that says this, for a preview; it is nowhere in the bank. */
export function previewOf(
  content: VersionContent,
  {
    questionId,
    topicId,
    groupId = null,
  }: Pick<Version, 'questionId' | 'topicId'> & { groupId?: string | null },
): Version {
  return {
    ...content,
    questionId,
    topicId,
    groupId,
    groupPosition: null,
    versionNo: 1,
    state: 'DRAFT',
    isNewest: true,
    authorId: null,
    createdAt: new Date(0),
    occasion: null,
    editors: [],
    saveNo: 1,
    savedBy: null,
    savedAt: new Date(0),
    offeredAt: null,
    reviewedBy: null,
    reviewedAt: null,
    releasedBy: null,
    releasedAt: null,
    retiredBy: null,
    retiredAt: null,
    retiredBecause: null,
  };
}
