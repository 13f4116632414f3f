/** Two texts of mostly the same words: does one of them give other figures in the same place? */

/** Characters that must agree for two places to be the same. */
const ANCHOR = 6;
/** What differs over more characters is another passage, not another figure. */
const LONGEST_GAP = 120;
/** What stands before the first and behind the last place that agree may be anything but a few words. */
const LONGEST_END = 40;
/** Another name in the same place, twice: 法文版 for 日文版. */
const LONGEST_NAME = 12;
/** A repeated anchor is taken for the same place only so near. */
const NEAR = 200;

const UNIT =
  '(?:[年月日周时季亿万千百元个家项宗条套亩公顷平方米里吨斤克升人名户辆台只件座栋间层位岁倍度点届期次批号版%]|[kmg]wh?|[kcm]m|kg)';
const FIGURES = new RegExp(`\\d+(?:\\.\\d+)?${UNIT}|[一二两三四五六七八九十百千零〇]+${UNIT}`, 'gu');
const LONGEST_UNIT = 3;
const PART_OF_NUMBER = /[\d.一二两三四五六七八九十百千零〇]/u;

const DATE = /\d{1,2}月(\d{1,2}日)/gu;

const figuresOf = (text: string): ReadonlySet<string> => new Set(text.match(FIGURES));

function placesOf(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + ANCHOR <= text.length; at++) {
    const key = text.slice(at, at + ANCHOR);
    const own = places.get(key);
    if (own) own.push(at);
    else places.set(key, [at]);
  }
  return places;
}

/** The stretch with the numbers that it cuts through, and the unit behind them. */
function wholeNumbers(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (PART_OF_NUMBER.test(text[from - 1] ?? '')) from--;
  while (PART_OF_NUMBER.test(text[to] ?? '')) to++;
  return text.slice(from, to + LONGEST_UNIT);
}

function hasOther(stretch: string, figures: ReadonlySet<string>): boolean {
  return [...figuresOf(stretch)].some((figure) => !figures.has(figure));
}

/** True where both give full dates and neither names the day of any of the other's. */
function tellOfOtherDays(a: string, b: string): boolean {
  const daysIn = (text: string) => [...text.matchAll(DATE)].map(([, day = '']) => day);
  const [inA, inB] = [daysIn(a), daysIn(b)];
  const [figuresOfA, figuresOfB] = [figuresOf(a), figuresOf(b)];
  return (
    inA.length > 0 &&
    inB.length > 0 &&
    !inA.some((day) => figuresOfB.has(day)) &&
    !inB.some((day) => figuresOfA.has(day))
  );
}

/**
 * Walks both texts from one place that agrees to the next. They contradict each other where between two such places
 * each has a figure that the other text nowhere has. `strictly`: that the other has not there, or where one
 * stretch stands for another twice, as in two reports of yearly events. Also where they tell of other days. Both are as `comparedText` gives them.
 */
export function contradicts(a: string, b: string, strictly = false): boolean {
  if (tellOfOtherDays(a, b)) return true;
  const places = placesOf(b);
  const [allOfA, allOfB] = [figuresOf(a), figuresOf(b)];
  const replaced = new Set<string>();
  let endA = 0;
  let endB = 0;
  const differ = (atA: number, atB: number, longest: number): boolean => {
    if (atA - endA > longest || atB - endB > longest) return false;
    const [inA, inB] = [wholeNumbers(a, endA, atA), wholeNumbers(b, endB, atB)];
    if (
      hasOther(inA, strictly ? figuresOf(inB) : allOfB) &&
      hasOther(inB, strictly ? figuresOf(inA) : allOfA)
    ) {
      return true;
    }
    const [from, to] = [a.slice(endA, atA), b.slice(endB, atB)];
    if (!strictly || from === '' || to === '' || Math.max(from.length, to.length) > LONGEST_NAME)
      return false;
    const again = replaced.has(`${from} ${to}`);
    replaced.add(`${from} ${to}`);
    return again;
  };
  for (let at = 0; at + ANCHOR <= a.length; ) {
    const known = places.get(a.slice(at, at + ANCHOR)) ?? [];
    const found = known.find((place) => place >= endB);
    if (found === undefined || (known.length > 1 && endA > 0 && found - endB > NEAR)) {
      at++;
      continue;
    }
    if (differ(at, found, endA > 0 ? LONGEST_GAP : LONGEST_END)) return true;
    endA = at;
    endB = found;
    while (endA < a.length && a[endA] === b[endB]) {
      endA++;
      endB++;
    }
    at = endA;
  }
  return endA > 0 && differ(a.length, b.length, LONGEST_END);
}
