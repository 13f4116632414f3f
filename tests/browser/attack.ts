/** Texts that are dangerous where somebody takes them for markup: handlers, addresses, escapes, directions, lengths. */

const HANDLERS = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onpointerenter',
  'onanimationend',
  'onbegin',
  'onwheel',
];
const CARRIERS = [
  'img src=x',
  'svg',
  'body',
  'iframe',
  'video src=x',
  'audio src=x',
  'details open',
  'input autofocus',
  'marquee',
  'object data=x',
];
const SCHEMES = [
  'javascript:attacked=1',
  'JaVaScRiPt:attacked=1',
  'java\tscript:attacked=1',
  ' javascript:attacked=1',
  'data:text/html,<script>attacked=1</script>',
  'vbscript:attacked',
];
const CLOSERS = [
  '</mark>',
  '</bdi>',
  '</span>',
  '</a>',
  '</div>',
  '</style>',
  '</title>',
  '</textarea>',
  '-->',
  ']]>',
  '"',
  "'",
  '`',
  '">',
  "'>",
  '" onerror="attacked=1',
];

const handled = CARRIERS.flatMap((carrier, at) =>
  HANDLERS.slice(at % 2, (at % 2) + 7).map((handler) => `<${carrier} ${handler}=attacked=1>`),
);
const linked = SCHEMES.flatMap((scheme) => [`<a href="${scheme}">招商</a>`, scheme]);
const closed = CLOSERS.map((closer) => `${closer}<script>attacked=1</script>`);
const nested = [
  '<scr<script>ipt>attacked=1</scr</script>ipt>',
  '<<img src=x onerror=attacked=1//',
  '<img src="x` `<script>attacked=1</script>"` `>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=attacked=1>',
  '<noscript><p title="</noscript><img src=x onerror=attacked=1>">',
  '<template><img src=x onerror=attacked=1></template>',
  '<form id=x><input name=attributes><input name=innerHTML>',
  '<a id=XiangxunBox name=boxes href=javascript:attacked=1>',
  '<base href="https://example.com/">',
  '<meta http-equiv=refresh content="0;url=javascript:attacked=1">',
  '<link rel=stylesheet href=https://example.com/x.css>',
  '<style>*{display:none}</style>',
  '&lt;img src=x onerror=attacked=1&gt;',
  '&#60;script&#62;attacked=1&#60;/script&#62;',
  '&amp;lt;script&amp;gt;attacked=1',
  '\\u003cscript\\u003eattacked=1\\u003c/script\\u003e',
  '%3Cscript%3Eattacked=1%3C/script%3E',
  '＜script＞attacked=1＜/script＞',
  '{{constructor.constructor("attacked=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one of them
  '${attacked=1}',
  '<%= attacked=1 %>',
  '__proto__',
  'constructor',
  '<mark>假的</mark>',
];
const directions = [
  '\u202e下线工产\u202c',
  '\u2066\u2066\u2066项目\u2069',
  '\u202dabc\u202e12亿元',
  '\u200f\u200e\u061c方向',
  'מבחן 项目 اختبار',
  '零\u200b宽\u200d连\ufeff接',
  'z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308algo',
  '项\u0000目\u0007响铃',
  '𠮷野家与👩‍👩‍👧‍👦',
];
const long = [
  '长'.repeat(10_000),
  'x'.repeat(10_000),
  '<b>'.repeat(3_000),
  'a\u0301'.repeat(4_000),
  '🏭'.repeat(3_000),
];

export const ATTACKS: readonly string[] = [
  ...handled,
  ...linked,
  ...closed,
  ...nested,
  ...directions,
  ...long,
];
