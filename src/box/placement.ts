/** Where the answers of a field hang: in the top layer, so that nothing of the host page cuts or covers them. */

const GAP = 4;
const EDGE = 8;
const LEAST_WIDTH = 480;
const MOST_WIDTH = 760;
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 560;

export interface Placement {
  show(): void;
  hide(): void;
}

/** @param listen keeps what is listened to until the box goes */
export function placeUnder(
  field: HTMLElement,
  panel: HTMLElement,
  listen: (target: EventTarget, type: string, react: (event: Event) => void, capture?: boolean) => void,
): Placement {
  const layered = typeof panel.showPopover === 'function';
  let shown = false;
  panel.hidden = !layered;
  if (layered) panel.setAttribute('popover', 'manual');
  const place = () => {
    if (!shown) return;
    const { left, top, bottom, width } = field.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const height = window.visualViewport?.height ?? window.innerHeight;
    const room = Math.min(clientWidth - 2 * EDGE, MOST_WIDTH, Math.max(width, LEAST_WIDTH));
    const below = height - bottom - GAP - EDGE;
    const above = top - GAP - EDGE;
    const up = below < LEAST_HEIGHT && above > below;
    const put = (name: string, pixels: number | undefined) =>
      panel.style.setProperty(name, pixels === undefined ? 'auto' : `${pixels}px`);
    put('width', room);
    put('max-height', Math.max(LEAST_HEIGHT / 2, Math.min(MOST_HEIGHT, up ? above : below)));
    if (!layered) return;
    put('left', Math.max(EDGE, Math.min(left, clientWidth - EDGE - room)));
    put('top', up ? undefined : bottom + GAP);
    put('bottom', up ? window.innerHeight - top + GAP : undefined);
  };
  listen(window, 'resize', place);
  listen(window, 'scroll', place, true);
  if (window.visualViewport) listen(window.visualViewport, 'resize', place);
  return {
    show() {
      shown = true;
      if (!layered) panel.hidden = false;
      else if (!panel.matches(':popover-open')) panel.showPopover();
      place();
    },
    hide() {
      shown = false;
      if (!layered) panel.hidden = true;
      else if (panel.isConnected && panel.matches(':popover-open')) panel.hidePopover();
    },
  };
}
