import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

test('the browser of the tests draws Chinese and plays VP9, on a machine without fonts too', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const found = await page.evaluate(() => {
      const draw = (text: string) => {
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d');
        if (!context) return '';
        context.font = '40px system-ui';
        context.fillText(text, 10, 60);
        return canvas.toDataURL();
      };
      const missing = draw('\u{F0000}');
      return {
        drawn: [...'继学'].map((letter) => draw(letter) !== missing),
        alike: draw('继') === draw('学'),
        vp9: document.createElement('video').canPlayType('video/webm; codecs="vp9, opus"'),
      };
    });
    expect(found).toEqual({ drawn: [true, true], alike: false, vp9: 'probably' });
  } finally {
    await browser.close();
  }
});
