/** The text of an article in paragraphs, with the words marked that another page points to. */
import type { ReadField } from '../../contract/reading.ts';
import type { Mark } from '../../contract/search.ts';

export interface MarkedPlace {
  readonly field: ReadField;
  readonly mark: Mark;
}

/** `120-131` or `title:0-4`, in UTF-16 units; undefined for anything else. */
export function markedPlace(value: string | null): MarkedPlace | undefined {
  const [, title, from, to] = /^(title:)?(\d{1,7})-(\d{1,7})$/.exec(value ?? '') ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return undefined;
  return { field: title === undefined ? 'text' : 'title', mark: [Number(from), Number(to)] };
}

interface Paragraph {
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly at: number;
}

/** Lines that hold something, without the blanks around them. */
function paragraphsOf(text: string): readonly Paragraph[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
    const trimmed = line[0].trim();
    return trimmed === '' ? [] : [{ text: trimmed, at: line.index + line[0].indexOf(trimmed) }];
  });
}

export function StoryText({ text, mark }: { readonly text: string; readonly mark?: Mark | undefined }) {
  const paragraphs = paragraphsOf(text);
  const first = paragraphs.findIndex(({ text: own, at }) => mark !== undefined && mark[0] < at + own.length);
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p>
          <MarkedPart
            text={paragraph.text}
            mark={mark && [mark[0] - paragraph.at, mark[1] - paragraph.at]}
            named={index === first}
          />
        </p>
      ))}
    </>
  );
}

interface MarkedPartProps {
  readonly text: string;
  /** May begin before the text and end behind it. */
  readonly mark: Mark | undefined;
  /** True: this is where the address leads. */
  readonly named: boolean;
}

export function MarkedPart({ text, mark, named }: MarkedPartProps) {
  const from = Math.max(mark?.[0] ?? 0, 0);
  const to = Math.min(mark?.[1] ?? 0, text.length);
  if (from >= to) return <>{text}</>;
  return (
    <>
      {text.slice(0, from)}
      <mark id={named ? 'mark' : undefined}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
