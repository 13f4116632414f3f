/** What is counted and measured, in the text format of Prometheus. The only door to prom-client. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineStatus } from '../search/engine.ts';

export type SearchOutcome = 'found' | 'relaxed' | 'none' | 'timed_out' | 'partial';
export type Refusal =
  | 'waiting'
  | 'exports'
  | 'memory'
  | 'address_rate'
  | 'key_rate'
  | 'connections'
  | 'pipelined'
  | 'address_connections';

/** What is read at the moment of a scrape. */
export interface Readings {
  status(): EngineStatus | undefined;
  isReady(): boolean;
  isDegraded(): boolean;
  waiting(): number;
  connections(): number;
}

export interface Metrics {
  /** `route` is a pattern, never an address: `/api/v1/articles/:id`. */
  request(route: string, method: string, status: number, seconds: number): void;
  search(outcome: SearchOutcome, seconds: number): void;
  waited(seconds: number): void;
  refused(reason: Refusal): void;
  generation(event: 'served' | 'rejected'): void;
  watch(readings: Readings): void;
  /** The exposition, and its content type. */
  text(): Promise<{ readonly body: string; readonly contentType: string }>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** With `ofProcess`, memory, CPU, garbage collection and event-loop delay too: once a process. */
export function createMetrics(ofProcess = false): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'xiangxun_http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'xiangxun_http_request_seconds',
    help: 'From the head of the request to the head of the answer',
    labelNames: ['route'] as const,
    buckets: SECONDS,
    registers,
  });
  const searches = new Counter({
    name: 'xiangxun_searches_total',
    help: 'Searches by what came of them',
    labelNames: ['outcome'] as const,
    registers,
  });
  const searchSeconds = new Histogram({
    name: 'xiangxun_search_seconds',
    help: 'Time of the engine for one search',
    buckets: SECONDS,
    registers,
  });
  const waitSeconds = new Histogram({
    name: 'xiangxun_wait_seconds',
    help: 'Time that a search waited for its turn',
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'xiangxun_refused_total',
    help: 'Requests and connections that were refused to protect the server',
    labelNames: ['reason'] as const,
    registers,
  });
  const generations = new Counter({
    name: 'xiangxun_generations_total',
    help: 'Generations that were taken up or found unfit',
    labelNames: ['event'] as const,
    registers,
  });

  return {
    request: (route, method, status, seconds) => {
      requests.inc({ route, method: METHODS.has(method) ? method : 'other', status });
      requestSeconds.observe({ route }, seconds);
    },
    search: (outcome, seconds) => {
      searches.inc({ outcome });
      searchSeconds.observe(seconds);
    },
    waited: (seconds) => waitSeconds.observe(seconds),
    refused: (reason) => refusals.inc({ reason }),
    generation: (event) => generations.inc({ event }),
    watch: (readings) => watch(registry, readings),
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  };
}

function watch(registry: Registry, readings: Readings): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('xiangxun_ready', '1 while new requests are welcome', () => Number(readings.isReady()));
  gauge('xiangxun_degraded', '1 while an older generation is served since a newer one is unfit', () =>
    Number(readings.isDegraded()),
  );
  gauge('xiangxun_waiting', 'Searches that wait for their turn', readings.waiting);
  gauge('xiangxun_connections', 'Open connections', readings.connections);
  new Gauge({
    name: 'xiangxun_generation_info',
    help: '1 for the generation that is served',
    labelNames: ['generation'] as const,
    registers: [registry],
    collect() {
      this.reset();
      const status = readings.status();
      if (status) this.set({ generation: status.generation }, 1);
    },
  });
  new Gauge({
    name: 'xiangxun_records',
    help: 'Records of the generation that is served',
    labelNames: ['type'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [type, count] of Object.entries(readings.status()?.counts ?? {})) this.set({ type }, count);
    },
  });
  watchCluster(registry, () => readings.status()?.cluster);
}

const CLUSTER_STATUS = ['green', 'yellow', 'red', 'unreachable'] as const;

/** Without samples where the engine is in this process. */
function watchCluster(registry: Registry, read: () => EngineStatus['cluster']): void {
  new Gauge({
    name: 'xiangxun_cluster_status',
    help: '1 for the state of the search cluster as it was seen last',
    labelNames: ['status'] as const,
    registers: [registry],
    collect() {
      this.reset();
      const now = read()?.status;
      if (now) for (const status of CLUSTER_STATUS) this.set({ status }, Number(status === now));
    },
  });
  new Gauge({
    name: 'xiangxun_cluster_nodes',
    help: 'Nodes of the search cluster as they were seen last',
    // A gauge without labels would show 0 where there is no cluster.
    labelNames: ['engine'] as const,
    registers: [registry],
    collect() {
      this.reset();
      const cluster = read();
      if (cluster) this.set({ engine: 'opensearch' }, cluster.nodes);
    },
  });
}
