/** The doors that requests pass: how many from one address, which sites, which keys. */
import type { Context, MiddlewareHandler, Next } from 'hono';
import { DEFAULT_LIMITS, type Limits } from '../../config/limits.ts';
import { AppError } from '../../contract/error.ts';
import type { AuditEntry } from '../../keys/audit.ts';
import { KeyBook } from '../../keys/key-book.ts';
import type { Key } from '../../keys/key-file.ts';
import type { Metrics } from '../metrics.ts';
import { costOf, isFree, routeName } from '../route-name.ts';
import { bucketOf, type Client, clientOf, Proxies } from './client-address.ts';
import { presentedKey } from './key-presented.ts';
import { publicOrigin } from './public-origin.ts';
import { RateLimiter, type Taken } from './rate-limiter.ts';

export interface EntranceOptions {
  readonly limits?: Limits;
  /** The keys of the moment. */
  readonly keys?: () => KeyBook;
  readonly proxies?: Proxies;
  /** Resolves once the line is kept; where it rejects, the call is not made. */
  readonly audit?: (entry: AuditEntry) => Promise<void>;
  readonly metrics: Metrics;
  /** Milliseconds. */
  readonly clock?: () => number;
}

/** Headers, beside `X-Forwarded-For`, by which a proxy shows that it is one. */
const RELAYED = ['forwarded', 'via', 'x-real-ip'];
/** A wrong key costs as much as so many requests. */
const WRONG_KEY_COST = 20;
const MAX_AGE = '600';
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Api-Key';
const EXPOSED = [
  'Content-Disposition',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
  'X-Total-Count',
].join(', ');

export class Entrance {
  readonly #limits: Limits;
  readonly #keys: () => KeyBook;
  readonly #proxies: Proxies;
  readonly #audit: (entry: AuditEntry) => Promise<void>;
  readonly #metrics: Metrics;
  readonly #limiter: RateLimiter;

  constructor(options: EntranceOptions) {
    const nobody = new KeyBook([]);
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#keys = options.keys ?? (() => nobody);
    this.#proxies = options.proxies ?? new Proxies();
    this.#audit = options.audit ?? (async () => {});
    this.#metrics = options.metrics;
    this.#limiter = new RateLimiter(options.clock);
  }

  clientOf(c: Context): Client {
    const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
    const isRelayed = RELAYED.some((name) => c.req.header(name) !== undefined);
    const peer = env?.incoming?.socket?.remoteAddress;
    return clientOf(peer, c.req.header('x-forwarded-for'), this.#proxies, isRelayed);
  }

  /** Scheme and host that the client asked for, whatever stands in front of us. */
  readonly originOf = (c: Context): string => publicOrigin(c, this.#proxies);

  /** By which a page of that origin may read an answer, a refusal too. */
  crossOrigin(origin: string | undefined): Readonly<Record<string, string>> {
    const keys = this.#keys();
    const allowed = !keys.isClosed ? '*' : origin !== undefined && keys.admits(origin) ? origin : undefined;
    return {
      Vary: 'Origin',
      ...(allowed === undefined
        ? {}
        : { 'Access-Control-Allow-Origin': allowed, 'Access-Control-Expose-Headers': EXPOSED }),
    };
  }

  /** Requests a minute from one address; this machine's own are not counted. Throws `rate_limited`. */
  readonly byAddress: MiddlewareHandler = async (c, next) => {
    const route = routeName(c.req.path);
    if (!isFree(route)) this.#chargeAddress(c, costOf(route));
    await next();
  };

  /**
   * Other sites: open to any until the first site key is issued, from then on to the origins of living keys
   * that show their key. Throws `key_required`, `key_invalid`, `origin_not_allowed`, `rate_limited`.
   */
  readonly bySite: MiddlewareHandler = (c, next) => this.#bySite(c, next, 'GET,HEAD', ALLOWED_HEADERS);

  /** The same for a door that is asked by `POST`, with the headers that the clients of Meilisearch send. */
  readonly byMeiliSite: MiddlewareHandler = (c, next) =>
    this.#bySite(c, next, 'GET,HEAD,POST', `${ALLOWED_HEADERS}, X-Meilisearch-Client`);

  async #bySite(c: Context, next: Next, methods: string, headers: string): Promise<Response | undefined> {
    const keys = this.#keys();
    const origin = c.req.header('origin');
    const isForeign = origin !== undefined && !isOwn(origin, c.req.header('host'));
    for (const [name, value] of Object.entries(this.crossOrigin(origin))) c.header(name, value);
    if (c.req.method === 'OPTIONS') {
      if (keys.isClosed && isForeign && !keys.admits(origin)) throw originRefused();
      c.header('Access-Control-Allow-Methods', methods);
      c.header('Access-Control-Allow-Headers', headers);
      c.header('Access-Control-Max-Age', MAX_AGE);
      return c.body(null, 204);
    }
    const presented = presentedKey(c);
    const key = presented === undefined ? undefined : keys.find(presented.secret);
    if (keys.isClosed) {
      if (presented !== undefined && (key === undefined || isMisplaced(key, presented.inAddress))) {
        this.#chargeAddress(c, WRONG_KEY_COST);
        throw keyRefused(key !== undefined);
      }
      if (isForeign) {
        if (key === undefined) throw keyMissing();
        if (key.kind !== 'site' || !key.origins.includes(origin)) throw originRefused();
      }
    }
    if (key !== undefined) {
      c.set('keyId' as never, key.id as never);
      const taken = this.#limiter.take(
        `key ${key.id}`,
        key.perMinute ?? this.#limits['key-rate'],
        costOf(routeName(c.req.path)),
      );
      this.#tell(c, taken);
      if (!taken.isAllowed) throw this.#tooMany('key_rate', taken);
    }
    await next();
    return undefined;
  }

