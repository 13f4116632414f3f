/** The script of the tag: `<script src="https://host/embed/v1.js" defer></script>` puts a box where it stands. */
import type { XiangxunApi, XiangxunBoxHandle } from './api.ts';
import { createBox } from './box.ts';
import { attributeName, type OptionName, readOptions } from './option.ts';
import { languageOf } from './words.ts';

const NAME = 'xiangxun-box';

const complain = (message: string) => console.warn(`[xiangxun] ${message}`);

interface Api extends XiangxunApi {
  start(tag: HTMLScriptElement): void;
}

/** @param first the tag that this script came by, if it came by one */
function createApi(first: HTMLScriptElement | undefined): Api {
  const boxes: XiangxunBoxHandle[] = [];

  /** @param place puts the new element into the page */
  function build(
    tag: HTMLScriptElement | undefined,
    given: (name: OptionName) => unknown,
    place: (host: HTMLElement) => void,
    at: Element,
  ) {
    const read = readOptions(given, complain);
    const api = (read.api || (tag ? new URL(tag.src, location.href) : location).origin).replace(/\/+$/, '');
    const host = document.createElement(NAME);
    const language =
      read.lang === 'auto' ? languageOf(at.closest('[lang]')?.getAttribute('lang') ?? '') : read.lang;
    const handle = createBox(host, { ...read, api }, language, tag?.nonce ?? '');
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

  return {
    boxes,
    mount: (target, options = {}) =>
      build(
        first,
        (name) => options[name as keyof typeof options],
        (host) => target.append(host),
        target,
      ),
    start(tag) {
      const selector = tag.getAttribute('data-target');
      const target = selector ? document.querySelector(selector) : null;
      if (selector && !target) complain(`data-target="${selector}": 没有这个元素 (not found)`);
      // A page restored from a copy still has the element that an earlier run left, without its shadow root.
      const left = tag.previousElementSibling;
      if (left?.localName === NAME && !left.shadowRoot) left.remove();
      build(
        tag,
        (name) => tag.getAttribute(attributeName(name)),
        (host) => {
          if (target) target.append(host);
          else if (document.body.contains(tag)) tag.before(host);
          else document.body.append(host);
        },
        target ?? tag,
      );
    },
  };
}

if (typeof document !== 'undefined') {
  const current = document.currentScript;
  const tag = current instanceof HTMLScriptElement ? current : undefined;
  const present = window.XiangxunBox as Partial<Api> | undefined;
  const api = present?.start ? (present as Api) : createApi(tag);
  window.XiangxunBox = api;
  if (tag && tag.getAttribute('data-mount') !== 'off') {
    if (document.body) api.start(tag);
    else document.addEventListener('DOMContentLoaded', () => api.start(tag), { once: true });
  }
}
