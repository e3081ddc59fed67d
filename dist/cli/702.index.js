export const id = 702;
export const ids = [702];
export const modules = {
 4285:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  q: () => (  AtlasError),
  u: () => (  hasCode)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
class AtlasError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .lZ {
  name = 'AtlasError';
  method;
  template;
  outcome;
  status;
  errorCode;
  parameters;
  transient;
  retryAfterMs;
  constructor(details) {
    const { method, template, message, hint, status, errorCode } = details;
    super({
      code: errorCode ?? (status ? `HTTP_${status}` : 'NO_ANSWER'),
      message: `${method} ${template}: ${message}`,
      hint,
    });
    this.method = method;
    this.template = template;
    this.outcome = details.outcome;
    this.status = status;
    this.errorCode = errorCode;
    this.parameters = details.parameters ?? [];
    this.transient = details.transient;
    this.retryAfterMs = details.retryAfterMs;
  }
}
function hasCode(error, ...codes) {
  return error instanceof AtlasError && error.errorCode !== undefined && codes.includes(error.errorCode);
}
 }),
 7436:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  J: () => (  CLOUDS),
  w: () => (  chooseHost)
 });
 var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
const CLOUDS = ['commercial', 'government'];
const ORIGINS = {
  commercial: 'https://cloud.mongodb.com',
  government: 'https://cloud.mongodbgov.com',
};
const DOMAINS = { commercial: 'mongodb.com', government: 'mongodbgov.com' };
function chooseHost({ cloud, baseUrl }) {
  if (baseUrl === undefined)
    return { cloud, origin: ORIGINS[cloud], isLoopback: false };
  if (!URL.canParse(baseUrl))
    return refusal('is not a URL');
  const { protocol, hostname, origin, username, password, pathname, search, hash } = new URL(baseUrl);
  if (username !== '' || password !== '')
    return refusal('holds a user name or a password');
  if (pathname !== '/' || search !== '' || hash !== '')
    return refusal('holds more than scheme, host and port');
  if (isLoopback(hostname) && (protocol === 'http:' || protocol === 'https:'))
    return { cloud, origin, isLoopback: true };
  if (protocol !== 'https:')
    return refusal('is not an https URL');
  if (isWithin(hostname, DOMAINS[cloud]))
    return { cloud, origin, isLoopback: false };
  const other = CLOUDS.find((name) => isWithin(hostname, DOMAINS[name]));
  if (other === undefined)
    return refusal(`names a host outside ${DOMAINS[cloud]}`);
  return {
    message: `base-url: this host belongs to ${other} Atlas, but cloud is ${cloud}.`,
    hint: `Say \`cloud: ${other}\`, or leave base-url out.`,
  };
}
function refusal(why) {
  return {
    message: `base-url: the value ${why}; credentials are sent only to MongoDB Atlas itself or to a simulator on loopback.`,
    hint: 'Leave base-url out, and choose between the two Atlas clouds with `cloud: commercial` or `cloud: government`.',
  };
}
function isLoopback(hostname) {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv4)(bare))
    return bare.startsWith('127.');
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(bare))
    return bare === '::1';
  return bare === 'localhost';
}
function isWithin(hostname, domain) {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
 }),
 520:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  X: () => (  formsOf),
  s: () => (  concealment)
 });
