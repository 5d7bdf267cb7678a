import { Alert } from '../../../ui/index.ts';

export interface SimilarStem {
  questionId: string;
  stem: string;
  likeness: number;
}

/** Questions that read alike, each leading to its page. */
export function SimilarList({ similar }: { similar: readonly SimilarStem[] }) {
  return (
    <Alert tone="warning" title="题库里有相近的题目">
      <ul class="list-disc pl-5">
        {similar.map(({ questionId, stem, likeness }) => (
          <li key={questionId}>
            <a
              class="link"
              href={`/question-bank/questions/${questionId}`}
              target="_blank"
              rel="noopener"
            >
              {stem.slice(0, 80)}
            </a>
            <span class="figures">（相近 {Math.round(likeness * 100)}%）</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
