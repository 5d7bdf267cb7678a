import { type Conversion, hourUnits } from './conversion.ts';

/** Returns a bracket of a conversion table in a sentence. */
export function describeBracket({
  unit,
  fromQuantity,
  hoursFixed,
  hoursEach,
  testBonus,
}: Conversion): string {
  const name = hourUnits[unit];
  const from = fromQuantity > 0 ? `${fromQuantity}${name}及以上：` : '';
  const parts = [
    ...(hoursEach > 0 ? [`每${name}${hoursEach}学时`] : []),
    ...(hoursFixed > 0 ? [`${hoursEach > 0 ? '另加' : '每次'}${hoursFixed}学时`] : []),
    ...(testBonus > 0 ? [`考试合格加${testBonus}学时`] : []),
  ];
  return `${from || `${name}：`}${parts.join('，') || '不计学时'}`;
}
