import { DefinitionList } from '../../../ui/index.ts';
import { kindOf, layOutSheet, paperOfOne, QuestionSheet } from '../../assessment/index.ts';
import { pictureOf } from '../rules/pictures.ts';
import { asQuestion, type Version } from '../rules/version.ts';

/** A question as learners see it on a sheet, and what they see after practice. */
export function LearnerPreview({ version }: { version: Version }) {
  const question = asQuestion(version);
  const paper = paperOfOne(question);
  const caseTexts = new Map(
    version.groupId && version.caseText ? [[version.groupId, version.caseText]] : [],
  );
  const items = layOutSheet(paper, [question], caseTexts, pictureOf(version.topicId));
  return (
    <div class="stack">
      <fieldset class="question-preview" disabled>
        <legend class="sr-only">学员看到的样子</legend>
        <QuestionSheet items={items} responses={['']} marked={null} />
      </fieldset>
      <DefinitionList
        items={[
          ...kindOf(version.kind)
            .editing.facts(version)
            .filter(({ label }) => !label.startsWith('选项'))
            .map(({ label, text }) => ({ label, value: text })),
          { label: '解析', value: version.explanation },
        ]}
      />
    </div>
  );
}
