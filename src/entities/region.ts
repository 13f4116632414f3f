/** Names of places as they are compared. */
import { nameKey } from './concept.ts';

/** Endings that tell the rank of a place; what stands before must keep two characters (but 新区 stays 新区). */
const RANK =
  /(?<=..)(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|省|市区|市|县|区|盟|旗)$/u;
/** In these the ending is part of the name: 肇庆新区 is not 肇庆新. */
const KEPT = /(?:新区|园区|高新区|开发区|经开区|示范区|合作区|港区|片区|特区|地区)$/u;

/** 肇庆市, 肇庆 and 肇慶 have one stem; 肇庆新区 has another. */
export function regionStem(name: string): string {
  const key = nameKey(name);
  return KEPT.test(key) ? key : key.replace(RANK, '');
}
