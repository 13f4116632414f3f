/** A name that several places have: which one is meant? */
import type { PlacePath } from '../places/place-path.ts';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { placeHref } from './page-url.ts';

export function placeChoicePage(frame: Frame, name: string, candidates: readonly PlacePath[]): PageHtml {
  return layout({
    frame,
    title: `${name} · 项讯`,
    indexed: false,
    box: { q: '' },
    children: (
      <div class="record message">
        <h1>有几个“{name}”</h1>
        <ul class="plain">
          {candidates.map((path) => (
            <li>
              <a href={placeHref(path)}>{path.join(' › ')}</a>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
}
