import { multipleChoice } from './multiple-choice.tsx';
import { singleChoice } from './single-choice.tsx';
import { trueFalse } from './true-false.tsx';

/** Every kind of question; types derive from this list. */
export const kinds = [singleChoice, multipleChoice, trueFalse] as const;
