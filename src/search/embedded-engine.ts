/** The engine in this process, over one snapshot. */
import type { Snapshot } from '../index/snapshot.ts';
import type { Ranking } from '../ranking/weight.ts';
import { SnapshotHoldings } from './holdings.ts';
import { RecordEngine } from './record-engine.ts';

export class EmbeddedEngine extends RecordEngine {
  /** `now` is the day from which 近30天 and the like count back. */
  constructor(snapshot: Snapshot, generation: string, now?: () => Date, ranking?: Ranking) {
    super(new SnapshotHoldings(snapshot), generation, now, ranking);
  }
}
