import { childOf, type XmlElement } from '../../xml/element.ts';
import { type Inside, isOn, settingOf, UnknownPart } from './element.ts';
import { ranges } from './symbols.ts';
import { join, script } from './tex.ts';

/** A sum, product or integral with its limits. */
export function rangeOf(one: XmlElement, inside: Inside): string {
  const sign = settingOf(one, 'chr') ?? '∫';
  const command = ranges[sign];
  if (!command) throw new UnknownPart(sign);
  const isIntegral = /int$/.test(command);
  const place = settingOf(one, 'limLoc') ?? (isIntegral ? 'subSup' : 'undOvr');
  const moved =
    isIntegral && place === 'undOvr'
      ? '\\limits'
      : !isIntegral && place === 'subSup'
        ? '\\nolimits'
        : '';
  const from = isOn(one, 'subHide') ? '' : inside(childOf(one, 'sub'));
  const to = isOn(one, 'supHide') ? '' : inside(childOf(one, 'sup'));
  const limits = (from && `_${script(from)}`) + (to && `^${script(to)}`);
  return join([command + (limits ? moved : '') + limits, inside(childOf(one, 'e'))]);
}
