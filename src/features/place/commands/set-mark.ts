import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { encodePicture } from '../../../platform/pictures/index.ts';
import type { StoredMark } from '../rules/face.ts';
import { faultOfSvg } from '../rules/mark-svg.ts';
import { setFace } from './set-face.ts';

/** As large as the mark is shown anywhere. */
const longest = 256;
const mostSvg = 64 * 1024;

/**
 * Takes a picture as the mark of the place, by its content and not by its name: a PNG is encoded anew, an SVG is
 * shapes alone. Throws `place.mark_wrong`, `place.same_face`. No audit: `setFace` records it.
 */
export async function setMark(parts: Parts, actor: Officer, upload: Upload): Promise<void> {
  const content = await readFile(upload.path);
  const mark = upload.kind === 'png' ? await pngOf(content) : svgOf(content);
  await setFace(parts, actor, { mark });
}

async function pngOf(content: Buffer): Promise<StoredMark> {
  const picture = await encodePicture(content, { longest });
  if (picture?.ending !== 'png') throw new Refusal('place.mark_wrong', { because: 'unreadable' });
  return store('image/png', picture.content);
}

function svgOf(content: Buffer): StoredMark {
  if (content.length > mostSvg) throw new Refusal('place.mark_wrong', { because: 'large' });
  const fault = faultOfSvg(content.toString('utf8'));
  if (fault) throw new Refusal('place.mark_wrong', { ...fault });
  return store('image/svg+xml', content);
}

const store = (type: StoredMark['type'], content: Buffer): StoredMark => ({
  type,
  hash: createHash('sha256').update(content).digest('hex').slice(0, 16),
  base64: content.toString('base64'),
});