const SHORTEST = 4;
function concealment() {
  let forms = [];
  const blot = (text) => forms.reduce((left, form) => left.replaceAll(form, '***'), text);
  return {
    layer: (next) => async (request) => {
      const { status, headers, body } = await next(request);
      const refused = status < 200 || status >= 300;
      return { status, headers: blotHeaders(headers, blot), body: refused ? Buffer.from(blotBody(body, blot)) : body };
    },
    add(secret) {
      const value = secret.reveal();
      if (value.length < SHORTEST)
        return;
      forms = [...new Set([...forms, ...formsOf(value)])].sort((a, b) => b.length - a.length);
    },
  };
}
function formsOf(value) {
  const encoded = [encodeURIComponent(value.toWellFormed()), new URLSearchParams({ '': value }).toString().slice(1)];
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    ...encoded,
    ...encoded.map((text) => text.replace(/%../g, (sign) => sign.toLowerCase())),
  ];
}
const SPARED = new Set(['date', 'retry-after', 'www-authenticate', 'authentication-info']);
function blotHeaders(headers, blot) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
    name,
    value === undefined || SPARED.has(name) ? value : Array.isArray(value) ? value.map(blot) : blot(value),
  ]));
}
function blotBody(body, blot) {
  const text = body.toString();
  try {
    return JSON.stringify(JSON.parse(text, (_, value) => (typeof value === 'string' ? blot(value) : value)));
  }
  catch (error) {
    return error instanceof SyntaxError ? blot(text) : '';
  }
}
 }),
 3734:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 O8: () => (  loginOver),
 il: () => (  pollDeviceFlow),
 Kg: () => (  refreshDeviceTokens),
 oJ: () => (  revokeLogin),
 zH: () => (  startDeviceFlow)
});
var secret = __webpack_require__(1595);
var atlas_error = __webpack_require__(4285);
var base_text = __webpack_require__(1036);
;
const DEFAULT_INTERVAL_SECONDS = 5;
function readDeviceCode(request, response) {
  const answer = parse(response.body);
  const { device_code: code, expires_in: seconds, interval } = answer;
  const userCode = readUserCode(answer['user_code']);
  const verificationUri = readWebAddress(answer['verification_uri']);
  if (typeof code === 'string' &&
    code !== '' &&
    userCode !== undefined &&
    verificationUri !== undefined &&
    isPositive(seconds)) {
    return {
      deviceCode: new secret .z(code),
      userCode,
      verificationUri,
      livesMs: seconds * 1000,
      intervalMs: Math.min(seconds, Math.max(1, isPositive(interval) ? interval : DEFAULT_INTERVAL_SECONDS)) * 1000,
    };
  }
  throw new atlas_error .q({
    method: request.method,
    template: request.template,
    status: response.status,
    outcome: 'unknown',
    transient: false,
    message: 'the answer holds no code to log in with',
    hint: 'Check --base-url, and that nothing stands between this machine and Atlas that answers in its place.',
  });
}
function isPositive(value) {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
function readUserCode(value) {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{4,64}$/.test(value))
    return undefined;
  return (0,base_text .Hk)(value.replace(/^([A-Za-z0-9]{4})([A-Za-z0-9]{4})$/, '$1-$2'));
}
function readWebAddress(value) {
  if (typeof value !== 'string' || !URL.canParse(value))
    return undefined;
  const { protocol, href } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? (0,base_text .Hk)(href) : undefined;
}
function parse(body) {
  try {
    return Object(JSON.parse(body.toString()));
  }
  catch {
    return {};
  }
}
var token_endpoint = __webpack_require__(7472);
;
const BASE = '/api/private/unauth/account/device';
const AUTHORIZE = `${BASE}/authorize`;
const TOKEN = `${BASE}/token`;
const REVOKE = `${BASE}/revoke`;
const SCOPE = 'openid profile offline_access';
const POLLS = new Map([
  ['DEVICE_AUTHORIZATION_PENDING', 'pending'],
  ['DEVICE_AUTHORIZATION_EXPIRED', 'expired'],
  ['authorization_pending', 'pending'],
  ['slow_down', 'slow-down'],
  ['expired_token', 'expired'],
  ['access_denied', 'denied'],
  ['UNAUTHORIZED', 'denied'],
]);
const REFRESH_WITHIN_MS = 30_000;
const REVOKE_WITHIN_MS = 15_000;
const LOGIN_ENDED = ['INVALID_REFRESH_TOKEN', 'UNAUTHORIZED', 'invalid_grant'];
async function startDeviceFlow(client, signal) {
  const request = device_flow_form({ client, target: AUTHORIZE, fields: { scope: SCOPE }, signal });
  try {
    return readDeviceCode(request, await client.send(request));
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, 'UNAUTHORIZED', 'invalid_client', 'unauthorized_client'))
      throw error;
    const { method, template, status, errorCode, outcome, transient } = error;
    const message = `no login with this client id (${status} ${errorCode})`;
    const hint = 'Check --client-id, or MONGODB_ATLAS_LOGIN_CLIENT_ID, and --cloud: each Atlas cloud has ids of its own.';
    throw new atlas_error .q({ method, template, status, errorCode, outcome, transient, message, hint });
  }
}
async function pollDeviceFlow(client, code, signal) {
  const fields = {
    device_code: code.deviceCode.reveal(),
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  };
  const request = device_flow_form({ client, target: TOKEN, fields, signal });
  try {
    return { status: 'approved', tokens: await exchange(client, { request, scope: SCOPE }) };
  }
  catch (error) {
    const status = error instanceof atlas_error .q ? POLLS.get(error.errorCode) : undefined;
    if (status === undefined)
      throw error;
    return { status };
  }
}
async function refreshDeviceTokens(client, { refreshToken, scope }) {
  const fields = { refresh_token: refreshToken.reveal(), scope, grant_type: 'refresh_token' };
  const request = device_flow_form({ client, target: TOKEN, fields, signal: AbortSignal.timeout(REFRESH_WITHIN_MS) });
  try {
    const { access, refresh } = await exchange(client, { request, scope });
    return { access, refresh: refresh ?? refreshToken, scope };
  }
  catch (error) {
    if (!(0,atlas_error .u)(error, ...LOGIN_ENDED))
      throw error;
    throw loginOver(`the login has ended (${error.errorCode})`, error);
  }
}
function loginOver(message, answer) {
  return new atlas_error .q({
    method: 'POST',
    template: TOKEN,
    status: answer?.status,
    errorCode: answer?.errorCode,
    outcome: answer === undefined ? 'unsent' : 'refused',
    transient: false,
    message,
    hint: 'Run `mongodb-atlas-action login` again, with the same --cloud and --base-url.',
  });
}
async function revokeLogin(client, { accessToken, refreshToken }, cancelled) {
  const signal = AbortSignal.any([AbortSignal.timeout(REVOKE_WITHIN_MS), ...(cancelled ? [cancelled] : [])]);
  const revoke = async (token, kind) => {
    const fields = { token: token.reveal(), token_type_hint: kind };
    await client.send(device_flow_form({ client, target: REVOKE, fields, signal }));
  };
  try {
    if (refreshToken !== undefined)
      await revoke(refreshToken, 'refresh_token');
  }
  catch (error) {
    await revoke(accessToken, 'access_token').catch(() => undefined);
    throw error;
  }
  await revoke(accessToken, 'access_token');
}
async function exchange(client, { request, scope }) {
  const response = await client.send(request);
  const access = (0,token_endpoint .AI)(request, response);
  const answer = JSON.parse(response.body.toString());
  const { refresh_token: refresh } = answer;
  return {
    access,
    refresh: isToken(refresh) ? new secret .z(refresh) : undefined,
    scope: isScope(answer.scope) ? answer.scope : scope,
  };
}
function isToken(value) {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}
function isScope(value) {
  return typeof value === 'string' && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(value);
}
function device_flow_form({ client: { clientId, userAgent }, fields, ...request }) {
  return (0,token_endpoint .MB)({ ...request, userAgent, fields: { client_id: clientId, ...fields } });
}
 }),
 1964:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 C: () => (  problem)
});
var base_text = __webpack_require__(1036);
var atlas_error = __webpack_require__(4285);
;
function hintFor(clue) {
  if (clue.errorCode !== undefined && Object.hasOwn(BY_CODE, clue.errorCode))
    return BY_CODE[clue.errorCode]?.(clue);
  if (clue.errorCode?.startsWith('CANNOT_CLOSE_GROUP_ACTIVE_'))
    return STILL_IN_USE;
  if (clue.status === 401 && clue.anonymous)
    return BAD_CREDENTIALS;
  if (clue.foreign && !TOLD_BY_STATUS.has(clue.status))
    return STRANGER;
  return BY_STATUS[clue.status]?.(clue);
}
const BAD_CREDENTIALS = 'Atlas does not know these credentials. Check that key and secret belong together and are still valid, and that `cloud` is right: keys of Atlas for Government work only with `cloud: government`.';
const TOLD_BY_STATUS = new Set([406, 410, 429, 500, 502, 503, 504]);
const STRANGER = 'Atlas answers in JSON, so something answered in its place. Look for a proxy, firewall or gateway between the runner and Atlas, and check base-url.';
const ACCESS_LIST = ({ parameters: [address] }) => `This is the Admin API access list of the key or service account, not the project's network access list. Add ${address ?? 'this runner’s address'} to it, run on a runner with a fixed address, or let an organization owner switch off "Require IP Access List for the Atlas Administration API".`;
const NO_RIGHT = () => 'The credentials are valid but may not do this. Give the key or service account the role that this operation needs, and check that the project belongs to its organization.';
const UPGRADE = ({ date }) => `Atlas no longer serves version ${date ?? 'of this call'}. Upgrade this action to its newest release.`;
const TAKEN = () => 'Atlas is out of capacity there. Try again later, or choose another region or tier.';
const BILLING = () => 'An organization owner has to mend the billing of this organization first.';
const UNAVAILABLE = () => 'Atlas is not available at the moment. Run it again later: what has been done already is kept.';
const NO_SNAPSHOT = () => 'Look with list-snapshots which snapshots the cluster has; Atlas deletes each of them when its retention is over.';
const UNFIT_TARGET = () => 'Restore into a cluster that is ready, of the same tier, disk and version as the source or above, and of the same topology.';
const RESTORING = () => 'The cluster is being overwritten with a snapshot. Run it again when that is done.';
const STILL_IN_USE = 'The project still has what Atlas names. Delete that in the Atlas console or with call-api, wait until it is gone, and run it again.';
const BY_STATUS = {
  400: () => 'Check the value that Atlas names against docs/operations.md.',
  401: NO_RIGHT,
  402: BILLING,
  403: NO_RIGHT,
  404: () => 'Check ids and names, and that the credentials may see what they name.',
  406: UPGRADE,
  409: () => 'Something that is there already stands in the way. Look at it in the Atlas console, then run it again.',
  410: UPGRADE,
  429: () => 'Atlas limits how often this may be called. Run fewer jobs at once, or try again in some minutes.',
  500: () => 'Atlas failed. Run it again: what has been done already is kept.',
  502: UNAVAILABLE,
  503: UNAVAILABLE,
  504: UNAVAILABLE,
};
const BY_CODE = {
  ORG_REQUIRES_ACCESS_LIST: ACCESS_LIST,
  ORG_REQUIRES_WHITELIST: ACCESS_LIST,
  IP_ADDRESS_NOT_ON_ACCESS_LIST: ACCESS_LIST,
  IP_ADDRESS_NOT_ON_WHITELIST: ACCESS_LIST,
  RESOURCE_REQUIRES_ACCESS_LIST: ACCESS_LIST,
  RESOURCE_REQUIRES_WHITELIST: ACCESS_LIST,
  USER_UNAUTHORIZED: NO_RIGHT,
  USER_CANNOT_ACCESS_ORG: NO_RIGHT,
  USER_CANNOT_ACCESS_GROUP: NO_RIGHT,
  NOT_IN_GROUP: () => 'Either there is no such project, or these credentials have no role in it. Check project-id and the roles.',
  NOT_ORG_GROUP_CREATOR: () => 'Give the key or service account the role Organization Project Creator, or create the project beforehand.',
  INVALID_VERSION_DATE: UPGRADE,
  VERSION_GONE: UPGRADE,
  invalid_client: () => BAD_CREDENTIALS,
  access_denied: () => 'A service account may hold 100 live access tokens; this one holds them all. They expire after an hour. Find the jobs or tools that do not revoke their tokens.',
  RATE_LIMITED: () => 'Atlas limits how often this may be called. Run fewer jobs at once, or try again in some minutes.',
  MAX_GROUPS_PER_ORG_EXCEEDED: () => 'The organization has no room for another project. Delete unused ones.',
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS: () => 'Delete the clusters first, with delete-cluster, or with `cascade: true` of delete-project. Atlas counts a cluster until it is gone wholly.',
  CANNOT_CLOSE_GROUP_ACTIVE_PEERING_CONNECTIONS: () => 'Find the peering connections with call-api `listGroupPeers`, delete them with `deleteGroupPeer`, wait until they are gone, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES: () => 'Delete the private endpoints with call-api `deleteGroupPrivateEndpointEndpointServiceEndpoint`, then their services with `deleteGroupPrivateEndpointEndpointService`, wait some minutes until they are gone, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP: () => 'A deleted cluster has left its snapshots there (retain-backups). Delete them with call-api `deleteGroupClusterBackupSnapshot`, or wait until they expire, and run it again.',
  CANNOT_CLOSE_GROUP_ACTIVE_BACKUP_COMPLIANCE_POLICY: () => 'The project has a backup compliance policy, which only MongoDB support takes away.',
  GROUP_ALREADY_EXISTS: () => 'Choose another project-name, or say `if-exists: reuse`.',
  CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API: () => 'A project may have one free cluster, and this one has it already. Use `tier: flex`, or another project.',
  DUPLICATE_CLUSTER_NAME_PREFIX: () => 'The first 23 characters of a cluster name must be unique in its project. Choose a shorter name.',
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: () => 'The network access list is full. Remove entries that nobody needs.',
  CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: () => 'Say `force: true` if this cluster is really to go.',
  ATLAS_RESOURCE_POLICIES_VIOLATION_NOT_AUTHORIZED: () => 'A resource policy of the organization forbids this. Ask an organization owner.',
  BACKUP_CONFIG_NOT_FOUND: () => 'The cluster has no backup. Switch it on with create-cluster and `backup: true`, or in the Atlas console.',
  UNFINISHED_ON_DEMAND_SNAPSHOT: () => 'Atlas takes one snapshot of a cluster at a time. Run it again when the other one is complete.',
  SNAPSHOT_NOT_FOUND: NO_SNAPSHOT,
  TENANT_SNAPSHOT_NOT_FOUND: NO_SNAPSHOT,
  CANNOT_RESTORE_TO_TARGET: UNFIT_TARGET,
  TENANT_RESTORE_DESTINATION_UNAVAILABLE: UNFIT_TARGET,
  TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY: UNFIT_TARGET,
  TENANT_RESTORE_VERSION_MISMATCH: UNFIT_TARGET,
  CLUSTER_PAUSED_CANNOT_RESTORE: () => 'Resume the target first with resume-cluster.',
  ATLAS_CLUSTER_RESTORE_IN_PROGRESS: RESTORING,
  CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE: RESTORING,
  GROUP_USERS_LIMIT_EXCEEDED: () => 'The project has as many database users as it may. Delete those that nobody needs; list-database-users shows them.',
  USER_ALREADY_EXISTS: () => 'Choose another username; list-database-users shows those that are there.',
  WEAK_PASSWORD: () => 'Give a longer password that is less common, or leave it out to have one made.',
  ATLAS_INVALID_ROLE: () => 'Check the spelling of the role. Let a step that grants a custom role wait for the step that makes it, with `needs`.',
  ATLAS_INVALID_CUSTOM_ROLE_ASSIGNMENT: () => 'Give the user the custom role alone, and let that inherit the other roles.',
  ATLAS_INVALID_RESOURCE: () => 'Actions on data need a database, such as `FIND@app`; actions on the cluster stand alone, such as `LIST_SESSIONS`.',
  ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE: () => 'Check inherited-roles. Let a step that inherits a custom role wait for the step that makes it, with `needs`.',
  ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE: () => 'Of one database can only `read` and `readWrite` be inherited. Inherit the others from `admin`, or say with actions what is allowed.',
  ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS: () => 'Take the role from the database users that have it, or delete them first; list-database-users shows their roles.',
  ATLAS_CUSTOM_ROLE_IN_USE_BY_ROLES: () => 'Take it out of the roles that inherit it, or delete them first.',
  CUSTOM_ROLES_LIMIT_EXCEEDED: () => 'The project has as many custom roles as it may. Delete those that nobody needs.',
  OUT_OF_CAPACITY: TAKEN,
  NO_CAPACITY: TAKEN,
  REGION_UNAVAILABLE: TAKEN,
  NO_PAYMENT_INFORMATION_FOUND: BILLING,
  ACCOUNT_SUSPENDED: BILLING,
  HOURLY_BILLING_LIMIT_EXCEEDED: BILLING,
};
var retry_after = __webpack_require__(3764);
var send = __webpack_require__(6887);
;
const LARGEST_ERROR = 4 * 1024 * 1024;
const TRANSIENT_CODES = new Set([
  'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES',
  'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES',
  'OPERATION_INVALID_MEMBER_REPLICATION_LAG',
  'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
]);
function problem() {
  return (next) => async (request) => {
    const response = await next(request);
    if (response.status >= 200 && response.status < 300)
      return response;
    throw describe(request, response);
  };
}
function describe(request, response) {
  const { method, template } = request;
  const { status } = response;
  const said = readProblem(response);
  const transient = isTransient(status, said);
  return new atlas_error .q({
    method,
    template,
    status,
    errorCode: said.errorCode,
    parameters: said.parameters,
    message: `${status}${said.errorCode ? ` ${said.errorCode}` : ''}: ${said.detail}`,
    hint: hintFor({
      status,
      ...said,
      anonymous: isAnonymous(response, said),
      date: request.date,
    }),
    outcome: outcomeOf(status),
    transient,
    retryAfterMs: status === 429 || status === 503 ? (0,retry_after .V)(response) : undefined,
  });
}
function outcomeOf(status) {
  return status >= 500 ? 'unknown' : 'refused';
}
function isAnonymous(response, { errorCode, foreign }) {
  const challenged = (0,send .w)(response, 'www-authenticate') !== undefined;
  return challenged || (errorCode === undefined && !foreign) || errorCode === 'UNEXPECTED_ERROR';
}
function isTransient(status, { errorCode, detail }) {
  if (status === 429 || status >= 500)
    return true;
  if (errorCode === 'INVALID_ATTRIBUTE')
    return /monitoring data/i.test(detail);
  return errorCode !== undefined && TRANSIENT_CODES.has(errorCode);
}
function readProblem(response) {
  const { status } = response;
  if (status >= 300 && status < 400)
    return plain(`a redirect to ${place((0,send .w)(response, 'location'))}, which is never followed`, { foreign: true });
  const text = response.body.subarray(0, LARGEST_ERROR).toString();
  const body = parseObject(text);
  if (body === undefined) {
    const type = (0,base_text .Hk)((0,send .w)(response, 'content-type') ?? 'no content type', { longest: 60 });
    return text.trim() === ''
      ? plain('an empty answer')
      : plain(`an answer that is not JSON (${type})`, { foreign: true });
  }
  const code = body['errorCode'] ?? body['error'];
  const detail = body['detail'] ?? body['error_description'] ?? body['reason'];
  const parameters = Array.isArray(body['parameters']) ? body['parameters'] : [];
  return {
    errorCode: typeof code === 'string' && /^[A-Za-z0-9_]{1,100}$/.test(code) ? code : undefined,
    detail: withFields(typeof detail === 'string' ? (0,base_text .Hk)(detail) : 'no detail given', body['badRequestDetail']),
    parameters: parameters.slice(0, 10).map((parameter) => (0,base_text .Hk)(parameter)),
    foreign: false,
  };
}
function withFields(detail, more) {
  const fields = typeof more === 'object' && more !== null && 'fields' in more && Array.isArray(more.fields) ? more.fields : [];
  const lines = fields
    .slice(0, 5)
    .map((field) => `${(0,base_text .Hk)(field?.field, { longest: 100 })}: ${(0,base_text .Hk)(field?.description, { longest: 200 })}`);
  return lines.length === 0 ? detail : `${detail} (${lines.join('; ')})`;
}
function plain(detail, { foreign = false } = {}) {
  return { errorCode: undefined, detail, parameters: [], foreign };
}
function place(location) {
  return location !== undefined && URL.canParse(location)
    ? (0,base_text .Hk)(new URL(location).host, { longest: 100 })
    : 'another place';
}
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  }
  catch {
    return undefined;
  }
}
 }),
 4089:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  n: () => (  readProxy)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
