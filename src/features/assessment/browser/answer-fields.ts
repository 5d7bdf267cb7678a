import { markField, responseField } from '../rules/sheet-fields.ts';

/** A form field that answers a question, whatever its kind. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields that answer an item. */
export const fieldsOf = (question: HTMLElement, item: number) => [
  ...question.querySelectorAll<Field>(`[name="${responseField(item)}"]`),
];

/** The box by which an examinee marks an item to look at again. */
export const markOf = (question: HTMLElement, item: number) =>
  question.querySelector<HTMLInputElement>(`[name="${markField(item)}"]`);

/** Whether a field is ticked or chosen, not typed or selected. */
export const isChoice = (field: Field): field is HTMLInputElement =>
  field.type === 'radio' || field.type === 'checkbox';

/** Whether a field is typed into. */
export const isTyped = (field: Field): boolean => field.type === 'text';
