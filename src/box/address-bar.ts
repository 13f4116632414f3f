/** What is searched, in the address of the host page, so that Back and a copied link restore it. */
import { type Question, readFrom, writeTo } from './question.ts';

export interface AddressBar {
  /** @param step true: a place of its own in the reader's history */
  write(question: Question, step: boolean): void;
  /** The question of the address, where it is another than this one. */
  read(question: Question): Question | undefined;
}

/** @param param name of the parameter; empty: the address is left alone */
export function createAddressBar(param: string): AddressBar {
  return {
    write(question, step) {
      if (!param) return;
      const address = writeTo(location.href, param, question);
      if (address === location.href) return;
      // The state belongs to the page; its router would miss it.
      const state: unknown = history.state;
      if (step) history.pushState(state, '', address);
      else history.replaceState(state, '', address);
    },
    read(question) {
      if (!param) return undefined;
      const here = writeTo(location.href, param, question);
      return here === location.href ? undefined : readFrom(location.href, param);
    },
  };
}
