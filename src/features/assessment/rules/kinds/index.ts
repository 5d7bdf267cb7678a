import { multipleChoice } from './multiple-choice.tsx';
import { singleChoice } from './single-choice.tsx';
import { trueFalse } from './true-false.tsx';

/** Every kind of question. A new one is a file beside these and its line here; types derive from it. */
export const kinds = [singleChoice, multipleChoice, trueFalse] as const;
