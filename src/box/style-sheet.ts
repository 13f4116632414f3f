/** The stylesheet of the box, put into its shadow root and nowhere else. */
import { element } from './element.ts';

/** box.css, put in by the bundler. */
declare const BOX_STYLE: string;

const TEXT = BOX_STYLE;
let shared: CSSStyleSheet | undefined;

/**
 * A constructed sheet is no inline style, so no content policy forbids it. Browsers that have none get a style
 * element, with the nonce of the script's tag where the page uses nonces.
 */
export function addStyle(root: ShadowRoot, nonce: string): void {
  if ('adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(TEXT);
    }
    root.adoptedStyleSheets = [shared];
    return;
  }
  const style = element('style', {}, TEXT);
  if (nonce) style.nonce = nonce;
  root.append(style);
}
