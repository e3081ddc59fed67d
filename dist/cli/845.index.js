export const id = 845;
export const ids = [845];
export const modules = {
 1784:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $T: () => (  readyToken),
  Wh: () => (  unlessAborted),
  Zs: () => (  bearerLayer)
 });
function bearerLayer(source) {
  return (next) => {
    async function sent(request, token) {
      const answer = await next(authorized(request, token.value));
      if (!isTokenRefused(answer))
        source.accepted(token);
      return answer;
    }
    return async (request) => {
      const token = await unlessAborted(source.current(), request.signal);
      if (token === undefined)
        return next(request);
      const answer = await sent(request, token);
      const another = isTokenRefused(answer) ? source.another(token) : undefined;
      if (another === undefined)
        return answer;
      const renewed = await unlessAborted(another, request.signal);
      return renewed === undefined ? next(request) : sent(request, renewed);
    };
  };
}
function readyToken(token) {
  return (next) => (request) => next(authorized(request, token));
}
function isTokenRefused({ status, headers, body }) {
  if (status !== 401)
    return false;
  if (headers['www-authenticate'] !== undefined)
    return true;
  const code = /"errorCode"\s*:\s*"(\w+)"/.exec(body.toString())?.[1];
  return code === undefined || code === 'UNEXPECTED_ERROR';
}
function authorized(request, token) {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } };
}
async function unlessAborted(waiting, signal) {
  if (waiting === undefined || signal === undefined)
    return waiting;
  let stop = () => { };
  const aborted = new Promise((resolve) => {
    stop = () => resolve(undefined);
    if (signal.aborted)
      stop();
    else
      signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([waiting, aborted]);
  }
  finally {
    signal.removeEventListener('abort', stop);
  }
}
 }),
 7274:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  VV: () => (  collectPages),
  WI: () => (  createAtlas),
  md: () => (  PAGE_SIZE)
 });
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1595);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1036);
 var _atlas_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4285);
 var _endpoints_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2603);
 var _send_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6887);
 var _unreadable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3162);
const PAGE_SIZE = 500;
const MOST_PAGES = 2_000;
function createAtlas({ send: transmit, now, credentialKind, userAgent, signal, }) {
  async function send({ path, version, media, parameters, query, headers, ...others }) {
    const request = {
      ...others,
      target: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_3__  .$)({ path, parameters, query }),
      template: path,
      date: version,
      ...(media && { media }),
      headers: { ...headers, 'user-agent': userAgent },
      signal,
    };
    return transmit(request);
  }
  async function callByName(name, call) {
    const [method, path, version] = _endpoints_js__WEBPACK_IMPORTED_MODULE_3__  .v[name];
    const { path: parameters = {}, query = {}, body, once } = call;
    const text = body === undefined ? {} : { body: revealed(body), shownBody: JSON.stringify(body) };
    const response = await send({ method, path, version, parameters, query, ...text, ...(once && { once }) });
    return readJson({ method, path, response });
  }
  const atlas = {
    call: (name, call) => callByName(name, call),
    async find(name, call) {
      try {
        return await callByName(name, call);
      }
      catch (error) {
        if ((0,_atlas_error_js__WEBPACK_IMPORTED_MODULE_2__  .u)(error, ...call.absent))
          return undefined;
        throw error;
      }
    },
    async exchange(exchange) {
      const { status, body, ...response } = await send(exchange);
      const type = (0,_send_js__WEBPACK_IMPORTED_MODULE_5__  .w)({ status, body, ...response }, 'content-type') ?? '';
      return { status, mediaType: type.split(';', 1)[0]?.trim().toLowerCase() ?? '', bytes: body };
    },
    list(name, call) {
      const path = _endpoints_js__WEBPACK_IMPORTED_MODULE_3__  .v[name][1];
      const page = (pageNum) => callByName(name, { ...call, query: { ...call.query, itemsPerPage: PAGE_SIZE, pageNum } });
      return collectPages({ path, page });
    },
    credentialKind,
    now,
  };
  return atlas;
}
function revealed(body) {
  return JSON.stringify(body, function (key, shown) {
    const value = this[key];
    return value instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_0__  .z ? value.reveal() : shown;
  });
}
async function collectPages({ path, page, }) {
  const all = [];
  for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
    const answer = await page(pageNum);
    if (Array.isArray(answer))
      return answer;
    const { results, next } = readPage(path, answer);
    all.push(...results);
    if (!next || results.length === 0)
      return all;
  }
  throw (0,_unreadable_js__WEBPACK_IMPORTED_MODULE_4__  .O)({ method: 'GET', path, why: 'a list without an end', transient: false });
}
function readPage(path, page) {
  if (typeof page === 'object' && page !== null && 'results' in page && Array.isArray(page.results)) {
    const links = 'links' in page && Array.isArray(page.links) ? page.links : [];
    return { results: page.results, next: links.some((link) => link?.rel === 'next') };
  }
  throw (0,_unreadable_js__WEBPACK_IMPORTED_MODULE_4__  .O)({ method: 'GET', path, why: 'a page without results' });
}
function readJson({ method, path, response }) {
  const text = response.body.toString();
  if (text.trim() === '')
    return undefined;
  try {
    return JSON.parse(text);
  }
  catch {
    const type = (0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .Hk)((0,_send_js__WEBPACK_IMPORTED_MODULE_5__  .w)(response, 'content-type') ?? 'no content type', { longest: 60 });
    throw (0,_unreadable_js__WEBPACK_IMPORTED_MODULE_4__  .O)({ method, path, why: `${response.status} with an answer that is not JSON (${type})` });
  }
}
 }),
 3967:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  D: () => (  loginOf),
  I: () => (  deviceLogin)
 });
 var _bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1784);
 var _device_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3734);
const REFRESH_EARLY_MS = 60_000;
function loginOf({ clientId, tokens, askedAt, }) {
  const { access, refresh, scope } = tokens;
  return {
    clientId,
    accessToken: access.value,
    refreshToken: refresh,
    scope,
    refreshAt: new Date(askedAt + Math.max(access.livesMs - REFRESH_EARLY_MS, access.livesMs / 2)),
    expiresAt: new Date(askedAt + access.livesMs),
  };
}
function deviceLogin(options) {
  const { clock, origin, store } = options;
  let bearer;
  let coming;
  let refused;
  const isGood = ({ accessToken, refreshAt }) => accessToken.reveal() !== refused && clock.now().getTime() < refreshAt.getTime();
  async function current() {
    const isUsable = bearer !== undefined && bearer.value.reveal() !== refused && clock.now().getTime() < bearer.refreshAt;
    if (bearer !== undefined && isUsable)
      return bearer;
    coming ??= take().finally(() => {
      coming = undefined;
    });
    bearer = await coming;
    return bearer;
  }
  async function take() {
    const kept = demand(await store.read(origin));
    if (isGood(kept))
      return bearerOf(kept);
    let untried = false;
    const login = await store.change(origin, async (newest) => {
      const before = demand(newest);
      if (isGood(before))
        return before;
      untried = true;
      return renew(before);
    });
    return { ...bearerOf(demand(login)), untried };
  }
  async function renew(login) {
    const { clientId, refreshToken, scope } = tell(login);
    if (refreshToken === undefined)
      throw (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .O8)('the login is over, and the server gave no means to renew it');
    const askedAt = clock.now().getTime();
    const tokens = await (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .Kg)({ ...options, clientId }, { refreshToken, scope });
    return tell(loginOf({ clientId, tokens, askedAt }));
  }
  function tell(login) {
    options.onToken(login.accessToken);
    if (login.refreshToken !== undefined)
      options.onToken(login.refreshToken);
    return login;
  }
  function bearerOf(login) {
    const { accessToken, refreshAt } = tell(login);
    return { value: accessToken, refreshAt: refreshAt.getTime(), untried: false };
  }
  return {
    layer: (0,_bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__  .Zs)({
      current,
      another(token) {
        if (token.untried)
          return undefined;
        if (token.value.reveal() === bearer?.value.reveal())
          refused = token.value.reveal();
        return current();
      },
      accepted(token) {
        token.untried = false;
      },
    }),
    async settle(signal) {
      await (0,_bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__  .Wh)(coming?.catch(() => undefined), signal);
    },
  };
}
function demand(login) {
  if (login === undefined)
    throw (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .O8)('nobody is logged in here any more');
  return login;
}
 }),
 2603:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $: () => (  targetOf),
  v: () => (  endpoints)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
const endpoints = {
  getSystemStatus: ['GET', '/api/atlas/v2', '2023-01-01'],
  listOrgs: ['GET', '/api/atlas/v2/orgs', '2023-01-01'],
  listGroups: ['GET', '/api/atlas/v2/groups', '2023-01-01'],
  getOrgGroups: ['GET', '/api/atlas/v2/orgs/{orgId}/groups', '2023-01-01'],
  createGroup: ['POST', '/api/atlas/v2/groups', '2023-01-01'],
  getGroup: ['GET', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  getGroupByName: ['GET', '/api/atlas/v2/groups/byName/{groupName}', '2023-01-01'],
  updateGroup: ['PATCH', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  deleteGroup: ['DELETE', '/api/atlas/v2/groups/{groupId}', '2023-01-01'],
  listGroupAccessListEntries: ['GET', '/api/atlas/v2/groups/{groupId}/accessList', '2023-01-01'],
  createGroupAccessListEntry: ['POST', '/api/atlas/v2/groups/{groupId}/accessList', '2023-01-01'],
  getGroupAccessListEntry: ['GET', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}', '2023-01-01'],
  deleteGroupAccessListEntry: ['DELETE', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}', '2023-01-01'],
  getGroupAccessListStatus: ['GET', '/api/atlas/v2/groups/{groupId}/accessList/{entryValue}/status', '2023-01-01'],
  listGroupClusters: ['GET', '/api/atlas/v2/groups/{groupId}/clusters', '2024-08-05'],
  createGroupCluster: ['POST', '/api/atlas/v2/groups/{groupId}/clusters', '2024-10-23'],
  getGroupCluster: ['GET', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2024-08-05'],
  updateGroupCluster: ['PATCH', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2024-10-23'],
  deleteGroupCluster: ['DELETE', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}', '2023-02-01'],
  listGroupFlexClusters: ['GET', '/api/atlas/v2/groups/{groupId}/flexClusters', '2024-11-13'],
  createGroupFlexCluster: ['POST', '/api/atlas/v2/groups/{groupId}/flexClusters', '2024-11-13'],
  getGroupFlexCluster: ['GET', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  updateGroupFlexCluster: ['PATCH', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  deleteGroupFlexCluster: ['DELETE', '/api/atlas/v2/groups/{groupId}/flexClusters/{name}', '2024-11-13'],
  getGroupClusterStatus: ['GET', '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/status', '2023-01-01'],
  listGroupDatabaseUsers: ['GET', '/api/atlas/v2/groups/{groupId}/databaseUsers', '2023-01-01'],
  createGroupDatabaseUser: ['POST', '/api/atlas/v2/groups/{groupId}/databaseUsers', '2023-01-01'],
  getGroupDatabaseUser: ['GET', '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}', '2023-01-01'],
  updateGroupDatabaseUser: [
    'PATCH',
    '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}',
    '2023-01-01',
  ],
  deleteGroupDatabaseUser: [
    'DELETE',
    '/api/atlas/v2/groups/{groupId}/databaseUsers/{databaseName}/{username}',
    '2023-01-01',
  ],
  listGroupCustomDbRoleRoles: ['GET', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles', '2023-01-01'],
  createGroupCustomDbRoleRole: ['POST', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles', '2023-01-01'],
  getGroupCustomDbRoleRole: ['GET', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}', '2023-01-01'],
  updateGroupCustomDbRoleRole: ['PATCH', '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}', '2023-01-01'],
  deleteGroupCustomDbRoleRole: [
    'DELETE',
    '/api/atlas/v2/groups/{groupId}/customDBRoles/roles/{roleName}',
    '2023-01-01',
  ],
  requestGroupSampleDatasetLoad: ['POST', '/api/atlas/v2/groups/{groupId}/sampleDatasetLoad/{name}', '2023-01-01'],
  getGroupSampleDatasetLoad: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/sampleDatasetLoad/{sampleDatasetId}',
    '2023-01-01',
  ],
  listGroupClusterBackupSnapshots: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
    '2023-01-01',
  ],
  takeGroupClusterBackupSnapshots: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
    '2023-01-01',
  ],
  getGroupClusterBackupSnapshot: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/{snapshotId}',
    '2023-01-01',
  ],
  listGroupClusterBackupSnapshotShardedClusters: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/shardedClusters',
    '2023-01-01',
  ],
  getGroupClusterBackupSnapshotShardedCluster: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/shardedCluster/{snapshotId}',
    '2023-01-01',
  ],
  listGroupClusterBackupRestoreJobs: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs',
    '2023-01-01',
  ],
  createGroupClusterBackupRestoreJob: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs',
    '2023-01-01',
  ],
  getGroupClusterBackupRestoreJob: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs/{restoreJobId}',
    '2023-01-01',
  ],
  listGroupFlexClusterBackupSnapshots: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots',
    '2024-11-13',
  ],
  getGroupFlexClusterBackupSnapshot: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots/{snapshotId}',
    '2024-11-13',
  ],
  listGroupFlexClusterBackupRestoreJobs: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs',
    '2024-11-13',
  ],
  createGroupFlexClusterBackupRestoreJob: [
    'POST',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs',
    '2024-11-13',
  ],
  getGroupFlexClusterBackupRestoreJob: [
    'GET',
    '/api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs/{restoreJobId}',
    '2024-11-13',
  ],
};
function targetOf({ path, parameters, query = {}, }) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => segment(name, parameters[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat())
      if (value !== undefined)
        search.append(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}
function segment(name, value) {
  if (!/^\.{0,2}$/.test(value))
    return encodeURIComponent(value.toWellFormed());
  throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([{ message: `${name}: the value ${JSON.stringify(value)} cannot stand in a path.` }]);
}
 }),
 3162:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  O: () => (  unreadable)
 });
 var _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4285);
