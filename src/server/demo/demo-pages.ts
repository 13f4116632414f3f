/** Three sites that have the box: one that lets houses, one with a heavy theme, one with the strictest policy. */
import type { EmbedFiles } from '../embed/embed-files.ts';
import { scriptTag } from '../embed/embed-tag.ts';

export interface DemoPage {
  readonly path: string;
  readonly title: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The stylesheet of the strict site: a file of its own, since its policy allows no other. */
export const OFFICE_STYLE = `body{margin:0 auto;max-width:840px;padding:0 24px 80px;font:16px/1.8 sans-serif;color:#222}
h1{margin:0 -24px 24px;padding:28px 24px;background:#1e4e8c;color:#fff;font-size:26px;letter-spacing:.1em}nav a{margin-right:20px;color:#1e4e8c}
xiangxun-box{--xx-accent:#1e4e8c;--xx-font:sans-serif}
`;

/** @param server address of the search server, on another port than these pages */
export function demoPages(server: string, files: EmbedFiles): readonly DemoPage[] {
  return [rentalPage(server), magazinePage(server), officePage(server, files)];
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

const NAV =
  '<nav><a href="/rental">厂房租售站</a> <a href="/magazine">主题杂志</a> <a href="/office">政务门户</a></nav>';

/** A page of a letting agent, as small site programs make them: tables, borders, one column beside. */
function rentalPage(server: string): DemoPage {
  const title = '示例 · 厂房租售站';
  const style = `<style>
body{margin:0;background:#eef1f4;font:14px/1.7 SimSun,serif;color:#333}
#top{background:#c8161d;color:#fff;padding:12px 24px;font-size:22px}#top a,nav a{color:inherit;margin-right:16px;font-size:14px}
#wrap{display:flex;flex-wrap:wrap;gap:16px;max-width:1000px;margin:16px auto;padding:0 12px}
#list{flex:1 1 480px;background:#fff;border:1px solid #ccc;padding:12px 16px}#side{flex:1 1 300px}
input{border:2px inset #999;width:80px}button{background:#c8161d;color:#fff}a{color:#06c}li{border-bottom:1px dotted #ccc}
</style>`;
  const body = `<div id="top">示例厂房租售站 ${NAV}</div>
<div id="wrap">
<div id="list"><h2>最新房源 (示例文字)</h2><ul><li>标准厂房，一楼，层高八米，可分租</li><li>独院厂房，带办公楼与宿舍</li><li>园区土地，可按需定建</li></ul>
<p>看厂房之前，先查一查园区里有哪些企业和项目：</p></div>
<div id="side">${scriptTag(`${server}/embed/v1.js`, { placeholder: '查园区里的企业、项目', urlParam: 's' })}
<p>右上方的搜索框用一个标签放入，读者的查询留在本页网址里 (?s=…)。</p></div>
</div>`;
  return { path: '/rental', title, html: page(title, style, body), headers: {} };
}

/** A page whose theme styles every element, and whose old scripts write into what belongs to everyone. */
function magazinePage(server: string): DemoPage {
  const title = '示例 · 主题杂志';
  const head = `<style>
*{letter-spacing:.02em!important;line-height:2.2!important}
div,form,ul{float:none;border-left:1px dashed #e9c}input{border-radius:40px!important;background:#fdf2f8!important;padding:20px!important;font-size:22px!important}
button{text-transform:uppercase!important;background:linear-gradient(#f9c,#c6f)!important;padding:18px!important}
a{border-bottom:3px double #c6f!important}mark{background:#000!important;color:#000!important}
*::before{content:none}span{display:inline-block!important;transform:skewX(-4deg)}
body{margin:0 auto;max-width:900px;padding:96px 24px 600px;font-family:cursive;background:#fff7fb;overflow-x:hidden}
header{position:fixed;inset:0 0 auto;height:64px;background:#c6f;color:#fff;z-index:2147483647;padding:0 24px}
</style>
<script>
Array.prototype.toJSON = Array.prototype.last = function () { return this[this.length - 1] };
Object.prototype.extend = function () { return this };
window.$ = window.jQuery = function () { return { ready: function (f) { f() }, on: function () { return this } } };
</script>`;
  const body = `<header>示例主题杂志 ${NAV}</header>
<h1>样式再重的主题，也改不了框里的一个像素</h1>
<p>本页的样式对每个元素都用了 !important，页头占着最高的层级，旧脚本改了内建对象。按 / 或 Ctrl K 打开浮层。</p>
${scriptTag(`${server}/embed/v1.js`, { mode: 'overlay' })}
${scriptTag(`${server}/embed/v1.js`, { lang: 'zh-TW' })}`;
  return { path: '/magazine', title, html: page(title, head, body), headers: {} };
}

/** A page that allows what the box needs beside its own stylesheet, and nothing else: nothing inline, Trusted Types. */
function officePage(server: string, files: EmbedFiles): DemoPage {
  const title = '示例 · 政务门户';
  const pinned = { integrity: files.script.integrity, crossorigin: 'anonymous' };
  const body = `<h1>示例政务门户</h1>
${NAV}
<p>本页的内容安全策略不许任何内联脚本和内联样式，并要求 Trusted Types；脚本带校验值。</p>
${scriptTag(`${server}/embed/${files.name}`, { links: 'source', open: 'blank' }, pinned)}`;
  const policy = [
    "default-src 'none'",
    `script-src ${server}`,
    `connect-src ${server}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    path: '/office',
    title,
    html: page(title, '<link rel="stylesheet" href="/office.css">', body),
    headers: { 'Content-Security-Policy': policy.join('; ') },
  };
}