function readProxy({ httpProxy, httpsProxy, noProxy }) {
  return {
    httpProxy: address('HTTP_PROXY', httpProxy),
    httpsProxy: address('HTTPS_PROXY', httpsProxy),
    noProxy: noProxy ?? '',
  };
}
function address(variable, value = '') {
  const trimmed = value.trim();
  if (trimmed === '')
    return '';
  const url = trimmed.includes('://') ? trimmed : `http://${trimmed}`;
  if (isProxy(url))
    return url;
  throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([
    {
      message: `${variable}: the value is not the address of an http or https proxy.`,
      hint: 'Write it as `http://host:port` or `http://user:password@host:port`, with other signs than letters and digits percent-encoded in user and password.',
    },
  ]);
}
function isProxy(url) {
  try {
    const { protocol, username, password } = new URL(url);
    decodeURIComponent(username + password);
    return protocol === 'http:' || protocol === 'https:';
  }
  catch {
    return false;
  }
}
 }),
 3764:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  V: () => (  retryAfterMs)
 });
 var _send_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6887);
const SHORTEST_RETRY_AFTER_MS = 2_000;
function retryAfterMs(response) {
  const named = (0,_send_js__WEBPACK_IMPORTED_MODULE_0__  .w)(response, 'retry-after') ?? limitParameter(response.body) ?? '';
  const seconds = Number.parseInt(named, 10);
  const ms = Number.isNaN(seconds) ? Date.parse(named) - Date.parse((0,_send_js__WEBPACK_IMPORTED_MODULE_0__  .w)(response, 'date') ?? '') : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(ms, SHORTEST_RETRY_AFTER_MS);
}
function limitParameter(body) {
  const text = body.subarray(0, 4096).toString();
  if (!text.includes('RATE_LIMITED_TOKEN_BUCKET'))
    return undefined;
  return /"parameters"\s*:\s*\[\s*"[^"]*"\s*,\s*"?(\d+)/.exec(text)?.[1];
}
 }),
 9735:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  L: () => (  retry)
 });
 var _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4285);
 var _retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3764);
const ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 500;
const PATIENCE_MS = 5 * 60_000;
const UNNAMED_LIMIT_MS = [10_000, 20_000, 40_000, 80_000];
const UNAVAILABLE = new Set([500, 502, 503, 504]);
function retry({ clock, random, onWait }) {
  return (next) => async (request) => {
    let waited = 0;
    for (let attempt = 0;; attempt++) {
      const answer = await next(request).catch(asFailure);
      const delay = answer instanceof _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q ? afterNoAnswer(request, answer) : afterAnswer(request, answer);
      const last = attempt + 1 >= ATTEMPTS || request.once === true || request.signal?.aborted === true;
      const ms = delay && Math.round(delay.ms(attempt, random));
      if (!delay || last || ms === undefined || waited + ms > PATIENCE_MS) {
        if (answer instanceof _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q)
          throw answer;
        return answer;
      }
      onWait({ template: request.template, why: delay.why, ms });
      waited += ms;
      await clock.sleep(ms, request.signal);
    }
  };
}
function asFailure(error) {
  if (error instanceof _atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q)
    return error;
  throw error;
}
function afterNoAnswer(request, error) {
  if (error.template !== request.template)
    return undefined;
  const safe = request.method === 'GET' || error.outcome === 'unsent';
  return safe && error.transient ? { why: 'no answer', ms: backoff } : undefined;
}
function afterAnswer(request, response) {
  const named = (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_1__  .V)(response);
  if (response.status === 429) {
    return {
      why: 'rate limit',
      ms: (attempt, random) => (named ?? UNNAMED_LIMIT_MS[Math.min(attempt, 3)] ?? 80_000) * (1 + random() / 5),
    };
  }
  if (request.method !== 'GET' || !UNAVAILABLE.has(response.status))
    return undefined;
  return { why: `HTTP ${response.status}`, ms: (attempt, random) => Math.max(named ?? 0, backoff(attempt, random)) };
}
function backoff(attempt, random) {
  return FIRST_BACKOFF_MS * 2 ** attempt * (0.2 + 0.8 * random());
}
 }),
 6887:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Z: () => (  compose),
  w: () => (  header)
 });
function compose({ layers, transport }) {
  return layers.reduceRight((next, layer) => layer(next), transport);
}
function header(response, name) {
  const value = response.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
 }),
 7472:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  AI: () => (  readToken),
  Fr: () => (  requestToken),
  MB: () => (  formRequest),
  NU: () => (  later),
  et: () => (  lingering),
  w$: () => (  revokeToken),
  xE: () => (  basicPair)
 });
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1595);
 var _atlas_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4285);
const TOKEN = '/api/oauth/token';
const REVOKE = '/api/oauth/revoke';
const LINGER_MS = 3_000;
async function requestToken(client, signal) {
  const request = formRequest({
    ...asClient(client),
    target: TOKEN,
    fields: { grant_type: 'client_credentials' },
    signal,
  });
  return readToken(request, await client.send(request));
}
async function revokeToken(client, token, signal) {
  const fields = { token: token.reveal(), token_type_hint: 'access_token' };
  await client.send(formRequest({ ...asClient(client), target: REVOKE, fields, signal }));
}
function lingering() {
  return (next) => (request) => next(request.target === TOKEN && request.signal ? { ...request, signal: later(request.signal) } : request);
}
function later(signal) {
  if (signal.aborted)
    return signal;
  const end = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => end.abort(), LINGER_MS).unref(), { once: true });
  return end.signal;
}
function basicPair({ clientId, clientSecret }) {
  return Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
}
function formRequest({ target, userAgent, authorization, fields, signal, }) {
  return {
    method: 'POST',
    target,
    template: target,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    },
    body: new URLSearchParams(fields).toString(),
    signal,
  };
}
function asClient(client) {
  return { userAgent: client.userAgent, authorization: `Basic ${basicPair(client)}` };
}
function readToken(request, response) {
  const { access_token: token, expires_in: seconds } = parse(response.body);
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) && typeof seconds === 'number' && seconds > 0) {
    return { value: new _base_secret_js__WEBPACK_IMPORTED_MODULE_0__  .z(token), livesMs: seconds * 1000 };
  }
  throw new _atlas_error_js__WEBPACK_IMPORTED_MODULE_1__  .q({
    method: request.method,
    template: request.template,
    status: response.status,
    outcome: 'unknown',
    transient: false,
    message: 'the answer holds no access token',
    hint: 'Check that nothing stands between the runner and Atlas that answers in its place.',
  });
}
function parse(body) {
  try {
    return Object(JSON.parse(body.toString()));
  }
  catch {
    return {};
  }
}
 }),
 9230:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 o: () => (  createTransport)
});
var promises_ = __webpack_require__(8500);
var api_connect = __webpack_require__(4660);
var api_request = __webpack_require__(4043);
var env_http_proxy_agent = __webpack_require__(3137);
var pool = __webpack_require__(628);
var base_text = __webpack_require__(1036);
var atlas_error = __webpack_require__(4285);
;
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_CONN',
]);
const LASTING = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_)/;
function noAnswer({ outgoing, origin, error, }) {
  const { method, template } = outgoing;
  const { host } = new URL(origin);
  const proxyStatus = refusalByProxy(error);
  if (outgoing.signal?.aborted) {
    const message = isTimeout(outgoing.signal) ? 'no answer in the time that was left' : 'cancelled';
    return new atlas_error .q({ method, template, outcome: 'unknown', message, transient: false });
  }
  if (proxyStatus !== undefined) {
    return new atlas_error .q({
      method,
      template,
      outcome: 'unsent',
      message: `no answer from ${host}: the proxy refused with ${proxyStatus}`,
      hint: proxyStatus === 407
        ? 'Check the user name and password in the address of the proxy (HTTPS_PROXY, HTTP_PROXY).'
        : 'Let the proxy pass this host on, or check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
      transient: proxyStatus >= 500,
    });
  }
  const code = codeOf(error);
  const outcome = UNSENT.has(code) || LASTING.test(code) ? 'unsent' : 'unknown';
  const transient = !LASTING.test(code) && code !== 'BODY_TOO_LARGE';
  return new atlas_error .q({
    method,
    template,
    outcome,
    message: `no answer from ${host} (${code})`,
    hint: HINTS[code],
    transient,
  });
}
function isTimeout({ reason }) {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
function* chain(error) {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++)
    yield at;
}
function codeOf(error) {
  for (const at of chain(error)) {
    if ('code' in at && typeof at.code === 'string')
      return (0,base_text .Hk)(at.code, { longest: 60 });
  }
  return error instanceof Error && error.name !== 'Error' ? (0,base_text .Hk)(error.name, { longest: 60 }) : 'network error';
}
function refusalByProxy(error) {
  for (const { message } of chain(error)) {
    const status = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(message)?.[1];
    if (status !== undefined)
      return Number(status);
  }
  return undefined;
}
const CERTIFICATE = 'If a proxy of yours inspects TLS, give its certificate to Node with NODE_EXTRA_CA_CERTS.';
const BROKEN_OFF = 'The connection broke off. Run it again: what has been done already is kept. If it repeats, look for a proxy or firewall in between.';
const HINTS = {
  ENOTFOUND: 'Check the name in base-url, and that the runner may look up public names.',
  ECONNREFUSED: 'Check base-url, the proxy variables, and that something listens there.',
  ECONNRESET: BROKEN_OFF,
  UND_ERR_SOCKET: BROKEN_OFF,
  UND_ERR_HEADERS_TIMEOUT: BROKEN_OFF,
  UND_ERR_BODY_TIMEOUT: BROKEN_OFF,
  UND_ERR_CONNECT_TIMEOUT: 'Check that the runner may open connections to this host, or set HTTPS_PROXY.',
  UND_ERR_PRX_CONN: 'The proxy dropped the connection. Check HTTPS_PROXY and its credentials.',
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
};
var atlas_proxy = __webpack_require__(4089);
;
const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 90_000;
const BODY_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 4_000;
const LARGEST_BODY = 32 * 1024 * 1024;
function createTransport({ origin, proxy }) {
  const agent = new env_http_proxy_agent({
    ...(0,atlas_proxy .n)(proxy),
    clientFactory: (proxyOrigin, options) => Object.assign(new pool(proxyOrigin, options), { connect: api_connect }),
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: BODY_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  });
  const send = async (outgoing) => {
    try {
      const response = await api_request.call(agent, {
        origin,
        path: outgoing.target,
        method: outgoing.method,
        headers: outgoing.headers,
        body: outgoing.body ?? null,
        signal: outgoing.signal ?? null,
      });
      const body = await readBounded(response.body);
      await (0,promises_.setImmediate)();
      return { status: response.statusCode, headers: response.headers, body };
    }
    catch (error) {
      throw noAnswer({ outgoing, origin, error });
    }
  };
  return { send, close: () => agent.destroy() };
}
async function readBounded(stream) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LARGEST_BODY)
      throw Object.assign(new Error(), { code: 'BODY_TOO_LARGE' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
 }),
 8489:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  m: () => (  systemClock)
 });
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
function systemClock({ speed = 1 } = {}) {
  const start = Date.now();
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: (ms, signal) => new Promise((resolve) => {
      if (signal?.aborted)
        return resolve();
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, Math.min(Math.max(ms, 0) / speed, LONGEST_TIMEOUT_MS));
      signal?.addEventListener('abort', finish, { once: true });
    }),
  };
}
 }),
 5815:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $: () => (  readDuration),
  P: () => (  renderDuration)
 });
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|[smhd])/g;
function readDuration(text) {
  if (!WHOLE.test(text))
    return undefined;
  const ms = [...text.matchAll(PART)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
  return Number.isFinite(ms) ? ms : undefined;
}
function renderDuration(ms) {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1)
    return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
 }),
 9586:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  O: () => (  once)
 });
