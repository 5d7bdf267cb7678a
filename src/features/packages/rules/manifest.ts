import {
  childOf,
  childrenOf,
  elementsOf,
  textOf,
  type XmlElement,
} from '../../../platform/xml/index.ts';
import type { ScormVersion } from './package.ts';

/** What the manifest of a package says. */
export interface Manifest {
  version: ScormVersion;
  title: string;
  entry: string;
}

/** A manifest that names no page to open; the sentence is for whoever sent it. */
export class UnusableManifest extends Error {}

/**
 * Reads the version, the title and the first page of a package from its `imsmanifest.xml`. Throws
 * `UnusableManifest`, and `UnreadableXml` for what is no XML or brings entities.
 */
export async function readManifest(xml: string): Promise<Manifest> {
  let manifest: XmlElement | undefined;
  for await (const element of elementsOf(xml, new Set(['manifest']))) manifest ??= element;
  if (!manifest) throw new UnusableManifest('imsmanifest.xml 里没有课件说明，请重新导出。');
  const version = versionOf(manifest);
  const organisation = organisationOf(manifest);
  const item = firstItem(organisation);
  const entry = entryOf(manifest, item);
  const title =
    textOf(childOf(organisation, 'title')).trim() || textOf(childOf(item, 'title')).trim();
  return { version, title: title.slice(0, 100) || '互动课件', entry };
}

function versionOf(manifest: XmlElement): ScormVersion {
  const said = textOf(childOf(childOf(manifest, 'metadata'), 'schemaversion')).trim();
  if (/2004|CAM 1\.3|^1\.3/.test(said)) return '2004';
  if (said === '' || said.startsWith('1.2')) return '1.2';
  throw new UnusableManifest(`课件是 SCORM ${said.slice(0, 20)}，请导出成 SCORM 1.2 或 2004。`);
}

function organisationOf(manifest: XmlElement): XmlElement | undefined {
  const all = childOf(manifest, 'organizations');
  const [first, ...others] = all ? childrenOf(all, 'organization') : [];
  const named = all?.attributes.default;
  return [first, ...others].find((one) => one?.attributes.identifier === named) ?? first;
}

/** The first item with a page; those above it only order. */
function firstItem(within: XmlElement | undefined): XmlElement | undefined {
  for (const item of within ? childrenOf(within, 'item') : []) {
    if (item.attributes.identifierref) return item;
    const below = firstItem(item);
    if (below) return below;
  }
  return undefined;
}

function entryOf(manifest: XmlElement, item: XmlElement | undefined): string {
  const list = childOf(manifest, 'resources');
  const resources = list ? childrenOf(list, 'resource') : [];
  const asked = item?.attributes.identifierref;
  const resource =
    resources.find(({ attributes }) => attributes.identifier === asked) ??
    resources.find(({ attributes }) => attributes.href);
  const href = resource?.attributes.href ?? '';
  const base = `${list?.attributes.base ?? ''}${resource?.attributes.base ?? ''}`;
  const entry = `${base}${href}${item?.attributes.parameters ?? ''}`;
  if (!href) throw new UnusableManifest('课件没有写明从哪一页打开，请重新导出。');
  // An address elsewhere would be opened with the data of the learner.
  if (/^[a-z][\w+.-]*:|^[/\\]|\.\./i.test(entry) || entry.length > 300)
    throw new UnusableManifest('课件的首页不在 ZIP 里面，没有收下。');
  return entry;
}
