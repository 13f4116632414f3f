/** The page that sets a box up: what it will look like, the tag to copy, what the site must allow. */
import { raw } from 'hono/html';
import { MAX_ROWS, OPTIONS, type OptionName } from '../../box/option.ts';
import { type Frame, layout, type PageHtml } from '../pages/layout.tsx';
import type { EmbedFiles } from './embed-files.ts';
import { formWithoutScript, type Settings, scriptTag } from './embed-tag.ts';
import { OPTION_TEXTS } from './option-text.ts';
import type { OriginCheck } from './origin-check.ts';

interface EmbedPageProps {
  readonly files: EmbedFiles;
  readonly settings: Settings;
  /** Address that other sites reach this server by. */
  readonly server: string;
  readonly site: string;
  readonly check: OriginCheck | undefined;
}

/** Not on the form: the place of the preview is fixed, and so is its server. */
const ELSEWHERE: readonly OptionName[] = ['target', 'api'];
const NAMES = (Object.keys(OPTIONS) as OptionName[]).filter((name) => !ELSEWHERE.includes(name));
const PREVIEWED: readonly OptionName[] = NAMES.filter((name) => name !== 'urlParam');

export function embedPage(frame: Frame, { files, settings, server, site, check }: EmbedPageProps): PageHtml {
  const shown = Object.fromEntries(
    Object.entries(settings).filter(([name]) => PREVIEWED.includes(name as OptionName)),
  );
  const pinned = { integrity: files.script.integrity, crossorigin: 'anonymous' };
  const tag = scriptTag(`${server}/embed/v1.js`, settings);
  return layout({
    frame,
    title: '把搜索框放进您的网站 · 项讯',
    canonical: '/embed',
    indexed: true,
    box: { q: '' },
    children: (
      <div class="embed">
        <h1>把搜索框放进您的网站</h1>
        <p class="note">
          一个标签，{(files.script.gzip.length / 1000).toFixed(1)} kB，不用
          Cookie，只访问本服务；读者点击之前不发任何请求。
          <span lang="en"> One tag; no cookies, no other host, nothing sent before the reader searches.</span>
        </p>
        <section aria-labelledby="preview">
          <h2 id="preview">预览</h2>
          <div class="preview">{raw(scriptTag('/embed/v1.js', shown))}</div>
        </section>
        <section aria-labelledby="settings">
          <h2 id="settings">设置</h2>
          <form action="/embed" method="get" class="settings">
            {NAMES.map((name) => (
              <Setting name={name} value={settings[name] ?? ''} />
            ))}
            <div>
              <label for="server">
                本服务的地址 <i lang="en">this server</i>
              </label>
              <input id="server" name="server" value={server} inputmode="url" />
            </div>
            <div>
              <label for="site">
                您的网站 <i lang="en">your site</i>
              </label>
              <input
                id="site"
                name="site"
                value={site}
                placeholder="https://www.example.com"
                inputmode="url"
              />
            </div>
            <button type="submit">更新标签并检查网站</button>
          </form>
        </section>
        {check && <Check check={check} />}
        <section aria-labelledby="tag">
          <h2 id="tag">复制到页面里</h2>
          <Code text={tag} />
          <p class="note">随本服务更新。要锁定版本，用带校验的地址，内容永不改变：</p>
          <Code text={scriptTag(`${server}/embed/${files.name}`, settings, pinned)} />
          <p class="note">给不运行脚本的浏览器：</p>
          <Code text={formWithoutScript(server)} />
        </section>
        <section aria-labelledby="policy">
          <h2 id="policy">内容安全策略 (CSP)</h2>
          <Code text={`script-src ${server}; connect-src ${server}`} />
          <p class="note">
            样式、图片、字体、Trusted Types 都不需要放行；不用 unsafe-inline 或 unsafe-eval。
            <span lang="en">
              {' '}
              Nothing else is needed: no style-src, no trusted-types policy, nothing unsafe.
            </span>
          </p>
        </section>
        <Reference />
      </div>
    ),
  });
}

function Setting({ name, value }: { readonly name: OptionName; readonly value: string }) {
  const usual: string | number | boolean = OPTIONS[name];
  const { zh, en, values = {} } = OPTION_TEXTS[name];
  const choices =
    typeof usual === 'number'
      ? Array.from({ length: MAX_ROWS }, (_, at) => String(at + 1))
      : usual === true
        ? ['1', '0']
        : String(usual).includes('|')
          ? String(usual).split('|')
          : [];
  const chosen = value || (usual === true ? '1' : String(usual).split('|')[0]);
  const id = `option-${name}`;
  return (
    <div>
      <label for={id}>
        {zh} <i lang="en">{en}</i>
      </label>
      {choices.length > 0 ? (
        <select id={id} name={name}>
          {choices.map((choice) => (
            <option value={choice} selected={choice === chosen}>
              {usual === true ? (choice === '1' ? '开' : '关') : (values[choice] ?? choice)}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} value={value} />
      )}
    </div>
  );
}

function Check({ check: { origin, allowed, findings } }: { readonly check: OriginCheck }) {
  return (
    <section aria-labelledby="check" class={allowed ? 'check fine' : 'check'}>
      <h2 id="check">
        {allowed ? '✓' : '✗'} {origin} {allowed ? '可以使用' : '还不能使用'}
      </h2>
      <ul>
        {findings.map((finding) => (
          <li>{finding}</li>
        ))}
      </ul>
    </section>
  );
}

function Code({ text }: { readonly text: string }) {
  return (
    <pre class="code" tabindex={0}>
      <code>{text}</code>
    </pre>
  );
}

/** For those who write scripts and styles of their own. */
function Reference() {
  return (
    <section aria-labelledby="script">
      <h2 id="script">脚本与样式</h2>
      <p class="note">
        加上 <code>data-mount="off"</code> 就不自动出现，由脚本放置；类型见{' '}
        <a href="/embed/v1.d.ts">v1.d.ts</a>。
      </p>
      <Code
        text={`const box = XiangxunBox.mount(document.querySelector('#search'), { mode: 'inline', region: '肇庆市' });
box.open(); box.setQuery('SHEIN'); box.close(); box.destroy();
box.element.addEventListener('embed:select', (event) => console.log(event.detail.href));`}
      />
      <p class="note">
        事件：embed:open、embed:query、embed:results、embed:select（可取消）、embed:error。颜色与尺寸：
      </p>
      <Code
        text={`xiangxun-box { --xx-accent: #a61b29; --xx-radius: 0; --xx-font: "Songti SC", serif }
xiangxun-box.dark { --xx-accent: #f2a0a8 }
xiangxun-box::part(title) { font-weight: 400 }`}
      />
    </section>
  );
}
