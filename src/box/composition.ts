/**
 * What an input method is doing. While it composes, keys are its own: Enter takes a candidate, Escape drops
 * it, arrows walk through them. Pinyin half typed is nobody's query.
 */

const LATIN = /^[\x20-\x7e\u00c0-\u024f]*$/;
/** A key that ended a composition may reach the page this long after the end of it, under code 229 (Safari). */
const SAME_KEY_MS = 80;
const IME_KEY = 229;

export interface Composition {
  readonly active: boolean;
  /** True where the key belongs to the input method. */
  owns(event: KeyboardEvent): boolean;
  /** True where what stands in the field is no query yet. */
  unfinished(): boolean;
}

/**
 * Keyboards of Android compose Latin words too, and never end before a blank. There Latin letters are a query,
 * until the keyboard has once turned them into something else.
 * @param onEnd called once a composition is over and the field holds its outcome
 */
export function watchComposition(input: HTMLInputElement, onEnd: () => void): Composition {
  let active = false;
  let sameTask = false;
  let ended = -1e9;
  let composed = '';
  let latinKeyboard = /Android/.test(navigator.userAgent);
  input.addEventListener('compositionstart', () => {
    active = true;
    composed = '';
  });
  const follow = (data: string) => {
    if (composed && LATIN.test(composed) && !LATIN.test(data)) latinKeyboard = false;
    composed = data || composed;
  };
  input.addEventListener('compositionupdate', ({ data }) => follow(data));
  input.addEventListener('compositionend', ({ data, timeStamp }) => {
    follow(data);
    active = false;
    sameTask = true;
    ended = timeStamp;
    window.setTimeout(() => {
      sameTask = false;
    });
    onEnd();
  });
  return {
    get active() {
      return active;
    },
    owns(event) {
      const late = event.keyCode === IME_KEY && event.timeStamp - ended < SAME_KEY_MS;
      return active || event.isComposing || sameTask || late;
    },
    unfinished: () => active && !(latinKeyboard && LATIN.test(composed)),
  };
}
