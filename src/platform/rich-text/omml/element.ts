import { childOf, type XmlElement } from '../../xml/element.ts';

/** A formula with something that TeX here has no words for. */
export class UnknownPart extends Error {}

/** Gives the TeX of an element's content. `aligns`: whether & marks where lines stand below each other. */
export type Inside = (element: XmlElement | undefined, aligns?: boolean) => string;

/** The value of a setting of an element (`<m:fPr><m:type m:val="lin"/>`); null where it is not set. */
export function settingOf(element: XmlElement, name: string): string | null {
  const setting = childOf(childOf(element, `${element.name}Pr`), name);
  return setting ? (setting.attributes.val ?? 'on') : null;
}

/** Whether a setting of an element is switched on. */
export const isOn = (element: XmlElement, name: string): boolean =>
  !['off', '0', 'false', null].includes(settingOf(element, name));
