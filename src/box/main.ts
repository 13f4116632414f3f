/** The script of the tag: `<script src="https://host/embed/v1.js" defer></script>` puts a box where it stands. */
import type { XiangxunApi, XiangxunBoxHandle } from './api.ts';
import { createBox } from './box.ts';
import { attributeName, type OptionName, readOptions } from './option.ts';
import { languageOf } from './words.ts';

const NAME = 'xiangxun-box';

const complain = (message: string) => console.warn(`[xiangxun] ${message}`);

function createApi(origin: string, nonce: string): XiangxunApi & { start(tag: HTMLScriptElement): void } {
  const boxes: XiangxunBoxHandle[] = [];

  /** @param place puts the new element into the page */
  function build(given: (name: OptionName) => unknown, place: (host: HTMLElement) => void, lang: string) {
    const read = readOptions(given, complain);
    const api = (read.api || origin).replace(/\/+$/, '');
    const host = document.createElement(NAME);
    const language = read.lang === 'auto' ? languageOf(lang) : read.lang;
    const handle = createBox(host, { ...read, api }, language, nonce);
    const { destroy } = handle;
    handle.destroy = () => {
      destroy();
      const at = boxes.indexOf(handle);
      if (at >= 0) boxes.splice(at, 1);
    };
    boxes.push(handle);
    place(host);
    return handle;
  }

  const languageAt = (at: Element) => at.closest('[lang]')?.getAttribute('lang') ?? '';
  return {
    boxes,
    mount: (target, options = {}) =>
      build(
        (name) => options[name as keyof typeof options],
        (host) => target.append(host),
        languageAt(target),
      ),
    start(tag) {
      const selector = tag.getAttribute('data-target');
      const target = selector ? document.querySelector(selector) : null;
      if (selector && !target) complain(`data-target="${selector}": 没有这个元素 (not found)`);
      // A page restored from a copy still has the element that an earlier run left, without its shadow root.
      const left = tag.previousElementSibling;
      if (left?.localName === NAME && !left.shadowRoot) left.remove();
      build(
        (name) => tag.getAttribute(attributeName(name)),
        (host) => {
          if (target) target.append(host);
          else if (document.body.contains(tag)) tag.before(host);
          else document.body.append(host);
        },
        languageAt(target ?? tag),
      );
    },
  };
}

if (typeof document !== 'undefined') {
  const tag = document.currentScript;
  const present = window.XiangxunBox as ReturnType<typeof createApi> | undefined;
  const script = tag instanceof HTMLScriptElement ? tag : undefined;
  const api =
    present ??
    createApi(script ? new URL(script.src, location.href).origin : location.origin, script?.nonce ?? '');
  window.XiangxunBox = api;
  const auto = script && script.getAttribute('data-mount') !== 'off';
  if (auto && document.body) api.start(script);
  else if (auto) document.addEventListener('DOMContentLoaded', () => api.start(script), { once: true });
}
