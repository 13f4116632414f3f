/** Hanzi → syllables. The only door to pinyin-pro, which reads polyphones by the word they stand in. */
import { customPinyin, pinyin } from 'pinyin-pro';

/**
 * Place names whose reading differs from the characters' usual one (official readings of the Ministry of
 * Civil Affairs' place-name standard) and that pinyin-pro reads otherwise or not as a word.
 */
const PLACES: Readonly<Record<string, string>> = {
  单县: 'shan xian',
  六安: 'lu an',
  铅山: 'yan shan',
  浚县: 'xun xian',
  洪洞: 'hong tong',
  乐亭: 'lao ting',
  枞阳: 'zong yang',
  长子县: 'zhang zi xian',
  繁峙: 'fan shi',
  中牟: 'zhong mu',
  牟平: 'mu ping',
  大埔: 'da bu',
  黄陂: 'huang pi',
  犍为: 'qian wei',
  尉犁: 'yu li',
  荥经: 'ying jing',
  涡阳: 'guo yang',
  莘县: 'shen xian',
  渑池: 'mian chi',
  台州: 'tai zhou',
  丽水: 'li shui',
  高要: 'gao yao',
  大旺: 'da wang',
};

customPinyin(PLACES);

/** A syllable and the stretch of the text, in UTF-16 units, that it reads. */
export interface Syllable {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const HAN = /\p{Script=Han}/u;

function read(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

/** Syllables of the Hanzi of a text without tones, ü as v; other characters give none. */
export function syllables(text: string): Syllable[] {
  const characters = [...text];
  const inContext = read(text);
  // One answer a character is the library's promise; where it is broken each character is read by itself.
  const readings =
    inContext.length === characters.length ? inContext : characters.map((c) => read(c)[0] ?? '');
  const out: Syllable[] = [];
  let at = 0;
  for (const [i, character] of characters.entries()) {
    const reading = readings[i] as string;
    if (HAN.test(character) && /^[a-z]+$/.test(reading)) {
      out.push({ text: reading, start: at, end: at + character.length });
    }
    at += character.length;
  }
  return out;
}

/** Every reading of one Hanzi, the usual one first. */
export function readingsOf(character: string): string[] {
  if (!HAN.test(character)) return [];
  const all = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true });
  return [...new Set(all)].filter((reading) => /^[a-z]+$/.test(reading));
}