function once(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
 }),
 9094:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  B7: () => (  findLogin),
  Hf: () => (  describeLogin),
  pC: () => (  loginPlace)
 });
 var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
 var _atlas_cloud_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7436);
 var _atlas_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7475);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2396);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2879);
 var _login_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2821);
function loginPlace(world) {
  const folder = world.configFolder();
  if (folder !== undefined)
    return { ...folder, path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder.path, 'login.json') };
  throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__  .eb([
    {
      message: 'login: there is no place to keep it, since this user has no home folder.',
      hint: 'Set XDG_CONFIG_HOME to a folder of yours.',
    },
  ]);
}
async function findLogin({ inputs, world, }) {
  if (!('message' in (0,_atlas_credentials_js__WEBPACK_IMPORTED_MODULE_2__  .M)({ inputs: {}, environment: world.environment })))
    return undefined;
  const host = hostOf(inputs);
  if (host === undefined || world.configFolder() === undefined)
    return undefined;
  const store = (0,_login_store_js__WEBPACK_IMPORTED_MODULE_5__  .Z)(loginPlace(world));
  try {
    return (await store.read(host.origin)) === undefined ? undefined : { kind: 'login', store };
  }
  catch (error) {
    if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__  .lZ))
      throw error;
    const [issue] = error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__  .eb ? error.issues : [];
    const { message, hint } = error;
    return issue ?? { message: `${message}.`, ...(hint !== undefined && { hint }) };
  }
}
async function describeLogin({ store, inputs, }) {
  const host = hostOf(inputs);
  const login = host && (await store.read(host.origin));
  if (host === undefined || login === undefined)
    return 'login';
  const isOver = login.expiresAt.getTime() <= Date.now();
  if (isOver && login.refreshToken !== undefined)
    return `login at ${new URL(host.origin).host}; its token is renewed now`;
  const then = login.refreshToken === undefined ? 'over' : 'renewed';
  return `login at ${new URL(host.origin).host}; its token is good until ${login.expiresAt.toISOString()} and then ${then}`;
}
function hostOf(inputs) {
  const host = (0,_atlas_cloud_js__WEBPACK_IMPORTED_MODULE_1__  .w)({ cloud: (0,_plan_settings_js__WEBPACK_IMPORTED_MODULE_4__  .T4)({ inputs, issues: [] }).cloud, baseUrl: inputs['base-url'] });
  return 'message' in host ? undefined : host;
}
 }),
 5188:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $N: () => (  codeOf),
  Pc: () => (  writeLoginFile),
  gz: () => (  failed),
  iM: () => (  readLoginFile)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
 var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2396);
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1595);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
  if (value !== null && value !== void 0) {
    if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
    var dispose, inner;
    if (async) {
      if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
      dispose = value[Symbol.asyncDispose];
    }
    if (dispose === void 0) {
      if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
      dispose = value[Symbol.dispose];
      if (async) inner = dispose;
    }
    if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
    if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
    env.stack.push({ value: value, dispose: dispose, async: async });
  }
  else if (async) {
    env.stack.push({ async: true });
  }
  return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
  return function (env) {
    function fail(e) {
      env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
      env.hasError = true;
    }
    var r, s = 0;
    function next() {
      while (r = env.stack.pop()) {
        try {
          if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
          if (r.dispose) {
            var result = r.dispose.call(r.value);
            if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
          }
          else s |= 1;
        }
        catch (e) {
          fail(e);
        }
      }
      if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
      if (env.hasError) throw env.error;
    }
    return next();
  };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
  var e = new Error(message);
  return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
const VERSION = 1;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NONE = new Map();
async function readLoginFile({ path, hasModes }) {
  try {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
      const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r'), true);
      const mode = (await file.stat()).mode & 0o777;
      const logins = parse(await file.readFile('utf8'));
      if (typeof logins === 'string')
        return { state: 'damaged', why: logins };
      if (hasModes && (mode & 0o077) !== 0)
        return { state: 'exposed', logins, mode: mode.toString(8) };
      return { state: 'good', logins };
    }
    catch (e_1) {
      env_1.error = e_1;
      env_1.hasError = true;
    }
    finally {
      const result_1 = __disposeResources(env_1);
      if (result_1)
        await result_1;
    }
  }
  catch (error) {
    if (codeOf(error) === 'ENOENT')
      return { state: 'absent', logins: NONE };
    throw failed({ path, what: 'read', error });
  }
}
async function writeLoginFile(path, logins) {
  try {
    await sweep(path);
    if (logins.size === 0)
      return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
    const fresh = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
      await writeNew(fresh, render(logins));
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(fresh, path);
    }
    catch (error) {
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(fresh, { force: true });
      throw error;
    }
  }
  catch (error) {
    throw failed({ path, what: 'written', error });
  }
}
async function sweep(path) {
  const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder)) {
    if (!name.startsWith(`${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.`))
      continue;
    if (UUID.test(name.slice((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path).length + 1)))
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { force: true });
  }
}
async function writeNew(path, text) {
  const env_2 = { stack: [], error: void 0, hasError: false };
  try {
    const file = __addDisposableResource(env_2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', 0o600), true);
    await file.writeFile(text);
    await file.sync();
  }
  catch (e_2) {
    env_2.error = e_2;
    env_2.hasError = true;
  }
  finally {
    const result_2 = __disposeResources(env_2);
    if (result_2)
      await result_2;
  }
}
function failed({ path, what, error }) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__  .lZ({
    code: 'LOGIN_NOT_KEPT',
    message: `${path}: cannot be ${what} (${codeOf(error)})`,
    hint: `${HINTS[what]} XDG_CONFIG_HOME names another place.`,
  });
}
const HINTS = {
  read: 'Check that it is a file, and that you may read it.',
  written: 'Check who owns the file and its folder, and the space that is left.',
};
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
}
function render(logins) {
  const entries = [...logins].map(([origin, { clientId, accessToken, refreshToken, scope, refreshAt, expiresAt }]) => [
    origin,
    {
      'client-id': clientId,
      'access-token': accessToken.reveal(),
      ...(refreshToken && { 'refresh-token': refreshToken.reveal() }),
      scope,
      'refresh-at': refreshAt.toISOString(),
      'expires-at': expiresAt.toISOString(),
    },
  ]);
  return `${JSON.stringify({ version: VERSION, logins: Object.fromEntries(entries) }, null, 2)}\n`;
}
function parse(text) {
  const file = read(text);
  if (file === undefined)
    return text.trim() === '' ? 'it is empty' : 'it is not JSON, or not all of it';
  if (file['version'] !== VERSION)
    return 'another version of mongodb-atlas-action wrote it';
  const logins = new Map();
  for (const [origin, entry] of Object.entries(Object(file['logins']))) {
    const login = readLogin(Object(entry));
    if (login === undefined)
      return `what it holds for ${URL.canParse(origin) ? new URL(origin).host : 'a host'} is not complete`;
    logins.set(origin, login);
  }
  return logins;
}
function readLogin(entry) {
  const text = (name) => {
    const value = entry[name];
    return typeof value === 'string' && /^[\x20-\x7e]+$/.test(value) ? value : undefined;
  };
  const time = (name) => new Date(text(name) ?? Number.NaN);
  const [clientId, access, refresh] = [text('client-id'), text('access-token'), text('refresh-token')];
  const [refreshAt, expiresAt] = [time('refresh-at'), time('expires-at')];
  const scope = text('scope');
  const isTimed = !Number.isNaN(refreshAt.getTime()) && !Number.isNaN(expiresAt.getTime());
  if (clientId === undefined || access === undefined || scope === undefined || !isTimed)
    return undefined;
  const refreshToken = refresh === undefined ? undefined : new _base_secret_js__WEBPACK_IMPORTED_MODULE_4__  .z(refresh);
  return { clientId, accessToken: new _base_secret_js__WEBPACK_IMPORTED_MODULE_4__  .z(access), refreshToken, scope, refreshAt, expiresAt };
}
function read(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  }
  catch {
    return undefined;
  }
}
 }),
 2337:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  P: () => (  withLoginLock)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
 var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
 var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2396);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5188);
