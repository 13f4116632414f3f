/** Pages that have nothing to show but a sentence and a way on: not found, and faults. */
import { type Frame, layout, type PageHtml } from './layout.tsx';

interface Message {
  readonly heading: string;
  readonly text: string;
}

export function messagePage(frame: Frame, { heading, text }: Message): PageHtml {
  return layout({
    frame,
    title: `${heading} · 项讯`,
    indexed: false,
    box: { q: '' },
    children: (
      <div class="record message">
        <h1>{heading}</h1>
        <p>{text}</p>
        <p>
          <a href="/">回到首页</a>
        </p>
      </div>
    ),
  });
}
