/** How the cluster is, asked every few seconds: what health, readiness and metrics tell without waiting for it. */
import type { ClusterState } from '../../search/engine.ts';
import type { ClusterClient, Patience } from './client.ts';

const EVERY_MILLIS = 2_000;
const PATIENCE: Patience = { deadlineMs: 6_000, attemptMs: 4_000, attempts: 4 };

interface Health {
  readonly status: 'green' | 'yellow' | 'red';
  readonly number_of_nodes: number;
}

export interface WatchOptions {
  /** Only the health of these counts: `articles-*`; without it that of the whole cluster. */
  readonly indices?: string;
  /**
   * Called with each state that differs from the one before, the first included. `reason`: why it cannot be reached,
   * naming addresses.
   */
  readonly onChange?: (
    state: ClusterState,
    before: ClusterState | undefined,
    reason: string | undefined,
  ) => void;
  readonly everyMs?: number;
}

export class ClusterWatch {
  readonly #client: ClusterClient;
  readonly #path: string;
  readonly #onChange: NonNullable<WatchOptions['onChange']>;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #state: ClusterState | undefined;

  constructor(
    client: ClusterClient,
    { indices, onChange = () => undefined, everyMs = EVERY_MILLIS }: WatchOptions = {},
  ) {
    this.#client = client;
    const of = indices === undefined ? '' : `/${encodeURIComponent(indices)}`;
    // A node that has lost the manager says so after this time instead of half a minute.
    this.#path = `/_cluster/health${of}?cluster_manager_timeout=2s&timeout=2s`;
    this.#onChange = onChange;
    this.#everyMs = everyMs;
  }

  /** Resolves once the state is known; goes on asking until stopped. Never throws. */
  async start(): Promise<ClusterState> {
    const state = await this.look();
    this.#later();
    return state;
  }

  /** As it was seen last; before `start` nothing is known. */
  get state(): ClusterState | undefined {
    return this.#state;
  }

  async look(): Promise<ClusterState> {
    let state: ClusterState;
    let reason: string | undefined;
    try {
      const health = await this.#client.request<Health>({ method: 'GET', path: this.#path }, PATIENCE);
      state = { status: health.status, nodes: health.number_of_nodes };
    } catch (error) {
      state = { status: 'unreachable', nodes: 0 };
      reason = (error as Error).message;
    }
    const before = this.#state;
    this.#state = state;
    if (before?.status !== state.status || before.nodes !== state.nodes)
      this.#onChange(state, before, reason);
    return state;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #later(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.look().then(() => this.#later());
    }, this.#everyMs);
    this.#timer.unref();
  }
}
