/** The engine over one generation in a cluster. */
import type { Ranking } from '../ranking/weight.ts';
import type { ClusterState, EngineStatus } from '../search/engine.ts';
import { RecordEngine } from '../search/record-engine.ts';
import { ClusterHoldings } from './cluster-holdings.ts';
import type { ClusterIndex } from './cluster-index.ts';

export class OpenSearchEngine extends RecordEngine {
  readonly #state: () => ClusterState | undefined;

  /** `now`: the day from which 近30天 and the like count back; `state`: how the cluster is. */
  constructor(
    cluster: ClusterIndex,
    generation: string,
    {
      now,
      ranking,
      spelledMs,
      state = () => undefined,
    }: {
      readonly now?: (() => Date) | undefined;
      readonly ranking?: Ranking | undefined;
      readonly spelledMs?: number | undefined;
      readonly state?: (() => ClusterState | undefined) | undefined;
    } = {},
  ) {
    super(new ClusterHoldings(cluster), generation, now, ranking, spelledMs);
    this.#state = state;
  }

  override status(): EngineStatus {
    return { ...super.status(), cluster: this.#state() };
  }
}
