/** Text with its marks, built from `text` and `marks`; the ready-made `html` is not trusted with the page. */
import type { MarkedText } from '../../contract/search.ts';

export function MarkedWords({ value }: { readonly value: MarkedText }) {
  const { text, marks } = value;
  const parts: (string | ReturnType<typeof Marked>)[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    if (from < end || to <= from || to > text.length) continue;
    parts.push(text.slice(end, from), <Marked text={text.slice(from, to)} />);
    end = to;
  }
  return (
    <>
      {parts}
      {text.slice(end)}
    </>
  );
}

function Marked({ text }: { readonly text: string }) {
  return <mark>{text}</mark>;
}
