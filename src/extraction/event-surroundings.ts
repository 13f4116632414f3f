/** What stands around an event that an article tells: the companies, and how its sentence begins. */
import type { Findings } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import { BEGINS, PARK, type Words } from './owner-words.ts';
import type { EventDraft, ProjectDraft } from './project-draft.ts';
import { speakersOf } from './subject.ts';

/** An event, and whose project the rules took it to be of; none where they gave it to no project. */
export interface Told {
  readonly event: EventDraft;
  readonly draft: ProjectDraft | undefined;
  /** The owner that the rules gave to what is told before it. */
  readonly before: ReadCompany | undefined;
}

/** They are the same for each company. */
export interface Surroundings {
  /** In the sentence. */
  readonly inside: readonly CompanyMention[];
  readonly inLine: readonly CompanyMention[];
  /** Companies in front of the sentence, the last first. */
  readonly earlier: readonly ReadCompany[];
  /** Where the clause of the event begins. */
  readonly clause: number;
  readonly begins: readonly string[];
  readonly inPark: boolean;
  readonly speakers: readonly ReadCompany[];
}

/** The names of the words that are seen in a text. */
export const seen = (words: Words, text: string) =>
  words.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

/** What stands around the event, by all that was found in the article. */
export function surroundingsOf(
  { event: { passage, span, at }, draft }: Told,
  findings: readonly Findings[],
): Surroundings {
  const { text } = passage;
  const all = findings.find((found) => found.passage === passage)?.companies ?? [];
  const line = text.lastIndexOf('\n', at.start - 1) + 1;
  const lineEnd = text.indexOf('\n', at.end);
  return {
    inside: all.filter(({ start, end }) => start >= span.start && end <= span.end),
    inLine: all.filter(({ start, end }) => start >= line && (lineEnd < 0 || end <= lineEnd)),
    earlier: [
      ...new Set(
        all
          .filter(({ end }) => end <= span.start)
          .map(({ company }) => company)
          .toReversed(),
      ),
    ],
    clause: Math.max(span.start, text.lastIndexOf(',', at.start - 1) + 1),
    begins: seen(BEGINS, text.slice(span.start, span.end)),
    inPark: PARK.test(text.slice(span.start, at.start)) || PARK.test(draft?.name ?? ''),
    speakers: speakersOf(passage, at.start, all),
  };
}
