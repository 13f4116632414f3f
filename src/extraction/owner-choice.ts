/** Whose the events are that an article tells, weighed by what its words say for each company. */
import { isApart } from './apart.ts';
import { CompanySigns } from './company-signs.ts';
import type { Told } from './event-surroundings.ts';
import type { Findings } from './findings.ts';
import type { ReadCompany } from './name-book.ts';
import { nobodySigns, noneSigns } from './no-owner-signs.ts';
import { NO_OWNER_WEIGHTS } from './no-owner-weights.ts';
import { OWNER_WEIGHTS } from './owner-weights.ts';
import { type EventDraft, ProjectDraft } from './project-draft.ts';

/** Whose an event may be: a company of the article, nobody who is named, or no event at all. */
export type Candidate = ReadCompany | 'nobody' | 'none';

export interface OwnerCase extends Told {
  /** The last is 'none', the one before it 'nobody'. */
  readonly candidates: readonly { readonly candidate: Candidate; readonly signs: readonly string[] }[];
}

/** Changes the drafts of an article; `untold`: stages that the rules gave to none of them; `builders`: who only builds. */
export type Settle = (
  drafts: ProjectDraft[],
  untold: readonly EventDraft[],
  findings: readonly Findings[],
  builders: ReadonlySet<ReadCompany>,
) => void;

/**
 * A stage is left out where that is this much likelier (in logits) than its likeliest owner. What the rules gave to a
 * project of nobody stays its event: of public works, that have no owner, too many would go.
 */
const SURELY_NONE = 0.4;

/** The events of an article in the order of the text, each with the signs for everyone whose it may be. */
export function ownerCases(
  drafts: readonly ProjectDraft[],
  untold: readonly EventDraft[],
  findings: readonly Findings[],
  builders: ReadonlySet<ReadCompany>,
): OwnerCase[] {
  const events = [
    ...drafts.flatMap((draft) => draft.events.map((event) => ({ event, draft }))),
    ...untold.map((event) => ({ event, draft: undefined })),
  ];
  const company = new CompanySigns(findings, builders);
  let before: ReadCompany | undefined;
  return findings.flatMap((found) =>
    events
      .filter(({ event }) => event.passage === found.passage)
      .sort((a, b) => a.event.at.start - b.event.at.start)
      .map((one) => {
        const told = { ...one, before };
        before = one.draft?.company ?? before;
        return {
          ...told,
          candidates: [
            ...company
              .candidates(told)
              .map((candidate) => ({ candidate, signs: company.of(told, candidate) })),
            { candidate: 'nobody' as const, signs: nobodySigns(told, found) },
            { candidate: 'none' as const, signs: noneSigns(told, found) },
          ],
        };
      }),
  );
}

const scoreOf = (signs: readonly string[]) =>
  signs.reduce((sum, sign) => sum + (OWNER_WEIGHTS[sign] ?? NO_OWNER_WEIGHTS[sign] ?? 0), 0);

function choiceOf({ candidates, draft }: OwnerCase): Candidate {
  const scores = candidates.map(({ signs }) => scoreOf(signs));
  const none = scores.pop() as number;
  const best = Math.max(...scores);
  if ((!draft || draft.company) && none > best + SURELY_NONE) return 'none';
  return candidates[scores.indexOf(best)]?.candidate ?? 'none';
}

/** Gives each draft to whom most of its events are of, and the others to whom they are of. */
export const settleOwners: Settle = (drafts, untold, findings, builders) => {
  if (untold.length === 0 && drafts.every(({ events }) => events.length === 0)) return;
  const chosen = ownerCases(drafts, untold, findings, builders).map((one) => {
    const choice = choiceOf(one);
    const apart = typeof choice !== 'string' && isApart(one.event, choice, findings);
    return { ...one, choice: apart ? ('none' as const) : choice };
  });
  for (const draft of [...drafts]) {
    const own = chosen.filter((one) => one.draft === draft);
    const owner = mostOf(
      own.map(({ choice }) => choice).filter((choice) => choice !== 'none'),
      draft.company ?? 'nobody',
    );
    draft.company = owner === 'nobody' ? undefined : owner;
    for (const { event, choice } of own) {
      if (choice === owner) continue;
      draft.dropEvents((other) => other === event);
      give(drafts, choice, event);
    }
  }
  for (const { draft, event, choice } of chosen) if (!draft) give(drafts, choice, event);
};

/** Whom most are, of as many the one that it was. */
function mostOf(
  choices: readonly (ReadCompany | 'nobody')[],
  now: ReadCompany | 'nobody',
): ReadCompany | 'nobody' {
  const count = (one: ReadCompany | 'nobody') => choices.filter((choice) => choice === one).length;
  return [...new Set(choices)].reduce((best, one) => (count(one) > count(best) ? one : best), now);
}

/** To the company's project that has no name yet, else to its last, else to a new one. */
function give(drafts: ProjectDraft[], company: Candidate, event: EventDraft): void {
  if (company === 'nobody' || company === 'none') return;
  const own = drafts.filter((draft) => draft.company === company);
  let draft = own.find(({ name }) => name === undefined) ?? own.at(-1);
  if (!draft) {
    draft = new ProjectDraft(event.passage, event.span);
    draft.company = company;
    drafts.push(draft);
  }
  draft.addEvent(event);
}
