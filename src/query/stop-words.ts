/**
 * Legal forms of companies, and words that a question needs and an answer need not hold. They are not
 * required where the query has anything else; alone they are searched like any word.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    '的 了 着 过 地 得 之 其 此 这 那 这个 那个 这些 那些 和 与 及 以及 或 或者 而 而且 并 并且 在 于 对 对于 关于 从 由 被 把 将 ' +
    '向 往 到 给 为 为了 以 是 有 也 都 就 还 又 很 更 最 会 能 可以 可 要 想 请 请问 吗 呢 吧 啊 么 什么 怎么 怎样 怎么样 如何 ' +
    '为什么 为何 哪 哪个 哪些 哪里 哪儿 谁 多少 几 几个 多久 何时 什么时候 我 我们 你 你们 他 她 它 他们 个 ' +
    '有限公司 有限责任公司 股份有限公司 股份有限责任公司 控股有限公司 控股有限责任公司 ' +
    'a an the of in on at to for and or is are was were be by with from as what which who when where how'
  ).split(' '),
);
