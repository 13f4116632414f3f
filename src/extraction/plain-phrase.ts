/** What is told with words of the language alone, of a person by an office, or of where something is: no name of a company. */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import { TRADE } from './company-words.ts';
import { isEverydayPhrase, ORGAN } from './everyday-phrase.ts';
import { isKnownBrand } from './known-brands.ts';
import { isRare } from './rare.ts';

const NAMED_LAST = new RegExp(`(?:${TRADE}|集团|公司|股份|控股|实业|国际|局|通)$`, 'u');
/** 总理莫迪, 语言学家罗塞蒂. */
const PERSON =
  /(?:总理|总统|检察长|院长|编剧|学家|联络员|职工|部长|议员|队长|导演|教授|博士|律师|主教练)(?=\p{Script=Han}{2})/u;
/** 达茂旗, 经开区, 智造港, 华南: where something is. */
const WHERE =
  /(?:经开区|高新区|开发区|保税区|新区|自贸区|[^红]旗|(?:科创|智造|创新)[港谷湾]|市|县)$|^(?:华[东南北中]|[西东][南北]|长三角|珠三角)$/u;
/** Names of companies end so as well. */
const NO_ORGAN = /(?:发展|工程|系统|湾|村|奖)$/u;
const TELLS = /^[而若]|^(?:高新区|经开区|开发区)|^(?:较前|更多|大力|共同|勒令|责令|助推|下大|马上)/u;
/** 高端化, 绿色化; not 茂名石化. */
const BECOMES = /^..(?<![石炼煤精生云沈鲁兴])化$/u;
const WORD = /^(?:n|v|vn|vd|a|ad|an|d|m|q|p|c|u\w*|t|f|r|i|l|y|k)$/u;
/** Of these at least one: nouns side by side may be a name. */
const SAYS = /^(?:v|vn|vd|a|ad|d|p|c|u\w*|m|r|i|l)$/u;

/** True for 降成本, 成果变产品, 总理莫迪; false for 璟曜, 凉都人家 and what ends with a trade. */
export function isPlainPhrase(name: string): boolean {
  if (WHERE.test(name) || (BECOMES.test(name) && !isKnownBrand(name))) return true;
  if (isEverydayPhrase(name) || (ORGAN.test(name) && !NO_ORGAN.test(name)))
    return !NAMED_LAST.test(name) && !isKnownBrand(name);
  if (!/^\p{Script=Han}{3,}$/u.test(name) || isRare(name) || isKnownBrand(name)) return false;
  if (PERSON.test(name) || TELLS.test(name)) return true;
  if (NAMED_LAST.test(name)) return false;
  const tags = segment(name).map(partOfSpeech);
  return tags.every((tag) => WORD.test(tag)) && tags.some((tag) => SAYS.test(tag));
}
