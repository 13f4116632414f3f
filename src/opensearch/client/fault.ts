/** Why the cluster did not do what it was asked: a kind, the node that was asked, and the way out. */
import { AppError, type ErrorCode } from '../../contract/error.ts';

export type FaultKind =
  | 'unreachable'
  | 'untrusted'
  | 'broken'
  | 'timeout'
  | 'busy'
  | 'unavailable'
  | 'denied'
  | 'rejected'
  | 'foreign';

/** Kind → what is told, and whether another try may go well. */
const KINDS: Readonly<Record<FaultKind, { code: ErrorCode; passing: boolean; told: string }>> = {
  unreachable: {
    code: 'cluster_unavailable',
    passing: true,
    told: '连接不上; 检查节点是否在运行、地址和端口 (cannot connect: is the node running, is the address right?)',
  },
  untrusted: {
    code: 'cluster_refused',
    passing: true,
    told: '证书不可信; 用 --opensearch-ca 指明签发它的 CA (certificate not trusted: name its CA)',
  },
  broken: {
    code: 'cluster_unavailable',
    passing: true,
    told: '答复中断 (the answer broke off)',
  },
  timeout: {
    code: 'cluster_unavailable',
    passing: true,
    told: '没有按时答复; 检查负载和网络 (no answer in time: check load and network)',
  },
  busy: {
    code: 'cluster_unavailable',
    passing: true,
    told: '太忙, 请稍后再试或加节点 (too busy: try later, or add nodes)',
  },
  unavailable: {
    code: 'cluster_unavailable',
    passing: true,
    told: '暂时不能服务; 看集群健康 _cluster/health (cannot serve now: see its health)',
  },
  denied: {
    code: 'cluster_refused',
    passing: false,
    told: '不接受我们的身份; 检查 XIANGXUN_OPENSEARCH_USER、_PASSWORD 或 _API_KEY 和它的权限 (check user, password or key, and its rights)',
  },
  rejected: { code: 'cluster_refused', passing: false, told: '不接受这个请求 (request not accepted)' },
  foreign: {
    code: 'cluster_refused',
    passing: false,
    told: '答的不是 OpenSearch 的 JSON; 检查地址 (not an answer of OpenSearch: check the address)',
  },
};

/** Errors of the cluster that pass once another node has taken over, whatever status they come with. */
const PASSING_TYPES: ReadonlySet<string> = new Set([
  'node_disconnected_exception',
  'node_not_connected_exception',
  'node_closed_exception',
  'connect_transport_exception',
  'receive_timeout_transport_exception',
  'no_shard_available_action_exception',
  'unavailable_shards_exception',
  'no_node_available_exception',
  'cluster_manager_not_discovered_exception',
  'master_not_discovered_exception',
  'process_cluster_event_timeout_exception',
  'rejected_execution_exception',
  'opensearch_rejected_execution_exception',
]);

/** An error object of OpenSearch, as far as it is read. */
export interface ClusterErrorBody {
  readonly type?: string;
  readonly reason?: string;
  readonly root_cause?: readonly { readonly type?: string }[];
  readonly caused_by?: ClusterErrorBody;
}

export class ClusterFault extends AppError {
  readonly kind: FaultKind;
  readonly status: number | undefined;
  /** As the cluster names it: `index_not_found_exception`. */
  readonly type: string | undefined;
  /** Another node, or the same one a little later, may do it. */
  readonly passing: boolean;

  constructor(
    kind: FaultKind,
    address: string,
    detail: string,
    more: {
      status?: number;
      error?: ClusterErrorBody | undefined;
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    const { code, passing, told } = KINDS[kind];
    const { cause, retryAfter } = more;
    super(code, `OpenSearch ${address}: ${told}${detail === '' ? '' : `: ${detail}`}`, {
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(cause === undefined ? {} : { cause }),
    });
    this.name = 'ClusterFault';
    this.kind = kind;
    this.status = more.status;
    this.type = more.error?.type;
    this.passing = passing;
  }
}

/** Whether the cluster's own error passes. */
export function passesByType(error: ClusterErrorBody | undefined): boolean {
  if (error === undefined) return false;
  const types = [error.type, error.caused_by?.type, ...(error.root_cause ?? []).map(({ type }) => type)];
  return types.some((type) => type !== undefined && PASSING_TYPES.has(type));
}
