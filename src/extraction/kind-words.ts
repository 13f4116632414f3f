/** Words that tell what kind of thing something is: a name made of these alone is nobody's. */
import { isCoined } from './coined.ts';
import { GENERIC as OF_COMPANIES, TRADE } from './company-words.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { MAKING, GENERIC as OF_PROJECTS } from './project-words.ts';

const LONGEST = 5;
const TRADE_HERE = new RegExp(`(?:${TRADE})`, 'yu');
/** 国投电力, 中国石油, 国家电网: enterprises of a state or a city are called by words of the language. */
const STATE_OWNED = /^(?:中国|珠江|国家[电能管])|[国建城产交文农旅能水科]投|国资|国控|城建|城发/u;

/** True for 智能, 清洁, 光伏, 生产. */
export function isKindWord(word: string): boolean {
  return (
    OF_PROJECTS.has(word) ||
    OF_COMPANIES.has(word) ||
    COMMON_HEADS.has(word) ||
    MAKING.has(word) ||
    isCoined(word)
  );
}

/** True for 清洁能源, 智能家居, 高端装备; false for 绿能慧充 and 国投电力. */
export function isOfKinds(name: string): boolean {
  if (name.length < 3 || STATE_OWNED.test(name)) return false;
  const reached = [true];
  for (let at = 0; at < name.length; at++) {
    if (!reached[at]) continue;
    for (let length = 2; length <= LONGEST && at + length <= name.length; length++)
      if (isKindWord(name.slice(at, at + length))) reached[at + length] = true;
    TRADE_HERE.lastIndex = at;
    const trade = at > 0 ? TRADE_HERE.exec(name)?.[0] : undefined;
    if (trade !== undefined) reached[at + trade.length] = true;
  }
  return reached[name.length] === true;
}
