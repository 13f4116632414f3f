/** Hanzi that the everyday language hardly uses; names of companies like them: 璟, 铖, 麓, 沧. */

/** The first level of GB 2312: the 3,755 Hanzi that are used most. */
const EVERYDAY = new Set(everyday());

function everyday(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell);
  }
  return new TextDecoder('gbk').decode(new Uint8Array(bytes));
}

/** True where a Hanzi of the folded word is none of the 3,755 most used. */
export function isRare(word: string): boolean {
  return [...word].some((c) => /\p{Script=Han}/u.test(c) && !EVERYDAY.has(c));
}
