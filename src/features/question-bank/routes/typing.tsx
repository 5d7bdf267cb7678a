import { renderToString } from 'preact-render-to-string';
import type { z } from 'zod';
import { type App, officerOf } from '../../../platform/http/index.ts';
import { keepTyping } from '../commands/keep-typing.ts';
import { LearnerPreview } from '../pages/learner-preview.tsx';
import { SimilarList } from '../pages/similar-list.tsx';
import { listStems } from '../queries/question-list.ts';
import { createSimilarFinder } from '../queries/similar.ts';
import { previewOf } from '../rules/editor-values.ts';
import { searchWords } from '../rules/grams.ts';
import { authorRoles } from '../rules/policy.ts';
import { searchedText } from '../rules/searched-text.ts';
import { editorForm, TypingBody } from './forms.ts';

/**
 * What the editor's script asks while somebody types: to keep it, for questions that read alike, and for the
 * preview. Without a script the form does the last by its button, and the page of a question shows the second.
 */
export function typingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const findSimilar = createSimilarFinder(db);

  app.post(
    '/question-bank/typing',
    { config: { access: authorRoles }, schema: { body: TypingBody } },
    async (request, reply) => {
      const { body } = request;
      await keepTyping(parts, officerOf(request), body);
      const content = contentOf(body);
      const exceptId = body.questionId;
      const found = await findSimilar(
        content
          ? { words: searchedText(content), exceptId }
          : { words: searchWords(String(body.typed.stem ?? '')), isPart: true, exceptId },
      );
      const stems = await listStems(
        db,
        found.map(({ questionId }) => questionId),
      );
      const similar = found.map((one) => ({ ...one, stem: stems.get(one.questionId) ?? '' }));
      return reply.send({
        at: parts.clock.now().toISOString(),
        similar: similar.length > 0 ? renderToString(<SimilarList similar={similar} />) : '',
        preview: content
          ? renderToString(
              <LearnerPreview
                version={previewOf(content, { ...body, groupId: content.caseText })}
              />,
            )
          : '',
      });
    },
  );
}

/** What the typed fields say, where they are complete but for what does not show. */
function contentOf({ typed, kind }: z.infer<typeof TypingBody>) {
  const filled = {
    ...typed,
    lessonId: 'any',
    explanation: typed.explanation || '—',
    difficulty: typed.difficulty || '2',
  };
  return editorForm(kind, [{ id: 'any' }], filled).safeParse(filled).data?.content ?? null;
}
