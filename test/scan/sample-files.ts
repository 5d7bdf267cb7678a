const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const table = [
  '姓名,证件类型,证件号码,手机号,工作单位,职称,年度,成绩,交易日期,金额,付款人,附言,流水号',
  '扫描,居民身份证,11010119900307663X,13800138000,某单位,0502,2025,80,2026-11-23,70.00,某付款人,,SCAN1',
].join('\r\n');

/** A small file of a kind that a file field accepts. */
export function sampleFile(accept: string): File {
  if (/csv|xls/.test(accept)) return new File([table], '扫描.csv', { type: 'text/csv' });
  if (/json/.test(accept)) return new File(['{}'], 'scan.json', { type: 'application/json' });
  if (/pdf/.test(accept)) return new File([pdf], 'scan.pdf', { type: 'application/pdf' });
  return new File([Buffer.from(picture, 'base64')], 'scan.png', { type: 'image/png' });
}
