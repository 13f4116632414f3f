/** What is indexed, in the form that every contestant can take. */
export interface BenchDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** What facets are counted of. */
  readonly category?: string;
}

/** A document by its number, counted from 0; title and text as they are, or as our words with blanks between. */
export interface FedDocument extends Omit<BenchDocument, 'id'> {
  readonly number: number;
}
