/** Why a file cannot be read as a table, and what the person can do about it. */
export const unreadableReasons = {
  EMPTY_FILE: '文件是空的，请重新导出后再上传。',
  NOT_A_TABLE: '这不是表格文件。请上传 .xlsx 工作簿或 .csv 文本表格。',
  OLD_WORKBOOK:
    '这是 Excel 95 或更早的文件。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  WEB_PAGE_NAMED_XLS:
    '这个文件名为 .xls，内容其实是网页。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  PASSWORD: '工作簿设有打开密码，系统无法读取。请在 Excel 或 WPS 中取消密码，保存后再上传。',
  DAMAGED: '文件已损坏，无法读取。请重新下载或另存一份后再上传。',
  TOO_LARGE: '文件展开后过大，已停止读取。请删去多余的工作表和空行，或者分成几个文件上传。',
  TOO_MANY_ROWS: '行数过多。请分成几个文件上传。',
  TOO_MANY_COLUMNS: '列数过多。请只保留需要的列后再上传。',
  CELL_TOO_LONG: '有单元格的文字过长。请检查这一行，更正后再上传。',
  OPEN_QUOTE:
    '这一行有一个引号没有结束，后面的行都被当成了它的内容。请补上或删去这个引号后再上传。',
  FILE_GONE: '上传已中断，没有读完。请重新上传。',
  TOO_SLOW: '读取用时过长，已停止。请分成几个文件上传。',
} as const;

export type UnreadableReason = keyof typeof unreadableReasons;

/** The file cannot be read as a table; `message` is a sentence for the person who uploaded it. */
export class UnreadableTable extends Error {
  readonly reason: UnreadableReason;
  /** The row it happened in, where that is known. */
  readonly row: number | undefined;

  constructor(reason: UnreadableReason, row?: number, options?: ErrorOptions) {
    const where = row === undefined ? '' : `第 ${row} 行：`;
    super(`${where}${unreadableReasons[reason]}`, options);
    this.reason = reason;
    this.row = row;
  }
}