function unreadable({ method, path, why, transient = true, }) {
  return new _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q({
    method,
    template: path,
    message: why,
    hint: 'If this repeats, look for a proxy or gateway that answers in the place of Atlas.',
    outcome: 'unknown',
    transient,
  });
}
 }),
 845:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 withOperations: () => (  withOperations)
});
var errors = __webpack_require__(2396);
var base_text = __webpack_require__(1036);
var operations_memory = __webpack_require__(6485);
;
function defineOperation(operation) {
  return operation;
}
var param = __webpack_require__(8721);
var external_node_net_ = __webpack_require__(7030);
;
function canonicalAddress(address) {
  return (0,external_node_net_.isIPv6)(address) && !address.includes('%') ? wordsOf(address).join(':') : address;
}
function canonicalCidr(cidrBlock) {
  const cidr = readCidr(cidrBlock);
  if (cidr === undefined)
    return cidrBlock;
  const { address, prefix, family } = cidr;
  if (family === 'ipv4')
    return `${masked({ parts: address.split('.').map(Number), bits: 8, prefix }).join('.')}/${prefix}`;
  const words = wordsOf(address).map((word) => Number.parseInt(word, 16));
  const first = masked({ parts: words, bits: 16, prefix }).map((word) => word.toString(16));
  return `${first.join(':')}/${prefix}`;
}
function readCidr(value) {
  const [, address = '', digits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(value) ?? [];
  const prefix = Number(digits);
  if ((0,external_node_net_.isIPv4)(address) && prefix <= 32)
    return { address, prefix, family: 'ipv4' };
  return (0,external_node_net_.isIPv6)(address) && prefix <= 128 ? { address, prefix, family: 'ipv6' } : undefined;
}
function wordsOf(address) {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const words = (text) => (text === '' ? [] : text.split(':'));
  if (tail === undefined)
    return words(head);
  const zeros = Array(8 - words(head).length - words(tail).length).fill('0');
  return [...words(head), ...zeros, ...words(tail)];
}
function masked({ parts, bits, prefix }) {
  return parts.map((part, index) => {
    const free = Math.min(Math.max((index + 1) * bits - prefix, 0), bits);
    return part - (part % 2 ** free);
  });
}
;
const WIDEST_PREFIX = { ipv4: 24, ipv6: 64 };
const HOLD_IPV4 = ['::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32'];
function isWide(cidrBlock) {
  const cidr = readCidr(cidrBlock);
  if (cidr === undefined)
    return false;
  const { family, prefix } = cidr;
  if (prefix < WIDEST_PREFIX[family])
    return true;
  const holdsIpv4 = family === 'ipv6' && HOLD_IPV4.some((range) => overlap(cidr, readCidr(range)));
  return holdsIpv4 && prefix < 96 + WIDEST_PREFIX.ipv4;
}
function overlap(one, other) {
  if (other === undefined)
    return false;
  const prefix = Math.min(one.prefix, other.prefix);
  return canonicalCidr(`${one.address}/${prefix}`) === canonicalCidr(`${other.address}/${prefix}`);
}
function findCover({ entries, address, }) {
  return entries.find((entry) => {
    if (entry.deleteAfterDate !== undefined)
      return false;
    const cidr = entry.cidrBlock === undefined ? undefined : readCidr(entry.cidrBlock);
    if (cidr === undefined)
      return canonicalAddress(entry.ipAddress ?? '') === address;
    const range = new external_node_net_.BlockList();
    range.addSubnet(cidr.address, cidr.prefix, cidr.family);
    return range.check(address, (0,external_node_net_.isIPv4)(address) ? 'ipv4' : 'ipv6');
  });
}
var schemas = __webpack_require__(4343);
var once = __webpack_require__(9586);
var parse = __webpack_require__(3945);
var api = __webpack_require__(3759);
var atlas_error = __webpack_require__(4285);
var endpoints = __webpack_require__(2603);
;
function readAnswer({ schema, answer, from, }) {
  const read = parse .xL(schema(), answer);
  if (read.success)
    return read.data;
  const [method, template] = endpoints .v[from];
  throw new atlas_error .q({
    method,
    template,
    message: `the answer has no usable ${read.error.issues[0]?.path.join('.') || 'content'}`,
    hint: 'If this repeats, upgrade this action, and look for a proxy that answers in the place of Atlas.',
    outcome: 'unknown',
    transient: true,
  });
}
const hexId = () => schemas .YjP().check(api .Fk(/^[0-9a-f]{24}$/));
const tagList = () => schemas .Rvf(schemas .YOg(schemas ._H3({ key: schemas .YjP(), value: schemas .YjP() })), []);
;
const accessEntry = {
  ipAddress: (0,param .lq)({
    describe: 'One IPv4 or IPv6 address.',
    expected: 'an IPv4 or IPv6 address',
    shape: 'text',
    schema: (0,once .O)(() => schemas .YjP().check(schemas .YPB((value) => (0,external_node_net_.isIP)(value) !== 0 && !value.includes('%')))),
  }),
  cidrBlock: (0,param .lq)({
    describe: 'A range of addresses in CIDR notation.',
    expected: 'a range in CIDR notation such as `198.51.100.0/24`',
    shape: 'text',
    schema: (0,once .O)(() => schemas .YjP().check(schemas .YPB((value) => readCidr(value) !== undefined))),
  }),
  awsSecurityGroup: (0,param .lq)((0,param .Qq)({
    describe: 'An AWS security group of a peered VPC.',
    expected: 'a security group such as `sg-0123456789abcdef0`, with its account before it if needed (`123456789012/sg-…`)',
    pattern: /^(?:\d{12}\/)?sg-[0-9a-f]+$/,
  })),
};
function checkEntryReference(given, { orRunner }) {
  const names = { ipAddress: 'ip-address', cidrBlock: 'cidr-block', awsSecurityGroup: 'aws-security-group' };
  const named = Object.keys(names).filter(given).map((name) => names[name]);
  const [only] = named;
  if (named.length === 1 && orRunner && only !== 'ip-address')
    return [{ message: `runner: a runner has an address, and no ${only}.`, hint: `Leave ${only} or runner out.` }];
  if (named.length === 1 || (named.length === 0 && orRunner))
    return [];
  return named.length === 0
    ? [{ message: 'the address is missing.', hint: 'Give ip-address, cidr-block, aws-security-group or runner.' }]
    : [{ message: `${(0,base_text .c3)(named)} are given at once.`, hint: 'Give one of them, and one step for each entry.' }];
}
function canonicalReference({ ipAddress, cidrBlock, awsSecurityGroup }) {
  if (ipAddress !== undefined)
    return { ipAddress: canonicalAddress(ipAddress) };
  if (cidrBlock !== undefined)
    return { cidrBlock: canonicalCidr(cidrBlock) };
  return awsSecurityGroup === undefined ? {} : { awsSecurityGroup };
}
function entryValueOf({ ipAddress, cidrBlock, awsSecurityGroup, }) {
  return ipAddress ?? cidrBlock ?? awsSecurityGroup ?? '';
}
const entrySchema = (0,once .O)(() => schemas ._H3({
  ipAddress: schemas .lqM(schemas .YjP()),
  cidrBlock: schemas .lqM(schemas .YjP()),
  awsSecurityGroup: schemas .lqM(schemas .YjP()),
  comment: schemas .Rvf(schemas .YjP(), ''),
  deleteAfterDate: schemas .lqM(schemas .YjP()),
}));
function readAccessEntry(answer) {
  const entry = readAnswer({ schema: entrySchema, answer, from: 'getGroupAccessListEntry' });
  const printed = ['ipAddress', 'cidrBlock', 'awsSecurityGroup', 'deleteAfterDate'];
  return Object.assign(entry, ...printed.map((name) => (entry[name] === undefined ? {} : { [name]: (0,base_text .Hk)(entry[name]) })));
}
async function findAccessEntry({ atlas, projectId, entryValue, }) {
  if (entryValue.includes(':')) {
    const entries = await listEntries({ atlas, projectId });
    return entries.find((entry) => isEntry({ entry, entryValue }));
  }
  const answer = await atlas.find('getGroupAccessListEntry', {
    path: { groupId: projectId, entryValue },
    absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', 'RESOURCE_NOT_FOUND'],
  });
  return answer === undefined ? undefined : readAccessEntry(answer);
}
async function listEntries({ atlas, projectId }) {
  return (await atlas.list('listGroupAccessListEntries', { path: { groupId: projectId } })).map(readAccessEntry);
}
function isEntry({ entry, entryValue }) {
  const plain = (value) => canonicalCidr(canonicalAddress(value)).replace(/\/(?:32|128)$/, '');
  return plain(entryValueOf(entry)) === plain(entryValue);
}
async function findEntryStatus({ atlas, projectId, entryValue, }) {
  const answer = await atlas.call('getGroupAccessListStatus', { path: { groupId: projectId, entryValue } });
  const schema = () => schemas ._H3({ STATUS: schemas .YjP() });
  return readAnswer({ schema, answer, from: 'getGroupAccessListStatus' }).STATUS;
}
;
const LONGEST_COMMENT = 80;
const COMMENT_PATTERN = new RegExp(`^[^\\u0000-\\u001f\\u007f-\\u009f]{1,${LONGEST_COMMENT}}$`);
const MARK = /gh:[0-9a-f]{8}:\d+-\d+-[0-9a-f]{8}|cli:[0-9a-f]{8}:\d{8}T\d{6}Z-\d+/g;
const SHARED = 'gh:shared';
const PARTS = /^(gh:[0-9a-f]{8}):(\d+)-(\d+)-[0-9a-f]{8}$/;
function readMark(mark) {
  const [, repository, id, attempt] = PARTS.exec(mark) ?? [];
  if (repository === undefined || id === undefined)
    return undefined;
  return { repository, id, attempt: Number(attempt) };
}
function leasedBy(mark) {
  return isMark(mark) ? mark : mark.slice(0, mark.lastIndexOf(':') + 1) || mark;
}
function isMark(text) {
  return readMark(text) !== undefined;
}
function commentOfLease({ present, mark, words, over = [], }) {
  if (present === undefined)
    return cut(`${mark} ${words}`);
  const { comment, deleteAfterDate } = present;
  const marks = marksIn(comment);
  const isMarked = marks.some((other) => leasedBy(other) === leasedBy(mark));
  if (deleteAfterDate === undefined || marks.length === 0 || isMarked)
    return comment;
  const all = [...marks.filter((other) => !over.includes(other)), mark].join(' ');
  return all.length > LONGEST_COMMENT ? SHARED : cut(`${all} ${withoutMarks(comment)}`);
}
function commentAfterLeaving({ comment, mark }) {
  const own = marksIn(comment).filter((each) => each.includes(mark));
  const rest = [...own, mark].reduce((text, each) => text.replaceAll(each, ' '), comment);
  const marks = marksIn(rest);
  return marks.length === 0 ? undefined : [...marks, withoutMarks(rest)].join(' ').trim();
}
function marksIn(comment) {
  return comment.match(MARK) ?? [];
}
function withoutMarks(comment) {
  return marksIn(comment).length === 0 ? comment : comment.replace(MARK, ' ').replace(/ {2,}/g, ' ').trim();
}
function cut(comment) {
  return comment
    .slice(0, LONGEST_COMMENT)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
;
function isMarkOfRepository({ mark, owner }) {
  const own = readMark(owner.mark);
  return own !== undefined && readMark(mark)?.repository === own.repository;
}
async function findMarkedJobs({ marks, owner, outside, }) {
  const jobs = { over: [], goingOn: [], untold: [] };
  const own = readMark(owner.mark);
  let why;
  for (const mark of marks.filter((mark) => isMarkOfRepository({ mark, owner }))) {
    const job = readMark(mark);
    if (job === undefined)
      continue;
    const isThisRun = job.id === own?.id && job.attempt === own.attempt;
    const isOver = isThisRun ? 'no' : await outside.isRunOver(job);
    if (isOver === 'yes')
      jobs.over.push(mark);
    else if (isOver === 'no')
      jobs.goingOn.push(mark);
    else {
      jobs.untold.push(mark);
      why = isOver.unknown;
    }
  }
  return { ...jobs, why };
}
;
async function leaseComment({ present, words, owner, outside, }) {
  const { mark } = owner;
  const comment = commentOfLease({ present, mark, words });
  if (present === undefined || comment !== SHARED || present.comment === SHARED)
    return comment;
  const { over } = await findMarkedJobs({ marks: marksIn(present.comment), owner, outside });
  return commentOfLease({ present, mark, words, over });
}
;
function expiryTolerance(spanMs) {
  return Math.max(spanMs / 20, Math.min(spanMs / 2, 60_000));
}
;
const READ_BACK_AFTER_MS = 2_000;
const MOST_POSTS = 10;
const ACTIVE_WITHIN_MS = 120_000;
async function sendEntry({ atlas, projectId, wanted, memory, random, doing, }) {
  const now = atlas.now();
  const sent = (0,operations_memory .M4)(memory, 'post');
  const waiting = {
    status: 'waiting',
    doing: 'waiting for the entry to show up',
    checkAgainInMs: READ_BACK_AFTER_MS * (0.5 + random()),
  };
  if (sent !== undefined && now.getTime() - sent.lastAt < READ_BACK_AFTER_MS * sent.times)
    return waiting;
  if (sent !== undefined && sent.times >= MOST_POSTS) {
    throw new errors .lZ({
      code: 'ACCESS_ENTRY_LOST',
      message: `network access: Atlas accepted ${entryValueOf(wanted.reference)} ${MOST_POSTS} times and never showed it.`,
      hint: 'Fewer jobs at once may help: Atlas does not support parallel changes of one access list. Run it again.',
    });
  }
  (0,operations_memory .rX)({ memory, name: 'post', now });
  const { reference, comment, expiresAt } = wanted;
  const entry = {
    ...reference,
    ...(comment !== '' && { comment }),
    ...(expiresAt !== undefined && { deleteAfterDate: expiresAt.toISOString().replace(/\.\d+Z$/, 'Z') }),
  };
  try {
    await atlas.call('createGroupAccessListEntry', { path: { groupId: projectId }, body: [entry], once: true });
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, 'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY'))
      throw error;
  }
  return { ...waiting, doing, checkAgainInMs: memory.existed ? READ_BACK_AFTER_MS : 500 };
}
async function awaitActive({ atlas, projectId, entryValue, memory, isOurs, }) {
  const status = await statusOf({ atlas, projectId, entryValue });
  const now = atlas.now().getTime();
  memory.waitingSince ??= now;
  if (status === 'ACTIVE')
    return undefined;
  if (status === 'FAILED' && isOurs && (0,operations_memory .M4)(memory, 'retry') === undefined) {
    const send = () => deleteEntry({ atlas, projectId, entryValue });
    await (0,operations_memory .As)({ memory, name: 'retry', what: `entry ${entryValue}`, now: atlas.now(), send });
    return { status: 'waiting', doing: 'taking back an entry that failed', checkAgainInMs: READ_BACK_AFTER_MS };
  }
  if (status === 'FAILED' || now - memory.waitingSince > ACTIVE_WITHIN_MS) {
    throw new errors .lZ({
      code: 'ACCESS_ENTRY_NOT_ACTIVE',
      message: `network access: ${entryValue} is ${status} after ${Math.round((now - memory.waitingSince) / 1000)} s, not ACTIVE.`,
      hint: 'Run it again; if it stays so, look at the Network Access page of the project.',
    });
  }
  return {
    status: 'waiting',
    doing: `waiting until ${entryValue} is let in (${status})`,
    checkAgainInMs: Math.min(2_000 + (now - memory.waitingSince) / 4, 10_000),
  };
}
async function deleteEntry({ atlas, projectId, entryValue, }) {
  await atlas.find('deleteGroupAccessListEntry', {
    path: { groupId: projectId, entryValue },
    absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'],
    once: true,
  });
}
async function statusOf(at) {
  try {
    const status = await findEntryStatus(at);
    return status === 'ACTIVE' || status === 'FAILED' ? status : 'PENDING';
  }
  catch (error) {
    if ((0,atlas_error .u)(error, 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'))
      return 'PENDING';
    throw error;
  }
}
function fits({ entry, wanted, now, spanMs, }) {
  if (wanted.comment !== '' && entry.comment !== wanted.comment)
    return false;
  if (entry.deleteAfterDate === undefined)
    return true;
  if (spanMs === undefined)
    return false;
  return Date.parse(entry.deleteAfterDate) >= now.getTime() + spanMs - expiryTolerance(spanMs);
}
;
const MOST_DELETIONS = 20;
const REFUSED = 'refused for want of room';
async function freeRoom({ atlas, projectId, entries, wanted, owner, outside, memory, }) {
  const candidates = entries
    .filter((entry) => isLeftToUs({ entry, owner }) && !isEntry({ entry, entryValue: wanted }))
    .sort(byAge);
  const seen = [];
  const mayDelete = ((0,operations_memory .M4)(memory, 'make room')?.times ?? 0) < MOST_DELETIONS;
  for (const entry of mayDelete ? candidates : []) {
    const marks = marksIn(entry.comment);
    const jobs = await findMarkedJobs({ marks, owner, outside });
    seen.push(jobs);
    if (jobs.over.length < marks.length)
      continue;
    const entryValue = entryValueOf(entry);
    const present = await findAccessEntry({ atlas, projectId, entryValue });
    if (present !== undefined && (present.comment !== entry.comment || present.deleteAfterDate === undefined))
      continue;
    (0,operations_memory .rX)({ memory, name: 'make room', now: atlas.now() });
    memory.isListFull = false;
    if (present !== undefined)
      await deleteEntry({ atlas, projectId, entryValue });
    return {
      status: 'waiting',
      doing: `removing ${entryValue}, which a job that is over has left`,
      checkAgainInMs: 500,
    };
  }
  if (memory.isListFull !== true)
    return undefined;
  if (((0,operations_memory .M4)(memory, REFUSED)?.times ?? 0) < 2) {
    memory.isListFull = false;
    return { status: 'waiting', doing: 'waiting for room in the network access list', checkAgainInMs: 2_000 };
  }
  throw listFull({ entries, wanted, candidates, seen });
}
async function noteFull({ memory, now, send, }) {
  try {
    return await send();
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED'))
      throw error;
    (0,operations_memory .z0)({ memory, name: 'post' });
    (0,operations_memory .rX)({ memory, name: REFUSED, now });
    memory.isListFull = true;
    return { status: 'waiting', doing: 'looking for room in the network access list, which is full', checkAgainInMs: 0 };
  }
}
function isLeftToUs({ entry, owner }) {
  const marks = marksIn(entry.comment);
  const areOurs = marks.length > 0 && marks.every((mark) => isMarkOfRepository({ mark, owner }));
  return areOurs && entry.deleteAfterDate !== undefined;
}
function byAge(one, other) {
  const newest = ({ comment }) => Math.max(...marksIn(comment).map((mark) => Number(readMark(mark)?.id)));
  return newest(one) - newest(other);
}
function listFull({ entries, wanted, candidates, seen, }) {
  const inUse = seen.filter(({ goingOn }) => goingOn.length > 0).length;
  const untold = candidates.length - inUse;
  const why = seen.find(({ why }) => why !== undefined)?.why;
  const parts = [
    ...(inUse > 0 ? [`${inUse} of jobs that still run`] : []),
    ...(untold > 0 ? [`${untold} of jobs that may still run${why === undefined ? '' : ` (${why})`}`] : []),
  ];
  const ours = candidates.length === 0
    ? 'none of them is a temporary one of this repository'
    : `${candidates.length} of them are temporary ones of this repository: ${parts.join(', ')}`;
  return new errors .lZ({
    code: 'ACCESS_LIST_FULL',
    message: `network access: Atlas has no room for ${wanted}. Entries in the list: ${entries.length}; ${ours}.`,
    hint: 'Remove entries that nobody needs (list-ip-access shows them), run fewer jobs at once, or run them behind one address.',
  });
}
;
const HEX_ID = /^[0-9a-f]{24}$/;
const orgId = (0,param .Qq)({
  describe: 'Id of the organization.',
  expected: 'an organization id: 24 characters 0-9 and a-f',
  pattern: HEX_ID,
});
const projectName = (0,param .Qq)({
  describe: 'Name of the project.',
  expected: "a project name: 1 to 64 letters, digits or any of - _ . ( ) , : & @ + '",
  pattern: /^[\p{L}\p{N}\-_.(),:&@+']{1,64}$/u,
});
const existingProjectName = (0,param .Qq)({
  describe: 'Name of the project, instead of its id.',
  expected: 'a project name of 1 to 64 characters',
  pattern: /^[^\p{Cc}/]{1,64}$/u,
});
const projectReference = {
  projectId: (0,param .lq)((0,param .Qq)({ describe: 'Id of the project.', expected: 'a project id: 24 characters 0-9 and a-f', pattern: HEX_ID })),
  projectName: (0,param .lq)(existingProjectName),
  orgId: (0,param .lq)(orgId),
};
function checkProjectReference(given) {
  const byId = given('projectId');
  if (byId !== given('projectName'))
    return [];
  return byId
    ? [{ message: 'project-id and project-name are given at once.', hint: 'Give one of them.' }]
    : [{ message: 'the project is missing.', hint: 'Give project-id, or project-name.' }];
}
const projectSchema = (0,once .O)(() => schemas ._H3({
  id: hexId(),
  name: schemas .YjP(),
  orgId: schemas .YjP(),
  created: schemas .lqM(schemas .YjP()),
  clusterCount: schemas .lqM(schemas .aig()),
  regionUsageRestrictions: schemas .lqM(schemas .YjP()),
  tags: tagList(),
}));
function readProject(answer) {
  return readAnswer({ schema: projectSchema, answer, from: 'getGroup' });
}
const projectOutputs = {
  projectId: { describe: 'Id of the project.' },
  projectName: { describe: 'Name of the project.' },
  orgId: { describe: 'Id of the organization.' },
};
function projectOutputsOf(project) {
  return { projectId: project.id, projectName: (0,base_text .Hk)(project.name), orgId: (0,base_text .Hk)(project.orgId) };
}
async function findProject({ atlas, reference, }) {
  const { projectId, projectName, orgId } = reference;
  if (projectId !== undefined) {
    const answer = await atlas.find('getGroup', {
      path: { groupId: projectId },
      absent: ['GROUP_NOT_FOUND', 'INVALID_GROUP_ID'],
    });
    return answer === undefined ? undefined : inOrganization(readProject(answer), orgId);
  }
  if (projectName === undefined)
    return undefined;
  if (orgId !== undefined)
    return (await findProjectsByName({ atlas, orgId, projectName }))[0];
  const answer = await atlas.find('getGroupByName', {
    path: { groupName: projectName },
    absent: ['GROUP_NAME_NOT_FOUND', 'GROUP_NOT_FOUND'],
  });
  return answer === undefined ? undefined : readProject(answer);
}
function inOrganization(project, orgId) {
  if (orgId === undefined || project.orgId === orgId)
    return project;
  throw new errors .lZ({
    code: 'PROJECT_ELSEWHERE',
    message: `project ${project.id} belongs to organization ${(0,base_text .Hk)(project.orgId)}, not to ${orgId}. Nothing was changed.`,
    hint: 'Check project-id and org-id; with project-id, org-id may be left out.',
  });
}
async function findProjectsByName({ atlas, orgId, projectName, }) {
  const answers = await atlas.list('getOrgGroups', { path: { orgId }, query: { name: projectName } });
  return answers
    .map(readProject)
    .filter(({ name }) => name === projectName)
    .sort((a, b) => (a.created ?? '').localeCompare(b.created ?? '') || a.id.localeCompare(b.id));
}
async function requireProject({ atlas, reference, }) {
  const project = await findProject({ atlas, reference });
  if (project !== undefined)
    return project;
  throw notFound(reference);
}
function notFound(reference) {
  return new errors .lZ({
    code: 'PROJECT_NOT_FOUND',
    message: `there is no project ${nameOf(reference)}.`,
    hint: 'Check the name or id, and that the credentials belong to its organization.',
  });
}
async function projectIdOf(search) {
  const id = await findProjectId(search);
  if (id !== undefined)
    return id;
  throw notFound(search.params);
}
async function findProjectId({ atlas, params, memory }) {
  const known = memory.projectId ?? (params.orgId === undefined ? params.projectId : undefined);
  if (known !== undefined)
    return known;
  const project = await findProject({ atlas, reference: params });
  if (project !== undefined)
    memory.projectId = project.id;
  return project?.id;
}
function nameOf({ projectId, projectName }) {
  return projectName ?? projectId ?? '';
}
function isProjectGone(error, { deletedByUs = false } = {}) {
  if ((0,atlas_error .u)(error, 'GROUP_NOT_FOUND', 'INVALID_GROUP_ID'))
    return true;
  return (deletedByUs &&
    error instanceof atlas_error .q &&
    (0,atlas_error .u)(error, 'NOT_IN_GROUP', 'USER_UNAUTHORIZED', 'USER_CANNOT_ACCESS_GROUP'));
}
;
async function runnerReference({ params, memory, outside, }) {
  if (!params.runner || params.ipAddress !== undefined)
    return canonicalReference(params);
  memory.runnerAddress ??= await outside.publicAddress();
  return { ipAddress: memory.runnerAddress };
}
;
const WEEK = { ms: 7 * 86_400_000, words: '`7d`' };
const LEASE_MS = 6 * 3_600_000;
const SHORTEST_MS = 60_000;
const USUAL_LIMIT = 200;
const addIpAccess = defineOperation({
  name: 'add-ip-access',
  summary: 'Let an address, a range or a security group through to the clusters of a project, and wait until it works.',
  effect: 'write',
  subject: 'access-entry',
  lane: 'access-list',
  params: {
    ...projectReference,
    ...accessEntry,
    comment: (0,param .lq)((0,param .Qq)({
      describe: 'Comment of the entry.',
      expected: 'at most 80 characters without control characters',
      pattern: COMMENT_PATTERN,
    })),
    expiresAfter: (0,param .lq)((0,param .p0)({ describe: 'When Atlas is to remove the entry by itself, counted from now.', most: WEEK })),
    runner: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'For this job only, and for ip-address or, without it, the public IPv4 address of this runner, on which two services must agree: an entry that lets it in already is used as it is, and the end of the job takes back what this job has added.',
    })),
    allowWideCidr: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Accept a range wider than /24 (IPv6: /64).' })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    ipAddress: { describe: 'The address that was let in.' },
    entry: { describe: 'The entry that lets it in, as Atlas names it.' },
    expiresAt: { describe: 'When Atlas removes the entry by itself, if it does.' },
  },
  check({ params, given }) {
    const issues = [
      ...checkProjectReference(given),
      ...checkEntryReference(given, { orRunner: params.runner !== false }),
    ];
    if (given('awsSecurityGroup') && given('expiresAfter')) {
      issues.push({ message: 'expires-after: Atlas does not expire security groups.', hint: 'Leave it out.' });
    }
    if (params.expiresAfter !== undefined && params.expiresAfter < SHORTEST_MS) {
      issues.push({ message: 'expires-after: too short to be of use.', hint: 'Give `1m` or more.' });
    }
    const { cidrBlock } = params;
    if (cidrBlock !== undefined && params.allowWideCidr !== true && isWide(cidrBlock)) {
      issues.push({
        message: `cidr-block: \`${cidrBlock}\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster.`,
        hint: 'Give a narrower range, or say `allow-wide-cidr: true`.',
      });
    }
    return issues;
  },
  async step({ atlas, params, memory, owner, random, outside }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const reference = await runnerReference({ params, memory, outside });
    const entryValue = entryValueOf(reference);
    const { ipAddress } = reference;
    const { mark } = owner;
    const posted = (0,operations_memory .M4)(memory, 'post') !== undefined;
    const entries = posted ? undefined : await listEntries({ atlas, projectId });
    const entry = entries
      ? entries.find((entry) => isEntry({ entry, entryValue }))
      : await findAccessEntry({ atlas, projectId, entryValue });
    const cover = params.runner && ipAddress !== undefined && entries && findCover({ entries, address: ipAddress });
    const now = atlas.now();
    const address = ipAddress === undefined ? {} : { ipAddress };
    if (cover) {
      const used = entryValueOf(cover);
      const pending = await awaitActive({ atlas, projectId, entryValue: used, memory, isOurs: false });
      return pending ?? { status: 'done', change: 'unchanged', outputs: { projectId, ...address, entry: used } };
    }
    if (entries && (memory.isListFull || (entry === undefined && entries.length >= USUAL_LIMIT))) {
      const freeing = await freeRoom({ atlas, projectId, entries, wanted: entryValue, owner, outside, memory });
      if (freeing)
        return freeing;
    }
    const spanMs = params.expiresAfter ?? (params.runner ? LEASE_MS : undefined);
    const expiresAt = expiryOf({ entry, now, spanMs });
    const words = params.comment ?? '';
    const comment = params.runner
      ? await leaseComment({ present: entry, words, owner, outside })
      : (params.comment ?? keptComment({ entry, expiresAt }));
    const wanted = { reference, comment, expiresAt };
    if (params.runner && ipAddress !== undefined && memory.leased !== true && comment.includes(mark)) {
      memory.leased = true;
      const lease = { 'project-id': projectId, 'ip-address': ipAddress, 'if-comment-contains': mark };
      return {
        status: 'waiting',
        doing: 'noting what the end of the job has to take back',
        checkAgainInMs: 0,
        lease: { operation: 'remove-ip-access', params: lease },
      };
    }
    if (!posted)
      memory.existed = entry !== undefined;
    if (entry === undefined || !fits({ entry, wanted, now, spanMs })) {
      const doing = 'opening the network access list';
      return noteFull({ memory, now, send: () => sendEntry({ atlas, projectId, wanted, memory, random, doing }) });
    }
    const marks = marksIn(entry.comment);
    const isOurs = marks.length > 0 ? marks.every((each) => each === mark) : posted && memory.existed === false;
    const pending = await awaitActive({
      atlas,
      projectId,
      entryValue: entryValueOf(entry),
      memory,
      isOurs: isOurs && (!params.runner || entry.deleteAfterDate !== undefined),
    });
    if (pending)
      return pending;
    return {
      status: 'done',
      change: !posted ? 'unchanged' : memory.existed ? 'updated' : 'created',
      outputs: {
        projectId,
        entry: entryValue,
        ...address,
        ...(entry.deleteAfterDate !== undefined && { expiresAt: entry.deleteAfterDate }),
      },
    };
  },
});
function expiryOf({ entry, now, spanMs, }) {
  if (spanMs === undefined || (entry !== undefined && entry.deleteAfterDate === undefined))
    return undefined;
  return new Date(Math.max(now.getTime() + spanMs, Date.parse(entry?.deleteAfterDate ?? '') || 0));
}
function keptComment({ entry, expiresAt }) {
  const present = entry?.comment ?? '';
  const kept = withoutMarks(present);
  return kept === '' && present !== '' && expiresAt !== undefined ? SHARED : kept;
}
var base_secret = __webpack_require__(1595);
;
function document_param_document({ describe, expected }) {
  return {
    describe,
    expected,
    shape: 'document',
    schema: (0,once .O)(() => schemas .KCZ([schemas .g1P(schemas .YjP(), schemas .bzn()), schemas .YOg(schemas .bzn()), schemas .Nlp(base_secret .z)])),
  };
}
function scalarMap({ describe, expected }) {
  const exact = (value) => Number.isSafeInteger(value) || (Number.isFinite(value) && Math.abs(value) < 2 ** 53);
  const scalar = () => schemas .KCZ([schemas .YjP(), schemas .aig().check(schemas .YPB(exact)), schemas .zMY()]);
  return {
    describe,
    expected,
    shape: 'map',
    schema: (0,once .O)(() => schemas .g1P(schemas .YjP(), schemas .KCZ([scalar(), schemas .YOg(scalar())]))),
  };
}
;
const callApi = defineOperation({
  name: 'call-api',
  summary: 'Call any operation of the Admin API. The one operation that is not safe to repeat: a POST or PATCH whose answer is lost fails, and is not sent again.',
  effect: 'write',
  subject: 'request',
  params: {
    operationId: (0,param .lq)((0,param .Qq)({
      describe: "Id of an operation as in Atlas's documentation of the Admin API, such as `listGroupClusters`.",
      expected: 'an operation id: letters and digits',
      pattern: /^[A-Za-z][A-Za-z0-9]{0,99}$/,
    })),
    method: (0,param .lq)((0,param .Yq)({ describe: 'HTTP method, with path.', words: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] })),
    path: (0,param .lq)((0,param .Qq)({
      describe: 'Path of the Admin API instead of operation-id, such as `/groups/{groupId}/clusters`, with method. Names in braces are taken from parameters.',
      expected: 'a path that begins with `/`',
      pattern: /^.{1,2000}$/s,
    })),
    parameters: (0,param .lq)(scalarMap({
      describe: 'Path and query parameters by name, as the Admin API writes them: `groupId`, `clusterName`.',
      expected: 'a mapping of names to values or lists of values; ids of digits alone in quotes',
    })),
    body: (0,param .lq)(document_param_document({ describe: 'Body of the request, as YAML or JSON.', expected: 'a mapping or a list' })),
    apiVersion: (0,param .lq)((0,param .Qq)({
      describe: 'Version of the operation. Default: its newest stable one.',
      expected: 'a date such as `2024-08-05`, or `preview`',
      pattern: /^(?:\d{4}-\d\d-\d\d|preview)$/,
    })),
    allPages: (0,param .IQ)(true, (0,param .Jt)({
      describe: 'Read all pages of a list. With `false`, or with `pageNum` or `itemsPerPage` among the parameters: one page.',
    })),
    outputFile: (0,param .lq)((0,param .Qq)({
      describe: 'File for the whole answer, in the place of `response`; with its secrets, if it has any. A new file is for its owner alone. Compressed answers need it. With the ending `.csv`, invoices come as CSV.',
      expected: 'a path',
      pattern: /^[^\0]{1,1000}$/,
    })),
  },
  outputs: {
    response: { describe: 'The answer: JSON, for lists all items, or text; secrets in it as `***`.' },
    responseWithSecrets: { describe: 'The answer as it came, if it holds a secret.', secret: true },
    status: {
      describe: 'HTTP status of the answer. A DELETE of what is not there is success with 404, of a cluster that is going already with 400.',
    },
    count: { describe: 'How many items the list has.' },
    outputFile: { describe: 'Absolute path of the file that holds the answer.' },
  },
  loadCheck: async () => (await Promise.all( [__webpack_require__.e(374), __webpack_require__.e(851)]).then(__webpack_require__.bind(__webpack_require__, 3851))).checkApiRequest,
  step: async (context) => (await Promise.all( [__webpack_require__.e(374), __webpack_require__.e(726)]).then(__webpack_require__.bind(__webpack_require__, 6726))).callApiOnce(context),
});
;
const role = (0,once .O)(() => schemas ._H3({
  roleName: schemas .Rvf(schemas .YjP(), ''),
  orgId: schemas .lqM(schemas .YjP()),
  groupId: schemas .lqM(schemas .YjP()),
}));
const check_access_status = (0,once .O)(() => schemas ._H3({
  appName: schemas .Rvf(schemas .YjP(), ''),
  build: schemas .Rvf(schemas .YjP(), ''),
  apiKey: schemas .cl6(schemas ._H3({ roles: schemas .Rvf(schemas .YOg(role()), []) })),
}));
const checkAccess = defineOperation({
  name: 'check-access',
  summary: 'Check that Atlas accepts the credentials from here, and say what they may do.',
  effect: 'read',
  subject: 'nothing',
  params: {},
  outputs: {
    applicationName: { describe: 'What answered: `MongoDB Atlas`.' },
    build: { describe: 'Build of the service that answered.' },
    credentialKind: { describe: '`api-key`, `service-account` or `access-token`.' },
    roles: { describe: 'List of { role, org-id, project-id }; Atlas tells them for API keys only.' },
    organizationCount: { describe: 'How many organizations the credentials can see.' },
  },
  async step({ atlas }) {
    const root = readAnswer({
      schema: check_access_status,
      answer: await atlas.call('getSystemStatus', {}),
      from: 'getSystemStatus',
    });
    const organizations = await atlas.list('listOrgs', {});
    const roles = (root.apiKey?.roles ?? []).map(({ roleName, orgId, groupId }) => ({
      role: (0,base_text .Hk)(roleName),
      ...(orgId && { 'org-id': (0,base_text .Hk)(orgId) }),
      ...(groupId && { 'project-id': (0,base_text .Hk)(groupId) }),
    }));
    return {
      status: 'done',
      change: 'unchanged',
      outputs: {
        applicationName: (0,base_text .Hk)(root.appName),
        build: (0,base_text .Hk)(root.build),
        credentialKind: atlas.credentialKind,
        roles,
        organizationCount: organizations.length,
      },
    };
  },
});
;
const CLUSTER_NAME = /^(?!.{22}-)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
const NEW_CLUSTER_NAME = /^(?!.{22}-)(?!.{0,22}-$)(?!atlas-[a-z0-9]{6}$)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
const describe = 'Name of the cluster. The first 23 characters tell clusters of a project apart.';
const shape = 'a cluster name: 1 to 64 letters, digits and hyphens, beginning with a letter or digit';
const clusterName = (0,param .Qq)({
  describe,
  expected: `${shape}, the 23rd character not a hyphen`,
  pattern: CLUSTER_NAME,
});
const newClusterName = (0,param .Qq)({
  describe,
  expected: `${shape}, neither the 23rd character nor the end of a shorter name a hyphen, and not \`atlas-\` with six letters or digits`,
  pattern: NEW_CLUSTER_NAME,
});
;
const clusterReference = {
  ...projectReference,
  cluster: (0,param .lq)((0,param .Qq)({
    describe: 'Project (id or name) and cluster in one word, `project:cluster`, instead of the other names.',
    expected: '`project:cluster`',
    pattern: /^[^\p{Cc}/]{1,64}:[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/u,
  })),
  clusterName: (0,param .lq)(clusterName),
};
function checkClusterReference(given) {
  const parts = ['projectId', 'projectName', 'clusterName'].filter(given);
  if (given('cluster')) {
    if (parts.length === 0)
      return [];
    return [
      {
        message: 'cluster is given together with other names of the cluster.',
        hint: 'Give cluster alone, or project-id and cluster-name.',
      },
    ];
  }
  if (parts.length === 0)
    return [
      {
        message: 'the cluster is missing.',
        hint: 'Give project-id and cluster-name, or cluster as `project:cluster`.',
      },
    ];
  const issues = [];
  if (!given('clusterName'))
    issues.push({ message: 'cluster-name is missing.', hint: 'Say which cluster of the project.' });
  if (given('projectId') === given('projectName')) {
    issues.push({ message: 'exactly one of project-id and project-name is needed.', hint: 'Give one of them.' });
  }
  return issues;
}
function readClusterReference(params) {
  const { cluster, clusterName = '', ...project } = params;
  if (cluster === undefined)
    return { ...project, clusterName };
  const at = cluster.lastIndexOf(':');
  const named = cluster.slice(0, at);
  return {
    ...(HEX_ID.test(named) ? { projectId: named } : { projectName: named }),
    ...(project.orgId !== undefined && { orgId: project.orgId }),
    clusterName: cluster.slice(at + 1),
  };
}
const wait = (0,param .IQ)(true, (0,param .Jt)({
  describe: 'Wait until Atlas has finished. With `false` the step ends as soon as Atlas has accepted the request.',
}));
const clusterOutputs = {
  projectId: { describe: 'Id of the project.' },
  clusterName: { describe: 'Name of the cluster.' },
  clusterState: { describe: 'State of the cluster; `PAUSED` when it is paused.' },
  tier: { describe: 'Tier of the cluster.' },
  provider: { describe: 'Cloud provider.' },
  region: { describe: 'Atlas name of the region.' },
  mongodbVersion: { describe: 'Version of MongoDB.' },
  connectionString: { describe: 'Connection string (SRV) without credentials.' },
};
function clusterOutputsOf(cluster) {
  const connectionString = safeConnectionString(cluster.connectionStrings.standardSrv ?? cluster.connectionStrings.standard);
  return {
    projectId: cluster.projectId,
    clusterName: (0,base_text .Hk)(cluster.name),
    clusterState: shownState(cluster),
    tier: cluster.tier,
    provider: cluster.provider,
    region: cluster.region,
    mongodbVersion: cluster.version,
    ...(connectionString !== undefined && { connectionString }),
  };
}
function shownState({ state, paused }) {
  return paused && state === 'IDLE' ? 'PAUSED' : state;
}
function safeConnectionString(value) {
  return value !== undefined && /^mongodb(?:\+srv)?:\/\/[^\s@\x00-\x20\x7f-\uffff]{1,4000}$/.test(value)
    ? value
    : undefined;
}
;
const AUTH_TYPES = [
  'scram',
  'x509-managed',
  'x509-customer',
  'aws-iam-user',
  'aws-iam-role',
  'oidc-group',
  'oidc-user',
];
const x509 = (value) => ({
  database: '$external',
  attribute: { name: 'x509Type', value },
  mechanism: 'MONGODB-X509',
});
const arn = {
  pattern: /^arn:aws[a-z-]*:(?:iam|sts)::\d{12}:.+$/,
  expected: 'an ARN such as `arn:aws:iam::123456789012:role/app`',
};
const aws = (value) => ({
  database: '$external',
  attribute: { name: 'awsIAMType', value },
  mechanism: 'MONGODB-AWS',
  username: arn,
});
const oidc = (database, value) => ({
  database,
  attribute: { name: 'oidcAuthType', value },
  mechanism: 'MONGODB-OIDC',
  username: { pattern: /^[^/]+\/.+$/, expected: 'the id of the identity provider, a slash, and its name for it' },
});
const KINDS = {
  scram: { database: 'admin' },
  'x509-managed': x509('MANAGED'),
  'x509-customer': x509('CUSTOMER'),
  'aws-iam-user': aws('USER'),
  'aws-iam-role': aws('ROLE'),
  'oidc-group': oidc('admin', 'IDP_GROUP'),
  'oidc-user': oidc('$external', 'USER'),
};
function authKind(authType) {
  return KINDS[authType];
}
function isX509(authType) {
  return KINDS[authType].mechanism === 'MONGODB-X509';
}
function checkUsername({ username, authType }) {
  const rule = authType && KINDS[authType].username;
  if (rule === undefined || username === undefined || rule.pattern.test(username))
    return [];
  return [{ message: `username: with \`auth-type: ${authType}\` it is ${rule.expected}.`, hint: 'Write it so.' }];
}
function authTypeOf(user) {
  if (user.ldapAuthType !== 'NONE')
    return `ldap-${user.ldapAuthType.toLowerCase()}`;
  const found = AUTH_TYPES.find((authType) => {
    const { attribute } = KINDS[authType];
    return attribute !== undefined && user[attribute.name] === attribute.value;
  });
  return found ?? 'scram';
}
;
const DATABASE = String.raw `[^@/\\. "$\p{Cc}]{1,63}`;
const ROLE = new RegExp(String.raw `^([^@\s\p{Cc}]+)(?:@(${DATABASE})(?:\.([^\p{Cc}$]{1,255}))?)?$`, 'u');
const DATABASE_NAME = new RegExp(`^${DATABASE}$`, 'u');
const OF_ONE_DATABASE = ['read', 'readWrite', 'dbAdmin'];
const OF_ALL = [
  'atlasAdmin',
  'backup',
  'clusterMonitor',
  'dbAdminAnyDatabase',
  'enableSharding',
  'readAnyDatabase',
  'readWriteAnyDatabase',
];
const BUILT_IN = [...OF_ONE_DATABASE, ...OF_ALL];
function readRoles(texts) {
  const roles = new Map();
  for (const text of texts) {
    const [, roleName = text, databaseName = 'admin', collectionName] = ROLE.exec(text) ?? [];
    const role = { roleName, databaseName, ...(collectionName !== undefined && { collectionName }) };
    roles.set(renderRole(role), role);
  }
  return [...roles.values()];
}
function checkRoles({ name, texts = [] }) {
  return texts.flatMap((text) => {
    const [, role = '', database] = ROLE.exec(text) ?? [];
    if (database === undefined && OF_ONE_DATABASE.includes(role)) {
      return [
        {
          message: `${name}: \`${role}\` is a role for one database, and none is named.`,
          hint: `Write \`${role}@database\`.`,
        },
      ];
    }
    if (database !== undefined && database !== 'admin' && OF_ALL.includes(role)) {
      return [
        { message: `${name}: \`${role}\` is not for one database, but for all.`, hint: `Write \`${role}\` alone.` },
      ];
    }
    return [];
  });
}
function renderRole({ roleName, databaseName, collectionName }) {
  if (collectionName !== undefined)
    return `${roleName}@${databaseName}.${collectionName}`;
  const bare = databaseName === 'admin' && !OF_ONE_DATABASE.includes(roleName);
  return bare ? roleName : `${roleName}@${databaseName}`;
}
function isSameSet(some, others) {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((text) => other.has(text));
}
;
const uriDatabase = (0,param .lq)((0,param .Qq)({
  describe: 'Database that connection-string-with-credentials opens.',
  expected: 'the name of a database: 1 to 63 characters, none of them `/ \\ . " $ @` or a space',
  pattern: DATABASE_NAME,
}));
const connectionStringWithCredentials = {
  describe: 'Connection string that a driver logs in with. Without SCRAM it names the mechanism only, and the driver brings certificate, role or token.',
  secret: true,
};
const credentials_uri_PARTS = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)\/?([^?]*)\??(.*)$/s;
function credentialsUri({ connectionString, login, database, cloud, }) {
  const [, scheme = '', hosts = '', path = '', query = ''] = credentials_uri_PARTS.exec(connectionString) ?? [];
  const userInfo = login.authType === 'scram' ? `${encodeUriPart(login.username)}:${encodeUriPart(login.password.reveal())}@` : '';
  const scram = cloud === 'government' ? 'SCRAM-SHA-256' : undefined;
  const mechanism = login.authType === 'scram' ? scram : authKind(login.authType).mechanism;
  const options = [
    ...query.split('&').filter((option) => option !== '' && !/^auth(?:Source|Mechanism)=/i.test(option)),
    `authSource=${encodeUriPart(login.authType === 'scram' ? 'admin' : '$external')}`,
    ...(mechanism === undefined ? [] : [`authMechanism=${mechanism}`]),
  ];
  return new base_secret .z(`${scheme}${userInfo}${hosts}/${database === undefined ? path : encodeUriPart(database)}?${options.join('&')}`);
}
function encodeUriPart(text) {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
;
const username = (0,param .Qq)({
  describe: 'Name of the database user; an ARN for AWS IAM, a distinguished name for X.509, `provider/name` for OIDC.',
  expected: 'a name of 1 to 1024 characters without control characters',
  pattern: /^[^\p{Cc}]{1,1024}$/u,
});
const none = () => schemas .Rvf(schemas .YjP(), 'NONE');
const userSchema = (0,once .O)(() => schemas ._H3({
  username: schemas .YjP(),
  databaseName: schemas .YjP(),
  roles: schemas .Rvf(schemas .YOg(schemas ._H3({
    roleName: schemas .YjP(),
    databaseName: schemas .Rvf(schemas .YjP(), 'admin'),
    collectionName: schemas .cl6(schemas .YjP()),
  })), []),
  scopes: schemas .Rvf(schemas .YOg(schemas ._H3({ name: schemas .YjP(), type: schemas .Rvf(schemas .YjP(), 'CLUSTER') })), []),
  description: schemas .cl6(schemas .YjP()),
  labels: schemas .cl6(schemas .YOg(schemas .L5J())),
  deleteAfterDate: schemas .cl6(schemas .YjP()),
  x509Type: none(),
  awsIAMType: none(),
  oidcAuthType: none(),
  ldapAuthType: none(),
}));
function readUser(answer) {
  const body = readAnswer({ schema: userSchema, answer, from: 'getGroupDatabaseUser' });
  return {
    username: body.username,
    database: body.databaseName,
    authType: authTypeOf(body),
    roles: body.roles.map(({ roleName, databaseName, collectionName }) => ({
      roleName,
      databaseName,
      ...(collectionName && { collectionName }),
    })),
    scopes: body.scopes.map(({ name, type }) => ({ name, type })),
    description: body.description ?? '',
    labels: body.labels ?? [],
    expiresAt: body.deleteAfterDate ?? undefined,
  };
}
const USER_ABSENT = ['USERNAME_NOT_FOUND', 'USER_NOT_FOUND'];
async function findDatabaseUser({ atlas, projectId, database, username, }) {
  const path = { groupId: projectId, databaseName: database, username };
  const answer = await atlas.find('getGroupDatabaseUser', { path, absent: USER_ABSENT });
  return answer === undefined ? undefined : readUser(answer);
}
async function listDatabaseUsers({ atlas, projectId, }) {
  return (await atlas.list('listGroupDatabaseUsers', { path: { groupId: projectId } })).map(readUser);
}
var external_node_crypto_ = __webpack_require__(7598);
;
const NAME = 'password';
function runPassword({ given, secrets }) {
  return given ?? secrets.make(NAME);
}
function keepPassword({ password, secrets }) {
  secrets.keep(password);
  secrets.keep(new base_secret .z(encodeUriPart(password.reveal())));
}
function checkPassword({ password, username, clusterName, }) {
  const value = password?.reveal().toLowerCase();
  if (value === undefined)
    return [];
  return Object.entries({ username, 'cluster-name': clusterName }).flatMap(([name, text]) => text?.toLowerCase().includes(value)
    ? [
      {
        message: `password: it is part of ${name}, which everybody sees.`,
        hint: 'Give another one, or leave it out to have one made.',
      },
    ]
    : []);
}
function rememberPasswordSet({ now, ...password }) {
  (0,operations_memory .rX)({ memory: password.memory, name: settingOf(password), now });
}
function passwordState({ rotate, ...password }) {
  const { memory } = password;
  if ((0,operations_memory .M4)(memory, 'create') === undefined && !rotate)
    return 'kept';
  return (0,operations_memory .M4)(memory, settingOf(password)) === undefined ? 'unsure' : 'set';
}
function settingOf({ given, secrets }) {
  if (given !== undefined)
    return 'password set';
  return `password set ${(0,external_node_crypto_.createHash)('sha256').update(secrets.make(NAME).reveal()).digest('hex').slice(0, 16)}`;
}
;
const schema = (0,once .O)(() => schemas ._H3({
  private: schemas .cl6(schemas .YjP()),
  privateSrv: schemas .cl6(schemas .YjP()),
  privateEndpoint: schemas .cl6(schemas .YOg(schemas ._H3({
    connectionString: schemas .cl6(schemas .YjP()),
    srvConnectionString: schemas .cl6(schemas .YjP()),
    endpoints: schemas .cl6(schemas .YOg(schemas ._H3({ endpointId: schemas .cl6(schemas .YjP()) }))),
  }))),
}));
function peeringStrings(cluster) {
  const strings = read(cluster);
  return {
    srv: safeConnectionString(strings.privateSrv ?? undefined),
    standard: safeConnectionString(strings.private ?? undefined),
  };
}
function endpointString({ cluster, endpointId }) {
  const all = read(cluster).privateEndpoint ?? [];
  const found = all.find(({ endpoints }) => endpoints?.some((endpoint) => endpoint.endpointId === endpointId));
  const text = safeConnectionString(found?.srvConnectionString ?? found?.connectionString ?? undefined);
  if (text !== undefined)
    return text;
  const ids = all.flatMap(({ endpoints }) => endpoints ?? []).flatMap((one) => (one.endpointId ? [one.endpointId] : []));
  throw new errors .lZ({
    code: 'NO_PRIVATE_ENDPOINT',
    message: `private-endpoint: cluster ${cluster.name} has no connection string for the endpoint ${(0,base_text .Hk)(endpointId)}.`,
    hint: ids.length === 0
      ? 'It has none for any endpoint: Atlas gives them once every region of the cluster has one.'
      : `It has some for ${(0,base_text .c3)(ids.slice(0, 10).map((id) => (0,base_text .Hk)(id)))}.`,
  });
}
function read({ connectionStrings }) {
  return readAnswer({ schema, answer: connectionStrings, from: 'getGroupCluster' });
}
;
const hardware = (0,once .O)(() => schemas ._H3({
  instanceSize: schemas .lqM(schemas .YjP()),
  nodeCount: schemas .lqM(schemas .aig()),
  diskSizeGB: schemas .lqM(schemas .aig()),
  diskIOPS: schemas .lqM(schemas .aig()),
  ebsVolumeType: schemas .lqM(schemas .YjP()),
}));
const autoScaling = (0,once .O)(() => schemas ._H3({
  compute: schemas .cl6(schemas ._H3({
    enabled: schemas .lqM(schemas .zMY()),
    scaleDownEnabled: schemas .lqM(schemas .zMY()),
    minInstanceSize: schemas .cl6(schemas .YjP()),
    maxInstanceSize: schemas .cl6(schemas .YjP()),
  })),
  diskGB: schemas .cl6(schemas ._H3({ enabled: schemas .lqM(schemas .zMY()) })),
}));
const regionConfig = (0,once .O)(() => schemas ._H3({
  providerName: schemas .YjP(),
  backingProviderName: schemas .lqM(schemas .YjP()),
  regionName: schemas .YjP(),
  priority: schemas .lqM(schemas .aig()),
  electableSpecs: schemas .lqM(hardware()),
  analyticsSpecs: schemas .lqM(hardware()),
  readOnlySpecs: schemas .lqM(hardware()),
  autoScaling: schemas .cl6(autoScaling()),
  analyticsAutoScaling: schemas .cl6(autoScaling()),
}));
const replicationSpec = (0,once .O)(() => schemas ._H3({
  zoneName: schemas .lqM(schemas .YjP()),
  regionConfigs: schemas .YOg(regionConfig()).check(api .m9(1)),
}));
;
const connectionStrings = (0,once .O)(() => schemas .Rvf(schemas ._H3({ standard: schemas .lqM(schemas .YjP()), standardSrv: schemas .lqM(schemas .YjP()) }), {}));
const clusterSchema = (0,once .O)(() => schemas ._H3({
  name: schemas .YjP(),
  groupId: hexId(),
  stateName: schemas .YjP(),
  clusterType: schemas .Rvf(schemas .YjP(), 'REPLICASET'),
  createDate: schemas .lqM(schemas .YjP()),
  paused: schemas .Rvf(schemas .zMY(), false),
  mongoDBVersion: schemas .Rvf(schemas .YjP(), ''),
  backupEnabled: schemas .Rvf(schemas .zMY(), false),
  terminationProtectionEnabled: schemas .Rvf(schemas .zMY(), false),
  tags: tagList(),
  labels: tagList(),
  connectionStrings: connectionStrings(),
  replicationSpecs: schemas .YOg(replicationSpec()).check(api .m9(1)),
}));
const flexSchema = (0,once .O)(() => schemas ._H3({
  name: schemas .YjP(),
  groupId: hexId(),
  stateName: schemas .YjP(),
  createDate: schemas .lqM(schemas .YjP()),
  mongoDBVersion: schemas .Rvf(schemas .YjP(), ''),
  terminationProtectionEnabled: schemas .Rvf(schemas .zMY(), false),
  tags: tagList(),
  connectionStrings: connectionStrings(),
  providerSettings: schemas ._H3({
    backingProviderName: schemas .YjP(),
    regionName: schemas .YjP(),
    diskSizeGB: schemas .lqM(schemas .aig()),
  }),
}));
async function findCluster({ atlas, projectId, clusterName, }) {
  const absent = ['CLUSTER_NOT_FOUND'];
  try {
    const answer = await atlas.find('getGroupCluster', { path: { groupId: projectId, clusterName }, absent });
    return answer === undefined ? undefined : readCluster(answer);
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'))
      throw error;
    const answer = await atlas.find('getGroupFlexCluster', { path: { groupId: projectId, name: clusterName }, absent });
    return answer === undefined ? undefined : readFlexCluster(answer);
  }
}
async function listClusters({ atlas, projectId, withFlex, }) {
  const path = { groupId: projectId };
  const [clusters, flexClusters] = await Promise.all([
    atlas.list('listGroupClusters', { path }),
    withFlex ? atlas.list('listGroupFlexClusters', { path }) : [],
  ]);
  return [...clusters.map(readCluster), ...flexClusters.map(readFlexCluster)];
}
function readCluster(answer) {
  const body = readAnswer({ schema: clusterSchema, answer, from: 'getGroupCluster' });
  const region = body.replicationSpecs[0]?.regionConfigs[0];
  const free = region?.providerName === 'TENANT';
  return {
    kind: free ? 'free' : 'dedicated',
    name: (0,base_text .Hk)(body.name, { longest: 64 }),
    projectId: body.groupId,
    state: (0,base_text .Hk)(body.stateName, { longest: 40 }),
    paused: body.paused,
    tier: free ? 'free' : (0,base_text .Hk)(region?.electableSpecs?.instanceSize ?? '', { longest: 40 }),
    provider: (0,base_text .Hk)((free ? region.backingProviderName : region?.providerName) ?? '', { longest: 40 }),
    region: (0,base_text .Hk)(region?.regionName ?? '', { longest: 60 }),
    version: (0,base_text .Hk)(body.mongoDBVersion, { longest: 40 }),
    diskSizeGb: region?.electableSpecs?.diskSizeGB,
    backup: body.backupEnabled,
    sharded: body.clusterType !== 'REPLICASET',
    createdAt: body.createDate,
    terminationProtection: body.terminationProtectionEnabled,
    tags: body.tags,
    labels: body.labels,
    connectionStrings: body.connectionStrings,
    replicationSpecs: body.replicationSpecs,
  };
}
function readFlexCluster(answer) {
  const body = readAnswer({ schema: flexSchema, answer, from: 'getGroupFlexCluster' });
  return {
    kind: 'flex',
    name: (0,base_text .Hk)(body.name, { longest: 64 }),
    projectId: body.groupId,
    state: (0,base_text .Hk)(body.stateName, { longest: 40 }),
    paused: false,
    tier: 'flex',
    provider: (0,base_text .Hk)(body.providerSettings.backingProviderName, { longest: 40 }),
    region: (0,base_text .Hk)(body.providerSettings.regionName, { longest: 60 }),
    version: (0,base_text .Hk)(body.mongoDBVersion, { longest: 40 }),
    diskSizeGb: body.providerSettings.diskSizeGB,
    backup: true,
    sharded: false,
    createdAt: body.createDate,
    terminationProtection: body.terminationProtectionEnabled,
    tags: body.tags,
    labels: [],
    connectionStrings: body.connectionStrings,
    replicationSpecs: [],
  };
}
;
async function requireCluster({ atlas, params, memory, }) {
  const { clusterName, ...project } = readClusterReference(params);
  const projectId = await projectIdOf({ atlas, params: project, memory });
  const cluster = await findCluster({ atlas, projectId, clusterName });
  if (cluster !== undefined)
    return cluster;
  throw new errors .lZ({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${clusterName} in project ${project.projectName ?? projectId}.`,
    hint: 'Check cluster-name and the project; list-clusters shows what is there.',
  });
}
;
const connectionString = defineOperation({
  name: 'connection-string',
  summary: 'Give the connection strings of a cluster, public and private, without credentials and with them.',
  effect: 'read',
  subject: 'cluster',
  params: {
    ...clusterReference,
    privateEndpoint: (0,param .lq)((0,param .Qq)({
      describe: 'Id of a private endpoint, as the cloud provider names it, whose connection string is wanted.',
      expected: 'the id of a private endpoint such as `vpce-0123456789abcdef0`',
      pattern: /^[^\s\p{Cc}]{1,500}$/u,
    })),
    username: (0,param .lq)({ ...username, describe: 'Name of the database user to log in as; goes with password.' }),
    password: (0,param .lq)((0,param .yD)({
      describe: 'Password of the database user.',
      expected: 'a password without control characters',
      pattern: /^[^\p{Cc}\p{Cs}]{1,512}$/u,
    })),
    database: uriDatabase,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    connectionString: { describe: 'Connection string (SRV) without credentials.' },
    connectionStringStandard: {
      describe: 'Connection string with host names, for clients that cannot look up SRV records.',
    },
    connectionStringPrivate: {
      describe: 'Connection string (SRV) for a peered network without credentials, if the cluster has one.',
    },
    connectionStringPrivateStandard: { describe: 'As connection-string-private, with host names.' },
    connectionStringPrivateEndpoint: {
      describe: 'Connection string for the private endpoint that is named, without credentials.',
    },
    connectionStringWithCredentials: connectionStringWithCredentials,
  },
  check({ given }) {
    const issues = checkClusterReference(given);
    if (given('username') !== given('password'))
      issues.push({ message: 'username and password go together.', hint: 'Give both, or neither.' });
    if (given('database') && !given('username'))
      issues.push({
        message: 'database: it is for the connection string with credentials, and there are none.',
        hint: 'Add username and password, or leave it out.',
      });
    return issues;
  },
  async step({ atlas, params, memory, policy, secrets }) {
    if (params.password !== undefined)
      keepPassword({ password: params.password, secrets });
    const cluster = await requireCluster({ atlas, params, memory });
    const srv = safeConnectionString(cluster.connectionStrings.standardSrv);
    const standard = safeConnectionString(cluster.connectionStrings.standard);
    const peering = peeringStrings(cluster);
    const { privateEndpoint: endpointId, username, password, database } = params;
    const endpoint = endpointId === undefined ? undefined : endpointString({ cluster, endpointId });
    const chosen = endpoint ?? srv ?? standard ?? peering.srv ?? peering.standard;
    if (chosen === undefined) {
      throw new errors .lZ({
        code: 'NO_CONNECTION_STRING',
        message: `cluster ${cluster.name} has no connection string yet (${shownState(cluster)}).`,
        hint: 'Wait with wait-for-cluster first.',
      });
    }
    const login = username !== undefined && password !== undefined && { authType: 'scram', username, password };
    const { cloud } = policy;
    return {
      status: 'done',
      change: 'unchanged',
      outputs: {
        projectId: cluster.projectId,
        clusterName: cluster.name,
        ...(srv !== undefined && { connectionString: srv }),
        ...(standard !== undefined && { connectionStringStandard: standard }),
        ...(peering.srv !== undefined && { connectionStringPrivate: peering.srv }),
        ...(peering.standard !== undefined && { connectionStringPrivateStandard: peering.standard }),
        ...(endpoint !== undefined && { connectionStringPrivateEndpoint: endpoint }),
        ...(login && {
          connectionStringWithCredentials: credentialsUri({ connectionString: chosen, login, database, cloud }),
        }),
      },
    };
  },
});
;
const MANAGED_BY = { key: 'managed-by', value: 'mongodb-atlas-action' };
function isOurs({ tags, owner }) {
  const find = (list, key) => list.find((tag) => tag.key === key)?.value;
  if (find(tags, MANAGED_BY.key) !== MANAGED_BY.value)
    return false;
  const theirs = find(tags, 'repository');
  const ours = find(owner.tags, 'repository');
  return theirs === undefined || ours === undefined || theirs === ours;
}
function mergeTags(...lists) {
  const merged = new Map(lists.flat().map(({ key, value }) => [key, value]));
  return [...merged].map(([key, value]) => ({ key, value }));
}
function tagsOf(map) {
  return Object.entries(map ?? {}).map(([key, value]) => ({ key, value }));
}
function hasTags(present, wanted) {
  return wanted.every(({ key, value }) => present.some((tag) => tag.key === key && tag.value === value));
}
function sameTags(some, others) {
  return hasTags(some, others) && hasTags(others, some);
}
;
const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' };
function tagsWithProtection({ cluster, tags, protection, }) {
  if (protection === true)
    return cluster?.terminationProtection === true ? tags : mergeTags(tags, [PROTECTED_BY]);
  return protection === false ? tags.filter((tag) => !hasTags([tag], [PROTECTED_BY])) : tags;
}
function isProtectedByUs({ cluster: { tags }, owner }) {
  return isOurs({ tags, owner }) && hasTags(tags, [PROTECTED_BY]);
}
;
function createRequest(wanted) {
  const protection = wanted.terminationProtection;
  const shared = {
    name: wanted.clusterName,
    tags: tagsWithProtection({ cluster: undefined, tags: wanted.tags, protection }),
    ...(protection !== undefined && { terminationProtectionEnabled: protection }),
  };
  if (wanted.tier === 'flex') {
    return { ...shared, providerSettings: { backingProviderName: wanted.provider, regionName: wanted.region } };
  }
  const place = { regionName: wanted.region, priority: 7 };
  if (wanted.tier === 'free') {
    const tenant = {
      ...place,
      providerName: 'TENANT',
      backingProviderName: wanted.provider,
      electableSpecs: { instanceSize: 'M0' },
    };
    return { ...shared, clusterType: 'REPLICASET', replicationSpecs: [{ regionConfigs: [tenant] }] };
  }
  const electableSpecs = {
    instanceSize: wanted.tier,
    nodeCount: 3,
    ...(wanted.diskSizeGb !== undefined && { diskSizeGB: wanted.diskSizeGb }),
  };
  return {
    ...shared,
    clusterType: 'REPLICASET',
    ...(wanted.backup !== undefined && { backupEnabled: wanted.backup }),
    ...(wanted.mongodbVersion !== undefined && { mongoDBMajorVersion: wanted.mongodbVersion }),
    replicationSpecs: [{ regionConfigs: [{ ...place, providerName: wanted.provider, electableSpecs }] }],
  };
}
function differences({ cluster, wanted, ours }) {
  const differing = ['tier', 'provider', 'region'].filter((name) => cluster[name] !== wanted[name]);
  if (wanted.mongodbVersion !== undefined &&
    cluster.version !== '' &&
    !cluster.version.startsWith(`${wanted.mongodbVersion}.`)) {
    return {
      fixed: `mongodb-version: cluster ${wanted.clusterName} exists with ${cluster.version}, not ${wanted.mongodbVersion}.`,
    };
  }
  if (differing.length > 0) {
    const has = differing.map((name) => `${name} ${cluster[name]} instead of ${wanted[name]}`).join(', ');
    return { fixed: `cluster-name: cluster ${wanted.clusterName} exists with ${has}. Nothing was changed.` };
  }
  const update = {};
  if (cluster.kind !== 'free') {
    const protection = wanted.terminationProtection;
    const tags = tagsWithProtection({ cluster, tags: mergeTags(cluster.tags, wanted.tags), protection });
    if (!sameTags(cluster.tags, tags))
      update['tags'] = tags;
    if (protection !== undefined && protection !== cluster.terminationProtection)
      update['terminationProtectionEnabled'] = protection;
  }
  if (cluster.kind === 'dedicated' && wanted.backup && !cluster.backup)
    update['backupEnabled'] = true;
  if (cluster.kind === 'dedicated' && wanted.backup === false && cluster.backup) {
    return {
      fixed: `backup: cluster ${wanted.clusterName} exists with backup, and switching it off would delete its snapshots. Nothing was changed.`,
    };
  }
  if (cluster.kind === 'dedicated' && wanted.diskSizeGb !== undefined && wanted.diskSizeGb !== cluster.diskSizeGb) {
    return {
      fixed: `disk-size-gb: cluster ${wanted.clusterName} exists with ${cluster.diskSizeGb} GB, not ${wanted.diskSizeGb}.`,
    };
  }
  const names = Object.keys(update);
  if (names.length === 0)
    return {};
  if (!ours) {
    const beyondTags = names.filter((name) => name !== 'tags');
    return beyondTags.length === 0 ? {} : { fixed: foreign({ cluster, names: beyondTags }) };
  }
  return cluster.paused ? { fixed: paused({ cluster, names }) } : { update };
}
function paused({ cluster, names }) {
  return `cluster-name: cluster ${cluster.name} exists, is paused, and differs in ${names.join(', ')}, which Atlas does not change before it is resumed. Nothing was changed.`;
}
function foreign({ cluster, names }) {
  return `cluster-name: cluster ${cluster.name} exists, was not created by this action, and differs in ${names.join(', ')}. Nothing was changed.`;
}
;
const PASSING = [
  'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES',
  'OPERATION_INVALID_MEMBER_REPLICATION_LAG',
  'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
  'ATLAS_CLUSTER_RESTORE_IN_PROGRESS',
  'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT',
  'TENANT_RESTORE_DESTINATION_UNAVAILABLE',
  'UNFINISHED_ON_DEMAND_SNAPSHOT',
  'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES',
];
const AGAIN_IN_MS = 30_000;
const GIVE_UP_AFTER_MS = 30 * 60_000;
function waitOut({ error, memory, write, now, because = 'unknown', }) {
  if (!(error instanceof atlas_error .q))
    throw error;
  if (!isPassing(error) && !(because === 'state' && isAboutState(error)))
    throw error;
  const name = refusalOf(write);
  const since = (0,operations_memory .M4)(memory, name)?.firstAt ?? now.getTime();
  if (now.getTime() - since >= GIVE_UP_AFTER_MS)
    throw lasting(error);
  (0,operations_memory .rX)({ memory, name, now });
  return {
    status: 'waiting',
    doing: `waiting since Atlas refuses it for now: ${error.code}`,
    checkAgainInMs: AGAIN_IN_MS,
  };
}
function forgetRefusals({ memory, write }) {
  (0,operations_memory .z0)({ memory, name: refusalOf(write) });
}
function isAboutState(error) {
  if (!(error instanceof atlas_error .q))
    return false;
  return error.status === 400 || error.status === 409 || error.errorCode === 'CANNOT_RESTORE_TO_TARGET';
}
function isPassing(error) {
  return PASSING.includes(error.code) || (error.code === 'INVALID_ATTRIBUTE' && error.transient);
}
function refusalOf(write) {
  return `refusal of ${write}`;
}
function lasting(error) {
  const { method, template, status, errorCode, parameters, hint } = error;
  const message = error.message.replace(`${method} ${template}: `, '');
  return new atlas_error .q({
    method,
    template,
    status,
    errorCode,
    parameters,
    hint,
    outcome: 'refused',
    transient: false,
    message: `${message} (for half an hour)`,
  });
}
;
const SHOWS_SOON_MS = 3_000;
function isUsable(cluster) {
  const named = cluster.connectionStrings.standardSrv !== undefined || cluster.connectionStrings.standard !== undefined;
  return named && (cluster.state === 'IDLE' || cluster.state === 'REPAIRING');
}
function isSettled({ cluster, memory, write, now, }) {
  return cluster.state === 'IDLE' && !(0,operations_memory .Nw)({ memory, name: write, now });
}
function waitingFor({ cluster, doing, memory, write, now, }) {
  return {
    status: 'waiting',
    doing: `${doing} (${shownState(cluster)})`,
    checkAgainInMs: (0,operations_memory .dq)({ since: (0,operations_memory .M4)(memory, write)?.firstAt, now }),
  };
}
function isBusy({ state }) {
  return state === 'CREATING' || state === 'UPDATING';
}
async function changeCluster({ atlas, cluster, memory, write, body, doing, }) {
  const now = atlas.now();
  if (isBusy(cluster) || (0,operations_memory .Nw)({ memory, name: write, now }))
    return waitingFor({ cluster, doing, memory, write, now });
  try {
    const what = `cluster ${cluster.name}`;
    await (0,operations_memory .As)({ memory, name: write, what, now, send: () => patchCluster({ atlas, cluster, body }) });
  }
  catch (error) {
    const because = (await isBusyNow({ atlas, cluster, error })) ? 'state' : 'unknown';
    return waitOut({ error, memory, write, now, because });
  }
  forgetRefusals({ memory, write });
  return { status: 'waiting', doing, checkAgainInMs: SHOWS_SOON_MS };
}
async function waitOutBusy({ atlas, cluster, error, memory, write, }) {
  const now = atlas.now();
  if (await isBusyNow({ atlas, cluster, error }))
    return waitOut({ error, memory, write, now, because: 'state' });
  const unseen = `unseen reason of ${write}`;
  if (!isAboutState(error) || (0,operations_memory .M4)(memory, unseen) !== undefined)
    return waitOut({ error, memory, write, now });
  (0,operations_memory .rX)({ memory, name: unseen, now });
  return {
    status: 'waiting',
    doing: `looking once more since Atlas refuses it: ${error.code}`,
    checkAgainInMs: operations_memory .YS,
  };
}
async function isBusyNow({ atlas, cluster, error, }) {
  if (!isAboutState(error))
    return false;
  const after = await findCluster({ atlas, projectId: cluster.projectId, clusterName: cluster.name });
  return after !== undefined && isBusy(after);
}
async function patchCluster({ atlas, cluster, body, }) {
  const { projectId: groupId, name } = cluster;
  if (cluster.kind === 'flex')
    await atlas.call('updateGroupFlexCluster', { path: { groupId, name }, body });
  else
    await atlas.call('updateGroupCluster', { path: { groupId, clusterName: name }, body });
}
var subject_placement = __webpack_require__(4848);
;
const SHOWS_UP_WITHIN_MS = 60_000;
const create_cluster_SHOWS_SOON_MS = 3_000;
const MOST_TIMES_TAKEN = 2;
const createCluster = defineOperation({
  name: 'create-cluster',
  summary: 'Ensure that a cluster exists as described, and wait until it is ready.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...projectReference,
    clusterName: (0,param .mw)(newClusterName),
    tier: (0,param .mw)(subject_placement .Zm),
    provider: (0,param .IQ)('AWS', subject_placement .Mn),
    region: (0,param .mw)(subject_placement .Ny),
    mongodbVersion: (0,param .lq)((0,param .Qq)({
      describe: 'Major version of MongoDB, such as `8.0`; dedicated clusters only.',
      expected: 'a major version such as `8.0`',
      pattern: /^\d+\.\d+$/,
    })),
    diskSizeGb: (0,param .lq)((0,param .U9)({ describe: 'Disk of each node in GB; dedicated clusters only.', least: 10, most: 16_384 })),
    backup: (0,param .lq)((0,param .Jt)({
      describe: 'Cloud backup; dedicated clusters only. Flex clusters always have it, free ones never. It is never switched off.',
    })),
    terminationProtection: (0,param .lq)((0,param .Jt)({
      describe: 'Protect the cluster against termination; the tag `protected-by` says that this action did it. Left out, protection stays as it is.',
    })),
    tags: (0,param .lq)((0,param .sP)({ describe: 'Tags of the cluster, beside our own.', expected: 'a mapping of tag to value' })),
    wait: wait,
  },
  outputs: clusterOutputs,
  check({ params, given, policy }) {
    const issues = checkProjectReference(given);
    issues.push(...(0,subject_placement .MI)({ placement: params, policy }));
    const kind = params.tier === undefined ? undefined : (0,subject_placement .Aw)(params.tier);
    if (kind === 'free' || kind === 'flex') {
      for (const [name, shown] of [
        ['mongodbVersion', 'mongodb-version'],
        ['diskSizeGb', 'disk-size-gb'],
      ]) {
        if (given(name))
          issues.push({
            message: `${shown}: a ${kind} cluster has no such choice.`,
            hint: 'Leave it out, or use a dedicated tier.',
          });
      }
      if (params.backup === true)
        issues.push({
          message: `backup: a ${kind} cluster has no such choice.`,
          hint: 'Leave it out, or use a dedicated tier.',
        });
    }
    return issues;
  },
  async step({ atlas, params, memory, owner, policy }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const cluster = await findCluster({ atlas, projectId, clusterName: params.clusterName });
    const wanted = {
      ...params,
      tier: (0,subject_placement .Aw)(params.tier),
      tags: mergeTags(tagsOf(params.tags), owner.tags),
    };
    const now = atlas.now();
    const sent = (0,operations_memory .M4)(memory, 'create');
    if (cluster === undefined) {
      const waiting = { status: 'waiting', doing: 'creating the cluster', checkAgainInMs: create_cluster_SHOWS_SOON_MS };
      if (sent !== undefined && now.getTime() - sent.lastAt < SHOWS_UP_WITHIN_MS)
        return waiting;
      if (policy.cloud === 'government')
        await checkProject({ atlas, projectId, wanted });
      return (await requestCluster({ atlas, projectId, wanted, memory, now })) ?? waiting;
    }
    const waitFor = (doing, write) => waitingFor({ cluster, doing, memory, write, now });
    if (cluster.state === 'DELETING')
      return waitFor('waiting for an earlier cluster of this name to go', 'create');
    const { fixed, update } = differences({ cluster, wanted, ours: isOurs({ tags: cluster.tags, owner }) });
    if (fixed !== undefined) {
      throw new errors .lZ({
        code: 'CLUSTER_DIFFERS',
        message: fixed,
        hint: 'Describe the cluster as it is, change it with update-cluster, or choose another cluster-name.',
      });
    }
    if (cluster.state === 'CREATING' && params.wait)
      return waitFor('creating the cluster', 'create');
    const created = sent !== undefined && (0,operations_memory .M4)(memory, 'taken') === undefined;
    const changing = update !== undefined && !(created && cluster.state === 'CREATING');
    if (changing && cluster.state === 'IDLE')
      return changeCluster({ atlas, cluster, memory, write: 'update', body: update, doing: 'updating the cluster' });
    const settled = cluster.state !== 'IDLE' || isSettled({ cluster, memory, write: 'update', now });
    if (changing || (params.wait && !(isUsable(cluster) && settled)))
      return waitFor(changing ? 'waiting until it can be updated' : 'waiting for the cluster', sent ? 'create' : 'update');
    const change = created ? 'created' : (0,operations_memory .M4)(memory, 'update') ? 'updated' : 'unchanged';
    return { status: 'done', change, outputs: clusterOutputsOf(cluster) };
  },
});
async function checkProject({ atlas, projectId, wanted, }) {
  const { regionUsageRestrictions } = await requireProject({ atlas, reference: { projectId } });
  const issue = (0,subject_placement .Np)({ restriction: regionUsageRestrictions ?? subject_placement .P6, ...wanted });
  if (issue)
    throw new errors .lZ({ code: 'REGION_RESTRICTED', ...issue });
}
async function requestCluster({ atlas, projectId, wanted, memory, now, }) {
  const path = { groupId: projectId };
  const before = (0,operations_memory .M4)(memory, 'create');
  (0,operations_memory .rX)({ memory, name: 'create', now });
  try {
    if (wanted.tier === 'flex')
      await atlas.call('createGroupFlexCluster', { path, body: createRequest(wanted) });
    else
      await atlas.call('createGroupCluster', { path, body: createRequest(wanted) });
  }
  catch (error) {
    const times = (0,operations_memory .M4)(memory, 'create')?.times ?? 0;
    if (!(0,atlas_error .u)(error, 'DUPLICATE_CLUSTER_NAME') || times > MOST_TIMES_TAKEN) {
      (0,operations_memory .jq)({ error, memory, name: 'create', before });
      return waitOut({ error, memory, write: 'create', now });
    }
    if (times === 1)
      (0,operations_memory .rX)({ memory, name: 'taken', now });
  }
  return undefined;
}
;
const ACTION = /^([A-Za-z][A-Za-z0-9_]*)(?:@(\*|[^@/\\. "$*\p{Cc}]{1,63})(?:\.([^\p{Cc}$]{1,255}))?)?$/u;
function readActions(texts) {
  const actions = new Map();
  for (const text of texts) {
    const [, name = text, db, collection = ''] = ACTION.exec(text) ?? [];
    const action = spelling(name);
    const on = db === undefined ? 'cluster' : { db: db === '*' ? '' : db, collection };
    actions.set(renderAction({ action, on }), { action, on });
  }
  return [...actions.values()];
}
function renderAction({ action, on }) {
  if (on === 'cluster')
    return action;
  return `${action}@${on.db || '*'}${on.collection === '' ? '' : `.${on.collection}`}`;
}
function spelling(name) {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
;
const roleName = (0,param .Qq)({
  describe: 'Name of the custom role.',
  expected: 'a name of letters, digits, hyphens and underscores that does not begin with `xgen-`',
  pattern: /^(?!xgen-)[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/,
});
function checkRoleName(name) {
  if (name === undefined || !BUILT_IN.includes(name))
    return [];
  return [{ message: `role-name: \`${name}\` is a role of MongoDB's own.`, hint: 'Choose another name.' }];
}
const roleSchema = (0,once .O)(() => schemas ._H3({
  actions: schemas .cl6(schemas .YOg(schemas ._H3({
    action: schemas .YjP(),
    resources: schemas .Rvf(schemas .YOg(schemas ._H3({
      cluster: schemas .cl6(schemas .zMY()),
      db: schemas .cl6(schemas .YjP()),
      collection: schemas .cl6(schemas .YjP()),
    })), []),
  }))),
  inheritedRoles: schemas .cl6(schemas .YOg(schemas ._H3({ db: schemas .YjP(), role: schemas .YjP() }))),
}));
const ROLE_ABSENT = ['ATLAS_CUSTOM_ROLE_NOT_FOUND'];
async function findDatabaseRole({ atlas, projectId, roleName, }) {
  const path = { groupId: projectId, roleName };
  const answer = await atlas.find('getGroupCustomDbRoleRole', { path, absent: ROLE_ABSENT });
  if (answer === undefined)
    return undefined;
  const { actions, inheritedRoles } = readAnswer({ schema: roleSchema, answer, from: 'getGroupCustomDbRoleRole' });
  return {
    actions: (actions ?? []).flatMap(({ action, resources }) => resources.map(({ cluster, db, collection }) => cluster ? { action, on: 'cluster' } : { action, on: { db: db ?? '', collection: collection ?? '' } })),
    inheritedRoles: (inheritedRoles ?? []).map(({ db, role }) => ({ roleName: role, databaseName: db })),
  };
}
function isSameRole(one, other) {
  return (isSameSet(one.actions.map(renderAction), other.actions.map(renderAction)) &&
    isSameSet(one.inheritedRoles.map(renderRole), other.inheritedRoles.map(renderRole)));
}
function roleRequest({ actions, inheritedRoles }) {
  const byAction = new Map();
  for (const { action, on } of actions) {
    const resource = on === 'cluster' ? { cluster: true, db: '', collection: '' } : { cluster: false, ...on };
    byAction.set(action, [...(byAction.get(action) ?? []), resource]);
  }
  return {
    actions: [...byAction].map(([action, resources]) => ({ action, resources })),
    inheritedRoles: inheritedRoles.map(({ roleName, databaseName }) => ({ role: roleName, db: databaseName })),
  };
}
;
const create_database_role_READ_BACK_AFTER_MS = 3_000;
const MISSED_AGAIN_IN_MS = 5_000;
const MOST_TIMES_MISSED = 6;
const createDatabaseRole = defineOperation({
  name: 'create-database-role',
  summary: 'Ensure that a custom database role exists as described.',
  effect: 'write',
  subject: 'database-role',
  lane: 'database-roles',
  params: {
    ...projectReference,
    roleName: (0,param .mw)(roleName),
    actions: (0,param .lq)((0,param .gC)({
      describe: 'What the role allows, and on what: `FIND@app.orders` on a collection, `FIND@app` on a database, `FIND@*` on every one, `LIST_SESSIONS` on the cluster.',
      expected: 'a list of actions such as `FIND@app.orders`, `CREATE_INDEX@app` or `LIST_SESSIONS`',
      pattern: ACTION,
    })),
    inheritedRoles: (0,param .lq)((0,param .gC)({
      describe: 'Roles that are part of it: `read@app`; custom ones and those for everything without a database.',
      expected: 'a list of roles such as `read@app` or `clusterMonitor`',
      pattern: ROLE,
    })),
    ifExists: (0,param .IQ)('fail', (0,param .Yq)({
      describe: 'What to do with a role of this name that is not as described. Roles carry no mark of who made them, so it is changed only with `update`.',
      words: ['fail', 'update'],
    })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    roleName: { describe: 'Name of the role, for the roles of a database user.' },
  },
  check({ params, given }) {
    const { inheritedRoles } = params;
    const issues = [
      ...checkProjectReference(given),
      ...checkRoleName(params.roleName),
      ...checkRoles({ name: 'inherited-roles', texts: inheritedRoles }),
    ];
    const nothing = (name) => !given(name) || params[name]?.length === 0;
    if (nothing('actions') && nothing('inheritedRoles'))
      issues.push({ message: 'the role allows nothing.', hint: 'Give actions or inherited-roles.' });
    for (const text of inheritedRoles ?? []) {
      if (ROLE.exec(text)?.[3] !== undefined)
        issues.push({
          message: `inherited-roles: \`${text}\` names a collection, and roles are inherited for databases.`,
          hint: 'Name the database alone, or say with actions what is allowed on the collection.',
        });
    }
    if (inheritedRoles?.includes(params.roleName ?? ''))
      issues.push({ message: 'inherited-roles: the role itself is among them.', hint: 'Leave it out.' });
    return issues;
  },
  async step({ atlas, params, memory }) {
    const { roleName } = params;
    const projectId = await projectIdOf({ atlas, params, memory });
    const wanted = {
      actions: readActions(params.actions ?? []),
      inheritedRoles: readRoles(params.inheritedRoles ?? []),
    };
    const role = await findDatabaseRole({ atlas, projectId, roleName });
    const now = atlas.now();
    if (role !== undefined && isSameRole(role, wanted)) {
      const change = (0,operations_memory .M4)(memory, 'create') ? 'created' : (0,operations_memory .M4)(memory, 'update') ? 'updated' : 'unchanged';
      return { status: 'done', change, outputs: { projectId, roleName } };
    }
    if (role !== undefined && params.ifExists === 'fail')
      throw differs(roleName);
    const name = role === undefined ? 'create' : 'update';
    const doing = role === undefined ? 'creating the database role' : 'updating the database role';
    const waiting = { status: 'waiting', doing, checkAgainInMs: create_database_role_READ_BACK_AFTER_MS };
    if ((0,operations_memory .Nw)({ memory, name, now }))
      return waiting;
    const body = roleRequest(wanted);
    const groupId = projectId;
    const send = () => role === undefined
      ? atlas.call('createGroupCustomDbRoleRole', { path: { groupId }, body: { roleName, ...body } })
      : atlas.call('updateGroupCustomDbRoleRole', { path: { groupId, roleName }, body });
    try {
      await (0,operations_memory .As)({ memory, name, what: `database role ${roleName}`, now, send });
    }
    catch (error) {
      if (!(0,atlas_error .u)(error, 'ATLAS_CUSTOM_ROLE_NAME_ALREADY_EXISTS', 'ATLAS_CUSTOM_ROLE_NOT_FOUND'))
        return waitOut({ error, memory, write: name, now });
      (0,operations_memory .rX)({ memory, name: 'missed', now });
      if (((0,operations_memory .M4)(memory, 'missed')?.times ?? 0) > MOST_TIMES_MISSED)
        throw error;
      return { ...waiting, checkAgainInMs: MISSED_AGAIN_IN_MS };
    }
    forgetRefusals({ memory, write: name });
    return { ...waiting, checkAgainInMs: 500 };
  },
});
function differs(roleName) {
  return new errors .lZ({
    code: 'DATABASE_ROLE_DIFFERS',
    message: `role-name: a role \`${roleName}\` exists that is not as described, and it may be somebody else's. Nothing was changed.`,
    hint: 'Say `if-exists: update` to change it, or choose another role-name.',
  });
}
;
const STARTS_WITHIN_MS = 10_000;
async function clustersInUse({ atlas, projectId, scopes, withFlex, }) {
  const all = await listClusters({ atlas, projectId, withFlex });
  return all.filter((cluster) => isInUse(cluster) && (scopes.length === 0 || scopes.includes(cluster.name)));
}
function isInUse({ state, paused }) {
  return !paused && state !== 'CREATING' && state !== 'DELETING';
}
async function awaitApplied({ atlas, clusters, memory, writes, }) {
  const sentAt = Math.max(...writes.map((write) => (0,operations_memory .M4)(memory, write)?.lastAt ?? Number.NEGATIVE_INFINITY));
  const checked = await Promise.all(clusters.map(async (cluster) => ({ cluster, applied: await isApplied({ atlas, cluster, memory, sentAt }) })));
  const pending = checked.flatMap(({ cluster, applied }) => (applied ? [] : [cluster.name]));
  if (pending.length === 0)
    return undefined;
  const now = atlas.now();
  memory.waitingSince ??= now.getTime();
  const shown = pending.length > 3 ? `${pending.length} clusters` : (0,base_text .c3)(pending);
  return {
    status: 'waiting',
    doing: `waiting until the user works on ${shown}`,
    checkAgainInMs: (0,operations_memory .dq)({ since: memory.waitingSince, now }),
  };
}
async function isApplied({ atlas, cluster, memory, sentAt, }) {
  const seen = `pending on ${cluster.name}`;
  const status = await changeStatusOf({ atlas, cluster });
  const now = atlas.now();
  const age = now.getTime() - sentAt;
  switch (status) {
    case 'gone':
      return true;
    case 'unknown':
      return cluster.state === 'IDLE' && age >= operations_memory .YS;
    case 'APPLIED':
      return age >= STARTS_WITHIN_MS || ((0,operations_memory .M4)(memory, seen)?.lastAt ?? Number.NEGATIVE_INFINITY) >= sentAt;
    default:
      (0,operations_memory .rX)({ memory, name: seen, now });
      return false;
  }
}
async function changeStatusOf({ atlas, cluster }) {
  try {
    const path = { groupId: cluster.projectId, clusterName: cluster.name };
    const answer = await atlas.find('getGroupClusterStatus', { path, absent: ['CLUSTER_NOT_FOUND'] });
    if (answer === undefined)
      return 'gone';
    const schema = () => schemas ._H3({ changeStatus: schemas .YjP() });
    return readAnswer({ schema, answer, from: 'getGroupClusterStatus' }).changeStatus;
  }
  catch (error) {
    if ((0,atlas_error .u)(error, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'))
      return 'unknown';
    throw error;
  }
}
;
const database_user_cluster_SHOWS_UP_WITHIN_MS = 60_000;
const MISSED = 'look for the cluster';
async function readyCluster({ atlas, projectId, clusterName, memory, }) {
  const cluster = await findCluster({ atlas, projectId, clusterName });
  const now = atlas.now();
  memory.waitingSince ??= now.getTime();
  if (cluster !== undefined && (cluster.paused || isSettledEnough(cluster)))
    return { cluster };
  const missedAt = (0,operations_memory .M4)(memory, MISSED)?.firstAt;
  if (cluster === undefined) {
    if (missedAt !== undefined && now.getTime() - missedAt >= database_user_cluster_SHOWS_UP_WITHIN_MS)
      throw database_user_cluster_notFound({ clusterName, projectId });
    if (missedAt === undefined)
      (0,operations_memory .rX)({ memory, name: MISSED, now });
  }
  const checkAgainInMs = (0,operations_memory .dq)({ since: memory.waitingSince, now });
  const doing = `waiting for the cluster ${clusterName} (${cluster?.state ?? 'not there yet'})`;
  return { waiting: { status: 'waiting', doing, checkAgainInMs } };
}
function isSettledEnough(cluster) {
  return isUsable(cluster) || cluster.state === 'UPDATING';
}
function database_user_cluster_notFound({ clusterName, projectId }) {
  return new errors .lZ({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${clusterName} in project ${projectId}. The database user is there all the same.`,
    hint: 'Check cluster-name; list-clusters shows what is there.',
  });
}
;
async function settleUser({ atlas, projectId, params, memory, withFlex, }) {
  const { clusterName, clusters: scopes = [] } = params;
  const writes = ['create', 'update'];
  if (!params.wait) {
    return { cluster: clusterName === undefined ? undefined : await findCluster({ atlas, projectId, clusterName }) };
  }
  if (clusterName === undefined) {
    const clusters = await clustersInUse({ atlas, projectId, scopes, withFlex });
    const waiting = await awaitApplied({ atlas, clusters, memory, writes });
    return waiting === undefined ? { cluster: undefined } : { waiting };
  }
  const ready = await readyCluster({ atlas, projectId, clusterName, memory });
  if ('waiting' in ready)
    return ready;
  const { cluster } = ready;
  const waiting = isInUse(cluster) && (await awaitApplied({ atlas, clusters: [cluster], memory, writes }));
  return waiting ? { waiting } : { cluster };
}
function loginOutputs({ cluster, params, cloud, memory, secrets, }) {
  const login = loginOf({ params, memory, secrets });
  const password = login?.authType === 'scram' ? { password: login.password } : {};
  const { standardSrv, standard } = cluster?.connectionStrings ?? {};
  const connectionString = safeConnectionString(standardSrv ?? standard);
  const named = cluster === undefined ? {} : { clusterName: cluster.name };
  if (connectionString === undefined)
    return { ...password, ...named };
  const { database } = params;
  return {
    ...password,
    ...named,
    connectionString,
    ...(login && { connectionStringWithCredentials: credentialsUri({ connectionString, login, database, cloud }) }),
  };
}
function loginOf({ params, memory, secrets, }) {
  const { authType, username, password: given, rotatePassword: rotate } = params;
  if (authType !== 'scram')
    return { authType };
  const known = given !== undefined || passwordState({ given, secrets, memory, rotate }) === 'set';
  return known ? { authType, username, password: runPassword({ given, secrets }) } : undefined;
}
;
const LONGEST = 100;
const BY = 'Managed by mongodb-atlas-action';
const database_user_mark_MARK = new RegExp(`^${BY}(?: for (.+))?$`);
function markUser(owner) {
  const repository = repositoryOf(owner);
  return repository === undefined ? BY : `${BY} for ${repository}`;
}
function isOurUser({ description, owner }) {
  const found = database_user_mark_MARK.exec(description);
  if (found === null)
    return false;
  const theirs = found[1];
  const ours = repositoryOf(owner);
  return theirs === undefined || ours === undefined || theirs === ours;
}
function repositoryOf(owner) {
  const name = owner.tags.find(({ key }) => key === 'repository')?.value;
  const room = LONGEST - `${BY} for `.length;
  if (name === undefined || name.length <= room)
    return name;
  const hash = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 12);
  return `${name.slice(0, room - hash.length - 1).toWellFormed()}#${hash}`;
}
;
function isAsWanted({ user, wanted, now }) {
  return (isSameSet(user.roles.map(renderRole), readRoles(wanted.roles).map(renderRole)) &&
    isSameSet(user.scopes.map(wordOf), scopesOf(wanted).map(wordOf)) &&
    isLateEnough({ user, spanMs: wanted.expiresAfter, now }));
}
function isLateEnough({ user, spanMs, now }) {
  if (spanMs === undefined || user.expiresAt === undefined)
    return true;
  return Date.parse(user.expiresAt) >= now.getTime() + spanMs - expiryTolerance(spanMs);
}
function userRequest({ projectId, wanted, user, description, password, now, }) {
  const { database, attribute } = authKind(wanted.authType);
  const expiresAt = database_user_wanted_expiryOf({ user, spanMs: wanted.expiresAfter, now });
  return {
    ...(password !== undefined && { password }),
    groupId: projectId,
    databaseName: database,
    username: wanted.username,
    ...(attribute !== undefined && { [attribute.name]: attribute.value }),
    roles: readRoles(wanted.roles),
    scopes: scopesOf(wanted),
    ...(expiresAt !== undefined && { deleteAfterDate: expiresAt }),
    ...(description !== '' && { description }),
    ...(user !== undefined && user.labels.length > 0 && { labels: user.labels }),
  };
}
function database_user_wanted_expiryOf({ user, spanMs, now, }) {
  if (spanMs === undefined || (user !== undefined && user.expiresAt === undefined))
    return user?.expiresAt;
  const at = Math.max(now.getTime() + spanMs, Date.parse(user?.expiresAt ?? '') || 0);
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
function scopesOf({ clusters = [] }) {
  return [...new Set(clusters)].map((name) => ({ name, type: 'CLUSTER' }));
}
function wordOf({ name, type }) {
  return `${type} ${name}`;
}
;
const database_user_write_SHOWS_SOON_MS = 1_000;
const TAKEN_AGAIN_IN_MS = 5_000;
const database_user_write_MOST_TIMES_TAKEN = 6;
async function ensureUser(change) {
  const { atlas, user, wanted, memory } = change;
  const now = atlas.now();
  if (user === undefined) {
    const waiting = { status: 'waiting', doing: 'creating the database user', checkAgainInMs: database_user_write_SHOWS_SOON_MS };
    return (0,operations_memory .Nw)({ memory, name: 'create', now }) ? waiting : ((await createUser({ change, now })) ?? waiting);
  }
  refuseOther({ ...change, user });
  const scram = wanted.authType === 'scram';
  const setsPassword = scram && passwordState({ ...change, given: change.password }) === 'unsure';
  if (!setsPassword && isAsWanted({ user, wanted, now }))
    return undefined;
  const waiting = { status: 'waiting', doing: 'updating the database user', checkAgainInMs: database_user_write_SHOWS_SOON_MS };
  if (!setsPassword && (0,operations_memory .Nw)({ memory, name: 'update', now }))
    return waiting;
  return (await updateUser({ change: { ...change, user }, setsPassword, now })) ?? waiting;
}
async function createUser({ change, now }) {
  const { atlas, projectId, wanted, owner, memory, secrets } = change;
  const password = wanted.authType === 'scram' ? runPassword({ given: change.password, secrets }) : undefined;
  const body = userRequest({ projectId, wanted, user: undefined, description: markUser(owner), password, now });
  const send = () => atlas.call('createGroupDatabaseUser', { path: { groupId: projectId }, body });
  try {
    await (0,operations_memory .As)({ memory, name: 'create', what: database_user_write_nameOf(wanted), now, send });
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, 'USER_ALREADY_EXISTS'))
      return waitOut({ error, memory, write: 'create', now });
    (0,operations_memory .rX)({ memory, name: 'taken', now });
    if (((0,operations_memory .M4)(memory, 'taken')?.times ?? 0) > database_user_write_MOST_TIMES_TAKEN)
      throw error;
    return { status: 'waiting', doing: 'waiting for a user of this name to show up', checkAgainInMs: TAKEN_AGAIN_IN_MS };
  }
  (0,operations_memory .rX)({ memory, name: 'created', now });
  if (password !== undefined)
    rememberPasswordSet({ given: change.password, secrets, memory, now });
  forgetRefusals({ memory, write: 'create' });
  return undefined;
}
async function updateUser({ change, setsPassword, now, }) {
  const { atlas, projectId, user, wanted, memory, secrets } = change;
  const password = setsPassword ? runPassword({ given: change.password, secrets }) : undefined;
  const body = userRequest({ projectId, wanted, user, description: user.description, password, now });
  const path = { groupId: projectId, databaseName: user.database, username: user.username };
  const send = () => atlas.call('updateGroupDatabaseUser', { path, body });
  try {
    await (0,operations_memory .As)({ memory, name: 'update', what: database_user_write_nameOf(wanted), now, send });
  }
  catch (error) {
    return waitOut({ error, memory, write: 'update', now });
  }
  if (setsPassword)
    rememberPasswordSet({ given: change.password, secrets, memory, now });
  forgetRefusals({ memory, write: 'update' });
  return undefined;
}
function refuseOther({ user, wanted, ifExists, owner, memory }) {
  const ours = isOurUser({ description: user.description, owner }) || (0,operations_memory .M4)(memory, 'created') !== undefined;
  if (!ours && ifExists === 'fail') {
    throw new errors .lZ({
      code: 'DATABASE_USER_NOT_OURS',
      message: `username: a ${database_user_write_nameOf(wanted)} exists that this action has not created for this repository. Nothing was changed.`,
      hint: 'Choose another username, or say `if-exists: reuse` to give that user the roles described here.',
    });
  }
  if (user.authType === wanted.authType)
    return;
  throw new errors .lZ({
    code: 'DATABASE_USER_DIFFERS',
    message: `auth-type: the ${database_user_write_nameOf(wanted)} logs in by ${(0,base_text .Hk)(user.authType)}, not by ${wanted.authType}, and Atlas never changes that.`,
    hint: 'Describe it as it is, delete it first with delete-database-user, or choose another username.',
  });
}
function database_user_write_nameOf({ username }) {
  return `database user \`${(0,base_text .Hk)(username, { longest: 80 })}\``;
}
;
const create_database_user_WEEK = { ms: 7 * 86_400_000, words: '`7d`' };
const create_database_user_SHORTEST_MS = 60_000;
const create_database_user_CLUSTER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
const createDatabaseUser = defineOperation({
  name: 'create-database-user',
  summary: 'Ensure that a database user exists as described, and wait until it can log in.',
  effect: 'write',
  subject: 'database-user',
  params: {
    ...projectReference,
    username: (0,param .mw)(username),
    roles: (0,param .mw)((0,param .gC)({
      describe: 'What the user may do: `readWrite@app` on a database, `readWrite@app.orders` on a collection; custom roles and roles for everything, such as `readAnyDatabase`, without a database.',
      expected: 'a list of roles such as `readWrite@app`, `read@app.orders` or `readAnyDatabase`',
      pattern: ROLE,
    })),
    authType: (0,param .IQ)('scram', (0,param .Yq)({
      describe: 'How the user logs in: with a password (`scram`), a certificate that Atlas or you manage, an IAM user or role of AWS, as a group of people or as a workload of an OIDC provider.',
      words: AUTH_TYPES,
    })),
    clusters: (0,param .lq)((0,param .gC)({
      describe: 'Names of the clusters that the user may log in to. Left out, it may log in to every cluster of the project.',
      expected: 'a list of cluster names',
      pattern: create_database_user_CLUSTER_NAME,
    })),
    expiresAfter: (0,param .lq)((0,param .p0)({
      describe: 'When Atlas is to delete the user by itself, counted from now; not for X.509. Each run extends it. Left out, a user that is there keeps its end; one without an end keeps having none.',
      most: create_database_user_WEEK,
    })),
    password: (0,param .lq)((0,param .yD)({
      describe: 'Password of a `scram` user; left out, one is made. A user that is there keeps the password that it has, which nobody can read: say rotate-password to set this one.',
      expected: 'at least 8 characters without control characters',
      pattern: /^[^\p{Cc}\p{Cs}]{8,512}$/u,
    })),
    rotatePassword: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Give a user that is there the password given here, or a new one. Open connections live on.' })),
    clusterName: (0,param .lq)({
      ...clusterName,
      describe: 'Cluster whose connection strings are wanted. The step waits until it is ready, too.',
    }),
    database: uriDatabase,
    ifExists: (0,param .IQ)('fail', (0,param .Yq)({
      describe: 'What to do with a user of this name that this action did not create: `reuse` gives it the roles, clusters and end described here, and leaves its description alone.',
      words: ['fail', 'reuse'],
    })),
    wait: wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    username: { describe: 'Name of the database user.' },
    authDatabase: { describe: 'Database to log in to: `admin` or `$external`.' },
    expiresAt: { describe: 'When Atlas deletes the user by itself, if it does.' },
    password: {
      describe: 'Password, if this run knows it: it was given, or this run has created the user or rotated its password.',
      secret: true,
    },
    clusterName: { describe: 'Name of the cluster, if one is named.' },
    connectionString: { describe: 'Connection string (SRV) of that cluster without credentials.' },
    connectionStringWithCredentials: connectionStringWithCredentials,
  },
  check({ params, given }) {
    const issues = [...checkProjectReference(given), ...checkRoles({ name: 'roles', texts: params.roles })];
    issues.push(...checkUsername(params), ...checkPassword(params));
    const { authType, clusters, clusterName } = params;
    if (params.roles?.length === 0)
      issues.push({ message: 'roles: a user needs at least one.', hint: 'Add one, such as `readWrite@app`.' });
    if (authType !== undefined && authType !== 'scram') {
      const names = { password: given('password'), 'rotate-password': params.rotatePassword === true };
      for (const [name, isGiven] of Object.entries(names)) {
        if (isGiven)
          issues.push({
            message: `${name}: a user of \`auth-type: ${authType}\` has no password.`,
            hint: 'Leave it out.',
          });
      }
    }
    if (authType !== undefined && isX509(authType) && given('expiresAfter'))
      issues.push({ message: 'expires-after: Atlas does not expire users with certificates.', hint: 'Leave it out.' });
    if (params.expiresAfter !== undefined && params.expiresAfter < create_database_user_SHORTEST_MS)
      issues.push({ message: 'expires-after: too short to be of use.', hint: 'Give `1m` or more.' });
    if (clusters?.length === 0)
      issues.push({
        message: 'clusters: an empty list would mean every cluster.',
        hint: 'Name some, or leave it out for all.',
      });
    else if (clusters !== undefined && clusterName !== undefined && !clusters.includes(clusterName))
      issues.push({
        message: `cluster-name: the user may not log in to \`${clusterName}\`.`,
        hint: 'Add it to clusters.',
      });
    if (given('database') && !given('clusterName'))
      issues.push({
        message: 'database: it is for the connection string, and no cluster is named.',
        hint: 'Add cluster-name.',
      });
    return issues;
  },
  async step({ atlas, params, memory, owner, policy, secrets }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const { database } = authKind(params.authType);
    if (params.password !== undefined)
      keepPassword({ password: params.password, secrets });
    const user = await findDatabaseUser({ atlas, projectId, database, username: params.username });
    const { password, rotatePassword: rotate, ifExists } = params;
    const change = { atlas, projectId, user, wanted: params, password, rotate, ifExists, owner, memory, secrets };
    const pending = await ensureUser(change);
    if (pending)
      return pending;
    const settled = await settleUser({ atlas, projectId, params, memory, withFlex: policy.cloud === 'commercial' });
    if ('waiting' in settled)
      return settled.waiting;
    return {
      status: 'done',
      change: (0,operations_memory .M4)(memory, 'create') ? 'created' : (0,operations_memory .M4)(memory, 'update') ? 'updated' : 'unchanged',
      outputs: {
        projectId,
        username: params.username,
        authDatabase: database,
        ...(user?.expiresAt !== undefined && { expiresAt: (0,base_text .Hk)(user.expiresAt) }),
        ...loginOutputs({ ...settled, params, cloud: policy.cloud, memory, secrets }),
      },
    };
  },
});
;
const createProject = defineOperation({
  name: 'create-project',
  summary: 'Ensure that a project of this name exists in the organization.',
  effect: 'write',
  subject: 'project',
  params: {
    orgId: (0,param .mw)(orgId),
    projectName: (0,param .mw)(projectName),
    tags: (0,param .lq)((0,param .sP)({ describe: 'Tags of the project, beside our own.', expected: 'a mapping of tag to value' })),
    regionUsageRestrictions: (0,param .lq)((0,param .Yq)({
      describe: 'Atlas for Government only, and fixed for ever: the regions that the project may use.',
      words: subject_placement .mB,
    })),
    defaultAlerts: (0,param .IQ)(false, (0,param .Jt)({ describe: "Let Atlas create its default alerts, which mail the project's owners." })),
    projectOwnerId: (0,param .lq)((0,param .Qq)({
      describe: 'Id of the Atlas user who becomes Project Owner; without it Atlas takes the oldest Organization Owner.',
      expected: 'a user id: 24 characters 0-9 and a-f',
      pattern: HEX_ID,
    })),
    ifExists: (0,param .IQ)('fail', (0,param .Yq)({
      describe: 'What to do with a project of this name that this action did not create. It is never changed.',
      words: ['fail', 'reuse'],
    })),
  },
  outputs: projectOutputs,
  check({ given, policy }) {
    if (policy.cloud === 'commercial' && given('regionUsageRestrictions')) {
      return [
        {
          message: 'region-usage-restrictions: commercial Atlas refuses this parameter; it belongs to Atlas for Government.',
          hint: 'Leave it out and use allowed-regions instead, or say `cloud: government`.',
        },
      ];
    }
    if (policy.cloud === 'government' && !given('regionUsageRestrictions')) {
      return [
        {
          message: 'region-usage-restrictions is missing: Atlas for Government fixes the regions of a project for ever.',
          hint: 'Say `GOV_REGIONS_ONLY` for the US_GOV regions, or `COMMERCIAL_FEDRAMP_REGIONS_ONLY` for the others.',
        },
      ];
    }
    return [];
  },
  async step({ atlas, params, memory, owner }) {
    const { orgId, projectName } = params;
    const found = await findProjectsByName({ atlas, orgId, projectName });
    const project = found[0] ?? (await justCreated({ atlas, projectId: memory.projectId }));
    const wanted = mergeTags(tagsOf(params.tags), owner.tags);
    if (project === undefined) {
      (0,operations_memory .rX)({ memory, name: 'create', now: atlas.now() });
      try {
        const created = await atlas.call('createGroup', {
          query: { projectOwnerId: params.projectOwnerId },
          body: {
            orgId,
            name: projectName,
            tags: wanted,
            withDefaultAlertsSettings: params.defaultAlerts,
            ...(params.regionUsageRestrictions && { regionUsageRestrictions: params.regionUsageRestrictions }),
          },
        });
        memory.projectId = readProject(created).id;
      }
      catch (error) {
        if (!(0,atlas_error .u)(error, 'GROUP_ALREADY_EXISTS') || ((0,operations_memory .M4)(memory, 'create')?.times ?? 0) > 3)
          throw error;
      }
      return { status: 'waiting', doing: 'creating the project', checkAgainInMs: OTHERS_SHOW_UP_MS };
    }
    const duplicate = found.find(({ id }) => id === memory.projectId && id !== project.id);
    if (duplicate !== undefined && isOurs({ tags: project.tags, owner })) {
      await atlas.call('deleteGroup', { path: { groupId: duplicate.id } });
      memory.projectId = project.id;
      return { status: 'waiting', doing: 'taking back a second project of the same name', checkAgainInMs: 2_000 };
    }
    refuseForeign({ project, owner, params });
    if (isOurs({ tags: project.tags, owner }) && !hasTags(project.tags, wanted)) {
      const now = atlas.now();
      if (!(0,operations_memory .Nw)({ memory, name: 'update', now })) {
        const body = { tags: mergeTags(project.tags, wanted) };
        const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body });
        await (0,operations_memory .As)({ memory, name: 'update', what: `project ${projectName}`, now, send });
      }
      return { status: 'waiting', doing: 'tagging the project', checkAgainInMs: 1_000 };
    }
    const created = (0,operations_memory .M4)(memory, 'create') !== undefined && isOurs({ tags: project.tags, owner });
    const change = created ? 'created' : (0,operations_memory .M4)(memory, 'update') ? 'updated' : 'unchanged';
    return { status: 'done', change, outputs: projectOutputsOf(project) };
  },
});
const OTHERS_SHOW_UP_MS = 1_000;
async function justCreated({ atlas, projectId, }) {
  if (projectId === undefined)
    return undefined;
  return readProject(await atlas.call('getGroup', { path: { groupId: projectId } }));
}
function refuseForeign({ project, owner, params, }) {
  if (params.ifExists !== 'reuse' && !isOurs({ tags: project.tags, owner })) {
    throw new errors .lZ({
      code: 'PROJECT_NOT_OURS',
      message: `project-name: a project \`${params.projectName}\` (${project.id}) exists that this action has not created for this repository. Nothing was changed.`,
      hint: 'Choose another project-name, or say `if-exists: reuse` to use it as it is.',
    });
  }
  const restriction = params.regionUsageRestrictions;
  if (restriction !== undefined &&
    project.regionUsageRestrictions !== undefined &&
    project.regionUsageRestrictions !== restriction) {
    throw new errors .lZ({
      code: 'REGION_RESTRICTION_DIFFERS',
      message: `region-usage-restrictions: the project exists with another restriction than \`${restriction}\`, and it can never be changed.`,
      hint: 'Delete the project first, or choose another project-name.',
    });
  }
}
;
const SEND_AGAIN_AFTER_MS = 15_000;
const MOST_SENDS = 4;
const deletion_GIVE_UP_AFTER_MS = 10 * 60_000;
function dueDeletion({ memory, write, what, busy = false, now, }) {
  const age = (at) => now.getTime() - at;
  const early = (0,operations_memory .M4)(memory, earlyOf(write));
  if (busy) {
    (0,operations_memory .rX)({ memory, name: busyOf(write), now });
    const due = early === undefined || (early.times < MOST_SENDS && age(early.lastAt) >= SEND_AGAIN_AFTER_MS);
    return due ? earlyOf(write) : undefined;
  }
  const sent = (0,operations_memory .M4)(memory, write);
  const busyAt = early && (0,operations_memory .M4)(memory, busyOf(write))?.lastAt;
  const since = Math.max(sent?.lastAt ?? Number.NEGATIVE_INFINITY, busyAt ?? Number.NEGATIVE_INFINITY);
  if ((sent?.times ?? 0) < MOST_SENDS)
    return age(since) >= SEND_AGAIN_AFTER_MS ? write : undefined;
  if (age(since) < deletion_GIVE_UP_AFTER_MS)
    return undefined;
  throw new errors .lZ({
    code: 'DELETE_DROPPED',
    message: `${what}: Atlas accepted ${MOST_SENDS} requests to delete it, and it is still there.`,
    hint: 'Run it again later, and tell MongoDB support if it stays.',
  });
}
function isDeletionDue(deletion) {
  return dueDeletion(deletion) !== undefined;
}
function sentDeletion(memory, write) {
  return (0,operations_memory .M4)(memory, write) ?? (0,operations_memory .M4)(memory, earlyOf(write));
}
function earlyOf(write) {
  return `${write}, early`;
}
function busyOf(write) {
  return `${write}, busy`;
}
;
function deletionOf(cluster) {
  return `delete ${cluster.name}`;
}
function refuseProtected({ cluster, owner, force }) {
  const going = cluster.state === 'DELETING';
  if (going || !cluster.terminationProtection || force || isProtectedByUs({ cluster, owner }))
    return;
  throw new errors .lZ({
    code: 'TERMINATION_PROTECTED',
    message: `cluster ${cluster.name} is protected against termination, and its tags do not say that this action did it for this repository. Nothing was changed.`,
    hint: 'Say `force: true` if it is really to go.',
  });
}
async function stepClusterDeletion(deletion) {
  const { atlas, cluster, memory } = deletion;
  const now = atlas.now();
  const write = deletionOf(cluster);
  const wait = (doing = `deleting cluster ${cluster.name}`) => waitingFor({ cluster, doing, memory, write, now });
  if (cluster.state === 'DELETING')
    return wait();
  if (cluster.state === 'CREATING' && (0,operations_memory .M4)(memory, tooYoung(cluster)) !== undefined)
    return wait(`waiting until cluster ${cluster.name} can be deleted`);
  if (cluster.terminationProtection)
    return unprotect(deletion);
  const what = `cluster ${cluster.name}`;
  const due = dueDeletion({ memory, write, what, busy: isBusy(cluster), now });
  if (due === undefined)
    return wait();
  try {
    await (0,operations_memory .As)({ memory, name: due, what, now, send: () => requestDeletion(deletion) });
  }
  catch (error) {
    if ((0,atlas_error .u)(error, 'CLUSTER_ALREADY_REQUESTED_DELETION', 'CLUSTER_NOT_FOUND')) {
      (0,operations_memory .rX)({ memory, name: due, now });
      return wait();
    }
    if (cluster.paused && isAboutPause(error))
      return resume(deletion);
    if (cluster.state !== 'CREATING' || !isAboutState(error))
      return waitOut({ error, memory, write, now, because: isBusy(cluster) ? 'state' : 'unknown' });
    (0,operations_memory .rX)({ memory, name: tooYoung(cluster), now });
    return wait();
  }
  forgetRefusals({ memory, write });
  return wait();
}
function tooYoung(cluster) {
  return `refused ${cluster.name}`;
}
function isAboutPause(error) {
  return isAboutState(error) && /paused/i.test(error.message);
}
async function requestDeletion({ atlas, cluster, retainBackups }) {
  const { projectId: groupId, name } = cluster;
  if (cluster.kind === 'flex')
    await atlas.call('deleteGroupFlexCluster', { path: { groupId, name } });
  else {
    await atlas.call('deleteGroupCluster', {
      path: { groupId, clusterName: name },
      query: { retainBackups: retainBackups ? true : undefined },
    });
  }
}
async function unprotect(deletion) {
  const { cluster } = deletion;
  const doing = `lifting the termination protection of cluster ${cluster.name}`;
  const write = `unprotect ${cluster.name}`;
  try {
    return await changeCluster({ ...deletion, write, body: { terminationProtectionEnabled: false }, doing });
  }
  catch (error) {
    if (!cluster.paused || !isAboutPause(error))
      throw error;
    return resume(deletion);
  }
}
function resume(deletion) {
  const { name } = deletion.cluster;
  const doing = `resuming cluster ${name}, since Atlas refuses it while paused`;
  return changeCluster({ ...deletion, write: `resume ${name}`, body: { paused: false }, doing });
}
;
const deleteCluster = defineOperation({
  name: 'delete-cluster',
  summary: 'Ensure that a cluster does not exist, and wait until it is gone.',
  effect: 'destroy',
  subject: 'cluster',
  params: {
    ...clusterReference,
    force: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'Lift termination protection even if this action has not set it, which it says by the tag `protected-by`.',
    })),
    retainBackups: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Keep the snapshots of the cluster.' })),
    wait: (0,param .IQ)(true, (0,param .Jt)({ describe: 'Wait until the cluster is gone.' })),
  },
  outputs: { clusterName: { describe: 'Name of the cluster.' } },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory, owner }) {
    const { clusterName, ...reference } = readClusterReference(params);
    const sent = sentDeletion(memory, deletionOf({ name: clusterName }));
    const gone = { status: 'done', change: sent ? 'deleted' : 'unchanged', outputs: { clusterName } };
    try {
      const projectId = await findProjectId({ atlas, params: reference, memory });
      if (projectId === undefined)
        return gone;
      const cluster = await findCluster({ atlas, projectId, clusterName });
      if (cluster === undefined)
        return gone;
      if (!params.wait && cluster.state === 'DELETING')
        return gone;
      refuseProtected({ cluster, owner, force: params.force });
      return await stepClusterDeletion({ atlas, cluster, memory, retainBackups: params.retainBackups });
    }
    catch (error) {
      if (isProjectGone(error))
        return gone;
      throw error;
    }
  },
});
;
const deleteDatabaseRole = defineOperation({
  name: 'delete-database-role',
  summary: 'Ensure that a custom database role does not exist. One that is in use is refused.',
  effect: 'destroy',
  subject: 'database-role',
  lane: 'database-roles',
  params: { ...projectReference, roleName: (0,param .mw)(roleName) },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    roleName: { describe: 'Name of the role that is gone.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory }) {
    const { roleName } = params;
    const change = () => ((0,operations_memory .M4)(memory, 'delete') ? 'deleted' : 'unchanged');
    const gone = () => ({ status: 'done', change: change(), outputs: { roleName } });
    try {
      const projectId = await findProjectId({ atlas, params, memory });
      if (projectId === undefined)
        return gone();
      const role = await findDatabaseRole({ atlas, projectId, roleName });
      if (role === undefined)
        return { ...gone(), outputs: { projectId, roleName } };
      const now = atlas.now();
      const waiting = { status: 'waiting', doing: 'deleting the database role', checkAgainInMs: 1_000 };
      const what = `database role ${roleName}`;
      if (!isDeletionDue({ memory, write: 'delete', what, now }))
        return { ...waiting, checkAgainInMs: 3_000 };
      const send = () => atlas.call('deleteGroupCustomDbRoleRole', { path: { groupId: projectId, roleName } });
      try {
        await (0,operations_memory .As)({ memory, name: 'delete', what, now, send });
      }
      catch (error) {
        if (!(0,atlas_error .u)(error, ...ROLE_ABSENT))
          return waitOut({ error, memory, write: 'delete', now });
      }
      return waiting;
    }
    catch (error) {
      if (isProjectGone(error))
        return gone();
      throw error;
    }
  },
});
;
async function findNamedUser({ atlas, projectId, username, database, }) {
  if (database !== undefined)
    return findDatabaseUser({ atlas, projectId, database, username });
  const users = (await listDatabaseUsers({ atlas, projectId })).filter((user) => user.username === username);
  if (users.length < 2)
    return users[0];
  const kinds = users.map(({ authType, database }) => `${(0,base_text .Hk)(authType)} in ${(0,base_text .Hk)(database)}`).join(', ');
  throw new errors .lZ({
    code: 'DATABASE_USER_AMBIGUOUS',
    message: `username: several users are called \`${(0,base_text .Hk)(username, { longest: 80 })}\` (${kinds}). Nothing was changed.`,
    hint: 'Say which one with auth-type.',
  });
}
;
const deleteDatabaseUser = defineOperation({
  name: 'delete-database-user',
  summary: 'Ensure that a database user does not exist. Open connections may live on.',
  effect: 'destroy',
  subject: 'database-user',
  params: {
    ...projectReference,
    username: (0,param .mw)(username),
    authType: (0,param .lq)((0,param .Yq)({
      describe: 'How the user logs in; needed only where two users of different kinds have the same name.',
      words: AUTH_TYPES,
    })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    username: { describe: 'Name of the database user that is gone.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory }) {
    const { username, authType } = params;
    const change = () => ((0,operations_memory .M4)(memory, 'delete') ? 'deleted' : 'unchanged');
    const gone = () => ({ status: 'done', change: change(), outputs: { username } });
    try {
      const projectId = await findProjectId({ atlas, params, memory });
      if (projectId === undefined)
        return gone();
      const database = authType === undefined ? undefined : authKind(authType).database;
      const user = await findNamedUser({ atlas, projectId, username, database });
      if (user === undefined)
        return { ...gone(), outputs: { projectId, username } };
      const now = atlas.now();
      const waiting = { status: 'waiting', doing: 'deleting the database user', checkAgainInMs: 1_000 };
      const what = `database user ${username}`;
      if (!isDeletionDue({ memory, write: 'delete', what, now }))
        return { ...waiting, checkAgainInMs: 3_000 };
      const path = { groupId: projectId, databaseName: user.database, username };
      const send = () => atlas.call('deleteGroupDatabaseUser', { path });
      try {
        await (0,operations_memory .As)({ memory, name: 'delete', what, now, send });
      }
      catch (error) {
        if (!(0,atlas_error .u)(error, ...USER_ABSENT))
          return waitOut({ error, memory, write: 'delete', now });
      }
      return waiting;
    }
    catch (error) {
      if (isProjectGone(error))
        return gone();
      throw error;
    }
  },
});
;
const CLUSTERS_COUNTED_MS = 30_000;
const CLUSTERS_COUNTED_AT_MOST_MS = 30 * 60_000;
const deleteProject = defineOperation({
  name: 'delete-project',
  summary: 'Ensure that a project does not exist. It must be empty, or `cascade: true` deletes its clusters first.',
  effect: 'destroy',
  subject: 'project',
  params: {
    ...projectReference,
    cascade: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'Delete the clusters of the project first, and wait until they are gone. Private endpoints, peering connections and retained backups stay, and so does the project while it has any.',
    })),
    force: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'With cascade: lift termination protection even if this action has not set it (tag `protected-by`).',
    })),
  },
  outputs: { projectId: { describe: 'Id of the project that is gone; absent if there was none.' } },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, owner, policy }) {
    const sent = (0,operations_memory .M4)(memory, 'delete project');
    const gone = () => ({
      status: 'done',
      change: sent ? 'deleted' : 'unchanged',
      outputs: memory.projectId === undefined ? {} : { projectId: memory.projectId },
    });
    try {
      const project = await findProject({
        atlas,
        reference: memory.projectId ? { projectId: memory.projectId } : params,
      });
      if (project === undefined)
        return gone();
      memory.projectId = project.id;
      const clusters = await listClusters({ atlas, projectId: project.id, withFlex: policy.cloud === 'commercial' });
      if (clusters.length > 0 && !params.cascade) {
        throw new errors .lZ({
          code: 'PROJECT_NOT_EMPTY',
          message: `project ${nameOf(params)} still has ${(0,base_text .c3)(clusters.map(({ name }) => name))}. Nothing was deleted.`,
          hint: 'Delete them first, or say `cascade: true`.',
        });
      }
      for (const cluster of clusters)
        refuseProtected({ cluster, owner, force: params.force });
      return await deleteNext({ clusters, projectId: project.id });
    }
    catch (error) {
      if (isProjectGone(error, { deletedByUs: sent !== undefined }))
        return gone();
      throw error;
    }
    async function requestDeletion(groupId) {
      const now = atlas.now();
      const waiting = { status: 'waiting', doing: 'deleting the project', checkAgainInMs: 3_000 };
      const what = `project ${nameOf(params)}`;
      const name = 'delete project';
      if (!isDeletionDue({ memory, write: name, what, now }))
        return waiting;
      try {
        await (0,operations_memory .As)({ memory, name, what, now, send: () => atlas.call('deleteGroup', { path: { groupId } }) });
        return waiting;
      }
      catch (error) {
        if (!(0,atlas_error .u)(error, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS'))
          throw error;
        memory.waitingSince ??= now.getTime();
        if (now.getTime() - memory.waitingSince >= CLUSTERS_COUNTED_AT_MOST_MS)
          throw error;
        return {
          status: 'waiting',
          doing: 'waiting until Atlas counts the clusters as gone',
          checkAgainInMs: CLUSTERS_COUNTED_MS,
        };
      }
    }
    async function deleteNext({ clusters, projectId }) {
      const turn = ({ name }) => (0,operations_memory .M4)(memory, `turn ${name}`)?.times ?? 0;
      const staying = clusters.filter(({ state }) => state !== 'DELETING');
      const [cluster, ...others] = (staying.length > 0 ? staying : clusters).toSorted((a, b) => turn(a) - turn(b));
      if (cluster === undefined)
        return await requestDeletion(projectId);
      (0,operations_memory .rX)({ memory, name: `turn ${cluster.name}`, now: atlas.now() });
      const progress = await stepClusterDeletion({ atlas, cluster, memory, retainBackups: false });
      return others.some((other) => turn(other) === 0) ? { ...progress, checkAgainInMs: 0 } : progress;
    }
  },
});
;
const find_cluster_findCluster = defineOperation({
  name: 'find-cluster',
  summary: 'Find a cluster of any kind; fail if there is none.',
  effect: 'read',
  subject: 'cluster',
  params: clusterReference,
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory });
    return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) };
  },
});
;
const find_project_findProject = defineOperation({
  name: 'find-project',
  summary: 'Find a project by id or name; fail if there is none.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: projectOutputs,
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params }) {
    const project = await requireProject({ atlas, reference: params });
    return { status: 'done', change: 'unchanged', outputs: projectOutputsOf(project) };
  },
});
;
const list_clusters_listClusters = defineOperation({
  name: 'list-clusters',
  summary: 'List every cluster of a project: free, flex and dedicated.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    clusters: { describe: 'List of { name, kind, state, tier, provider, region, mongodb-version }.' },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, policy }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const found = await listClusters({ atlas, projectId, withFlex: policy.cloud === 'commercial' });
    const clusters = found.map((cluster) => ({
      name: (0,base_text .Hk)(cluster.name),
      kind: cluster.kind,
      state: shownState(cluster),
      tier: cluster.tier,
      provider: cluster.provider,
      region: cluster.region,
      'mongodb-version': cluster.version,
    }));
    return { status: 'done', change: 'unchanged', outputs: { clusters, count: clusters.length } };
  },
});
;
const list_database_users_listDatabaseUsers = defineOperation({
  name: 'list-database-users',
  summary: 'List every database user of a project.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    users: {
      describe: 'List of { username, auth-database, auth-type, roles, clusters, expires-at, ours }; without clusters a user reaches all of them, and `ours` says that this action created it for this repository.',
    },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory, owner }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const users = (await listDatabaseUsers({ atlas, projectId })).map((user) => ({
      username: (0,base_text .Hk)(user.username, { longest: 1024 }),
      'auth-database': (0,base_text .Hk)(user.database),
      'auth-type': (0,base_text .Hk)(user.authType),
      roles: user.roles.map((role) => (0,base_text .Hk)(renderRole(role))),
      clusters: user.scopes.filter(({ type }) => type === 'CLUSTER').map(({ name }) => (0,base_text .Hk)(name)),
      ...(user.expiresAt !== undefined && { 'expires-at': (0,base_text .Hk)(user.expiresAt) }),
      ours: isOurUser({ description: user.description, owner }),
    }));
    return { status: 'done', change: 'unchanged', outputs: { users, count: users.length } };
  },
});
;
const listIpAccess = defineOperation({
  name: 'list-ip-access',
  summary: 'List every entry of the network access list of a project.',
  effect: 'read',
  subject: 'project',
  params: projectReference,
  outputs: {
    entries: { describe: 'List of { entry, comment, expires-at }.' },
    count: { describe: 'How many there are.' },
  },
  check: ({ given }) => checkProjectReference(given),
  async step({ atlas, params, memory }) {
    const projectId = await projectIdOf({ atlas, params, memory });
    const entries = (await listEntries({ atlas, projectId })).map((entry) => ({
      entry: entryValueOf(entry),
      comment: (0,base_text .Hk)(entry.comment),
      ...(entry.deleteAfterDate !== undefined && { 'expires-at': entry.deleteAfterDate }),
    }));
    return { status: 'done', change: 'unchanged', outputs: { entries, count: entries.length } };
  },
});
;
const organization = (0,once .O)(() => schemas ._H3({ id: schemas .YjP(), name: schemas .YjP() }));
const listOrganizations = defineOperation({
  name: 'list-organizations',
  summary: 'List every organization that the credentials belong to.',
  effect: 'read',
  subject: 'organization',
  params: {},
  outputs: {
    organizations: { describe: 'List of { id, name }.' },
    count: { describe: 'How many there are.' },
  },
  async step({ atlas }) {
    const organizations = (await atlas.list('listOrgs', {})).map((answer) => {
      const { id, name } = readAnswer({ schema: organization, answer, from: 'listOrgs' });
      return { id: (0,base_text .Hk)(id), name: (0,base_text .Hk)(name) };
    });
    return { status: 'done', change: 'unchanged', outputs: { organizations, count: organizations.length } };
  },
});
;
const listProjects = defineOperation({
  name: 'list-projects',
  summary: 'List every project that the credentials can see.',
  effect: 'read',
  subject: 'organization',
  params: { orgId: (0,param .lq)({ ...orgId, describe: 'Only the projects of this organization.' }) },
  outputs: {
    projects: { describe: 'List of { id, name, org-id, cluster-count, tags }.' },
    count: { describe: 'How many there are.' },
  },
  async step({ atlas, params: { orgId } }) {
    const answers = await (orgId === undefined
      ? atlas.list('listGroups', {})
      : atlas.list('getOrgGroups', { path: { orgId } }));
    const projects = answers.map(readProject).map(({ id, name, orgId, clusterCount = 0, tags }) => ({
      id,
      name: (0,base_text .Hk)(name),
      'org-id': (0,base_text .Hk)(orgId),
      'cluster-count': clusterCount,
      tags: Object.fromEntries(tags.map(({ key, value }) => [(0,base_text .Hk)(key), (0,base_text .Hk)(value)])),
    }));
    return { status: 'done', change: 'unchanged', outputs: { projects, count: projects.length } };
  },
});
;
const snapshotSchema = (0,once .O)(() => schemas ._H3({
  id: hexId(),
  status: schemas .YjP(),
  createdAt: schemas .lqM(schemas .YjP()),
  expiresAt: schemas .lqM(schemas .YjP()),
  snapshotType: schemas .Rvf(schemas .YjP(), ''),
  description: schemas .cl6(schemas .YjP()),
}));
const flexSnapshotSchema = (0,once .O)(() => schemas ._H3({
  id: hexId(),
  status: schemas .YjP(),
  scheduledTime: schemas .lqM(schemas .YjP()),
  startTime: schemas .lqM(schemas .YjP()),
  expiration: schemas .lqM(schemas .YjP()),
}));
const listSchema = (0,once .O)(() => schemas ._H3({ results: schemas .YOg(schemas .L5J()) }));
async function listSnapshots({ atlas, cluster }) {
  return (await readSnapshots({ atlas, cluster })).sort(newestFirst);
}
async function readSnapshots({ atlas, cluster }) {
  const { projectId: groupId, name } = cluster;
  if (cluster.kind === 'free')
    return [];
  if (cluster.kind === 'flex') {
    return (await atlas.list('listGroupFlexClusterBackupSnapshots', { path: { groupId, name } })).map(readFlexSnapshot);
  }
  const path = { groupId, clusterName: name };
  if (!cluster.sharded)
    return (await atlas.list('listGroupClusterBackupSnapshots', { path })).map(readSnapshot);
  const from = 'listGroupClusterBackupSnapshotShardedClusters';
  const { results } = readAnswer({ schema: listSchema, answer: await atlas.call(from, { path }), from });
  return results.map(readSnapshot);
}
function readSnapshot(answer) {
  const body = readAnswer({ schema: snapshotSchema, answer, from: 'getGroupClusterBackupSnapshot' });
  return {
    id: body.id,
    state: word(body.status),
    createdAt: time(body.createdAt),
    expiresAt: time(body.expiresAt),
    type: word(body.snapshotType),
    description: (0,base_text .Hk)(body.description ?? ''),
  };
}
function readFlexSnapshot(answer) {
  const body = readAnswer({ schema: flexSnapshotSchema, answer, from: 'getGroupFlexClusterBackupSnapshot' });
  return {
    id: body.id,
    state: FLEX_STATES[body.status] ?? word(body.status),
    createdAt: time(body.startTime),
    expiresAt: time(body.expiration),
    type: 'scheduled',
    description: '',
  };
}
const FLEX_STATES = { PENDING: 'queued', RUNNING: 'in-progress' };
function word(remote) {
  return (0,base_text .Hk)(remote, { longest: 40 })
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
function time(remote) {
  return remote === undefined ? undefined : (0,base_text .Hk)(remote, { longest: 40 });
}
function newestFirst(a, b) {
  return takenAt(b) - takenAt(a) || b.id.localeCompare(a.id);
}
function takenAt({ createdAt }) {
  const at = createdAt === undefined ? Number.NaN : Date.parse(createdAt);
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
}
function isUnfinished({ state }) {
  return state !== 'completed' && state !== 'failed';
}
;
const list_snapshots_listSnapshots = defineOperation({
  name: 'list-snapshots',
  summary: 'List the snapshots of a cluster, the newest first.',
  effect: 'read',
  subject: 'cluster',
  params: clusterReference,
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    snapshots: { describe: 'List of { snapshot-id, created-at, expires-at, state, type, description }.' },
    count: { describe: 'How many there are.' },
    latestSnapshotId: { describe: 'Id of the newest snapshot that is complete, if there is one.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory });
    const all = await listSnapshots({ atlas, cluster });
    const latest = all.find(({ state }) => state === 'completed');
    const snapshots = all.map(({ id, createdAt, expiresAt, state, type, description }) => ({
      'snapshot-id': id,
      ...(createdAt !== undefined && { 'created-at': createdAt }),
      ...(expiresAt !== undefined && { 'expires-at': expiresAt }),
      state,
      type,
      description,
    }));
    const { projectId, name: clusterName } = cluster;
    const found = latest === undefined ? {} : { latestSnapshotId: latest.id };
    return {
      status: 'done',
      change: 'unchanged',
      outputs: { projectId, clusterName, snapshots, count: all.length, ...found },
    };
  },
});
;
function refusePaused(cluster) {
  if (!cluster.paused)
    return;
  throw new errors .lZ({
    code: 'CLUSTER_PAUSED',
    message: `cluster ${cluster.name} is paused, and Atlas cannot do this to a paused cluster.`,
    hint: 'Resume it first with resume-cluster.',
  });
}
;
const loadSchema = (0,once .O)(() => schemas ._H3({
  _id: hexId(),
  clusterName: schemas .YjP(),
  state: schemas .YjP(),
  errorMessage: schemas .cl6(schemas .YjP()),
}));
const THERE_ALREADY = /exist|namespace/i;
const MISSING = /(?:not|n['’]t) (?:be )?(?:exist|found)|no such/i;
function readLoad(answer) {
  const { _id, clusterName, state, errorMessage } = readAnswer({
    schema: loadSchema,
    answer,
    from: 'getGroupSampleDatasetLoad',
  });
  const why = (0,base_text .Hk)(errorMessage ?? 'no reason given');
  return { id: _id, clusterName, why, state: stateOf(state, why) };
}
function stateOf(state, why) {
  if (state === 'COMPLETED')
    return 'completed';
  if (state !== 'FAILED')
    return 'in-progress';
  return THERE_ALREADY.test(why) && !MISSING.test(why) ? 'present' : 'failed';
}
async function findLoad({ atlas, projectId, loadId, }) {
  try {
    const path = { groupId: projectId, sampleDatasetId: loadId };
    return readLoad(await atlas.call('getGroupSampleDatasetLoad', { path }));
  }
  catch (error) {
    if (error instanceof atlas_error .q && error.status === 404)
      return undefined;
    throw error;
  }
}
async function requestLoad({ atlas, cluster }) {
  const path = { groupId: cluster.projectId, name: cluster.name };
  return readLoad(await atlas.call('requestGroupSampleDatasetLoad', { path }));
}
const TAG_KEY = 'sample-data';
function loadTag(loadId) {
  return { key: TAG_KEY, value: loadId };
}
function loadIdIn(tags) {
  const value = tags.find(({ key }) => key === TAG_KEY)?.value;
  return value !== undefined && HEX_ID.test(value) ? value : undefined;
}
;
const SURELY_OVER_MS = 120_000;
const loadSampleData = defineOperation({
  name: 'load-sample-data',
  summary: 'Ensure that the sample databases of MongoDB are in a cluster, and wait until they are.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    force: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'Load even if the tag `sample-data` of the cluster says that it was done; a free cluster bears no tag, and is asked in every run. Atlas loads nothing while one of the sample databases is there: drop them first.',
    })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    loadId: { describe: 'Id of the load.' },
    state: { describe: '`completed`, or `present` when the sample databases were there already.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory });
    const now = atlas.now();
    const waitFor = (doing) => waitingFor({ cluster, doing, memory, write: 'load', now });
    if (cluster.state === 'DELETING')
      return waitFor('waiting for the cluster to go');
    const { projectId, name: clusterName } = cluster;
    const own = memory.found?.['load'];
    const loadId = own ?? (params.force ? undefined : loadIdIn(cluster.tags));
    if (loadId === undefined)
      return beginLoad({ atlas, cluster, memory });
    const load = await findLoad({ atlas, projectId, loadId });
    if (own === undefined && isUseless({ load, cluster }))
      return beginLoad({ atlas, cluster, memory });
    if (own !== undefined && load === undefined)
      return lookFor({ cluster, memory, now });
    if (load !== undefined)
      refuseFailed({ load, memory, force: params.force });
    if (cluster.kind !== 'free' && loadIdIn(cluster.tags) !== loadId) {
      const body = { tags: mergeTags(cluster.tags, [loadTag(loadId)]) };
      return changeCluster({ atlas, cluster, memory, write: 'tag', body, doing: 'marking the cluster' });
    }
    if (load?.state === 'in-progress')
      return waitFor('loading the sample data');
    if ((0,operations_memory .M4)(memory, 'tag') && !isSettled({ cluster, memory, write: 'tag', now })) {
      return waitFor('marking the cluster');
    }
    const state = load?.state ?? 'completed';
    const requests = (0,operations_memory .M4)(memory, 'load')?.times ?? 0;
    const loaded = state === 'completed' ? requests > 0 : requests > 1;
    return {
      status: 'done',
      change: loaded ? 'updated' : 'unchanged',
      outputs: { projectId, clusterName, loadId, state },
    };
  },
});
function isUseless({ load, cluster }) {
  return load !== undefined && (load.clusterName !== cluster.name || load.state === 'failed');
}
function lookFor({ cluster, memory, now }) {
  if ((0,operations_memory .Nw)({ memory, name: 'load', now })) {
    return waitingFor({ cluster, doing: 'loading the sample data', memory, write: 'load', now });
  }
  throw new errors .lZ({
    code: 'SAMPLE_DATA_LOST',
    message: `cluster ${cluster.name}: Atlas accepted to load the sample data, and knows nothing of it any more.`,
    hint: 'Run it again.',
  });
}
function refuseFailed({ load, memory, force }) {
  const asked = (0,operations_memory .M4)(memory, 'load')?.times ?? 0;
  const inTheWay = load.state === 'present' && force && asked === 1;
  if (load.state !== 'failed' && !inTheWay)
    return;
  throw new errors .lZ({
    code: 'SAMPLE_DATA_FAILED',
    message: `cluster ${load.clusterName}: Atlas could not load the sample data: ${load.why}`,
    hint: 'Drop the databases whose names begin with `sample_` if some are there, see that the cluster has room for the data, and run it again.',
  });
}
async function beginLoad({ atlas, cluster, memory, }) {
  const now = atlas.now();
  refusePaused(cluster);
  if (cluster.state !== 'IDLE') {
    return waitingFor({ cluster, doing: 'waiting until the cluster is ready', memory, write: 'load', now });
  }
  const sent = (0,operations_memory .M4)(memory, 'load');
  const over = (sent?.lastAt ?? 0) + SURELY_OVER_MS - now.getTime();
  if (sent !== undefined && over > 0) {
    const doing = 'waiting since it is not known whether the sample data are being loaded: the answer was lost';
    return { status: 'waiting', doing, checkAgainInMs: over };
  }
  try {
    const what = `the sample data of cluster ${cluster.name}`;
    const send = async () => {
      const { id } = await requestLoad({ atlas, cluster });
      memory.found = { ...memory.found, load: id };
    };
    await (0,operations_memory .As)({ memory, name: 'load', what, now, send });
  }
  catch (error) {
    const underWay = error instanceof atlas_error .q && error.status === 409;
    if (underWay)
      return waitOut({ error, memory, write: 'load', now, because: 'state' });
    return waitOutBusy({ atlas, cluster, error, memory, write: 'load' });
  }
  return { status: 'waiting', doing: 'loading the sample data', checkAgainInMs: 1_000 };
}
;
const MUST_RUN_MINUTES = 60;
const pauseCluster = defineOperation({
  name: 'pause-cluster',
  summary: 'Pause a dedicated cluster; its data stays, and Atlas resumes it after 30 days.',
  effect: 'write',
  subject: 'cluster',
  params: { ...clusterReference, wait: wait },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory });
    if (cluster.kind !== 'dedicated') {
      return {
        status: 'skipped',
        why: `${cluster.name} is a ${cluster.kind} cluster, and Atlas can pause dedicated clusters only.`,
      };
    }
    const now = atlas.now();
    const sent = (0,operations_memory .M4)(memory, 'pause');
    if (cluster.paused && (!params.wait || isSettled({ cluster, memory, write: 'pause', now }))) {
      return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) };
    }
    if (cluster.paused || cluster.state !== 'IDLE') {
      return waitingFor({
        cluster,
        doing: cluster.paused ? 'pausing the cluster' : 'waiting until it can be paused',
        memory,
        write: 'pause',
        now,
      });
    }
    const doing = 'pausing the cluster';
    try {
      return await changeCluster({ atlas, cluster, memory, write: 'pause', body: { paused: true }, doing });
    }
    catch (error) {
      if ((0,atlas_error .u)(error, 'CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER')) {
        const minutes = Number(/(\d+) minutes/.exec(error.message)?.[1] ?? MUST_RUN_MINUTES);
        const until = new Date(now.getTime() + minutes * 60_000);
        return {
          status: 'deferred',
          until,
          why: `${cluster.name} was resumed less than ${minutes} minutes ago, and Atlas pauses it ${minutes} minutes after that: at ${until.toISOString().slice(11, 16)} UTC at the latest.`,
        };
      }
      if (!(0,atlas_error .u)(error, 'CLUSTER_ALREADY_PAUSED'))
        throw error;
    }
    return { status: 'waiting', doing, checkAgainInMs: 3_000 };
  },
});
;
const SURE_AFTER_MS = 8_000;
const removeIpAccess = defineOperation({
  name: 'remove-ip-access',
  summary: 'Ensure that an entry is not in the network access list. Open connections may live on.',
  effect: 'destroy',
  subject: 'access-entry',
  lane: 'access-list',
  params: {
    ...projectReference,
    ...accessEntry,
    runner: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'Only what this job (on a terminal: this user) has added for ip-address or, without it, for the public IPv4 address of this runner; other jobs that share the entry keep it.',
    })),
    ifCommentContains: (0,param .lq)((0,param .Qq)({
      describe: 'Remove the entry only if its comment holds this text; otherwise leave it to its owner.',
      expected: 'at most 80 characters without control characters',
      pattern: COMMENT_PATTERN,
    })),
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    entry: { describe: 'The entry that is gone, as Atlas names it.' },
  },
  check: ({ params, given }) => [
    ...checkProjectReference(given),
    ...checkEntryReference(given, { orRunner: params.runner !== false }),
  ],
  async step({ atlas, params, memory, owner, random, outside }) {
    const reference = await runnerReference({ params, memory, outside });
    const entryValue = entryValueOf(reference);
    const sent = (0,operations_memory .M4)(memory, 'delete');
    const leaving = (0,operations_memory .M4)(memory, 'post') !== undefined;
    const change = sent ? 'deleted' : leaving ? 'updated' : 'unchanged';
    const gone = { status: 'done', change, outputs: { entry: entryValue } };
    try {
      const projectId = params.projectId ?? memory.projectId ?? (await findProject({ atlas, reference: params }))?.id;
      if (projectId === undefined)
        return gone;
      memory.projectId = projectId;
      const outputs = { projectId, entry: entryValue };
      const found = await findAccessEntry({ atlas, projectId, entryValue });
      const now = atlas.now();
      const mark = params.ifCommentContains ?? (params.runner ? leasedBy(owner.mark) : undefined);
      const unsure = mark !== undefined && isMark(mark) && !sent && !leaving && isNewsToCome({ memory, now });
      const looking = { status: 'waiting', doing: 'making sure that nothing is left', checkAgainInMs: 9_000 };
      if (found === undefined)
        return unsure ? looking : { ...gone, outputs };
      if (mark !== undefined) {
        if (!found.comment.includes(mark)) {
          if (sent || leaving)
            return { status: 'done', change, outputs };
          if (unsure && marksIn(found.comment).length > 0)
            return looking;
          const what = isMark(mark) && found.comment === SHARED
            ? 'is shared by more jobs than its comment has room for, and stays until it expires.'
            : 'belongs to somebody else by now, and is left alone.';
          return { status: 'skipped', why: `the entry ${entryValue} ${what}` };
        }
        if ((params.runner || isMark(mark)) && found.deleteAfterDate === undefined) {
          return { status: 'skipped', why: `the entry ${entryValue} is permanent by now, and is left alone.` };
        }
        const comment = commentAfterLeaving({ comment: found.comment, mark });
        if (comment !== undefined) {
          const expiresAt = found.deleteAfterDate === undefined ? undefined : new Date(found.deleteAfterDate);
          const wanted = { reference, comment, expiresAt };
          return sendEntry({ atlas, projectId, wanted, memory, random, doing: 'leaving the entry to other jobs' });
        }
      }
      const waiting = {
        status: 'waiting',
        doing: 'closing the network access list',
        checkAgainInMs: sent ? 3_000 : 500,
      };
      const what = `entry ${entryValue}`;
      if (dueDeletion({ memory, write: 'delete', what, now }) === undefined)
        return waiting;
      const send = () => deleteEntry({ atlas, projectId, entryValue: entryValueOf(found) });
      await (0,operations_memory .As)({ memory, name: 'delete', what, now, send });
      return waiting;
    }
    catch (error) {
      if (isProjectGone(error))
        return gone;
      throw error;
    }
  },
});
function isNewsToCome({ memory, now }) {
  memory.waitingSince ??= now.getTime();
  return now.getTime() - memory.waitingSince < SURE_AFTER_MS;
}
;
const jobSchema = (0,once .O)(() => schemas ._H3({
  id: hexId(),
  snapshotId: schemas .cl6(schemas .YjP()),
  targetGroupId: schemas .cl6(schemas .YjP()),
  targetClusterName: schemas .cl6(schemas .YjP()),
  finishedAt: schemas .cl6(schemas .YjP()),
  failed: schemas .cl6(schemas .zMY()),
  cancelled: schemas .cl6(schemas .zMY()),
  expired: schemas .cl6(schemas .zMY()),
}));
const flexJobSchema = (0,once .O)(() => schemas ._H3({
  id: hexId(),
  snapshotId: schemas .cl6(schemas .YjP()),
  targetProjectId: schemas .cl6(schemas .YjP()),
  targetDeploymentItemName: schemas .cl6(schemas .YjP()),
  status: schemas .YjP(),
  restoreFinishedDate: schemas .cl6(schemas .YjP()),
}));
async function listRestoreJobs({ atlas, source }) {
  const { projectId: groupId, name } = source;
  if (source.kind === 'flex') {
    return (await atlas.list('listGroupFlexClusterBackupRestoreJobs', { path: { groupId, name } })).map(readFlexJob);
  }
  const path = { groupId, clusterName: name };
  return (await atlas.list('listGroupClusterBackupRestoreJobs', { path })).map(readJob);
}
async function requestRestore({ atlas, source, snapshotId, target, }) {
  const { projectId: groupId, name } = source;
  if (source.kind === 'flex') {
    const body = { snapshotId, targetProjectId: target.projectId, targetDeploymentItemName: target.name };
    return readFlexJob(await atlas.call('createGroupFlexClusterBackupRestoreJob', { path: { groupId, name }, body }));
  }
  const path = { groupId, clusterName: name };
  const into = { targetGroupId: target.projectId, targetClusterName: target.name };
  const body = { deliveryType: 'automated', snapshotId, ...into };
  return readJob(await atlas.call('createGroupClusterBackupRestoreJob', { path, body }));
}
function readJob(answer) {
  const body = readAnswer({ schema: jobSchema, answer, from: 'getGroupClusterBackupRestoreJob' });
  return {
    id: body.id,
    snapshotId: shown(body.snapshotId),
    targetProjectId: body.targetGroupId ?? undefined,
    targetClusterName: body.targetClusterName ?? undefined,
    state: restore_job_stateOf(body),
    finishedAt: shown(body.finishedAt),
  };
}
function restore_job_stateOf(body) {
  if (body.failed)
    return 'failed';
  if (body.cancelled)
    return 'cancelled';
  if (body.finishedAt)
    return 'completed';
  return body.expired ? 'expired' : 'in-progress';
}
function readFlexJob(answer) {
  const body = readAnswer({ schema: flexJobSchema, answer, from: 'getGroupFlexClusterBackupRestoreJob' });
  return {
    id: body.id,
    snapshotId: shown(body.snapshotId),
    targetProjectId: body.targetProjectId ?? undefined,
    targetClusterName: body.targetDeploymentItemName ?? undefined,
    state: restore_job_FLEX_STATES[body.status] ?? 'in-progress',
    finishedAt: shown(body.restoreFinishedDate),
  };
}
const restore_job_FLEX_STATES = { COMPLETED: 'completed', FAILED: 'failed' };
function shown(remote) {
  return remote ? (0,base_text .Hk)(remote, { longest: 40 }) : undefined;
}
;
function restoreProgress({ jobs, target, snapshotId, memory, force, }) {
  const intoTarget = jobs.filter((job) => job.targetProjectId === target.projectId && job.targetClusterName === target.name);
  const matches = (job) => snapshotId === undefined || job.snapshotId === snapshotId;
  const matching = intoTarget.filter(matches);
  const before = memory.found?.['ended before'] ??
    matching
      .filter(hasEnded)
      .map(({ id }) => id)
      .join(' ');
  memory.found = { ...memory.found, 'ended before': before };
  const own = ownAmong({ matching, before: before.split(' '), memory });
  if (own !== undefined)
    restore_progress_refuseFailed({ job: own, target });
  const running = intoTarget.find((job) => !hasEnded(job));
  if (running !== undefined)
    return { kind: 'running', job: running, matches: matches(running) };
  const lasting = snapshotId === undefined ? intoTarget : intoTarget.filter(hasEnded).toSorted(restore_progress_newestFirst).slice(0, 1);
  const earlier = lasting.filter(matches).find((job) => job.state === 'completed' && isOfThis({ job, target }));
  const job = own ?? (force ? undefined : earlier);
  return job === undefined ? { kind: 'none' } : { kind: 'finished', job };
}
function ownAmong({ matching, before, memory, }) {
  const id = memory.found?.['job'];
  if (id !== undefined)
    return matching.find((job) => job.id === id);
  return matching.find((job) => !before.includes(job.id));
}
function hasEnded({ state }) {
  return state !== 'in-progress';
}
function restore_progress_newestFirst(a, b) {
  return b.id.localeCompare(a.id);
}
function isOfThis({ job, target }) {
  const finishedAt = Date.parse(job.finishedAt ?? '');
  const createdAt = Date.parse(target.createdAt ?? '');
  return Number.isNaN(finishedAt) || Number.isNaN(createdAt) || createdAt <= finishedAt;
}
function restore_progress_refuseFailed({ job, target }) {
  if (job.state === 'in-progress' || job.state === 'completed')
    return;
  throw new errors .lZ({
    code: 'RESTORE_FAILED',
    message: `cluster ${target.name}: Atlas says that restore job ${job.id} has ${WORDS[job.state]}. Its data may be incomplete.`,
    hint: 'Look at the cluster in the Atlas console, then run it again: it restores anew.',
  });
}
const WORDS = { failed: 'failed', cancelled: 'been cancelled', expired: 'expired' };
function refuseLost({ target, memory }) {
  const id = memory.found?.['job'];
  if (id === undefined || (0,operations_memory .M4)(memory, 'restore') === undefined)
    return;
  throw new errors .lZ({
    code: 'RESTORE_LOST',
    message: `cluster ${target.name}: Atlas accepted restore job ${id}, and does not list it.`,
    hint: 'Look at the restore history in the Atlas console, and run it again if the data are not there.',
  });
}
;
function refuseSource({ name, kind }) {
  if (kind !== 'free')
    return;
  throw new errors .lZ({
    code: 'RESTORE_UNSUPPORTED',
    message: `cluster ${name} is a free cluster, and Atlas takes no snapshots of such a one.`,
    hint: 'Restore from a flex or a dedicated cluster.',
  });
}
function chooseSnapshot({ snapshots, wanted, source, }) {
  const isWanted = ({ id, state }) => (wanted === 'latest' ? state === 'completed' : id === wanted);
  const found = snapshots.find(isWanted);
  if (found?.state === 'completed')
    return found;
  if (found?.state === 'failed') {
    throw new errors .lZ({
      code: 'SNAPSHOT_FAILED',
      message: `snapshot ${found.id} of cluster ${source.name} has failed, so there is nothing to restore.`,
      hint: 'Choose another one; list-snapshots shows what is there.',
    });
  }
  if (found !== undefined || (wanted === 'latest' && snapshots.some(isUnfinished)))
    return undefined;
  throw new errors .lZ({
    code: 'SNAPSHOT_NOT_FOUND',
    message: `cluster ${source.name} has no ${wanted === 'latest' ? 'snapshot that is complete' : `snapshot ${wanted}`}.`,
    hint: wanted === 'latest' && source.kind === 'dedicated'
      ? 'Take one with take-snapshot.'
      : 'Check snapshot-id; list-snapshots shows what is there. Atlas takes the first snapshot of a flex cluster within a day.',
  });
}
;
const restoreTarget = {
  targetProjectId: (0,param .lq)({
    ...projectReference.projectId,
    describe: 'Id of the project of the target; left out, it is the project of the source.',
  }),
  targetProjectName: (0,param .lq)({
    ...projectReference.projectName,
    describe: 'Name of the project of the target, instead of its id; org-id holds for it, too.',
  }),
  targetClusterName: (0,param .mw)({
    ...clusterName,
    describe: 'Name of the cluster that is overwritten with the snapshot.',
  }),
};
const TO_ANOTHER = 'Restore into another cluster, and move to it; restoring in place is done in the Atlas console.';
function checkTarget({ params, given, }) {
  const byId = given('targetProjectId');
  const byName = given('targetProjectName');
  if (byId && byName) {
    return [{ message: 'target-project-id and target-project-name are given at once.', hint: 'Give one of them.' }];
  }
  const source = readClusterReference(params);
  const { targetProjectId, targetProjectName, targetClusterName } = params;
  const sameProject = (!byId && !byName) ||
    (targetProjectId !== undefined && targetProjectId === source.projectId) ||
    (targetProjectName !== undefined && targetProjectName === source.projectName);
  if (!sameProject || targetClusterName === undefined || targetClusterName !== source.clusterName)
    return [];
  return [{ message: `target-cluster-name: ${targetClusterName} is the source itself.`, hint: TO_ANOTHER }];
}
async function requireTarget({ atlas, params, source, memory, }) {
  const { targetClusterName } = params;
  const projectId = await targetProjectIdOf({ atlas, params, source, memory });
  if (projectId === source.projectId && targetClusterName === source.name) {
    throw new errors .lZ({
      code: 'SOURCE_IS_TARGET',
      message: `cluster ${targetClusterName} of project ${projectId} is source and target at once.`,
      hint: TO_ANOTHER,
    });
  }
  const target = await findCluster({ atlas, projectId, clusterName: targetClusterName });
  if (target !== undefined)
    return target;
  throw new errors .lZ({
    code: 'CLUSTER_NOT_FOUND',
    message: `there is no cluster ${targetClusterName} in project ${params.targetProjectName ?? projectId} to restore into.`,
    hint: 'Create it first with create-cluster, of the same tier and version as the source or above, and check target-cluster-name and the project.',
  });
}
async function targetProjectIdOf({ atlas, params, source, memory, }) {
  const { targetProjectId, targetProjectName: projectName, orgId } = params;
  if (targetProjectId !== undefined)
    return targetProjectId;
  if (projectName === undefined)
    return source.projectId;
  const known = memory.found?.['target project'];
  if (known !== undefined)
    return known;
  const { id } = await requireProject({ atlas, reference: { projectName, ...(orgId !== undefined && { orgId }) } });
  memory.found = { ...memory.found, 'target project': id };
  return id;
}
async function refuseTarget({ atlas, source, target, owner, policy, overwrite, }) {
  if (!overwrite && !isOurs({ tags: target.tags, owner })) {
    throw new errors .lZ({
      code: 'TARGET_NOT_OURS',
      message: `cluster ${target.name} of project ${target.projectId} is not managed by this action for this repository, and a restore overwrites all of its data.`,
      hint: 'Say `overwrite: true` if that is what you want, or restore into a cluster that create-cluster has made.',
    });
  }
  if (target.kind === 'free' || (target.kind === 'flex' && source.kind === 'dedicated')) {
    throw new errors .lZ({
      code: 'RESTORE_UNSUPPORTED',
      message: `cluster ${target.name} is a ${target.kind} cluster, and Atlas restores no snapshot of a ${source.kind} cluster into such a one.`,
      hint: 'Restore into a dedicated cluster; snapshots of flex clusters also fit into flex clusters.',
    });
  }
  refusePaused(target);
  if (policy.cloud === 'government')
    await refuseOtherKind({ atlas, source, target });
}
async function refuseOtherKind({ atlas, source, target, }) {
  if (source.projectId === target.projectId)
    return;
  const [from, to] = await Promise.all([source, target].map(async ({ projectId }) => {
    const { regionUsageRestrictions } = await requireProject({ atlas, reference: { projectId } });
    return regionUsageRestrictions ?? subject_placement .P6;
  }));
  if (from === to)
    return;
  throw new errors .lZ({
    code: 'REGION_RESTRICTED',
    message: `the project of the source is \`${from}\` and that of the target \`${to}\`, and Atlas for Government restores no snapshots across the two kinds of project.`,
    hint: 'Restore into a cluster of a project with the same region-usage-restrictions.',
  });
}
;
const restoreSnapshot = defineOperation({
  name: 'restore-snapshot',
  summary: 'Overwrite a cluster with a snapshot of another one, and wait until its data are there.',
  effect: 'destroy',
  subject: 'cluster',
  params: {
    ...clusterReference,
    ...restoreTarget,
    snapshotId: (0,param .IQ)('latest', (0,param .Qq)({
      describe: 'Id of the snapshot, or `latest` for the newest of the source that is complete.',
      expected: '`latest`, or a snapshot id: 24 characters 0-9 and a-f',
      pattern: /^(?:latest|[0-9a-f]{24})$/,
    })),
    overwrite: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Overwrite the target even if its tags do not say that it is ours.' })),
    once: (0,param .IQ)(false, (0,param .Jt)({
      describe: 'Leave the target alone if any snapshot of the source was restored into it since it was created, for data that are to be put there in the beginning only.',
    })),
    force: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Restore even if the last restore from the source into the target was one of this snapshot.' })),
    wait: wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project of the source.' },
    clusterName: { describe: 'Name of the source.' },
    targetProjectId: { describe: 'Id of the project of the target.' },
    targetClusterName: { describe: 'Name of the target.' },
    snapshotId: { describe: 'Id of the snapshot that was restored.' },
    restoreJobId: { describe: 'Id of the restore job.' },
    state: { describe: '`completed`; with `wait: false` also `in-progress`.' },
  },
  check({ params, given }) {
    const issues = [...checkClusterReference(given), ...checkTarget({ params, given })];
    if (params.once === true && params.force === true) {
      issues.push({ message: 'once and force are given at once.', hint: 'Give one of them.' });
    }
    return issues;
  },
  async step({ atlas, params, memory, owner, policy }) {
    const source = await requireCluster({ atlas, params, memory });
    refuseSource(source);
    const target = await requireTarget({ atlas, params, source, memory });
    const now = atlas.now();
    const waitFor = (doing) => waitingFor({ cluster: target, doing, memory, write: 'restore', now });
    if (target.state === 'DELETING')
      return waitFor('waiting for an earlier cluster of this name to go');
    const jobs = await listRestoreJobs({ atlas, source });
    const pinned = { atlas, source, wanted: params.snapshotId, memory };
    if (params.snapshotId === 'latest' && !params.once && (await pinSnapshot(pinned)) === undefined) {
      return waitFor('waiting for the first snapshot of the source');
    }
    const snapshotId = params.once ? undefined : (memory.found?.['snapshot'] ?? params.snapshotId);
    const progress = restoreProgress({ jobs, target, snapshotId, memory, force: params.force });
    if (progress.kind !== 'none') {
      const { kind, job } = progress;
      const change = (0,operations_memory .M4)(memory, 'restore') ? 'updated' : 'unchanged';
      const done = { status: 'done', change, outputs: outputsOf({ source, target, job }) };
      if (!params.wait && (kind === 'finished' || progress.matches))
        return done;
      if (kind === 'running')
        memory.waitingSince ??= now.getTime();
      const watched = (0,operations_memory .M4)(memory, 'restore') !== undefined || memory.waitingSince !== undefined;
      const settled = !watched || isSettled({ cluster: target, memory, write: 'restore', now });
      return kind === 'finished' && settled ? done : waitFor('restoring the snapshot');
    }
    if ((0,operations_memory .Nw)({ memory, name: 'restore', now }))
      return waitFor('restoring the snapshot');
    refuseLost({ target, memory });
    await refuseTarget({ atlas, source, target, owner, policy, overwrite: params.overwrite });
    if (target.state !== 'IDLE')
      return waitFor('waiting until the target is ready');
    const chosen = await pinSnapshot(pinned);
    if (chosen === undefined)
      return waitFor('waiting until the snapshot is complete');
    return begin({ atlas, source, target, snapshotId: chosen, memory });
  },
});
async function pinSnapshot({ atlas, source, wanted, memory, }) {
  const known = memory.found?.['snapshot'];
  if (known !== undefined)
    return known;
  const chosen = chooseSnapshot({ snapshots: await listSnapshots({ atlas, cluster: source }), wanted, source });
  if (chosen !== undefined)
    memory.found = { ...memory.found, snapshot: chosen.id };
  return chosen?.id;
}
async function begin({ atlas, source, target, snapshotId, memory, }) {
  const now = atlas.now();
  try {
    const send = async () => {
      const { id } = await requestRestore({ atlas, source, snapshotId, target });
      memory.found = { ...memory.found, job: id };
    };
    await (0,operations_memory .As)({ memory, name: 'restore', what: `the restore into cluster ${target.name}`, now, send });
  }
  catch (error) {
    return waitOutBusy({ atlas, cluster: target, error, memory, write: 'restore' });
  }
  return { status: 'waiting', doing: 'restoring the snapshot', checkAgainInMs: 3_000 };
}
function outputsOf({ source, target, job }) {
  return {
    projectId: source.projectId,
    clusterName: source.name,
    targetProjectId: target.projectId,
    targetClusterName: target.name,
    ...(job.snapshotId !== undefined && { snapshotId: job.snapshotId }),
    restoreJobId: job.id,
    state: job.state,
  };
}
;
const resumeCluster = defineOperation({
  name: 'resume-cluster',
  summary: 'Resume a paused cluster, and wait until it serves again.',
  effect: 'write',
  subject: 'cluster',
  params: { ...clusterReference, wait: wait },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const cluster = await requireCluster({ atlas, params, memory });
    const now = atlas.now();
    const sent = (0,operations_memory .M4)(memory, 'resume');
    if (cluster.kind !== 'dedicated') {
      const why = cluster.paused
        ? 'which Atlas has paused itself; only the Atlas console resumes it'
        : 'and Atlas can pause and resume dedicated clusters only';
      return { status: 'skipped', why: `${cluster.name} is a ${cluster.kind} cluster, ${why}.` };
    }
    if (!cluster.paused) {
      const ready = isUsable(cluster) && (cluster.state !== 'IDLE' || isSettled({ cluster, memory, write: 'resume', now }));
      if (ready || !params.wait)
        return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) };
      return waitingFor({ cluster, doing: 'resuming the cluster', memory, write: 'resume', now });
    }
    if (cluster.state !== 'IDLE')
      return waitingFor({ cluster, doing: 'waiting until it can be resumed', memory, write: 'resume', now });
    const change = { write: 'resume', body: { paused: false }, doing: 'resuming the cluster' };
    try {
      return await changeCluster({ atlas, cluster, memory, ...change });
    }
    catch (error) {
      if (sent === undefined)
        throw error;
      return waitOut({ error, memory, write: 'resume', now, because: 'state' });
    }
  },
});
;
function markOf({ snapshotName, owner, snapshots, }) {
  if (snapshotName !== undefined) {
    const repository = owner.tags.find(({ key }) => key === 'repository')?.value;
    return `[snapshot-name ${snapshotName}${repository === undefined ? '' : ` of ${repository}`}]`;
  }
  const taken = snapshots.filter(({ description }) => description.includes(`[run ${owner.mark} `)).map(ordinalOf);
  return `[run ${owner.mark} #${Math.max(0, ...taken) + 1}]`;
}
function ordinalOf({ description }) {
  return Number(/ #(\d{1,6})\]$/.exec(description)?.[1] ?? 0);
}
function markedDescription({ description, mark }) {
  return description === undefined ? mark : `${description} ${mark}`;
}
function isMarked({ description }, mark) {
  return description.endsWith(mark);
}
;
const takeSnapshot = defineOperation({
  name: 'take-snapshot',
  summary: 'Take a snapshot of a dedicated cluster now, and wait until it is complete.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    snapshotName: (0,param .lq)((0,param .Qq)({
      describe: 'Take it only if this repository has no snapshot of this name of the cluster yet. Without it every run takes one.',
      expected: '1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit',
      pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    })),
    description: (0,param .lq)((0,param .Qq)({
      describe: 'What the snapshot is for. A mark that names the run, or the snapshot-name, is put behind it.',
      expected: 'at most 200 characters without control characters',
      pattern: /^[^\p{Cc}]{1,200}$/u,
    })),
    retentionDays: (0,param .IQ)(7, (0,param .U9)({ describe: 'Days after which Atlas deletes it.', least: 1, most: 3650 })),
    wait: wait,
  },
  outputs: {
    projectId: { describe: 'Id of the project.' },
    clusterName: { describe: 'Name of the cluster.' },
    snapshotId: { describe: 'Id of the snapshot.' },
    createdAt: { describe: 'When Atlas took it (ISO 8601); absent before that.' },
    expiresAt: { describe: 'When Atlas deletes it (ISO 8601).' },
    state: { describe: '`completed`; with `wait: false` also `queued` or `in-progress`.' },
  },
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory, owner }) {
    const cluster = await requireCluster({ atlas, params, memory });
    if (cluster.kind === 'flex') {
      const why = `${cluster.name} is a flex cluster, of which Atlas takes a snapshot every day by itself and none on demand.`;
      return { status: 'skipped', why };
    }
    refuseWithoutBackup(cluster);
    const now = atlas.now();
    const waitFor = (doing) => waitingFor({ cluster, doing, memory, write: 'take', now });
    if (cluster.state === 'DELETING')
      return waitFor('waiting for the cluster to go');
    const snapshots = await listSnapshots({ atlas, cluster });
    const mark = memory.found?.['mark'] ?? markOf({ snapshotName: params.snapshotName, owner, snapshots });
    memory.found = { ...memory.found, mark };
    const own = take_snapshot_ownAmong({ snapshots, mark, memory });
    if (own !== undefined) {
      take_snapshot_refuseFailed({ own, cluster });
      if (params.wait && own.state !== 'completed')
        return waitFor(`taking the snapshot (${own.state})`);
      const change = (0,operations_memory .M4)(memory, 'take') ? 'created' : 'unchanged';
      return { status: 'done', change, outputs: take_snapshot_outputsOf({ cluster, snapshot: own }) };
    }
    if ((0,operations_memory .Nw)({ memory, name: 'take', now }))
      return waitFor('taking the snapshot');
    take_snapshot_refuseLost({ cluster, memory });
    refusePaused(cluster);
    if (cluster.state !== 'IDLE')
      return waitFor('waiting until a snapshot can be taken');
    if (snapshots.some((snapshot) => snapshot.type === 'on-demand' && isUnfinished(snapshot))) {
      return waitFor('waiting until another snapshot has been taken');
    }
    const { retentionDays: retentionInDays } = params;
    const body = { description: markedDescription({ description: params.description, mark }), retentionInDays };
    return take_snapshot_begin({ atlas, cluster, memory, body });
  },
});
function take_snapshot_ownAmong({ snapshots, mark, memory, }) {
  const id = memory.found?.['snapshot'];
  if (id !== undefined)
    return snapshots.find((snapshot) => snapshot.id === id);
  const marked = snapshots.filter((snapshot) => isMarked(snapshot, mark));
  return marked.find(({ state }) => state !== 'failed');
}
async function take_snapshot_begin({ atlas, cluster, memory, body, }) {
  const now = atlas.now();
  const path = { groupId: cluster.projectId, clusterName: cluster.name };
  try {
    const send = async () => {
      const { id } = readSnapshot(await atlas.call('takeGroupClusterBackupSnapshots', { path, body }));
      memory.found = { ...memory.found, snapshot: id };
    };
    await (0,operations_memory .As)({ memory, name: 'take', what: `a snapshot of cluster ${cluster.name}`, now, send });
  }
  catch (error) {
    return waitOutBusy({ atlas, cluster, error, memory, write: 'take' });
  }
  return { status: 'waiting', doing: 'taking the snapshot', checkAgainInMs: 3_000 };
}
function refuseWithoutBackup({ name, kind, backup }) {
  if (kind !== 'free' && backup)
    return;
  throw new errors .lZ({
    code: 'BACKUP_NOT_ENABLED',
    message: `cluster ${name} has no backup, so Atlas takes no snapshots of it.`,
    hint: kind === 'free'
      ? 'Free clusters have no backup. Use a flex cluster, of which Atlas takes a snapshot every day, or a dedicated one.'
      : 'Switch backup on with create-cluster and `backup: true`, or in the Atlas console.',
  });
}
function take_snapshot_refuseFailed({ own, cluster }) {
  if (own.state !== 'failed')
    return;
  throw new errors .lZ({
    code: 'SNAPSHOT_FAILED',
    message: `cluster ${cluster.name}: Atlas could not take snapshot ${own.id}.`,
    hint: 'Look at the cluster and its alerts in the Atlas console, then run it again.',
  });
}
function take_snapshot_refuseLost({ cluster, memory }) {
  const id = memory.found?.['snapshot'];
  if (id === undefined)
    return;
  throw new errors .lZ({
    code: 'SNAPSHOT_GONE',
    message: `cluster ${cluster.name}: snapshot ${id}, which this run has asked for, is not in the list any more.`,
    hint: 'Somebody may have deleted it. Run it again.',
  });
}
function take_snapshot_outputsOf({ cluster, snapshot }) {
  const { id, createdAt, expiresAt, state } = snapshot;
  return {
    projectId: cluster.projectId,
    clusterName: cluster.name,
    snapshotId: id,
    ...(createdAt !== undefined && { createdAt }),
    ...(expiresAt !== undefined && { expiresAt }),
    state,
  };
}
var external_node_util_ = __webpack_require__(7975);
;
function resize({ specs, size, }) {
  const same = { tier: undefined, diskSizeGb: undefined };
  const resized = written({ specs, size });
  return (0,external_node_util_.isDeepStrictEqual)(resized, written({ specs, size: same })) ? undefined : resized;
}
function written({ specs, size }) {
  return specs.map(({ zoneName, regionConfigs }) => withoutGaps({ zoneName, regionConfigs: regionConfigs.map((region) => writtenRegion({ region, size })) }));
}
function writtenRegion({ region, size }) {
  const { providerName, regionName, priority, autoScaling, analyticsAutoScaling } = region;
  return withoutGaps({
    providerName,
    regionName,
    priority,
    autoScaling: autoScaling && writtenScaling(autoScaling),
    analyticsAutoScaling: analyticsAutoScaling && writtenScaling(analyticsAutoScaling),
    electableSpecs: writtenHardware({ hardware: region.electableSpecs, size }),
    readOnlySpecs: writtenHardware({ hardware: region.readOnlySpecs, size }),
    analyticsSpecs: writtenHardware({ hardware: region.analyticsSpecs, size }),
  });
}
function writtenHardware({ hardware, size }) {
  if (hardware === undefined || hardware.nodeCount === 0)
    return undefined;
  const { instanceSize, nodeCount, diskSizeGB, diskIOPS, ebsVolumeType } = hardware;
  return withoutGaps({
    instanceSize: size.tier ?? instanceSize,
    nodeCount,
    diskSizeGB: size.diskSizeGb ?? diskSizeGB,
    ebsVolumeType,
    diskIOPS: ebsVolumeType === 'PROVISIONED' ? diskIOPS : undefined,
  });
}
function writtenScaling({ compute, diskGB }) {
  return withoutGaps({
    compute: compute &&
      withoutGaps({
        enabled: compute.enabled,
        scaleDownEnabled: compute.scaleDownEnabled,
        minInstanceSize: compute.minInstanceSize,
        maxInstanceSize: compute.maxInstanceSize,
      }),
    diskGB: diskGB && withoutGaps({ enabled: diskGB.enabled }),
  });
}
function withoutGaps(value) {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null));
}
;
const CHANGES = ['tier', 'diskSizeGb', 'tags', 'labels', 'terminationProtection'];
const updateCluster = defineOperation({
  name: 'update-cluster',
  summary: 'Change tier, disk, tags, labels or protection of a cluster, and wait until it is done.',
  effect: 'write',
  subject: 'cluster',
  params: {
    ...clusterReference,
    tier: (0,param .lq)({ ...subject_placement .Zm, describe: 'Dedicated tier that the cluster is to have, such as `M30`.' }),
    diskSizeGb: (0,param .lq)((0,param .U9)({ describe: 'Disk of each node in GB that the cluster is to have.', least: 10, most: 16_384 })),
    tags: (0,param .lq)((0,param .sP)({ describe: 'Tags that the cluster is to have; others stay.', expected: 'a mapping of tag to value' })),
    labels: (0,param .lq)((0,param .sP)({
      describe: 'Labels (deprecated by Atlas) that the cluster is to have; others stay.',
      expected: 'a mapping of label to value',
    })),
    terminationProtection: (0,param .lq)((0,param .Jt)({
      describe: 'Protect the cluster against termination, or no longer. The tag `protected-by` says that this action did it.',
    })),
    wait: wait,
  },
  outputs: clusterOutputs,
  check({ params, given, policy }) {
    const issues = checkClusterReference(given);
    if (!CHANGES.some(given))
      issues.push({
        message: 'there is nothing to update.',
        hint: 'Give tier, disk-size-gb, tags, labels or termination-protection.',
      });
    if (params.tier === undefined)
      return issues;
    const kind = (0,subject_placement .Aw)(params.tier);
    if (kind === 'free' || kind === 'flex')
      issues.push({
        message: `tier: a cluster cannot be made a ${kind} one.`,
        hint: 'Give a dedicated tier such as `M30`, or create another cluster with create-cluster.',
      });
    else
      issues.push(...(0,subject_placement .MI)({ placement: { tier: params.tier }, policy }));
    return issues;
  },
  async step({ atlas, params, memory, policy }) {
    const cluster = await requireCluster({ atlas, params, memory });
    const now = atlas.now();
    const sent = (0,operations_memory .M4)(memory, 'update');
    const body = plannedUpdate({ cluster, params });
    if (body === undefined) {
      if (params.wait && !cluster.paused && !isSettled({ cluster, memory, write: 'update', now })) {
        return waitingFor({ cluster, doing: 'updating the cluster', memory, write: 'update', now });
      }
      return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) };
    }
    const [refusal] = (0,subject_placement .ek)(cluster).flatMap((placement) => (0,subject_placement .FM)({ placement, policy }));
    if (refusal !== undefined)
      throw new errors .lZ({ code: 'PLACE_NOT_ALLOWED', ...refusal });
    if (cluster.paused) {
      throw new errors .lZ({
        code: 'CLUSTER_PAUSED',
        message: `cluster ${cluster.name} is paused, and Atlas changes nothing in a paused cluster.`,
        hint: 'Resume it first with resume-cluster.',
      });
    }
    if (cluster.state !== 'IDLE')
      return waitingFor({ cluster, doing: 'waiting until it can be updated', memory, write: 'update', now });
    return changeCluster({ atlas, cluster, memory, write: 'update', body, doing: 'updating the cluster' });
  },
});
function plannedUpdate({ cluster, params, }) {
  const { tier, diskSizeGb, terminationProtection } = params;
  const merged = mergeTags(cluster.tags, tagsOf(params.tags));
  const tags = tagsWithProtection({ cluster, tags: merged, protection: terminationProtection });
  const labels = tagsOf(params.labels);
  const size = {
    tier: tier === undefined || (0,subject_placement .Aw)(tier) === cluster.tier ? undefined : (0,subject_placement .Aw)(tier),
    diskSizeGb,
  };
  const sized = size.tier !== undefined || diskSizeGb !== undefined;
  if (sized && cluster.kind !== 'dedicated')
    throw unsupported(cluster, 'tier and disk of such a cluster cannot be changed here');
  const resized = sized ? resize({ specs: cluster.replicationSpecs, size }) : undefined;
  const body = {
    ...(resized && { replicationSpecs: resized }),
    ...(!sameTags(cluster.tags, tags) && { tags }),
    ...(!hasTags(cluster.labels, labels) && { labels: mergeTags(cluster.labels, labels) }),
    ...(terminationProtection !== undefined &&
      terminationProtection !== cluster.terminationProtection && {
      terminationProtectionEnabled: terminationProtection,
    }),
  };
  if (Object.keys(body).length === 0)
    return undefined;
  if (cluster.kind === 'free')
    throw unsupported(cluster, 'Atlas changes nothing in a free cluster through its API');
  if (cluster.kind === 'flex' && 'labels' in body)
    throw unsupported(cluster, 'flex clusters have no labels');
  return body;
}
function unsupported(cluster, why) {
  return new errors .lZ({
    code: 'UPDATE_UNSUPPORTED',
    message: `cluster ${cluster.name} is a ${cluster.kind} cluster, and ${why}.`,
    hint: 'Create a cluster of another tier instead.',
  });
}
;
const updateProject = defineOperation({
  name: 'update-project',
  summary: 'Rename a project, or add tags to it.',
  effect: 'write',
  subject: 'project',
  params: {
    ...projectReference,
    newProjectName: (0,param .lq)({
      ...projectName,
      describe: 'Name that the project is to have. With it, name the project by project-id.',
    }),
    tags: (0,param .lq)((0,param .sP)({ describe: 'Tags that the project is to have; others stay.', expected: 'a mapping of tag to value' })),
  },
  outputs: projectOutputs,
  check({ given }) {
    const issues = checkProjectReference(given);
    if (!given('newProjectName') && !given('tags')) {
      issues.push({ message: 'there is nothing to update.', hint: 'Give new-project-name or tags.' });
    }
    if (given('newProjectName') && given('projectName')) {
      issues.push({
        message: 'new-project-name: the project is named by project-name, so a second run would not find it any more.',
        hint: 'Name the project by project-id.',
      });
    }
    return issues;
  },
  async step({ atlas, params, memory }) {
    const project = await requireProject({ atlas, reference: params });
    const tags = tagsOf(params.tags);
    const { newProjectName: name } = params;
    const body = {
      ...(name !== undefined && name !== project.name && { name }),
      ...(!hasTags(project.tags, tags) && { tags: mergeTags(project.tags, tags) }),
    };
    if (Object.keys(body).length === 0) {
      const change = (0,operations_memory .M4)(memory, 'update') ? 'updated' : 'unchanged';
      return { status: 'done', change, outputs: projectOutputsOf(project) };
    }
    const now = atlas.now();
    if (!(0,operations_memory .Nw)({ memory, name: 'update', now })) {
      const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body });
      await (0,operations_memory .As)({ memory, name: 'update', what: `project ${project.id}`, now, send });
    }
    return { status: 'waiting', doing: 'updating the project', checkAgainInMs: 1_000 };
  },
});
;
const waitForCluster = defineOperation({
  name: 'wait-for-cluster',
  summary: 'Wait until a cluster is ready, paused or deleted.',
  effect: 'read',
  subject: 'cluster',
  params: {
    ...clusterReference,
    until: (0,param .IQ)('ready', (0,param .Yq)({ describe: 'What to wait for.', words: ['ready', 'paused', 'deleted'] })),
  },
  outputs: clusterOutputs,
  check: ({ given }) => checkClusterReference(given),
  async step({ atlas, params, memory }) {
    const now = atlas.now();
    memory.waitingSince ??= now.getTime();
    const checkAgainInMs = (0,operations_memory .dq)({ since: memory.waitingSince, now });
    if (params.until === 'deleted') {
      const { clusterName, ...project } = readClusterReference(params);
      try {
        const projectId = await findProjectId({ atlas, params: project, memory });
        const cluster = projectId && (await findCluster({ atlas, projectId, clusterName }));
        if (cluster)
          return { status: 'waiting', doing: `waiting for the cluster to go (${shownState(cluster)})`, checkAgainInMs };
      }
      catch (error) {
        if (!isProjectGone(error))
          throw error;
      }
      return { status: 'done', change: 'unchanged', outputs: { clusterName } };
    }
    const cluster = await requireCluster({ atlas, params, memory });
    const reached = params.until === 'paused' ? cluster.paused && cluster.state === 'IDLE' : !cluster.paused && isUsable(cluster);
    if (!reached)
      refuseEndless({ cluster, until: params.until, waitedMs: now.getTime() - memory.waitingSince });
    if (reached)
      return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) };
    return {
      status: 'waiting',
      doing: `waiting until the cluster is ${params.until} (${shownState(cluster)})`,
      checkAgainInMs,
    };
  },
});
function refuseEndless({ cluster, until, waitedMs }) {
  const { name, kind, paused, state } = cluster;
  if (until === 'paused' && kind !== 'dedicated') {
    throw new errors .lZ({
      code: 'NEVER_PAUSED',
      message: `cluster ${name} is a ${kind} cluster, and Atlas can pause dedicated clusters only.`,
      hint: 'Wait for `ready` or `deleted` instead.',
    });
  }
  if (until === 'ready' && paused && state === 'IDLE' && waitedMs >= operations_memory .YS) {
    throw new errors .lZ({
      code: 'CLUSTER_PAUSED',
      message: `cluster ${name} is paused (${shownState(cluster)}), and nothing is resuming it.`,
      hint: 'Resume it with resume-cluster, which waits until it is ready.',
    });
  }
}
;
const operations = new Map([
  addIpAccess,
  callApi,
  checkAccess,
  connectionString,
  createCluster,
  createDatabaseRole,
  createDatabaseUser,
  createProject,
  deleteCluster,
  deleteDatabaseRole,
  deleteDatabaseUser,
  deleteProject,
  find_cluster_findCluster,
  find_project_findProject,
  list_clusters_listClusters,
  list_database_users_listDatabaseUsers,
  listIpAccess,
  listOrganizations,
  listProjects,
  list_snapshots_listSnapshots,
  loadSampleData,
  pauseCluster,
  removeIpAccess,
  restoreSnapshot,
  resumeCluster,
  takeSnapshot,
  updateCluster,
  updateProject,
  waitForCluster,
].map((operation) => [operation.name, operation]));
var suggest = __webpack_require__(1634);
;
const LONGEST_SHOWN = 60;
const WHOLE_NUMBER = /^-?\d{1,15}$/;
const FLAG = /^(?:true|false)$/i;
function refuseValue({ param, value, path, }) {
  if (param.secret)
    return { why: `expected ${param.expected}; what was given is a secret and not shown.`, hint: undefined };
  const culprit = reach(value, path);
  const at = path.map((key) => typeof key === 'number' ? `item ${key + 1}` : `\`${(0,base_text .Hk)(String(key), { longest: LONGEST_SHOWN })}\``);
  const where = at.length === 0 ? '' : ` in ${at.join(', ')}`;
  return {
    why: `expected ${param.expected}, got ${sayValue(culprit)}${where}.`,
    hint: mend({ param, value, path, culprit }),
  };
}
function mend({ param, value, path, culprit, }) {
  const fits = (other) => param.schema().safeParse(replace(value, path, other)).success;
  if (culprit === null)
    return 'Write a value, or leave the parameter out.';
  if (isTurned(culprit) && fits(asWritten(culprit)))
    return `Put it in quotes: \`"${asWritten(culprit)}"\`.`;
  if (typeof culprit === 'number' && !Number.isSafeInteger(culprit) && param.shape === 'text')
    return 'Put it in quotes, or YAML takes it for a number.';
  if (typeof culprit !== 'string')
    return undefined;
  if ((WHOLE_NUMBER.test(culprit) && fits(Number(culprit))) ||
    (FLAG.test(culprit) && fits(culprit.toLowerCase() === 'true')))
    return 'Write it without quotes.';
  if (path.length === 0 && param.shape === 'list' && fits([culprit]))
    return `Write it as a list: \`[${(0,base_text .Hk)(culprit, { longest: LONGEST_SHOWN })}]\`.`;
  const near = (0,suggest .q)({ word: culprit, candidates: param.words ?? [] });
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}
function isTurned(value) {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}
function asWritten(value) {
  return value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : String(value);
}
function sayValue(value) {
  if (value === null || value === undefined)
    return 'nothing';
  if (value instanceof base_secret .z)
    return 'a secret';
  if (value instanceof Date)
    return 'a date';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object')
    return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  if (typeof value === 'number')
    return `the number ${value}`;
  if (typeof value === 'boolean')
    return `the flag \`${value}\``;
  const shown = (0,base_text .Hk)(value, { longest: LONGEST_SHOWN });
  return shown === '' ? 'an empty text' : `\`${shown}\``;
}
function reach(value, path) {
  return path.reduce((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key))
      return undefined;
    return inner[key];
  }, value);
}
function replace(value, path, other) {
  const [key, ...rest] = path;
  if (key === undefined)
    return other;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replace(item, rest, other) : item));
  if (typeof value !== 'object' || value === null)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? replace(item, rest, other) : item]));
}
;
function readParams({ operation, raw, policy, place, positionOf, pending = NONE, loaded, }) {
  const keys = new Map(Object.keys(operation.params).map((key) => [(0,base_text .kW)(key), key]));
  const names = [...keys.keys()];
  const written = Object.keys(raw).filter((name) => raw[name] !== undefined);
  const given = new Set(written.map((name) => (keys.has(name) ? name : (0,suggest .q)({ word: name, candidates: names }))));
  const issues = [];
  const params = {};
  const report = (name, why, hint) => {
    const position = name === undefined ? undefined : positionOf?.(name);
    issues.push({
      message: `${place(name)}: ${why}`,
      ...(hint !== undefined && { hint }),
      ...(position && { position }),
    });
  };
  for (const name of written.filter((name) => !keys.has(name))) {
    const hint = (0,suggest .Z)({ word: name, candidates: names }) ?? 'Leave it out: the operation has no parameters.';
    report(name, `${operation.name} has no parameter \`${(0,base_text .Hk)(name, { longest: 60 })}\`.`, hint);
  }
  for (const [name, key] of keys) {
    const param = operation.params[key];
    if (param === undefined || pending.has(name))
      continue;
    if (!given.has(name)) {
      if (param.defaultValue !== undefined)
        params[key] = param.defaultValue;
      else if (param.certain)
        report(name, `${operation.name} needs this parameter.`, `Add \`${name}\`: expected ${param.expected}.`);
    }
    else if (raw[name] !== undefined && Object.hasOwn(raw, name)) {
      const result = param.schema().safeParse(raw[name]);
      if (result.success)
        params[key] = result.data;
      else {
        const { why, hint } = refuseValue({ param, value: raw[name], path: result.error.issues[0]?.path ?? [] });
        report(name, why, hint);
      }
    }
  }
  const isGiven = (key) => given.has((0,base_text .kW)(key));
  const input = { params, given: isGiven, policy };
  for (const { message, hint } of [...(operation.check?.(input) ?? []), ...(loaded?.(input) ?? [])]) {
    const [, name, why] = /^([a-z][a-z0-9-]*): (.*)$/s.exec(message) ?? [];
    const isOurs = name !== undefined && why !== undefined && keys.has(name);
    report(isOurs ? name : undefined, isOurs ? why : message, hint);
  }
  return issues.length > 0 ? { issues } : { params };
}
const NONE = new Set();
;
function collectIn(issues) {
  return ({ message, hint, position }) => issues.push({ message, ...(hint !== undefined && { hint }), position });
}
function shownName(name) {
  return (0,base_text .Hk)(name, { longest: 60 });
}
;
const MOST_VALUES = 10_000;
const DEEPEST = 50;
const MOST_ISSUES = 100;
const TOO_MUCH = {
  message: 'The text holds more than 10,000 values, with its aliases written out.',
  hint: 'Use fewer aliases, or split the plan.',
};
function growTree({ yaml, root, placeOf, }) {
  const issues = [];
  const anchors = new Map();
  const start = placeOf(0);
  let mergedSize = 0;
  const place = (node, otherwise) => yaml.isNode(node) && node.range ? placeOf(node.range[0]) : otherwise;
  const empty = (position) => ({ kind: 'leaf', value: null, position, size: 1 });
  const refuse = (issue) => {
    if (issues.length < MOST_ISSUES)
      issues.push(issue);
    return empty(issue.position ?? start);
  };
  function grow(node, { depth, otherwise }) {
    const position = place(node, otherwise);
    if (yaml.isAlias(node))
      return follow(node, position);
    const anchor = yaml.isScalar(node) || yaml.isCollection(node) ? node.anchor : undefined;
    if (anchor !== undefined)
      anchors.set(anchor, undefined);
    const tree = content(node, { depth, position });
    if (anchor !== undefined)
      anchors.set(anchor, tree);
    return tree;
  }
  function content(node, { depth, position }) {
    if (yaml.isScalar(node))
      return { kind: 'leaf', value: node.value, position, size: 1 };
    if (!yaml.isCollection(node))
      return empty(position);
    if (depth > DEEPEST)
      return refuse({ message: `The text is nested more than ${DEEPEST} levels deep.`, position });
    if (yaml.isMap(node))
      return mapping(node, { depth, position });
    const items = node.items.map((item) => grow(item, { depth: depth + 1, otherwise: position }));
    return { kind: 'list', items, position, size: items.reduce((sum, { size }) => sum + size, 1) };
  }
  function follow({ source }, position) {
    const name = (0,base_text .Hk)(source, { longest: 60 });
    const tree = anchors.get(source);
    if (tree === undefined) {
      const why = anchors.has(source) ? 'stands within what it names' : 'has no anchor before it';
      return refuse({ message: `The alias \`*${name}\` ${why}.`, hint: 'Write the value out.', position });
    }
    return tree.size > MOST_VALUES ? refuse({ ...TOO_MUCH, position }) : tree;
  }
  function mapping(node, { depth, position }) {
    const entries = new Map();
    const merged = [];
    for (const { key, value } of node.items) {
      const at = place(key, position);
      const tree = grow(value, { depth: depth + 1, otherwise: at });
      const name = nameOf(key);
      const earlier = name === undefined ? undefined : entries.get(name);
      if (name === undefined)
        refuse({ message: 'A key has to be plain text.', hint: 'Write `name: value`.', position: at });
      else if (name === '<<' && yaml.isScalar(key) && key.type === 'PLAIN')
        merged.push({ position: at, tree });
      else if (earlier !== undefined)
        refuse({
          message: `\`${(0,base_text .Hk)(name, { longest: 60 })}\` is written twice in one mapping, first in line ${earlier.position.line}.`,
          hint: 'Remove one of the two.',
          position: at,
        });
      else
        entries.set(name, { position: at, tree });
    }
    for (const entry of merged)
      merge(entries, entry);
    const size = [...entries.values()].reduce((sum, entry) => sum + entry.tree.size, 1);
    return { kind: 'mapping', entries, position, size };
  }
  function nameOf(key) {
    if (!yaml.isScalar(key) || key.value === null)
      return undefined;
    return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  }
  function merge(entries, { position, tree }) {
    if (mergedSize > MOST_VALUES)
      return;
    if (tree.kind === 'mapping') {
      mergedSize += tree.size;
      if (mergedSize > MOST_VALUES)
        refuse({ ...TOO_MUCH, position });
      for (const [name, entry] of tree.entries)
        if (!entries.has(name))
          entries.set(name, entry);
    }
    else if (tree.kind === 'list' && tree.items.every(({ kind }) => kind === 'mapping')) {
      for (const item of tree.items)
        merge(entries, { position, tree: item });
    }
    else {
      refuse({ message: '`<<` needs a mapping, or a list of mappings.', position });
    }
  }
  const tree = grow(root, { depth: 1, otherwise: start });
  if (tree.size > MOST_VALUES && issues.length === 0)
    refuse({ ...TOO_MUCH, position: tree.position });
  return issues.length > 0 ? { issues } : { tree };
}
;
const MOST_SYNTAX_ISSUES = 100;
const BARE_REFERENCE = /[:,[{]\s*\$\{/;
async function readYaml({ text, file, }) {
  const yaml = await __webpack_require__.e(  815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  });
  const placeOf = (offset) => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? { file, line: 1, column: 1 } : { file, line, column: col };
  };
  const refusals = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_ISSUES);
  if (refusals.length === 0)
    return growTree({ yaml, root: document.contents, placeOf });
  const written = text.split('\n');
  return {
    issues: refusals.map(({ message, pos: [offset] }) => {
      const position = placeOf(offset);
      return {
        message: `This is not valid YAML: ${(0,base_text .Hk)(message).replace(/\.?$/, '.')}`,
        ...(BARE_REFERENCE.test(written[position.line - 1] ?? '') && {
          hint: 'Put references in quotes: `"${step.output}"`.',
        }),
        position,
      };
    }),
  };
}
;
function plainValue(tree) {
  if (tree.kind === 'leaf')
    return tree.value;
  if (tree.kind === 'list')
    return tree.items.map(plainValue);
  return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plainValue(entry.tree)]));
}
;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const flat_value_WHOLE_NUMBER = /^[-+]?\d{1,15}$/;
const YAML_LIST = /^(?:\[|-(?:\s|$))/;
const YAML_MAP = /^(?:\{|[^=\n]*:(?:\s|$))/;
const ASSIGNMENT = /^([^=]+?)\s*=\s*(.*)$/;
async function readFlatValue({ name, text, shape, }) {
  switch (shape) {
    case 'text':
      return { value: text };
    case 'flag':
      return { value: TRUE.test(text) ? true : FALSE.test(text) ? false : text };
    case 'number':
      return { value: flat_value_WHOLE_NUMBER.test(text) ? Number(text) : text };
    case 'list':
      return YAML_LIST.test(text) ? readAsYaml({ name, text }) : { value: partsOfList(text) };
    case 'map':
      return YAML_MAP.test(text) ? readAsYaml({ name, text }) : { value: readAssignments(text) ?? text };
    case 'document':
      return readAsYaml({ name, text });
  }
}
function partsOfList(text) {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
function readAssignments(text) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const pairs = lines.map((line) => {
    const [, key, value] = ASSIGNMENT.exec(line) ?? [];
    return key === undefined || value === undefined ? undefined : [key, value];
  });
  return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined;
}
async function readAsYaml({ name, text }) {
  const read = await readYaml({ text, file: name });
  if ('tree' in read)
    return { value: plainValue(read.tree) };
  const issues = read.issues.map(({ message, hint, position }) => ({
    message: `${shownName(name)}: ${position ? `line ${position.line}, column ${position.column}: ` : ''}${message}`,
    ...(hint !== undefined && { hint }),
  }));
  return { issues };
}
;
const TOKEN = /\$\$\{|\$\{\{.*?(?:\}\}|$)|\$\{[^}]*\}?/gs;
const REFERENCE = /^\$\{([^\s.${}]+)\.([^\s.${}]+)\}$/;
function partsOf(text) {
  const parts = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index > end)
      parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push(partOf(token));
    end = index + token.length;
  }
  if (end < text.length)
    parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
function partOf(token) {
  if (token === '$${')
    return { kind: 'text', text: '${' };
  if (token.startsWith('${{'))
    return { kind: 'expression', text: token };
  const [, step, output] = REFERENCE.exec(token) ?? [];
  return step === undefined || output === undefined
    ? { kind: 'broken', text: token }
    : { kind: 'reference', step, output };
}
function textsIn(value) {
  if (typeof value === 'string')
    return [value];
  if (Array.isArray(value))
    return value.flatMap(textsIn);
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : [];
}
function referencesIn(value) {
  return textsIn(value)
    .flatMap(partsOf)
    .filter((part) => part.kind === 'reference')
    .map(({ step, output }) => ({ step, output }));
}
function resolveReferences(value, lookUp) {
  if (typeof value === 'string')
    return resolveText(value, lookUp);
  if (Array.isArray(value))
    return value.map((item) => resolveReferences(item, lookUp));
  if (!isMapping(value))
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveReferences(item, lookUp)]));
}
function resolveText(text, lookUp) {
  const values = partsOf(text).map((part) => part.kind === 'reference' ? lookUp(part.step, part.output) : part.text);
  if (values.includes(undefined))
    return undefined;
  if (values.length === 1)
    return values[0];
  const whole = values.map(asText).join('');
  return values.some((value) => value instanceof base_secret .z) ? new base_secret .z(whole) : whole;
}
function asText(value) {
  if (value instanceof base_secret .z)
    return value.reveal();
  if (value === null || value === undefined)
    return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
function literal(value) {
  if (typeof value === 'string')
    return value.replaceAll('${', () => '$${');
  if (Array.isArray(value))
    return value.map(literal);
  if (!isMapping(value))
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, literal(item)]));
}
function isMapping(value) {
  if (typeof value !== 'object' || value === null)
    return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
;
async function planOfOne({ operation: name, params, operations, policy, }) {
  const operation = operations.get(name);
  if (operation === undefined)
    throw new errors .eb([unknownOperation({ name, operations })]);
  const shapes = new Map(Object.entries(operation.params).map(([key, { shape }]) => [(0,base_text .kW)(key), shape]));
  const issues = [];
  const unreadable = new Set();
  const raw = {};
  for (const [param, untrimmed] of Object.entries(params)) {
    const text = untrimmed.trim();
    if (text === '')
      continue;
    const read = await readFlatValue({ name: param, text, shape: shapes.get(param) ?? 'text' });
    raw[param] = 'value' in read ? read.value : text;
    if ('value' in read)
      continue;
    issues.push(...read.issues);
    unreadable.add(param);
  }
  const place = (param) => shownName(param ?? name);
  const loaded = await operation.loadCheck?.();
  const result = readParams({ operation, raw, policy, place, pending: unreadable, loaded });
  if ('issues' in result)
    issues.push(...result.issues);
  if (issues.length > 0)
    throw new errors .eb(issues);
  return { steps: [{ id: name, operation, params: literal(raw), needs: [] }] };
}
function unknownOperation({ name, operations }) {
  const hint = (0,suggest .Z)({ word: name, candidates: [...operations.keys()] });
  return { message: `operation: there is no operation \`${shownName(name)}\`.`, ...(hint !== undefined && { hint }) };
}
var base_clock = __webpack_require__(8489);
var plan_settings = __webpack_require__(2879);
;
async function readRun({ inputs, environment, otherwise, readPlan, onSettings = () => { }, }) {
  const issues = [];
  const collect = async (read) => {
    try {
      return await read();
    }
    catch (error) {
      if (!(error instanceof errors .eb))
        throw error;
      issues.push(...error.issues);
      return undefined;
    }
  };
  const settings = await collect(() => (0,plan_settings .sb)({ inputs, environment, otherwise }));
  if (settings !== undefined)
    onSettings(settings);
  const plan = await collect(() => readPlan((0,plan_settings .T4)({ inputs, issues: [] })));
  if (settings === undefined || plan === undefined)
    throw new errors .eb(issues);
  return { settings, plan };
}
var duration = __webpack_require__(5815);
var bearer_layer = __webpack_require__(1784);
var token_endpoint = __webpack_require__(7472);
;
const REFRESH_EARLY_MS = 60_000;
function serviceAccount(options) {
  const { clock } = options;
  let minting;
  let token;
  async function current() {
    if (token !== undefined && clock.now().getTime() < token.refreshAt)
      return token;
    minting ??= mint(options).then((minted) => {
      minting = undefined;
      token = minted;
      return minted;
    }, (error) => {
      minting = undefined;
      throw error;
    });
    return minting;
  }
  return {
    layer: (0,bearer_layer .Zs)({
      current,
      another(refused) {
        if (!refused.accepted)
          return undefined;
        if (token === refused)
          token = undefined;
        return current();
      },
      accepted: (used) => {
        used.accepted = true;
      },
    }),
    async revoke(signal) {
      const last = (await (0,bearer_layer .Wh)(minting?.catch(() => undefined), signal)) ?? token;
      token = undefined;
      if (last !== undefined)
        await (0,token_endpoint .w$)(options, last.value, signal);
    },
  };
}
async function mint(options) {
  const asked = options.clock.now().getTime();
  const { value, livesMs } = await (0,token_endpoint .Fr)(options, options.signal);
  options.onToken(value);
  return { value, refreshAt: asked + Math.max(livesMs - REFRESH_EARLY_MS, livesMs / 2), accepted: false };
}
var client = __webpack_require__(7274);
var atlas_conceal = __webpack_require__(520);
var device_login = __webpack_require__(3967);
;
const challenge_TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const VALUE = /"((?:[^"\\]|\\.)*)"|([^\s,"]*)/y;
const GAP = /[\s,]*/y;
const EQUALS = /\s*=\s*/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;
function parseChallenges(header) {
  const scanner = new Scanner(header);
  const challenges = [];
  while (scanner.take(GAP) !== undefined && !scanner.done) {
    const word = scanner.take(challenge_TOKEN);
    if (word === undefined)
      break;
    if (scanner.take(EQUALS) !== undefined) {
      const value = scanner.takeValue();
      const open = challenges.at(-1);
      if (value === undefined || open === undefined)
        break;
      open.parameters[word.toLowerCase()] ??= value;
    }
    else {
      challenges.push({ scheme: word.toLowerCase(), parameters: Object.create(null) });
      scanner.take(GAP);
      scanner.takeToken68();
    }
  }
  return challenges;
}
class Scanner {
  #text;
  #at = 0;
  constructor(text) {
    this.#text = text;
  }
  get done() {
    return this.#at >= this.#text.length;
  }
  take(pattern) {
    return this.#match(pattern)?.[0];
  }
  takeValue() {
    const match = this.#match(VALUE);
    return match === null ? undefined : (match[1]?.replace(/\\(.)/g, '$1') ?? match[2]);
  }
  takeToken68() {
    const before = this.#at;
    const word = this.take(TOKEN68);
    if (word !== undefined && !word.includes('=') && this.#isScheme(before))
      this.#at = before;
  }
  #isScheme(start) {
    return /^[A-Za-z]+(?:-[A-Za-z0-9]+)*\s*,?$/.test(this.#text.slice(start, this.#at));
  }
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match)
      this.#at = pattern.lastIndex;
    return match;
  }
}
;
const HASHES = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' };
const STRENGTH = ['MD5', 'SHA-256', 'SHA-512-256'];
function strongestDigest(challenges) {
  return challenges
    .map(readDigest)
    .filter((challenge) => challenge !== undefined)
    .sort((a, b) => STRENGTH.indexOf(b.hash) - STRENGTH.indexOf(a.hash))[0];
}
function readDigest({ scheme, parameters }) {
  const { realm, nonce, opaque, algorithm, qop, stale } = parameters;
  const [, name = '', session] = /^(.*?)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? [];
  const hash = STRENGTH.find((known) => known === name.toUpperCase());
  const offered = qop?.split(',').map((option) => option.trim().toLowerCase());
  if (scheme !== 'digest' || realm === undefined || nonce === undefined || hash === undefined)
    return undefined;
  if (offered !== undefined && !offered.includes('auth'))
    return undefined;
  return {
    realm,
    nonce,
    opaque,
    algorithm,
    hash,
    session: session !== undefined,
    qop: offered && 'auth',
    stale: stale?.toLowerCase() === 'true',
  };
}
function digestAuthorization(input) {
  const { challenge, username, uri, clientNonce } = input;
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const count = input.count.toString(16).padStart(8, '0');
  const parts = [
    `username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${digest(input, count)}"`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(qop === undefined ? [] : [`qop=${qop}`, `nc=${count}`]),
    ...(qop === undefined && !challenge.session ? [] : [`cnonce=${quoted(clientNonce)}`]),
  ];
  return `Digest ${parts.join(', ')}`;
}
function digest({ challenge, username, password, method, uri, clientNonce }, count) {
  const { realm, nonce, qop, session } = challenge;
  const h = (text) => (0,external_node_crypto_.createHash)(HASHES[challenge.hash]).update(text).digest('hex');
  const user = h(`${username}:${realm}:${password}`);
  const a1 = session ? h(`${user}:${nonce}:${clientNonce}`) : user;
  const a2 = h(`${method}:${uri}`);
  return h(qop === undefined ? `${a1}:${nonce}:${a2}` : `${a1}:${nonce}:${count}:${clientNonce}:${qop}:${a2}`);
}
function quoted(text) {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
var send = __webpack_require__(6887);
;
function turnstile() {
  const inside = new Set();
  let last;
  return {
    async together(work) {
      while (last !== undefined)
        await last;
      const call = work();
      const settled = call.catch(() => { }).finally(() => inside.delete(settled));
      inside.add(settled);
      return call;
    },
    alone(work) {
      const before = last;
      const call = Promise.all([before, ...inside]).then(work);
      const settled = call
        .catch(() => { })
        .finally(() => {
        if (last === settled)
          last = undefined;
      });
      last = settled;
      return call;
    },
  };
}
;
const FRESH_TRIES = 3;
function digest_digest(options) {
  return (next) => {
    const { together, alone } = turnstile();
    let shared;
    let newest;
    let probe;
    let accepted = false;
    let rejected = false;
    let rotating = false;
    let counting = 'unknown';
    let calm;
    return async (request) => {
      let fresh = 0;
      if (shared === undefined && probe !== undefined)
        await probe.catch(() => undefined);
      if (shared === undefined) {
        const answer = await together(() => probed(request));
        if (digest_refusalOf(answer) === undefined)
          return answer;
        fresh += 1;
      }
      let signed = await (rotating ? alone : together)(() => sign(request, shared));
      for (; fresh < FRESH_TRIES && digest_refusalOf(signed.answer) !== undefined; fresh++) {
        if (rejected || (fresh > 0 && isFinal(signed)))
          return signed.answer;
        const refused = signed;
        const lone = await alone(() => retried(request, refused));
        signed = lone ?? (await together(() => sign(request, shared)));
        if (lone === undefined && digest_refusalOf(signed.answer) !== undefined)
          counting = 'in order';
      }
      return signed.answer;
    };
    async function probed(request) {
      const sent = next(request).then((answer) => {
        const challenge = digest_refusalOf(answer);
        if (challenge !== undefined)
          shared ??= sessionOf(challenge);
        return answer;
      });
      probe ??= sent;
      try {
        return await sent;
      }
      finally {
        if (probe === sent)
          probe = undefined;
      }
    }
    async function retried(request, refused) {
      const challenge = digest_refusalOf(refused.answer);
      if (rejected || challenge === undefined)
        return refused;
      if (counting !== 'in order' && calm !== undefined && calm === shared && calm !== refused.session)
        return undefined;
      shared = continues(challenge) ?? sessionOf(challenge);
      let signed = await sign(request, shared);
      const again = digest_refusalOf(signed.answer);
      if (again !== undefined && signed.session.challenge.nonce !== challenge.nonce) {
        shared = sessionOf(again);
        signed = await sign(request, shared);
      }
      if (digest_refusalOf(signed.answer) === undefined && challenge.stale && counting === 'in any order')
        calm = shared;
      return signed;
    }
    function continues({ opaque }) {
      return opaque !== undefined && newest?.challenge.opaque === opaque ? newest : undefined;
    }
    function sessionOf(challenge) {
      const known = [newest, shared].find((session) => session?.challenge.nonce === challenge.nonce);
      return known ?? { challenge, clientNonce: options.clientNonce(), used: 0 };
    }
    async function sign(request, session) {
      if (session === undefined)
        throw new TypeError('there is no challenge to sign');
      session.used += 1;
      const count = session.used;
      const authorization = digestAuthorization({
        challenge: session.challenge,
        username: options.publicKey,
        password: options.privateKey.reveal(),
        method: request.method,
        uri: request.target,
        clientNonce: session.clientNonce,
        count,
      });
      const answer = await next({ ...request, headers: { ...request.headers, authorization } });
      const refusal = digest_refusalOf(answer);
      if (refusal === undefined)
        accepted = true;
      else if (!accepted && !refusal.stale && session.used === 1)
        rejected = true;
      if (refusal === undefined && count > 1 && counting === 'unknown')
        counting = 'in any order';
      const nonce = refusal === undefined ? nextNonceOf(answer) : undefined;
      if (nonce !== undefined)
        shared = sessionOf({ ...session.challenge, nonce });
      if (nonce !== undefined && count === 1)
        rotating = true;
      newest = refusal === undefined ? (nonce === undefined ? session : shared) : sessionOf(refusal);
      return { answer, session };
    }
  };
}
function isFinal({ answer, session }) {
  return session.used === 1 && digest_refusalOf(answer)?.stale === false;
}
function digest_refusalOf(answer) {
  const value = answer.status === 401 ? (0,send .w)(answer, 'www-authenticate') : undefined;
  return value === undefined ? undefined : strongestDigest(parseChallenges(value));
}
function nextNonceOf(answer) {
  const info = (0,send .w)(answer, 'authentication-info');
  return info === undefined ? undefined : parseChallenges(`Info ${info}`)[0]?.parameters['nextnonce'];
}
;
const YOUNG_MS = 60_000;
const PAUSE_MS = 3_000;
const NOT_YET = [
  'USER_UNAUTHORIZED',
  'NOT_IN_GROUP',
  'USER_CANNOT_ACCESS_GROUP',
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
];
function newborn({ clock, onWait }) {
  const bornAt = new Map();
  const known = new Set();
  let lostBirthAt = Number.NEGATIVE_INFINITY;
  const isYoung = (id) => {
    const since = bornAt.get(id) ?? (known.has(id) ? Number.NEGATIVE_INFINITY : lostBirthAt);
    return clock.now().getTime() - since < YOUNG_MS;
  };
  return (next) => async (request) => {
    const id = projectOf(request);
    const creates = request.method === 'POST' && request.template.endsWith('/groups');
    for (;;) {
      try {
        const response = await next(request);
        if (creates) {
          const created = /"id"\s*:\s*"([0-9a-f]{24})"/.exec(response.body.toString())?.[1];
          if (created === undefined)
            lostBirthAt = clock.now().getTime();
          else
            bornAt.set(created, clock.now().getTime());
        }
        if (id)
          known.add(id);
        if (request.method === 'DELETE' && request.template.endsWith('/{groupId}') && id)
          bornAt.delete(id);
        return response;
      }
      catch (error) {
        if (creates && error instanceof atlas_error .q && error.outcome === 'unknown')
          lostBirthAt = clock.now().getTime();
        if (!(error instanceof atlas_error .q) || id === undefined || !isYoung(id) || !(0,atlas_error .u)(error, ...NOT_YET))
          throw error;
        if (request.signal?.aborted)
          throw error;
        onWait(request.template);
        await clock.sleep(PAUSE_MS, request.signal);
      }
    }
  };
}
function projectOf({ target }) {
  return /\/groups\/([0-9a-f]{24})(?:[/?:]|$)/.exec(target)?.[1];
}
var problem = __webpack_require__(1964);
var retry = __webpack_require__(9735);
;
function serverTime(clock) {
  let aheadMs = 0;
  return {
    layer: (next) => async (request) => {
      const response = await next(request);
      const answeredAt = Date.parse((0,send .w)(response, 'date') ?? '');
      if (!Number.isNaN(answeredAt))
        aheadMs = answeredAt - clock.now().getTime();
      return response;
    },
    now: () => new Date(clock.now().getTime() + aheadMs),
  };
}
var atlas_transport = __webpack_require__(9230);
;
function version({ onDeprecation }) {
  const reported = new Set();
  return (next) => async (request) => {
    const { date, template, media = 'json' } = request;
    if (date === undefined)
      return next(request);
    const mediaType = `application/vnd.atlas.${date}+json`;
    const accept = `application/vnd.atlas.${date}+${media}`;
    const contentType = request.body === undefined ? {} : { 'content-type': mediaType };
    const response = await next({ ...request, headers: { ...request.headers, accept, ...contentType } });
    const sunset = (0,send .w)(response, 'sunset');
    if ((sunset ?? (0,send .w)(response, 'deprecation')) && !reported.has(mediaType + template)) {
      reported.add(mediaType + template);
      onDeprecation({ template, date, sunset: sunset === undefined ? undefined : (0,base_text .Hk)(sunset) });
    }
    return response;
  };
}
;
const REVOKE_WITHIN_MS = 5_000;
function connect(options) {
  const { host, clock, random, signal, onNotice } = options;
  const transport = (0,atlas_transport .o)({ origin: host.origin, proxy: options.proxy });
  const retries = {
    clock,
    random,
    onWait: ({ template, why, ms }) => onNotice(`${why}: ${template} is called again ${soon(ms)}`, 'passing'),
  };
  const conceal = (0,atlas_conceal .s)();
  const time = serverTime(clock);
  const credential = createCredential({
    options,
    conceal,
    send: (0,send .Z)({ layers: [(0,problem .C)(), (0,retry .L)(retries), (0,token_endpoint .et)(), conceal.layer], transport: transport.send }),
  });
  const layers = [
    ...(options.guard ? [options.guard] : []),
    newborn({
      clock,
      onWait: (template) => onNotice(`Atlas does not know the new project everywhere yet: ${template}`, 'passing'),
    }),
    (0,problem .C)(),
    (0,retry .L)(retries),
    version({
      onDeprecation: ({ template, date, sunset }) => onNotice(deprecation({ template, date, sunset }), 'lasting'),
    }),
    time.layer,
    credential.layer,
    conceal.layer,
  ];
  return {
    atlas: (0,client .WI)({
      send: (0,send .Z)({ layers, transport: transport.send }),
      now: time.now,
      credentialKind: options.credentials.kind,
      userAgent: options.userAgent,
      signal,
    }),
    conceal: conceal.add,
    async close() {
      try {
        await credential.revoke(AbortSignal.timeout(REVOKE_WITHIN_MS));
      }
      finally {
        await transport.close();
      }
    },
  };
}
function soon(ms) {
  return ms < 1000 ? 'in a moment' : `in ${(0,duration .P)(ms)}`;
}
function deprecation({ template, date, sunset, }) {
  const end = sunset === undefined ? 'some day' : `on ${sunset}`;
  return `Atlas will stop serving version ${date} of ${template} ${end}. Upgrade this action before then.`;
}
function createCredential({ options, conceal, send }) {
  const { credentials, clock, userAgent, signal } = options;
  const nothingToRevoke = async () => { };
  const onToken = (token) => {
    conceal.add(token);
    options.onSecret(token);
  };
  switch (credentials.kind) {
    case 'api-key':
      conceal.add(credentials.privateKey);
      return {
        layer: digest_digest({ ...credentials, clientNonce: () => (0,external_node_crypto_.randomBytes)(16).toString('hex') }),
        revoke: nothingToRevoke,
      };
    case 'access-token':
      conceal.add(credentials.accessToken);
      return { layer: (0,bearer_layer .$T)(credentials.accessToken), revoke: nothingToRevoke };
    case 'service-account':
      conceal.add(credentials.clientSecret);
      conceal.add(new base_secret .z((0,token_endpoint .xE)(credentials)));
      return serviceAccount({ ...credentials, clock, userAgent, send, onToken, signal });
    case 'login': {
      const { origin } = options.host;
      const { layer, settle } = (0,device_login .I)({ origin, store: credentials.store, clock, userAgent, send, onToken });
      return { layer, revoke: settle };
    }
  }
}
;
class DryRunStop extends Error {
  name = 'DryRunStop';
  would;
  constructor(would) {
    super(would);
    this.would = would;
  }
}
const VERBS = { POST: 'create', PUT: 'replace', PATCH: 'change', DELETE: 'delete' };
const LONGEST_BODY = 2_000;
const dryRun = (next) => async (request) => {
  if (request.method === 'GET')
    return next(request);
  throw new DryRunStop(dry_run_describe(request));
};
function dry_run_describe({ method, target, body, shownBody }) {
  const verb = method in VERBS ? VERBS[method] : 'send';
  return `${verb}: ${method} ${(0,base_text .Hk)(target)}${body === undefined ? '' : ` ${(0,base_text .Hk)(shownBody ?? body, { longest: LONGEST_BODY })}`}`;
}
var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
;
const NO_GITHUB = { unknown: 'there is no github-token, or this is no job of a GitHub with an https address' };
function createLookups({ proxy = {}, userAgent = 'mongodb-atlas-action', signal = new AbortController().signal, addressServices, gitHubJob, onWarning = () => { }, }) {
  let address;
  let runEnds;
  async function findAddress() {
    const [{ createHttpGet }, { ADDRESS_SERVICES, findRunnerAddress }, { proxiedBy }] = await Promise.all([
      __webpack_require__.e(  828).then(__webpack_require__.bind(__webpack_require__, 828)),
      __webpack_require__.e(  421).then(__webpack_require__.bind(__webpack_require__, 8421)),
      __webpack_require__.e(  684).then(__webpack_require__.bind(__webpack_require__, 5684)),
    ]);
    const services = addressServices ?? ADDRESS_SERVICES;
    const variable = services.map((url) => proxiedBy({ url, proxy })).find((name) => name !== undefined);
    const get = createHttpGet({ proxy, userAgent });
    const found = await findRunnerAddress({ get, services, proxy: variable, signal });
    if (variable !== undefined)
      onWarning(throughProxy({ found, variable, services }));
    return found;
  }
  async function createRunEnds(job) {
    const [{ createHttpGet }, { workflowRunEnds }] = await Promise.all([
      __webpack_require__.e(  828).then(__webpack_require__.bind(__webpack_require__, 828)),
      __webpack_require__.e(  880).then(__webpack_require__.bind(__webpack_require__, 3880)),
    ]);
    return workflowRunEnds({ get: createHttpGet({ proxy, userAgent }), job, signal });
  }
  return {
    publicAddress() {
      address ??= findAddress().catch((error) => {
        address = undefined;
        throw error;
      });
      return address;
    },
    async isRunOver(run) {
      if (gitHubJob === undefined)
        return NO_GITHUB;
      runEnds ??= createRunEnds(gitHubJob);
      return (await runEnds)(run);
    },
  };
}
function throughProxy({ found, variable, services, }) {
  const hosts = services.map((url) => new URL(url).hostname).join(',');
  return `runner: ${found} was looked up through the proxy of ${variable}, so it is the address of that proxy. If connections to the clusters leave this network by another address, give that one as ip-address, or add ${hosts} to NO_PROXY.`;
}
;
function createOutside({ folder, ...lookups }) {
  return {
    ...createLookups(lookups),
    async saveFile({ path, bytes }) {
      const file = (0,external_node_path_.resolve)(folder, path);
      try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, bytes, { mode: 0o600 });
      }
      catch (error) {
        throw new errors .lZ({
          code: 'FILE_NOT_WRITTEN',
          message: `${(0,base_text .Hk)(path)} cannot be written (${error.code}).`,
          hint: 'Give the path of a file in a folder that this job may write to.',
        });
      }
      return file;
    },
  };
}
;
async function callStep({ step, memory, state, ...options }) {
  const { plan, atlas, owner, policy, random, outside, keeping } = options;
  try {
    const params = await paramsOf({ step, plan, state, policy });
    for (const value of Object.values(params))
      if (value instanceof base_secret .z)
        keeping.keep(value);
    const secrets = keeping.ofStep(step.id);
    const progress = await step.operation.step({ atlas, params, memory, owner, policy, random, secrets, outside });
    if (progress.status === 'waiting' && progress.lease)
      await options.onLease(progress.lease);
    return { kind: 'progress', progress: named(progress), memory };
  }
  catch (error) {
    if (error instanceof DryRunStop)
      return { kind: 'planned', would: keeping.blot(error.would) };
    return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)), memory };
  }
}
async function paramsOf({ step, plan, state, policy, }) {
  const lookUp = (id, output) => {
    const source = state.get(id);
    return source?.status === 'done' ? source.outputs[output] : undefined;
  };
  const missing = referencesIn(step.params).find(({ step: id, output }) => lookUp(id, output) === undefined);
  if (missing !== undefined) {
    throw new errors .lZ({
      code: 'OUTPUT_MISSING',
      message: `\`${missing.step}\` is done and has no ${missing.output}.`,
      hint: `${meaningOf(missing, plan)}Let it wait until there is one, or take the reference away.`,
    });
  }
  const raw = Object.fromEntries(Object.entries(step.params).map(([name, value]) => [name, resolveReferences(value, lookUp)]));
  const read = readParams({
    operation: step.operation,
    raw,
    policy,
    loaded: await step.operation.loadCheck?.(),
    place: (name) => (name ? `${step.id}.${name}` : step.id),
  });
  if ('issues' in read)
    throw new errors .eb(read.issues);
  return read.params;
}
function meaningOf({ step, output }, plan) {
  const outputs = Object.entries(plan.steps.find(({ id }) => id === step)?.operation.outputs ?? {});
  const found = outputs.find(([name]) => (0,base_text .kW)(name) === output);
  return found === undefined ? '' : `It is: ${found[1].describe} `;
}
function named(progress) {
  if (progress.status !== 'done')
    return progress;
  const outputs = Object.fromEntries(Object.entries(progress.outputs).map(([name, value]) => [(0,base_text .kW)(name), value]));
  return { ...progress, outputs };
}
;
const STARTING = 'starting';
const MOST_FAILURES = 6;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
function startRun(plan) {
  return new Map(plan.steps.map(({ id }) => [id, { status: 'pending' }]));
}
function advance({ plan, state, calling, now, }) {
  const after = new Map(state);
  for (const step of inOrder(plan)) {
    if (after.get(step.id)?.status !== 'pending')
      continue;
    const decided = decide({ step, state: after, now });
    if (decided !== undefined)
      after.set(step.id, decided);
  }
  const lanes = new Set(plan.steps.filter(({ id }) => calling.has(id)).map(laneOf));
  const due = [];
  let wakeAt;
  for (const step of plan.steps) {
    const current = after.get(step.id);
    if (current?.status !== 'active' || calling.has(step.id))
      continue;
    const lane = laneOf(step);
    const free = lane === undefined || !lanes.has(lane);
    if (current.checkAt <= now && free) {
      due.push(step);
      lanes.add(lane);
    }
    else if (current.checkAt > now)
      wakeAt = Math.min(wakeAt ?? Number.POSITIVE_INFINITY, current.checkAt);
  }
  const finished = [...after.values()].every(({ status }) => status !== 'pending' && status !== 'active');
  return { state: after, due, wakeAt, finished };
}
function record({ state, id, result, now, }) {
  const before = state.get(id);
  if (before?.status !== 'active')
    return state;
  return new Map(state).set(id, follow({ before, result, now }));
}
function follow({ before, result, now, }) {
  const times = { startedAt: before.startedAt, endedAt: now };
  if (result.kind === 'planned')
    return { ...times, status: 'planned', would: result.would };
  const { memory } = result;
  if (result.kind === 'error') {
    const { error } = result;
    const failures = before.failures + 1;
    if (!(error instanceof atlas_error .q && error.transient) ||
      failures > MOST_FAILURES ||
      isUnreachable({ error, before }))
      return { ...times, status: 'failed', error };
    const own = Math.min(FIRST_PAUSE_MS * 2 ** before.failures, LONGEST_PAUSE_MS);
    const pause = Math.max(own, error.retryAfterMs ?? 0);
    return {
      ...before,
      memory,
      failures,
      doing: `trying again in ${(0,duration .P)(pause)} after: ${error.message}`,
      checkAt: now + pause,
    };
  }
  const { progress } = result;
  if (progress.status !== 'waiting')
    return { ...times, ...progress };
  return { ...before, memory, failures: 0, doing: progress.doing, checkAt: now + progress.checkAgainInMs };
}
function isUnreachable({ error, before }) {
  return error instanceof atlas_error .q && error.outcome === 'unsent' && before.doing === STARTING;
}
function decide({ step, state, now }) {
  const needs = step.needs.map((id) => ({ id, state: state.get(id) }));
  const times = { startedAt: now, endedAt: now };
  const failed = needs.find(({ state }) => state?.status === 'failed' || state?.status === 'blocked');
  if (failed)
    return { ...times, status: 'blocked', by: failed.id };
  const planned = needs.find(({ state }) => state?.status === 'planned');
  if (planned)
    return { ...times, status: 'planned', would: `${step.operation.name}, once \`${planned.id}\` is done` };
  if (needs.some(({ state }) => state === undefined || state.status === 'pending' || state.status === 'active'))
    return undefined;
  const missing = referencesIn(step.params).find(({ step: id }) => state.get(id)?.status !== 'done');
  if (missing)
    return {
      ...times,
      status: 'skipped',
      why: `it needs an output of \`${missing.step}\`, which has none (${state.get(missing.step)?.status}).`,
    };
  return { status: 'active', startedAt: now, memory: {}, doing: STARTING, checkAt: now, failures: 0 };
}
function inOrder(plan) {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const ordered = new Map();
  const visit = (step) => {
    if (ordered.has(step.id))
      return;
    for (const id of step.needs) {
      const need = byId.get(id);
      if (need)
        visit(need);
    }
    ordered.set(step.id, step);
  };
  plan.steps.forEach(visit);
  return [...ordered.values()];
}
function laneOf({ operation }) {
  return operation.lane;
}
;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 40;
const SHORTEST = 4;
function createSecretKeeping(onSecret, key = (0,external_node_crypto_.randomBytes)(32)) {
  const known = new Set();
  const keep = (secret) => {
    const value = secret.reveal();
    if (known.has(value) || value === '')
      return;
    known.add(value);
    onSecret(secret);
  };
  return {
    keep,
    blot: (text) => [...known]
      .filter((value) => value.length >= SHORTEST)
      .sort((a, b) => b.length - a.length)
      .reduce((left, value) => left.replaceAll(value, '***'), text),
    ofStep: (id) => ({
      keep,
      make(name) {
        const secret = new base_secret .z(derive({ key, name: `${id} ${name}` }));
        keep(secret);
        return secret;
      },
    }),
  };
}
function derive({ key, name }) {
  let left = BigInt(`0x${(0,external_node_crypto_.createHmac)('sha512', key).update(name).digest('hex')}`);
  const base = BigInt(ALPHABET.length);
  return Array.from({ length: LENGTH }, () => {
    const sign = ALPHABET[Number(left % base)];
    left /= base;
    return sign;
  }).join('');
}
;
async function run(options) {
  const { plan, clock, cancellation, timeoutMs, report } = options;
  const { signal } = cancellation;
  const startedAt = clock.now().getTime();
  const deadline = startedAt + timeoutMs;
  const keeping = createSecretKeeping(options.onSecret);
  const calls = new Map();
  let state = startRun(plan);
  const told = new Map();
  for (;;) {
    const now = clock.now().getTime();
    const stopped = signal.aborted ? 'cancelled' : now >= deadline ? 'timed out' : undefined;
    if (stopped !== undefined) {
      cancellation.abort();
      await Promise.all(calls.values());
      state = stopAll({ state, stopped, timeoutMs, now });
      tell();
      break;
    }
    const advice = advance({ plan, state, calling: new Set(calls.keys()), now });
    state = advice.state;
    tell();
    if (advice.finished)
      break;
    for (const step of advice.due)
      calls.set(step.id, call(step));
    await pause(Math.min(advice.wakeAt ?? deadline, deadline) - now);
  }
  return { steps: plan.steps.map((step) => ({ step, state: ended(state.get(step.id)) })) };
  async function call(step) {
    const current = state.get(step.id);
    const memory = structuredClone(current?.status === 'active' ? current.memory : {});
    const result = await callStep({ ...options, keeping, step, memory, state });
    if (!isBrokenOff(result, signal))
      state = record({ state, id: step.id, result, now: clock.now().getTime() });
    calls.delete(step.id);
  }
  async function pause(ms) {
    const done = new AbortController();
    await Promise.race([clock.sleep(ms, AbortSignal.any([signal, done.signal])), ...calls.values()]);
    done.abort();
  }
  function tell() {
    const now = clock.now().getTime();
    for (const step of plan.steps) {
      const current = state.get(step.id);
      if (current === undefined || current.status === 'pending' || current === told.get(step.id))
        continue;
      told.set(step.id, current);
      if (current.status !== 'active')
        report({ type: 'ended', step, state: current });
      else
        report({ type: 'doing', step, doing: current.doing, elapsedMs: now - current.startedAt });
    }
  }
}
function isBrokenOff(result, signal) {
  if (!signal.aborted || result.kind !== 'error')
    return false;
  return result.error instanceof atlas_error .q && result.error.status === undefined;
}
function stopAll({ state, stopped, timeoutMs, now, }) {
  const after = new Map(state);
  for (const [id, current] of state) {
    if (current.status !== 'pending' && current.status !== 'active')
      continue;
    const was = current.status === 'active' ? ` while ${current.doing}` : ' before it began';
    const why = stopped === 'cancelled' ? 'cancelled' : `timed out after ${(0,duration .P)(timeoutMs)}`;
    const error = new errors .lZ({
      code: stopped === 'cancelled' ? 'CANCELLED' : 'TIMED_OUT',
      message: `${why}${was}.`,
      hint: 'Run it again to go on from here: what Atlas has begun is not lost.',
    });
    after.set(id, {
      status: 'failed',
      error,
      startedAt: current.status === 'active' ? current.startedAt : now,
      endedAt: now,
    });
  }
  return after;
}
function ended(state) {
  if (state === undefined || state.status === 'pending' || state.status === 'active')
    throw new TypeError('a step has no end');
  return state;
}
;
async function runSession(options) {
  const { settings, cancellation, onNotice } = options;
  const clock = (0,base_clock .m)({ speed: settings.clockSpeed });
  const connection = connect({
    ...settings,
    clock,
    random: Math.random,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onSecret: options.onSecret,
    onNotice,
    ...(settings.dryRun && { guard: dryRun }),
  });
  const outside = createOutside({
    folder: options.folder,
    ...settings,
    userAgent: options.userAgent,
    signal: cancellation.signal,
    onWarning: (warning) => onNotice(warning, 'lasting'),
  });
  try {
    const { policy, timeoutMs } = settings;
    const onSecret = (secret) => {
      connection.conceal(secret);
      options.onSecret(secret);
    };
    const { atlas } = connection;
    const onLease = settings.dryRun ? async () => { } : options.onLease;
    return await run({ ...options, atlas, policy, outside, timeoutMs, clock, random: Math.random, onSecret, onLease });
  }
  finally {
    await connection
      .close()
      .catch((error) => onNotice(`The access token was not revoked and lives for an hour: ${error.message}`, 'lasting'));
  }
}
var exit_code = __webpack_require__(3250);
;
function hiddenOutputs({ steps }) {
  const names = steps.flatMap(({ state }) => state.status === 'done' ? Object.keys(state.outputs).filter((name) => state.outputs[name] instanceof base_secret .z) : []);
  if (names.length === 0)
    return undefined;
  const which = (0,base_text .c3)([...new Set(names)]);
  const own = names.includes('password') ? ' To know a password, give one of your own.' : '';
  return `! Secret, so not shown on a command line: ${which}.${own}`;
}
var login_credentials = __webpack_require__(9094);
;
function ownerOf({ host, user, processId, startedAt }) {
  const who = (0,external_node_crypto_.createHash)('sha256').update(`${user}\n${host}`).digest('hex').slice(0, 8);
  const when = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  return { tags: [MANAGED_BY], mark: `cli:${who}:${when}-${processId}` };
}
var fit_line = __webpack_require__(5750);
;
const SIGNS = {
  done: '✓',
  deferred: '◷',
  skipped: '–',
  failed: '✗',
  blocked: '–',
  planned: '?',
};
function sayStep({ id, operation }) {
  return id === operation.name ? id : `${id} (${operation.name})`;
}
function sayEnd(state) {
  switch (state.status) {
    case 'done':
      return state.change;
    case 'deferred':
      return `deferred until ${state.until.toISOString()}`;
    case 'skipped':
      return 'skipped';
    case 'failed':
      return 'failed';
    case 'blocked':
      return `not begun, since ${state.by} has failed`;
    case 'planned':
      return 'would be done';
  }
}
var say_error = __webpack_require__(7241);
;
function renderEnd({ step, state }) {
  const end = `${SIGNS[state.status]} ${sayStep(step)}: ${sayEnd(state)}`;
  const took = (0,duration .P)(state.endedAt - state.startedAt);
  switch (state.status) {
    case 'done':
      return `${end}, ${took}`;
    case 'deferred':
      return `${end}, ${took}\n  ${state.why}`;
    case 'skipped':
      return `${end}. ${state.why}`;
    case 'failed':
      return `${end}, ${took}\n${renderFailure({ step, error: state.error })}`;
    case 'blocked':
    case 'planned':
      return end;
  }
}
function renderFailure({ step: { id, position }, error }) {
  const issue = error instanceof errors .lZ
    ? { message: error.message.startsWith(`${id}`) ? error.message : `${id}: ${error.message}` }
    : { message: (0,say_error .I)(error, id) };
  const hint = error instanceof errors .lZ ? error.hint : undefined;
  return (0,errors .yi)({ ...issue, ...(hint !== undefined && { hint }), ...(position && { position }) });
}
;
const TICK_MS = 1_000;
const ERASE_LINE = '\x1b[K';
const ERASE_BELOW = '\x1b[J';
const up = (lines) => (lines === 0 ? '\r' : `\x1b[${lines}A\r`);
function liveProgress({ terminal, clock }) {
  const active = new Map();
  let drawn = 0;
  const timer = setInterval(() => draw(''), TICK_MS);
  timer.unref();
  function draw(above) {
    const { columns, rows } = terminal.size();
    const now = clock.now().getTime();
    const all = [...active].map(([id, { doing, startedAt }]) => {
      const elapsed = `, ${(0,duration .P)(now - startedAt)}`;
      return (0,fit_line .a)((0,fit_line .a)(`… ${id}: ${doing}`, columns - 1 - elapsed.length) + elapsed, columns - 1);
    });
    const room = Math.max(rows - 2, 1);
    const shown = all.length > room ? [...all.slice(0, room - 1), `… and ${all.length - room + 1} more`] : all;
    const scrolled = above === '' ? [] : above.split('\n');
    const lines = [...scrolled, ...shown];
    terminal.err(`${up(drawn)}${lines.map((line) => `${line}${ERASE_LINE}\n`).join('')}${ERASE_BELOW}`);
    drawn = shown.length;
  }
  return {
    say: draw,
    end() {
      clearInterval(timer);
      active.clear();
      draw('');
    },
    report(event) {
      const { id } = event.step;
      if (event.type === 'ended') {
        active.delete(id);
        return draw(renderEnd(event));
      }
      active.set(id, { doing: event.doing, startedAt: clock.now().getTime() - event.elapsedMs });
      draw('');
    },
  };
}
;
const HEARTBEAT_MS = 30_000;
function plainProgress({ terminal, clock }) {
  const last = new Map();
  const say = (lines) => terminal.err(`${lines}\n`);
  return {
    say,
    end: () => { },
    report(event) {
      if (event.type === 'ended')
        return say(renderEnd(event));
      const { step, doing, elapsedMs } = event;
      if (doing === 'starting')
        return;
      const now = clock.now().getTime();
      const before = last.get(step.id);
      if (before?.doing === doing && now - before.at < HEARTBEAT_MS)
        return;
      last.set(step.id, { doing, at: now });
      say(`… ${step.id}: ${doing}${elapsedMs >= 1000 ? `, ${(0,duration .P)(elapsedMs)}` : ''}`);
    },
  };
}
;
function createProgress({ terminal, clock }) {
  return terminal.isLive ? liveProgress({ terminal, clock }) : plainProgress({ terminal, clock });
}
;
function renderJson({ steps }) {
  const document = {
    steps: steps.map(({ step, state }) => ({ id: step.id, operation: step.operation.name, ...render_json_describe(state) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
function render_json_describe({ startedAt, endedAt, ...ending }) {
  const times = { 'started-at': new Date(startedAt).toISOString(), 'duration-ms': Math.round(endedAt - startedAt) };
  return ending.status === 'failed'
    ? { status: ending.status, error: describeError(ending.error), ...times }
    : { ...ending, ...times };
}
function describeError(error) {
  if (!(error instanceof errors .lZ))
    return { code: 'UNEXPECTED', message: (0,say_error .I)(error) };
  return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}
;
function renderLease({ operation, params }) {
  const options = Object.entries(params).map(([name, value]) => `--${name} ${quote(String(value))}`);
  return `What is meant for this job only stays until it expires, since no job ends here. To take it back before:\n  mongodb-atlas-action call ${operation} ${options.join(' ')}`;
}
function quote(word) {
  return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
;
async function renderOutputs({ result, shape, }) {
  const entries = result.steps.flatMap(({ step, state }) => {
    if (state.status === 'planned')
      return [[step.id, { would: state.would }]];
    if (state.status !== 'done' || Object.keys(state.outputs).length === 0)
      return [];
    return [[step.id, state.outputs]];
  });
  if (entries.length === 0)
    return '';
  const value = shape === 'plan' ? Object.fromEntries(entries) : entries[0]?.[1];
  const { stringify } = await __webpack_require__.e(  815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
  return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 0 });
}
;
function summarize({ steps }) {
  const count = (status) => steps.filter(({ state }) => state.status === status).length;
  const parts = Object.entries(summarize_WORDS).flatMap(([status, words]) => {
    const number = count(status);
    return number === 0 ? [] : [`${number} ${words}`];
  });
  if (steps.length < 2 || parts.length === 0)
    return undefined;
  const done = count('done');
  return `Of ${steps.length} steps, ${(0,base_text .c3)(done === 0 ? parts : [...parts, `${done} done`])}.`;
}
const summarize_WORDS = {
  failed: 'failed',
  blocked: 'not begun',
  deferred: 'deferred',
  skipped: 'skipped',
  planned: 'would be done',
};
;
async function execute({ inputs, json, readPlan, shape, world, }) {
  const { terminal } = world;
  const otherwise = await (0,login_credentials .B7)({ inputs, world });
  const { settings, plan } = await readRun({ inputs, environment: world.environment, otherwise, readPlan });
  const clock = (0,base_clock .m)({ speed: settings.clockSpeed });
  const progress = createProgress({ terminal, clock });
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'));
  const result = await runSession({
    settings,
    plan,
    owner: ownerOf(world.actor()),
    folder: '.',
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => { },
    onNotice: (notice, weight) => progress.say(`${weight === 'lasting' ? '!' : '…'} ${notice}`),
    report: progress.report,
    onLease: async (lease) => progress.say(renderLease(lease)),
  }).finally(progress.end);
  const rest = summarize(result);
  if (rest !== undefined)
    terminal.err(`${rest}\n`);
  terminal.out(json ? renderJson(result) : await renderOutputs({ result, shape }));
  const hidden = hiddenOutputs(result);
  if (hidden !== undefined)
    terminal.err(`${hidden}\n`);
  const interrupted = signal();
  if (interrupted === undefined)
    return world.finish(exitCodeOf(result));
  terminal.err('Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n');
  world.finish(exit_code .F[interrupted]);
}
function exitCodeOf({ steps }) {
  const statuses = new Set(steps.map(({ state }) => state.status));
  if (statuses.has('failed') || statuses.has('blocked'))
    return exit_code .F.failed;
  return statuses.has('deferred') ? exit_code .F.deferred : exit_code .F.done;
}
;
async function readElsewhere({ option, given, world, }) {
  if (given === '-')
    return world.readStdin();
  if (!given.startsWith('@'))
    return undefined;
  const file = given.slice(1);
  return (0,promises_.readFile)(file, 'utf8').catch((error) => {
    const message = `${option}: ${(0,base_text .Hk)(file)} cannot be read (${error.code}).`;
    throw new errors .eb([{ message, hint: 'Give `@` and the path of a file, or `-` for standard input.' }]);
  });
}
var setting_options = __webpack_require__(1831);
;
function api_api(command, world) {
  const collect = (value, before = []) => [...before, value];
  command
    .argument('[operation]', 'operation id, or HTTP method with a path')
    .argument('[path]', 'path below the API, such as `/groups/{groupId}/clusters`')
    .usage('<operation-id> | <method> <path> [options]')
    .option('-l, --list [text]', 'List all operations, or those with this text in id or path.')
    .option('-p, --parameters <key=value>', 'Path or query parameter by name; YAML or JSON for several.', collect)
    .option('-b, --body <yaml>', 'Body as YAML or JSON; `@file` reads a file, `-` standard input.')
    .option('--api-version <date>', 'Version of the operation, or `preview`. Default: its newest stable one.')
    .option('--no-all-pages', 'Read one page of a list only.')
    .option('-o, --output-file <path>', 'File for the whole answer, with its secrets.')
    .option('--json', 'Print the result as one JSON document.')
    .action(async (operation, path, options) => {
    if (options.list !== undefined)
      return world.terminal.out(await listOperations(options.list));
    const missing = operation === undefined ? 'operation' : path === undefined && METHOD.test(operation) ? 'path' : undefined;
    if (missing !== undefined)
      command.error(`error: missing required argument '${missing}'`);
    const { body: given } = options;
    const body = given === undefined ? undefined : ((await readElsewhere({ option: '--body', given, world })) ?? given);
    await execute({
      inputs: (0,setting_options .Es)({ ...options }),
      json: options.json === true,
      readPlan: (policy) => planOfOne({
        operation: 'call-api',
        params: api_paramsOf({ operation, path, body, options }),
        operations: operations,
        policy,
      }),
      shape: 'operation',
      world,
    });
  });
  (0,setting_options .OB)(command);
  command.addHelpText('after', HELP);
}
const METHOD = /^(?:get|post|put|patch|delete)$/i;
const HELP = `
Examples:
  mongodb-atlas-action api --list accessList
  mongodb-atlas-action api listGroupClusters -p groupId=5a0a1e7e0f2912c554080adc
  mongodb-atlas-action api updateGroup -p groupId=5a0a1e7e0f2912c554080adc --body '{name: shop}' --dry-run
  mongodb-atlas-action api GET /orgs/{orgId}/invoices/pending -p orgId=5a0a1e7e0f2912c554080adc --json
`;
function api_paramsOf(given) {
  const { operation, path, body, options } = given;
  const target = path === undefined ? { 'operation-id': operation } : { method: operation, path };
  const all = {
    ...target,
    parameters: options.parameters?.join('\n'),
    body,
    'api-version': options.apiVersion,
    'output-file': options.outputFile,
    'all-pages': String(options.allPages),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
async function listOperations(text) {
  const { API_ROOT, apiOperations } = await __webpack_require__.e(  374).then(__webpack_require__.bind(__webpack_require__, 9374));
  const word = text === true ? '' : text.toLowerCase();
  const found = [...apiOperations().values()]
    .map(({ id, method, path }) => ({ id, call: `${method.padEnd(6)} ${path.slice(API_ROOT.length) || '/'}` }))
    .filter(({ id, call }) => `${id} ${call}`.toLowerCase().includes(word));
  if (found.length === 0) {
    const message = `--list: no operation of the Admin API has \`${(0,base_text .Hk)(word)}\` in its id, method or path.`;
    throw new errors .eb([{ message, hint: 'Try a shorter text, or `--list` alone for all of them.' }]);
  }
  const width = Math.max(...found.map(({ id }) => id.length));
  return found.map(({ id, call }) => `${id.padEnd(width)}  ${call}\n`).join('');
}
var commander = __webpack_require__(8896);
var cli_program = __webpack_require__(6180);
var render_error = __webpack_require__(7189);
;
function call(command, world) {
  command
    .configureOutput({ outputError: (text, write) => write(renderMisuseOfCall(text)) })
    .usage('<operation> [options]')
    .helpCommand(false)
    .commandsGroup('Operations:')
    .addHelpText('after', call_HELP);
  for (const operation of operations.values()) {
    const one = command
      .command(operation.name)
      .description(operation.summary)
      .usage('[options]')
      .showHelpAfterError((0,cli_program .X)(`mongodb-atlas-action call ${operation.name}`))
      .option('--json', 'Print the result as one JSON document.')
      .action((options) => execute({
      inputs: (0,setting_options .Es)(options),
      json: options['json'] === true,
      readPlan: async (policy) => {
        const params = await paramTexts({ operation, options, world });
        return planOfOne({ operation: operation.name, params, operations: operations, policy });
      },
      shape: 'operation',
      world,
    }));
    for (const [key, param] of Object.entries(operation.params)) {
      for (const option of paramOptions((0,base_text .kW)(key), param))
        one.addOption(option.helpGroup('Parameters:'));
    }
    (0,setting_options .OB)(one);
  }
}
function renderMisuseOfCall(text) {
  const word = /^error: unknown command '(.*)'/.exec(text)?.[1];
  if (word === undefined)
    return (0,render_error .T)(text);
  const names = [...operations.keys()];
  const containing = names.filter((name) => name.includes(word));
  const hint = (0,suggest .Z)({ word, candidates: containing.length > 0 ? containing : names });
  return `Unknown operation '${(0,base_text .Hk)(word)}'. ${hint}\n`;
}
const call_HELP = `
Each operation has its own help, with its parameters. Passwords are read from a file or standard input, since a command line can
be read by others, and outputs that are secret are shown as \`***\`: give a password of your own where you have to know it.

Examples:
  mongodb-atlas-action call list-projects
  mongodb-atlas-action call pause-cluster --help
  mongodb-atlas-action call pause-cluster --cluster shop:dev
  mongodb-atlas-action call create-cluster --project-name shop --cluster-name dev \\
    --tier flex --region US_EAST_1 --tags team=web --json
  mongodb-atlas-action call create-database-user --project-name shop --username app \\
    --roles readWrite@app --password @password.txt
`;
const PLACEHOLDERS = {
  text: '<text>',
  number: '<number>',
  list: '<item,…>',
  map: '<key=value>',
  document: '<yaml>',
};
function paramOptions(name, param) {
  const { describe, expected, shape, certain, defaultValue } = param;
  if (param.secret)
    return [new commander .c$(`--${name} <source>`, `${describe} Expected: ${expected}. ${NOT_HERE}`)];
  if (shape === 'flag') {
    const preset = defaultValue === true ? ` Default: true; \`--no-${name}\` switches it off.` : '';
    return [new commander .c$(`--${name} [boolean]`, `${describe}${preset}`), new commander .c$(`--no-${name}`).hideHelp()];
  }
  const needed = certain && defaultValue === undefined ? ' Required.' : '';
  const preset = defaultValue === undefined ? '' : ` Default: ${defaultValue}.`;
  const option = new commander .c$(`--${name} ${PLACEHOLDERS[shape]}`, `${describe} Expected: ${expected}.${preset}${needed}`);
  if (shape === 'text' || shape === 'number' || shape === 'document')
    return [option];
  const collect = (value, before = []) => [...before, value];
  return [option.argParser(collect)];
}
const NOT_HERE = '`@file` reads it from a file, `-` from standard input.';
async function paramTexts({ operation, options, world, }) {
  const texts = {};
  for (const [key, param] of Object.entries(operation.params)) {
    const name = (0,base_text .kW)(key);
    const value = options[(0,base_text .xQ)(name)];
    if (value === undefined)
      continue;
    const text = Array.isArray(value) ? value.join('\n') : String(value);
    texts[name] = param.secret ? await readSecret({ option: `--${name}`, given: text, world }) : text;
  }
  return texts;
}
async function readSecret(source) {
  const text = await readElsewhere(source);
  if (text !== undefined)
    return text;
  const message = `${source.option}: a command line can be read by others, so it is no place for a secret.`;
  throw new errors .eb([{ message, hint: `Give a place to read it from: ${NOT_HERE}` }]);
}
;
function completionsOf(command, { path = [], first = {} } = {}) {
  const { commands, options } = command;
  const words = commands.length > 0
    ? commands.map((one) => ({ word: one.name(), describe: one.description() }))
    : options.flatMap(({ long, description, hidden }) => long && !hidden ? [{ word: long, describe: description }] : []);
  const name = path.join(' ');
  const own = { path: name, hasCommands: commands.length > 0, words, first: first[name] ?? [] };
  return [own, ...commands.flatMap((one) => completionsOf(one, { path: [...path, one.name()], first }))];
}
function bashScript(name, completions) {
  const cases = completions.flatMap(({ path, hasCommands, words, first }) => {
    const offer = (pattern, offered) => `    ${pattern}) offers='${offered.map(({ word }) => word).join(' ')}' ;;`;
    if (hasCommands)
      return [offer(`'${path}'`, words)];
    if (first.length === 0)
      return [offer(`'${path}'|'${path} '*`, words)];
    return [offer(`'${path}'`, [...first, ...words]), offer(`'${path} '*`, words)];
  });
  const label = `_${name.replaceAll('-', '_')}`;
  return `${label}() {
  local before='' offers=''
  [ "$COMP_CWORD" -gt 1 ] && before="\${COMP_WORDS[1]}"
  [ "$COMP_CWORD" -gt 2 ] && before="$before \${COMP_WORDS[2]}"
  case "$before" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$offers" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F ${label} ${name}
`;
}
function zshScript(name, completions) {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(name, completions)}`;
}
function fishScript(name, completions) {
  const lines = completions.flatMap(({ path, hasCommands, words, first }) => {
    const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
    const others = words.map(({ word }) => word).join(' ');
    const condition = path === ''
      ? '__fish_use_subcommand'
      : [...seen, ...(hasCommands ? [`not __fish_seen_subcommand_from ${others}`] : [])].join('; and ');
    const line = (what, describe) => `complete -c ${name} -n '${condition}' ${what} -d '${describe.replaceAll(/['\\]/g, '\\$&')}'`;
    return [
      ...first.map(({ word, describe }) => line(`-f -a ${word}`, describe)),
      ...words.map(({ word, describe }) => line(hasCommands ? `-f -a ${word}` : `-l ${word.slice(2)}`, describe)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
;
const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };
function completion(command, world) {
  command
    .addArgument(new commander .ef('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .usage('<shell>')
    .addHelpText('after', completion_HELP)
    .action(async (shell) => {
    const words = command.parent?.commands.map((one) => one.name()) ?? [];
    const program = await (0,cli_program .r)({ words, version: '', world });
    const { apiOperations } = await __webpack_require__.e(  374).then(__webpack_require__.bind(__webpack_require__, 9374));
    const ids = [...apiOperations().values()].map(({ id, method, path }) => ({
      word: id,
      describe: `${method} ${path}`,
    }));
    world.terminal.out(SCRIPTS[shell](program.name(), completionsOf(program, { first: { api: ids } })));
  });
}
const completion_HELP = `
Examples:
  mongodb-atlas-action completion bash >> ~/.bashrc
  mongodb-atlas-action completion zsh >> ~/.zshrc
  mongodb-atlas-action completion fish > ~/.config/fish/completions/mongodb-atlas-action.fish
`;
;
function refuse(name, { message, hint }) {
  const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
  return { name, ok: false, message: said, ...(hint !== undefined && { hint }) };
}
var atlas_cloud = __webpack_require__(7436);
var atlas_credentials = __webpack_require__(7475);
var proxy = __webpack_require__(4089);
var credential_issue = __webpack_require__(5453);
;
async function configuredChecks({ inputs, environment, otherwise, }) {
  const credentials = (0,atlas_credentials .M)({ inputs: {}, environment, otherwise });
  return [checkHost(inputs), await checkCredentials({ credentials, inputs, environment }), checkProxy(environment)];
}
function checkHost(inputs) {
  const issues = [];
  const { cloud } = (0,plan_settings .T4)({ inputs, issues });
  const host = (0,atlas_cloud .w)({ cloud, baseUrl: inputs['base-url'] });
  const [issue] = 'message' in host ? [...issues, host] : issues;
  if (issue !== undefined)
    return refuse('host', issue);
  return { name: 'host', ok: true, message: 'origin' in host ? `${host.origin} (${cloud} Atlas)` : cloud };
}
async function checkCredentials({ credentials, inputs, environment, }) {
  if ('message' in credentials)
    return refuse('credentials', (0,credential_issue .Hu)(credentials));
  if (credentials.kind === 'login') {
    return { name: 'credentials', ok: true, message: await (0,login_credentials .Hf)({ store: credentials.store, inputs }) };
  }
  const names = atlas_credentials .e.find(({ names }) => names.every((name) => environment[name]?.trim()))?.names ?? [];
  return { name: 'credentials', ok: true, message: `${configured_checks_KINDS[credentials.kind]} from ${(0,base_text .c3)(names)}` };
}
const configured_checks_KINDS = { 'service-account': 'service account', 'api-key': 'API key', 'access-token': 'access token' };
function checkProxy(environment) {
  const find = (name) => [name.toLowerCase(), name].find((variable) => environment[variable]?.trim());
  const [https, http, none] = [find('HTTPS_PROXY'), find('HTTP_PROXY'), find('NO_PROXY')];
  const value = (name) => (name === undefined ? undefined : environment[name]);
  try {
    (0,proxy .n)({ httpsProxy: value(https), httpProxy: value(http), noProxy: value(none) });
  }
  catch (error) {
    const [issue] = error instanceof errors .eb ? error.issues : [];
    if (issue === undefined)
      throw error;
    return refuse('proxy', issue);
  }
  const names = [https, http, none].filter((name) => name !== undefined);
  return { name: 'proxy', ok: true, message: names.length === 0 ? 'none' : `set by ${(0,base_text .c3)(names)}` };
}
;
async function* diagnose({ inputs, world, signal, onNotice, }) {
  const otherwise = await (0,login_credentials .B7)({ inputs, world });
  const checks = await configuredChecks({ inputs, environment: world.environment, otherwise });
  yield* checks;
  if (checks.some(({ ok }) => !ok))
    return;
  const settings = (0,plan_settings .sb)({ inputs, environment: world.environment, otherwise });
  const connection = connect({
    ...settings,
    clock: (0,base_clock .m)({ speed: settings.clockSpeed }),
    random: Math.random,
    userAgent: world.userAgent,
    signal,
    onSecret: () => { },
    onNotice,
  });
  try {
    const context = {
      params: {},
      memory: {},
      owner: ownerOf(world.actor()),
      policy: settings.policy,
      random: Math.random,
      secrets: createSecretKeeping(() => { }).ofStep('access'),
      outside: createOutside({ folder: '.' }),
    };
    const found = await attempt('access', () => checkAccess.step({ ...context, atlas: connection.atlas }));
    if ('ok' in found)
      yield found;
    else if (found.status === 'done')
      yield* describeAccess(found.outputs);
  }
  finally {
    const closed = await attempt('revocation', () => connection.close());
    if (closed !== undefined)
      yield closed;
  }
}
function describeAccess(outputs) {
  const { applicationName, build, roles, organizationCount: organizations } = outputs;
  const access = { name: 'access', ok: true, message: `${applicationName} accepts them (build ${build})` };
  const held = Array.isArray(roles) ? roles.map(describeRole) : [];
  const reach = organizations === 0
    ? {
      name: 'roles',
      ok: false,
      message: 'The credentials can see no organization.',
      hint: 'Give the user, key or service account a role in an organization or in a project of it.',
    }
    : {
      name: 'roles',
      ok: true,
      message: `${held.length > 0 ? (0,base_text .c3)(held) : NOT_TOLD}; ${organizations} organization${organizations === 1 ? '' : 's'} in reach`,
    };
  return [access, reach];
}
const NOT_TOLD = 'Atlas tells them for API keys only';
function describeRole(role) {
  const { role: name, ...ids } = role;
  const [where] = Object.entries(ids);
  return where === undefined ? `${name}` : `${name} (${where.join(' ')})`;
}
async function attempt(name, task) {
  try {
    return await task();
  }
  catch (error) {
    if (error instanceof errors .lZ)
      return refuse(name, error);
    return refuse(name, { message: (0,say_error .I)(error) });
  }
}
;
function doctor(command, world) {
  command
    .option('--json', 'Print the checks as one JSON document.')
    .action((options) => examine({ options, world }));
  (0,setting_options .OB)(command, ['cloud', 'base-url']);
  command.addHelpText('after', doctor_HELP);
}
const doctor_HELP = `
It only reads. Exit code 1 says that Atlas cannot be used like this.

Examples:
  mongodb-atlas-action doctor
  mongodb-atlas-action doctor --cloud government
`;
async function examine({ options, world, }) {
  const { terminal } = world;
  const { controller, signal } = world.interruption(() => terminal.err('Stopping.\n'));
  const checks = [];
  const found = diagnose({
    inputs: (0,setting_options .Es)(options),
    world,
    signal: controller.signal,
    onNotice: (notice) => terminal.err(`… ${notice}\n`),
  });
  for await (const check of found) {
    checks.push(check);
    if (!options['json'])
      terminal.out(render(check));
  }
  const usable = checks.every(({ ok }) => ok);
  if (options['json'])
    terminal.out(`${JSON.stringify({ usable, checks }, null, 2)}\n`);
  const interrupted = signal();
  world.finish(interrupted ? exit_code .F[interrupted] : usable ? exit_code .F.done : exit_code .F.failed);
}
function render({ name, ok, message, hint }) {
  return `${ok ? '✓' : '✗'} ${name}: ${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}\n`;
}
;
function checkReferences({ draft, ids, operationOf, report, }) {
  for (const { id, position } of draft.needs) {
    const fault = stepFault({ id, draft, ids });
    if (fault)
      report({ message: `${draft.id}.needs: ${fault.why}`, hint: fault.hint, position });
  }
  for (const [name, { value, position }] of draft.params) {
    const seen = new Set();
    for (const part of textsIn(value).flatMap(partsOf)) {
      const fault = part.kind === 'reference'
        ? (stepFault({ id: part.step, draft, ids }) ??
          outputFault({ reference: part, operation: operationOf(part.step), param: paramOf(draft.operation, name) }))
        : formFault(part);
      if (fault === undefined || seen.has(fault.why))
        continue;
      seen.add(fault.why);
      report({ message: `${draft.id}.${shownName(name)}: ${fault.why}`, hint: fault.hint, position });
    }
  }
}
function stepFault({ id, draft, ids }) {
  if (id === draft.id)
    return { why: 'the step cannot wait for itself.', hint: 'Name another step.' };
  if (ids.includes(id))
    return undefined;
  const hint = (0,suggest .Z)({ word: id, candidates: ids.filter((other) => other !== draft.id).map(shownName) });
  return { why: `there is no step \`${shownName(id)}\`.`, hint: hint ?? 'Leave it out: there is no other step.' };
}
function outputFault({ reference: { step, output }, operation, param, }) {
  if (operation === undefined)
    return undefined;
  const specs = new Map(Object.entries(operation.outputs).map(([key, spec]) => [(0,base_text .kW)(key), spec]));
  const spec = specs.get(output);
  if (spec === undefined) {
    const hint = (0,suggest .Z)({ word: output, candidates: [...specs.keys()] });
    const why = `${operation.name}, the operation of \`${step}\`, has no output \`${shownName(output)}\`.`;
    return { why, hint: hint ?? 'Use a step that has outputs.' };
  }
  if (!spec.secret || param === undefined || takesSecrets(param))
    return undefined;
  return {
    why: `\`${step}.${output}\` is secret, and this parameter is shown in logs and in Atlas.`,
    hint: 'Use an output that is not secret.',
  };
}
function takesSecrets(param) {
  return param.secret === true || param.schema().safeParse(new base_secret .z('')).success;
}
function formFault(part) {
  if (part.kind === 'expression')
    return {
      why: 'GitHub expands expressions such as `${{ … }}` in workflow files only.',
      hint: 'Write the value itself, or move the plan into the `operations` input of the workflow.',
    };
  if (part.kind !== 'broken')
    return undefined;
  return {
    why: `\`${shownName(part.text ?? '')}\` is no reference.`,
    hint: 'Write `${step.output}`, or `$${` where you mean the characters `${`.',
  };
}
function paramOf(operation, name) {
  return Object.entries(operation.params).find(([key]) => (0,base_text .kW)(key) === name)?.[1];
}
;
function findCycles(steps) {
  const needs = new Map(steps.map((step) => [step.id, step.needs]));
  const left = new Set();
  const cycles = [];
  const visit = (id, path) => {
    if (left.has(id))
      return;
    const at = path.indexOf(id);
    if (at >= 0) {
      cycles.push([...path.slice(at), id]);
      return;
    }
    for (const next of needs.get(id) ?? [])
      visit(next, [...path, id]);
    left.add(id);
  };
  for (const { id } of steps)
    visit(id, []);
  return cycles;
}
function addTextOrder(steps) {
  const needs = new Map(steps.map((step) => [step.id, [...new Set(step.needs)]]));
  const before = new Map(steps.map(({ id }) => [id, new Set()]));
  const link = (later, earlier) => {
    const gained = [earlier, ...(before.get(earlier) ?? [])];
    for (const [id, ids] of before)
      if (id === later || ids.has(later))
        for (const one of gained)
          ids.add(one);
  };
  for (const { id, needs } of steps)
    for (const earlier of needs)
      link(id, earlier);
  steps.forEach((later, index) => {
    for (const earlier of steps.slice(0, index).reverse()) {
      const related = later.subjects.some((one) => earlier.subjects.some((other) => isAboutTheSame(one, other)));
      if (!related || (later.readsOnly && earlier.readsOnly))
        continue;
      if (before.get(later.id)?.has(earlier.id) || before.get(earlier.id)?.has(later.id))
        continue;
      needs.get(later.id)?.push(earlier.id);
      link(later.id, earlier.id);
    }
  });
  return needs;
}
function isAboutTheSame(one, other) {
  const shared = Math.min(one.length, other.length);
  return shared > 0 && one.slice(0, shared).every((part, index) => part === other[index]);
}
;
const ID = /^[a-z][a-z0-9-]{0,39}$/;
function readStep({ id, entry: { position, tree }, operations, report, }) {
  const shown = shownName(id);
  const names = [...operations.keys()];
  if (!ID.test(id)) {
    const hint = 'Use lower-case letters, digits and hyphens, beginning with a letter, at most 40.';
    report({ message: `\`${shown}\` cannot be the id of a step.`, hint, position });
  }
  if (tree.kind !== 'mapping') {
    const word = tree.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined;
    const operation = word !== undefined && operations.has(word) ? word : 'check-access';
    const hint = `Write the operation in a line of its own below, such as \`${operation}:\`.`;
    const message = `${shown}: expected a mapping with one operation, got ${sayValue(plainValue(tree))}.`;
    report({ message, hint, position });
    return undefined;
  }
  const needs = readNeeds({ shown, entry: tree.entries.get('needs'), report });
  const keys = [...tree.entries].filter(([name]) => name !== 'needs');
  const [first, second] = keys.filter(([name]) => operations.has(name));
  if (first === undefined) {
    const alsoId = operations.has(id) ? `Put a step id of your own above \`${shown}\`.` : undefined;
    if (keys.length === 0)
      report({
        message: `${shown}: the step has no operation.`,
        hint: alsoId ?? (0,suggest .Z)({ word: '', candidates: names }),
        position,
      });
    for (const [name, { position }] of keys) {
      const hint = alsoId ?? (0,suggest .Z)({ word: name, candidates: names });
      report({ message: `${shown}: there is no operation \`${shownName(name)}\`.`, hint, position });
    }
    return undefined;
  }
  const [name, { position: at, tree: params }] = first;
  if (second !== undefined) {
    const message = `${shown}: a step has one operation, and this one has \`${name}\` and \`${second[0]}\`.`;
    report({ message, hint: 'Give each a step of its own.', position: second[1].position });
  }
  for (const [stray, { position }] of keys.filter(([name]) => !operations.has(name))) {
    const hint = `Indent it below \`${name}\` if it is a parameter.`;
    report({ message: `${shown}: \`${shownName(stray)}\` cannot stand beside \`${name}\`.`, hint, position });
  }
  const operation = operations.get(name);
  const read = readParamTree({ place: `${shown}.${name}`, tree: params, position: at, report });
  return operation && read ? { id, operation, position: at, params: read, needs } : undefined;
}
function readParamTree({ place, tree, position, report, }) {
  if (tree.kind === 'leaf' && tree.value === null)
    return new Map();
  if (tree.kind === 'mapping')
    return new Map([...tree.entries].map(([name, { position, tree }]) => [name, { position, value: plainValue(tree) }]));
  const message = `${place}: expected a mapping of parameters, got ${sayValue(plainValue(tree))}.`;
  report({ message, hint: 'Write each parameter as `name: value`.', position });
  return undefined;
}
function readNeeds({ shown, entry, report, }) {
  if (entry === undefined)
    return [];
  const items = entry.tree.kind === 'list' ? entry.tree.items : [entry.tree];
  return items.flatMap((item) => {
    if (item.kind === 'leaf' && typeof item.value === 'string')
      return [{ id: item.value, position: item.position }];
    const message = `${shown}.needs: expected a step id or a list of step ids, got ${sayValue(plainValue(item))}.`;
    report({ message, hint: 'Write `needs: [first, second]`.', position: item.position });
    return [];
  });
}
;
const PLACE = /^(?:\/api\/atlas\/v2)?\/groups\/([^/:]+)(?:\/(?:clusters|flexClusters)\/([^/:]+))?/;
function requestedBy({ path, parameters }) {
  const given = new Map(Object.entries(Object(parameters)));
  const named = (name) => {
    const value = name === undefined ? undefined : given.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  if (typeof path !== 'string')
    return { project: named('groupId'), cluster: named('clusterName') };
  const [, project, cluster] = PLACE.exec(path) ?? [];
  const filled = (segment = '') => (segment.startsWith('{') ? named(segment.slice(1, -1)) : segment || undefined);
  return { project: filled(project), cluster: filled(cluster) };
}
;
function subjectsOf(step, find) {
  const own = subjectOf(step, find);
  const target = textOf(step, 'target-cluster-name');
  const written = textOf(step, 'target-project-id') ?? textOf(step, 'target-project-name');
  const project = written === undefined ? own[0] : projectBehind({ written, step, find, seen: new Set() });
  const targets = target === undefined || project === undefined ? [] : [[project, 'cluster', target]];
  return [own, ...targets].filter(({ length }) => length > 0);
}
function subjectOf(step, find) {
  const { subject } = step.operation;
  if (subject === 'nothing' || subject === 'organization')
    return [];
  const project = subject_projectOf({ step, find, seen: new Set() });
  if (project === undefined)
    return [];
  if (subject === 'project')
    return [project];
  if (subject === 'request')
    return part(project, 'cluster', requestedBy(step.params).cluster);
  if (subject === 'cluster') {
    const cluster = textOf(step, 'cluster-name') ?? shorthand(step)?.cluster;
    return cluster === undefined ? [project] : [project, 'cluster', cluster];
  }
  if (subject === 'database-user')
    return part(project, subject, textOf(step, 'username'));
  if (subject === 'database-role')
    return part(project, subject, textOf(step, 'role-name'));
  const entry = textOf(step, 'ip-address') ?? textOf(step, 'cidr-block') ?? textOf(step, 'aws-security-group');
  return [project, 'access-entry', entry?.replace(/\/(?:32|128)$/, '') ?? 'runner'];
}
function part(project, kind, name) {
  return name === undefined ? [project] : [project, kind, name];
}
function subject_projectOf({ step, find, seen, }) {
  const own = textOf(step, 'project-id') ?? textOf(step, 'project-name') ?? shorthand(step)?.project;
  const written = own ?? (step.operation.subject === 'request' ? requestedBy(step.params).project : undefined);
  return written === undefined ? undefined : projectBehind({ written, step, find, seen });
}
function projectBehind({ written, step, find, seen, }) {
  if (seen.has(step.id))
    return written;
  seen.add(step.id);
  const [part, ...rest] = partsOf(written);
  if (part?.kind !== 'reference' || rest.length > 0 || !/^project-(?:id|name)$/.test(part.output))
    return written;
  const source = find(part.step);
  return (source && subject_projectOf({ step: source, find, seen })) ?? written;
}
function shorthand(step) {
  const both = textOf(step, 'cluster');
  const at = both?.lastIndexOf(':') ?? -1;
  return both === undefined || at < 0 ? undefined : { project: both.slice(0, at), cluster: both.slice(at + 1) };
}
function textOf({ params }, name) {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
;
const MOST_BYTES = 256 * 1024;
const MOST_STEPS = 200;
async function parsePlan({ text, file, operations, policy, }) {
  const issues = [];
  const report = collectIn(issues);
  const entries = await readEntries({ text, file });
  const drafts = [...entries].flatMap(([id, entry]) => readStep({ id, entry, operations, report }) ?? []);
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const ids = [...entries.keys()];
  for (const draft of drafts) {
    await checkParams({ draft, policy, report });
    checkReferences({ draft, ids, operationOf: (id) => byId.get(id)?.operation, report });
  }
  const steps = drafts.map((draft) => stepOf(draft, ids));
  const stepById = new Map(steps.map((step) => [step.id, step]));
  const ordered = steps.map((step) => ({
    ...step,
    subjects: subjectsOf(step, (id) => stepById.get(id)),
    readsOnly: step.operation.effect === 'read',
  }));
  for (const cycle of findCycles(ordered)) {
    const position = byId.get(cycle[0] ?? '')?.position;
    const message = `${cycle.join(' → ')}: these steps wait for each other.`;
    if (position)
      report({ message, hint: 'Take one of the needs or references away.', position });
  }
  if (issues.length > 0)
    throw new errors .eb(inTextOrder(issues));
  const needs = addTextOrder(ordered);
  return { steps: steps.map((step) => ({ ...step, needs: needs.get(step.id) ?? step.needs })) };
}
async function readEntries({ text, file }) {
  const position = { file, line: 1, column: 1 };
  const refuse = (message, hint, at = position) => new errors .eb([{ message, hint, position: at }]);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw refuse('The plan is larger than 256 KiB.', 'Split it.');
  const read = await readYaml({ text, file });
  if ('issues' in read)
    throw new errors .eb(read.issues);
  const { tree } = read;
  const hint = 'Write at least one step, such as `access: { check-access: }`.';
  if (tree.kind === 'leaf' && tree.value === null)
    throw refuse('The plan is empty.', hint);
  if (tree.kind !== 'mapping')
    throw refuse(`Expected a mapping from step ids to operations, got ${sayValue(plainValue(tree))}.`, hint, tree.position);
  if (tree.entries.size === 0)
    throw refuse('The plan is empty.', hint);
  const tooMuch = [...tree.entries.values()][MOST_STEPS];
  if (tooMuch)
    throw refuse(`The plan has ${tree.entries.size} steps; ${MOST_STEPS} are allowed.`, 'Split it.', tooMuch.position);
  return tree.entries;
}
async function checkParams({ draft, policy, report, }) {
  const { id, operation, params } = draft;
  const pending = new Set([...params].filter(([, { value }]) => !isKnown(value)).map(([name]) => name));
  const raw = [...params].map(([name, { value }]) => [name, pending.has(name) ? value : unescaped(value)]);
  const result = readParams({
    operation,
    raw: Object.fromEntries(raw),
    policy,
    pending,
    loaded: await operation.loadCheck?.(),
    place: (name) => (name === undefined ? shownName(id) : `${shownName(id)}.${shownName(name)}`),
    positionOf: (name) => params.get(name)?.position,
  });
  if ('params' in result)
    return;
  for (const { message, hint, position } of result.issues) {
    report({ message, hint, position: position ?? draft.position });
  }
}
function isKnown(value) {
  return textsIn(value)
    .flatMap(partsOf)
    .every(({ kind }) => kind === 'text');
}
function unescaped(value) {
  return resolveReferences(value, () => undefined);
}
function stepOf({ id, operation, position, params, needs }, ids) {
  const values = Object.fromEntries([...params].map(([name, { value }]) => [name, value]));
  const named = [...needs.map((need) => need.id), ...referencesIn(values).map(({ step }) => step)];
  const others = new Set(named.filter((other) => other !== id && ids.includes(other)));
  return { id, operation, params: values, needs: [...others], position };
}
function inTextOrder(issues) {
  const rank = ({ position }) => (position ? position.line * 1e6 + position.column : 0);
  return [...issues].sort((one, other) => rank(one) - rank(other));
}
;
function run_run(command, world) {
  command
    .argument('<plan>', 'file that holds the plan; `-` is standard input')
    .option('--json', 'Print the result as one JSON document.')
    .usage('<plan> [options]')
    .action(async (path, options) => {
    const file = path === '-' ? 'stdin' : path;
    const text = await (path === '-' ? world.readStdin() : readPlanFile(path));
    await execute({
      inputs: (0,setting_options .Es)(options),
      json: options['json'] === true,
      readPlan: (policy) => parsePlan({ text, file, operations: operations, policy }),
      shape: 'plan',
      world,
    });
  });
  (0,setting_options .OB)(command);
  command.addHelpText('after', run_HELP);
}
const run_HELP = `
Progress goes to stderr, outputs as YAML to stdout. To run it again is safe: it goes on from what is there.

Examples:
  mongodb-atlas-action run atlas.yml --dry-run
  mongodb-atlas-action run atlas.yml --cloud government --timeout 45m
  mongodb-atlas-action run - --json < atlas.yml
`;
async function readPlanFile(path) {
  return (0,promises_.readFile)(path, 'utf8').catch((error) => {
    throw new errors .eb([
      { message: `${(0,base_text .Hk)(path)}: cannot be read (${error.code}).`, hint: 'Give the path of a plan, or `-`.' },
    ]);
  });
}
var json_schema_processors = __webpack_require__(1939);
;
const STEP_ID = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' };
const schema_REFERENCE = '\\$\\{[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\}';
function planSchema(operations) {
  const all = [...operations.values()];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plan of mongodb-atlas-action',
    description: 'A mapping from step ids to operations on MongoDB Atlas.',
    type: 'object',
    minProperties: 1,
    maxProperties: 200,
    propertyNames: STEP_ID,
    additionalProperties: { $ref: '#/$defs/step' },
    $defs: {
      step: stepSchema(all),
      reference: {
        title: 'Reference',
        description: 'An output of another step.',
        type: 'string',
        pattern: `^${schema_REFERENCE}$`,
      },
      'text-with-reference': {
        title: 'Text with a reference',
        description: 'Text that holds an output of another step.',
        type: 'string',
        pattern: schema_REFERENCE,
      },
      ...Object.fromEntries(all.map((operation) => [operation.name, operationSchema(operation)])),
    },
  };
}
function stepSchema(operations) {
  return {
    title: 'Step',
    type: 'object',
    properties: {
      ...Object.fromEntries(operations.map(({ name }) => [name, { $ref: `#/$defs/${name}` }])),
      needs: {
        title: 'needs',
        description: 'Steps that have to be finished before this one starts.',
        anyOf: [STEP_ID, { type: 'array', items: STEP_ID }],
      },
    },
    additionalProperties: false,
    oneOf: operations.map(({ name }) => ({ required: [name] })),
  };
}
function operationSchema({ name, summary, params }) {
  const entries = Object.entries(params);
  const needed = entries.filter(([, param]) => isNeeded(param)).map(([key]) => (0,base_text .kW)(key));
  return {
    title: name,
    description: summary,
    type: needed.length > 0 ? 'object' : ['object', 'null'],
    properties: Object.fromEntries(entries.map(([key, param]) => [(0,base_text .kW)(key), paramSchema((0,base_text .kW)(key), param)])),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
}
function isNeeded({ certain, defaultValue }) {
  return certain && defaultValue === undefined;
}
function paramSchema(title, param) {
  const { $schema: _, ...schema } = json_schema_processors .bl(param.schema(), {
    io: 'input',
    unrepresentable: 'any',
  });
  const value = param.words ? { type: 'string', enum: param.words } : schema;
  const isWritable = param.defaultValue !== undefined && param.schema().safeParse(param.defaultValue).success;
  return {
    title,
    description: `${param.describe}\n\nExpected: ${param.expected}.`,
    ...(isWritable && { default: param.defaultValue }),
    ...orReference(value),
  };
}
function orReference(schema) {
  const { type, items, additionalProperties: values } = schema;
  const inner = {
    ...schema,
    ...(isSchema(items) && { items: orReference(items) }),
    ...(isSchema(values) && { additionalProperties: orReference(values) }),
  };
  if (type === undefined)
    return inner;
  if (type !== 'string')
    return { anyOf: [inner, { $ref: '#/$defs/reference' }] };
  const isFree = Object.keys(schema).every((key) => key === 'type');
  return isFree ? inner : { anyOf: [inner, { $ref: '#/$defs/text-with-reference' }] };
}
function isSchema(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
;
function schema_schema(command, { terminal }) {
  command.addHelpText('after', schema_HELP).action(() => {
    terminal.out(`${JSON.stringify(planSchema(operations), null, 2)}\n`);
  });
}
const schema_HELP = `
Editors with a YAML language server take it from a comment in the plan:
  # yaml-language-server: $schema=plan.schema.json

Example:
  mongodb-atlas-action schema > plan.schema.json
`;
;
const withOperations = { api: api_api, call: call, completion: completion, doctor: doctor, run: run_run, schema: schema_schema };
 }),
 5750:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  a: () => (  fitLine)
 });
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NONE = /\p{Mark}/u;
function fitLine(line, columns) {
  let used = 0;
  let fitting = '';
  for (const character of line) {
    used += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
    if (used > columns)
      return `${fitting}…`;
    if (used < columns)
      fitting += character;
  }
  return line;
}
 }),
 6485:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  As: () => (  sendWrite),
  M4: () => (  sentWrite),
  Nw: () => (  isJustSent),
  YS: () => (  READS_LAG_MS),
  dq: () => (  pollInterval),
  jq: () => (  takeBackRefused),
  rX: () => (  rememberWrite),
  z0: () => (  forgetWrite)
 });
 var _atlas_atlas_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4285);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2396);
