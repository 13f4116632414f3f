/** What the reader sees and hears of an answer, of its absence, and of a fault. */
import type { Hit, SearchResponse } from '../contract/search.ts';
import type { Announcer } from './announcer.ts';
import { answerList } from './answer-list.ts';
import type { Choice } from './choice.ts';
import { button, element, fillWith } from './element.ts';
import type { FacetFilter } from './facet-filter.ts';
import { type Fault, webmasterHint } from './fault.ts';
import { plain } from './figure.ts';
import { notesOf } from './notes.ts';
import type { BoxOptions } from './option.ts';
import type { Panel } from './panel.ts';
import { pageAddress, type Question } from './question.ts';
import type { Recent } from './recent.ts';
import { restOf } from './rest.ts';
import type { Listener } from './session.ts';
import { fill, type Words } from './words.ts';

export interface ViewParts {
  readonly options: BoxOptions;
  readonly words: Words;
  readonly panel: Panel;
  readonly choice: Choice;
  readonly facets: FacetFilter;
  readonly announcer: Announcer;
  readonly recent: Recent;
  /** An id of this box alone. */
  readonly id: (name: string) => string;
  /** False where a listener of the page said no. */
  readonly tell: (name: string, detail: object) => boolean;
  /** @param step true for a filter: a place of its own in the reader's history */
  readonly ask: (question: Question, step: boolean) => void;
  readonly question: () => Question;
  readonly retry: () => void;
}

export interface AnswerView extends Listener {
  /** The record behind a row. */
  hitOf(row: HTMLElement): Hit | undefined;
}

export function createAnswerView(parts: ViewParts): AnswerView {
  const { options, words, panel, choice, facets, announcer, recent, id, tell, ask } = parts;
  const hits = new WeakMap<HTMLElement, Hit>();
  let faultTold = '';

  const way = (text: string, go: () => void) => button({ class: 'chip' }, go, text);
  const askFor = (q: string) => ask({ ...parts.question(), q }, false);

  function foot(question: Question, total: number): void {
    const all = element(
      'a',
      {
        class: 'all',
        href: pageAddress(question, options),
        target: options.open !== 'self' && `_${options.open}`,
        rel: 'noopener',
      },
      (total > 0 ? `${fill(words.found, plain(total))} · ` : '') + words.advanced,
    );
    all.addEventListener('click', () => recent.add(question.q));
    fillWith(panel.foot, all, element('span', { class: 'keys', 'aria-hidden': 'true' }, '↑ ↓ Enter Esc'));
  }

  function waysOn(question: Question): readonly (Node | string)[] {
    return [
      element('p', {}, `${words.none} ${question.q.slice(0, 60)}`),
      ...(question.from + question.to
        ? [way(words.tryDates, () => ask({ ...question, from: '', to: '' }, true))]
        : []),
    ];
  }

  return {
    hitOf: (row) => hits.get(row),
    rest() {
      const { groups, listed, state } = restOf(recent, words, id, askFor);
      panel.fill({ groups, state });
      choice.set(listed);
      facets.show(parts.question(), undefined);
      foot(parts.question(), 0);
    },
    wait: () => panel.wait(),
    answer(question: Question, answer: SearchResponse) {
      const { groups, listed } = answerList(answer, options, words, id, (type) =>
        pageAddress(question, options, type),
      );
      panel.fill({
        notes: notesOf(answer, words, askFor),
        groups,
        state: groups.length > 0 ? [] : waysOn(question),
      });
      for (const { row, hit } of listed) {
        if (hit) hits.set(row, hit);
        row.addEventListener('click', (event) => {
          recent.add(question.q);
          if (!tell('select', { href: row.href, type: hit?.type, id: hit?.id })) event.preventDefault();
        });
      }
      choice.set(listed.map(({ row }) => row));
      facets.show(question, answer.facets);
      foot(question, answer.total);
      faultTold = '';
      announcer.say(answer.total > 0 ? fill(words.found, plain(answer.total)) : words.none);
      tell('results', { q: question.q, total: answer.total });
    },
    fault(fault: Fault, seconds: number) {
      const { kind, status, message } = fault;
      const text = fill(words[kind], seconds);
      const again = kind === 'busy' || kind === 'refused' ? [] : [way(words.retry, parts.retry)];
      panel.warn(text, ' ', ...again);
      // A count-down is one fault, not one every second.
      if (kind === 'busy' && faultTold === kind) return;
      faultTold = kind;
      foot(parts.question(), 0);
      announcer.say(text);
      if (kind !== 'offline') console.error(`[xiangxun] ${webmasterHint(fault, options.api)}`);
      tell('error', { kind, status, message });
    },
  };
}