const BEAT_MS = 2_000;
const DEAD_AFTER_MS = 15_000;
const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;
async function withLoginLock(file, task) {
  const lock = `${file}.lock`;
  const owner = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
  await take({ lock, owner });
  const beat = setInterval(() => void touch(lock), BEAT_MS);
  beat.unref();
  try {
    return await task();
  }
  finally {
    clearInterval(beat);
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(lock, 'utf8').catch(() => '')) === owner)
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(lock, { force: true });
  }
}
async function take({ lock, owner }) {
  const from = performance.now();
  try {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(lock), { recursive: true, mode: 0o700 });
    for (;;) {
      if (await create(lock, owner))
        return;
      if (await isDead(lock))
        await clear(lock);
      else if (performance.now() - from > PATIENCE_MS)
        break;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(LOOK_EVERY_MS * (1 + Math.random()));
    }
  }
  catch (error) {
    throw (0,_login_file_js__WEBPACK_IMPORTED_MODULE_5__  .gz)({ path: lock, what: 'written', error });
  }
  throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_4__  .lZ({
    code: 'LOGIN_LOCKED',
    message: `${lock}: another process has been changing the login for ${PATIENCE_MS / 1000} s`,
    hint: 'Run it again when that one has ended. If none is running, delete this file.',
  });
}
async function create(lock, owner) {
  const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(lock, 'wx', 0o600).catch((error) => {
    if ((0,_login_file_js__WEBPACK_IMPORTED_MODULE_5__  .$N)(error) === 'EEXIST')
      return undefined;
    throw error;
  });
  if (file === undefined)
    return false;
  try {
    await file.writeFile(owner);
    return true;
  }
  catch (error) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(lock, { force: true });
    throw error;
  }
  finally {
    await file.close();
  }
}
async function clear(lock) {
  const clearing = `${lock}.clear`;
  if (await create(clearing, '')) {
    try {
      if (await isDead(lock))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(lock, { force: true });
    }
    finally {
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(clearing, { force: true });
    }
  }
  else if (await isDead(clearing))
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(clearing, { force: true });
}
async function isDead(lock) {
  const touched = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(lock).catch(() => undefined);
  return touched !== undefined && Math.abs(Date.now() - touched.mtimeMs) > DEAD_AFTER_MS;
}
async function touch(lock) {
  const now = new Date();
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(lock, now, now).catch(() => undefined);
}
 }),
 2821:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Z: () => (  createLoginStore)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5188);
 var _login_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2337);
function createLoginStore({ path, hasModes, tolerate = [], }) {
  async function readAll() {
    const file = await (0,_login_file_js__WEBPACK_IMPORTED_MODULE_1__  .iM)({ path, hasModes });
    if (file.state === 'damaged') {
      if (tolerate.includes('damaged'))
        return new Map();
      throw refusal(`${path}: cannot be made out: ${file.why}.`, 'Run `mongodb-atlas-action login`, which writes it anew.');
    }
    if (file.state === 'exposed' && !tolerate.includes('exposed')) {
      throw refusal(`${path}: others may read this file (mode ${file.mode}), which holds your login.`, `Run \`chmod 600 '${path}'\`; if others may have read it, run \`mongodb-atlas-action logout\` and log in again.`);
    }
    return file.logins;
  }
  return {
    read: async (origin) => (await readAll()).get(origin),
    change: (origin, task) => (0,_login_lock_js__WEBPACK_IMPORTED_MODULE_2__  .P)(path, async () => {
      const kept = (await readAll()).get(origin);
      const login = await task(kept);
      if (login === kept && login !== undefined)
        return login;
      const others = [...(await readAll())].filter(([other]) => other !== origin);
      await (0,_login_file_js__WEBPACK_IMPORTED_MODULE_1__  .Pc)(path, new Map(login === undefined ? others : [...others, [origin, login]]));
      return login;
    }),
  };
}
function refusal(message, hint) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([{ message, hint }]);
}
 }),
 1831:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Es: () => (  settingInputs),
  OB: () => (  addSettingOptions),
  PJ: () => (  addSettings)
 });
 var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8896);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1036);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2879);
 var _credential_issue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5453);
 var _secret_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6161);
