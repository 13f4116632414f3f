/** The role of everything that is measured: index a corpus into a folder, then answer from that folder. */
import type { FedDocument } from '../bench-document.ts';
import type { Feed } from '../workplace.ts';

/** all: every word required. any: one is enough. phrase: side by side. prefix: the beginning of a word, while typing. */
export type Want = 'all' | 'any' | 'phrase' | 'prefix';

export interface Asked {
  readonly text: string;
  readonly want: Want;
  readonly limit: number;
  /** Inclusive days, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  /** True: count the records of each category too. */
  readonly facet?: boolean;
}

export interface Answer {
  /** Best first: document numbers, or ids. */
  readonly hits: readonly (number | string)[];
  /** How many match in all; undefined where that is not told. */
  readonly total: number | undefined;
}

export interface Searcher {
  search(asked: Asked): Answer | Promise<Answer>;
  /** Where `search` gives more than ids and a total: those alone, as the others give them. */
  rank?(asked: Asked): Promise<Answer>;
  /** Memory of another process that does the work, bytes. */
  besideBytes?(): number;
}

export interface Capabilities {
  readonly total: boolean;
  readonly phrase: boolean;
  readonly prefix: boolean;
  readonly date: boolean;
  readonly facet: boolean;
}

/**
 * What has to be in a record for a word to match it. text: the word, anywhere. word: the word as we cut it.
 * prefix: a word that begins with it. characters: all its characters, anywhere. own: whatever its tokenizer says.
 */
export type Matches = 'text' | 'word' | 'prefix' | 'characters' | 'own';

export interface IndexCost {
  /** Everything up to an index that answers, without segmentation where the words were given. */
  readonly buildMs: number;
  /** Writing it to disk. */
  readonly saveMs: number;
  /** Most memory of another process that did the work, bytes. */
  readonly besidePeak?: number;
}

export interface Contestant {
  readonly name: string;
  /** npm packages that it needs beside the project itself. */
  readonly packages: readonly string[];
  /** Why it cannot be had on this machine, where that is not for want of a package. */
  missing?(): string | undefined;
  /** own: it reads the corpus folder and cuts the words itself. */
  readonly feed: Feed | 'own';
  readonly matches: Matches;
  readonly can: Capabilities;
  /** True: where no record has every word, it asks for less by itself. */
  readonly relaxes: boolean;
  /** What a reader of its figures must know. */
  readonly note: string;
  /** `work` holds the corpus; the index goes into `folder`, which is there and empty. */
  index(work: string, folder: string): Promise<IndexCost>;
  open(folder: string): Promise<Searcher>;
}

/** An index that grows document by document. */
export interface Builder {
  add(document: FedDocument): unknown;
  save(): unknown;
}
