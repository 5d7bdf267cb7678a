import { writeXlsx } from 'hucre/xlsx';
import { harmless, tabName, textFormat } from './write-rows.ts';

/** A column of a list that people complete. */
export interface TemplateColumn {
  label: string;
  width?: number;
  /** What stands in the example row. */
  example?: string;
  /** Values to choose from; others may be typed, and are checked after the upload. */
  choices?: readonly string[];
}

/** The hidden sheet that holds the values to choose from. */
export const choicesSheet = '选项';

/** So many rows below the heading are text and have lists to choose from. */
const preparedRows = 1000;

/**
 * An .xlsx file with headings and an example row, whose cells are text (a number typed into them keeps its
 * digits, lesson 15) and which offers lists to choose from.
 */
export async function writeTemplate(
  name: string,
  columns: readonly TemplateColumn[],
): Promise<Buffer> {
  const example = columns.map((column) => harmless(column.example ?? ''));
  const empty = columns.map(() => '');
  const longest = Math.max(0, ...columns.map(({ choices = [] }) => choices.length));
  const options = Array.from({ length: longest }, (_, at) =>
    columns.map(({ choices = [] }) => choices[at] ?? ''),
  );
  const list = {
    name: tabName(name),
    columns: columns.map(({ label, width = 20 }) => ({ header: label, width, ...textFormat })),
    rows: [
      columns.map(({ label }) => label),
      example,
      ...Array.from({ length: preparedRows }, () => empty),
    ],
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices = [] }, place) =>
      choices.length === 0 ? [] : [validationOf(letterOf(place), choices.length)],
    ),
  };
  const sheets =
    longest === 0 ? [list] : [list, { name: choicesSheet, rows: options, hidden: true }];
  return Buffer.from(await writeXlsx({ sheets }));
}

// A warning, not a stop: certificates use other words, and the check knows many of them.
const validationOf = (letter: string, count: number) => ({
  type: 'list' as const,
  formula1: `'${choicesSheet}'!$${letter}$1:$${letter}$${count}`,
  range: `${letter}2:${letter}${preparedRows + 2}`,
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'warning' as const,
  errorTitle: '不在列表中',
  errorMessage: '填写的内容不在列表中，上传后会再核对。要保留请选“是”。',
});

/** A to Z: a list that people complete has fewer columns. */
const letterOf = (place: number) => String.fromCharCode(65 + place);