const PLACEHOLDERS = {
  cloud: ' <cloud>',
  'base-url': ' <url>',
  timeout: ' <time>',
  'dry-run': '',
};
const SETTING_NAMES = Object.keys(_plan_settings_js__WEBPACK_IMPORTED_MODULE_2__  .yy).filter((name) => !_secret_options_js__WEBPACK_IMPORTED_MODULE_4__  .C.some((secret) => secret === name));
function addSettingOptions(command, names = SETTING_NAMES) {
  addSettings(command, names);
  command.addHelpText('after', `\n${_credential_issue_js__WEBPACK_IMPORTED_MODULE_3__  .yU}`);
}
function addSettings(command, names) {
  for (const name of names) {
    const describe = _plan_settings_js__WEBPACK_IMPORTED_MODULE_2__  .yy[name].replace(/^`true`: (.)/, (_, letter) => letter.toUpperCase());
    command.addOption(new commander__WEBPACK_IMPORTED_MODULE_0__  .c$(`--${name}${PLACEHOLDERS[name] ?? ' <list>'}`, describe).helpGroup('Settings:'));
  }
}
function settingInputs(options) {
  return Object.fromEntries(SETTING_NAMES.flatMap((name) => {
    const value = options[(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .xQ)(name)];
    return value === undefined ? [] : [[name, String(value)]];
  }));
}
 }),
 8721:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  IQ: () => (  withDefault),
  Jt: () => (  flag),
  Qq: () => (  text),
  U9: () => (  count),
  Yq: () => (  choice),
  gC: () => (  textList),
  lq: () => (  optional),
  mw: () => (  required),
  p0: () => (  duration),
  sP: () => (  textMap),
  yD: () => (  secretText)
 });
 var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4343);
 var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3759);
 var _base_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5815);
 var _base_once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9586);
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1036);
function optional(basis) {
  return { ...basis, certain: false, defaultValue: undefined };
}
function required(basis) {
  return { ...basis, certain: true, defaultValue: undefined };
}
function withDefault(defaultValue, basis) {
  return { ...basis, certain: true, defaultValue };
}
function text({ describe, expected, pattern, }) {
  return { describe, expected, shape: 'text', schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__  .Fk(pattern))) };
}
function secretText({ describe, expected, pattern, }) {
  return {
    describe,
    expected,
    shape: 'text',
    secret: true,
    schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_4__  .Nlp(_base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z)]).check(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YPB((value) => pattern.test(revealed(value)))), zod_mini__WEBPACK_IMPORTED_MODULE_4__  .pdi((value) => (value instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z ? value : new _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z(value))))),
  };
}
function revealed(value) {
  return value instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z ? value.reveal() : value;
}
function choice({ describe, words, }) {
  const find = (value) => words.find((word) => word.toLowerCase() === value.toLowerCase());
  return {
    describe,
    expected: (0,_base_text_js__WEBPACK_IMPORTED_MODULE_2__  .c3)(words.map((word) => `\`${word}\``), 'or'),
    shape: 'text',
    words,
    schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YPB((value) => find(value) !== undefined)), zod_mini__WEBPACK_IMPORTED_MODULE_4__  .pdi((value) => find(value)))),
  };
}
function flag({ describe }) {
  return { describe, expected: '`true` or `false`', shape: 'flag', schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .zMY()) };
}
function count({ describe, least, most }) {
  return {
    describe,
    expected: `a whole number from ${least} to ${most}`,
    shape: 'number',
    schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_5__  .qm(least), zod_mini__WEBPACK_IMPORTED_MODULE_5__  .Zm(most))),
  };
}
function duration({ describe, most }) {
  return {
    describe,
    expected: `a time span such as \`30m\` or \`2h\`, at most ${most.words}`,
    shape: 'text',
    schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YPB((value) => ((0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__  .$)(value) ?? Number.POSITIVE_INFINITY) <= most.ms)), zod_mini__WEBPACK_IMPORTED_MODULE_4__  .pdi((value) => (0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__  .$)(value)))),
  };
}
function textList({ describe, expected, pattern, }) {
  return { describe, expected, shape: 'list', schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__  .Fk(pattern)))) };
}
function textMap({ describe, expected, }) {
  const entry = () => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__  .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_5__  .Eb(255));
  return { describe, expected, shape: 'map', schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_3__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__  .g1P(entry(), entry())) };
}
 }),
 4848:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Aw: () => (  normalTier),
  FM: () => (  checkAllowed),
  MI: () => (  checkPlacement),
  Mn: () => (  provider),
  Np: () => (  checkRestriction),
  Ny: () => (  region),
  P6: () => (  DEFAULT_RESTRICTION),
  Zm: () => (  tier),
  ek: () => (  placesOf),
  mB: () => (  RESTRICTIONS),
  xq: () => (  PROVIDERS),
  zM: () => (  checkSameKind)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1036);
 var _param_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8721);
