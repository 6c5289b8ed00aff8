import type { Api, LibraryModel } from "./model.ts";

const read: Api = {
  call: { effect: { danger: "cache-read", ports: { key: "0" } }, returns: "unknown", async: true },
};
/** Gives what was put there. */
const entry: Api = {
  call: {
    effect: { danger: "cache-read", picks: "0", ports: { key: "0" } },
    query: { start: { verb: "read" }, where: { form: "id", at: "0", column: "entry" }, rows: "optional" },
    returns: "rows",
    async: true,
  },
};
const write: Api = {
  call: {
    effect: { danger: "cache-write", picks: "0", ports: { data: "1", key: "0" } },
    returns: "unknown",
    async: true,
  },
};

/** All keys at once. */
const flush: Api = { call: { effect: { danger: "cache-write" }, returns: "unknown", async: true } };

/** A script that the server runs. */
const script: Api = {
  call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown", async: true },
};

const commands: Readonly<Record<string, Api>> = {
  append: write,
  copy: write,
  decr: write,
  decrby: write,
  del: write,
  exists: read,
  expire: write,
  expireat: write,
  get: entry,
  getbit: read,
  getdel: write,
  getex: write,
  getrange: read,
  hdel: write,
  hexists: read,
  hget: entry,
  hgetall: entry,
  hincrby: write,
  hincrbyfloat: write,
  hkeys: read,
  hlen: read,
  hmget: read,
  hmset: write,
  hscan: read,
  hset: write,
  hsetnx: write,
  hvals: read,
  incr: write,
  incrby: write,
  incrbyfloat: write,
  keys: read,
  lindex: read,
  linsert: write,
  llen: read,
  lpop: write,
  lpos: read,
  lpush: write,
  lpushx: write,
  lrange: entry,
  lrem: write,
  lset: write,
  ltrim: write,
  mget: read,
  mset: write,
  msetnx: write,
  persist: write,
  pexpire: write,
  psetex: write,
  pttl: read,
  publish: write,
  rename: write,
  renamenx: write,
  rpop: write,
  rpush: write,
  rpushx: write,
  sadd: write,
  scan: read,
  scard: read,
  sdiff: read,
  set: write,
  setbit: write,
  setex: write,
  setnx: write,
  setrange: write,
  sinter: read,
  sismember: read,
  smembers: entry,
  smismember: read,
  smove: write,
  spop: write,
  srandmember: read,
  srem: write,
  sscan: read,
  strlen: read,
  sunion: read,
  touch: write,
  ttl: read,
  type: read,
  unlink: write,
  xadd: write,
  xdel: write,
  xlen: read,
  xrange: read,
  xrevrange: read,
  xtrim: write,
  zadd: write,
  zcard: read,
  zcount: read,
  zincrby: write,
  zpopmax: write,
  zpopmin: write,
  zrange: read,
  zrank: read,
  zrem: write,
  zremrangebyrank: write,
  zremrangebyscore: write,
  zrevrank: read,
  zscan: read,
  zscore: read,
  eval: script,
  flushall: flush,
  flushdb: flush,
};

const pipeline: Api = { call: { returns: { type: "Pipeline" } } };

/** The client, which @vercel/kv hands on. */
export const upstashTypes: Readonly<Record<string, Api>> = {
  Pipeline: { members: { ...commands, exec: { call: { returns: "unknown", async: true } } } },
  Redis: { members: { ...commands, multi: pipeline, pipeline } },
};

/** Upstash Redis. */
export const upstashRedis: LibraryModel = {
  name: "Upstash Redis",
  packages: ["@upstash/redis", "@upstash/redis/*"],
  versions: "^1.39.0",
  documentation: "https://upstash.com/docs/redis/sdks/ts/overview",
  exports: {
    Redis: {
      construct: { returns: { type: "Redis" } },
      members: { fromEnv: { call: { returns: { type: "Redis" } } } },
    },
  },
  types: upstashTypes,
};