  /** Routes that change something: an admin key in a header, and a line in the audit, refused or not. */
  readonly byAdminKey: MiddlewareHandler = async (c, next) => {
    const entry = {
      action: `${c.req.method} ${c.req.path.slice(0, 200)}`,
      requestId: c.get('requestId' as never) as string,
    };
    const { key, refusal } = this.#adminKey(c);
    const actor = key === undefined ? {} : { actor: key.id };
    await this.#audit({ ...entry, ...actor, result: refusal?.code ?? 'allowed' });
    if (refusal !== undefined) {
      if (refusal.code === 'key_invalid') this.#chargeAddress(c, WRONG_KEY_COST);
      throw refusal;
    }
    await next();
  };

  /** Figures of the server: for this machine, and for who has an admin key. Throws as `byAdminKey`. */
  readonly byMachineOrAdmin: MiddlewareHandler = async (c, next) => {
    if (!this.clientOf(c).isLocal) {
      const { refusal } = this.#adminKey(c);
      if (refusal !== undefined) {
        this.#chargeAddress(c, WRONG_KEY_COST);
        throw refusal;
      }
    }
    await next();
  };

  #adminKey(c: Context): { key?: Key; refusal?: AppError } {
    const presented = presentedKey(c);
    if (presented === undefined) return { refusal: keyMissing() };
    const key = this.#keys().find(presented.secret);
    if (key === undefined || isMisplaced(key, presented.inAddress)) {
      return { ...(key ? { key } : {}), refusal: keyRefused(key !== undefined) };
    }
    if (key.kind === 'admin') return { key };
    return {
      key,
      refusal: new AppError('forbidden', '须用管理密钥: npx xiangxun keys add --kind admin (admin key only)'),
    };
  }

  #chargeAddress(c: Context, cost: number): void {
    const { address, isLocal } = this.clientOf(c);
    if (isLocal) return;
    const taken = this.#limiter.take(`address ${bucketOf(address)}`, this.#limits['address-rate'], cost);
    this.#tell(c, taken);
    if (!taken.isAllowed) throw this.#tooMany('address_rate', taken);
  }

  #tell(c: Context, { limit, remaining, reset }: Taken): void {
    if (limit === 0) return;
    c.header('RateLimit-Limit', String(limit));
    c.header('RateLimit-Remaining', String(remaining));
    c.header('RateLimit-Reset', String(reset));
  }

  #tooMany(reason: 'address_rate' | 'key_rate', { limit, retryAfter }: Taken): AppError {
    this.#metrics.refused(reason);
    return new AppError(
      'rate_limited',
      `每分钟最多 ${limit} 次, ${retryAfter} 秒后再试 (at most ${limit} a minute; try again in ${retryAfter} s)`,
      { retryAfter },
    );
  }
}

/** Browsers send `Origin` with some requests of our own pages too. */
function isOwn(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
}

/** An admin key in an address stands in histories and logs of others by now. */
function isMisplaced(key: Key, inAddress: boolean): boolean {
  return key.kind === 'admin' && inAddress;
}

function keyMissing(): AppError {
  return new AppError(
    'key_required',
    '须带密钥: 请求头 X-Api-Key, 或 Authorization: Bearer (send a key in the header X-Api-Key)',
  );
}

function keyRefused(isMisplaced: boolean): AppError {
  return new AppError(
    'key_invalid',
    isMisplaced
      ? '管理密钥不能写在地址里; 请作废它, 换一个, 放在请求头 X-Api-Key (never put an admin key into an address; revoke it)'
      : '密钥不对, 或已过期、作废; 见 npx xiangxun keys list (wrong, expired or revoked)',
  );
}

function originRefused(): AppError {
  return new AppError(
    'origin_not_allowed',
    '密钥不是发给这个网站的; 用 npx xiangxun keys add --origin 发一个 (this key is not for this origin)',
  );
}
