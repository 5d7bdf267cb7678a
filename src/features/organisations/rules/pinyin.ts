import { pinyin } from 'pinyin-pro';

/** Returns a name in pinyin and its initials ('chongqingshi…', 'cqs…'), lower case. */
export function spellName(name: string): { pinyin: string; pinyinInitials: string } {
  const text = name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true });
  const initials = syllables.map((syllable) => syllable[0] ?? '');
  return {
    pinyin: syllables.join('').toLowerCase(),
    pinyinInitials: initials.join('').toLowerCase(),
  };
}
