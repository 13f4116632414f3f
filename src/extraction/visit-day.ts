/** Days that date nothing of what is told: of a visit, of whoever printed it, up to which something was counted. */
import type { Findings } from './findings.ts';

/** 新华社海口8月6日电, 7月25日发布的公告: when it was printed. */
const DATELINE =
  /^(?:电|讯|消息|发布的|公布的|披露的|更新|(?:晚间?|早间|午间|盘后|收盘后)?,?(?:发布|披露)?(?:了|的)?(?:对外投资)?(?:公告|披露|发布消息|在官网))/u;

/** 记者昨日走访看到: the day of the visit dates nothing that was seen. */
export function withoutVisits(found: Findings): Findings {
  const { text } = found.passage;
  return {
    ...found,
    dates: found.dates
      .filter(({ end }) => !DATELINE.test(text.slice(end, end + 12)))
      .filter(({ start }) => !/截[至止]$/u.test(text.slice(Math.max(0, start - 2), start)))
      .filter(
        ({ end }) =>
          !/^,?[^,。;]{0,30}(?:走访|采访|看到|探访|获悉|获知|了解到|走进|来到)/u.test(
            text.slice(end, end + 36),
          ),
      ),
  };
}