const PROVIDERS = ['AWS', 'GCP', 'AZURE'];
const tier = (0,_param_js__WEBPACK_IMPORTED_MODULE_1__  .Qq)({
  describe: 'Tier: `free`, `flex`, or a dedicated one from `M10` on.',
  expected: '`free`, `flex` or a tier such as `M10`, `M30`, `R40`, `M40_NVME`',
  pattern: /^(?:free|flex|M0|[MR][1-9]\d{1,2}(?:_NVME)?)$/,
});
const provider = (0,_param_js__WEBPACK_IMPORTED_MODULE_1__  .Yq)({ describe: 'Cloud provider.', words: PROVIDERS });
const region = (0,_param_js__WEBPACK_IMPORTED_MODULE_1__  .Qq)({
  describe: 'Region, as Atlas writes it: `US_EAST_1`, `EUROPE_WEST`, `US_GOV_WEST_1`.',
  expected: "a region as Atlas writes it, such as `US_EAST_1`: capitals, digits and underscores, not the provider's own spelling",
  pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
});
const RESTRICTIONS = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'];
const DEFAULT_RESTRICTION = 'COMMERCIAL_FEDRAMP_REGIONS_ONLY';
const GOVERNMENT_REGIONS = {
  GOV_REGIONS_ONLY: { AWS: ['US_GOV_WEST_1', 'US_GOV_EAST_1'] },
  COMMERCIAL_FEDRAMP_REGIONS_ONLY: {
    AWS: ['US_EAST_1', 'US_EAST_2', 'US_WEST_1', 'US_WEST_2'],
    GCP: [
      'CENTRAL_US_AW',
      'EASTERN_US_AW',
      'US_EAST_4_AW',
      'US_EAST_5_AW',
      'US_SOUTH_1_AW',
      'US_WEST_2_AW',
      'US_WEST_3_AW',
      'US_WEST_4_AW',
      'WESTERN_US_AW',
    ],
  },
};
function normalTier(tier) {
  return tier === 'M0' ? 'free' : tier;
}
function checkPlacement({ placement, policy }) {
  const tierName = placement.tier === undefined ? undefined : normalTier(placement.tier);
  return [
    ...checkAllowed({ placement, policy }),
    ...(policy.cloud === 'government' ? checkGovernment({ ...placement, ...(tierName && { tier: tierName }) }) : []),
  ];
}
function checkAllowed({ placement, policy }) {
  const tierName = placement.tier === undefined ? undefined : normalTier(placement.tier);
  return [
    ...guard({ name: 'tier', value: tierName, allowed: policy.allowedTiers.map(normalTier) }),
    ...guard({ name: 'provider', value: placement.provider, allowed: policy.allowedProviders }),
    ...guard({ name: 'region', value: placement.region, allowed: policy.allowedRegions }),
  ];
}
function guard({ name, value, allowed, }) {
  if (value === undefined || allowed.length === 0 || allowed.includes(value))
    return [];
  return [
    {
      message: `${name}: \`${value}\` is not among allowed-${name}s (${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .c3)(allowed)}) of this workflow.`,
      hint: `Choose one of them, or extend allowed-${name}s.`,
    },
  ];
}
function checkGovernment({ tier, provider, region }) {
  const issues = [];
  if (tier === 'free' || tier === 'flex') {
    issues.push({ message: `tier: Atlas for Government has no ${tier} clusters.`, hint: 'Use M20 or higher.' });
  }
  else if (tier !== undefined && Number.parseInt(tier.slice(1), 10) < 20) {
    issues.push({
      message: `tier: Atlas for Government begins at M20, and \`${tier}\` is smaller.`,
      hint: 'Use M20 or higher.',
    });
  }
  if (provider === 'AZURE') {
    issues.push({
      message: 'provider: Atlas for Government runs on AWS and GCP, not on Azure.',
      hint: 'Use AWS or GCP.',
    });
    return issues;
  }
  const known = Object.values(GOVERNMENT_REGIONS).flatMap((regions) => provider === undefined ? Object.values(regions).flat() : (regions[provider] ?? []));
  if (region !== undefined && !known.includes(region)) {
    issues.push({
      message: `region: \`${region}\` is not a region of Atlas for Government${provider ? ` on ${provider}` : ''}.`,
      hint: `Choose one of ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .c3)(known.filter((name) => name !== undefined), 'or')}.`,
    });
  }
  return issues;
}
function checkRestriction({ restriction, provider, region, }) {
  if (restriction !== 'GOV_REGIONS_ONLY' && restriction !== 'COMMERCIAL_FEDRAMP_REGIONS_ONLY')
    return undefined;
  const fitting = GOVERNMENT_REGIONS[restriction][provider] ?? [];
  if (fitting.includes(region))
    return undefined;
  return {
    message: `region: \`${region}\` on ${provider} does not fit the project, which was created with region-usage-restrictions \`${restriction}\`.`,
    hint: fitting.length === 0
      ? `Projects of this kind have no regions on ${provider}; use another provider, or a project of the other kind.`
      : `Choose ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .c3)(fitting, 'or')}, or use a project of the other kind; a project's restriction cannot be changed.`,
  };
}
function checkSameKind(placements) {
  const [government, commercial] = RESTRICTIONS.map((restriction) => {
    const regions = Object.values(GOVERNMENT_REGIONS[restriction]).flat();
    return placements.flatMap(({ region }) => (region !== undefined && regions.includes(region) ? [region] : []))[0];
  });
  if (government === undefined || commercial === undefined)
    return [];
  return [
    {
      message: `region: \`${government}\` belongs to projects with \`GOV_REGIONS_ONLY\`, and \`${commercial}\` to those with \`COMMERCIAL_FEDRAMP_REGIONS_ONLY\`; no cluster stands in both.`,
      hint: 'Choose regions of one kind, the one that the project was created with.',
    },
  ];
}
function placesOf({ provider, region, replicationSpecs }) {
  const places = replicationSpecs.flatMap(({ regionConfigs }) => regionConfigs);
  if (places.length === 0 || places[0]?.providerName === 'TENANT')
    return [{ provider, region }];
  return places.map(({ providerName, regionName }) => ({ provider: providerName, region: regionName }));
}
 }),
 2879:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 yy: () => (  SETTINGS),
 T4: () => (  readPolicy),
 eo: () => (  readReach),
 sb: () => (  readSettings)
});
var atlas_cloud = __webpack_require__(7436);
var atlas_credentials = __webpack_require__(7475);
var duration = __webpack_require__(5815);
var errors = __webpack_require__(2396);
var base_text = __webpack_require__(1036);
var placement = __webpack_require__(4848);
var secret = __webpack_require__(1595);
;
const ECHO = 'ATLAS_ACTION_IP_ECHO';
function readGitHubToken({ value, issues }) {
  if (value === undefined)
    return undefined;
  if (/^[\x21-\x7e]+$/.test(value))
    return new secret .z(value);
  issues.push({
    message: 'github-token: the value holds a blank, a line break or another character that no token has.',
    hint: 'Leave it out to use the token of the job, or check the secret that it comes from.',
  });
  return undefined;
}
function readGitHubJob({ environment, token, isLoopback, }) {
  const apiUrl = environment['GITHUB_API_URL']?.replace(/\/+$/, '') ?? '';
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const runId = environment['GITHUB_RUN_ID'] ?? '';
  if (token === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^\d+$/.test(runId))
    return undefined;
  if (!URL.canParse(apiUrl))
    return undefined;
  const isFit = new URL(apiUrl).protocol === 'https:' || (isLoopback && isOnLoopback(apiUrl));
  return isFit ? { apiUrl, repository, runId, token } : undefined;
}
function readAddressServices({ environment, isLoopback, issues, }) {
  const services = environment[ECHO]?.split(/[\s,]+/).filter((url) => url !== '') ?? [];
  if (services.length === 0)
    return undefined;
  if (isLoopback && services.length === 2 && services.every(isOnLoopback))
    return services;
  issues.push({
    message: `${ECHO}: expected two URLs on loopback, for a run against a simulator on loopback.`,
    hint: 'Unset it: the public services are used then. Or give the address as ip-address.',
  });
  return undefined;
}
function isOnLoopback(url) {
  if (!URL.canParse(url))
    return false;
  const host = (0,atlas_cloud .w)({ cloud: 'commercial', baseUrl: new URL(url).origin });
  return 'isLoopback' in host && host.isLoopback;
}
;
const SETTINGS = {
  'public-key': 'Public part of an API key. With private-key.',
  'private-key': 'Private part of an API key. A secret.',
  'client-id': 'Client id of a service account. With client-secret.',
  'client-secret': 'Client secret of a service account. A secret.',
  'access-token': 'An access token that you have minted yourself. A secret.',
  cloud: '`commercial` (default) or `government` (Atlas for Government).',
  'base-url': 'Another host of the same Atlas cloud, or a simulator on loopback. Rarely needed.',
  'allowed-providers': 'Cloud providers that clusters may use, separated by commas. Default: all.',
  'allowed-regions': 'Regions that clusters may use, separated by commas. Default: all.',
  'allowed-tiers': 'Tiers that clusters may have, separated by commas. Default: all.',
  'github-token': 'Reads the workflow runs of this repository when a network access list is full, or an entry of it that jobs share, to find what ended jobs have left there; needs `permissions: actions: read`. A secret.',
  timeout: 'How long to wait in all, such as `45m`. Default: `1h`. What Atlas has begun by then goes on, and another run takes it up.',
  'dry-run': '`true`: look, but change nothing, and say what would be done.',
};
const DEFAULT_TIMEOUT_MS = 3_600_000;
function readSettings({ inputs, environment, otherwise, }) {
  const issues = [];
  const reach = findReach({ inputs, environment, issues });
  const credentials = keep((0,atlas_credentials .M)({ inputs, environment, otherwise }), issues);
  const timeoutMs = readTimeout({ value: settings_text(inputs.timeout), issues });
  const dryRun = readFlag({ name: 'dry-run', value: settings_text(inputs['dry-run']), issues });
  const gitHubToken = readGitHubToken({ value: settings_text(inputs['github-token']), issues });
  const isLoopback = reach?.host.isLoopback === true;
  const addressServices = readAddressServices({ environment, isLoopback, issues });
  if (reach === undefined || credentials === undefined || issues.length > 0)
    throw new errors .eb(issues);
  const gitHubJob = readGitHubJob({ environment, token: gitHubToken, isLoopback });
  return { ...reach, credentials, timeoutMs, dryRun, gitHubToken, gitHubJob, addressServices };
}
function readReach({ inputs, environment }) {
  const issues = [];
  const reach = findReach({ inputs, environment, issues });
  if (reach === undefined || issues.length > 0)
    throw new errors .eb(issues);
  return reach;
}
function findReach({ inputs, environment, issues, }) {
  const policy = readPolicy({ inputs, issues });
  const host = keep((0,atlas_cloud .w)({ cloud: policy.cloud, baseUrl: settings_text(inputs['base-url']) }), issues);
  if (host === undefined)
    return undefined;
  const speed = Number(environment['ATLAS_ACTION_CLOCK_SPEED'] ?? 1);
  return { host, policy, proxy: readProxy(environment), clockSpeed: host.isLoopback && speed >= 1 ? speed : 1 };
}
function readPolicy({ inputs, issues }) {
  const allowed = (name) => (settings_text(inputs[name])?.split(/[\s,]+/) ?? []).filter((word) => word !== '');
  const policy = {
    cloud: readCloud({ value: settings_text(inputs.cloud), issues }),
    allowedProviders: allowed('allowed-providers').map((name) => name.toUpperCase()),
    allowedRegions: allowed('allowed-regions').map((name) => name.toUpperCase()),
    allowedTiers: allowed('allowed-tiers').map(readTier),
  };
  const unknown = policy.allowedProviders.find((name) => !placement .xq.some((known) => known === name));
  if (unknown !== undefined) {
    issues.push({
      message: `allowed-providers: \`${(0,base_text .Hk)(unknown, { longest: 40 })}\` is no provider.`,
      hint: `Choose among ${(0,base_text .c3)(placement .xq)}.`,
    });
  }
  return policy;
}
function readTier(word) {
  return (0,placement .Aw)(/^(?:free|flex)$/i.test(word) ? word.toLowerCase() : word.toUpperCase());
}
function readFlag({ name, value, issues, }) {
  if (value !== undefined && !/^(?:true|false)$/i.test(value)) {
    issues.push({
      message: `${name}: expected \`true\` or \`false\`, got \`${(0,base_text .Hk)(value, { longest: 40 })}\`.`,
      hint: 'Write one of the two.',
    });
  }
  return value?.toLowerCase() === 'true';
}
function readCloud({ value, issues }) {
  const cloud = atlas_cloud .J.find((name) => name === (value ?? 'commercial').toLowerCase());
  if (cloud !== undefined)
    return cloud;
  const meant = (0,base_text .pA)(value ?? '', atlas_cloud .J) ?? (/gov/i.test(value ?? '') ? 'government' : undefined);
  issues.push({
    message: `cloud: expected ${(0,base_text .c3)(atlas_cloud .J.map((name) => `\`${name}\``), 'or')}, got \`${(0,base_text .Hk)(value, { longest: 40 })}\`.`,
    hint: meant ? `Did you mean \`${meant}\`?` : 'Write one of the two.',
  });
  return 'commercial';
}
function readTimeout({ value, issues }) {
  if (value === undefined)
    return DEFAULT_TIMEOUT_MS;
  const ms = (0,duration .$)(value);
  if (ms !== undefined && ms > 0)
    return ms;
  issues.push({
    message: `timeout: expected a time span such as \`45m\` or \`2h\`, got \`${(0,base_text .Hk)(value, { longest: 40 })}\`.`,
    hint: 'Write a number and one of s, m, h, d.',
  });
  return DEFAULT_TIMEOUT_MS;
}
function readProxy(environment) {
  const value = (name) => settings_text(environment[name.toLowerCase()]) ?? settings_text(environment[name]);
  return { httpProxy: value('HTTP_PROXY'), httpsProxy: value('HTTPS_PROXY'), noProxy: value('NO_PROXY') };
}
function keep(read, issues) {
  if (!('message' in read))
    return read;
  issues.push(read);
  return undefined;
}
function settings_text(value) {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
 })
};
