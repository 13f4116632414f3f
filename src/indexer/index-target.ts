/** Where an index goes beside the folder: to machines that serve it. */
import type { Manifest } from '../generation/manifest.ts';
import type { DocumentSink } from '../index/builder.ts';

/** A generation in the folder, whole and verified. */
export interface BuiltGeneration {
  readonly manifest: Manifest;
  /** Of the manifest: what the target was made from. */
  readonly digest: string;
  read(file: string): Promise<Buffer>;
}

export interface IndexTarget {
  /**
   * Begins another generation: on top of the last where that was made from the one in the folder, whose manifest has
   * this digest; else anew. Without a digest nothing is in the folder to be taken over.
   */
  begin(earlier: string | undefined): Promise<IndexDraft>;
}

export interface IndexDraft extends DocumentSink {
  /** True: the documents of the folder's last generation are there already. */
  readonly isOnTop: boolean;
  /** Serves it from now on; gives its name and what it changed. */
  publish(built: BuiltGeneration): Promise<{ readonly generation: string; readonly sent: number }>;
  /** Makes what is served smaller and quicker, where that is worth its while. Never throws. */
  pack(): Promise<void>;
  /** Nothing of it stays, unless it is served. Never throws. */
  discard(): Promise<void>;
}
