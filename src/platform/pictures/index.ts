import sharp from 'sharp';

/** A picture encoded anew: nothing of the uploaded file passes through but what is seen. */
export interface EncodedPicture {
  content: Buffer;
  /** The ending of its file name. */
  ending: 'png' | 'jpg';
  width: number;
  height: number;
}

const taken = new Set(['jpeg', 'png', 'webp']);
const mostPixels = 50_000_000;

/**
 * Reads a picture, turns it upright, makes it at most `longest` wide and high, and encodes it without whatever
 * else the file held. Null for what is no JPG, PNG or WebP or too large to read safely.
 */
export async function encodePicture(
  path: string | Buffer,
  { longest = 1600 }: { longest?: number } = {},
): Promise<EncodedPicture | null> {
  try {
    const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error' });
    const { format, hasAlpha } = await picture.metadata();
    if (!taken.has(format ?? '')) return null;
    const sized = picture
      .rotate()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
    const isDrawing = format === 'png' || hasAlpha;
    const encoded = isDrawing
      ? sized.png({ compressionLevel: 9 })
      : sized.jpeg({ quality: 85, mozjpeg: true });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return { content: data, ending: isDrawing ? 'png' : 'jpg', width, height };
  } catch {
    return null;
  }
}
