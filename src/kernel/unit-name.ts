/**
 * The name of a unit as it is compared: width, case and blanks do not count, so 市第一医院（集团） is found
 * as 市第一医院(集团). Stored names go through the same in the database (`organisations.search_name`).
 */
export const plainUnitName = (name: string): string =>
  name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
