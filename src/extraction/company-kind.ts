/** What kind of company it is: no name. */
import { countryAhead } from './countries.ts';

/** 苏州上市公司, 香港投资公司, SPV公司: what kind of company it is, and where. */
const KIND =
  /^(?:(?:所有|大多数|多数|部分|其他|其余|[三四五六七八九十两]大|各大|国内|国外|多家).*|.*[对为向由在给]|.*(?:上市|跨国|合资|外资|独资|民营|国有|初创|创业|参股|被投|关联|项目|合营|头部|龙头|骨干|知名|重点|大型|中型|小型|性|型|化)|.*[该本此]|spv|ppp)$/u;
/** Kinds that name nothing behind a place or a country alone: 香港投资公司. */
const PLACED_KIND = /(?:投资|贸易|控股|咨询|服务|管理|开发|子|分|孙)$/u;

export function isKind(core: string, form: string): boolean {
  if (/[一二三四五六七八九十]国$/u.test(core) || /^[为对向由][该本此]$/u.test(core)) return true;
  if (!/公司$/u.test(form) || /有限|股份/u.test(form)) return false;
  return (
    KIND.test(core) ||
    (PLACED_KIND.test(core) && countryAhead(core) > 0 && countryAhead(core) + 2 >= core.length) ||
    /^(?:香港|澳门|台湾)(?:投资|贸易|子|分)$/u.test(core)
  );
}