function sentWrite(memory, name) {
  return memory.sent?.[name];
}
function rememberWrite({ memory, name, now }) {
  const at = now.getTime();
  const before = memory.sent?.[name];
  memory.sent = {
    ...memory.sent,
    [name]: { firstAt: before?.firstAt ?? at, lastAt: at, times: (before?.times ?? 0) + 1 },
  };
}
const READS_LAG_MS = 15_000;
function isJustSent({ memory, name, now }) {
  const sent = sentWrite(memory, name);
  return sent !== undefined && now.getTime() - sent.lastAt < READS_LAG_MS;
}
async function sendWrite({ memory, name, what, now, send, }) {
  refuseEndless({ memory, name, what });
  const before = sentWrite(memory, name);
  rememberWrite({ memory, name, now });
  try {
    await send();
  }
  catch (error) {
    takeBackRefused({ error, memory, name, before });
    throw error;
  }
}
function takeBackRefused({ error, memory, name, before, }) {
  if (!(error instanceof _atlas_atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q) || error.outcome === 'unknown')
    return;
  forgetWrite({ memory, name });
  if (before !== undefined)
    memory.sent = { ...memory.sent, [name]: before };
}
const MOST_WRITES = 8;
function refuseEndless({ memory, name, what }) {
  const times = sentWrite(memory, name)?.times ?? 0;
  if (times < MOST_WRITES)
    return;
  throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .lZ({
    code: 'WRITE_WITHOUT_EFFECT',
    message: `${what}: the change was sent ${times} times, and Atlas still shows it otherwise.`,
    hint: 'Look at it in the Atlas console: Atlas may round a size or rewrite a tag, and then only that value will do.',
  });
}
function forgetWrite({ memory, name }) {
  const { [name]: _, ...others } = memory.sent ?? {};
  memory.sent = others;
}
const SHORTEST_MS = 3_000;
const LONGEST_MS = 20_000;
function pollInterval({ since, now }) {
  const waited = since === undefined ? 0 : now.getTime() - since;
  return Math.min(Math.max(waited / 20, SHORTEST_MS), LONGEST_MS);
}
 }),
 1634:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Z: () => (  suggest),
  q: () => (  nearestName)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1036);
const LONGEST_WORD = 80;
const MOST_NAMES = 30;
function suggest({ word, candidates }) {
  const near = nearestName({ word, candidates });
  if (near !== undefined)
    return `Did you mean \`${near}\`?`;
  if (candidates.length === 0)
    return undefined;
  const names = candidates.slice(0, MOST_NAMES).map((name) => `\`${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .Hk)(name)}\``);
  const others = candidates.length - names.length;
  if (others > 0)
    return `Use one of ${names.join(', ')} and ${others} others.`;
  return names.length === 1 ? `Use ${names[0]}.` : `Use one of ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .c3)(names, 'or')}.`;
}
function nearestName({ word, candidates }) {
  return word.length > LONGEST_WORD ? undefined : (0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .pA)(word, candidates);
}
 })
};
