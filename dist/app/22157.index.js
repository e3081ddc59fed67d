export const id = 22157;
export const ids = [22157];
export const modules = {
 7436:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  J: () => (  CLOUDS),
  w: () => (  chooseHost)
 });
 var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
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
 88489:
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
 22157:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 simulate: () => (  simulate)
});
var promises_ = __webpack_require__(51455);
var external_node_net_ = __webpack_require__(77030);
var commander = __webpack_require__(67375);
var cloud = __webpack_require__(7436);
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
var external_node_http_ = __webpack_require__(37067);
var external_node_timers_promises_ = __webpack_require__(58500);
var base_clock = __webpack_require__(88489);
;
function audit(told, { call, result }) {
  const events = typeof told === 'string' ? [{ type: told }] : told(call, result);
  const { groupId } = call.params;
  for (const event of events) {
    const details = { ...namesIn(event.type, { call, result }), ...event.details };
    write(call, { ...(groupId === undefined ? {} : { groupId }), ...event, details });
  }
}
function write({ world, now, request }, told) {
  const actor = request ? { ...actorOf(world.caller), remoteAddress: request.address } : {};
  const { type, groupId, details = {} } = told;
  world.state.events.push({ id: world.random.objectId(), createdAt: now, type, groupId, actor, details });
}
function actorOf(caller) {
  if (caller.kind === 'api-key')
    return { apiKeyId: caller.id, publicKey: caller.publicKey };
  if (caller.kind === 'user')
    return { userId: caller.id, username: caller.username };
  return {};
}
function namesIn(type, { call, result }) {
  const { params } = call;
  const answer = Object(result.body ?? {});
  const cluster = params['clusterName'] ?? (type.startsWith('CLUSTER_') ? (params['name'] ?? answer['name']) : undefined);
  const user = params['username'] ?? (type.startsWith('MONGODB_USER_') ? answer['username'] : undefined);
  const isKey = type.startsWith('API_KEY_');
  const keys = call.world.state.identities.apiKeys;
  const key = isKey ? keys.find(({ id }) => id === (params['apiUserId'] ?? answer['id'])) : undefined;
  return {
    ...(key === undefined ? {} : { targetPublicKey: key.publicKey }),
    ...(cluster === undefined ? {} : { clusterName: cluster }),
    ...(user === undefined ? {} : { dbUserUsername: user }),
  };
}
;
class Problem extends Error {
  name = 'Problem';
  status;
  errorCode;
  parameters;
  headers;
  field;
  constructor(status, errorCode, { detail, parameters = [], headers = {}, field, }) {
    super(detail);
    this.status = status;
    this.errorCode = errorCode;
    this.parameters = parameters;
    this.headers = headers;
    this.field = field;
  }
  body() {
    return {
      ...(this.field === undefined
        ? {}
        : { badRequestDetail: { fields: [{ description: this.message, field: this.field }] } }),
      detail: this.message,
      error: this.status,
      errorCode: this.errorCode,
      parameters: this.parameters,
      reason: external_node_http_.STATUS_CODES[this.status] ?? 'Unknown',
    };
  }
}
function missingAttribute(name) {
  return new Problem(400, 'MISSING_ATTRIBUTE', {
    detail: `The required attribute ${name} was not specified.`,
    parameters: [name],
  });
}
function invalidAttribute(name, why = `Invalid attribute ${name} specified.`) {
  return new Problem(400, 'INVALID_ATTRIBUTE', { detail: why, parameters: [name] });
}
function resourceNotFound(path) {
  return new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource ${path}.`, parameters: [path] });
}
function readOnlyAttribute(name) {
  return new Problem(400, 'ATTRIBUTE_READ_ONLY', {
    detail: `The attribute ${name} is read-only and cannot be changed by the user.`,
    parameters: [name],
  });
}
;
const COMMON_HEADERS = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=31536000; includeSubdomains;',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
};
function jsonAnswer({ status, body, headers, pretty = false, }) {
  const text = body === undefined ? '' : JSON.stringify(body, null, pretty ? 2 : undefined);
  return { status, headers: { ...COMMON_HEADERS, ...headers }, body: Buffer.from(text) };
}
function problemAnswer(problem, headers = {}) {
  return jsonAnswer({
    status: problem.status,
    body: problem.body(),
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'X-Error-Code': problem.errorCode,
      ...problem.headers,
    },
  });
}
function asProblem(error) {
  if (error instanceof Problem)
    return error;
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Problem(500, 'UNEXPECTED_ERROR', { detail: `The simulator itself failed: ${why}` });
}
;
const LARGEST_BODY = 1024 * 1024;
function readJson(body) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  }
  catch {
    throw new Problem(400, 'MALFORMED_JSON', { detail: 'Received JSON is malformed.' });
  }
}
function readBody(value, rules) {
  const given = withoutReadOnly(value, rules);
  const parsed = rules.schema.safeParse(given);
  if (parsed.success)
    return parsed.data;
  const issues = parsed.error.issues;
  const missing = issues.filter((issue) => isMissing(issue, given));
  if (missing.length > 0) {
    const order = rules.missingOrder ?? [];
    const rank = (issue) => (order.includes(lastOf(issue)) ? order.indexOf(lastOf(issue)) : order.length);
    const first = missing.sort((a, b) => rank(a) - rank(b))[0];
    if (first)
      throw missingAttribute(lastOf(first));
  }
  const wrong = issues.find((issue) => unknownName(issue) === undefined);
  if (wrong)
    throw refusal(wrong);
  const name = issues.map(unknownName).find((found) => found !== undefined) ?? 'body';
  throw new Problem(400, rules.quirks.unknownAttributeCode, {
    detail: `Invalid attribute ${name} specified.`,
    parameters: [name],
    field: name,
  });
}
function withoutReadOnly(value, { readOnly = [], quirks }) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const found = readOnly.find((name) => name in value);
  if (found === undefined)
    return value;
  if (quirks.readOnlyAttribute === 'ignore') {
    return Object.fromEntries(Object.entries(value).filter(([name]) => !readOnly.includes(name)));
  }
  throw readOnlyAttribute(found);
}
function unknownName(issue) {
  if (issue.code === 'unrecognized_keys')
    return issue.keys[0];
  return issue.code === 'invalid_type' && issue.expected === 'never' ? lastOf(issue) : undefined;
}
function lastOf(issue) {
  return String(issue.path.filter((part) => typeof part === 'string').at(-1) ?? 'body');
}
function isMissing(issue, value) {
  if (issue.code === 'unrecognized_keys' || issue.path.length === 0 || lastOf(issue) === 'providerName')
    return false;
  let at = value;
  for (const part of issue.path) {
    if (typeof at !== 'object' || at === null)
      return false;
    at = Reflect.get(at, part);
  }
  return at === undefined;
}
function refusal(issue) {
  const name = lastOf(issue);
  if (issue.code === 'invalid_value' && name !== 'providerName') {
    return new Problem(400, 'INVALID_ENUM_VALUE', {
      detail: `An invalid enumeration value was specified for ${name}.`,
      parameters: [name],
    });
  }
  if (issue.code === 'invalid_type' || name === 'providerName') {
    return new Problem(400, 'INVALID_JSON_ATTRIBUTE', {
      detail: `Received JSON for the ${name} attribute does not match expected format.`,
      parameters: [name],
    });
  }
  return invalidAttribute(name);
}
;
const roleNames = [
  'Organization Billing Viewer',
  'Organization Member',
  'Organization Owner',
  'Organization Project Creator',
  'Organization Read Only',
  'Organization Stream Processing Admin',
  'Project Access Manager',
  'Project Alerts Manager',
  'Project Backup Creator',
  'Project Backup Export Operator',
  'Project Backup Manager',
  'Project Backup Recovery Operator',
  'Project Cluster Creator',
  'Project Cluster Log Viewer',
  'Project Cluster Manager',
  'Project Cluster Resilience Tester',
  'Project Data Access Admin',
  'Project Data Access Read Only',
  'Project Data Access Read Write',
  'Project Database Access Admin',
  'Project Index Manager',
  'Project Model Owner',
  'Project Network Access Manager',
  'Project Observability Viewer',
  'Project Owner',
  'Project Read Only',
  'Project Replica Set Manager',
  'Project Search Index Editor',
  'Project Stream Processing Manager',
  'Project Stream Processing Owner',
  'Project Support Access Manager',
];
const operationTable = [
  '|GET 230101 - ',
  '/alertConfigs|GET 230101 - /matchers/fieldNames',
  '/clusters|GET 230101 - ',
  '/defaultGroupLimits|GET - - ',
  '/defaultGroupLimits/{limitName}|GET - - ',
  '/eventTypes|GET 230101 1,25 ',
  '/federationSettings/{federationSettingsId}|DELETE 230101 2 ',
  '/federationSettings/{federationSettingsId}/connectedOrgConfigs|GET 230101 2 |GET 230101 2 /{orgId}|PATCH 230101 2 /{orgId}|DELETE 230101 2 /{orgId}|GET 230101 2 /{orgId}/roleMappings|POST 230101 2 /{orgId}/roleMappings|GET 230101 2 /{orgId}/roleMappings/{id}|PUT 230101 2 /{orgId}/roleMappings/{id}|DELETE 230101 2 /{orgId}/roleMappings/{id}',
  '/federationSettings/{federationSettingsId}/identityProviders|GET 230101 2 |POST 231115 2 |GET 230101,231115 2 /{identityProviderId}|PATCH 230101,231115 2 /{identityProviderId}|DELETE 231115 2 /{identityProviderId}|DELETE 231115 2 /{identityProviderId}/jwks|GET 230101 2 /{identityProviderId}/metadata.xml',
  '/groups|GET 230101 - |POST 230101 - |GET 230101 - /byName/{groupName}',
  '/groups/{groupId}|GET 230101 25 |PATCH 230101 24 |DELETE 230101 24 ',
  '/groups/{groupId}/access|POST 230201 24 ',
  '/groups/{groupId}/accessList|GET 230101 25 |POST 230101 22 |GET 230101 25 /{entryValue}|DELETE 230101 22 /{entryValue}|GET 230101 25 /{entryValue}/status',
  '/groups/{groupId}/activityFeed|GET 250312 25 ',
  '/groups/{groupId}/aiModelApiClouds|GET 250312 25 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits|PATCH 250312 21 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits|POST 250312 21 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits:reset',
  '/groups/{groupId}/aiModelApiKeys|GET 250312 25 |POST 250312 21 |GET 250312 25 /{apiKeyId}|PATCH 250312 21 /{apiKeyId}|DELETE 250312 21 /{apiKeyId}',
  '/groups/{groupId}/aiModelApiRateLimits|GET 250312 25 ',
  '/groups/{groupId}/aiModelApiRateLimits:reset|POST 250312 21 ',
  '/groups/{groupId}/alertConfigs|GET 230101 25 |POST 230101 7 |GET 230101 25 /{alertConfigId}|PUT 230101 7 /{alertConfigId}|PATCH 230101 7 /{alertConfigId}|DELETE 230101 7 /{alertConfigId}|GET 230101 25 /{alertConfigId}/alerts',
  '/groups/{groupId}/alerts|GET 230101 25 |GET 230101 25 /{alertId}|PATCH 230101,240530 7 /{alertId}|GET 230101 25 /{alertId}/alertConfigs',
  '/groups/{groupId}/apiKeys|GET 230101 25 |POST 230101 6 |POST 230101 24 /{apiUserId}|PATCH 230101 6 /{apiUserId}|DELETE 230101 6 /{apiUserId}',
  '/groups/{groupId}/auditLog|GET 230101 24 |PATCH 230101 24 ',
  '/groups/{groupId}/awsCustomDNS|GET 230101 25 |PATCH 230101 24 ',
  '/groups/{groupId}/backup|GET 241113 24 /{cloudProvider}/privateEndpoints|POST 241113 24 /{cloudProvider}/privateEndpoints|GET 241113 24 /{cloudProvider}/privateEndpoints/{endpointId}|DELETE 241113 24 /{cloudProvider}/privateEndpoints/{endpointId}|GET 230101,240530 25 /exportBuckets|POST 230101,240530 10 /exportBuckets|GET 230101,240530 25 /exportBuckets/{exportBucketId}|PATCH 240530 10 /exportBuckets/{exportBucketId}|DELETE 230101 10 /exportBuckets/{exportBucketId}',
  '/groups/{groupId}/backupCompliancePolicy|GET 230101,231001 24 |PUT 230101,231001 24 |DELETE 241113 24 ',
  '/groups/{groupId}/cloudProviderAccess|GET 230101 25 |POST 230101 24 |DELETE 230101 24 /{cloudProvider}/{roleId}|GET 230101 25 /{roleId}|PATCH 230101 24 /{roleId}',
  '/groups/{groupId}/clusterConfigurations:validate|POST 250312 14 ',
  '/groups/{groupId}/clusters|GET 230101,230201,240805 25 |POST 230101,230201,240805,241023 12 |GET 230101,230201,240805 25 /{clusterName}|PATCH 230101,230201,240805,241023 14,15,26 /{clusterName}|DELETE 230101,230201 24 /{clusterName}|GET 231115 25 /{clusterName}/{clusterView}/{databaseName}/{collectionName}/collStats/measurements|GET 231115 25 /{clusterName}/{clusterView}/collStats/namespaces|GET 240805 25 /{clusterName}/autoScalingConfiguration|GET 230101 10 /{clusterName}/backup/exports|POST 230101 9 /{clusterName}/backup/exports|GET 230101 10 /{clusterName}/backup/exports/{exportId}|GET 230101 10 /{clusterName}/backup/restoreJobs|POST 230101 9,11 /{clusterName}/backup/restoreJobs|GET 230101 10 /{clusterName}/backup/restoreJobs/{restoreJobId}|DELETE 230101 9,11 /{clusterName}/backup/restoreJobs/{restoreJobId}|GET 230101,240805 25 /{clusterName}/backup/schedule|PATCH 230101,240805 10 /{clusterName}/backup/schedule|DELETE 230101,240805 10 /{clusterName}/backup/schedule|GET 230101 25 /{clusterName}/backup/snapshots|POST 230101 8 /{clusterName}/backup/snapshots|GET 230101 25 /{clusterName}/backup/snapshots/{snapshotId}|PATCH 230101 10 /{clusterName}/backup/snapshots/{snapshotId}|DELETE 230101 10 /{clusterName}/backup/snapshots/{snapshotId}|GET 250312 10 /{clusterName}/backup/snapshots/{snapshotId}/databases|GET 250312 10 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}|GET 250312 10 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}/collections|GET 250312 10 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}/collections/{collectionName}|GET 230101 25 /{clusterName}/backup/snapshots/shardedCluster/{snapshotId}|DELETE 230101 10 /{clusterName}/backup/snapshots/shardedCluster/{snapshotId}|GET 230101 25 /{clusterName}/backup/snapshots/shardedClusters|GET 230101 25 /{clusterName}/backupCheckpoints|GET 230101 25 /{clusterName}/backupCheckpoints/{checkpointId}|GET 231115 25 /{clusterName}/collStats/pinned|PUT 231115 25 /{clusterName}/collStats/pinned|PATCH 231115 25 /{clusterName}/collStats/pinned|PATCH 231115 25 /{clusterName}/collStats/unpin|GET 250312 10 /{clusterName}/collectionRestoreJobs|POST 250312 11 /{clusterName}/collectionRestoreJobs|GET 250312 10 /{clusterName}/collectionRestoreJobs/{jobId}|GET 250312 10 /{clusterName}/collectionRestoreJobs/{jobId}/collections|GET 250312 10 /{clusterName}/collectionRestoreJobs/{jobId}/collections/{sourceNamespace}|POST 230101 27 /{clusterName}/fts/indexes|GET 230101 17,18,27,29 /{clusterName}/fts/indexes/{databaseName}/{collectionName}|GET 230101 17,18,27,29 /{clusterName}/fts/indexes/{indexId}|PATCH 230101 27 /{clusterName}/fts/indexes/{indexId}|DELETE 230101 27 /{clusterName}/fts/indexes/{indexId}|GET 230101,230201,240805 25 /{clusterName}/globalWrites|POST 230101,230201,240805 24 /{clusterName}/globalWrites/customZoneMapping|DELETE 230101,230201,240805 24 /{clusterName}/globalWrites/customZoneMapping|POST 230101,230201,240805 16 /{clusterName}/globalWrites/managedNamespaces|DELETE 230101,230201,240805 16 /{clusterName}/globalWrites/managedNamespaces|POST 230101 16,20 /{clusterName}/index|GET 230101 25 /{clusterName}/onlineArchives|POST 230101 16 /{clusterName}/onlineArchives|GET 230101 25 /{clusterName}/onlineArchives/{archiveId}|PATCH 230101 16 /{clusterName}/onlineArchives/{archiveId}|DELETE 230101 16 /{clusterName}/onlineArchives/{archiveId}|GET 230101 16,17,18,29 /{clusterName}/onlineArchives/queryLogs.gz|GET 230101 14,15 /{clusterName}/outageSimulation|POST 230101 14,15,26 /{clusterName}/outageSimulation|DELETE 230101 14,15,26 /{clusterName}/outageSimulation|GET - 25 /{clusterName}/overloadSimulations|POST - 14 /{clusterName}/overloadSimulations|GET - 25 /{clusterName}/overloadSimulations/{simulationId}|DELETE - 14 /{clusterName}/overloadSimulations/{simulationId}|GET 240805 25 /{clusterName}/performanceAdvisor/dropIndexSuggestions|GET 240805 25 /{clusterName}/performanceAdvisor/schemaAdvice|GET 240805 25 /{clusterName}/performanceAdvisor/suggestedIndexes|GET 230101,240805 25 /{clusterName}/processArgs|PATCH 230101,240805 14 /{clusterName}/processArgs|GET 250312 25 /{clusterName}/queryShapeInsights/{queryShapeHash}/details|GET 250312 25 /{clusterName}/queryShapeInsights/summaries|GET 250312 25 /{clusterName}/queryShapes|GET 250312 25 /{clusterName}/queryShapes/{queryShapeHash}|PATCH 250312 16 /{clusterName}/queryShapes/{queryShapeHash}|POST 230101,230201 14 /{clusterName}/restartPrimaries|GET 230101 25 /{clusterName}/restoreJobs|POST 230101 24 /{clusterName}/restoreJobs|GET 230101 25 /{clusterName}/restoreJobs/{jobId}|GET 230101,240530,250312 25 /{clusterName}/search/deployment|POST 230101,240530 24 /{clusterName}/search/deployment|PATCH 230101,240530 14 /{clusterName}/search/deployment|DELETE 230101,240530 14 /{clusterName}/search/deployment|GET 240530 17,18,27,29 /{clusterName}/search/indexes|POST 240530 27 /{clusterName}/search/indexes|GET 240530 17,18,27,29 /{clusterName}/search/indexes/{databaseName}/{collectionName}|GET 240530 17,18,27,29 /{clusterName}/search/indexes/{databaseName}/{collectionName}/{indexName}|PATCH 240530 27 /{clusterName}/search/indexes/{databaseName}/{collectionName}/{indexName}|DELETE 240530 27 /{clusterName}/search/indexes/{databaseName}/{collectionName}/{indexName}|GET 240530 17,18,27,29 /{clusterName}/search/indexes/{indexId}|PATCH 240530 27 /{clusterName}/search/indexes/{indexId}|DELETE 240530 27 /{clusterName}/search/indexes/{indexId}|GET 230101 25 /{clusterName}/snapshotSchedule|PATCH 230101 24 /{clusterName}/snapshotSchedule|GET 230101 25 /{clusterName}/snapshots|GET 230101 25 /{clusterName}/snapshots/{snapshotId}|PATCH 230101 24 /{clusterName}/snapshots/{snapshotId}|DELETE 230101 24 /{clusterName}/snapshots/{snapshotId}|GET - 25 /{clusterName}/sqlInterface|PATCH - 14,26 /{clusterName}/sqlInterface|GET 230101 25 /{clusterName}/status|POST 240805 30 /{clusterName}:grantMongoDBEmployeeAccess|POST 240530 24 /{clusterName}:pinFeatureCompatibilityVersion|POST 240805 30 /{clusterName}:revokeMongoDBEmployeeAccess|POST 240530 24 /{clusterName}:unpinFeatureCompatibilityVersion|GET 230101,230201 13,16,17,18,29 /{hostName}/logs/{logName}.gz|GET 230101 25 /provider/regions|POST 230101 14 /tenantUpgrade|POST 230101 14 /tenantUpgradeToServerless',
  '/groups/{groupId}/collStats|GET 231115 25 /metrics',
  '/groups/{groupId}/containers|GET 230101 25 |POST 230101 24 |GET 230101 25 /{containerId}|PATCH 230101 24 /{containerId}|DELETE 230101 24 /{containerId}|GET 230101 25 /all',
  '/groups/{groupId}/customDBRoles|GET 230101 25 /roles|POST 230101 19,29 /roles|GET 230101 25 /roles/{roleName}|PATCH 230101 19,29 /roles/{roleName}|DELETE 230101 19,29 /roles/{roleName}',
  '/groups/{groupId}/dataFederation|GET 230101 25 |POST 230101 24 |GET 230101 25 /{tenantName}|PATCH 230101 24 /{tenantName}|DELETE 230101 24 /{tenantName}|GET 230101 25 /{tenantName}/limits|GET 230101 25 /{tenantName}/limits/{limitName}|PATCH 230101 24 /{tenantName}/limits/{limitName}|DELETE 230101 24 /{tenantName}/limits/{limitName}|GET 230101 16,17,18,29 /{tenantName}/queryLogs.gz',
  '/groups/{groupId}/databaseUsers|GET 230101 25 |POST 230101 19,29 |GET 230101 25 /{databaseName}/{username}|PATCH 230101 19,29 /{databaseName}/{username}|DELETE 230101 19,29 /{databaseName}/{username}|GET 230101 25 /{username}/certs|POST 230101 24 /{username}/certs',
  '/groups/{groupId}/dbAccessHistory|GET 230101 13,19 /clusters/{clusterName}|GET 230101 13,19 /processes/{hostname}',
  '/groups/{groupId}/encryptionAtRest|GET 230101 25 |PATCH 230101 24 |GET 230101 24 /{cloudProvider}/privateEndpoints|POST 230101 24 /{cloudProvider}/privateEndpoints|GET 230101 24 /{cloudProvider}/privateEndpoints/{endpointId}|DELETE 230101 24 /{cloudProvider}/privateEndpoints/{endpointId}',
  '/groups/{groupId}/events|GET 230101 25 |GET 230101 25 /{eventId}',
  '/groups/{groupId}/flexClusters|GET 241113 25 |POST 241113 24 |GET 241113 25 /{name}|PATCH 241113 24 /{name}|DELETE 241113 24 /{name}|POST 241113 9 /{name}/backup/download|GET 241113 25 /{name}/backup/restoreJobs|POST 241113 11 /{name}/backup/restoreJobs|GET 241113 25 /{name}/backup/restoreJobs/{restoreJobId}|GET 241113 25 /{name}/backup/snapshots|GET 241113 25 /{name}/backup/snapshots/{snapshotId}',
  '/groups/{groupId}/flexClusters:tenantUpgrade|POST 241113 14 ',
  '/groups/{groupId}/hosts|GET 230101 25 /{processId}/fts/metrics|GET 230101 25 /{processId}/fts/metrics/indexes/{databaseName}/{collectionName}/{indexName}/measurements|GET 230101 25 /{processId}/fts/metrics/indexes/{databaseName}/{collectionName}/measurements|GET 230101 25 /{processId}/fts/metrics/measurements',
  '/groups/{groupId}/integrations|GET 230101 25 |GET 230101 25 /{integrationType}|POST 230101 24 /{integrationType}|PUT 230101 24 /{integrationType}|DELETE 230101 24 /{integrationType}',
  '/groups/{groupId}/invites|GET 230101 24 |POST 230101 24 |PATCH 230101 24 |GET 230101 24 /{invitationId}|PATCH 230101 24 /{invitationId}|DELETE 230101 24 /{invitationId}',
  '/groups/{groupId}/ipAddresses|GET 230101 25 ',
  '/groups/{groupId}/limits|GET 230101 25 |GET 230101 25 /{limitName}|PATCH 230101 24 /{limitName}|DELETE 230101 24 /{limitName}',
  '/groups/{groupId}/liveMigrations|POST 230101,240530 2 |GET 230101 1 /{liveMigrationId}|PUT 230101 2 /{liveMigrationId}/cutover|POST 230101,240530 2 /validate|GET 230101 2 /validate/{validationId}',
  '/groups/{groupId}/logIntegrations|GET 250312 24 |POST 250312 24 |GET 250312 24 /{id}|PUT 250312 24 /{id}|DELETE 250312 24 /{id}',
  '/groups/{groupId}/maintenanceWindow|GET 230101 25 |PATCH 230101 24 |DELETE 230101 24 |POST 230101 24 /autoDefer|POST 230101 24 /defer',
  '/groups/{groupId}/managedSlowMs|GET 230101 25 |DELETE 230101 24 /disable|POST 230101 24 /enable',
  '/groups/{groupId}/mcpConfigs|GET 250312 25 |POST 250312 24 |GET 250312 25 /{mcpConfigId}|PATCH 250312 24 /{mcpConfigId}|DELETE 250312 24 /{mcpConfigId}|GET 250312 25 /{mcpConfigId}/secrets|POST 250312 24 /{mcpConfigId}/secrets|GET 250312 25 /{mcpConfigId}/secrets/{secretId}|DELETE 250312 24 /{mcpConfigId}/secrets/{secretId}',
  '/groups/{groupId}/metricIntegrations|GET 250312 24 |POST 250312 24 |GET 250312 24 /{metricIntegrationId}|PUT 250312 24 /{metricIntegrationId}|DELETE 250312 24 /{metricIntegrationId}',
  '/groups/{groupId}/mongoDBVersions|GET 230101 25 ',
  '/groups/{groupId}/peers|GET 230101 25 |POST 230101 22 |GET 230101 25 /{peerId}|PATCH 230101 22 /{peerId}|DELETE 230101 22 /{peerId}',
  '/groups/{groupId}/privateEndpoint|GET 230101 25 /{cloudProvider}/endpointService|GET 230101 25 /{cloudProvider}/endpointService/{endpointServiceId}|DELETE 230101 24 /{cloudProvider}/endpointService/{endpointServiceId}|POST 230101 24 /{cloudProvider}/endpointService/{endpointServiceId}/endpoint|GET 230101 25 /{cloudProvider}/endpointService/{endpointServiceId}/endpoint/{endpointId}|DELETE 230101 24 /{cloudProvider}/endpointService/{endpointServiceId}/endpoint/{endpointId}|POST 230101 24 /endpointService|PATCH 230101 24 /endpointService/{endpointServiceId}|GET 230101 25 /regionalMode|PATCH 230101 24 /regionalMode|GET 230101 25 /serverless/instance/{instanceName}/endpoint|POST 230101 24 /serverless/instance/{instanceName}/endpoint|GET 230101 25 /serverless/instance/{instanceName}/endpoint/{endpointId}|PATCH 230101 24 /serverless/instance/{instanceName}/endpoint/{endpointId}|DELETE 230101 24 /serverless/instance/{instanceName}/endpoint/{endpointId}',
  '/groups/{groupId}/privateIpMode|GET 230101 25 |PATCH 230101 24 ',
  '/groups/{groupId}/privateNetworkSettings|GET 230101 25 /endpointIds|POST 230101 24 /endpointIds|GET 230101 25 /endpointIds/{endpointId}|DELETE 230101 24 /endpointIds/{endpointId}',
  '/groups/{groupId}/processes|GET 230101 25 |GET 230101 25 /{processId}|GET 231115 25 /{processId}/{databaseName}/{collectionName}/collStats/measurements|GET 231115 25 /{processId}/collStats/namespaces|GET 230101 25 /{processId}/databases|GET 230101 25 /{processId}/databases/{databaseName}|GET 230101 25 /{processId}/databases/{databaseName}/measurements|GET 230101 25 /{processId}/disks|GET 230101 25 /{processId}/disks/{partitionName}|GET 230101 25 /{processId}/disks/{partitionName}/measurements|GET 230101 25 /{processId}/measurements|GET 230101 25 /{processId}/performanceAdvisor/namespaces|GET 230101 16,17,18,23,29 /{processId}/performanceAdvisor/slowQueryLogs|GET 230101 25 /{processId}/performanceAdvisor/suggestedIndexes',
  '/groups/{groupId}/pushBasedLogExport|GET 230101 24 |POST 230101 24 |PATCH 230101 24 |DELETE 230101 24 ',
  '/groups/{groupId}/sampleDatasetLoad|POST 230101 24 /{name}|GET 230101 24 /{sampleDatasetId}',
  '/groups/{groupId}/sandbox|GET - 3 /{sandboxConfigId}:generateClusterDescription',
  '/groups/{groupId}/serverless|GET 230101 25 |GET 230101 24 /{clusterName}/backup/restoreJobs|POST 230101 24 /{clusterName}/backup/restoreJobs|GET 230101 24 /{clusterName}/backup/restoreJobs/{restoreJobId}|GET 230101 25 /{clusterName}/backup/snapshots|GET 230101 25 /{clusterName}/backup/snapshots/{snapshotId}|GET 230101 25 /{clusterName}/performanceAdvisor/autoIndexing|POST 230101 24 /{clusterName}/performanceAdvisor/autoIndexing|GET 230101 25 /{name}',
  '/groups/{groupId}/serviceAccounts|GET 240805 25 |POST 240805 24 |GET 240805 25 /{clientId}|PATCH 240805 24 /{clientId}|DELETE 240805 24 /{clientId}|GET 240805 25 /{clientId}/accessList|POST 240805 6 /{clientId}/accessList|DELETE 240805 6 /{clientId}/accessList/{ipAddress}|POST 240805 24 /{clientId}/secrets|DELETE 240805 24 /{clientId}/secrets/{secretId}|POST 240805 2 /{clientId}:invite',
  '/groups/{groupId}/settings|GET 230101 25 |PATCH 230101 24 ',
  '/groups/{groupId}/standbyLinks|GET - 25 |POST - 24 |GET - 25 /{standbyLinkId}|DELETE - 24 /{standbyLinkId}|GET - 25 /{standbyLinkId}/failovers|POST - 14 /{standbyLinkId}/failovers|GET - 25 /{standbyLinkId}/failovers/{failoverId}|GET - 25 /{standbyLinkId}:inspectFailoverReadiness',
  '/groups/{groupId}/streams|GET 230201 25 |POST 230201 5,16,28 |GET 230201 5,16,17,18,28 /{tenantName}|PATCH 230201 5,16,28 /{tenantName}|DELETE 230201 5,16,28 /{tenantName}|GET 230201 5,16,17,18,28 /{tenantName}/auditLogs|GET 230201 5,16,17,18,28 /{tenantName}/connections|POST 230201 5,28 /{tenantName}/connections|GET 230201 25 /{tenantName}/connections/{connectionName}|PATCH 230201 5,28 /{tenantName}/connections/{connectionName}|DELETE 230201 5,28 /{tenantName}/connections/{connectionName}|GET 250312 5,28 /{tenantName}/connections/{connectionName}/failoverConnections|POST 250312 5,28 /{tenantName}/connections/{connectionName}/failoverConnections|GET 250312 5,28 /{tenantName}/connections/{connectionName}/failoverConnections/{failoverConnectionId}|PATCH 250312 5,28 /{tenantName}/connections/{connectionName}/failoverConnections/{failoverConnectionId}|DELETE 250312 5,28 /{tenantName}/connections/{connectionName}/failoverConnections/{failoverConnectionId}|POST 240530 5,28 /{tenantName}/processor|GET 240530 5,28 /{tenantName}/processor/{processorName}|PATCH 240530 5,28 /{tenantName}/processor/{processorName}|DELETE 240530 5,28 /{tenantName}/processor/{processorName}|POST 240530 5,28 /{tenantName}/processor/{processorName}:start|POST 250312 5,28 /{tenantName}/processor/{processorName}:startWith|POST 240530 5,28 /{tenantName}/processor/{processorName}:stop|GET 240530 5,28 /{tenantName}/processors|GET 250312 5,16,17,18,28 /{tenantName}:downloadOperationalLogs|GET 241113 25 /accountDetails|GET 241113 25 /activeVpcPeeringConnections|GET 230201 25 /privateLinkConnections|POST 230201 5,28 /privateLinkConnections|GET 230201 25 /privateLinkConnections/{connectionId}|PATCH 250312 5,28 /privateLinkConnections/{connectionId}|DELETE 230201 5,28 /privateLinkConnections/{connectionId}|GET 230201 25 /vpcPeeringConnections|DELETE 230201 5,29 /vpcPeeringConnections/{id}|POST 230201 5,29 /vpcPeeringConnections/{id}:accept|POST 230201 5,29 /vpcPeeringConnections/{id}:reject',
  '/groups/{groupId}/streams:withSampleConnections|POST 240805 5,16,28 ',
  '/groups/{groupId}/teams|GET 230101 25 |POST 230101 6 |GET 230101 25 /{teamId}|PATCH 230101 6 /{teamId}|DELETE 230101 6 /{teamId}',
  '/groups/{groupId}/userSecurity|GET 230101 24 |PATCH 230101 24 |DELETE 230101 24 /customerX509|DELETE 230101 24 /ldap/userToDNMapping|POST 230101 24 /ldap/verify|GET 230101 24 /ldap/verify/{requestId}',
  '/groups/{groupId}/users|GET 230101,250219 25 |POST 250219 6 |GET 250219 25 /{userId}|DELETE 230101,250219 6 /{userId}|PUT 230101 24 /{userId}/roles|POST 250219 6 /{userId}:addRole|POST 250219 6 /{userId}:removeRole',
  '/groups/{groupId}:migrate|POST 240530 2 ',
  '/orgs|GET 230101 - |POST 230101 - ',
  '/orgs/{orgId}|GET 230101 1 |PATCH 230101 2 |DELETE 230101 2 ',
  '/orgs/{orgId}/activityFeed|GET 250312 1 ',
  '/orgs/{orgId}/aiModelApiClouds|GET 250312 4 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits',
  '/orgs/{orgId}/aiModelApiKeys|GET 250312 4 |GET 250312 4 /{apiKeyId}',
  '/orgs/{orgId}/aiModelApiRateLimits|GET 250312 4 ',
  '/orgs/{orgId}/apiKeys|GET 230101 1 |POST 230101 2 |GET 230101 1 /{apiUserId}|PATCH 230101 2 /{apiUserId}|DELETE 230101 2 /{apiUserId}|GET 230101 1 /{apiUserId}/accessList|POST 230101 - /{apiUserId}/accessList|GET 230101 1 /{apiUserId}/accessList/{ipAddress}|DELETE 230101 - /{apiUserId}/accessList/{ipAddress}',
  '/orgs/{orgId}/associatedInvoices|GET 250312 0 ',
  '/orgs/{orgId}/billing|POST 230101 0 /costExplorer/usage|GET 230101 0 /costExplorer/usage/{token}',
  '/orgs/{orgId}/delegationSettings|GET 250312 1 |PATCH 250312 2 ',
  '/orgs/{orgId}/events|GET 230101 1 |GET 230101 1 /{eventId}',
  '/orgs/{orgId}/federationSettings|GET 230101 2 ',
  '/orgs/{orgId}/groups|GET 230101 1 ',
  '/orgs/{orgId}/invites|GET 230101 2 |POST 230101 2 |PATCH 230101 2 |GET 230101 2 /{invitationId}|PATCH 230101 2 /{invitationId}|DELETE 230101 2 /{invitationId}',
  '/orgs/{orgId}/invoices|GET 230101 0 |GET 230101 0 /{invoiceId}|GET 230101 0 /{invoiceId}/csv|GET 240805 0 /{invoiceId}/lineItems:search|GET 250312 0 /{invoiceId}/reports|POST 250312 0 /{invoiceId}/reports|GET 250312 0 /{invoiceId}/reports/{reportId}|POST - 0 /{invoiceId}:generateAndDownloadReport|GET 230101 0 /pending',
  '/orgs/{orgId}/liveMigrations|GET 230101 2 /availableProjects|POST 230101 2 /linkTokens|DELETE 230101 2 /linkTokens',
  '/orgs/{orgId}/maintenanceSettings|GET - 1 |PATCH - 2 ',
  '/orgs/{orgId}/maintenanceSettings:reset|POST - 2 ',
  '/orgs/{orgId}/mcpConfigs|GET 250312 4 |POST 250312 2 |GET 250312 4 /{mcpConfigId}|PATCH 250312 2 /{mcpConfigId}|DELETE 250312 2 /{mcpConfigId}|GET 250312 4 /{mcpConfigId}/secrets|POST 250312 2 /{mcpConfigId}/secrets|GET 250312 4 /{mcpConfigId}/secrets/{secretId}|DELETE 250312 2 /{mcpConfigId}/secrets/{secretId}',
  '/orgs/{orgId}/nonCompliantResources|GET 240805 1 ',
  '/orgs/{orgId}/resourcePolicies|GET 240805 1 |POST 240805 2 |GET 240805 1 /{resourcePolicyId}|PATCH 240805 2 /{resourcePolicyId}|DELETE 240805 2 /{resourcePolicyId}',
  '/orgs/{orgId}/resourcePolicies:validate|POST 240805 2 ',
  '/orgs/{orgId}/sandboxConfig|GET - 3 |POST - 2 |GET - 3 /{sandboxConfigId}|PATCH - 2 /{sandboxConfigId}|DELETE - 2 /{sandboxConfigId}',
  '/orgs/{orgId}/serviceAccounts|GET 240805 4 |POST 240805 2 |GET 240805 4 /{clientId}|PATCH 240805 2 /{clientId}|DELETE 240805 2 /{clientId}|GET 240805 4 /{clientId}/accessList|POST 240805 2 /{clientId}/accessList|DELETE 240805 2 /{clientId}/accessList/{ipAddress}|GET 240805 4 /{clientId}/groups|POST 240805 2 /{clientId}/secrets|DELETE 240805 2 /{clientId}/secrets/{secretId}',
  '/orgs/{orgId}/settings|GET 230101 1 |PATCH 230101 2 ',
  '/orgs/{orgId}/teams|GET 230101 1 |POST 230101 2 |GET 230101 1 /{teamId}|PATCH 230101 2 /{teamId}|DELETE 230101 2 /{teamId}|GET 230101,250219 1 /{teamId}/users|POST 230101 2 /{teamId}/users|DELETE 230101 2 /{teamId}/users/{userId}|POST 250219 2 /{teamId}:addUser|POST 250219 2 /{teamId}:removeUser|GET 230101 1 /byName/{teamName}',
  '/orgs/{orgId}/users|GET 230101,250219 1 |POST 250219 2 |GET 250219 1 /{userId}|PATCH 250219 2 /{userId}|DELETE 230101,250219 2 /{userId}|PUT 230101 2 /{userId}/roles|POST 250219 2 /{userId}:addRole|POST 250219 2 /{userId}:removeRole',
  '/rateLimits|GET 250312 - ',
  '/rateLimits/{endpointSetId}|GET 250312 - ',
  '/skus|GET 250312 1,25 ',
  '/skus/{skuId}|GET 250312 1,25 ',
  '/unauth|GET 231115 - /controlPlaneIPAddresses',
  '/users|POST 230101 - |GET 230101 - /byName/{userName}',
  '/users/{userId}|GET 230101 - ',
];
;
const catalogue = operationTable.flatMap((line) => {
  const [area = '', ...operations] = line.split('|');
  return operations.map((text) => readOperation(area, text));
});
function readOperation(area, text) {
  const [method = '', dates = '', roles = '', rest = ''] = text.split(' ');
  const list = (codes) => (codes === '-' ? [] : codes.split(','));
  return {
    method,
    path: area + rest,
    dates: list(dates).map((code) => code.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3')),
    roles: list(roles).flatMap((place) => roleNames[Number(place)] ?? []),
  };
}
const shapeOf = (path) => path.replace(/\{\w+\}/g, '{}');
const byShape = new Map(catalogue.map((operation) => [`${operation.method} ${shapeOf(operation.path)}`, operation]));
function describedOperation({ method, path }) {
  return byShape.get(`${method} ${shapeOf(path)}`);
}
;
const familyOf = (address) => ((0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4');
function covers({ range }, address) {
  const [network = '', prefix] = range.split('/');
  const family = familyOf(network);
  const block = new external_node_net_.BlockList();
  block.addSubnet(network, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  return block.check(address, familyOf(address));
}
function checkApiAccess(principal, { world, address }) {
  if (principal.kind === 'anonymous' || principal.kind === 'user')
    return;
  const { accessList } = principal;
  if (accessList.length === 0) {
    if (!world.state.organizationSettings.apiAccessListRequired)
      return;
    throw new Problem(403, 'ORG_REQUIRES_ACCESS_LIST', {
      detail: 'This organization requires access through an access list of ip ranges.',
      parameters: [address],
    });
  }
  const entry = accessList.find((one) => covers(one, address));
  if (!entry) {
    throw new Problem(403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', {
      detail: `IP address ${address} is not allowed to access this resource.`,
      parameters: [address],
    });
  }
  entry.uses += 1;
  entry.lastUse = { at: world.clock.now().getTime(), address };
}
;
const COMMON = ['envelope', 'pretty'];
const PAGING = ['includeCount', 'itemsPerPage', 'pageNum'];
const BOOLEANS = new Set([
  'envelope',
  'pretty',
  'includeCount',
  'includeDeletedWithRetainedBackups',
  'retainBackups',
  'includeRaw',
  'includeOrgUsers',
  'flattenTeams',
  'includeSystemManaged',
]);
function invalidQuery(name, value) {
  return new Problem(400, 'INVALID_QUERY_PARAMETER', {
    detail: `Invalid query parameter ${name} specified: ${value}.`,
    parameters: [name],
  });
}
function checkQuery(route, query, options) {
  const known = new Set([...COMMON, ...(route.paged ? PAGING : []), ...(route.query ?? [])]);
  for (const [name, value] of query) {
    if (!known.has(name)) {
      if (options.refuseUnknown)
        throw invalidQuery(name, value);
      continue;
    }
    if (BOOLEANS.has(name) && value !== 'true' && value !== 'false')
      throw invalidQuery(name, value);
    const most = name === 'itemsPerPage' ? 500 : name === 'pageNum' ? Number.MAX_SAFE_INTEGER : undefined;
    if (most === undefined)
      continue;
    if (!/^\d+$/.test(value) || Number(value) < 1 || Number(value) > most)
      throw invalidQuery(name, value);
  }
}
function renderPage(call, all) {
  const { query, path } = call;
  const includeCount = query.get('includeCount') ?? call.filters['includeCount'] ?? 'true';
  const size = Number(query.get('itemsPerPage') ?? 100);
  const number = Number(query.get('pageNum') ?? 1);
  const filters = Object.entries({ ...call.filters, includeCount })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const other = (page) => call.link(`${path}?${filters}&itemsPerPage=${size}&pageNum=${page}`);
  return {
    links: [
      { href: call.link(`${path}?${filters}&pageNum=${number}&itemsPerPage=${size}`), rel: 'self' },
      ...(number > 1 ? [{ href: other(number - 1), rel: 'previous' }] : []),
      ...(number * size < all.length ? [{ href: other(number + 1), rel: 'next' }] : []),
    ],
    results: all.slice((number - 1) * size, number * size),
    ...(includeCount === 'true' ? { totalCount: all.length } : {}),
  };
}
;
const REFILL_SECONDS = 60;
const ENDPOINT_SETS = {
  clusters: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  certificates: { scope: 'GROUP', capacity: 1200, refill: 500 },
  databaseUsers: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  sampleData: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
  privateEndpoints: { scope: 'GROUP', capacity: 4000, refill: 2000 },
  databaseRoles: { scope: 'GROUP', capacity: 2000, refill: 1000 },
  backups: { scope: 'GROUP', capacity: 1200, refill: 500 },
  flexBackups: { scope: 'GROUP', capacity: 1200, refill: 500 },
  alerts: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectCredentials: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectSettings: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectLimits: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projectEvents: { scope: 'GROUP', capacity: 300, refill: 100 },
  organizationCredentials: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  organizationSettings: { scope: 'ORGANIZATION', capacity: 10, refill: 5 },
  organizationEvents: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  ipAddresses: { scope: 'GROUP', capacity: 1200, refill: 500 },
  eventTypes: { scope: 'USER', capacity: 300, refill: 100 },
  rateLimits: { scope: 'USER', capacity: 300, refill: 100 },
  flexClusters: { scope: 'GROUP', capacity: 1200, refill: 500 },
  accessList: { scope: 'GROUP', capacity: 1200, refill: 500 },
  project: { scope: 'GROUP', capacity: 1200, refill: 500 },
  projects: { scope: 'USER', capacity: 1200, refill: 500 },
  organization: { scope: 'ORGANIZATION', capacity: 500, refill: 250 },
  organizations: { scope: 'USER', capacity: 300, refill: 100 },
  root: { scope: 'USER', capacity: 300, refill: 100 },
  controlPlane: { scope: 'IP', capacity: 400, refill: 100 },
};
function createLimits({ now, quirks }) {
  const buckets = new Map();
  return {
    draw(set, owner) {
      const { scope } = ENDPOINT_SETS[set];
      const { capacity, refill } = quirks.limits[set] ?? ENDPOINT_SETS[set];
      const key = `${set} ${owner(scope)}`;
      const time = now().getTime();
      const bucket = buckets.get(key) ?? { tokens: capacity, since: time };
      buckets.set(key, bucket);
      const periods = Math.floor((time - bucket.since) / (REFILL_SECONDS * 1000));
      bucket.tokens = Math.min(capacity, bucket.tokens + periods * refill);
      bucket.since += periods * REFILL_SECONDS * 1000;
      if (bucket.tokens < 1) {
        const retryAfterSeconds = Math.ceil(REFILL_SECONDS - (time - bucket.since) / 1000);
        return { allowed: false, capacity, refill, retryAfterSeconds };
      }
      bucket.tokens -= 1;
      return { allowed: true, capacity, remaining: bucket.tokens };
    },
  };
}
;
function createRate({ clock, quirks }) {
  const limits = createLimits({ now: () => clock.now(), quirks });
  return (set, { request, caller, params }) => {
    const taken = limits.draw(set, (scope) => {
      if (scope === 'GROUP')
        return params['groupId'] ?? '';
      if (scope === 'ORGANIZATION')
        return params['orgId'] ?? '';
      return scope === 'IP' ? request.address : caller.id;
    });
    if (taken.allowed) {
      return { 'RateLimit-Limit': String(taken.capacity), 'RateLimit-Remaining': String(taken.remaining) };
    }
    const { capacity, refill } = taken;
    const seconds = quirks.retryAfter === 'zero' ? 0 : taken.retryAfterSeconds;
    const path = request.path.slice(1);
    throw new Problem(429, 'RATE_LIMITED_TOKEN_BUCKET', {
      detail: `Rate limit exceeded for ${path}. Please retry after ${seconds} seconds. ` +
        `Request capacity: ${capacity}. Refill rate: ${refill} per 60 seconds.`,
      parameters: [path, seconds, capacity, refill, 60],
      headers: {
        'RateLimit-Limit': String(capacity),
        'RateLimit-Remaining': '0',
        ...(quirks.retryAfter === 'absent' ? {} : { 'Retry-After': String(seconds) }),
      },
    });
  };
}
;
const API_ROOT = '/api/atlas/v2';
;
function patternOf(template) {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return { expression: new RegExp(`^${escaped.replace(/\{\w+\}/g, '([^/]+)')}$`), names };
}
function read({ expression, names }, path) {
  const match = expression.exec(path);
  return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) : undefined;
}
function matchTemplate(template, path) {
  return read(patternOf(template), path);
}
function indexed(operations) {
  const candidates = operations.map((operation) => {
    const template = (operation.root ?? API_ROOT) + operation.path;
    const segments = template.split('/').length;
    return { operation, pattern: patternOf(template), segments, length: template.replace(/\{\w+\}/g, '').length };
  });
  candidates.sort((a, b) => b.length - a.length);
  return Map.groupBy(candidates, ({ segments }) => segments);
}
function nearest(index, path) {
  const fitting = [];
  for (const candidate of index.get(path.split('/').length) ?? []) {
    if (fitting[0] && candidate.length < fitting[0].length)
      break;
    const params = read(candidate.pattern, path);
    if (params)
      fitting.push({ ...candidate, params });
  }
  return fitting;
}
function createRouter(routes) {
  const servedOnes = indexed(routes);
  const describedOnes = indexed(catalogue);
  return ({ method, path }) => {
    const served = nearest(servedOnes, path);
    const described = nearest(describedOnes, path);
    const own = served.find(({ operation }) => operation.method === method);
    const known = described.find(({ operation }) => operation.method === method);
    if (own && (known === undefined || own.length >= known.length)) {
      return { served: true, route: own.operation, params: decode(own.params) };
    }
    if (known)
      return { served: false, operation: known.operation };
    const methods = new Set([...served, ...described].map(({ operation }) => operation.method));
    if (methods.size === 0)
      throw resourceNotFound(path);
    throw new Problem(405, 'METHOD_NOT_ALLOWED', {
      detail: `Method ${method} is not allowed for ${path}.`,
      parameters: [method, path],
      headers: { Allow: [...methods].join(', ') },
    });
  };
}
function decode(params) {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => {
    try {
      return [name, decodeURIComponent(value)];
    }
    catch {
      throw new Problem(400, 'INVALID_PATH_PARAMETER', {
        detail: `The path parameter ${name} is not percent-encoded UTF-8.`,
        parameters: [name],
      });
    }
  }));
}
;
const OTHER_NAMES = {
  'Organization Project Creator': 'ORG_GROUP_CREATOR',
  'Organization Billing Viewer': 'ORG_BILLING_READ_ONLY',
};
function apiName(role) {
  const words = role.replace(/^Project /, 'GROUP ').replace(/^Organization /, 'ORG ');
  return OTHER_NAMES[role] ?? words.toUpperCase().replaceAll(' ', '_');
}
const inOrganization = (grants, ...names) => grants.some(({ orgId, roleName }) => orgId !== undefined && names.includes(roleName));
const isOwner = (grants) => inOrganization(grants, 'ORG_OWNER');
const canCreateProjects = (grants) => inOrganization(grants, 'ORG_OWNER', 'ORG_GROUP_CREATOR');
const isMember = (grants) => grants.some(({ orgId }) => orgId !== undefined);
const seesProject = (grants, projectId) => inOrganization(grants, 'ORG_OWNER', 'ORG_READ_ONLY') || grants.some(({ groupId }) => groupId === projectId);
function hasRole(grants, needed, projectId) {
  if (needed.length === 0 || isOwner(grants))
    return true;
  const inProject = grants.filter(({ groupId }) => projectId !== undefined && groupId === projectId);
  return needed.some((role) => {
    if (role === 'Organization Member')
      return isMember(grants);
    if (role.startsWith('Organization '))
      return inOrganization(grants, apiName(role));
    if (role === 'Project Read Only')
      return projectId !== undefined && seesProject(grants, projectId);
    return inProject.some(({ roleName }) => roleName === 'GROUP_OWNER' || roleName === apiName(role));
  });
}
const ORGANIZATION_ROLES = [
  'ORG_OWNER',
  'ORG_MEMBER',
  'ORG_GROUP_CREATOR',
  'ORG_BILLING_ADMIN',
  'ORG_BILLING_READ_ONLY',
  'ORG_STREAM_PROCESSING_ADMIN',
  'ORG_READ_ONLY',
];
const PROJECT_ROLES = [
  ...new Set([
    'GROUP_OWNER',
    'GROUP_CLUSTER_MANAGER',
    'GROUP_READ_ONLY',
    'GROUP_DATA_ACCESS_ADMIN',
    'GROUP_DATA_ACCESS_READ_WRITE',
    'GROUP_DATA_ACCESS_READ_ONLY',
    'GROUP_SEARCH_INDEX_EDITOR',
    ...roleNames.filter((name) => name.startsWith('Project ')).map(apiName),
  ]),
];
;
const isTooNewToRead = ({ clock, quirks }, { createdAt, createdBy }) => createdBy === 'credentials' && clock.now().getTime() - createdAt < quirks.newProjectReadLagMs;
function readableProjects(world) {
  const { grants } = world.caller;
  return world.state.projects.filter((project) => seesProject(grants, project.id) && !isTooNewToRead(world, project));
}
function unauthorized() {
  return new Problem(401, 'USER_UNAUTHORIZED', { detail: 'The current user is not authorized to perform this action.' });
}
function findProject(world, id, needs) {
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_GROUP_ID', { detail: `An invalid group ID ${id} was specified.`, parameters: [id] });
  }
  const { grants } = world.caller;
  const project = world.state.projects.find((candidate) => candidate.id === id);
  if (id === world.state.foreign.projectId || (project && !seesProject(grants, id))) {
    throw new Problem(401, 'NOT_IN_GROUP', {
      detail: `The current user is not in the group, or the group does not exist: ${id}.`,
      parameters: [id],
    });
  }
  const hidden = project && (needs === 'write' ? project.goneAt !== undefined : isTooNewToRead(world, project));
  if (!project || hidden) {
    throw new Problem(404, 'GROUP_NOT_FOUND', { detail: `No group with ID ${id} exists.`, parameters: [id] });
  }
  const age = world.clock.now().getTime() - project.createdAt;
  if (age < world.quirks.newProjectUnauthorizedMs)
    throw unauthorized();
  const roles = world.neededRoles ?? [needs === 'write' ? 'Project Owner' : 'Project Read Only'];
  if (!hasRole(grants, roles, id))
    throw unauthorized();
  return project;
}
function checkOrganization(world, id) {
  const { organization, foreign } = world.state;
  const { grants } = world.caller;
  if (!/^[0-9a-f]{24}$/i.test(id)) {
    throw new Problem(404, 'INVALID_ORG_ID', {
      detail: `An invalid organization ID ${id} was specified.`,
      parameters: [id],
    });
  }
  if (id === foreign.organizationId || (id === organization.id && !isMember(grants))) {
    throw new Problem(401, 'USER_CANNOT_ACCESS_ORG', {
      detail: `The current user is not authorized to access organization ${id}.`,
      parameters: [id],
    });
  }
  if (id !== organization.id) {
    throw new Problem(404, 'ORG_NOT_FOUND', { detail: `No organization with ID ${id} exists.`, parameters: [id] });
  }
  if (!hasRole(grants, world.neededRoles ?? []))
    throw unauthorized();
}
var schemas = __webpack_require__(94343);
var iso = __webpack_require__(73102);
var api = __webpack_require__(43759);
;
function readIpRange(text, form) {
  const [, written = '', digits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const v6 = (0,external_node_net_.isIPv6)(written);
  if (!v6 && !(0,external_node_net_.isIPv4)(written))
    return undefined;
  const bits = v6 ? 128 : 32;
  const prefix = digits === undefined ? bits : Number(digits);
  if (prefix > bits)
    return undefined;
  const words = v6 ? wordsOf(written) : written.split('.').map(Number);
  const number = words.reduce((sum, word) => (sum << (v6 ? 16n : 8n)) + BigInt(word), 0n);
  return {
    address: v6 ? writeIpv6(written, form) : written,
    prefix,
    isAligned: BigInt.asUintN(bits - prefix, number) === 0n,
  };
}
function writeIpv6(address, form) {
  if (form === 'compressed')
    return shortened(address);
  const width = form === 'padded' ? 4 : 1;
  return wordsOf(address)
    .map((word) => word.toString(16).padStart(width, '0'))
    .join(':');
}
const shortened = (address) => new URL(`http://[${address}]`).hostname.slice(1, -1);
function wordsOf(address) {
  const [head = [], tail = []] = shortened(address)
    .split('::')
    .map((half) => half.split(':').filter((word) => word !== ''));
  const zeros = Array(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].map((word) => Number.parseInt(word, 16));
}
;
const LONGEST_COMMENT = 80;
const LONGEST_LIFE_DAYS = 7;
const entrySchema = schemas .rej({
  ipAddress: schemas .lqM(schemas .YjP()),
  cidrBlock: schemas .lqM(schemas .YjP()),
  awsSecurityGroup: schemas .lqM(schemas .YjP()),
  comment: schemas .lqM(schemas .YjP()),
  deleteAfterDate: schemas .lqM(iso .w$({ offset: true })),
});
const entriesSchema = schemas .YOg(entrySchema).check(api .m9(1));
const refuse = (errorCode, detail, ...parameters) => new Problem(400, errorCode, { detail, parameters });
function readEntries(body, { world, now }) {
  const given = readBody(body, { schema: entriesSchema, quirks: world.quirks });
  const entries = given.map((entry) => readEntry(entry, { world, now }));
  const values = entries.map(({ value }) => value);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    throw refuse('DUPLICATE_ADDRESSES_IN_INPUT', `The address ${twice} is in the request more than once.`, twice);
  }
  return entries;
}
function readEntry(entry, { world, now }) {
  const { ipAddress, cidrBlock, awsSecurityGroup, comment, deleteAfterDate } = entry;
  const kinds = Object.entries({ ipAddress, cidrBlock, awsSecurityGroup }).filter(([, value]) => value !== undefined);
  if (kinds.length > 1) {
    throw refuse('MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY', 'Only one of ipAddress, cidrBlock and awsSecurityGroup can be specified for an entry.');
  }
  if (comment !== undefined && comment.length > LONGEST_COMMENT) {
    throw refuse('INVALID_NETWORK_PERMISSION_COMMENT', `Comments cannot be longer than ${LONGEST_COMMENT} characters.`, comment);
  }
  if (awsSecurityGroup !== undefined && deleteAfterDate !== undefined) {
    throw refuse('NETWORK_PERMISSION_EXPIRATION_NOT_SUPPORTED', 'An entry for an AWS security group cannot have an expiration date.');
  }
  const rest = { comment, deleteAfter: readExpiry(deleteAfterDate, now), createdAt: now, fails: false };
  if (ipAddress !== undefined) {
    if (ipAddress.includes('/'))
      throw invalidNotation(ipAddress);
    return { kind: 'ipAddress', value: checkRange(ipAddress, world), ...rest };
  }
  if (cidrBlock !== undefined) {
    if (!cidrBlock.includes('/'))
      throw invalidNotation(cidrBlock);
    return { kind: 'cidrBlock', value: checkRange(cidrBlock, world), ...rest };
  }
  if (awsSecurityGroup === undefined)
    throw missingAttribute('ipAddress');
  if (!/^(\d*\/)?sg-[0-9a-f]*$/.test(awsSecurityGroup))
    throw invalidNotation(awsSecurityGroup);
  if (!world.quirks.vpcPeering) {
    throw refuse('CANNOT_USE_AWS_SECURITY_GROUP_WITHOUT_VPC_PEERING_CONNECTION', 'Cannot use an AWS security group without a VPC peering connection.');
  }
  return { kind: 'awsSecurityGroup', value: awsSecurityGroup, ...rest };
}
function entryValue(value, { quirks }) {
  const range = readIpRange(value, quirks.ipv6Form);
  return range ? `${range.address}/${range.prefix}` : value;
}
function invalidNotation(value) {
  return refuse('INVALID_IP_ADDRESS_OR_CIDR_NOTATION', `The address ${value} must be in valid IP address or CIDR notation.`, value);
}
function checkRange(range, world) {
  if (!readIpRange(range, world.quirks.ipv6Form)?.isAligned)
    throw invalidNotation(range);
  return entryValue(range, world);
}
function readExpiry(date, now) {
  if (date === undefined)
    return undefined;
  const at = Date.parse(date);
  if (at <= now)
    throw refuse('EXPIRATION_DATE_IN_PAST', `The expiration date ${date} is in the past.`, date);
  if (at > now + LONGEST_LIFE_DAYS * 24 * 3600 * 1000) {
    throw refuse('EXPIRATION_DATE_EXCEEDS_MAX', `The expiration date ${date} is more than ${LONGEST_LIFE_DAYS} days ahead.`, date, LONGEST_LIFE_DAYS);
  }
  return at;
}
;
const NAMES = ['ipAddress', 'cidrBlock', 'awsSecurityGroup'];
function entriesAdded({ body, params, world, now }) {
  const project = world.state.projects.find(({ id }) => id === params['groupId']);
  const given = Array.isArray(body) ? body.map(Object) : [];
  return given.map((entry) => {
    const text = String(NAMES.map((name) => Reflect.get(entry, name)).find((value) => value !== undefined));
    const kept = project?.accessList.find(({ value }) => value === entryValue(text, world));
    const isNew = kept === undefined || kept.createdAt === now;
    return {
      type: isNew ? 'NETWORK_PERMISSION_ENTRY_ADDED' : 'NETWORK_PERMISSION_ENTRY_UPDATED',
      details: { whitelistEntry: text },
    };
  });
}
function entryRemoved({ params }) {
  return [{ type: 'NETWORK_PERMISSION_ENTRY_REMOVED', details: { whitelistEntry: params['entryValue'] } }];
}
;
const DEPLOYMENT = 'atlas.project.deployment';
const SECURITY = 'atlas.project.security';
const limitRules = [
  {
    name: `${DEPLOYMENT}.clusters`,
    defaultLimit: 25,
    maximumLimit: 100,
    usage: ({ clusters }) => clusters.length,
    quirk: 'clustersPerProject',
  },
  { name: `${DEPLOYMENT}.nodesPerPrivateLinkRegion`, defaultLimit: 50, maximumLimit: 90 },
  {
    name: `${SECURITY}.databaseAccess.customRoles`,
    defaultLimit: 100,
    maximumLimit: 1400,
    usage: ({ database }) => database.roles.length,
    quirk: 'customRoles',
  },
  {
    name: `${SECURITY}.databaseAccess.users`,
    defaultLimit: 100,
    maximumLimit: 100,
    usage: ({ database }) => database.users.length,
    quirk: 'databaseUsers',
  },
  { name: `${SECURITY}.networkAccess.crossRegionEntries`, defaultLimit: 40, maximumLimit: 220 },
  {
    name: `${SECURITY}.networkAccess.entries`,
    defaultLimit: 200,
    maximumLimit: 20,
    usage: ({ accessList }) => accessList.length,
    quirk: 'accessListEntries',
  },
  { name: `${DEPLOYMENT}.privateServiceConnectionsPerRegionGroup`, defaultLimit: 50, maximumLimit: 100 },
  { name: `${DEPLOYMENT}.privateServiceConnectionsSubnetMask`, defaultLimit: 27, maximumLimit: 27 },
  { name: 'dataFederation.bytesProcessed.query' },
  { name: 'dataFederation.bytesProcessed.daily' },
  { name: 'dataFederation.bytesProcessed.weekly' },
  { name: 'dataFederation.bytesProcessed.monthly' },
];
function limitOf({ name, quirk, defaultLimit }, project, quirks) {
  return project.limits[name] ?? (quirk ? quirks[quirk] : defaultLimit);
}
function mostOf(what, { project, quirks }) {
  const rule = limitRules.find(({ name }) => name.endsWith(what));
  return (rule && limitOf(rule, project, quirks)) ?? Number.POSITIVE_INFINITY;
}
;
function timestamp(ms) {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
;
const versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasNetworkAccessListResource::${javaMethod}` },
];
function renderEntry(entry, project, call) {
  const { kind, value, comment, deleteAfter } = entry;
  return {
    ...(kind === 'awsSecurityGroup' ? { awsSecurityGroup: value } : { cidrBlock: value }),
    ...(comment === undefined ? {} : { comment }),
    ...(deleteAfter === undefined ? {} : { deleteAfterDate: timestamp(deleteAfter) }),
    groupId: project.id,
    ...(kind === 'ipAddress' ? { ipAddress: value.split('/')[0] } : {}),
    links: [{ href: call.link(`/groups/${project.id}/accessList/${encodeURIComponent(value)}`), rel: 'self' }],
  };
}
function inOrder(entries) {
  return [...entries].sort((a, b) => (a.value < b.value ? -1 : 1));
}
const projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
const renderList = (call, project) => inOrder(project.accessList).map((entry) => renderEntry(entry, project, call));
function findEntry(call, project) {
  const given = call.params['entryValue'] ?? '';
  const entry = project.accessList.find(({ value }) => value === entryValue(given, call.world));
  if (entry)
    return entry;
  throw new Problem(404, 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', {
    detail: `IP Address ${given} not on Atlas access list for group ${project.id}.`,
    parameters: [given, project.id],
  });
}
function findSettledEntry(call, project) {
  const entry = findEntry(call, project);
  if (call.now - entry.createdAt >= call.world.quirks.accessListReadLagMs)
    return entry;
  return findEntry(call, { ...project, accessList: [] });
}
async function add(call) {
  const { world, now } = call;
  const project = projectOf(call, 'write');
  const before = project.accessList;
  const entries = readEntries(call.body, { world, now });
  for (const entry of entries)
    checkExpiryChange(entry, before);
  const merged = upsert(before, entries, world);
  const most = mostOf('networkAccess.entries', { project, quirks: world.quirks });
  if (merged.length > most) {
    throw new Problem(403, 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED', {
      detail: `Group ${project.id} cannot have more than ${most} access list entries.`,
      parameters: [project.id, most],
    });
  }
  const { accessListWriteMs } = world.quirks;
  if (accessListWriteMs > 0)
    await (0,external_node_timers_promises_.setTimeout)(Math.max(accessListWriteMs, world.latencyMs));
  project.accessList = merged;
  return { status: 201, page: renderList(call, project) };
}
function checkExpiryChange(entry, before) {
  const existing = before.find(({ value }) => value === entry.value);
  if (!existing || existing.deleteAfter !== undefined || entry.deleteAfter === undefined)
    return;
  throw new Problem(400, 'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY', {
    detail: `The permanent entry ${entry.value} cannot be made temporary.`,
    parameters: [entry.value],
  });
}
function upsert(before, entries, { quirks, state }) {
  const merged = new Map(before.map((entry) => [entry.value, entry]));
  for (const entry of entries) {
    const existing = merged.get(entry.value);
    if (existing) {
      const { kind, createdAt, fails } = existing;
      const kept = quirks.accessListUpsert === 'keep' ? existing : undefined;
      const comment = entry.comment ?? kept?.comment;
      merged.set(entry.value, {
        ...entry,
        comment,
        deleteAfter: entry.deleteAfter ?? kept?.deleteAfter,
        kind,
        createdAt,
        fails,
      });
    }
    else {
      const fails = state.failedEntries < quirks.accessListFails;
      if (fails)
        state.failedEntries += 1;
      merged.set(entry.value, { ...entry, fails });
    }
  }
  return [...merged.values()];
}
function list(call) {
  const project = projectOf(call, 'read');
  return { status: 200, page: renderList(call, project) };
}
function access_list_read(call) {
  const project = projectOf(call, 'read');
  return { status: 200, body: renderEntry(findSettledEntry(call, project), project, call) };
}
function access_list_status(call) {
  const { createdAt, fails } = findSettledEntry(call, projectOf(call, 'read'));
  const pending = call.now - createdAt < call.world.quirks.accessListActiveMs;
  return { status: 200, body: { STATUS: pending ? 'PENDING' : fails ? 'FAILED' : 'ACTIVE' } };
}
function remove(call) {
  const project = projectOf(call, 'write');
  const entry = findEntry(call, project);
  project.accessList = project.accessList.filter((other) => other !== entry);
  return { status: 204 };
}
const access_list_all = { path: '/groups/{groupId}/accessList', limit: 'accessList' };
const one = { path: '/groups/{groupId}/accessList/{entryValue}', limit: 'accessList' };
const accessList = [
  {
    ...access_list_all,
    method: 'POST',
    versions: versions('addAtlasWhitelist'),
    paged: true,
    takesBody: true,
    audit: entriesAdded,
    handle: add,
  },
  { ...access_list_all, method: 'GET', versions: versions('getAtlasWhitelist'), paged: true, handle: list },
  { ...one, method: 'GET', versions: versions('getAtlasNetworkPermissionEntry'), handle: access_list_read },
  { ...one, method: 'DELETE', versions: versions('deleteAtlasWhitelist'), audit: entryRemoved, handle: remove },
  {
    method: 'GET',
    path: '/groups/{groupId}/accessList/{entryValue}/status',
    versions: versions('getAtlasNetworkPermissionEntryStatus'),
    limit: 'accessList',
    handle: access_list_status,
  },
];
var external_node_crypto_ = __webpack_require__(77598);
;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
function createRandom(seed = (0,external_node_crypto_.randomInt)(2 ** 47)) {
  let block = 0;
  let pool = Buffer.alloc(0);
  const bytes = (count) => {
    while (pool.length < count) {
      pool = Buffer.concat([pool, (0,external_node_crypto_.createHash)('sha256').update(`${seed}:${block}`).digest()]);
      block += 1;
    }
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return Buffer.from(taken);
  };
  return {
    bytes,
    pick: (alphabet, length) => [...bytes(length)].map((byte) => alphabet[byte % alphabet.length]).join(''),
    objectId: () => bytes(12).toString('hex'),
    uuid: () => {
      const raw = bytes(16);
      raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x40, 6);
      raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8);
      return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
;
const MOST_SECRETS = 2;
const HOUR_MS = 3600 * 1000;
const LEAST_HOURS = 8;
const service_accounts_text = (longest) => schemas .YjP().check(api .m9(1), api .Eb(longest), api .Fk(/^[\p{L}\p{N}\-_.,' ]*$/u));
const accountAttributes = {
  name: service_accounts_text(64),
  description: service_accounts_text(250),
  secretExpiresAfterHours: schemas .Whr().check(api .Tx(0)),
};
const secretSchema = schemas .rej({ secretExpiresAfterHours: accountAttributes.secretExpiresAfterHours });
const readOnlyOfAccount = ['clientId', 'createdAt', 'secrets'];
function makeSecret(hours, { world, now }) {
  const most = world.state.organizationSettings.maxServiceAccountSecretValidityInHours;
  if (hours < LEAST_HOURS || hours > most) {
    const why = `secretExpiresAfterHours must be from ${LEAST_HOURS} to ${most}, which the organization allows.`;
    throw invalidAttribute('secretExpiresAfterHours', why);
  }
  const value = `mdb_sa_sk_${world.random.pick(LETTERS_AND_DIGITS, 40)}`;
  return { id: world.random.objectId(), value, createdAt: now, expiresAt: now + hours * HOUR_MS };
}
function createAccount(given, call) {
  const { name, description, grants } = given;
  const { random, state } = call.world;
  const secret = makeSecret(given.secretExpiresAfterHours, call);
  const id = `mdb_sa_id_${random.objectId()}`;
  const account = {
    kind: 'service-account',
    id,
    name,
    description,
    createdAt: call.now,
    grants,
    secrets: [secret],
    accessList: [],
  };
  state.identities.serviceAccounts.push(account);
  return account;
}
function findAccount({ world, params }, groupId) {
  const id = params['clientId'] ?? '';
  const account = world.state.identities.serviceAccounts.find((one) => one.id === id);
  if (account && (groupId === undefined || account.grants.some((grant) => grant.groupId === groupId)))
    return account;
  throw new Problem(404, 'SERVICE_ACCOUNT_NOT_FOUND', {
    detail: `No service account with client ID ${id} exists.`,
    parameters: [id],
  });
}
function addSecret(account, secret) {
  if (account.secrets.length >= MOST_SECRETS) {
    throw new Problem(400, 'SERVICE_ACCOUNT_MAX_SECRETS_EXCEEDED', {
      detail: `The service account ${account.id} cannot have more than ${MOST_SECRETS} secrets.`,
      parameters: [account.id, MOST_SECRETS],
    });
  }
  account.secrets = [...account.secrets, secret];
}
function renderSecret(secret, shown) {
  const { id, value, createdAt, expiresAt, lastUsedAt } = secret;
  return {
    createdAt: timestamp(createdAt),
    expiresAt: timestamp(expiresAt),
    id,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: timestamp(lastUsedAt) }),
    ...(shown === 'shown' ? { secret: value } : { maskedSecretValue: `mdb_sa_sk_****${value.slice(-4)}` }),
  };
}
function renderAccount(account, { level, secrets }) {
  const { id, name, description, createdAt, grants } = account;
  const isShown = (grant) => ('orgId' in level ? grant.orgId === level.orgId : grant.groupId === level.groupId);
  return {
    clientId: id,
    createdAt: timestamp(createdAt),
    description,
    name,
    roles: grants.filter(isShown).map(({ roleName }) => roleName),
    secrets: account.secrets.map((secret) => renderSecret(secret, secrets)),
  };
}
;
const organizationLevel = {
  path: '/orgs/{orgId}',
  limit: 'organizationCredentials',
  java: 'ApiOrganization',
  placeOf: ({ world, params }) => {
    const orgId = params['orgId'] ?? '';
    checkOrganization(world, orgId);
    return { orgId };
  },
};
const projectLevel = {
  path: '/groups/{groupId}',
  limit: 'projectCredentials',
  java: 'ApiProject',
  placeOf: ({ world, params, request }) => {
    const { id } = findProject(world, params['groupId'] ?? '', request.method === 'GET' ? 'read' : 'write');
    return { groupId: id };
  },
};
const groupIdOf = (place) => ('groupId' in place ? place.groupId : undefined);
;
function routesAt({ path, limit, java, placeOf }) {
  const versions = (method) => [
    { date: '2024-08-05', javaMethod: `${java}ServiceAccountSecretsResource::${method}` },
  ];
  function create(call) {
    const account = findAccount(call, groupIdOf(placeOf(call)));
    const { secretExpiresAfterHours } = readBody(call.body, { schema: secretSchema, quirks: call.world.quirks });
    const secret = makeSecret(secretExpiresAfterHours, call);
    addSecret(account, secret);
    return { status: 201, body: renderSecret(secret, 'shown') };
  }
  function remove(call) {
    const account = findAccount(call, groupIdOf(placeOf(call)));
    const id = call.params['secretId'] ?? '';
    const secret = account.secrets.find((one) => one.id === id);
    if (!secret) {
      throw new Problem(404, 'SERVICE_ACCOUNT_SECRET_NOT_FOUND', {
        detail: `No secret with ID ${id} exists for the service account ${account.id}.`,
        parameters: [id],
      });
    }
    account.secrets = account.secrets.filter((other) => other !== secret);
    return { status: 204 };
  }
  return [
    {
      method: 'POST',
      path: `${path}/serviceAccounts/{clientId}/secrets`,
      versions: versions('create'),
      limit,
      takesBody: true,
      audit: 'SERVICE_ACCOUNT_SECRET_ADDED',
      handle: create,
    },
    {
      method: 'DELETE',
      path: `${path}/serviceAccounts/{clientId}/secrets/{secretId}`,
      versions: versions('delete'),
      limit,
      audit: 'SERVICE_ACCOUNT_SECRET_DELETED',
      handle: remove,
    },
  ];
}
const accountSecrets = [...routesAt(organizationLevel), ...routesAt(projectLevel)];
;
const MINUTE = 60_000;
function alertsOf(project, { quirks, random }) {
  const { alerting } = project;
  alerting.alerts ??= quirks.alerts.map(({ eventTypeName, status, details = {} }) => {
    const config = alerting.configs.find((one) => one.eventTypeName === eventTypeName);
    const over = status === 'CLOSED' || status === 'CANCELLED' ? project.createdAt + MINUTE : undefined;
    return {
      id: random.objectId(),
      alertConfigId: config?.id ?? random.objectId(),
      eventTypeName,
      status,
      details,
      createdAt: project.createdAt,
      resolvedAt: over,
      updatedAt: over ?? project.createdAt,
      notifiedAt: over ?? project.createdAt,
      acknowledged: undefined,
    };
  });
  return alerting.alerts;
}
;
const alert_config_schema_text = schemas .lqM(schemas .YjP());
const threshold = schemas .lqM(schemas .rej({
  metricName: alert_config_schema_text,
  mode: alert_config_schema_text,
  operator: schemas .lqM(schemas .k5n(['GREATER_THAN', 'LESS_THAN'])),
  threshold: schemas .lqM(schemas .aig()),
  units: alert_config_schema_text,
}));
const notification = schemas .rej({
  typeName: schemas .k5n([
    'DATADOG',
    'EMAIL',
    'GROUP',
    'HIP_CHAT',
    'MICROSOFT_TEAMS',
    'OPS_GENIE',
    'ORG',
    'PAGER_DUTY',
    'SLACK',
    'SMS',
    'TEAM',
    'USER',
    'VICTOR_OPS',
    'WEBHOOK',
  ]),
  delayMin: schemas .lqM(schemas .Whr().check(api .qm(0))),
  intervalMin: schemas .lqM(schemas .Whr().check(api .qm(5))),
  notifierId: alert_config_schema_text,
  integrationId: alert_config_schema_text,
  emailAddress: alert_config_schema_text,
  emailEnabled: schemas .lqM(schemas .zMY()),
  smsEnabled: schemas .lqM(schemas .zMY()),
  roles: schemas .lqM(schemas .YOg(schemas .YjP())),
  mobileNumber: alert_config_schema_text,
  username: alert_config_schema_text,
  teamId: alert_config_schema_text,
  teamName: alert_config_schema_text,
  channelName: alert_config_schema_text,
  roomName: alert_config_schema_text,
  region: alert_config_schema_text,
  datadogRegion: alert_config_schema_text,
  opsGenieRegion: alert_config_schema_text,
  apiToken: alert_config_schema_text,
  notificationToken: alert_config_schema_text,
  serviceKey: alert_config_schema_text,
  datadogApiKey: alert_config_schema_text,
  opsGenieApiKey: alert_config_schema_text,
  victorOpsApiKey: alert_config_schema_text,
  victorOpsRoutingKey: alert_config_schema_text,
  microsoftTeamsWebhookUrl: alert_config_schema_text,
  webhookUrl: alert_config_schema_text,
  webhookSecret: alert_config_schema_text,
  webhookBodyTemplate: alert_config_schema_text,
  webhookHeadersTemplate: alert_config_schema_text,
});
const NOTIFICATION_SECRETS = [
  'apiToken',
  'notificationToken',
  'serviceKey',
  'datadogApiKey',
  'opsGenieApiKey',
  'victorOpsApiKey',
  'victorOpsRoutingKey',
  'microsoftTeamsWebhookUrl',
  'webhookUrl',
  'webhookSecret',
];
const alertConfigSchema = schemas .rej({
  enabled: schemas .lqM(schemas .zMY()),
  eventTypeName: schemas .YjP(),
  matchers: schemas .lqM(schemas .YOg(schemas .rej({
    fieldName: schemas .YjP(),
    operator: schemas .k5n(['EQUALS', 'CONTAINS', 'STARTS_WITH', 'ENDS_WITH', 'NOT_EQUALS', 'NOT_CONTAINS', 'REGEX']),
    value: schemas .YjP(),
  }))),
  metricThreshold: threshold,
  notifications: schemas .YOg(notification).check(api .m9(1)),
  severityOverride: schemas .lqM(schemas .k5n(['INFO', 'WARNING', 'ERROR', 'CRITICAL'])),
  threshold,
});
const ALERT_CONFIG_READ_ONLY = ['created', 'groupId', 'id', 'links', 'updated'];
const MATCHER_FIELDS = [
  'ATLAS_NODE_TYPE',
  'CLUSTER_NAME',
  'HOSTNAME',
  'PORT',
  'HOSTNAME_AND_PORT',
  'APPLICATION_ID',
  'REPLICA_SET_NAME',
  'TYPE_NAME',
  'SHARD_NAME',
];
;
const find_alert_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function findAlertConfig(call, needs) {
  const project = find_alert_projectOf(call, needs);
  const id = call.params['alertConfigId'] ?? '';
  const config = project.alerting.configs.find((one) => one.id === id);
  if (!config)
    throw notFound('ALERT_CONFIG', id, project);
  return { project, config };
}
function findAlert(call, needs) {
  const project = find_alert_projectOf(call, needs);
  const id = call.params['alertId'] ?? '';
  const alert = alertsOf(project, call.world).find((one) => one.id === id);
  if (!alert)
    throw notFound('ALERT', id, project);
  return { project, alert };
}
function notFound(kind, id, project) {
  const what = kind === 'ALERT' ? 'alert' : 'alert configuration';
  if (/^[0-9a-f]{24}$/i.test(id)) {
    return new Problem(404, `${kind}_NOT_FOUND`, {
      detail: `No ${what} with ID ${id} exists in group ${project.id}.`,
      parameters: [id, project.id],
    });
  }
  return new Problem(404, `INVALID_${kind}_ID`, {
    detail: `An invalid ${what} ID ${id} was specified.`,
    parameters: [id],
  });
}
;
function renderAlertConfig(config, { call, project, inList }) {
  const path = `/groups/${project.id}/alertConfigs/${config.id}`;
  const alerts = { href: call.link(`${path}/alerts`), rel: `${call.request.origin}/alerts` };
  return {
    created: timestamp(config.createdAt),
    enabled: config.enabled,
    eventTypeName: config.eventTypeName,
    groupId: project.id,
    id: config.id,
    links: [{ href: call.link(path), rel: 'self' }, ...(inList ? [] : [alerts])],
    matchers: [],
    notifications: config.notifications.map(redacted),
    updated: timestamp(config.updatedAt),
    ...config.rest,
  };
}
function redacted(notification) {
  return Object.fromEntries(Object.entries(notification).map(([name, value]) => {
    const hidden = NOTIFICATION_SECRETS.includes(name) && typeof value === 'string';
    return [name, hidden ? `****${value.slice(-4)}` : value];
  }));
}
function renderAlert(alert, { call, project, inList }) {
  const path = `/groups/${project.id}/alerts/${alert.id}`;
  const { origin } = call.request;
  const config = call.link(`/groups/${project.id}/alertConfigs/${alert.alertConfigId}`);
  const { acknowledged } = alert;
  return {
    ...(acknowledged
      ? {
        acknowledgedUntil: acknowledged.until,
        acknowledgingUsername: acknowledged.by,
        ...(acknowledged.comment === undefined ? {} : { acknowledgementComment: acknowledged.comment }),
      }
      : {}),
    alertConfigId: alert.alertConfigId,
    created: timestamp(alert.createdAt),
    eventTypeName: alert.eventTypeName,
    groupId: project.id,
    id: alert.id,
    lastNotified: timestamp(alert.notifiedAt),
    links: [
      { href: call.link(path), rel: 'self' },
      ...(inList
        ? []
        : [
          { href: config, rel: `${origin}/alertConfig` },
          { href: call.link(`${path}/alertConfigs`), rel: `${origin}/alertConfigs` },
        ]),
    ],
    orgId: project.orgId,
    ...(alert.resolvedAt === undefined ? {} : { resolved: timestamp(alert.resolvedAt) }),
    status: alert.status,
    updated: timestamp(alert.updatedAt),
    ...alert.details,
  };
}
;
const alert_configs_versions = (javaMethod, resource = 'ApiAlertConfigsResource') => [
  { date: '2023-01-01', javaMethod: `${resource}::${javaMethod}` },
];
const toggleSchema = schemas .rej({ enabled: schemas .zMY() });
function readConfig(call) {
  const { quirks, random } = call.world;
  const body = readBody(call.body, { schema: alertConfigSchema, readOnly: ALERT_CONFIG_READ_ONLY, quirks });
  const { enabled = false, eventTypeName, notifications, matchers = [], ...given } = body;
  if (!/^[A-Z][A-Z0-9_]*$/.test(eventTypeName)) {
    throw new Problem(400, 'INVALID_EVENT_TYPE_FOR_ALERT', {
      detail: `Invalid event type ${eventTypeName} for an alert.`,
      parameters: [eventTypeName],
    });
  }
  if (eventTypeName === 'OUTSIDE_METRIC_THRESHOLD' && !given.metricThreshold)
    throw missingAttribute('metricThreshold');
  const rest = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    enabled,
    eventTypeName,
    notifications: notifications.map((one) => ({ ...one, notifierId: random.objectId() })),
    rest: { matchers, ...rest },
  };
}
function alert_configs_add(call) {
  const project = find_alert_projectOf(call, 'write');
  const times = { createdAt: call.now, updatedAt: call.now };
  const config = { id: call.world.random.objectId(), ...times, ...readConfig(call) };
  project.alerting.configs = [...project.alerting.configs, config];
  const Location = call.link(`/groups/${project.id}/alertConfigs/${config.id}`);
  return { ...show(config, { call, project }), status: 201, headers: { Location } };
}
function show(config, { call, project }) {
  return { status: 200, body: renderAlertConfig(config, { call, project, inList: false }) };
}
function alert_configs_list(call) {
  const project = find_alert_projectOf(call, 'read');
  const page = project.alerting.configs.map((config) => renderAlertConfig(config, { call, project, inList: true }));
  return { status: 200, page };
}
function alert_configs_read(call) {
  const { project, config } = findAlertConfig(call, 'read');
  return show(config, { call, project });
}
const alert_configs_write = (changes) => (call) => {
  const { project, config } = findAlertConfig(call, 'write');
  const changed = { ...config, ...changes(call), updatedAt: call.now };
  project.alerting.configs = project.alerting.configs.map((one) => (one === config ? changed : one));
  return show(changed, { call, project });
};
const toggled = (call) => readBody(call.body, { schema: toggleSchema, quirks: call.world.quirks });
function alert_configs_remove(call) {
  const { project, config } = findAlertConfig(call, 'write');
  project.alerting.configs = project.alerting.configs.filter((one) => one !== config);
  return { status: 204 };
}
function alerts(call) {
  const { project, config } = findAlertConfig(call, 'read');
  const own = alertsOf(project, call.world).filter(({ alertConfigId }) => alertConfigId === config.id);
  return { status: 200, page: own.map((alert) => renderAlert(alert, { call, project, inList: true })) };
}
const alert_configs_all = { path: '/groups/{groupId}/alertConfigs', limit: 'alerts' };
const alert_configs_one = { path: '/groups/{groupId}/alertConfigs/{alertConfigId}', limit: 'alerts' };
const alertConfigs = [
  { ...alert_configs_all, method: 'POST', versions: alert_configs_versions('addAlertConfig'), takesBody: true, handle: alert_configs_add },
  { ...alert_configs_all, method: 'GET', versions: alert_configs_versions('getAllAlertConfigs'), paged: true, handle: alert_configs_list },
  { ...alert_configs_one, method: 'GET', versions: alert_configs_versions('getAlertConfig'), handle: alert_configs_read },
  { ...alert_configs_one, method: 'PUT', versions: alert_configs_versions('putAlertConfig'), takesBody: true, handle: alert_configs_write(readConfig) },
  { ...alert_configs_one, method: 'PATCH', versions: alert_configs_versions('patchAlertConfig'), takesBody: true, handle: alert_configs_write(toggled) },
  { ...alert_configs_one, method: 'DELETE', versions: alert_configs_versions('deleteAlertConfig'), handle: alert_configs_remove },
  {
    path: '/groups/{groupId}/alertConfigs/{alertConfigId}/alerts',
    limit: 'alerts',
    method: 'GET',
    versions: alert_configs_versions('getAlertConfigAlerts'),
    paged: true,
    handle: alerts,
  },
  {
    path: '/alertConfigs/matchers/fieldNames',
    limit: 'root',
    method: 'GET',
    versions: alert_configs_versions('getAlertConfigMatchersFieldNames', 'ApiAlertConfigsMatchersResource'),
    handle: () => ({ status: 200, body: MATCHER_FIELDS }),
  },
];
;
const alerts_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiAlertsResource::${javaMethod}` }];
const until = schemas .lqM(iso .w$({ offset: true }));
const comment = schemas .lqM(schemas .YjP().check(api .Eb(200)));
const alerts_schemas = {
  old: schemas .rej({
    acknowledgedUntil: until,
    acknowledgementComment: comment,
    unacknowledgeAlert: schemas .lqM(schemas .ZmZ()),
  }),
  new: schemas .rej({
    acknowledgedUntil: until,
    acknowledgementComment: comment,
    unacknowledgeAlert: schemas .lqM(schemas .zMY()),
  }),
};
const READ_ONLY = ['acknowledgingUsername', 'alertConfigId', 'created', 'groupId', 'id', 'lastNotified', 'links'];
const STATUSES = ['OPEN', 'TRACKING', 'CLOSED', 'CANCELLED'];
function alerts_list(call) {
  const project = find_alert_projectOf(call, 'read');
  const status = call.query.get('status');
  if (status !== null && !STATUSES.includes(status)) {
    throw new Problem(400, 'INVALID_ALERT_STATUS', {
      detail: `Invalid alert status ${status} specified.`,
      parameters: [status],
    });
  }
  const page = alertsOf(project, call.world)
    .filter((alert) => status === null || alert.status === status)
    .map((alert) => renderAlert(alert, { call, project, inList: true }));
  return { status: 200, page, filters: status === null ? {} : { status } };
}
function alerts_read(call) {
  const { project, alert } = findAlert(call, 'read');
  return { status: 200, body: renderAlert(alert, { call, project, inList: false }) };
}
function acknowledge(call) {
  const { project, alert } = findAlert(call, 'write');
  const { world, now } = call;
  const schema = alerts_schemas[call.version.date < '2024-05-30' ? 'old' : 'new'];
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: world.quirks });
  const { acknowledgedUntil, acknowledgementComment, unacknowledgeAlert } = body;
  if (acknowledgedUntil === undefined && unacknowledgeAlert !== true) {
    throw new Problem(400, 'MISSING_ATTRIBUTE', {
      detail: 'The required attribute acknowledgedUntil was not specified.',
      parameters: ['acknowledgedUntil'],
    });
  }
  const changed = acknowledgedUntil === undefined || unacknowledgeAlert
    ? { ...alert, acknowledged: undefined, updatedAt: now }
    : {
      ...alert,
      acknowledged: { until: acknowledgedUntil, by: nameOf(call), comment: acknowledgementComment },
      updatedAt: now,
      notifiedAt: now,
    };
  project.alerting.alerts = alertsOf(project, world).map((one) => (one === alert ? changed : one));
  return { status: 200, body: renderAlert(changed, { call, project, inList: false }) };
}
function nameOf({ caller }) {
  if (caller.kind === 'api-key')
    return caller.publicKey;
  return caller.kind === 'user' ? caller.username : caller.id;
}
function configs(call) {
  const { project, alert } = findAlert(call, 'read');
  const own = project.alerting.configs.filter(({ id }) => id === alert.alertConfigId);
  return { status: 200, page: own.map((config) => renderAlertConfig(config, { call, project, inList: true })) };
}
const alerts_all = { path: '/groups/{groupId}/alerts', limit: 'alerts' };
const alerts_one = { path: '/groups/{groupId}/alerts/{alertId}', limit: 'alerts' };
const alerts_alerts = [
  { ...alerts_all, method: 'GET', versions: alerts_versions('getAllAlerts'), paged: true, query: ['status'], handle: alerts_list },
  { ...alerts_one, method: 'GET', versions: alerts_versions('getAlert'), handle: alerts_read },
  {
    ...alerts_one,
    method: 'PATCH',
    versions: [
      { date: '2023-01-01', javaMethod: 'ApiAlertsResource::patchAlert', deprecated: '2024-05-30' },
      { date: '2024-05-30', javaMethod: 'ApiAlertsResource20240530::patchAlert' },
    ],
    takesBody: true,
    handle: acknowledge,
  },
  {
    path: '/groups/{groupId}/alerts/{alertId}/alertConfigs',
    limit: 'alerts',
    method: 'GET',
    versions: alerts_versions('getAlertConfigs'),
    paged: true,
    handle: configs,
  },
];
;
const audit_log_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiAtlasAuditLogResource::${javaMethod}` }];
const schema = schemas .rej({
  auditAuthorizationSuccess: schemas .lqM(schemas .zMY()),
  auditFilter: schemas .lqM(schemas .YjP()),
  enabled: schemas .lqM(schemas .zMY()),
});
const audit_log_READ_ONLY = ['configurationType'];
function audit_log_read(call) {
  return { status: 200, body: findProject(call.world, call.params['groupId'] ?? '', 'read').auditing };
}
function update(call) {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write');
  const body = readBody(call.body, { schema, readOnly: audit_log_READ_ONLY, quirks: call.world.quirks });
  if (body.auditFilter !== undefined && !isJsonObject(body.auditFilter))
    throw invalidAttribute('auditFilter');
  const { auditing } = project;
  const auditFilter = body.auditFilter ?? auditing.auditFilter;
  const changed = {
    auditAuthorizationSuccess: body.auditAuthorizationSuccess ?? auditing.auditAuthorizationSuccess,
    ...(auditFilter === undefined ? {} : { auditFilter }),
    configurationType: auditFilter === undefined ? 'NONE' : 'FILTER_JSON',
    enabled: body.enabled ?? auditing.enabled,
  };
  project.auditing = changed;
  return { status: 202, body: changed };
}
function isJsonObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
  catch {
    return false;
  }
}
const path = { path: '/groups/{groupId}/auditLog', limit: 'projectSettings' };
const auditLog = [
  { ...path, method: 'GET', versions: audit_log_versions('getAuditLog'), handle: audit_log_read },
  { ...path, method: 'PATCH', versions: audit_log_versions('patchAuditLog'), takesBody: true, handle: update },
];
;
const LONGEST_PAUSE_MS = 30 * 24 * 3600 * 1000;
function settleClusters(project, { now, quirks }) {
  for (const cluster of project.clusters)
    settle(cluster, { now, quirks });
  project.clusters = project.clusters.filter(({ phase }) => {
    if (phase.doing !== 'deleting' || now < phase.until)
      return true;
    project.clusterGoneAt = Math.max(project.clusterGoneAt ?? 0, phase.until);
    return false;
  });
}
function settle(cluster, { now, quirks }) {
  const { phase } = cluster;
  if (phase.doing === 'creating' && phase.deleteMs !== undefined) {
    if (now >= phase.until)
      beginDeletion(cluster, phase.until + phase.deleteMs);
    return;
  }
  if ((phase.doing === 'creating' || phase.doing === 'updating') && now >= phase.until) {
    cluster.ready = true;
    const repairedAt = phase.until + quirks.repairMs;
    const repairs = phase.doing === 'creating' && cluster.kind === 'dedicated' && now < repairedAt;
    cluster.phase = repairs
      ? { doing: 'updating', what: 'repair', visibleFrom: phase.until, until: repairedAt }
      : afterwards(phase, now);
  }
  const sleeps = cluster.kind === 'free' && cluster.phase.doing === 'nothing' && quirks.freePausesAfterMs > 0;
  if (sleeps && now >= cluster.createdAt + quirks.freePausesAfterMs)
    cluster.paused = true;
  const resumeAt = (cluster.pausedAt ?? Number.POSITIVE_INFINITY) + LONGEST_PAUSE_MS;
  if (cluster.paused && cluster.phase.doing === 'nothing' && now >= resumeAt) {
    cluster.paused = false;
    cluster.resumedAt = resumeAt;
    cluster.phase = {
      doing: 'updating',
      what: 'resume',
      visibleFrom: resumeAt,
      until: resumeAt + quirks.timings.resume,
    };
    settle(cluster, { now, quirks });
  }
}
function afterwards(phase, now) {
  const until = phase.doing === 'creating' ? phase.usersUntil : undefined;
  if (phase.doing !== 'creating' || until === undefined || now >= until)
    return { doing: 'nothing' };
  return { doing: 'updating', what: 'users', visibleFrom: phase.until, until };
}
function beginDeletion(cluster, until) {
  cluster.phase = { doing: 'deleting', until };
  cluster.tags = [];
}
function isDeletionRequested({ phase }) {
  return phase.doing === 'deleting' || (phase.doing === 'creating' && phase.deleteMs !== undefined);
}
function isReadable({ createdAt }, { now, world }) {
  return now - createdAt >= world.quirks.newClusterReadLagMs;
}
function stateName({ phase }, now) {
  switch (phase.doing) {
    case 'creating':
      return 'CREATING';
    case 'deleting':
      return 'DELETING';
    case 'updating':
      if (phase.what === 'repair')
        return 'REPAIRING';
      return now < phase.visibleFrom ? 'IDLE' : 'UPDATING';
    case 'nothing':
      return 'IDLE';
  }
}
;
const LONGEST = 64;
const PREFIX = 23;
function checkClusterName(name, project) {
  const refuse = (errorCode, detail) => new Problem(400, errorCode, { detail, parameters: [name] });
  if (!/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(name) || /^atlas-[a-z0-9]{6}$/.test(name)) {
    throw refuse('CLUSTER_NAME_INVALID', `The specified cluster name ${name} is invalid.`);
  }
  if (name.length > LONGEST) {
    throw refuse('CLUSTER_NAME_TOO_LONG', `The specified cluster name ${name} is longer than ${LONGEST} characters.`);
  }
  if (name.slice(0, PREFIX).endsWith('-')) {
    throw refuse('CLUSTER_NAME_PREFIX_INVALID', `The first ${PREFIX} characters of ${name} cannot end with a hyphen.`);
  }
  if (project.clusters.some((cluster) => cluster.name === name)) {
    const kind = 'cluster or serverless instance';
    throw new Problem(400, 'DUPLICATE_CLUSTER_NAME', {
      detail: `A ${kind} named ${name} is already present in group ${project.id}.`,
      parameters: [kind, name, project.id],
    });
  }
  if (project.clusters.some((cluster) => hostLabel(cluster.name) === hostLabel(name))) {
    throw refuse('DUPLICATE_CLUSTER_NAME_PREFIX', `The first ${PREFIX} characters of ${name} are those of another cluster in group ${project.id}.`);
  }
}
function hostLabel(name) {
  return name.slice(0, PREFIX).toLowerCase();
}
function clusterOfOtherApi({ name, kind }) {
  return kind === 'flex'
    ? new Problem(400, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API', {
      detail: `Flex cluster ${name} cannot be used in the Cluster API.`,
      parameters: [name],
    })
    : new Problem(400, 'CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API', {
      detail: `Cannot use non-flex cluster ${name} in the flex API.`,
      parameters: [name],
    });
}
function clusterNotFound(name, project) {
  return new Problem(404, 'CLUSTER_NOT_FOUND', {
    detail: `No cluster named ${name} exists in group ${project.id}.`,
    parameters: [name, project.id],
  });
}
;
function findBackedUp(call, needs) {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs);
  const name = call.params['clusterName'] ?? '';
  const cluster = project.clusters.find((candidate) => candidate.name === name);
  if (cluster?.kind === 'flex')
    throw clusterOfOtherApi(cluster);
  const left = project.backups.snapshots.some(({ clusterName, retained }) => clusterName === name && retained);
  const hidden = cluster !== undefined && needs === 'read' && !isReadable(cluster, call);
  if (hidden || (!cluster && !left))
    throw clusterNotFound(name, project);
  return { project, name, cluster };
}
function findFlexBackedUp(call, needs) {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs);
  const name = call.params['name'] ?? '';
  const cluster = project.clusters.find((candidate) => candidate.name === name);
  if (!cluster || (needs === 'read' && !isReadable(cluster, call)))
    throw clusterNotFound(name, project);
  if (cluster.kind !== 'flex')
    throw clusterOfOtherApi(cluster);
  return { project, cluster };
}
function deletedWithBackups({ clusters, backups }) {
  return backups.deletedClusters.filter(({ id }) => !clusters.some((cluster) => cluster.id === id) && backups.snapshots.some(({ clusterId }) => clusterId === id));
}
function presentCluster({ cluster, name, project }) {
  if (!cluster)
    throw clusterNotFound(name, project);
  return cluster;
}
;
const DEFAULT_ITEMS = [
  { frequencyType: 'hourly', frequencyInterval: 6, retentionUnit: 'days', retentionValue: 7 },
  { frequencyType: 'daily', frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 },
  { frequencyType: 'weekly', frequencyInterval: 6, retentionUnit: 'weeks', retentionValue: 4 },
  { frequencyType: 'monthly', frequencyInterval: 40, retentionUnit: 'months', retentionValue: 12 },
  { frequencyType: 'yearly', frequencyInterval: 12, retentionUnit: 'years', retentionValue: 1 },
];
function defaultSchedule(cluster, random) {
  const since = new Date(cluster.createdAt);
  return {
    clusterId: cluster.id,
    policyId: random.objectId(),
    items: DEFAULT_ITEMS.map((item) => ({ id: random.objectId(), ...item })),
    referenceHourOfDay: since.getUTCHours(),
    referenceMinuteOfHour: since.getUTCMinutes(),
    restoreWindowDays: 7,
    settings: {
      autoExportEnabled: false,
      copyPolicyItemsEnabled: false,
      copySettings: [],
      useOrgAndGroupNamesInExportPrefix: false,
    },
  };
}
const HOUR = 3600 * 1000;
const FARTHEST_DAYS = 366;
function nextSnapshot(schedule, now) {
  const today = new Date(now).setUTCHours(schedule.referenceHourOfDay, schedule.referenceMinuteOfHour, 0, 0);
  const due = schedule.items.flatMap((item) => {
    const found = nextOf(item, { today, now });
    return found === undefined ? [] : [found];
  });
  return due.length === 0 ? undefined : Math.min(...due);
}
function nextOf({ frequencyType, frequencyInterval }, { today, now }) {
  if (frequencyType === 'ondemand')
    return undefined;
  if (frequencyType === 'hourly') {
    const step = frequencyInterval * HOUR;
    return today + (Math.floor((now - today) / step) + 1) * step;
  }
  for (let day = 0; day <= FARTHEST_DAYS; day += 1) {
    const moment = today + day * 24 * HOUR;
    if (moment > now && falls(new Date(moment), { frequencyType, frequencyInterval }))
      return moment;
  }
  return undefined;
}
function falls(date, { frequencyType, frequencyInterval }) {
  if (frequencyType === 'weekly')
    return (date.getUTCDay() || 7) === frequencyInterval;
  if (frequencyType === 'yearly')
    return date.getUTCDate() === 1 && date.getUTCMonth() + 1 === frequencyInterval;
  if (frequencyType !== 'monthly')
    return true;
  const isLast = new Date(date.getTime() + 24 * HOUR).getUTCDate() === 1;
  return frequencyInterval === 40 ? isLast : date.getUTCDate() === frequencyInterval;
}
;
const FREQUENCIES = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND'];
const provider = schemas .lqM(schemas .k5n(['AWS', 'AZURE', 'GCP']));
const schedule_schema_boolean = schemas .lqM(schemas .zMY());
const schemaOf = (place) => {
  const where = { [place]: schemas .YjP(), cloudProvider: provider, regionName: schemas .lqM(schemas .YjP()) };
  return schemas .rej({
    autoCopySettingsEnabled: schedule_schema_boolean,
    autoExportEnabled: schedule_schema_boolean,
    copyPolicyItemsEnabled: schedule_schema_boolean,
    copySettings: schemas .lqM(schemas .YOg(schemas .rej({
      ...where,
      copyPolicyItems: schemas .lqM(schemas .YOg(schemas ._H3({ frequencyType: schemas .YjP() })).check(api .Eb(6))),
      frequencies: schemas .lqM(schemas .YOg(schemas .k5n(FREQUENCIES)).check(api .Eb(6))),
      lastNumberOfSnapshots: schemas .lqM(schemas .Whr().check(api .qm(1), api .Zm(500))),
      shouldCopyOplogs: schedule_schema_boolean,
    }))),
    deleteCopiedBackups: schemas .lqM(schemas .YOg(schemas .rej(where))),
    deleteCopySnapshots: schedule_schema_boolean,
    deleteSnapshots: schedule_schema_boolean,
    export: schemas .lqM(schemas .rej({
      exportBucketId: schemas .lqM(schemas .YjP()),
      frequencyType: schemas .lqM(schemas .k5n(['monthly', 'yearly'])),
    })),
    extraRetentionSettings: schemas .lqM(schemas .YOg(schemas .rej({ frequencyType: schemas .lqM(schemas .k5n(FREQUENCIES)), retentionDays: schemas .lqM(schemas .Whr()) }))),
    policies: schemas .lqM(schemas .YOg(schemas .rej({
      id: schemas .lqM(schemas .YjP()),
      policyItems: schemas .YOg(schemas .rej({
        id: schemas .lqM(schemas .YjP()),
        frequencyInterval: schemas .Whr().check(api .qm(1), api .Zm(40)),
        frequencyType: schemas .k5n(['daily', 'hourly', 'weekly', 'monthly', 'yearly', 'ondemand']),
        retentionUnit: schemas .k5n(['days', 'weeks', 'months', 'years']),
        retentionValue: schemas .Whr().check(api .qm(1)),
      })),
    }))
      .check(api .Eb(1))),
    referenceHourOfDay: schemas .lqM(schemas .Whr().check(api .qm(0), api .Zm(23))),
    referenceMinuteOfHour: schemas .lqM(schemas .Whr().check(api .qm(0), api .Zm(59))),
    restoreWindowDays: schemas .lqM(schemas .Whr().check(api .qm(1))),
    updateCopySnapshots: schedule_schema_boolean,
    updateSnapshots: schedule_schema_boolean,
    useOrgAndGroupNamesInExportPrefix: schedule_schema_boolean,
  });
};
const scheduleSchema = { old: schemaOf('replicationSpecId'), new: schemaOf('zoneId') };
const SCHEDULE_READ_ONLY = ['clusterId', 'clusterName', 'links', 'nextSnapshot'];
const WRITE_ONLY = [
  'deleteCopiedBackups',
  'deleteCopySnapshots',
  'deleteSnapshots',
  'updateCopySnapshots',
  'updateSnapshots',
];
;
const DEFAULTS = {
  backupEnabled: false,
  pitEnabled: false,
  biConnector: { enabled: false, readPreference: 'secondary' },
  clusterType: 'REPLICASET',
  diskWarmingMode: 'FULLY_WARMED',
  encryptionAtRestProvider: 'NONE',
  globalClusterSelfManagedSharding: false,
  labels: [],
  mongoDBMajorVersion: '8.0',
  redactClientLogData: false,
  retainBackups: false,
  rootCertType: 'ISRGROOTX1',
  terminationProtectionEnabled: false,
  useAwsTimeBasedSnapshotCopyForFastInitialSync: false,
  versionReleaseSystem: 'LTS',
  adaptiveCapacity: null,
  configServerManagementMode: 'ATLAS_MANAGED',
  advancedConfiguration: {
    customOpensslCipherConfigTls12: [],
    customOpensslCipherConfigTls13: [],
    minimumEnabledTlsProtocol: 'TLS1_2',
    tlsCipherConfigMode: 'DEFAULT',
  },
};
function applySettings(body, before = DEFAULTS) {
  const after = {
    backupEnabled: body.backupEnabled ?? before.backupEnabled,
    pitEnabled: body.pitEnabled ?? before.pitEnabled,
    biConnector: {
      enabled: body.biConnector?.enabled ?? before.biConnector.enabled,
      readPreference: body.biConnector?.readPreference ?? before.biConnector.readPreference,
    },
    clusterType: body.clusterType ?? before.clusterType,
    diskWarmingMode: body.diskWarmingMode ?? before.diskWarmingMode,
    encryptionAtRestProvider: body.encryptionAtRestProvider ?? before.encryptionAtRestProvider,
    globalClusterSelfManagedSharding: body.globalClusterSelfManagedSharding ?? before.globalClusterSelfManagedSharding,
    labels: body.labels ?? before.labels,
    mongoDBMajorVersion: body.mongoDBMajorVersion ?? before.mongoDBMajorVersion,
    redactClientLogData: body.redactClientLogData ?? before.redactClientLogData,
    retainBackups: body.retainBackups ?? before.retainBackups,
    rootCertType: before.rootCertType,
    terminationProtectionEnabled: body.terminationProtectionEnabled ?? before.terminationProtectionEnabled,
    useAwsTimeBasedSnapshotCopyForFastInitialSync: body.useAwsTimeBasedSnapshotCopyForFastInitialSync ?? before.useAwsTimeBasedSnapshotCopyForFastInitialSync,
    versionReleaseSystem: body.versionReleaseSystem ?? before.versionReleaseSystem,
    adaptiveCapacity: body.adaptiveCapacity ?? before.adaptiveCapacity,
    configServerManagementMode: body.configServerManagementMode ?? before.configServerManagementMode,
    advancedConfiguration: { ...before.advancedConfiguration, ...body.advancedConfiguration },
  };
  check(body, after);
  return after;
}
const MAJOR_VERSIONS = new Set(['6.0', '7.0', '8.0']);
function check(body, after) {
  if (after.versionReleaseSystem === 'CONTINUOUS' && body.mongoDBMajorVersion !== undefined) {
    throw invalidAttribute('mongoDBMajorVersion', 'Invalid attribute mongoDBMajorVersion specified: it cannot be chosen with the CONTINUOUS release system.');
  }
  if (!MAJOR_VERSIONS.has(after.mongoDBMajorVersion))
    throw invalidAttribute('mongoDBMajorVersion');
  if (after.pitEnabled && !after.backupEnabled) {
    throw new Problem(400, 'INVALID_ATTRIBUTE', {
      detail: 'Invalid attribute pitEnabled specified: it needs backupEnabled.',
      parameters: ['pitEnabled'],
    });
  }
}
;
const PROVIDERS = ['AWS', 'AZURE', 'GCP'];
const words = (text) => text.trim().split(/\s+/);
const REGIONS = {
  AWS: words(`US_EAST_1 US_EAST_2 US_WEST_1 US_WEST_2 CA_CENTRAL_1 EU_NORTH_1 EU_WEST_1 EU_WEST_2 EU_WEST_3 EU_CENTRAL_1
    EU_CENTRAL_2 SA_EAST_1 AP_EAST_1 AP_EAST_2 AP_SOUTHEAST_2 AP_SOUTHEAST_3 AP_SOUTHEAST_4 AP_SOUTHEAST_5 AP_SOUTHEAST_6
    AP_SOUTHEAST_7 AP_NORTHEAST_1 AP_NORTHEAST_2 AP_NORTHEAST_3 AP_SOUTHEAST_1 AP_SOUTH_1 AP_SOUTH_2 ME_CENTRAL_1 ME_SOUTH_1
    AF_SOUTH_1 EU_SOUTH_1 EU_SOUTH_2 IL_CENTRAL_1 CA_WEST_1 MX_CENTRAL_1`),
  AZURE: words(`US_CENTRAL US_EAST US_EAST_2 US_NORTH_CENTRAL US_WEST US_SOUTH_CENTRAL EUROPE_NORTH EUROPE_WEST US_WEST_CENTRAL
    US_WEST_2 US_WEST_3 CANADA_EAST CANADA_CENTRAL BRAZIL_SOUTH BRAZIL_SOUTHEAST AUSTRALIA_CENTRAL AUSTRALIA_CENTRAL_2
    AUSTRALIA_EAST AUSTRALIA_SOUTH_EAST GERMANY_WEST_CENTRAL GERMANY_NORTH SWEDEN_CENTRAL SWEDEN_SOUTH SWITZERLAND_NORTH
    SWITZERLAND_WEST UK_SOUTH UK_WEST NORWAY_EAST NORWAY_WEST INDIA_CENTRAL INDIA_SOUTH INDIA_WEST ASIA_EAST JAPAN_EAST
    JAPAN_WEST ASIA_SOUTH_EAST KOREA_CENTRAL KOREA_SOUTH FRANCE_CENTRAL FRANCE_SOUTH SOUTH_AFRICA_NORTH SOUTH_AFRICA_WEST
    UAE_CENTRAL UAE_NORTH QATAR_CENTRAL POLAND_CENTRAL ISRAEL_CENTRAL ITALY_NORTH SPAIN_CENTRAL MEXICO_CENTRAL
    NEW_ZEALAND_NORTH`),
  GCP: words(`EASTERN_US US_EAST_4 US_EAST_5 US_WEST_2 US_WEST_3 US_WEST_4 US_SOUTH_1 CENTRAL_US WESTERN_US
    NORTH_AMERICA_NORTHEAST_1 NORTH_AMERICA_NORTHEAST_2 NORTH_AMERICA_SOUTH_1 SOUTH_AMERICA_EAST_1 SOUTH_AMERICA_WEST_1
    WESTERN_EUROPE EUROPE_NORTH_1 EUROPE_WEST_2 EUROPE_WEST_3 EUROPE_WEST_4 EUROPE_WEST_6 EUROPE_WEST_8 EUROPE_WEST_9
    EUROPE_WEST_10 EUROPE_WEST_12 EUROPE_SOUTHWEST_1 EUROPE_CENTRAL_2 MIDDLE_EAST_CENTRAL_1 MIDDLE_EAST_CENTRAL_2
    MIDDLE_EAST_WEST_1 AUSTRALIA_SOUTHEAST_1 AUSTRALIA_SOUTHEAST_2 AFRICA_SOUTH_1 EASTERN_ASIA_PACIFIC
    NORTHEASTERN_ASIA_PACIFIC SOUTHEASTERN_ASIA_PACIFIC ASIA_EAST_2 ASIA_NORTHEAST_2 ASIA_NORTHEAST_3 ASIA_SOUTH_1
    ASIA_SOUTH_2 ASIA_SOUTHEAST_2`),
};
const GOVERNMENT = {
  GOV_REGIONS_ONLY: { AWS: words('US_GOV_WEST_1 US_GOV_EAST_1'), AZURE: [], GCP: [] },
  COMMERCIAL_FEDRAMP_REGIONS_ONLY: {
    AWS: words('US_EAST_1 US_EAST_2 US_WEST_1 US_WEST_2'),
    AZURE: [],
    GCP: words(`CENTRAL_US_AW EASTERN_US_AW US_EAST_4_AW US_EAST_5_AW US_WEST_2_AW US_WEST_3_AW US_WEST_4_AW US_SOUTH_1_AW
      WESTERN_US_AW`),
  },
};
const SHARED_REGIONS = {
  AWS: words('US_EAST_1 US_EAST_2 US_WEST_2 EU_WEST_1 EU_CENTRAL_1 AP_SOUTHEAST_1 AP_SOUTHEAST_2 AP_SOUTH_1 SA_EAST_1'),
  AZURE: words('US_EAST_2 EUROPE_NORTH EUROPE_WEST ASIA_EAST'),
  GCP: words('CENTRAL_US EASTERN_US WESTERN_EUROPE SOUTHEASTERN_ASIA_PACIFIC'),
};
const GENERAL = words('M10 M20 M30 M40 M50 M60 M80 M200 M300 R40 R50 R60 R80 R200 R300 R400');
const SIZES = {
  AWS: [...GENERAL, ...words('M100 M140 R700 M40_NVME M50_NVME M60_NVME M80_NVME M200_NVME M400_NVME')],
  AZURE: [
    ...GENERAL.filter((size) => size !== 'M300'),
    ...words('M90 M60_NVME M80_NVME M200_NVME M300_NVME M400_NVME M600_NVME'),
  ],
  GCP: [...GENERAL, ...words('M140 M250 M400 R600')],
};
function regionsOf({ provider, project, cloud, shared, }) {
  if (cloud === 'commercial')
    return shared ? SHARED_REGIONS[provider] : REGIONS[provider];
  if (shared)
    return [];
  return GOVERNMENT[project.restriction ?? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'][provider];
}
function sizesOf({ provider, cloud }) {
  if (cloud === 'commercial')
    return SIZES[provider];
  return provider === 'AZURE' ? [] : SIZES[provider].filter((size) => size !== 'M10');
}
function checkProvider(provider, cloud) {
  const known = PROVIDERS.find((candidate) => candidate === provider);
  if (known && sizesOf({ provider: known, cloud }).length > 0)
    return known;
  throw new Problem(400, 'INVALID_PROVIDER', {
    detail: `Invalid provider ${provider} specified.`,
    parameters: [provider],
  });
}
function checkRegion(regionName, where) {
  if (regionsOf(where).includes(regionName))
    return;
  throw invalidAttribute('regionName', `Invalid attribute regionName specified: ${regionName} is not a ${where.provider} region that this project can use.`);
}
function checkSize(instanceSize, where) {
  if (sizesOf(where).includes(instanceSize))
    return;
  throw invalidAttribute('instanceSize', `Invalid attribute instanceSize specified: ${instanceSize} is not offered on ${where.provider} here.`);
}
;
const DEFAULT_DISK_GB = { M10: 10, M20: 20 };
const OTHER_DEFAULT_DISK_GB = 40;
const SMALLEST_DISK_GB = 10;
const LARGEST_DISK_GB = 4096;
const AWS_IOPS = 3000;
const FREE_DISK_GB = 0.5;
const NO_SCALING = {
  compute: { enabled: false, scaleDownEnabled: false },
  diskGB: { enabled: false },
};
function buildShards({ specs, diskSizeGB, previous, project, world, }) {
  const zones = new Map();
  const shards = [];
  for (const [index, spec] of specs.entries()) {
    if (spec.id !== undefined && world.quirks.readOnlyAttribute === 'refuse')
      throw readOnlyAttribute('id');
    if (spec.zoneId !== undefined && world.quirks.readOnlyAttribute === 'refuse')
      throw readOnlyAttribute('zoneId');
    const regions = spec.regionConfigs.map((region) => buildRegion({ region, diskSizeGB, project, world }));
    checkPriorities(regions);
    checkElectable(regions);
    const zoneName = spec.zoneName ?? previous[index]?.zoneName ?? 'Zone 1';
    const zone = zones.get(zoneName) ?? previous.find((shard) => shard.zoneName === zoneName) ?? newZone(world.random);
    zones.set(zoneName, zone);
    for (let copy = 0; copy < (spec.numShards ?? 1); copy += 1) {
      const id = previous[shards.length]?.id ?? world.random.objectId();
      shards.push({ id, legacyId: zone.legacyId, zoneId: zone.zoneId, zoneName, regions });
    }
  }
  return shards;
}
function newZone(random) {
  return { legacyId: random.objectId(), zoneId: random.objectId() };
}
function buildRegion({ region, diskSizeGB, project, world, }) {
  const { cloud } = world;
  const shared = region.providerName === 'TENANT';
  if (shared && region.backingProviderName === undefined)
    throw missingAttribute('backingProviderName');
  if (!shared && region.backingProviderName !== undefined)
    throw invalidAttribute('backingProviderName');
  const provider = checkProvider(shared ? (region.backingProviderName ?? '') : region.providerName, cloud);
  const { instanceSize } = region.electableSpecs;
  if (instanceSize === undefined)
    throw missingAttribute('instanceSize');
  if (shared) {
    if (instanceSize !== 'M0' || cloud === 'government')
      throw invalidAttribute('instanceSize');
  }
  else {
    if (region.electableSpecs.nodeCount === undefined)
      throw missingAttribute('nodeCount');
    for (const specs of [region.electableSpecs, region.readOnlySpecs, region.analyticsSpecs]) {
      checkSize(specs?.instanceSize ?? instanceSize, { provider, cloud });
    }
  }
  checkRegion(region.regionName, { provider, project, cloud, shared });
  const base = {
    instanceSize,
    nodeCount: 0,
    diskSizeGB: shared ? FREE_DISK_GB : (diskSizeGB ?? DEFAULT_DISK_GB[instanceSize] ?? OTHER_DEFAULT_DISK_GB),
    diskIOPS: provider === 'AWS' && !shared ? AWS_IOPS : undefined,
    ebsVolumeType: provider === 'AWS' && !shared ? 'STANDARD' : undefined,
  };
  const electable = withSpecs(base, region.electableSpecs);
  if (!shared)
    checkDisk(electable.diskSizeGB);
  const rest = { ...electable, nodeCount: 0 };
  return {
    providerName: region.providerName,
    backingProviderName: region.backingProviderName,
    regionName: region.regionName,
    priority: region.priority,
    electable,
    readOnly: withSpecs(rest, region.readOnlySpecs),
    analytics: withSpecs(rest, region.analyticsSpecs),
    autoScaling: withScaling(region.autoScaling) ?? NO_SCALING,
    analyticsAutoScaling: withScaling(region.analyticsAutoScaling),
  };
}
function withSpecs(base, specs) {
  return {
    instanceSize: specs?.instanceSize ?? base.instanceSize,
    nodeCount: specs?.nodeCount ?? base.nodeCount,
    diskSizeGB: specs?.diskSizeGB ?? base.diskSizeGB,
    diskIOPS: specs?.diskIOPS ?? base.diskIOPS,
    ebsVolumeType: specs?.ebsVolumeType ?? base.ebsVolumeType,
  };
}
function withScaling(given) {
  if (!given)
    return undefined;
  return {
    compute: { ...NO_SCALING.compute, ...given.compute },
    diskGB: { enabled: given.diskGB?.enabled ?? false },
  };
}
function checkDisk(size) {
  const refuse = (code, why) => new Problem(400, code, { detail: why, parameters: [size] });
  if (!Number.isInteger(size))
    throw refuse('CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER', 'Disk size must be a whole number.');
  if (size < SMALLEST_DISK_GB || size > LARGEST_DISK_GB) {
    throw refuse('CLUSTER_DISK_SIZE_INVALID', `Disk size ${size} GB is invalid for the cluster.`);
  }
}
function checkPriorities(regions) {
  const general = (why) => new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] });
  const priorities = regions.filter(({ priority }) => priority > 0).map(({ priority }) => priority);
  if (!priorities.includes(7))
    throw general('A replication spec must specify a region with priority 7');
  const descending = [...priorities].sort((a, b) => b - a);
  if (descending.some((priority, index) => priority !== 7 - index)) {
    throw general('The priorities of regions must be consecutive');
  }
}
function checkElectable(regions) {
  if (regions.some(({ providerName }) => providerName === 'TENANT'))
    return;
  const total = regions.reduce((sum, { electable }) => sum + electable.nodeCount, 0);
  if ([3, 5, 7].includes(total))
    return;
  throw new Problem(400, 'CLUSTER_REPLICATION_FACTOR_INVALID', {
    detail: `The number of electable nodes must be 3, 5 or 7, not ${total}.`,
    parameters: [total],
  });
}
;
const LEAST_RUNNING_MINUTES = 60;
const conflict = (code, detail) => new Problem(409, code, { detail });
function updateCluster({ cluster, body, project, world, now, }) {
  if (cluster.kind === 'free') {
    throw new Problem(400, 'TENANT_CLUSTER_UPDATE_UNSUPPORTED', {
      detail: 'Cannot update an M0 cluster through the API.',
    });
  }
  if (isDeletionRequested(cluster))
    throw alreadyRequestedDeletion(cluster);
  if (body.name !== undefined && body.name !== cluster.name) {
    throw new Problem(400, 'CLUSTER_CANNOT_CHANGE_NAME', { detail: 'The name of a cluster cannot be changed.' });
  }
  checkRestored(cluster, project);
  const { name: _, paused, ...changes } = body;
  const changed = Object.values(changes).some((value) => value !== undefined);
  if (paused !== undefined) {
    if (changed)
      throw conflict('CANNOT_UPDATE_AND_PAUSE_CLUSTER', 'Cannot update and pause a cluster in one request.');
    if (paused)
      pause({ cluster, world, now });
    else
      resume({ cluster, world, now });
    return;
  }
  if (!changed) {
    if (world.quirks.emptyUpdate === 'accept')
      return;
    throw emptyUpdate();
  }
  if (cluster.paused)
    throw conflict('CANNOT_UPDATE_PAUSED_CLUSTER', 'Cannot update a paused cluster.');
  checkBusy(cluster, world);
  const settings = applySettings(body, cluster.settings);
  const shards = newShards({ cluster, body, project, world });
  const time = shards === cluster.shards ? world.quirks.timings.update : world.quirks.timings.scale;
  cluster.settings = settings;
  cluster.tags = body.tags ?? cluster.tags;
  cluster.shards = shards;
  cluster.phase = busy({ cluster, what: 'settings', time, world, now });
}
function newShards({ cluster, body, project, world, }) {
  const { replicationSpecs: specs, diskSizeGB } = body;
  if (!specs) {
    if (diskSizeGB === undefined)
      return cluster.shards;
    return cluster.shards.map((shard) => ({
      ...shard,
      regions: shard.regions.map((region) => ({
        ...region,
        electable: { ...region.electable, diskSizeGB },
        readOnly: { ...region.readOnly, diskSizeGB },
        analytics: { ...region.analytics, diskSizeGB },
      })),
    }));
  }
  const disk = diskSizeGB ?? cluster.shards[0]?.regions[0]?.electable.diskSizeGB;
  const shards = buildShards({ specs, diskSizeGB: disk, previous: cluster.shards, project, world });
  const before = providersOf(cluster.shards);
  const after = providersOf(shards);
  if (after.includes('TENANT') || !after.some((provider) => before.includes(provider))) {
    throw new Problem(400, 'CLUSTER_CANNOT_CHANGE_PROVIDER_NAME', {
      detail: 'Cannot change the provider of a cluster.',
    });
  }
  if (cluster.settings.clusterType === 'REPLICASET' && body.clusterType === undefined && shards.length > 1) {
    throw invalidAttribute('replicationSpecs');
  }
  return JSON.stringify(shards) === JSON.stringify(cluster.shards) ? cluster.shards : shards;
}
const providersOf = (shards) => shards.flatMap(({ regions }) => regions.map(({ providerName }) => providerName));
function busy({ cluster, what, time, world, now, }) {
  const { phase } = cluster;
  if (phase.doing === 'creating')
    return phase;
  if (phase.doing === 'updating' && what === 'settings')
    return { ...phase, until: Math.max(phase.until, now + time) };
  const visibleFrom = phase.doing === 'updating' ? now : now + world.quirks.patchLagMs;
  return { doing: 'updating', what, visibleFrom, until: now + time };
}
function pause({ cluster, world, now }) {
  if (cluster.paused)
    throw conflict('CLUSTER_ALREADY_PAUSED', `Cluster ${cluster.name} is already paused.`);
  if (cluster.shards.some(({ regions }) => regions.some(({ electable }) => electable.instanceSize.includes('NVME')))) {
    throw conflict('CANNOT_PAUSE_NVME_CLUSTER', 'Cannot pause a cluster with NVMe storage.');
  }
  const ranFor = now - (cluster.resumedAt ?? Number.NEGATIVE_INFINITY);
  if (ranFor < LEAST_RUNNING_MINUTES * 60_000) {
    throw new Problem(400, 'CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER', {
      detail: `Recently resumed clusters must remain running for ${LEAST_RUNNING_MINUTES} minutes before they can be paused again.`,
      parameters: [LEAST_RUNNING_MINUTES],
    });
  }
  if (cluster.phase.doing !== 'nothing') {
    throw conflict('CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES', 'Cannot pause a cluster that has pending changes.');
  }
  cluster.phase = busy({ cluster, what: 'pause', time: world.quirks.timings.pause, world, now });
  cluster.paused = true;
  cluster.pausedAt = now;
}
function resume({ cluster, world, now }) {
  const { phase } = cluster;
  if (!cluster.paused) {
    if (world.quirks.resumeRunning === 'accept')
      return;
    throw conflict('CANNOT_UPDATE_AND_PAUSE_CLUSTER', `Cluster ${cluster.name} is not paused.`);
  }
  const pausing = phase.doing === 'updating' && phase.what === 'pause';
  const time = pausing ? world.quirks.timings.resumeWhilePausing : world.quirks.timings.resume;
  cluster.phase = busy({ cluster, what: 'resume', time, world, now });
  cluster.paused = false;
  cluster.resumedAt = now;
}
function checkBusy({ name, phase }, { quirks }) {
  if (phase.doing === 'nothing' || quirks.updateWhileBusy === 'accept')
    return;
  throw conflict('CLUSTER_UPDATE_IN_PROGRESS', `Cluster ${name} cannot be updated while it is being created or updated.`);
}
function checkRestored({ name, phase }, { id }) {
  if (phase.doing !== 'updating' || phase.what !== 'restore')
    return;
  throw new Problem(400, 'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE', {
    detail: `Cannot update cluster ${name} in group ${id} while a restore to it is in progress.`,
    parameters: [name, id],
  });
}
function alreadyRequestedDeletion(cluster) {
  return new Problem(400, 'CLUSTER_ALREADY_REQUESTED_DELETION', {
    detail: `Cluster ${cluster.name} has already been requested for deletion.`,
    parameters: [cluster.name],
  });
}
function emptyUpdate() {
  return new Problem(400, 'INVALID_ATTRIBUTE', { detail: 'The request does not change any attribute.' });
}
;
function busyRefusal({ quirks }, { named, why }) {
  return quirks.busyRefusal === 'general' ? generalError(why) : named;
}
function generalError(why) {
  return new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] });
}
;
const DAY = 24 * 3600 * 1000;
const STARTED = 0.02;
const VERSION_KNOWN = 0.06;
const TAKEN = 0.54;
function progressOf(snapshot, now) {
  const { requestedAt, takesMs, retentionMs, fails } = snapshot;
  const done = takesMs === 0 ? 1 : (now - requestedAt) / takesMs;
  const ended = done >= 1;
  return {
    status: ended ? (fails ? 'failed' : 'completed') : done < STARTED ? 'queued' : 'inProgress',
    versionKnown: done >= VERSION_KNOWN,
    providerKnown: done >= TAKEN,
    createdAt: requestedAt + Math.round(TAKEN * takesMs),
    expiresAt: (ended ? requestedAt + takesMs : requestedAt) + retentionMs,
  };
}
function isUnfinished(snapshot, now) {
  const { status } = progressOf(snapshot, now);
  return status === 'queued' || status === 'inProgress';
}
const daysMs = (days) => days * DAY;
function sourceOf(cluster, newId) {
  const region = cluster.shards[0]?.regions[0];
  const sharded = cluster.settings.clusterType !== 'REPLICASET';
  const names = cluster.shards.map((_, index) => `${cluster.replicaSet}-shard-${index}`);
  return {
    sharded,
    provider: region?.providerName ?? '',
    majorVersion: cluster.settings.mongoDBMajorVersion,
    instanceSize: region?.electable.instanceSize ?? '',
    diskSizeGB: region?.electable.diskSizeGB ?? 0,
    members: sharded ? names.map((replicaSetName) => ({ id: newId(), replicaSetName })) : [],
  };
}
const UNIT_DAYS = { DAYS: 1, WEEKS: 7, MONTHS: 31, YEARS: 366 };
function retention({ retentionUnit, retentionValue, }) {
  return daysMs(retentionValue * UNIT_DAYS[retentionUnit]);
}
;
function takeSnapshot({ cluster, body, project, world, now, }) {
  checkCluster({ cluster, project, world });
  const { backups } = project;
  const { quirks, random } = world;
  if (backups.snapshots.some((other) => other.clusterId === cluster.id && isUnfinished(other, now))) {
    throw new Problem(400, 'UNFINISHED_ON_DEMAND_SNAPSHOT', {
      detail: `Cluster ${cluster.name} has an on-demand snapshot that is queued or in progress.`,
      parameters: [cluster.name],
    });
  }
  const snapshot = {
    id: random.objectId(),
    clusterId: cluster.id,
    clusterName: cluster.name,
    description: body.description,
    requestedAt: now,
    takesMs: quirks.snapshotMs,
    retentionMs: daysMs(body.retentionInDays ?? quirks.snapshotRetentionDays),
    fails: backups.failedSnapshots < quirks.snapshotsFail,
    retained: false,
    of: sourceOf(cluster, () => random.objectId()),
  };
  if (snapshot.fails)
    backups.failedSnapshots += 1;
  backups.snapshots = [...backups.snapshots, snapshot];
  return snapshot;
}
function checkCluster({ cluster, project, world }) {
  const { name, kind, phase, paused, settings } = cluster;
  if (kind === 'free') {
    throw new Problem(400, 'PROVIDER_BACKUP_NOT_SUPPORTED', { detail: `M0 cluster ${name} has no backups.` });
  }
  if (isDeletionRequested(cluster))
    throw alreadyRequestedDeletion(cluster);
  if (!settings.backupEnabled)
    throw backupNotEnabled(cluster, project);
  const { snapshotWhileCreating, snapshotWhilePaused } = world.quirks;
  if (phase.doing === 'creating' && snapshotWhileCreating === 'refuse') {
    throw generalError(`Cluster ${name} has no data to take a snapshot of before it is created`);
  }
  if (paused && snapshotWhilePaused === 'refuse')
    throw generalError(`Cluster ${name} is paused`);
}
function backupNotEnabled({ name }, { id }) {
  return new Problem(404, 'BACKUP_CONFIG_NOT_FOUND', {
    detail: `Cloud backup is not enabled for cluster ${name} in group ${id}.`,
    parameters: [name, id],
  });
}
;
const JAVA = 'ApiAtlasDiskBackupScheduleResource';
const NEW_SHAPE = '2024-08-05';
const backup_schedule_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `${JAVA}::${javaMethod}`, deprecated: NEW_SHAPE, sunset: '2027-07-01' },
  { date: NEW_SHAPE, javaMethod: `${JAVA}::${javaMethod}` },
];
function findScheduled(call, needs) {
  const found = findBackedUp(call, needs);
  const { project } = found;
  const cluster = presentCluster(found);
  if (!cluster.settings.backupEnabled)
    throw backupNotEnabled(cluster, project);
  const known = project.backups.schedules.find(({ clusterId }) => clusterId === cluster.id);
  if (known)
    return { project, cluster, schedule: known };
  const schedule = defaultSchedule(cluster, call.world.random);
  project.backups.schedules = [...project.backups.schedules, schedule];
  return { project, cluster, schedule };
}
function replace({ project, schedule }, changed) {
  project.backups.schedules = project.backups.schedules.map((other) => (other === schedule ? changed : other));
}
function render({ project, cluster, schedule }, call) {
  const next = nextSnapshot(schedule, call.now);
  return {
    ...schedule.settings,
    clusterId: cluster.id,
    clusterName: cluster.name,
    links: [
      { href: call.link(`/groups/${project.id}/clusters/${cluster.name}/backup/schedule`), rel: 'self' },
      {
        href: `${call.request.origin}/api/public/v1.0/groups/${project.id}`,
        rel: 'https://cloud.mongodb.com/group',
      },
    ],
    ...(next === undefined ? {} : { nextSnapshot: timestamp(next) }),
    policies: [{ id: schedule.policyId, policyItems: schedule.items }],
    referenceHourOfDay: schedule.referenceHourOfDay,
    referenceMinuteOfHour: schedule.referenceMinuteOfHour,
    restoreWindowDays: schedule.restoreWindowDays,
  };
}
function backup_schedule_read(call) {
  return { status: 200, body: render(findScheduled(call, 'read'), call) };
}
function backup_schedule_update(call) {
  const found = findScheduled(call, 'write');
  const { schedule } = found;
  const schema = scheduleSchema[call.version.date < NEW_SHAPE ? 'old' : 'new'];
  const body = readBody(call.body, { schema, readOnly: SCHEDULE_READ_ONLY, quirks: call.world.quirks });
  const { policies, referenceHourOfDay, referenceMinuteOfHour, restoreWindowDays, ...settings } = body;
  const policy = policies?.[0];
  if (policy?.id !== undefined && policy.id !== schedule.policyId) {
    throw new Problem(400, 'INVALID_BACKUP_POLICY', {
      detail: `Policy ${policy.id} is not the policy of this cluster.`,
      parameters: [policy.id],
    });
  }
  const { random } = call.world;
  const items = policy?.policyItems.map(({ id, ...item }) => ({ id: id ?? random.objectId(), ...item }));
  const kept = Object.entries(settings).filter(([name, value]) => value !== undefined && !WRITE_ONLY.includes(name));
  const changed = {
    ...schedule,
    items: items ?? schedule.items,
    referenceHourOfDay: referenceHourOfDay ?? schedule.referenceHourOfDay,
    referenceMinuteOfHour: referenceMinuteOfHour ?? schedule.referenceMinuteOfHour,
    restoreWindowDays: restoreWindowDays ?? schedule.restoreWindowDays,
    settings: { ...schedule.settings, ...Object.fromEntries(kept) },
  };
  replace(found, changed);
  return { status: 200, body: render({ ...found, schedule: changed }, call) };
}
function backup_schedule_remove(call) {
  const found = findScheduled(call, 'write');
  const changed = { ...found.schedule, items: [] };
  replace(found, changed);
  return { status: 200, body: render({ ...found, schedule: changed }, call) };
}
const backup_schedule_path = { path: '/groups/{groupId}/clusters/{clusterName}/backup/schedule', limit: 'backups' };
const backupSchedule = [
  { ...backup_schedule_path, method: 'GET', versions: backup_schedule_versions('getSnapshotSchedule'), handle: backup_schedule_read },
  { ...backup_schedule_path, method: 'PATCH', versions: backup_schedule_versions('patchSnapshotSchedule'), takesBody: true, handle: backup_schedule_update },
  { ...backup_schedule_path, method: 'DELETE', versions: backup_schedule_versions('deleteSnapshotSchedule'), handle: backup_schedule_remove },
];
;
function chooseData({ source, body, call }) {
  if (body.deliveryType === 'pointInTime')
    return chooseMoment({ source, body, call });
  if (body.snapshotId === undefined)
    throw missingAttribute('snapshotId');
  const snapshot = findSnapshot(source, body.snapshotId);
  const { status, createdAt } = progressOf(snapshot, call.now);
  if (isUnfinished(snapshot, call.now) || status === 'failed') {
    throw new Problem(409, 'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT', {
      detail: `Cannot start a restore job for snapshot ${snapshot.id}, which is not complete.`,
      parameters: [snapshot.id],
    });
  }
  return { of: snapshot.of, snapshot: { id: snapshot.id, createdAt }, moment: undefined };
}
function chooseMoment({ source, body, call }) {
  const cluster = presentCluster(source);
  const { oplogTs, oplogInc, pointInTimeUTCSeconds } = body;
  const seconds = pointInTimeUTCSeconds ?? oplogTs;
  if (seconds === undefined)
    throw missingAttribute('pointInTimeUTCSeconds');
  if (pointInTimeUTCSeconds === undefined && oplogInc === undefined)
    throw missingAttribute('oplogInc');
  const within = seconds * 1000 >= cluster.createdAt && seconds * 1000 <= call.now;
  if (!cluster.settings.pitEnabled || !within) {
    throw new Problem(400, 'INVALID_PIT_RESTORE_TIME', {
      detail: `Cluster ${cluster.name} has no continuous backup for the time ${seconds}.`,
      parameters: [seconds],
    });
  }
  const moment = pointInTimeUTCSeconds === undefined ? { oplogTs, oplogInc } : { pointInTimeUTCSeconds };
  return { of: sourceOf(cluster, () => call.world.random.objectId()), snapshot: undefined, moment };
}
function findSnapshot({ project, name, cluster }, id) {
  const found = snapshotsOf({ project, name, cluster }).find((snapshot) => snapshot.id === id);
  if (found)
    return found;
  throw new Problem(404, 'SNAPSHOT_NOT_FOUND', {
    detail: `No snapshot with ID ${id} exists for cluster ${name} in group ${project.id}.`,
    parameters: [id, name, project.id],
  });
}
function snapshotsOf({ project, name, cluster }) {
  return project.backups.snapshots.filter(({ clusterId, clusterName, retained }) => clusterId === cluster?.id || (clusterName === name && retained));
}
;
const MONGODB_VERSION = { '6.0': '6.0.27', '7.0': '7.0.34', '8.0': '8.0.29' };
const STORAGE_BYTES = 1_582_854_144;
function renderSnapshot(snapshot, { call, groupId }) {
  const { id, clusterName, description, of } = snapshot;
  const { status, versionKnown, providerKnown, createdAt, expiresAt } = progressOf(snapshot, call.now);
  const cluster = `/groups/${groupId}/clusters/${clusterName}`;
  const self = `${cluster}/backup/snapshots/${of.sharded ? 'shardedCluster/' : ''}${id}`;
  const members = of.members.map((member) => ({ cloudProvider: of.provider, ...member }));
  return {
    ...(providerKnown && !of.sharded ? { cloudProvider: of.provider } : {}),
    ...(of.sharded ? { configServerType: 'EMBEDDED' } : { copyRegions: [] }),
    ...(status === 'completed' ? { createdAt: timestamp(createdAt) } : {}),
    ...(description === undefined ? {} : { description }),
    expiresAt: timestamp(expiresAt),
    frequencyType: 'ondemand',
    id,
    links: [
      { href: call.link(self), rel: 'self' },
      { href: call.link(cluster), rel: 'https://cloud.mongodb.com/cluster' },
    ],
    ...(of.sharded ? { members: providerKnown ? members : [] } : {}),
    ...(versionKnown ? { mongodVersion: MONGODB_VERSION[of.majorVersion] ?? `${of.majorVersion}.0` } : {}),
    policyItems: [],
    ...(of.sharded ? { snapshotIds: of.members.map((member) => member.id) } : { replicaSetName: clusterName }),
    snapshotType: 'onDemand',
    status,
    storageSizeBytes: status === 'completed' ? STORAGE_BYTES : 0,
    type: of.sharded ? 'shardedCluster' : 'replicaSet',
  };
}
;
const backup_snapshots_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasDiskBackupSnapshotsResource::${javaMethod}` },
];
const takeSchema = schemas .rej({
  description: schemas .lqM(schemas .YjP()),
  retentionInDays: schemas .lqM(schemas .Whr().check(api .qm(1))),
});
const keepSchema = schemas .rej({
  retentionUnit: schemas .k5n(['DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  retentionValue: schemas .Whr(),
});
const backup_snapshots_READ_ONLY = ['links'];
function backup_snapshots_add(call) {
  const { world, now } = call;
  const found = findBackedUp(call, 'write');
  const { project } = found;
  const body = readBody(call.body, { schema: takeSchema, readOnly: backup_snapshots_READ_ONLY, quirks: world.quirks });
  const snapshot = takeSnapshot({ cluster: presentCluster(found), body, project, world, now });
  return { status: 200, body: renderSnapshot(snapshot, { call, groupId: project.id }) };
}
const backup_snapshots_list = (kind) => (call) => {
  const found = findBackedUp(call, 'read');
  const page = snapshotsOf(found)
    .filter((snapshot) => isOf(kind, snapshot))
    .map((snapshot) => renderSnapshot(snapshot, { call, groupId: found.project.id }));
  return { status: 200, page };
};
const backup_snapshots_read = (kind) => (call) => {
  const found = findBackedUp(call, 'read');
  return { status: 200, body: renderSnapshot(named(kind, { call, found }), { call, groupId: found.project.id }) };
};
function keep(call) {
  const found = findBackedUp(call, 'write');
  const { project } = found;
  const body = readBody(call.body, { schema: keepSchema, readOnly: backup_snapshots_READ_ONLY, quirks: call.world.quirks });
  const snapshot = named('replicaSet', { call, found });
  if (isUnfinished(snapshot, call.now)) {
    throw new Problem(400, 'CANNOT_MODIFY_IN_PROGRESS_SNAPSHOT_RETENTION', {
      detail: `Cannot modify the retention of snapshot ${snapshot.id}, which is in progress.`,
      parameters: [snapshot.id],
    });
  }
  if (body.retentionValue < 1) {
    throw new Problem(400, 'BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID', {
      detail: `Invalid retention value ${body.retentionValue} specified.`,
      parameters: [body.retentionValue],
    });
  }
  const kept = { ...snapshot, retentionMs: retention(body) };
  project.backups.snapshots = project.backups.snapshots.map((other) => (other === snapshot ? kept : other));
  return { status: 200, body: renderSnapshot(kept, { call, groupId: project.id }) };
}
const backup_snapshots_remove = (kind) => (call) => {
  const found = findBackedUp(call, 'write');
  const snapshot = named(kind, { call, found });
  if (isUnfinished(snapshot, call.now)) {
    throw new Problem(400, 'CANNOT_DELETE_IN_PROGRESS_SNAPSHOT', {
      detail: `Cannot delete snapshot ${snapshot.id}, which is in progress.`,
      parameters: [snapshot.id],
    });
  }
  const { backups } = found.project;
  backups.snapshots = backups.snapshots.filter((other) => other !== snapshot);
  return { status: 204 };
};
const isOf = (kind, { of }) => of.sharded === (kind === 'sharded');
function named(kind, { call, found }) {
  const id = call.params['snapshotId'] ?? '';
  const snapshot = findSnapshot(found, id);
  if (isOf(kind, snapshot))
    return snapshot;
  throw new Problem(404, 'SNAPSHOT_NOT_FOUND', { detail: `No such snapshot of this kind: ${id}.`, parameters: [id] });
}
const base = '/groups/{groupId}/clusters/{clusterName}/backup/snapshots';
const backup_snapshots_all = { path: base, limit: 'backups' };
const backup_snapshots_one = { path: `${base}/{snapshotId}`, limit: 'backups' };
const sharded = { path: `${base}/shardedCluster/{snapshotId}`, limit: 'backups' };
const backupSnapshots = [
  {
    ...backup_snapshots_all,
    method: 'POST',
    versions: backup_snapshots_versions('onDemandSnapshot'),
    audit: 'CPS_ON_DEMAND_SNAPSHOT_REQUESTED',
    takesBody: true,
    handle: backup_snapshots_add,
  },
  { ...backup_snapshots_all, method: 'GET', versions: backup_snapshots_versions('getSnapshots'), paged: true, handle: backup_snapshots_list('replicaSet') },
  { ...backup_snapshots_one, method: 'GET', versions: backup_snapshots_versions('getSnapshot'), handle: backup_snapshots_read('replicaSet') },
  { ...backup_snapshots_one, method: 'PATCH', versions: backup_snapshots_versions('patchSnapshot'), takesBody: true, handle: keep },
  {
    ...backup_snapshots_one,
    method: 'DELETE',
    versions: backup_snapshots_versions('deleteSnapshot'),
    audit: 'CPS_SNAPSHOT_DELETED_AUDIT',
    handle: backup_snapshots_remove('replicaSet'),
  },
  {
    path: `${base}/shardedClusters`,
    limit: 'backups',
    method: 'GET',
    versions: backup_snapshots_versions('getShardedClusterSnapshots'),
    handle: backup_snapshots_list('sharded'),
  },
  { ...sharded, method: 'GET', versions: backup_snapshots_versions('getShardedClusterSnapshot'), handle: backup_snapshots_read('sharded') },
  {
    ...sharded,
    method: 'DELETE',
    versions: backup_snapshots_versions('deleteShardedClusterSnapshot'),
    audit: 'CPS_SNAPSHOT_DELETED_AUDIT',
    handle: backup_snapshots_remove('sharded'),
  },
];
;
function clusterChanges({ body }) {
  const names = Object.keys(Object(body));
  const tags = names.includes('tags');
  const others = names.some((name) => name !== 'tags' && name !== 'name');
  return [
    ...(tags ? [{ type: 'CLUSTER_TAGS_MODIFIED' }] : []),
    ...(others ? [{ type: 'CLUSTER_UPDATE_SUBMITTED' }, { type: 'CLUSTER_UPDATE_STARTED' }] : []),
  ];
}
;
const tags = schemas .YOg(schemas .rej({
  key: schemas .YjP().check(api .m9(1), api .Eb(255)),
  value: schemas .YjP().check(api .m9(1), api .Eb(255)),
}))
  .check(api .Eb(50), schemas .YPB((given) => new Set(given.map(({ key }) => key)).size === given.length));
const hardware = {
  diskIOPS: schemas .lqM(schemas .Whr()),
  ebsVolumeType: schemas .lqM(schemas .k5n(['STANDARD', 'PROVISIONED', 'HIGH_PERFORMANCE'])),
  instanceSize: schemas .lqM(schemas .YjP()),
  nodeCount: schemas .lqM(schemas .Whr().check(api .qm(0), api .Zm(50))),
};
const autoScaling = schemas .rej({
  compute: schemas .lqM(schemas .rej({
    enabled: schemas .lqM(schemas .zMY()),
    scaleDownEnabled: schemas .lqM(schemas .zMY()),
    minInstanceSize: schemas .lqM(schemas .YjP()),
    maxInstanceSize: schemas .lqM(schemas .YjP()),
  })),
  diskGB: schemas .lqM(schemas .rej({ enabled: schemas .lqM(schemas .zMY()) })),
});
const common = {
  acceptDataRisksAndForceReplicaSetReconfig: schemas .lqM(iso .w$()),
  adaptiveCapacity: schemas .lqM(schemas .k5n(['ENABLED', 'DISABLED'])),
  advancedConfiguration: schemas .lqM(schemas .rej({
    customOpensslCipherConfigTls12: schemas .lqM(schemas .YOg(schemas .YjP())),
    customOpensslCipherConfigTls13: schemas .lqM(schemas .YOg(schemas .YjP())),
    minimumEnabledTlsProtocol: schemas .lqM(schemas .k5n(['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'])),
    tlsCipherConfigMode: schemas .lqM(schemas .k5n(['CUSTOM', 'DEFAULT'])),
  })),
  backupEnabled: schemas .lqM(schemas .zMY()),
  biConnector: schemas .lqM(schemas .rej({ enabled: schemas .lqM(schemas .zMY()), readPreference: schemas .lqM(schemas .YjP()) })),
  configServerManagementMode: schemas .lqM(schemas .k5n(['ATLAS_MANAGED', 'FIXED_TO_DEDICATED'])),
  diskWarmingMode: schemas .lqM(schemas .k5n(['FULLY_WARMED', 'VISIBLE_EARLIER', 'ENHANCED_FULLY_WARMED'])),
  encryptionAtRestProvider: schemas .lqM(schemas .k5n(['NONE', 'AWS', 'AZURE', 'GCP'])),
  globalClusterSelfManagedSharding: schemas .lqM(schemas .zMY()),
  labels: schemas .lqM(tags),
  mongoDBMajorVersion: schemas .lqM(schemas .YjP().check(api .Fk(/^\d+\.\d+$/))),
  paused: schemas .lqM(schemas .zMY()),
  pitEnabled: schemas .lqM(schemas .zMY()),
  redactClientLogData: schemas .lqM(schemas .zMY()),
  replicaSetScalingStrategy: schemas .lqM(schemas .k5n(['SEQUENTIAL', 'WORKLOAD_TYPE', 'NODE_TYPE'])),
  retainBackups: schemas .lqM(schemas .zMY()),
  rootCertType: schemas .lqM(schemas .k5n(['ISRGROOTX1'])),
  tags: schemas .lqM(tags),
  terminationProtectionEnabled: schemas .lqM(schemas .zMY()),
  useAwsTimeBasedSnapshotCopyForFastInitialSync: schemas .lqM(schemas .zMY()),
  versionReleaseSystem: schemas .lqM(schemas .k5n(['LTS', 'CONTINUOUS'])),
};
const clusterType = schemas .k5n(['REPLICASET', 'SHARDED', 'GEOSHARDED']);
const shape = (style) => {
  const disk = schemas .lqM(schemas .aig().check(api .qm(0)));
  const specs = schemas .rej(style === 'new' ? { ...hardware, diskSizeGB: disk } : { ...hardware, diskSizeGB: schemas .lqM(schemas .ZmZ()) });
  const region = schemas .rej({
    providerName: schemas .k5n(['AWS', 'AZURE', 'GCP', 'TENANT']),
    backingProviderName: schemas .lqM(schemas .k5n(['AWS', 'AZURE', 'GCP'])),
    regionName: schemas .YjP(),
    priority: schemas .Whr().check(api .qm(0), api .Zm(7)),
    electableSpecs: specs,
    readOnlySpecs: schemas .lqM(specs),
    analyticsSpecs: schemas .lqM(specs),
    autoScaling: schemas .lqM(autoScaling),
    analyticsAutoScaling: schemas .lqM(autoScaling),
  });
  const count = schemas .lqM(schemas .Whr().check(api .qm(1), api .Zm(50)));
  const replicationSpecs = schemas .YOg(schemas .rej({
    id: schemas .lqM(schemas .YjP()),
    zoneId: schemas .lqM(schemas .YjP()),
    zoneName: schemas .lqM(schemas .YjP()),
    numShards: style === 'old' ? count : schemas .lqM(schemas .ZmZ()),
    regionConfigs: schemas .YOg(region).check(api .m9(1)),
  }))
    .check(api .m9(1));
  const diskSizeGB = style === 'old' ? disk : schemas .lqM(schemas .ZmZ());
  return {
    create: schemas .rej({ name: schemas .YjP(), clusterType, replicationSpecs, diskSizeGB, ...common }),
    update: schemas .rej({
      name: schemas .lqM(schemas .YjP()),
      clusterType: schemas .lqM(clusterType),
      replicationSpecs: schemas .lqM(replicationSpecs),
      diskSizeGB,
      ...common,
    }),
  };
};
const clusterSchema = { new: shape('new'), old: shape('old') };
const CLUSTER_READ_ONLY = [
  'configServerType',
  'createDate',
  'effectiveReplicationSpecs',
  'featureCompatibilityVersion',
  'featureCompatibilityVersionExpirationDate',
  'groupId',
  'id',
  'internalClusterRole',
  'links',
  'mongoDBVersion',
  'stateName',
  'connectionStrings',
  'effectiveDatabaseEdition',
];
const CLUSTER_MISSING_ORDER = [
  'name',
  'replicationSpecs',
  'regionConfigs',
  'clusterType',
  'priority',
  'nodeCount',
];
;
function createCluster({ body, project, world, now, autoScalingMode, }) {
  checkRoom(project, world);
  checkClusterName(body.name, project);
  if (body.paused) {
    throw new Problem(400, 'CANNOT_CREATE_PAUSED_CLUSTER', { detail: 'Cannot create a paused cluster.' });
  }
  const { replicationSpecs: specs, diskSizeGB } = body;
  const shards = buildShards({ specs, diskSizeGB, previous: [], project, world });
  const free = shards.some(({ regions }) => regions.some(({ providerName }) => providerName === 'TENANT'));
  if (free)
    checkFree(body, project);
  if (body.clusterType === 'REPLICASET' && shards.length > 1) {
    throw new Problem(400, 'CLUSTER_NUM_SHARDS_INVALID', { detail: 'A replica set cannot have more than one shard.' });
  }
  const { timings } = world.quirks;
  const size = shards[0]?.regions[0]?.electable.instanceSize ?? '';
  const time = free
    ? timings.createFree
    : shards.length > 1
      ? timings.createSharded
      : (timings.createDedicated[size] ?? timings.createDedicated.other);
  const cluster = {
    ...identity({ kind: free ? 'free' : 'dedicated', name: body.name, project, random: world.random, now }),
    settings: applySettings(body),
    tags: body.tags ?? [],
    shards,
    paused: false,
    phase: { doing: 'creating', until: now + time },
    autoScalingMode,
  };
  project.clusters.push(cluster);
  return cluster;
}
function identity({ kind, name, project, random, now, }) {
  return {
    id: random.objectId(),
    kind,
    name,
    createdAt: now,
    ready: false,
    hostHash: kind === 'dedicated' ? project.hostHash : random.pick(LETTERS_AND_DIGITS, 7),
    hostPrefix: `ac-${random.pick(LETTERS_AND_DIGITS, 7)}`,
    replicaSet: `atlas-${random.pick(LETTERS_AND_DIGITS, 6)}`,
  };
}
function checkRoom(project, world) {
  const most = mostOf('deployment.clusters', { project, quirks: world.quirks });
  if (project.clusters.length < most)
    return;
  throw new Problem(400, 'ATLAS_GENERAL_ERROR', {
    detail: `Reason: Group ${project.id} has reached its limit of ${most} clusters.`,
    parameters: [`Group ${project.id} has reached its limit of ${most} clusters`],
  });
}
function checkFree(body, project) {
  if (body.clusterType !== 'REPLICASET')
    throw invalidAttribute('clusterType');
  if (body.versionReleaseSystem === 'CONTINUOUS')
    throw invalidAttribute('versionReleaseSystem');
  if (body.backupEnabled) {
    throw new Problem(400, 'INVALID_TENANT_BACKUP_ENABLED', { detail: 'Backups cannot be enabled for an M0 cluster.' });
  }
  if (!project.clusters.some(({ kind }) => kind === 'free'))
    return;
  const why = 'This project has reached the limit for the number of free clusters.';
  throw new Problem(400, 'CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API', {
    detail: `Cannot create a cluster with instance size M0 via the public api: ${why}`,
    parameters: ['M0', why],
  });
}
;
const emptyDatabase = () => ({
  users: [],
  certificates: [],
  roles: [],
  sampleLoads: [],
  deployments: [],
});
function endSampleLoads({ database }, { cluster, now }) {
  database.sampleLoads = database.sampleLoads.map((load) => load.clusterName === cluster.name && now < load.until
    ? { ...load, until: now, error: 'The cluster was deleted.' }
    : load);
}
function settleDatabase(project, { now, quirks }) {
  const { database } = project;
  const expired = database.users.flatMap(({ deleteAfter = Number.POSITIVE_INFINITY }) => deleteAfter <= now ? [deleteAfter] : []);
  if (expired.length === 0)
    return;
  database.users = database.users.filter(({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter);
  noteChange(project, { at: Math.max(...expired), now, quirks });
}
function noteChange(project, { at, now, quirks }) {
  const { database } = project;
  database.changedAt = Math.max(database.changedAt ?? at, at);
  const { users, roles, deployments } = database;
  const taken = deployments.findLastIndex((deployment) => deployment.at + quirks.userDeployMs <= now);
  database.deployments = [...deployments.slice(Math.max(taken, 0)), { at, users, roles }];
  const until = at + quirks.userDeployMs;
  if (until <= now)
    return;
  for (const cluster of project.clusters) {
    if (!quirks.userChangeUpdates.includes(cluster.kind) || cluster.paused)
      continue;
    const { phase } = cluster;
    if (phase.doing === 'updating')
      cluster.phase = { ...phase, until: Math.max(phase.until, until) };
    if (phase.doing === 'creating')
      cluster.phase = { ...phase, usersUntil: until };
    if (phase.doing !== 'nothing')
      continue;
    cluster.phase = { doing: 'updating', what: 'users', visibleFrom: at + quirks.patchLagMs, until };
  }
}
function deployedOn({ database }, { now, quirks }) {
  const known = database.deployments.findLast(({ at }) => at + quirks.userDeployMs <= now);
  return known ?? { at: now, users: [], roles: [] };
}
function changeStatus({ kind, phase }, { project, now, quirks }) {
  const { changedAt = Number.NEGATIVE_INFINITY } = project.database;
  const isSettled = phase.doing === 'nothing' || (phase.doing === 'creating' && kind === 'dedicated');
  return isSettled && now >= changedAt + quirks.userDeployMs ? 'APPLIED' : 'PENDING';
}
;
function deleteCluster({ cluster, retainBackups, project, world, now, }) {
  const { quirks } = world;
  if (isDeletionRequested(cluster))
    throw alreadyRequestedDeletion(cluster);
  if (cluster.settings.terminationProtectionEnabled) {
    const why = `Cluster ${cluster.name} in group ${project.id} cannot be terminated while termination protection is enabled. ` +
      'Disable termination protection and try again.';
    throw new Problem(400, 'CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED', {
      detail: why,
      parameters: [why],
    });
  }
  const refusal = (why) => new Problem(400, 'ATLAS_GENERAL_ERROR', { detail: `Reason: ${why}.`, parameters: [why] });
  if (cluster.phase.doing === 'creating' && quirks.deleteWhileCreating === 'refuse') {
    throw refusal('A cluster cannot be deleted while it is created');
  }
  if (cluster.paused && quirks.deleteWhilePaused === 'refuse') {
    throw refusal('A cluster cannot be deleted while it is paused');
  }
  if (retainBackups) {
    const { backups } = project;
    backups.deletedClusters = [...backups.deletedClusters, cluster];
    backups.snapshots = backups.snapshots.map((one) => one.clusterId === cluster.id ? { ...one, retained: true } : one);
  }
  endSampleLoads(project, { cluster, now });
  const time = {
    dedicated: quirks.timings.deleteDedicated,
    free: quirks.timings.deleteFree,
    flex: quirks.timings.deleteFlex,
  }[cluster.kind];
  const { phase } = cluster;
  if (phase.doing === 'creating' && quirks.deleteWhileCreating === 'later') {
    cluster.phase = { ...phase, deleteMs: time };
  }
  else {
    beginDeletion(cluster, now + time);
  }
}
;
function lifeStatus({ availableAt, goneAt }, now) {
  if (goneAt !== undefined)
    return 'DELETING';
  return now < availableAt ? 'INITIATING' : 'AVAILABLE';
}
function settlePrivateEndpoints(kept, now) {
  const isThere = ({ goneAt }) => goneAt === undefined || now < goneAt;
  kept.services = kept.services
    .filter(isThere)
    .map((service) => ({ ...service, endpoints: service.endpoints.filter(isThere) }));
}
const nativeRegion = (regionName) => regionName.toLowerCase().replaceAll('_', '-');
const ATTACHMENTS = [0, 1, 2, 3, 4, 5];
const HEX = '0123456789abcdef';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
function serviceNames({ id, provider, regionName, groupId, random, }) {
  const region = nativeRegion(regionName);
  if (provider === 'AWS') {
    return { endpointServiceName: `com.amazonaws.vpce.${region}.vpce-svc-${random.pick(HEX, 17)}` };
  }
  if (provider === 'AZURE') {
    const group = `/subscriptions/${random.uuid()}/resourceGroups/rg_${id}_${random.pick(LOWER, 8)}`;
    const privateLinkServiceName = `pls_${id}`;
    const resource = `${group}/providers/Microsoft.Network/privateLinkServices/${privateLinkServiceName}`;
    return { privateLinkServiceName, privateLinkServiceResourceId: resource };
  }
  const attachments = `projects/p-${random.pick(LOWER, 24)}/regions/${region}/serviceAttachments/sa-${region}-${groupId}`;
  return { serviceAttachmentNames: ATTACHMENTS.map((index) => `${attachments}-${index}`) };
}
;
const MEMBERS = [0, 1, 2];
const FIRST_PORT = 1024;
function privateStrings(cluster, { project, call: { world, now } }) {
  if (cluster.kind !== 'dedicated' || !cluster.ready)
    return {};
  const domain = `${cluster.hostHash}.${world.cloud === 'government' ? 'mongodbgov.net' : 'mongodb.net'}`;
  const reached = project.privateEndpoints.services
    .filter((service) => isNear(cluster, service))
    .flatMap((service) => service.endpoints.map((endpoint) => ({ service, endpoint })))
    .filter(({ endpoint }) => lifeStatus(endpoint, now) === 'AVAILABLE')
    .map((place, index) => through(cluster, { ...place, index, domain }));
  const aws = reached.filter(({ endpoints }) => endpoints[0]?.providerName === 'AWS');
  const byEndpoint = (string) => Object.fromEntries(aws.map((one) => [one.endpoints[0]?.endpointId, one[string]]));
  return {
    ...(aws.length === 0
      ? {}
      : {
        awsPrivateLink: byEndpoint('connectionString'),
        awsPrivateLinkSrv: byEndpoint('srvConnectionString'),
      }),
    ...(reached.length === 0 ? {} : { privateEndpoint: reached }),
    ...(world.quirks.vpcPeering ? peered(cluster, domain) : {}),
  };
}
function isNear({ shards }, { provider, regionName }) {
  return shards.some(({ regions }) => regions.some((region) => region.providerName === provider && region.regionName === regionName));
}
function through(cluster, { service, endpoint, index, domain, }) {
  const { provider, regionName } = service;
  const sharded = cluster.settings.clusterType !== 'REPLICASET';
  const host = `pl-${index}-${nativeRegion(regionName)}.${domain}`;
  const hosts = MEMBERS.map((member) => `${host}:${FIRST_PORT + member}`).join(',');
  return {
    connectionString: `mongodb://${hosts}/?${options(cluster)}`,
    endpoints: [{ endpointId: endpoint.id, providerName: provider, region: regionName }],
    srvConnectionString: `mongodb+srv://${hostLabel(cluster.name)}-pl-${index}.${domain}`,
    type: sharded ? 'MONGOS' : 'MONGOD',
  };
}
function peered(cluster, domain) {
  const label = hostLabel(cluster.name);
  const hosts = MEMBERS.map((member) => `${label}-shard-00-0${member}-pri.${domain}:27017`).join(',');
  return { private: `mongodb://${hosts}/?${options(cluster)}`, privateSrv: `mongodb+srv://${label}-pri.${domain}` };
}
function options({ settings, replicaSet }) {
  const common = 'ssl=true&authSource=admin';
  return settings.clusterType === 'REPLICASET' ? `${common}&replicaSet=${replicaSet}-shard-0` : common;
}
;
const connection_strings_MEMBERS = [0, 1, 2];
function connectionStrings(cluster, { cloud, databases }) {
  const suffix = cloud === 'government' ? 'mongodbgov.net' : 'mongodb.net';
  const label = hostLabel(cluster.name);
  const domain = `${cluster.hostHash}.${suffix}`;
  const sharded = cluster.settings.clusterType !== 'REPLICASET';
  const places = sharded ? { awsPrivateLinkSrv: {}, privateEndpoint: [] } : {};
  if (databases) {
    const port = databases.portOf(cluster);
    const isKnown = cluster.ready && port !== undefined;
    return isKnown
      ? { ...places, standard: `mongodb://127.0.0.1:${port}/?directConnection=true&authSource=admin` }
      : places;
  }
  const standardSrv = `mongodb+srv://${label}.${domain}`;
  if (!cluster.ready)
    return cluster.kind === 'dedicated' ? places : { standardSrv };
  const hosts = (group, port) => connection_strings_MEMBERS.map((member) => `${group}-0${member}.${domain}:${port}`).join(',');
  if (sharded) {
    const all = [hosts(`${label}-config-00`, 27016), hosts(`${label}-shard-00`, 27016)].join(',');
    return { ...places, standard: `mongodb://${all}/?ssl=true&authSource=admin`, standardSrv };
  }
  const prefix = cluster.kind === 'dedicated' && !cluster.upgraded ? label : cluster.hostPrefix;
  const options = `ssl=true&authSource=admin&replicaSet=${cluster.replicaSet}-shard-0`;
  return { standard: `mongodb://${hosts(`${prefix}-shard-00`, 27017)}/?${options}`, standardSrv };
}
;
const RELEASES = { '6.0': '6.0.27', '7.0': '7.0.34', '8.0': '8.0.29' };
function mongodbVersion(major) {
  return RELEASES[major] ?? `${major}.0`;
}
;
const SECOND = 1000;
const UNTAGGED_AFTER = 60 * SECOND;
const DETACHED_AFTER = 110 * SECOND;
const SWITCHED_AFTER = 118 * SECOND;
const CONNECTED_AFTER = 1380 * SECOND;
const WHOLE_AFTER = CONNECTED_AFTER + 60 * SECOND;
function upgradeCluster({ cluster, kind, specs, tags = cluster.tags, project, world, now, }) {
  if (cluster.kind !== kind) {
    if (cluster.kind === 'flex' || kind === 'flex')
      throw clusterOfOtherApi(cluster);
    throw new Problem(400, 'CANNOT_UPGRADE_NON_TENANT_CLUSTER', {
      detail: `Cluster ${cluster.name} is not a shared cluster, and cannot be upgraded as one.`,
      parameters: [cluster.name],
    });
  }
  if (isDeletionRequested(cluster))
    throw alreadyRequestedDeletion(cluster);
  if (cluster.phase.doing !== 'nothing') {
    throw new Problem(409, 'CLUSTER_UPDATE_IN_PROGRESS', {
      detail: `Cluster ${cluster.name} cannot be upgraded while it is being created or updated.`,
    });
  }
  const [shard, ...others] = buildShards({ specs, diskSizeGB: undefined, previous: [], project, world });
  if (!shard)
    throw missingAttribute('replicationSpecs');
  if (others.length > 0 || shard.regions.some(({ providerName }) => providerName === 'TENANT')) {
    throw invalidAttribute('replicationSpecs');
  }
  const until = now + world.quirks.timings.upgrade;
  const switchedAt = Math.min(now + SWITCHED_AFTER, until);
  const { hostPrefix, hostHash, replicaSet, name, createdAt, settings } = cluster;
  const to = {
    ...{ hostPrefix, hostHash, replicaSet, name, createdAt, settings, tags },
    id: world.random.objectId(),
    kind: 'dedicated',
    shards: [shard],
    paused: false,
    ready: false,
    upgraded: { connectedAt: Math.min(now + CONNECTED_AFTER, until), wholeAt: Math.min(now + WHOLE_AFTER, until) },
    phase: { doing: 'updating', what: 'settings', visibleFrom: switchedAt, until },
    autoScalingMode: 'CLUSTER_WIDE_SCALING',
  };
  cluster.phase = { doing: 'updating', what: 'settings', visibleFrom: now, until: Number.POSITIVE_INFINITY };
  const untaggedAt = Math.min(now + UNTAGGED_AFTER, switchedAt);
  cluster.tags = tags;
  cluster.upgrade = { untaggedAt, detachedAt: Math.min(now + DETACHED_AFTER, switchedAt), switchedAt, to };
}
function settleUpgrades(project, now) {
  project.clusters = project.clusters.map((cluster) => {
    const { upgrade } = cluster;
    if (upgrade && now >= upgrade.untaggedAt)
      cluster.tags = [];
    if (upgrade && now >= upgrade.detachedAt)
      cluster.ready = false;
    const isSwitched = upgrade !== undefined && cluster.phase.doing === 'updating' && now >= upgrade.switchedAt;
    const settled = isSwitched ? upgrade.to : cluster;
    if (settled.upgraded && now >= settled.upgraded.connectedAt)
      settled.ready = true;
    return settled;
  });
}
function hiddenByUpgrade({ upgrade, upgraded }, now) {
  const hidden = new Set();
  if (upgrade || (upgraded && now < upgraded.wholeAt))
    hidden.add('useAwsTimeBasedSnapshotCopyForFastInitialSync');
  if (upgraded)
    hidden.add('diskWarmingMode');
  return hidden;
}
;
const render_cluster_NEW_SHAPE = '2024-08-05';
function renderCluster(cluster, { call, project, reply, }) {
  const { settings, kind } = cluster;
  const hidden = hiddenByUpgrade(cluster, call.now);
  const isNew = call.version.date >= render_cluster_NEW_SHAPE;
  const sharded = settings.clusterType !== 'REPLICASET';
  const state = stateName(cluster, call.now);
  const path = `/groups/${project.id}/clusters/${cluster.name}`;
  const major = settings.mongoDBMajorVersion;
  return {
    ...(isNew ? { adaptiveCapacity: settings.adaptiveCapacity } : {}),
    ...(kind === 'dedicated' ? { advancedConfiguration: settings.advancedConfiguration } : {}),
    backupEnabled: settings.backupEnabled,
    biConnector: settings.biConnector,
    clusterType: settings.clusterType,
    ...(sharded
      ? { configServerManagementMode: settings.configServerManagementMode, configServerType: 'EMBEDDED' }
      : {}),
    connectionStrings: {
      ...connectionStrings(cluster, call.world),
      ...privateStrings(cluster, { project, call }),
    },
    createDate: timestamp(cluster.createdAt),
    ...(isNew ? {} : { diskSizeGB: cluster.shards[0]?.regions[0]?.electable.diskSizeGB }),
    ...(hidden.has('diskWarmingMode') ? {} : { diskWarmingMode: settings.diskWarmingMode }),
    ...(isNew
      ? {
        effectiveDatabaseEdition: 'CORE',
        effectiveReplicationSpecs: cluster.shards.map((shard) => renderShard(shard, { effective: false })),
      }
      : {}),
    encryptionAtRestProvider: settings.encryptionAtRestProvider,
    ...(isNew ? { featureCompatibilityVersion: major } : {}),
    globalClusterSelfManagedSharding: settings.globalClusterSelfManagedSharding,
    groupId: project.id,
    id: cluster.id,
    ...(isNew ? { internalClusterRole: 'NONE' } : {}),
    labels: settings.labels,
    links: [
      { href: call.link(path), rel: 'self' },
      { href: call.link(`${path}/backup/restoreJobs`), rel: 'https://cloud.mongodb.com/restoreJobs' },
      { href: call.link(`${path}/backup/snapshots`), rel: 'https://cloud.mongodb.com/snapshots' },
    ],
    mongoDBMajorVersion: major,
    mongoDBVersion: mongodbVersion(major),
    name: cluster.name,
    paused: cluster.paused,
    pitEnabled: settings.pitEnabled,
    ...(isNew ? { redactClientLogData: settings.redactClientLogData } : {}),
    replicationSpecs: isNew
      ? cluster.shards.map((shard) => renderShard(shard, { effective: true }))
      : renderZones(cluster.shards),
    ...(isNew ? { retainBackups: settings.retainBackups } : {}),
    rootCertType: settings.rootCertType,
    stateName: reply === 'to-update' && cluster.phase.doing === 'updating' ? 'UPDATING' : state,
    ...(reply === 'to-create' && cluster.tags.length === 0 ? {} : { tags: cluster.tags }),
    terminationProtectionEnabled: settings.terminationProtectionEnabled,
    ...(isNew && !hidden.has('useAwsTimeBasedSnapshotCopyForFastInitialSync')
      ? { useAwsTimeBasedSnapshotCopyForFastInitialSync: settings.useAwsTimeBasedSnapshotCopyForFastInitialSync }
      : {}),
    versionReleaseSystem: settings.versionReleaseSystem,
  };
}
function renderShard(shard, { effective }) {
  return {
    id: shard.id,
    regionConfigs: shard.regions.map((region) => renderRegion(region, effective ? 'effective' : 'disk')),
    zoneId: shard.zoneId,
    zoneName: shard.zoneName,
  };
}
function renderZones(shards) {
  const zones = Map.groupBy(shards, ({ zoneId }) => zoneId);
  return [...zones.values()].map((members) => ({
    id: members[0]?.legacyId,
    numShards: members.length,
    regionConfigs: members[0]?.regions.map((region) => renderRegion(region, 'plain')),
    zoneId: members[0]?.zoneId,
    zoneName: members[0]?.zoneName,
  }));
}
function renderRegion(region, style) {
  const { providerName, regionName, priority, electable, readOnly, analytics } = region;
  const show = (hardware) => renderHardware(hardware, style);
  if (providerName === 'TENANT') {
    const { instanceSize, diskSizeGB } = electable;
    const electableSpecs = {
      effectiveInstanceSize: instanceSize,
      instanceSize,
      ...(style === 'plain' ? {} : { diskSizeGB }),
    };
    return { electableSpecs, backingProviderName: region.backingProviderName, priority, providerName, regionName };
  }
  return {
    ...(region.analyticsAutoScaling ? { analyticsAutoScaling: region.analyticsAutoScaling } : {}),
    analyticsSpecs: show(analytics),
    autoScaling: region.autoScaling,
    ...(style === 'effective'
      ? {
        effectiveAnalyticsSpecs: show(analytics),
        effectiveElectableSpecs: show(electable),
        effectiveReadOnlySpecs: show(readOnly),
      }
      : {}),
    electableSpecs: show(electable),
    priority,
    providerName,
    readOnlySpecs: show(readOnly),
    regionName,
  };
}
function renderHardware(hardware, style) {
  const { instanceSize, diskIOPS, diskSizeGB, ebsVolumeType, nodeCount } = hardware;
  return {
    instanceSize,
    ...(diskIOPS === undefined ? {} : { diskIOPS }),
    ...(style === 'plain' ? {} : { diskSizeGB }),
    ...(ebsVolumeType === undefined ? {} : { ebsVolumeType }),
    nodeCount,
  };
}
;
const clusters_JAVA = 'ApiAtlasClusterDescription';
const old = (javaMethod) => ({
  date: '2023-02-01',
  javaMethod: `${clusters_JAVA}V15Resource::${javaMethod}`,
  deprecated: '2024-08-05',
  sunset: '2027-07-01',
});
const reading = (javaMethod) => [
  old(javaMethod),
  { date: '2024-08-05', javaMethod: `${clusters_JAVA}Resource20240805::${javaMethod}` },
];
const writing = (javaMethod) => [
  old(javaMethod),
  {
    date: '2024-08-05',
    javaMethod: `${clusters_JAVA}Resource20240805::${javaMethod}`,
    deprecated: '2024-10-23',
    sunset: '2027-03-01',
  },
  { date: '2024-10-23', javaMethod: `${clusters_JAVA}Resource20241023::${javaMethod}` },
];
const style = (call) => (call.version.date < '2024-08-05' ? 'old' : 'new');
const clusters_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function findCluster(call, project, needs) {
  const name = call.params['clusterName'] ?? '';
  const cluster = project.clusters.find((candidate) => candidate.name === name);
  if (!cluster || (needs === 'read' && !isReadable(cluster, call)))
    throw clusterNotFound(name, project);
  if (cluster.kind !== 'flex')
    return cluster;
  throw clusterOfOtherApi(cluster);
}
function clusters_add(call) {
  const { world, now } = call;
  const project = clusters_projectOf(call, 'write');
  const body = readBody(call.body, {
    schema: clusterSchema[style(call)].create,
    missingOrder: CLUSTER_MISSING_ORDER,
    readOnly: CLUSTER_READ_ONLY,
    quirks: world.quirks,
  });
  const autoScalingMode = style(call) === 'old' ? 'CLUSTER_WIDE_SCALING' : 'INDEPENDENT_SHARD_SCALING';
  const cluster = createCluster({ body, project, world, now, autoScalingMode });
  return { status: 201, body: renderCluster(cluster, { call, project, reply: 'to-create' }) };
}
function clusters_list(call) {
  const project = clusters_projectOf(call, 'read');
  const name = 'includeDeletedWithRetainedBackups';
  const deleted = call.query.get(name) === 'true' ? deletedWithBackups(project) : [];
  const page = [...project.clusters, ...deleted]
    .filter((cluster) => cluster.kind !== 'flex' && isReadable(cluster, call))
    .map((cluster) => renderCluster(cluster, { call, project, reply: 'to-read' }));
  return { status: 200, page, filters: { [name]: call.query.get(name) ?? 'false' } };
}
function clusters_read(call) {
  const project = clusters_projectOf(call, 'read');
  return { status: 200, body: renderCluster(findCluster(call, project, 'read'), { call, project, reply: 'to-read' }) };
}
function clusters_update(call) {
  const { world, now } = call;
  const project = clusters_projectOf(call, 'write');
  const cluster = findCluster(call, project, 'write');
  const body = readBody(call.body, {
    schema: clusterSchema[style(call)].update,
    missingOrder: CLUSTER_MISSING_ORDER,
    readOnly: CLUSTER_READ_ONLY,
    quirks: world.quirks,
  });
  updateCluster({ cluster, body, project, world, now });
  return { status: 200, body: renderCluster(cluster, { call, project, reply: 'to-update' }) };
}
function clusters_remove(call) {
  const { world, now } = call;
  const project = clusters_projectOf(call, 'write');
  const cluster = findCluster(call, project, 'write');
  const retainBackups = call.query.get('retainBackups') === 'true' || cluster.settings.retainBackups;
  deleteCluster({ cluster, retainBackups, project, world, now });
  return { status: 202, body: {} };
}
function clusters_status(call) {
  const { now, world, params } = call;
  const project = clusters_projectOf(call, 'read');
  const flex = project.clusters.find(({ kind, name }) => kind === 'flex' && name === params['clusterName']);
  const isServed = flex && world.quirks.flexChangeStatus === 'accept' && isReadable(flex, call);
  const cluster = isServed ? flex : findCluster(call, project, 'read');
  return { status: 200, body: { changeStatus: changeStatus(cluster, { project, now, quirks: world.quirks }) } };
}
function clusters_autoScaling(call) {
  const { autoScalingMode } = findCluster(call, clusters_projectOf(call, 'read'), 'read');
  return { status: 200, body: { autoScalingMode } };
}
const clusters_all = { path: '/groups/{groupId}/clusters', limit: 'clusters' };
const clusters_one = { path: '/groups/{groupId}/clusters/{clusterName}', limit: 'clusters' };
const clusters = [
  {
    ...clusters_all,
    method: 'POST',
    versions: writing('createCluster'),
    takesBody: true,
    audit: 'CLUSTER_CREATED',
    handle: clusters_add,
  },
  {
    ...clusters_all,
    method: 'GET',
    versions: reading('getAllClusters'),
    paged: true,
    query: ['includeDeletedWithRetainedBackups'],
    handle: clusters_list,
  },
  { ...clusters_one, method: 'GET', versions: reading('getCluster'), handle: clusters_read },
  {
    ...clusters_one,
    method: 'PATCH',
    versions: writing('updateCluster'),
    takesBody: true,
    audit: clusterChanges,
    handle: clusters_update,
  },
  {
    ...clusters_one,
    method: 'DELETE',
    versions: [{ date: '2023-02-01', javaMethod: `${clusters_JAVA}V15Resource::deleteCluster` }],
    query: ['retainBackups'],
    audit: 'CLUSTER_DELETE_SUBMITTED',
    handle: clusters_remove,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/{clusterName}/status',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasClusterStatusResource::getClusterStatus' }],
    limit: 'clusters',
    handle: clusters_status,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/{clusterName}/autoScalingConfiguration',
    versions: [
      { date: '2024-08-05', javaMethod: `${clusters_JAVA}Resource20240805::getAutoScalingMode`, deprecated: '2024-10-23' },
    ],
    limit: 'clusters',
    handle: clusters_autoScaling,
  },
];
;
const access_entries_entriesSchema = schemas .YOg(schemas .rej({ ipAddress: schemas .lqM(schemas .YjP()), cidrBlock: schemas .lqM(schemas .YjP()) }))
  .check(api .m9(1), api .Eb(200));
function invalidAddress(text) {
  return new Problem(400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', {
    detail: `${text} is not a valid IP address or CIDR notation.`,
    parameters: [text],
  });
}
function rangeOf(text, { quirks }) {
  const range = readIpRange(text, quirks.ipv6Form);
  if (!range?.isAligned)
    throw invalidAddress(text);
  return `${range.address}/${range.prefix}`;
}
function addEntries(holder, { world, now, body }) {
  const given = readBody(body, { schema: access_entries_entriesSchema, quirks: world.quirks });
  const entries = given.map(({ ipAddress, cidrBlock }) => {
    const text = cidrBlock ?? ipAddress;
    if (text === undefined)
      throw missingAttribute('ipAddress');
    if ((ipAddress !== undefined && cidrBlock !== undefined) || text.includes('/') !== (cidrBlock !== undefined)) {
      throw invalidAddress(text);
    }
    const range = rangeOf(text, world);
    const address = ipAddress === undefined ? {} : { address: range.replace(/\/\d+$/, '') };
    return { range, ...address, createdAt: now, uses: 0 };
  });
  const known = new Set(holder.accessList.map(({ range }) => range));
  const twice = entries.find(({ range }) => known.has(range));
  if (twice && world.quirks.apiAccessEntryTwice === 'refuse') {
    throw new Problem(409, 'ADDRESS_ALREADY_IN_WHITELIST', {
      detail: `The address ${twice.range} is already on the access list.`,
      parameters: [twice.range],
    });
  }
  const added = entries.filter(({ range }) => !known.has(range));
  holder.accessList = [...holder.accessList, ...added];
  return added;
}
const access_entries_nameOf = ({ range, address }) => address ?? range;
function access_entries_findEntry({ kind, accessList }, { world, params }) {
  const given = params['ipAddress'] ?? '';
  const range = rangeOf(given, world);
  const entry = accessList.find((one) => one.range === range);
  if (entry)
    return entry;
  throw new Problem(404, kind === 'api-key' ? 'API_KEY_WHITELIST_NOT_FOUND' : 'WHITELIST_NOT_FOUND', {
    detail: `${given} is not on the access list.`,
    parameters: [given],
  });
}
function removeEntry(holder, call) {
  const entry = access_entries_findEntry(holder, call);
  if (call.caller === holder && entry.lastUse?.at === call.now) {
    throw new Problem(400, 'CANNOT_REMOVE_CALLER_FROM_WHITELIST', {
      detail: 'The entry of the address of the caller cannot be removed from its access list.',
      parameters: [access_entries_nameOf(entry)],
    });
  }
  holder.accessList = holder.accessList.filter((one) => one !== entry);
  return entry;
}
;
const MOST_KEYS = 500;
function createKey({ desc, grants }, { random, state }) {
  const { organization, identities } = state;
  if (identities.apiKeys.length >= MOST_KEYS) {
    throw new Problem(400, 'MAX_API_KEYS_PER_ORG_EXCEEDED', {
      detail: `Organization ${organization.id} has reached the limit of ${MOST_KEYS} API keys.`,
      parameters: [organization.id, MOST_KEYS],
    });
  }
  const names = { id: random.objectId(), publicKey: random.pick(LETTERS, 8), privateKey: random.uuid() };
  const key = { kind: 'api-key', ...names, desc, grants, accessList: [] };
  identities.apiKeys.push(key);
  return key;
}
function findKey({ world, params }) {
  const id = params['apiUserId'] ?? '';
  const key = world.state.identities.apiKeys.find((one) => one.id === id);
  if (key)
    return key;
  throw new Problem(world.quirks.apiKeyNotFoundStatus, 'API_KEY_NOT_FOUND', {
    detail: `No API Key with ID ${id} exists.`,
    parameters: [id],
  });
}
function renderKey(key, call, { secret }) {
  const { id, desc, privateKey, publicKey, grants } = key;
  return {
    desc,
    id,
    links: [{ href: call.link(`/orgs/${call.world.state.organization.id}/apiKeys/${id}`), rel: 'self' }],
    privateKey: secret === 'shown' ? privateKey : `********-****-****-${privateKey.slice(-12)}`,
    publicKey,
    roles: grants,
  };
}
const isIn = ({ grants }, groupId) => grants.some((grant) => grant.groupId === groupId);
const outside = (grants, groupId) => grants.filter((grant) => grant.groupId !== groupId);
const inProject = (roles, groupId) => roles.map((roleName) => ({ groupId, roleName }));
;
const addressOf = ({ range, address }) => ({
  cidrBlock: range,
  ...(address === undefined ? {} : { ipAddress: address }),
});
function renderKeyEntry(entry, call) {
  const { lastUse, uses, createdAt } = entry;
  const { orgId = '', apiUserId = '' } = call.params;
  const path = `/orgs/${orgId}/apiKeys/${apiUserId}/accessList/${encodeURIComponent(access_entries_nameOf(entry))}`;
  return {
    ...addressOf(entry),
    count: uses,
    created: timestamp(createdAt),
    ...(lastUse === undefined ? {} : { lastUsed: timestamp(lastUse.at), lastUsedAddress: lastUse.address }),
    links: [{ href: call.link(path), rel: 'self' }],
  };
}
function renderAccountEntry(entry) {
  const { lastUse, uses, createdAt } = entry;
  return {
    ...addressOf(entry),
    createdAt: timestamp(createdAt),
    ...(lastUse === undefined ? {} : { lastUsedAddress: lastUse.address, lastUsedAt: timestamp(lastUse.at) }),
    requestCount: uses,
  };
}
function routesOf({ level, path, date, javaClass, java, event, find, render }) {
  const all = { path: `${level.path}/${path}/accessList`, limit: level.limit };
  const one = { path: `${level.path}/${path}/accessList/{ipAddress}`, limit: level.limit };
  const versions = (method) => [{ date, javaMethod: `${javaClass}::${method}` }];
  const page = (holder, call) => ({
    status: 200,
    page: [...holder.accessList].reverse().map((entry) => render(entry, call)),
  });
  function add(call) {
    const holder = find(call);
    addEntries(holder, call);
    return page(holder, call);
  }
  function remove(call) {
    removeEntry(find(call), call);
    return { status: 204 };
  }
  const { read } = java;
  return [
    {
      ...all,
      method: 'POST',
      versions: versions(java.add),
      paged: true,
      takesBody: true,
      audit: `${event}_ACCESS_LIST_ENTRY_ADDED`,
      handle: add,
    },
    { ...all, method: 'GET', versions: versions(java.list), paged: true, handle: (call) => page(find(call), call) },
    {
      ...one,
      method: 'DELETE',
      versions: versions(java.remove),
      audit: `${event}_ACCESS_LIST_ENTRY_DELETED`,
      handle: remove,
    },
    ...(read === undefined
      ? []
      : [
        {
          ...one,
          method: 'GET',
          versions: versions(read),
          handle: (call) => ({ status: 200, body: render(access_entries_findEntry(find(call), call), call) }),
        },
      ]),
  ];
}
const accountsAt = (level) => ({
  level,
  path: 'serviceAccounts/{clientId}',
  date: '2024-08-05',
  javaClass: `${level.java}ServiceAccountsAccessListResource`,
  java: { add: 'add', list: 'getAll', remove: 'delete' },
  event: 'SERVICE_ACCOUNT',
  find: (call) => findAccount(call, groupIdOf(level.placeOf(call))),
  render: renderAccountEntry,
});
const apiKeys = {
  level: organizationLevel,
  path: 'apiKeys/{apiUserId}',
  date: '2023-01-01',
  javaClass: 'ApiOrganizationApiUsersAccessListResource',
  java: {
    add: 'addApiUserAccessList',
    list: 'getApiUserAccessList',
    read: 'getApiUserAccessListEntry',
    remove: 'deleteUserAccessListEntry',
  },
  event: 'API_KEY',
  find: (call) => {
    organizationLevel.placeOf(call);
    const key = findKey(call);
    if (call.request.method !== 'GET' && call.caller !== key && !isOwner(call.caller.grants))
      throw unauthorized();
    return key;
  },
  render: renderKeyEntry,
};
const credentialAccessLists = [
  apiKeys,
  accountsAt(organizationLevel),
  accountsAt(projectLevel),
].flatMap(routesOf);
;
const OF_CLUSTERS = [
  'BYPASS_DEFAULT_MAX_TIME_MS',
  'BYPASS_USER_WRITE_BLOCK',
  'CONN_POOL_STATS',
  'FLUSH_ROUTER_CONFIG',
  'GET_CMD_LINE_OPTS',
  'GET_LOG',
  'GET_PARAMETER',
  'GET_SHARD_MAP',
  'HOST_INFO',
  'IN_PROG',
  'KILL_ANY_SESSION',
  'KILL_OP',
  'LIST_DATABASES',
  'LIST_SESSIONS',
  'LIST_SHARDS',
  'NET_STAT',
  'REPL_SET_GET_CONFIG',
  'REPL_SET_GET_STATUS',
  'SERVER_STATUS',
  'SET_USER_WRITE_BLOCK',
  'SHARDING_STATE',
  'TOP',
  'USE_UUID',
];
const OF_NAMESPACES = [
  'BYPASS_DOCUMENT_VALIDATION',
  'CHANGE_STREAM',
  'COLL_MOD',
  'COLL_STATS',
  'COMPACT',
  'CONVERT_TO_CAPPED',
  'CREATE_COLLECTION',
  'CREATE_INDEX',
  'DB_HASH',
  'DB_STATS',
  'DROP_COLLECTION',
  'DROP_DATABASE',
  'DROP_INDEX',
  'ENABLE_PROFILER',
  'FIND',
  'INSERT',
  'LIST_COLLECTIONS',
  'LIST_INDEXES',
  'REMOVE',
  'RENAME_COLLECTION_SAME_DB',
  'RE_INDEX',
  'UPDATE',
  'VALIDATE',
];
const OF_EITHER = [
  'ANALYZE',
  'ANALYZE_SHARD_KEY',
  'CHECK_METADATA_CONSISTENCY',
  'CLEAR_JUMBO_FLAG',
  'CREATE_SEARCH_INDEX',
  'CREATE_STREAM_PROCESSOR',
  'DROP_SEARCH_INDEX',
  'DROP_STREAM_PROCESSOR',
  'ENABLE_SHARDING',
  'GET_STREAM_PROCESSOR',
  'KILL_ANY_CURSOR',
  'LIST_CONNECTIONS',
  'LIST_SEARCH_INDEXES',
  'LIST_STREAM_PROCESSORS',
  'MODIFY_STREAM_PROCESSOR',
  'MOVE_CHUNK',
  'OUT_TO_AZURE',
  'OUT_TO_GCS',
  'OUT_TO_S3',
  'PROCESS_STREAM_PROCESSOR',
  'REFINE_COLLECTION_SHARD_KEY',
  'RESHARD_COLLECTION',
  'SAMPLE_STREAM_PROCESSOR',
  'SHARDED_DATA_DISTRIBUTION',
  'SPLIT_CHUNK',
  'SQL_GET_SCHEMA',
  'SQL_SET_SCHEMA',
  'START_STREAM_PROCESSOR',
  'STOP_STREAM_PROCESSOR',
  'STORAGE_GET_CONFIG',
  'STORAGE_SET_CONFIG',
  'STREAM_PROCESSOR_STATS',
  'UPDATE_SEARCH_INDEX',
  'VIEW_ALL_HISTORY',
];
const ROLE_ACTIONS = [...OF_CLUSTERS, ...OF_NAMESPACES, ...OF_EITHER];
function isMisapplied(action, resource) {
  const others = resource === 'cluster' ? OF_NAMESPACES : OF_CLUSTERS;
  return others.includes(action);
}
;
const BUILT_IN = {
  atlasAdmin: 'admin',
  backup: 'admin',
  clusterMonitor: 'admin',
  dbAdmin: 'any',
  dbAdminAnyDatabase: 'admin',
  enableSharding: 'admin',
  read: 'any',
  readAnyDatabase: 'admin',
  readWrite: 'any',
  readWriteAnyDatabase: 'admin',
};
const isBuiltIn = (name) => Object.hasOwn(BUILT_IN, name);
const role_names_refuse = (errorCode, detail, ...parameters) => new Problem(400, errorCode, { detail, parameters });
function checkDatabaseName(name) {
  if (name !== '' && Buffer.byteLength(name) < 64 && !/[/\\. "$*<>:|?\0]/.test(name))
    return;
  throw role_names_refuse('INVALID_DATABASE_NAME', `The database name ${name} is not valid.`, name);
}
function checkUserRoles(roles, { username, project }) {
  for (const role of roles)
    checkUserRole(role, project);
  const names = roles.map(({ roleName, databaseName, collectionName = '' }) => [roleName, databaseName, collectionName].join('@'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined)
    return;
  const detail = `The user ${username} is given a role more than once: ${twice}.`;
  throw role_names_refuse('DUPLICATE_DATABASE_ROLES', detail, username, twice);
}
function checkUserRole({ roleName, databaseName, collectionName }, project) {
  checkDatabaseName(databaseName);
  const place = BUILT_IN[roleName];
  if (place === 'admin' && databaseName !== 'admin') {
    const detail = `The role ${roleName} is only a role of the database admin.`;
    throw role_names_refuse('ATLAS_INVALID_ROLE_DATABASE', detail, roleName, 'admin');
  }
  const isCustom = databaseName === 'admin' && project.database.roles.some((role) => role.roleName === roleName);
  if (!place && !isCustom) {
    const detail = `The specified role ${roleName}@${databaseName} does not exist.`;
    throw role_names_refuse('ATLAS_INVALID_ROLE', detail, roleName, databaseName);
  }
  if (collectionName !== undefined && !['read', 'readWrite'].includes(roleName)) {
    throw invalidAttribute('collectionName');
  }
}
;
const resource = schemas .rej({
  cluster: schemas .lqM(schemas .zMY()),
  db: schemas .lqM(schemas .YjP()),
  collection: schemas .lqM(schemas .YjP()),
});
const optional = {
  actions: schemas .lqM(schemas .YOg(schemas .rej({ action: schemas .k5n(ROLE_ACTIONS), resources: schemas .YOg(resource).check(api .m9(1)) }))),
  inheritedRoles: schemas .lqM(schemas .YOg(schemas .rej({ db: schemas .YjP(), role: schemas .YjP() }))),
};
const createSchema = schemas .rej({ roleName: schemas .YjP(), ...optional });
const updateSchema = schemas .rej(optional);
const read_custom_role_refuse = (errorCode, detail, ...parameters) => new Problem(400, errorCode, { detail, parameters });
function readNewRole(value, { project, world, now }) {
  const body = readBody(value, { schema: createSchema, quirks: world.quirks });
  const { roleName, actions = [], inheritedRoles = [] } = body;
  checkRoleName(roleName);
  if (project.database.roles.some((role) => role.roleName === roleName)) {
    throw new Problem(409, 'ATLAS_CUSTOM_ROLE_NAME_ALREADY_EXISTS', {
      detail: `A custom role with the name ${roleName} already exists.`,
      parameters: [roleName],
    });
  }
  const role = { roleName, actions: actions.map(readAction), inheritedRoles, createdAt: now };
  checkRole(role, project);
  const most = mostOf('databaseAccess.customRoles', { project, quirks: world.quirks });
  if (project.database.roles.length < most)
    return role;
  throw new Problem(403, 'CUSTOM_ROLES_LIMIT_EXCEEDED', {
    detail: `A group can have at most ${most} custom roles.`,
    parameters: [most],
  });
}
function readChangedRole(value, role, { project, world }) {
  const body = readBody(value, { schema: updateSchema, quirks: world.quirks });
  if (Object.keys(body).length === 0 && world.quirks.emptyUpdate === 'refuse')
    throw emptyUpdate();
  const next = {
    ...role,
    actions: body.actions?.map(readAction) ?? role.actions,
    inheritedRoles: body.inheritedRoles ?? role.inheritedRoles,
  };
  checkRole(next, project);
  return next;
}
function checkRoleName(name) {
  if (name.startsWith('xgen-')) {
    const detail = `Cannot create the custom role ${name}: the prefix xgen- is reserved.`;
    throw read_custom_role_refuse('ATLAS_RESERVED_CUSTOM_ROLE_RESTRICTED', detail, name);
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    const detail = `The role name ${name} is invalid: letters, digits, hyphens and underscores, a letter or digit first.`;
    throw read_custom_role_refuse('ATLAS_CUSTOM_ROLE_INVALID_NAME', detail, name);
  }
  if (isBuiltIn(name)) {
    const detail = `Cannot create the custom role ${name}: a built-in role has that name.`;
    throw read_custom_role_refuse('ATLAS_INVALID_CUSTOM_ROLE_RESTRICTED', detail, name);
  }
}
function readResource({ cluster = false, db, collection = '' }) {
  if (cluster)
    return { cluster: true };
  if (db === undefined)
    throw invalidAttribute('resources');
  return collection === '' ? { db } : { collection, db };
}
function readAction(given) {
  const resources = given.resources.map(readResource);
  const texts = resources.map((one) => JSON.stringify(one));
  if (new Set(texts).size < texts.length) {
    throw read_custom_role_refuse('ATLAS_DUPLICATE_CUSTOM_ROLE_RESOURCE', 'A custom role cannot have a resource twice for one action.');
  }
  if (resources.some((one) => isMisapplied(given.action, 'cluster' in one ? 'cluster' : 'namespace'))) {
    const detail = `The action ${given.action} was applied to an incorrect resource.`;
    throw read_custom_role_refuse('ATLAS_INVALID_RESOURCE', detail);
  }
  return { action: given.action, resources };
}
function checkRole(role, { database }) {
  const { roleName, actions, inheritedRoles } = role;
  if (actions.length === 0 && inheritedRoles.length === 0) {
    throw read_custom_role_refuse('ATLAS_CUSTOM_ROLE_HAS_NO_PERMISSIONS', 'A custom role must have an action or an inherited role.');
  }
  if (new Set(actions.map(({ action }) => action)).size < actions.length) {
    throw read_custom_role_refuse('ATLAS_DUPLICATE_CUSTOM_ROLE_ACTION', 'A custom role cannot have an action twice.');
  }
  const texts = inheritedRoles.map(({ role: name, db }) => `${name}@${db}`);
  if (new Set(texts).size < texts.length)
    throw invalidAttribute('inheritedRoles');
  const others = database.roles.filter((other) => other.roleName !== roleName);
  for (const { role: name, db } of inheritedRoles) {
    if (name === roleName) {
      throw read_custom_role_refuse('ATLAS_INVALID_CUSTOM_ROLE_SELF_REFERENTIAL', 'A custom role cannot inherit from itself.');
    }
    if (!isBuiltIn(name) && !others.some((other) => other.roleName === name)) {
      throw read_custom_role_refuse('ATLAS_INVALID_CUSTOM_ROLE_INHERITANCE', 'An inherited role does not exist.');
    }
    if (db === '' || (db !== 'admin' && !['read', 'readWrite'].includes(name))) {
      throw read_custom_role_refuse('ATLAS_INVALID_CUSTOM_ROLE_INHERITED_SCOPE', 'An inherited role has an invalid scope.');
    }
  }
  if (inherits(role, { from: roleName, roles: others })) {
    throw read_custom_role_refuse('ATLAS_INVALID_CUSTOM_ROLE_CIRCULAR_DEPENDENCY', 'The inherited roles inherit from the role itself.');
  }
}
function inherits(role, { from, roles }) {
  return role.inheritedRoles.some(({ role: name }) => {
    const next = roles.find((other) => other.roleName === name);
    return name === from || (next !== undefined && inherits(next, { from, roles }));
  });
}
;
function usersWithout(name, users) {
  return users.map((user) => {
    const roles = user.roles.filter(({ roleName }) => roleName !== name);
    return roles.length === user.roles.length ? user : { ...user, roles };
  });
}
function rolesWithout(name, database) {
  const bare = usersWithout(name, database.users).filter(({ roles }) => roles.length === 0);
  if (bare.length > 0) {
    const names = bare.map(({ username }) => username);
    throw inUse('ATLAS_CUSTOM_ROLE_IN_USE_BY_USERS', 'users without a role', names);
  }
  const others = database.roles.filter(({ roleName }) => roleName !== name);
  const roles = others.map((other) => {
    const inheritedRoles = other.inheritedRoles.filter(({ role }) => role !== name);
    return inheritedRoles.length === other.inheritedRoles.length ? other : { ...other, inheritedRoles };
  });
  const empty = roles.filter(({ actions, inheritedRoles }) => actions.length + inheritedRoles.length === 0);
  if (empty.length === 0)
    return roles;
  const names = empty.map(({ roleName }) => roleName);
  throw inUse('ATLAS_CUSTOM_ROLE_IN_USE_BY_ROLES', 'roles without an action or inherited role', names);
}
function inUse(errorCode, what, names) {
  const list = names.join(', ');
  return new Problem(409, errorCode, {
    detail: `Deleting the custom role would leave these ${what}: ${list}.`,
    parameters: [list],
  });
}
;
const custom_roles_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasCustomDBRoleResource::${javaMethod}` },
];
const custom_roles_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
const renderRole = ({ actions, inheritedRoles, roleName }) => ({
  actions,
  inheritedRoles,
  roleName,
});
const custom_roles_isReadable = ({ createdAt }, { now, world }) => now - createdAt >= world.quirks.newUserReadLagMs;
function findRole(call, project, needs) {
  const name = call.params['roleName'] ?? '';
  const role = project.database.roles.find(({ roleName }) => roleName === name);
  if (role && (needs === 'write' || custom_roles_isReadable(role, call)))
    return role;
  throw new Problem(404, 'ATLAS_CUSTOM_ROLE_NOT_FOUND', {
    detail: `The specified custom db role ${name} does not exist.`,
    parameters: [name],
  });
}
async function custom_roles_write(call, project, roles) {
  const { world, now } = call;
  const { customRoleWriteMs } = world.quirks;
  if (customRoleWriteMs > 0)
    await (0,external_node_timers_promises_.setTimeout)(Math.max(customRoleWriteMs, world.latencyMs));
  project.database.roles = roles;
  noteChange(project, { at: now, now, quirks: world.quirks });
}
async function custom_roles_add(call) {
  const project = custom_roles_projectOf(call, 'write');
  const role = readNewRole(call.body, { project, ...call });
  await custom_roles_write(call, project, [...project.database.roles, role]);
  return { status: 202, body: renderRole(role) };
}
function custom_roles_list(call) {
  const { roles } = custom_roles_projectOf(call, 'read').database;
  return { status: 200, body: roles.filter((role) => custom_roles_isReadable(role, call)).map(renderRole) };
}
function custom_roles_read(call) {
  return { status: 200, body: renderRole(findRole(call, custom_roles_projectOf(call, 'read'), 'read')) };
}
async function custom_roles_update(call) {
  const project = custom_roles_projectOf(call, 'write');
  const role = findRole(call, project, 'write');
  const next = readChangedRole(call.body, role, { project, ...call });
  await custom_roles_write(call, project, project.database.roles.map((one) => (one === role ? next : one)));
  return { status: 200, body: renderRole(next) };
}
async function custom_roles_remove(call) {
  const project = custom_roles_projectOf(call, 'write');
  const { roleName } = findRole(call, project, 'write');
  await custom_roles_write(call, project, rolesWithout(roleName, project.database));
  project.database.users = usersWithout(roleName, project.database.users);
  return { status: 204 };
}
const custom_roles_all = { path: '/groups/{groupId}/customDBRoles/roles', limit: 'databaseRoles' };
const custom_roles_one = { path: '/groups/{groupId}/customDBRoles/roles/{roleName}', limit: 'databaseRoles' };
const customRoles = [
  {
    ...custom_roles_all,
    method: 'POST',
    versions: custom_roles_versions('createCustomDBRole'),
    takesBody: true,
    audit: 'MONGODB_ROLE_ADDED',
    handle: custom_roles_add,
  },
  { ...custom_roles_all, method: 'GET', versions: custom_roles_versions('getCustomDBRoles'), handle: custom_roles_list },
  { ...custom_roles_one, method: 'GET', versions: custom_roles_versions('getCustomDBRole'), handle: custom_roles_read },
  {
    ...custom_roles_one,
    method: 'PATCH',
    versions: custom_roles_versions('patchCustomDBRole'),
    takesBody: true,
    audit: 'MONGODB_ROLE_UPDATED',
    handle: custom_roles_update,
  },
  { ...custom_roles_one, method: 'DELETE', versions: custom_roles_versions('deleteCustomDBRole'), audit: 'MONGODB_ROLE_DELETED', handle: custom_roles_remove },
];
var external_node_util_ = __webpack_require__(57975);
;
function der_element(tag, ...contents) {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), der_length(content.length), content]);
}
function der_length(bytes) {
  if (bytes < 0x80)
    return Buffer.from([bytes]);
  const hex = bytes.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}
const sequence = (...contents) => der_element(0x30, ...contents);
const set = (...contents) => der_element(0x31, ...contents);
const utf8 = (text) => der_element(0x0c, Buffer.from(text));
const yes = () => der_element(0x01, Buffer.from([0xff]));
const octets = (content) => der_element(0x04, content);
const bits = (content, unused = 0) => der_element(0x03, Buffer.from([unused]), content);
function integer(value) {
  const hex = value.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return der_element(0x02, digits.readUInt8(0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits);
}
function objectId(dotted) {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der_element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(groups)]));
}
function groups(part) {
  const high = Math.floor(part / 128);
  return [...(high > 0 ? groups(high).map((group) => group | 0x80) : []), part % 128];
}
function time(ms) {
  const digits = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return digits < '2050' ? der_element(0x17, Buffer.from(digits.slice(2))) : der_element(0x18, Buffer.from(digits));
}
;
const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const ORGANIZATIONAL_UNIT = '2.5.4.11';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const keyPair = (0,external_node_util_.promisify)(external_node_crypto_.generateKeyPair);
const certificate_name = (attributes) => sequence(...attributes.map(([type, value]) => set(sequence(objectId(type), utf8(value)))));
const pem = (label, der) => [`-----BEGIN ${label}-----`, ...(der.toString('base64').match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join('\n');
async function issueCertificate({ commonName, projectId, serial, notBefore, notAfter, }) {
  const user = await keyPair('rsa', { modulusLength: 2048 });
  const issuer = await keyPair('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId(ECDSA_WITH_SHA256));
  const contents = sequence(der_element(0xa0, integer(2n)), integer(serial), algorithm, certificate_name([
    [COMMON_NAME, projectId],
    [ORGANIZATIONAL_UNIT, 'Atlas'],
    [ORGANIZATION, 'MongoDB Inc'],
  ]), sequence(time(notBefore), time(notAfter)), certificate_name([[COMMON_NAME, commonName]]), user.publicKey.export({ type: 'spki', format: 'der' }), der_element(0xa3, sequence(sequence(objectId(KEY_USAGE), yes(), octets(bits(Buffer.from([0x80]), 7))), sequence(objectId(EXTENDED_KEY_USAGE), yes(), octets(sequence(objectId(CLIENT_AUTHENTICATION)))))));
  const signature = (0,external_node_crypto_.sign)('sha256', contents, issuer.privateKey);
  const certificate = pem('CERTIFICATE', sequence(contents, algorithm, bits(signature)));
  return certificate + user.privateKey.export({ type: 'pkcs8', format: 'pem' });
}
;
const database_user_certificates_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasV2DatabaseUsersResource::${javaMethod}` },
];
const DEFAULT_MONTHS = 3;
const MOST_MONTHS = 24;
const database_user_certificates_HOUR = 3600 * 1000;
const database_user_certificates_schema = schemas .rej({ monthsUntilExpiration: schemas .lqM(schemas .Whr().check(api .qm(1))) });
const database_user_certificates_READ_ONLY = ['_id', 'createdAt', 'groupId', 'links', 'notAfter', 'subject'];
const database_user_certificates_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function monthsLater(ms, months) {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day)
    date.setUTCDate(0);
  return date.getTime();
}
function checkUser({ params }, { database }) {
  const username = params['username'] ?? '';
  const users = database.users.filter((user) => user.username === username);
  if (users.some(({ authentication }) => authentication.x509Type === 'MANAGED'))
    return username;
  if (users.length > 0) {
    throw new Problem(400, 'USER_NOT_MANAGED_X509', {
      detail: `The certificates of user ${username} are not managed by Atlas.`,
      parameters: [username],
    });
  }
  throw new Problem(404, 'USERNAME_NOT_FOUND', {
    detail: `No user with username ${username} exists.`,
    parameters: [username],
  });
}
const commonName = (username) => username.replace(/^CN=/, '');
function renderCertificate({ serial, username, createdAt, notAfter }, project) {
  return {
    _id: JSON.rawJSON(serial),
    createdAt: timestamp(createdAt),
    groupId: project.id,
    notAfter: timestamp(notAfter),
    subject: `CN=${commonName(username)}`,
  };
}
async function database_user_certificates_add(call) {
  const { world, now } = call;
  const project = database_user_certificates_projectOf(call, 'write');
  const username = checkUser(call, project);
  const body = readBody(call.body, { schema: database_user_certificates_schema, readOnly: database_user_certificates_READ_ONLY, quirks: world.quirks });
  const { monthsUntilExpiration = DEFAULT_MONTHS } = body;
  if (monthsUntilExpiration > MOST_MONTHS) {
    throw new Problem(400, 'CERT_EXPIRY_CANNOT_EXCEED_TWO_YEARS', {
      detail: `Certificates that Atlas makes are valid for at most ${MOST_MONTHS} months.`,
      parameters: [MOST_MONTHS],
    });
  }
  const serial = (world.random.bytes(8).readBigUInt64BE() >> 1n) + 1n;
  const [notBefore, notAfter] = [now - database_user_certificates_HOUR, monthsLater(now, monthsUntilExpiration)];
  const text = await issueCertificate({
    commonName: commonName(username),
    projectId: project.id,
    serial,
    notBefore,
    notAfter,
  });
  const certificate = { serial: String(serial), username, createdAt: notBefore, notAfter };
  project.database.certificates = [...project.database.certificates, certificate];
  return { status: 201, text };
}
function database_user_certificates_list(call) {
  const project = database_user_certificates_projectOf(call, 'read');
  const username = checkUser(call, project);
  const valid = project.database.certificates.filter((one) => one.username === username && call.now < one.notAfter);
  return { status: 200, page: valid.map((one) => renderCertificate(one, project)) };
}
const database_user_certificates_all = { path: '/groups/{groupId}/databaseUsers/{username}/certs', limit: 'certificates' };
const databaseUserCertificates = [
  {
    ...database_user_certificates_all,
    method: 'POST',
    versions: database_user_certificates_versions('generateCert'),
    takesBody: true,
    audit: 'MONGODB_USER_X509_CERT_CREATED',
    handle: database_user_certificates_add,
  },
  { ...database_user_certificates_all, method: 'GET', versions: database_user_certificates_versions('getValidCertsByUsername'), paged: true, handle: database_user_certificates_list },
];
;
const SHORTEST_PASSWORD = 8;
const authentication_refuse = (errorCode, detail, ...parameters) => new Problem(400, errorCode, { detail, parameters });
const isByPassword = (authentication) => Object.values(authentication).every((type) => type === 'NONE');
function checkMechanism({ authentication, databaseName, password, isNew, }) {
  const { x509Type, ldapAuthType } = authentication;
  if (x509Type !== 'NONE' && ldapAuthType !== 'NONE') {
    throw authentication_refuse('ATLAS_X509_USER_CANNOT_USE_LDAP', 'A user cannot authenticate with both X.509 and LDAP.');
  }
  if (Object.values(authentication).filter((type) => type !== 'NONE').length > 1) {
    const detail = 'Invalid authentication settings. A user can authenticate in one way only.';
    throw authentication_refuse('ATLAS_INVALID_AUTH_SETTINGS', detail);
  }
  checkDatabase(authentication, databaseName);
  if (!isByPassword(authentication)) {
    if (password === undefined)
      return;
    if (x509Type !== 'NONE') {
      throw authentication_refuse('ATLAS_X509_USER_CANNOT_USE_SCRAM', 'A user cannot authenticate with both X.509 and SCRAM.');
    }
    throw authentication_refuse('CANNOT_SET_PASSWORD_FOR_AUTH_MECHANISM', 'Only users that authenticate with SCRAM have a password.');
  }
  if (password === undefined) {
    if (isNew)
      throw missingAttribute('password');
    return;
  }
  if (password.length >= SHORTEST_PASSWORD)
    return;
  throw authentication_refuse('WEAK_PASSWORD', `The password must have at least ${SHORTEST_PASSWORD} characters.`);
}
function checkDatabase(authentication, databaseName) {
  const { ldapAuthType, oidcAuthType } = authentication;
  if (ldapAuthType !== 'NONE' && (databaseName === 'admin' || databaseName === '$external'))
    return;
  const isInside = isByPassword(authentication) || oidcAuthType === 'IDP_GROUP';
  if (isInside && databaseName !== 'admin') {
    const who = oidcAuthType === 'IDP_GROUP' ? 'OIDC groups' : 'SCRAM users';
    const detail = `Database name invalid: ${who} can only be created on the admin database.`;
    throw authentication_refuse('DATABASE_NAME_INVALID_ADMIN', detail, who);
  }
  if (!isInside && databaseName !== '$external') {
    const detail = 'Database name invalid: users that are authenticated elsewhere can only be created on $external.';
    throw authentication_refuse('DATABASE_NAME_INVALID_EXTERNAL', detail);
  }
}
const DISTINGUISHED = /^[A-Za-z][\w.-]*=(\\.|[^\\,+"<>;=])+([,+] ?[A-Za-z][\w.-]*=(\\.|[^\\,+"<>;=])+)*$/;
const authentication_COMMON_NAME = /^(CN=)?[^=,+"<>;\\]+$/;
function checkUsername(username, authentication) {
  const { x509Type, awsIAMType, ldapAuthType, oidcAuthType } = authentication;
  if (x509Type === 'MANAGED' && !authentication_COMMON_NAME.test(username)) {
    const detail = `The username ${username} is invalid for X.509 managed by Atlas: it must be of the form CN=<username>.`;
    throw authentication_refuse('ATLAS_MANAGED_X509_NAME_INVALID', detail, username);
  }
  if ((x509Type === 'CUSTOMER' || ldapAuthType !== 'NONE') && !DISTINGUISHED.test(username)) {
    const detail = `The username ${username} is not a distinguished name of RFC 2253.`;
    throw authentication_refuse('ATLAS_INVALID_LDAP_NAME', detail, username);
  }
  const kind = awsIAMType === 'USER' ? 'user' : '(role|assumed-role)';
  const isArn = new RegExp(`^arn:aws[a-z-]*:(iam|sts)::\\d{12}:${kind}/[\\w+=,.@/-]+$`).test(username);
  const isOfProvider = /^[0-9a-f]{24}\/.+$/i.test(username);
  if ((awsIAMType !== 'NONE' && !isArn) || (oidcAuthType !== 'NONE' && !isOfProvider)) {
    const detail = `The username ${username} is not valid for a database user.`;
    throw authentication_refuse('ATLAS_INVALID_USERNAME', detail, username);
  }
}
;
const read_user_LONGEST_LIFE_DAYS = 7;
const read_user_text = (least, most) => schemas .YjP().check(api .m9(least), api .Eb(most));
const roles = schemas .YOg(schemas .rej({ roleName: schemas .YjP(), databaseName: schemas .YjP(), collectionName: schemas .lqM(schemas .YjP()) }))
  .check(api .m9(1));
const scopeName = schemas .YjP().check(api .Fk(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/));
const read_user_optional = {
  groupId: schemas .lqM(schemas .YjP()),
  password: schemas .lqM(schemas .YjP()),
  scopes: schemas .lqM(schemas .YOg(schemas .rej({ name: scopeName, type: schemas .k5n(['CLUSTER', 'DATA_LAKE', 'STREAM']) }))),
  labels: schemas .lqM(schemas .YOg(schemas .rej({ key: schemas .yqP(read_user_text(1, 255)), value: schemas .yqP(read_user_text(1, 255)) }))),
  description: schemas .lqM(read_user_text(0, 100)),
  deleteAfterDate: schemas .lqM(iso .w$({ offset: true })),
  x509Type: schemas .lqM(schemas .k5n(['NONE', 'MANAGED', 'CUSTOMER'])),
  awsIAMType: schemas .lqM(schemas .k5n(['NONE', 'USER', 'ROLE'])),
  ldapAuthType: schemas .lqM(schemas .k5n(['NONE', 'GROUP', 'USER'])),
  oidcAuthType: schemas .lqM(schemas .k5n(['NONE', 'IDP_GROUP', 'USER'])),
};
const read_user_createSchema = schemas .rej({ databaseName: schemas .YjP(), username: read_user_text(1, 1024), roles, ...read_user_optional });
const read_user_updateSchema = schemas .rej({
  databaseName: schemas .lqM(schemas .YjP()),
  username: schemas .lqM(schemas .YjP()),
  roles: schemas .lqM(roles),
  ...read_user_optional,
});
const read_user_refuse = (errorCode, detail, ...parameters) => new Problem(400, errorCode, { detail, parameters });
const read_user_conflict = (errorCode, detail) => new Problem(409, errorCode, { detail });
function readNewUser(value, place) {
  const { project, world, now } = place;
  const body = readBody(value, { schema: read_user_createSchema, readOnly: ['links'], quirks: world.quirks });
  const { username, databaseName, x509Type, awsIAMType, ldapAuthType, oidcAuthType } = body;
  const authentication = {
    x509Type: x509Type ?? 'NONE',
    awsIAMType: awsIAMType ?? 'NONE',
    ldapAuthType: ldapAuthType ?? 'NONE',
    oidcAuthType: oidcAuthType ?? 'NONE',
  };
  checkMechanism({ authentication, databaseName, password: body.password, isNew: true });
  checkUsername(username, authentication);
  checkRest({ ...body, username, authentication }, place);
  const user = {
    username,
    databaseName,
    password: body.password,
    authentication,
    roles: body.roles,
    scopes: body.scopes ?? [],
    labels: body.labels ?? [],
    description: body.description,
    deleteAfter: body.deleteAfterDate === undefined ? undefined : Date.parse(body.deleteAfterDate),
    createdAt: now,
  };
  if (project.database.users.some((other) => other.username === username && other.databaseName === databaseName)) {
    throw new Problem(409, 'USER_ALREADY_EXISTS', {
      detail: `A user with username ${username} already exists.`,
      parameters: [username],
    });
  }
  const most = mostOf('databaseAccess.users', { project, quirks: world.quirks });
  if (project.database.users.length >= most) {
    throw new Problem(403, 'GROUP_USERS_LIMIT_EXCEEDED', {
      detail: `Groups can have at most ${most} database users.`,
      parameters: [most],
    });
  }
  return user;
}
function readChangedUser(value, user, place) {
  const { quirks } = place.world;
  const body = readBody(value, { schema: read_user_updateSchema, readOnly: ['links'], quirks });
  if (Object.keys(body).length === 0 && quirks.emptyUpdate === 'refuse')
    throw emptyUpdate();
  if ((body.username ?? user.username) !== user.username) {
    throw read_user_conflict('DATABASE_USERNAME_CANNOT_BE_CHANGED', 'The username of a database user cannot be changed.');
  }
  if ((body.databaseName ?? user.databaseName) !== user.databaseName) {
    throw read_user_conflict('DATABASE_NAME_CANNOT_BE_CHANGED', 'The database of a database user cannot be changed.');
  }
  for (const name of ['x509Type', 'awsIAMType', 'ldapAuthType', 'oidcAuthType']) {
    if ((body[name] ?? user.authentication[name]) === user.authentication[name])
      continue;
    throw read_user_conflict('AUTH_TYPE_CANNOT_BE_CHANGED', 'The way in which a database user authenticates cannot be changed.');
  }
  const { username, databaseName, authentication } = user;
  checkMechanism({ authentication, databaseName, password: body.password, isNew: false });
  if (body.deleteAfterDate !== undefined && user.deleteAfter === undefined) {
    throw read_user_refuse('PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY', `The permanent user ${username} cannot be made temporary.`, username);
  }
  checkRest({ ...body, username, authentication }, place);
  return {
    ...user,
    password: body.password ?? user.password,
    roles: body.roles ?? user.roles,
    scopes: body.scopes ?? user.scopes,
    labels: body.labels ?? user.labels,
    description: body.description ?? user.description,
    deleteAfter: body.deleteAfterDate === undefined ? user.deleteAfter : Date.parse(body.deleteAfterDate),
  };
}
function checkRest(body, { project, world, now }) {
  const { groupId, username, deleteAfterDate, scopes = [] } = body;
  if (groupId !== undefined && groupId !== project.id)
    throw invalidAttribute('groupId');
  if (body.roles)
    checkUserRoles(body.roles, { username, project });
  const unknown = scopes.find(({ name, type }) => type === 'CLUSTER' && !project.clusters.some((cluster) => cluster.name === name));
  if (unknown && world.quirks.scopeToUnknownCluster === 'refuse')
    throw invalidAttribute('scopes');
  if (deleteAfterDate === undefined)
    return;
  if (body.authentication.x509Type !== 'NONE') {
    throw read_user_refuse('ATLAS_X509_USER_CANNOT_BE_TEMPORARY', 'A user that authenticates with X.509 cannot be temporary.');
  }
  const at = Date.parse(deleteAfterDate);
  if (at <= now) {
    throw read_user_refuse('EXPIRATION_DATE_IN_PAST', `The expiration date ${deleteAfterDate} is in the past.`, deleteAfterDate);
  }
  if (at <= now + read_user_LONGEST_LIFE_DAYS * 24 * 3600 * 1000)
    return;
  throw read_user_refuse('EXPIRATION_DATE_EXCEEDS_MAX', `The expiration date ${deleteAfterDate} is more than ${read_user_LONGEST_LIFE_DAYS} days ahead.`, deleteAfterDate, read_user_LONGEST_LIFE_DAYS);
}
;
const database_users_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasV2DatabaseUsersResource::${javaMethod}` },
];
const database_users_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function renderUser(user, project, call) {
  const { authentication, databaseName, username, description, deleteAfter } = user;
  const encoded = [databaseName, username].map((part) => encodeURIComponent(part).replaceAll('%24', '$')).join('/');
  return {
    awsIAMType: authentication.awsIAMType,
    databaseName,
    ...(deleteAfter === undefined ? {} : { deleteAfterDate: timestamp(deleteAfter) }),
    ...(description === undefined ? {} : { description }),
    groupId: project.id,
    labels: user.labels,
    ldapAuthType: authentication.ldapAuthType,
    links: [{ href: call.link(`/groups/${project.id}/databaseUsers/${encoded}`), rel: 'self' }],
    oidcAuthType: authentication.oidcAuthType,
    roles: user.roles.map((role) => ({
      ...(role.collectionName === undefined ? {} : { collectionName: role.collectionName }),
      databaseName: role.databaseName,
      roleName: role.roleName,
    })),
    scopes: user.scopes,
    username,
    x509Type: authentication.x509Type,
  };
}
const database_users_isReadable = ({ createdAt }, { now, world }) => now - createdAt >= world.quirks.newUserReadLagMs;
function findUser(call, project, needs) {
  const { databaseName = '', username = '' } = call.params;
  const user = project.database.users.find((one) => one.databaseName === databaseName && one.username === username);
  if (user && (needs === 'write' || database_users_isReadable(user, call)))
    return user;
  throw new Problem(404, 'USERNAME_NOT_FOUND', {
    detail: `No user with username ${username} exists.`,
    parameters: [username],
  });
}
function database_users_replace(call, project, change) {
  const { user, next } = change;
  const { database } = project;
  const others = database.users.flatMap((one) => (one !== user ? [one] : next ? [next] : []));
  database.users = next && !user ? [...others, next] : others;
  noteChange(project, { at: call.now, now: call.now, quirks: call.world.quirks });
}
function database_users_add(call) {
  const project = database_users_projectOf(call, 'write');
  const next = readNewUser(call.body, { project, ...call });
  database_users_replace(call, project, { next });
  return { status: 201, body: renderUser(next, project, call) };
}
function database_users_list(call) {
  const project = database_users_projectOf(call, 'read');
  const users = project.database.users.filter((user) => database_users_isReadable(user, call));
  return { status: 200, page: users.map((user) => renderUser(user, project, call)) };
}
function database_users_read(call) {
  const project = database_users_projectOf(call, 'read');
  return { status: 200, body: renderUser(findUser(call, project, 'read'), project, call) };
}
function database_users_update(call) {
  const project = database_users_projectOf(call, 'write');
  const user = findUser(call, project, 'write');
  const next = readChangedUser(call.body, user, { project, ...call });
  database_users_replace(call, project, { user, next });
  return { status: 200, body: renderUser(next, project, call) };
}
function database_users_remove(call) {
  const project = database_users_projectOf(call, 'write');
  database_users_replace(call, project, { user: findUser(call, project, 'write') });
  return { status: 204 };
}
const database_users_all = { path: '/groups/{groupId}/databaseUsers', limit: 'databaseUsers' };
const database_users_one = { path: '/groups/{groupId}/databaseUsers/{databaseName}/{username}', limit: 'databaseUsers' };
const databaseUsers = [
  { ...database_users_all, method: 'POST', versions: database_users_versions('addUser'), takesBody: true, audit: 'MONGODB_USER_ADDED', handle: database_users_add },
  { ...database_users_all, method: 'GET', versions: database_users_versions('getAllUsers'), paged: true, handle: database_users_list },
  { ...database_users_one, method: 'GET', versions: database_users_versions('getUserByName'), handle: database_users_read },
  {
    ...database_users_one,
    method: 'PATCH',
    versions: database_users_versions('patchUser'),
    takesBody: true,
    audit: 'MONGODB_USER_UPDATED',
    handle: database_users_update,
  },
  { ...database_users_one, method: 'DELETE', versions: database_users_versions('deleteUser'), audit: 'MONGODB_USER_DELETED', handle: database_users_remove },
];
;
const TYPES = {
  GROUP_CREATED: { both: true, description: 'Project created' },
  GROUP_DELETED: { both: true, description: 'Project deleted' },
  GROUP_NAME_CHANGED: { both: false, description: 'Project renamed' },
  GROUP_TAGS_MODIFIED: { both: true, description: 'Tags of the project changed' },
  GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED: { both: false, description: 'Default alerts of the project changed' },
  PROJECT_LIMIT_UPDATED: { both: false, description: 'Limit of the project changed' },
  CLUSTER_CREATED: { both: false, description: 'Cluster requested' },
  CLUSTER_READY: { both: false, description: 'Cluster ready for the first time' },
  CLUSTER_UPDATE_SUBMITTED: { both: false, description: 'Change of the cluster requested' },
  CLUSTER_UPDATE_STARTED: { both: false, description: 'Change of the cluster begun' },
  CLUSTER_UPDATE_COMPLETED: { both: false, description: 'Change of the cluster done' },
  CLUSTER_DELETE_SUBMITTED: { both: false, description: 'Deletion of the cluster requested' },
  CLUSTER_DELETED: { both: false, description: 'Cluster deleted' },
  CLUSTER_TAGS_MODIFIED: { both: false, description: 'Tags of the cluster changed' },
  FREE_UPGRADE_STARTED: { both: false, description: 'Upgrade of the free cluster begun' },
  FLEX_UPGRADE_STARTED: { both: false, description: 'Upgrade of the flex cluster begun' },
  SAMPLE_DATASET_LOAD_REQUESTED: { both: false, description: 'Sample data requested' },
  MONGODB_USER_ADDED: { both: false, description: 'Database user added' },
  MONGODB_USER_UPDATED: { both: false, description: 'Database user changed' },
  MONGODB_USER_DELETED: { both: false, description: 'Database user deleted' },
  MONGODB_USER_X509_CERT_CREATED: { both: false, description: 'Certificate of a database user made' },
  MONGODB_ROLE_ADDED: { both: false, description: 'Database role added' },
  MONGODB_ROLE_UPDATED: { both: false, description: 'Database role changed' },
  MONGODB_ROLE_DELETED: { both: false, description: 'Database role deleted' },
  NETWORK_PERMISSION_ENTRY_ADDED: { both: false, description: 'Entry added to the access list of the project' },
  NETWORK_PERMISSION_ENTRY_UPDATED: { both: false, description: 'Entry of the access list of the project changed' },
  NETWORK_PERMISSION_ENTRY_REMOVED: { both: false, description: 'Entry of the access list of the project removed' },
  CPS_ON_DEMAND_SNAPSHOT_REQUESTED: { both: false, description: 'Snapshot requested' },
  CPS_SNAPSHOT_DELETED_AUDIT: { both: false, description: 'Snapshot deleted' },
  CPS_RESTORE_REQUESTED_AUDIT: { both: false, description: 'Restore requested' },
  TENANT_RESTORE_REQUESTED_AUDIT: { both: false, description: 'Restore of a flex cluster requested' },
  API_KEY_CREATED: { both: true, description: 'API key created' },
  API_KEY_DELETED: { both: true, description: 'API key deleted' },
  API_KEY_ROLES_CHANGED: { both: true, description: 'Roles of the API key changed' },
  API_KEY_DESCRIPTION_CHANGED: { both: true, description: 'Description of the API key changed' },
  API_KEY_ADDED_TO_GROUP: { both: true, description: 'API key added to the project' },
  API_KEY_REMOVED_FROM_GROUP: { both: true, description: 'API key removed from the project' },
  API_KEY_ACCESS_LIST_ENTRY_ADDED: { both: true, description: 'Entry added to the access list of the API key' },
  API_KEY_ACCESS_LIST_ENTRY_DELETED: { both: true, description: 'Entry of the access list of the API key removed' },
  SERVICE_ACCOUNT_CREATED: { both: true, description: 'Service account created' },
  SERVICE_ACCOUNT_DELETED: { both: true, description: 'Service account deleted' },
  SERVICE_ACCOUNT_ROLES_CHANGED: { both: true, description: 'Roles of the service account changed' },
  SERVICE_ACCOUNT_DETAILS_CHANGED: { both: true, description: 'Name or description of the service account changed' },
  SERVICE_ACCOUNT_ADDED_TO_GROUP: { both: true, description: 'Service account added to the project' },
  SERVICE_ACCOUNT_REMOVED_FROM_GROUP: { both: true, description: 'Service account removed from the project' },
  SERVICE_ACCOUNT_SECRET_ADDED: { both: true, description: 'Secret added to the service account' },
  SERVICE_ACCOUNT_SECRET_DELETED: { both: true, description: 'Secret of the service account deleted' },
  SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED: { both: true, description: 'Entry added to the account’s access list' },
  SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED: { both: true, description: 'Entry of the account’s access list removed' },
  ORG_PUBLIC_API_ACCESS_LIST_REQUIRED: { both: true, description: 'Access list required for the API' },
  ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED: { both: true, description: 'Access list no longer required for the API' },
  ORG_SETTINGS_UPDATED: { both: true, description: 'Settings of the organization changed' },
};
const eventTypes = Object.entries(TYPES).map(([eventType, { description }]) => ({ eventType, description }));
const concernsOrganization = (type) => TYPES[type].both;
;
const events_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiEventsResource::${javaMethod}` }];
const FILTERS = ['eventType', 'excludedEventType', 'maxDate', 'minDate', 'includeRaw'];
function ofProject({ world, params }) {
  const { id, orgId } = findProject(world, params['groupId'] ?? '', 'read');
  const events = world.state.events.filter(({ groupId }) => groupId === id);
  return { path: `/groups/${id}/events`, ids: { groupId: id, orgId }, events };
}
function ofOrganization({ world, params }) {
  const orgId = params['orgId'] ?? '';
  checkOrganization(world, orgId);
  const events = world.state.events.filter(({ type }) => concernsOrganization(type));
  return { path: `/orgs/${orgId}/events`, ids: { orgId }, events };
}
function events_render(event, { path, ids }, { link }) {
  const { id, createdAt, type, groupId, actor, details } = event;
  return {
    ...actor,
    ...details,
    created: timestamp(createdAt),
    eventTypeName: type,
    ...(groupId === undefined ? {} : { groupId }),
    id,
    isGlobalAdmin: false,
    links: [{ href: link(`${path}/${id}`), rel: 'self' }],
    ...ids,
  };
}
function dateOf(name, query) {
  const text = query.get(name);
  if (text === null)
    return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(time))
    return time;
  throw new Problem(400, 'INVALID_QUERY_PARAMETER', {
    detail: `Invalid query parameter ${name} specified: ${text}.`,
    parameters: [name],
  });
}
const listOf = (query, name) => query.getAll(name).flatMap((text) => text.split(','));
function wanted({ query }) {
  const [types, excluded] = [listOf(query, 'eventType'), listOf(query, 'excludedEventType')];
  const clusters = listOf(query, 'clusterNames');
  const from = dateOf('minDate', query) ?? Number.NEGATIVE_INFINITY;
  const to = dateOf('maxDate', query) ?? Number.POSITIVE_INFINITY;
  return ({ type, createdAt, details }) => (types.length === 0 || types.includes(type)) &&
    !excluded.includes(type) &&
    (clusters.length === 0 || clusters.includes(details['clusterName'])) &&
    createdAt >= from &&
    createdAt <= to;
}
const events_list = (find) => (call) => {
  const log = find(call);
  const newest = log.events.toReversed().sort((a, b) => b.createdAt - a.createdAt);
  const page = newest.filter(wanted(call)).map((event) => events_render(event, log, call));
  return {
    status: 200,
    page,
    filters: { includeCount: 'false', includeRaw: call.query.get('includeRaw') ?? 'false' },
  };
};
const events_read = (find) => (call) => {
  const log = find(call);
  const id = call.params['eventId'] ?? '';
  const event = log.events.find((one) => one.id === id);
  if (event)
    return { status: 200, body: events_render(event, log, call) };
  throw new Problem(404, 'EVENT_NOT_FOUND', { detail: `No event with ID ${id} exists.`, parameters: [id] });
};
function types({ caller }) {
  if (!isMember(caller.grants) && !hasRole(caller.grants, ['Organization Member']))
    throw unauthorized();
  return { status: 200, page: eventTypes.map((type) => ({ alertable: false, ...type })) };
}
const project = { path: '/groups/{groupId}/events', limit: 'projectEvents' };
const organization = { path: '/orgs/{orgId}/events', limit: 'organizationEvents' };
const events = [
  {
    ...project,
    method: 'GET',
    versions: events_versions('getGroupEvents'),
    query: [...FILTERS, 'clusterNames'],
    paged: true,
    handle: events_list(ofProject),
  },
  {
    ...project,
    path: `${project.path}/{eventId}`,
    method: 'GET',
    versions: events_versions('getGroupEvent'),
    query: ['includeRaw'],
    handle: events_read(ofProject),
  },
  {
    ...organization,
    method: 'GET',
    versions: events_versions('getOrgEvents'),
    query: FILTERS,
    paged: true,
    handle: events_list(ofOrganization),
  },
  {
    ...organization,
    path: `${organization.path}/{eventId}`,
    method: 'GET',
    versions: events_versions('getOrgEvent'),
    query: ['includeRaw'],
    handle: events_read(ofOrganization),
  },
  {
    method: 'GET',
    path: '/eventTypes',
    versions: events_versions('getEventTypes'),
    limit: 'eventTypes',
    paged: true,
    handle: types,
  },
];
;
function checkTarget({ source, from, target, to, world, }) {
  const { name, kind, phase, paused, settings, shards } = target;
  const refuse = (why) => new Problem(403, 'CANNOT_RESTORE_TO_TARGET', {
    detail: `Cannot restore to target cluster ${name} in group ${to.id}: ${why}.`,
    parameters: [name, to.id],
  });
  if (from.restriction !== to.restriction) {
    throw refuse('its project is restricted to other regions than the project of the snapshot');
  }
  if (kind !== 'dedicated')
    throw refuse('it is not a dedicated cluster');
  if (phase.doing === 'updating' && phase.what === 'restore')
    throw restoreInProgress(name, to);
  if (paused) {
    throw new Problem(400, 'CLUSTER_PAUSED_CANNOT_RESTORE', {
      detail: `Cannot restore to cluster ${name} in group ${to.id} while it is paused.`,
      parameters: [name, to.id],
    });
  }
  if (phase.doing !== 'nothing') {
    const why = 'it is being created, changed or deleted';
    throw busyRefusal(world, { named: refuse(why), why: `Cannot restore to ${name}: ${why}` });
  }
  const hardware = shards[0]?.regions[0]?.electable;
  if ((hardware?.diskSizeGB ?? 0) < source.diskSizeGB)
    throw refuse(`its disk is smaller than ${source.diskSizeGB} GB`);
  const smaller = sizeNumber(hardware?.instanceSize ?? '') < sizeNumber(source.instanceSize);
  if (smaller && world.quirks.restoreToSmallerTier === 'refuse')
    throw refuse(`its tier is below ${source.instanceSize}`);
  if (Number(settings.mongoDBMajorVersion) < Number(source.majorVersion)) {
    throw refuse(`its MongoDB version is older than ${source.majorVersion}`);
  }
  const sharded = settings.clusterType !== 'REPLICASET';
  if (sharded !== source.sharded || (sharded && shards.length < source.members.length)) {
    throw refuse('its topology does not fit the snapshot');
  }
}
function restoreInProgress(name, { id }) {
  return new Problem(409, 'ATLAS_CLUSTER_RESTORE_IN_PROGRESS', {
    detail: `Cluster ${name} in group ${id} is being restored.`,
    parameters: [name, id],
  });
}
const sizeNumber = (size) => Number(/\d+/.exec(size)?.[0] ?? 0);
;
const START_MS = 27_000;
const FINISH_MS = 106_000;
const KEPT_MS = daysMs(8);
function flexTimes({ scheduledAt }) {
  return { start: scheduledAt + START_MS, finish: scheduledAt + FINISH_MS, expiration: scheduledAt + KEPT_MS };
}
function flexStatus(snapshot, now) {
  const { start, finish } = flexTimes(snapshot);
  return now >= finish ? 'COMPLETED' : now >= start ? 'RUNNING' : 'PENDING';
}
function dailySnapshots(cluster, { before, now, world }) {
  const snapshots = before.filter(({ clusterId }) => clusterId === cluster.id);
  const last = snapshots.at(-1);
  let scheduledAt = last ? last.scheduledAt + daysMs(1) : cluster.createdAt + world.quirks.flexFirstSnapshotMs;
  for (; scheduledAt <= now && cluster.phase.doing !== 'deleting'; scheduledAt += daysMs(1)) {
    snapshots.push({ id: world.random.objectId(), clusterId: cluster.id, scheduledAt });
  }
  return snapshots.filter((snapshot) => now < flexTimes(snapshot).expiration);
}
;
function restoreId(random, now) {
  return (Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0') + random.objectId().slice(8));
}
;
function beginFlexRestore({ project, cluster, snapshotId, target, call, }) {
  const { world, now } = call;
  const { backups } = project;
  const snapshot = findFlexSnapshot({ project, cluster, id: snapshotId });
  if (flexStatus(snapshot, now) !== 'COMPLETED') {
    throw new Problem(409, 'CANNOT_START_RESTORE_JOB_FOR_INCOMPLETE_CLUSTER_SNAPSHOT', {
      detail: `Cannot start a restore job for snapshot ${snapshot.id}, which is not complete.`,
      parameters: [snapshot.id],
    });
  }
  const until = now + world.quirks.flexRestoreMs;
  const written = target && occupy({ target, call, until });
  const fails = backups.failedRestores < world.quirks.restoresFail;
  if (fails)
    backups.failedRestores += 1;
  const restore = {
    id: restoreId(world.random, now),
    clusterName: cluster.name,
    snapshot: { id: snapshot.id, finishedAt: flexTimes(snapshot).finish },
    target: written,
    requestedAt: now,
    until,
    fails,
    outcome: { how: 'running' },
  };
  backups.flexRestores = [restore, ...backups.flexRestores];
  return restore;
}
function occupy({ target, call: { world, now }, until, }) {
  const to = findProject(world, target.groupId, 'write');
  const cluster = to.clusters.find(({ name }) => name === target.clusterName);
  if (!cluster)
    throw clusterNotFound(target.clusterName, to);
  checkFlexTarget(cluster, { to, call: { world } });
  const visibleFrom = world.quirks.clusterWhileRestored === 'IDLE' ? until : now;
  cluster.phase = { doing: 'updating', what: 'restore', visibleFrom, until };
  return { groupId: to.id, clusterId: cluster.id, clusterName: cluster.name };
}
function checkFlexTarget({ name, kind, paused, phase, settings }, { to, call }) {
  const refuse = (code, why) => new Problem(400, code, {
    detail: `Cannot restore to cluster ${name} in group ${to.id}: ${why}.`,
    parameters: [name],
  });
  const fits = kind === 'flex' || (kind === 'dedicated' && call.world.quirks.flexOntoDedicated === 'accept');
  if (!fits || settings.clusterType !== 'REPLICASET') {
    throw refuse('TENANT_RESTORE_INCOMPATIBLE_TOPOLOGY', 'it is not of a kind that takes snapshots of flex clusters');
  }
  if (phase.doing === 'updating' && phase.what === 'restore')
    throw restoreInProgress(name, to);
  if (paused || phase.doing !== 'nothing') {
    const why = 'it is paused, or being created, changed or deleted';
    const named = refuse('TENANT_RESTORE_DESTINATION_UNAVAILABLE', why);
    throw busyRefusal(call.world, { named, why: `Cannot restore to ${name}: ${why}` });
  }
  if (Number(settings.mongoDBMajorVersion) < FLEX_MAJOR) {
    throw refuse('TENANT_RESTORE_VERSION_MISMATCH', `its MongoDB version is older than ${FLEX_MAJOR}`);
  }
}
const FLEX_MAJOR = 8;
function findFlexSnapshot({ project, cluster, id, }) {
  const found = project.backups.flexSnapshots.find((one) => one.id === id && one.clusterId === cluster.id);
  if (found)
    return found;
  throw new Problem(404, 'TENANT_SNAPSHOT_NOT_FOUND', {
    detail: `No snapshot with ID ${id} exists for cluster ${cluster.name} in group ${project.id}.`,
    parameters: [id, cluster.name, project.id],
  });
}
;
const flex_restore_STARTED = 0.05;
function restoreStatus({ requestedAt, until, outcome }, now) {
  if (outcome.how === 'finished')
    return 'COMPLETED';
  if (outcome.how !== 'running')
    return 'FAILED';
  return now - requestedAt < (until - requestedAt) * flex_restore_STARTED ? 'PENDING' : 'RUNNING';
}
;
const flex_backups_versions = (javaMethod) => [
  { date: '2024-11-13', javaMethod: `ApiAtlasFlexBackupResource::${javaMethod}` },
];
const restoreSchema = schemas .rej({
  snapshotId: schemas .YjP(),
  targetDeploymentItemName: schemas .YjP(),
  targetProjectId: schemas .lqM(schemas .YjP()),
});
const downloadSchema = schemas .rej({ snapshotId: schemas .YjP() });
const flex_backups_READ_ONLY = [
  'deliveryType',
  'expirationDate',
  'id',
  'instanceName',
  'links',
  'projectId',
  'restoreFinishedDate',
  'restoreScheduledDate',
  'snapshotFinishedDate',
  'snapshotUrl',
  'status',
];
const EXPIRES_MS = 6 * 3600 * 1000;
function flex_backups_renderSnapshot(snapshot, { now }) {
  const { start, finish, expiration } = flexTimes(snapshot);
  const status = flexStatus(snapshot, now);
  return {
    expiration: timestamp(expiration),
    ...(status === 'COMPLETED' ? { finishTime: timestamp(finish) } : {}),
    id: snapshot.id,
    mongoDBVersion: '8.0.29',
    scheduledTime: timestamp(snapshot.scheduledAt),
    ...(status === 'PENDING' ? {} : { startTime: timestamp(start) }),
    status,
  };
}
function renderRestore(restore, { call, groupId }) {
  const { id, clusterName, snapshot, target, requestedAt, outcome } = restore;
  return {
    deliveryType: target ? 'RESTORE' : 'DOWNLOAD',
    expirationDate: timestamp(requestedAt + EXPIRES_MS),
    id,
    instanceName: clusterName,
    projectId: groupId,
    ...(outcome.how === 'finished' ? { restoreFinishedDate: timestamp(outcome.at) } : {}),
    restoreScheduledDate: timestamp(requestedAt),
    snapshotFinishedDate: timestamp(snapshot.finishedAt),
    snapshotId: snapshot.id,
    ...(target ? {} : { snapshotUrl: `${call.request.origin}/downloads/${id}.tgz` }),
    status: restoreStatus(restore, call.now),
    ...(target ? { targetDeploymentItemName: target.clusterName, targetProjectId: target.groupId } : {}),
  };
}
function listSnapshots(call) {
  const { project, cluster } = findFlexBackedUp(call, 'read');
  const own = project.backups.flexSnapshots.filter(({ clusterId }) => clusterId === cluster.id);
  return { status: 200, page: own.map((snapshot) => flex_backups_renderSnapshot(snapshot, call)) };
}
function readSnapshot(call) {
  const found = findFlexSnapshot({ ...findFlexBackedUp(call, 'read'), id: call.params['snapshotId'] ?? '' });
  return { status: 200, body: flex_backups_renderSnapshot(found, call) };
}
function restore(call) {
  const { project, cluster } = findFlexBackedUp(call, 'write');
  const body = readBody(call.body, { schema: restoreSchema, readOnly: flex_backups_READ_ONLY, quirks: call.world.quirks });
  const { snapshotId, targetDeploymentItemName: clusterName, targetProjectId: groupId = project.id } = body;
  const begun = beginFlexRestore({ project, cluster, snapshotId, target: { groupId, clusterName }, call });
  return { status: 200, body: renderRestore(begun, { call, groupId: project.id }) };
}
function download(call) {
  const { project, cluster } = findFlexBackedUp(call, 'write');
  const { snapshotId } = readBody(call.body, {
    schema: downloadSchema,
    readOnly: flex_backups_READ_ONLY,
    quirks: call.world.quirks,
  });
  const begun = beginFlexRestore({ project, cluster, snapshotId, target: undefined, call });
  return { status: 200, body: renderRestore(begun, { call, groupId: project.id }) };
}
function listRestores(call) {
  const { project, cluster } = findFlexBackedUp(call, 'read');
  const own = project.backups.flexRestores.filter(({ clusterName }) => clusterName === cluster.name);
  return { status: 200, page: own.map((one) => renderRestore(one, { call, groupId: project.id })) };
}
function readRestore(call) {
  const { project, cluster } = findFlexBackedUp(call, 'read');
  const id = call.params['restoreJobId'] ?? '';
  const found = project.backups.flexRestores.find((one) => one.id === id && one.clusterName === cluster.name);
  if (!found) {
    throw new Problem(404, 'TENANT_RESTORE_NOT_FOUND', {
      detail: `No restore job with ID ${id} exists for cluster ${cluster.name} in group ${project.id}.`,
      parameters: [id, cluster.name, project.id],
    });
  }
  return { status: 200, body: renderRestore(found, { call, groupId: project.id }) };
}
const flex_backups_base = '/groups/{groupId}/flexClusters/{name}/backup';
const limit = 'flexBackups';
const get = { limit, method: 'GET' };
const post = { limit, method: 'POST', takesBody: true };
const flexBackups = [
  { ...get, path: `${flex_backups_base}/snapshots`, versions: flex_backups_versions('getSnapshots'), paged: true, handle: listSnapshots },
  { ...get, path: `${flex_backups_base}/snapshots/{snapshotId}`, versions: flex_backups_versions('getSnapshot'), handle: readSnapshot },
  {
    ...post,
    path: `${flex_backups_base}/restoreJobs`,
    versions: flex_backups_versions('createRestoreJob'),
    audit: 'TENANT_RESTORE_REQUESTED_AUDIT',
    handle: restore,
  },
  { ...get, path: `${flex_backups_base}/restoreJobs`, versions: flex_backups_versions('getRestoreJobs'), paged: true, handle: listRestores },
  { ...get, path: `${flex_backups_base}/restoreJobs/{restoreJobId}`, versions: flex_backups_versions('getRestoreJob'), handle: readRestore },
  { ...post, path: `${flex_backups_base}/download`, versions: flex_backups_versions('createDownload'), handle: download },
];
;
const HARDWARE = {
  instanceSize: 'FLEX',
  nodeCount: 3,
  diskSizeGB: 5,
  diskIOPS: undefined,
  ebsVolumeType: undefined,
};
function createFlexCluster({ body, project, world, now, }) {
  checkRoom(project, world);
  const { random } = world;
  const region = {
    ...body.providerSettings,
    providerName: 'FLEX',
    priority: 7,
    electable: HARDWARE,
    readOnly: HARDWARE,
    analytics: HARDWARE,
    autoScaling: { compute: {}, diskGB: { enabled: false } },
    analyticsAutoScaling: undefined,
  };
  const ids = { id: random.objectId(), legacyId: random.objectId(), zoneId: random.objectId() };
  const cluster = {
    ...identity({ kind: 'flex', name: body.name, project, random, now }),
    settings: applySettings({ terminationProtectionEnabled: body.terminationProtectionEnabled }),
    tags: body.tags ?? [],
    shards: [{ ...ids, zoneName: 'Zone 1', regions: [region] }],
    paused: false,
    phase: { doing: 'creating', until: now + world.quirks.timings.createFlex },
    autoScalingMode: 'CLUSTER_WIDE_SCALING',
  };
  project.clusters.push(cluster);
  return cluster;
}
;
const flex_clusters_versions = (javaMethod) => [
  { date: '2024-11-13', javaMethod: `ApiAtlasFlexClusterResource::${javaMethod}` },
];
const flex_clusters_createSchema = schemas .rej({
  name: schemas .YjP(),
  providerSettings: schemas .rej({ backingProviderName: schemas .k5n(['AWS', 'AZURE', 'GCP']), regionName: schemas .YjP() }),
  tags: schemas .lqM(tags),
  terminationProtectionEnabled: schemas .lqM(schemas .zMY()),
});
const flex_clusters_updateSchema = schemas .rej({ tags: schemas .lqM(tags), terminationProtectionEnabled: schemas .lqM(schemas .zMY()) });
const flex_clusters_READ_ONLY = ['links', 'id', 'groupId', 'stateName', 'connectionStrings', 'createDate', 'mongoDBVersion'];
function renderFlexCluster(cluster, { call, project, reply }) {
  const region = cluster.shards[0]?.regions[0];
  const updating = reply === 'to-update' && cluster.phase.doing === 'updating';
  return {
    backupSettings: { enabled: true },
    clusterType: 'REPLICASET',
    connectionStrings: connectionStrings(cluster, call.world),
    createDate: timestamp(cluster.createdAt),
    groupId: project.id,
    id: cluster.id,
    mongoDBVersion: '8.0.29',
    name: cluster.name,
    providerSettings: {
      backingProviderName: region?.backingProviderName,
      diskSizeGB: region?.electable.diskSizeGB,
      providerName: 'FLEX',
      regionName: region?.regionName,
    },
    stateName: updating ? 'UPDATING' : stateName(cluster, call.now),
    ...(reply === 'to-create' && cluster.tags.length === 0 ? {} : { tags: cluster.tags }),
    terminationProtectionEnabled: cluster.settings.terminationProtectionEnabled,
    versionReleaseSystem: cluster.settings.versionReleaseSystem,
  };
}
const flex_clusters_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function findFlexCluster(call, project, needs) {
  const name = call.params['name'] ?? '';
  const cluster = project.clusters.find((candidate) => candidate.name === name);
  if (!cluster || (needs === 'read' && !isReadable(cluster, call)))
    throw clusterNotFound(name, project);
  if (cluster.kind === 'flex')
    return cluster;
  throw clusterOfOtherApi(cluster);
}
function flex_clusters_add(call) {
  const { world, now } = call;
  const project = flex_clusters_projectOf(call, 'write');
  const body = readBody(call.body, { schema: flex_clusters_createSchema, readOnly: flex_clusters_READ_ONLY, quirks: world.quirks });
  if (world.cloud === 'government') {
    throw new Problem(403, 'FEATURE_UNSUPPORTED', {
      detail: 'Flex clusters are not available in Atlas for Government.',
    });
  }
  checkClusterName(body.name, project);
  const { backingProviderName, regionName } = body.providerSettings;
  const provider = checkProvider(backingProviderName, world.cloud);
  checkRegion(regionName, { provider, project, cloud: world.cloud, shared: true });
  const cluster = createFlexCluster({ body, project, world, now });
  return { status: 201, body: renderFlexCluster(cluster, { call, project, reply: 'to-create' }) };
}
function flex_clusters_list(call) {
  const project = flex_clusters_projectOf(call, 'read');
  const flex = project.clusters.filter((cluster) => cluster.kind === 'flex' && isReadable(cluster, call));
  return { status: 200, page: flex.map((cluster) => renderFlexCluster(cluster, { call, project, reply: 'to-read' })) };
}
function flex_clusters_read(call) {
  const project = flex_clusters_projectOf(call, 'read');
  return {
    status: 200,
    body: renderFlexCluster(findFlexCluster(call, project, 'read'), { call, project, reply: 'to-read' }),
  };
}
function flex_clusters_update(call) {
  const { world, now } = call;
  const project = flex_clusters_projectOf(call, 'write');
  const cluster = findFlexCluster(call, project, 'write');
  const body = readBody(call.body, { schema: flex_clusters_updateSchema, readOnly: flex_clusters_READ_ONLY, quirks: world.quirks });
  if (isDeletionRequested(cluster))
    throw alreadyRequestedDeletion(cluster);
  if (Object.keys(body).length === 0 && world.quirks.emptyUpdate === 'refuse')
    throw emptyUpdate();
  checkRestored(cluster, project);
  checkBusy(cluster, world);
  cluster.tags = body.tags ?? cluster.tags;
  const terminationProtectionEnabled = body.terminationProtectionEnabled;
  if (terminationProtectionEnabled !== undefined)
    cluster.settings = { ...cluster.settings, terminationProtectionEnabled };
  if (cluster.phase.doing !== 'creating') {
    const { patchLagMs, timings } = world.quirks;
    cluster.phase = { doing: 'updating', what: 'settings', visibleFrom: now + patchLagMs, until: now + timings.update };
  }
  return { status: 200, body: renderFlexCluster(cluster, { call, project, reply: 'to-update' }) };
}
function flex_clusters_remove(call) {
  const { world, now } = call;
  const project = flex_clusters_projectOf(call, 'write');
  const cluster = findFlexCluster(call, project, 'write');
  deleteCluster({ cluster, retainBackups: false, project, world, now });
  return { status: 204 };
}
const flex_clusters_all = { path: '/groups/{groupId}/flexClusters', limit: 'flexClusters' };
const flex_clusters_one = { path: '/groups/{groupId}/flexClusters/{name}', limit: 'flexClusters' };
const flexClusters = [
  {
    ...flex_clusters_all,
    method: 'POST',
    versions: flex_clusters_versions('createFlexCluster'),
    takesBody: true,
    audit: 'CLUSTER_CREATED',
    handle: flex_clusters_add,
  },
  { ...flex_clusters_all, method: 'GET', versions: flex_clusters_versions('getAllFlexClusters'), paged: true, handle: flex_clusters_list },
  { ...flex_clusters_one, method: 'GET', versions: flex_clusters_versions('getFlexCluster'), handle: flex_clusters_read },
  {
    ...flex_clusters_one,
    method: 'PATCH',
    versions: flex_clusters_versions('updateFlexCluster'),
    takesBody: true,
    audit: clusterChanges,
    handle: flex_clusters_update,
  },
  {
    ...flex_clusters_one,
    method: 'DELETE',
    versions: flex_clusters_versions('deleteFlexCluster'),
    audit: 'CLUSTER_DELETE_SUBMITTED',
    handle: flex_clusters_remove,
  },
];
;
function addressesOf({ id, name }) {
  const first = Number.parseInt(id.slice(-2), 16) % 252;
  const addresses = [1, 2, 3].map((node) => `192.0.2.${first + node}`);
  return { clusterName: name, futureInbound: [], futureOutbound: [], inbound: addresses, outbound: addresses };
}
function ip_addresses_read(call) {
  const { id, clusters } = findProject(call.world, call.params['groupId'] ?? '', 'read');
  const reachable = clusters.filter(({ kind, ready, paused }) => kind === 'dedicated' && ready && !paused);
  return { status: 200, body: { groupId: id, services: { clusters: reachable.map(addressesOf) } } };
}
const ipAddresses = [
  {
    method: 'GET',
    path: '/groups/{groupId}/ipAddresses',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasGroupIpAddressesResource::getIpAddresses' }],
    limit: 'ipAddresses',
    handle: ip_addresses_read,
  },
];
;
const limits_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasGroupLimitsResource::${javaMethod}` },
];
const limits_updateSchema = schemas .rej({ name: schemas .lqM(schemas .YjP()), value: schemas .Whr().check(api .qm(0)) });
const limits_READ_ONLY = ['currentUsage', 'defaultLimit', 'maximumLimit'];
function ruleOf({ params }) {
  const name = params['limitName'] ?? '';
  const rule = limitRules.find((one) => one.name === name);
  if (rule)
    return rule;
  throw new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource ${name}.`, parameters: [name] });
}
function limits_render(rule, project, { world }) {
  const { name, usage, defaultLimit, maximumLimit } = rule;
  const value = limitOf(rule, project, world.quirks);
  if (value === undefined)
    return undefined;
  return {
    currentUsage: usage?.(project) ?? 0,
    ...(defaultLimit === undefined ? {} : { defaultLimit }),
    ...(maximumLimit === undefined ? {} : { maximumLimit }),
    name,
    value,
  };
}
const limits_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function limits_list(call) {
  const project = limits_projectOf(call, 'read');
  return { status: 200, body: limitRules.flatMap((rule) => limits_render(rule, project, call) ?? []) };
}
function limits_read(call) {
  const project = limits_projectOf(call, 'read');
  const rule = ruleOf(call);
  const body = limits_render(rule, project, call);
  if (body)
    return { status: 200, body };
  throw new Problem(404, 'RESOURCE_NOT_FOUND', {
    detail: `Cannot find resource ${rule.name}.`,
    parameters: [rule.name],
  });
}
function limits_update(call) {
  const project = limits_projectOf(call, 'write');
  const rule = ruleOf(call);
  const { name, value } = readBody(call.body, { schema: limits_updateSchema, readOnly: limits_READ_ONLY, quirks: call.world.quirks });
  if (name !== undefined && name !== rule.name)
    throw invalidAttribute('name');
  const most = rule.maximumLimit;
  if (most !== undefined && value > most) {
    throw invalidAttribute('value', `The limit ${rule.name} cannot be set to more than ${most}.`);
  }
  project.limits = { ...project.limits, [rule.name]: value };
  return { status: 200, body: limits_render(rule, project, call) };
}
function limits_remove(call) {
  const project = limits_projectOf(call, 'write');
  const { name } = ruleOf(call);
  project.limits = Object.fromEntries(Object.entries(project.limits).filter(([other]) => other !== name));
  return { status: 204 };
}
const limits_one = { path: '/groups/{groupId}/limits/{limitName}', limit: 'projectLimits' };
const limits = [
  {
    method: 'GET',
    path: '/groups/{groupId}/limits',
    versions: limits_versions('getAllGroupLimits'),
    limit: 'projectLimits',
    handle: limits_list,
  },
  { ...limits_one, method: 'GET', versions: limits_versions('getGroupLimit'), handle: limits_read },
  {
    ...limits_one,
    method: 'PATCH',
    versions: limits_versions('setGroupLimit'),
    takesBody: true,
    audit: 'PROJECT_LIMIT_UPDATED',
    handle: limits_update,
  },
  { ...limits_one, method: 'DELETE', versions: limits_versions('deleteGroupLimit'), audit: 'PROJECT_LIMIT_UPDATED', handle: limits_remove },
];
;
const maintenance_window_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasGroupMaintenanceWindowResource::${javaMethod}` },
];
const hour = schemas .yqP(schemas .Whr().check(api .qm(0), api .Zm(23)));
const maintenance_window_schema = schemas .rej({
  autoDeferOnceEnabled: schemas .lqM(schemas .zMY()),
  dayOfWeek: schemas .lqM(schemas .Whr()),
  hourOfDay: schemas .lqM(schemas .Whr()),
  protectedHours: schemas .lqM(schemas .rej({ startHourOfDay: hour, endHourOfDay: hour })),
  startASAP: schemas .lqM(schemas .zMY()),
});
const maintenance_window_READ_ONLY = ['numberOfDeferrals', 'timeZoneId'];
const maintenance_window_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
const maintenance_window_refusal = (code, detail, parameters = []) => new Problem(400, code, { detail, parameters });
function windowOf({ id, maintenanceWindow }) {
  if (maintenanceWindow)
    return maintenanceWindow;
  throw maintenance_window_refusal('ATLAS_MAINTENANCE_WINDOW_NOT_DEFINED', `No maintenance window is defined for group ${id}.`, [id]);
}
function notScheduled({ id }) {
  return maintenance_window_refusal('ATLAS_MAINTENANCE_NOT_SCHEDULED', `No maintenance is scheduled for group ${id}.`, [id]);
}
function maintenance_window_read(call) {
  const project = maintenance_window_projectOf(call, 'read');
  const none = { autoDeferOnceEnabled: false, numberOfDeferrals: 0, startASAP: false };
  if (!project.maintenanceWindow && call.world.quirks.unsetMaintenanceWindow === 'empty') {
    return { status: 200, body: none };
  }
  const { protectedHours, ...shown } = windowOf(project);
  return { status: 200, body: { ...none, ...shown, ...(protectedHours ? { protectedHours } : {}), timeZoneId: 'UTC' } };
}
function maintenance_window_update(call) {
  const project = maintenance_window_projectOf(call, 'write');
  const body = readBody(call.body, { schema: maintenance_window_schema, readOnly: maintenance_window_READ_ONLY, quirks: call.world.quirks });
  if (body.startASAP)
    throw notScheduled(project);
  const before = project.maintenanceWindow;
  const dayOfWeek = body.dayOfWeek ?? before?.dayOfWeek;
  const hourOfDay = body.hourOfDay ?? before?.hourOfDay ?? 0;
  if (dayOfWeek === undefined)
    throw missingAttribute('dayOfWeek');
  if (dayOfWeek < 1 || dayOfWeek > 7) {
    const why = `Day of week ${dayOfWeek} is not between 1 and 7.`;
    throw maintenance_window_refusal('ATLAS_INVALID_MAINTENANCE_WINDOW_DAY_OF_WEEK', why, [dayOfWeek]);
  }
  if (hourOfDay < 0 || hourOfDay > 23) {
    const why = `Hour of day ${hourOfDay} is not between 0 and 23.`;
    throw maintenance_window_refusal('ATLAS_INVALID_MAINTENANCE_WINDOW_HOUR_OF_DAY', why, [hourOfDay]);
  }
  project.maintenanceWindow = {
    dayOfWeek,
    hourOfDay,
    autoDeferOnceEnabled: body.autoDeferOnceEnabled ?? before?.autoDeferOnceEnabled ?? false,
    protectedHours: body.protectedHours ?? before?.protectedHours,
  };
  return { status: 200, contentType: 'absent' };
}
function maintenance_window_reset(call) {
  maintenance_window_projectOf(call, 'write').maintenanceWindow = undefined;
  return { status: 204, contentType: 'absent' };
}
function toggleDeferral(call) {
  const project = maintenance_window_projectOf(call, 'write');
  const before = windowOf(project);
  project.maintenanceWindow = { ...before, autoDeferOnceEnabled: !before.autoDeferOnceEnabled };
  return { status: 200, contentType: 'absent' };
}
function defer(call) {
  throw notScheduled(maintenance_window_projectOf(call, 'write'));
}
const maintenance_window_base = '/groups/{groupId}/maintenanceWindow';
const maintenance_window_limit = 'projectSettings';
const maintenance_window_one = { path: maintenance_window_base, limit: maintenance_window_limit };
const maintenanceWindow = [
  { ...maintenance_window_one, method: 'GET', versions: maintenance_window_versions('getGroupMaintenanceWindow'), handle: maintenance_window_read },
  {
    ...maintenance_window_one,
    method: 'PATCH',
    versions: maintenance_window_versions('patchGroupMaintenanceWindows'),
    takesBody: true,
    handle: maintenance_window_update,
  },
  { ...maintenance_window_one, method: 'DELETE', versions: maintenance_window_versions('resetCustomGroupMaintenanceWindow'), handle: maintenance_window_reset },
  {
    path: `${maintenance_window_base}/autoDefer`,
    limit: maintenance_window_limit,
    method: 'POST',
    versions: maintenance_window_versions('toggleAutoDeferMaintenance'),
    handle: toggleDeferral,
  },
  { path: `${maintenance_window_base}/defer`, limit: maintenance_window_limit, method: 'POST', versions: maintenance_window_versions('deferMaintenance'), handle: defer },
];
;
const organization_api_keys_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiOrganizationApiUsersResource::${javaMethod}` },
];
const desc = schemas .YjP().check(api .m9(1), api .Eb(250));
const organization_api_keys_roles = schemas .YOg(schemas .k5n(ORGANIZATION_ROLES)).check(api .m9(1));
const organization_api_keys_createSchema = schemas .rej({ desc, roles: organization_api_keys_roles });
const organization_api_keys_updateSchema = schemas .rej({ desc: schemas .lqM(desc), roles: schemas .lqM(organization_api_keys_roles) });
const organization_api_keys_READ_ONLY = ['id', 'links', 'privateKey', 'publicKey'];
function organizationOf({ world, params }) {
  const id = params['orgId'] ?? '';
  checkOrganization(world, id);
  return id;
}
function create(call) {
  const orgId = organizationOf(call);
  const body = readBody(call.body, { schema: organization_api_keys_createSchema, readOnly: organization_api_keys_READ_ONLY, quirks: call.world.quirks });
  const grants = body.roles.map((roleName) => ({ orgId, roleName }));
  const key = createKey({ desc: body.desc, grants }, call.world);
  return { status: 200, body: renderKey(key, call, { secret: 'shown' }) };
}
function organization_api_keys_list(call) {
  organizationOf(call);
  const keys = [...call.world.state.identities.apiKeys].reverse();
  return { status: 200, page: keys.map((key) => renderKey(key, call, { secret: 'masked' })) };
}
function organization_api_keys_read(call) {
  organizationOf(call);
  return { status: 200, body: renderKey(findKey(call), call, { secret: 'masked' }) };
}
function organization_api_keys_update(call) {
  const orgId = organizationOf(call);
  const key = findKey(call);
  const body = readBody(call.body, { schema: organization_api_keys_updateSchema, readOnly: organization_api_keys_READ_ONLY, quirks: call.world.quirks });
  if (body.desc === undefined && body.roles === undefined)
    throw missingAttribute('desc');
  key.desc = body.desc ?? key.desc;
  if (body.roles) {
    const others = key.grants.filter((grant) => grant.orgId === undefined);
    key.grants = [...body.roles.map((roleName) => ({ orgId, roleName })), ...others];
  }
  return { status: 200, body: renderKey(key, call, { secret: 'masked' }) };
}
function organization_api_keys_remove(call) {
  organizationOf(call);
  const key = findKey(call);
  const { identities } = call.world.state;
  identities.apiKeys = identities.apiKeys.filter((other) => other !== key);
  return { status: 204 };
}
function changes({ body }) {
  const names = Object.keys(Object(body));
  return [
    ...(names.includes('roles') ? [{ type: 'API_KEY_ROLES_CHANGED' }] : []),
    ...(names.includes('desc') ? [{ type: 'API_KEY_DESCRIPTION_CHANGED' }] : []),
  ];
}
const organization_api_keys_all = { path: '/orgs/{orgId}/apiKeys', limit: 'organizationCredentials' };
const organization_api_keys_one = { path: '/orgs/{orgId}/apiKeys/{apiUserId}', limit: 'organizationCredentials' };
const organizationApiKeys = [
  {
    ...organization_api_keys_all,
    method: 'POST',
    versions: organization_api_keys_versions('createApiUser'),
    takesBody: true,
    audit: 'API_KEY_CREATED',
    handle: create,
  },
  { ...organization_api_keys_all, method: 'GET', versions: organization_api_keys_versions('getApiUsers'), paged: true, handle: organization_api_keys_list },
  { ...organization_api_keys_one, method: 'GET', versions: organization_api_keys_versions('getApiUser'), handle: organization_api_keys_read },
  {
    ...organization_api_keys_one,
    method: 'PATCH',
    versions: organization_api_keys_versions('updateApiUserDescAndRoles'),
    takesBody: true,
    audit: changes,
    handle: organization_api_keys_update,
  },
  { ...organization_api_keys_one, method: 'DELETE', versions: organization_api_keys_versions('deleteApiUser'), audit: 'API_KEY_DELETED', handle: organization_api_keys_remove },
];
;
const organizations_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiOrganizationsResource::${javaMethod}` }];
function renderOrganization({ world, link }, children) {
  const { id, name } = world.state.organization;
  return {
    id,
    isDeleted: false,
    links: [
      { href: link(`/orgs/${id}`), rel: 'self' },
      ...children.map((child) => ({
        href: link(`/orgs/${id}/${child}`),
        rel: `https://cloud.mongodb.com/${child}`,
      })),
    ],
    name,
    skipDefaultAlertsSettings: false,
  };
}
const organizations = [
  {
    method: 'GET',
    path: '/orgs',
    versions: organizations_versions('getAllOrgs'),
    limit: 'organizations',
    query: ['name'],
    paged: true,
    handle: (call) => {
      const prefix = (call.query.get('name') ?? '').toLowerCase();
      const { name } = call.world.state.organization;
      const page = name.toLowerCase().startsWith(prefix) ? [renderOrganization(call, [])] : [];
      return { status: 200, page, filters: { name: call.query.get('name') ?? '' } };
    },
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}',
    versions: organizations_versions('getOrg'),
    limit: 'organization',
    handle: (call) => {
      checkOrganization(call.world, call.params['orgId'] ?? '');
      return { status: 200, body: renderOrganization(call, ['groups', 'teams', 'users']) };
    },
  },
];
;
const privateRoutes = [
  {
    method: 'GET',
    root: '/api/private',
    path: '/ipinfo',
    versions: [{ date: '', javaMethod: 'ApiPrivateIpInfoResource::getIpInfo' }],
    public: true,
    handle: ({ request }) => ({ status: 200, body: { currentIpv4Address: request.address } }),
  },
  {
    method: 'GET',
    root: '/api/private',
    path: '/unauth/nds/defaultMongoDBMajorVersion',
    versions: [],
    public: true,
    handle: () => ({ status: 200, text: '8.0', headers: { 'Content-Type': 'text/plain;charset=iso-8859-1' } }),
  },
];
;
function findService(call, needs) {
  const project = findProject(call.world, call.params['groupId'] ?? '', needs);
  const id = call.params['endpointServiceId'] ?? '';
  const { privateEndpoints } = project;
  const service = privateEndpoints.services.find((one) => one.id === id && one.provider === call.params['cloudProvider']);
  if (!service) {
    throw new Problem(404, 'PRIVATELINK_NOT_FOUND', {
      detail: `No private endpoint service with ID ${id} exists in group ${project.id}.`,
      parameters: [id, project.id],
    });
  }
  return {
    service,
    change(changes) {
      privateEndpoints.services = privateEndpoints.services.map((one) => one === service ? { ...one, ...changes } : one);
    },
  };
}
;
function renderService(service, now) {
  const { id, provider, regionName, endpoints } = service;
  const ids = endpoints.map((endpoint) => endpoint.id);
  const names = now < service.availableAt ? {} : service.names;
  const common = { cloudProvider: provider, errorMessage: null, id, regionName, status: lifeStatus(service, now) };
  if (provider === 'AWS') {
    const { supportedRemoteRegions } = service;
    return { endpointServiceName: null, ...common, ...names, interfaceEndpoints: ids, supportedRemoteRegions };
  }
  if (provider === 'AZURE') {
    const unknown = { privateLinkServiceName: null, privateLinkServiceResourceId: null };
    return { ...unknown, ...common, ...names, privateEndpoints: ids };
  }
  const { portMappingEnabled } = service;
  return { serviceAttachmentNames: [], ...common, ...names, endpointGroupNames: ids, portMappingEnabled };
}
function renderEndpoint({ provider, portMappingEnabled }, endpoint, now) {
  const { id, details, goneAt } = endpoint;
  const status = lifeStatus(endpoint, now);
  const common = { cloudProvider: provider, deleteRequested: goneAt !== undefined, errorMessage: null };
  if (provider === 'AWS') {
    const connectionStatus = status === 'INITIATING' ? 'PENDING' : status;
    return { ...common, connectionStatus, interfaceEndpointId: id };
  }
  if (provider === 'AZURE')
    return { ...common, ...details, privateEndpointResourceId: id, status };
  return { ...common, ...details, endpointGroupName: id, portMappingEnabled, status };
}
;
const private_endpoint_services_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasPrivateEndpointResource::${javaMethod}` },
];
const private_endpoint_services_createSchema = schemas .rej({
  providerName: schemas .k5n(['AWS', 'AZURE', 'GCP']),
  region: schemas .YjP(),
  portMappingEnabled: schemas .lqM(schemas .zMY()),
  supportedRemoteRegions: schemas .lqM(schemas .mee(schemas .YOg(schemas .YjP()).check(api .Eb(35)))),
});
const modeSchema = schemas .rej({ enabled: schemas .zMY() });
function private_endpoint_services_add(call) {
  const { world, now } = call;
  const { random, quirks, cloud } = world;
  const project = findProject(world, call.params['groupId'] ?? '', 'write');
  const body = readBody(call.body, { schema: private_endpoint_services_createSchema, quirks });
  const provider = checkProvider(body.providerName, cloud);
  checkRegion(body.region, { provider, project, cloud, shared: false });
  if (provider !== 'AWS' && body.supportedRemoteRegions)
    throw invalidAttribute('supportedRemoteRegions');
  const { services } = project.privateEndpoints;
  if (services.some((other) => other.provider === provider && other.regionName === body.region)) {
    throw new Problem(409, 'PRIVATELINK_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION', {
      detail: `A private endpoint service already exists for region ${body.region} in group ${project.id}.`,
      parameters: [body.region, project.id],
    });
  }
  const identity = { id: random.objectId(), provider, regionName: body.region };
  const service = {
    ...identity,
    supportedRemoteRegions: body.supportedRemoteRegions ?? null,
    portMappingEnabled: body.portMappingEnabled ?? false,
    names: serviceNames({ ...identity, groupId: project.id, random }),
    endpoints: [],
    availableAt: now + quirks.privateEndpointServiceMs[provider],
    goneAt: undefined,
  };
  project.privateEndpoints.services = [...services, service];
  return { status: 201, body: renderService(service, now) };
}
function private_endpoint_services_list(call) {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'read');
  const provider = checkProvider(call.params['cloudProvider'] ?? '', call.world.cloud);
  const own = project.privateEndpoints.services.filter((service) => service.provider === provider);
  return { status: 200, body: own.map((service) => renderService(service, call.now)) };
}
const private_endpoint_services_read = (call) => ({ status: 200, body: renderService(findService(call, 'read').service, call.now) });
function private_endpoint_services_remove(call) {
  const { service, change } = findService(call, 'write');
  if (service.endpoints.length > 0) {
    throw new Problem(409, 'CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS', {
      detail: `Private endpoint service ${service.id} cannot be deleted while it has endpoints.`,
      parameters: [service.id],
    });
  }
  change({ goneAt: service.goneAt ?? call.now + call.world.quirks.privateEndpointDeleteMs });
  return { status: 202, body: {} };
}
function readMode(call) {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'read');
  return { status: 200, body: { enabled: project.privateEndpoints.regionalMode } };
}
function changeMode(call) {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write');
  const { enabled } = readBody(call.body, { schema: modeSchema, quirks: call.world.quirks });
  project.privateEndpoints.regionalMode = enabled;
  return { status: 202, body: { enabled } };
}
const private_endpoint_services_base = '/groups/{groupId}/privateEndpoint';
const private_endpoint_services_limit = 'privateEndpoints';
const private_endpoint_services_one = { path: `${private_endpoint_services_base}/{cloudProvider}/endpointService/{endpointServiceId}`, limit: private_endpoint_services_limit };
const mode = { path: `${private_endpoint_services_base}/regionalMode`, limit: private_endpoint_services_limit };
const privateEndpointServices = [
  {
    path: `${private_endpoint_services_base}/endpointService`,
    limit: private_endpoint_services_limit,
    method: 'POST',
    versions: private_endpoint_services_versions('addEndpointService'),
    takesBody: true,
    handle: private_endpoint_services_add,
  },
  {
    path: `${private_endpoint_services_base}/{cloudProvider}/endpointService`,
    limit: private_endpoint_services_limit,
    method: 'GET',
    versions: private_endpoint_services_versions('getEndpointServices'),
    handle: private_endpoint_services_list,
  },
  { ...private_endpoint_services_one, method: 'GET', versions: private_endpoint_services_versions('getEndPointService'), handle: private_endpoint_services_read },
  { ...private_endpoint_services_one, method: 'DELETE', versions: private_endpoint_services_versions('deleteEndpointService'), handle: private_endpoint_services_remove },
  { ...mode, method: 'GET', versions: private_endpoint_services_versions('getRegionalizedPrivateLinkEnabled'), handle: readMode },
  {
    ...mode,
    method: 'PATCH',
    versions: private_endpoint_services_versions('updateRegionalizedPrivateLinkEnabled'),
    takesBody: true,
    handle: changeMode,
  },
];
;
const private_endpoints_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasPrivateEndpointResource::${javaMethod}` },
];
const address = schemas .KCZ([schemas .uXy(), schemas .ugL()]);
const cloudProvider = schemas .lqM(schemas .k5n(['AWS', 'AZURE', 'GCP']));
const private_endpoints_schemas = {
  AWS: schemas .rej({ cloudProvider, id: schemas .YjP() }),
  AZURE: schemas .rej({ cloudProvider, id: schemas .YjP(), privateEndpointIPAddress: address }),
  GCP: schemas .rej({
    cloudProvider,
    endpointGroupName: schemas .YjP(),
    gcpProjectId: schemas .YjP(),
    endpoints: schemas .lqM(schemas .YOg(schemas .rej({ endpointName: schemas .lqM(schemas .YjP()), ipAddress: schemas .lqM(address) }))),
  }),
};
function readEndpoint(call, provider) {
  const { quirks } = call.world;
  if (provider === 'AWS') {
    const { cloudProvider: given, id } = readBody(call.body, { schema: private_endpoints_schemas.AWS, quirks });
    checkSame(given, provider);
    if (/^vpce-[0-9a-f]{17}$/.test(id))
      return { id, details: {} };
    throw new Problem(404, 'PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED', {
      detail: `Interface endpoint ID ${id} is malformed.`,
      parameters: [id],
    });
  }
  if (provider === 'AZURE') {
    const { cloudProvider: given, id, ...details } = readBody(call.body, { schema: private_endpoints_schemas.AZURE, quirks });
    checkSame(given, provider);
    return { id, details };
  }
  const { cloudProvider: given, endpointGroupName: id, ...details } = readBody(call.body, { schema: private_endpoints_schemas.GCP, quirks });
  checkSame(given, provider);
  return { id, details };
}
function checkSame(given, provider) {
  if (given !== undefined && given !== provider)
    throw invalidAttribute('cloudProvider');
}
function private_endpoints_add(call) {
  const { world, now } = call;
  const { service, change } = findService(call, 'write');
  const given = readEndpoint(call, service.provider);
  if (lifeStatus(service, now) !== 'AVAILABLE') {
    throw new Problem(409, 'PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS', {
      detail: `Private endpoint service ${service.id} cannot accept endpoints at this time.`,
      parameters: [service.id],
    });
  }
  if (service.endpoints.some(({ id }) => id === given.id)) {
    throw new Problem(409, 'PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS', {
      detail: `Interface endpoint ${given.id} already exists.`,
      parameters: [given.id],
    });
  }
  const endpoint = { ...given, availableAt: now + world.quirks.privateEndpointMs, goneAt: undefined };
  change({ endpoints: [...service.endpoints, endpoint] });
  return { status: 200, body: renderEndpoint(service, endpoint, now) };
}
function find(call, needs) {
  const { service, change } = findService(call, needs);
  const id = call.params['endpointId'] ?? '';
  const endpoint = service.endpoints.find((one) => one.id === id);
  if (endpoint)
    return { service, change, endpoint };
  throw new Problem(404, 'PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND', {
    detail: `Interface endpoint ${id} was not found for private endpoint service ${service.id}.`,
    parameters: [id, service.id],
  });
}
function private_endpoints_read(call) {
  const { service, endpoint } = find(call, 'read');
  return { status: 200, body: renderEndpoint(service, endpoint, call.now) };
}
function private_endpoints_remove(call) {
  const { service, change, endpoint } = find(call, 'write');
  const goneAt = endpoint.goneAt ?? call.now + call.world.quirks.privateEndpointDeleteMs;
  change({ endpoints: service.endpoints.map((one) => (one === endpoint ? { ...one, goneAt } : one)) });
  return { status: 204 };
}
const private_endpoints_base = '/groups/{groupId}/privateEndpoint/{cloudProvider}/endpointService/{endpointServiceId}/endpoint';
const private_endpoints_limit = 'privateEndpoints';
const private_endpoints_one = { path: `${private_endpoints_base}/{endpointId}`, limit: private_endpoints_limit };
const privateEndpoints = [
  { path: private_endpoints_base, limit: private_endpoints_limit, method: 'POST', versions: private_endpoints_versions('addEndpoint'), takesBody: true, handle: private_endpoints_add },
  { ...private_endpoints_one, method: 'GET', versions: private_endpoints_versions('getEndpoint'), handle: private_endpoints_read },
  { ...private_endpoints_one, method: 'DELETE', versions: private_endpoints_versions('deleteEndpoint'), handle: private_endpoints_remove },
];
;
const project_api_keys_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiProjectApiUsersResource::${javaMethod}` },
];
const project_api_keys_desc = schemas .YjP().check(api .m9(1), api .Eb(250));
const project_api_keys_roles = schemas .YOg(schemas .k5n(PROJECT_ROLES)).check(api .m9(1));
const project_api_keys_createSchema = schemas .rej({ desc: project_api_keys_desc, roles: project_api_keys_roles });
const project_api_keys_updateSchema = schemas .rej({ desc: schemas .lqM(project_api_keys_desc), roles: schemas .lqM(project_api_keys_roles) });
const assignSchema = schemas .YOg(schemas .rej({ roles: project_api_keys_roles })).check(api .YA(1));
const project_api_keys_READ_ONLY = ['id', 'links', 'privateKey', 'publicKey'];
const project_api_keys_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function project_api_keys_create(call) {
  const project = project_api_keys_projectOf(call, 'write');
  const body = readBody(call.body, { schema: project_api_keys_createSchema, readOnly: project_api_keys_READ_ONLY, quirks: call.world.quirks });
  const grants = [{ orgId: project.orgId, roleName: 'ORG_MEMBER' }, ...inProject(body.roles, project.id)];
  const key = createKey({ desc: body.desc, grants }, call.world);
  return { status: 200, body: renderKey(key, call, { secret: 'shown' }) };
}
function project_api_keys_list(call) {
  const { id } = project_api_keys_projectOf(call, 'read');
  const keys = call.world.state.identities.apiKeys.filter((key) => isIn(key, id)).reverse();
  return { status: 200, page: keys.map((key) => renderKey(key, call, { secret: 'masked' })) };
}
function project_api_keys_update(call) {
  const { id } = project_api_keys_projectOf(call, 'write');
  const key = findKey(call);
  const body = readBody(call.body, { schema: project_api_keys_updateSchema, readOnly: project_api_keys_READ_ONLY, quirks: call.world.quirks });
  if (body.desc === undefined && body.roles === undefined)
    throw missingAttribute('roles');
  key.desc = body.desc ?? key.desc;
  if (body.roles)
    key.grants = [...outside(key.grants, id), ...inProject(body.roles, id)];
  return { status: 200, body: renderKey(key, call, { secret: 'masked' }) };
}
function project_api_keys_assign(call) {
  const { id } = project_api_keys_projectOf(call, 'write');
  const key = findKey(call);
  const [given] = readBody(call.body, { schema: assignSchema, quirks: call.world.quirks });
  key.grants = [...outside(key.grants, id), ...inProject(given?.roles ?? [], id)];
  return { status: 204 };
}
function detach(call) {
  const { id } = project_api_keys_projectOf(call, 'write');
  const key = findKey(call);
  if (!isIn(key, id)) {
    throw new Problem(call.world.quirks.apiKeyNotFoundStatus, 'API_KEY_NOT_FOUND', {
      detail: `No API Key with ID ${key.id} exists in group ${id}.`,
      parameters: [key.id],
    });
  }
  key.grants = outside(key.grants, id);
  return { status: 204 };
}
const project_api_keys_all = { path: '/groups/{groupId}/apiKeys', limit: 'projectCredentials' };
const project_api_keys_one = { path: '/groups/{groupId}/apiKeys/{apiUserId}', limit: 'projectCredentials' };
const projectApiKeys = [
  {
    ...project_api_keys_all,
    method: 'POST',
    versions: project_api_keys_versions('createApiUser'),
    takesBody: true,
    audit: () => [{ type: 'API_KEY_CREATED' }, { type: 'API_KEY_ADDED_TO_GROUP' }],
    handle: project_api_keys_create,
  },
  { ...project_api_keys_all, method: 'GET', versions: project_api_keys_versions('getApiUsers'), paged: true, handle: project_api_keys_list },
  {
    ...project_api_keys_one,
    method: 'PATCH',
    versions: project_api_keys_versions('updateApiUserDescAndRoles'),
    takesBody: true,
    audit: 'API_KEY_ROLES_CHANGED',
    handle: project_api_keys_update,
  },
  {
    ...project_api_keys_one,
    method: 'POST',
    versions: project_api_keys_versions('addApiUserToGroup'),
    takesBody: true,
    audit: 'API_KEY_ADDED_TO_GROUP',
    handle: project_api_keys_assign,
  },
  {
    ...project_api_keys_one,
    method: 'DELETE',
    versions: project_api_keys_versions('removeApiUserFromGroup'),
    audit: 'API_KEY_REMOVED_FROM_GROUP',
    handle: detach,
  },
];
;
function projectCreated(_, { body }) {
  return [{ type: 'GROUP_CREATED', groupId: String(Reflect.get(Object(body), 'id')) }];
}
function projectChanges({ body }) {
  const names = Object.keys(Object(body));
  return [
    ...(names.includes('name') ? [{ type: 'GROUP_NAME_CHANGED' }] : []),
    ...(names.includes('tags') ? [{ type: 'GROUP_TAGS_MODIFIED' }] : []),
    ...(names.includes('withDefaultAlertsSettings')
      ? [{ type: 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED' }]
      : []),
  ];
}
;
function makeOwners({ id }, { world, ownerId }) {
  const { users } = world.state.identities;
  const owner = ownerId === null ? users[0] : users.find((user) => user.id === ownerId);
  const grant = { groupId: id, roleName: 'GROUP_OWNER' };
  owner?.grants.push(grant);
  const { caller } = world;
  if (caller.kind !== 'anonymous' && !isOwner(caller.grants))
    caller.grants.push(grant);
}
function checkOwner(ownerId, { state }) {
  if (ownerId === null || state.identities.users.some(({ id }) => id === ownerId))
    return;
  const malformed = !/^[0-9a-f]{24}$/i.test(ownerId);
  throw new Problem(404, malformed ? 'INVALID_USER_ID' : 'USER_NOT_FOUND', {
    detail: malformed ? `An invalid user ID ${ownerId} was specified.` : `No user with ID ${ownerId} exists.`,
    parameters: [ownerId],
  });
}
function forgetProject(projectId, { state }) {
  const { apiKeys, serviceAccounts, users } = state.identities;
  for (const principal of [...apiKeys, ...serviceAccounts, ...users]) {
    for (let index = principal.grants.length - 1; index >= 0; index -= 1) {
      if (principal.grants[index]?.groupId === projectId)
        principal.grants.splice(index, 1);
    }
  }
}
;
const defaultOrganizationSettings = {
  apiAccessListRequired: false,
  genAIFeaturesEnabled: true,
  maxServiceAccountSecretValidityInHours: 8760,
  multiFactorAuthRequired: false,
  restrictEmployeeAccess: false,
  streamsCrossGroupEnabled: false,
};
;
const defaultProjectSettings = {
  isAtlasHomePageAiAssistantEnabled: true,
  isClusterAiAssistantEnabled: true,
  isCollectDatabaseSpecificsStatisticsEnabled: true,
  isDataExplorerEnabled: true,
  isDataExplorerGenAIFeaturesEnabled: true,
  isDataExplorerGenAISampleDocumentPassingEnabled: false,
  isDataValidationEnabled: true,
  isExtendedStorageSizesEnabled: false,
  isNativeRerankingEnabled: false,
  isPerformanceAdvisorEnabled: true,
  isRealtimePerformancePanelEnabled: true,
  isSchemaAdvisorEnabled: true,
};
const settingNames = Object.keys(defaultProjectSettings);
;
const metric = (metricName, threshold) => ({
  metricThreshold: { metricName, mode: 'AVERAGE', operator: 'GREATER_THAN', threshold, units: 'RAW' },
});
const alert_config_DEFAULTS = [
  ['REPLICATION_OPLOG_WINDOW_RUNNING_OUT', 0, { threshold: { operator: 'LESS_THAN', threshold: 1, units: 'HOURS' } }],
  ['NO_PRIMARY', 15],
  ['CLUSTER_MONGOS_IS_MISSING', 15],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('CONNECTIONS_PERCENT', 80)],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('DISK_PARTITION_SPACE_USED_DATA', 90)],
  ['CREDIT_CARD_ABOUT_TO_EXPIRE', 0],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('NORMALIZED_SYSTEM_CPU_USER', 95)],
  ['OUTSIDE_METRIC_THRESHOLD', 0, metric('NORMALIZED_SYSTEM_CPU_STEAL', 50), false],
  ['HOST_HAS_INDEX_SUGGESTIONS', 10],
  ['JOINED_GROUP', 0],
];
function createAlerting(random, { createdAt, withDefaultAlertsSettings }) {
  if (!withDefaultAlertsSettings)
    return { configs: [] };
  const configs = alert_config_DEFAULTS.map(([eventTypeName, delayMin, rest = {}, enabled = true]) => {
    const intervalMin = eventTypeName === 'CREDIT_CARD_ABOUT_TO_EXPIRE' ? 1440 : 60;
    const notification = {
      delayMin,
      emailEnabled: true,
      intervalMin,
      notifierId: random.objectId(),
      ...(eventTypeName === 'JOINED_GROUP' ? {} : { roles: ['GROUP_OWNER'] }),
      smsEnabled: false,
      typeName: 'GROUP',
    };
    const times = { createdAt, updatedAt: createdAt };
    return { id: random.objectId(), ...times, enabled, eventTypeName, notifications: [notification], rest };
  });
  return { configs };
}
;
function createBackups() {
  return {
    snapshots: [],
    restores: [],
    flexSnapshots: [],
    flexRestores: [],
    schedules: [],
    deletedClusters: [],
    failedSnapshots: 0,
    failedRestores: 0,
  };
}
;
function createState(random, identities) {
  const organization = { id: random.objectId(), name: 'Simulated organization' };
  return {
    organization,
    foreign: { organizationId: random.objectId(), projectId: random.objectId() },
    identities: identities(organization.id),
    organizationSettings: defaultOrganizationSettings,
    events: [],
    projects: [],
    failedEntries: 0,
    failedSampleLoads: 0,
  };
}
function createProject(random, given) {
  return {
    id: random.objectId(),
    ...given,
    hostHash: random.pick(LETTERS_AND_DIGITS, 6),
    accessList: [],
    clusters: [],
    settings: defaultProjectSettings,
    limits: {},
    database: emptyDatabase(),
    backups: createBackups(),
    privateEndpoints: { services: [], regionalMode: false },
    alerting: createAlerting(random, given),
    auditing: { enabled: false, auditAuthorizationSuccess: false, configurationType: 'NONE' },
  };
}
;
function checkClosable(project, { world, now }) {
  const { quirks } = world;
  const countedUntil = (project.clusterGoneAt ?? Number.NEGATIVE_INFINITY) + quirks.clustersCountedAfterDeletionMs;
  if (project.clusters.length > 0 || now < countedUntil) {
    throw check_closable_refusal('ATLAS_CLUSTERS', 'clusters; please terminate all clusters');
  }
  if (project.privateEndpoints.services.length > 0) {
    const what = 'private endpoint services';
    throw check_closable_refusal('ATLAS_PRIVATE_ENDPOINT_SERVICES', `${what}; please terminate all ${what}`);
  }
  const retained = project.backups.snapshots.some((snapshot) => snapshot.retained);
  if (retained && quirks.closeWithRetainedBackups === 'refuse') {
    throw check_closable_refusal('BACKUP', 'backups; please terminate all backups');
  }
}
function check_closable_refusal(code, what) {
  return new Problem(409, `CANNOT_CLOSE_GROUP_ACTIVE_${code}`, {
    detail: `Cannot close group while it has active ${what}.`,
  });
}
;
const PARTS = ['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist'];
function renderProject(project, call, shown) {
  const path = `/groups/${project.id}`;
  const parts = shown.parts ? PARTS : [];
  return {
    clusterCount: project.clusters.length,
    created: timestamp(project.createdAt),
    id: project.id,
    links: [
      { href: call.link(path), rel: 'self' },
      ...parts.map((part) => ({ href: call.link(`${path}/${part}`), rel: `https://cloud.mongodb.com/${part}` })),
    ],
    name: project.name,
    orgId: project.orgId,
    ...(project.restriction ? { regionUsageRestrictions: project.restriction } : {}),
    ...(project.tags.length > 0 || shown.emptyTags ? { tags: project.tags } : {}),
    withDefaultAlertsSettings: project.withDefaultAlertsSettings,
  };
}
const whole = { parts: true, emptyTags: true };
const inList = { parts: false, emptyTags: true };
;
const projects_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiAtlasGroupsResource::${javaMethod}` }];
const projects_createSchema = schemas .rej({
  name: schemas .YjP(),
  orgId: schemas .YjP(),
  regionUsageRestrictions: schemas .lqM(schemas .k5n(['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'GOV_REGIONS_ONLY'])),
  tags: schemas .lqM(tags),
  withDefaultAlertsSettings: schemas .lqM(schemas .zMY()),
});
const projects_updateSchema = schemas .rej({
  name: schemas .lqM(schemas .YjP()),
  tags: schemas .lqM(tags),
  withDefaultAlertsSettings: schemas .lqM(schemas .zMY()),
});
const projects_READ_ONLY = ['clusterCount', 'created', 'id', 'links'];
function checkName(name, { world }, others) {
  const pattern = world.quirks.spaceInProjectName === 'accept'
    ? /^[\p{L}\p{N}\-_.(),:&@+' ]{1,64}$/u
    : /^[\p{L}\p{N}\-_.(),:&@+']{1,64}$/u;
  if (!pattern.test(name)) {
    throw new Problem(400, 'INVALID_GROUP_NAME', {
      detail: `An invalid group name ${name} was specified.`,
      parameters: [name],
    });
  }
  if (others.some((project) => project.name === name && project.goneAt === undefined)) {
    throw new Problem(409, 'GROUP_ALREADY_EXISTS', {
      detail: `A group with name ${name} already exists.`,
      parameters: [name],
    });
  }
}
function projects_add(call) {
  const { world, now } = call;
  if (!canCreateProjects(world.caller.grants)) {
    throw new Problem(401, 'NOT_ORG_GROUP_CREATOR', {
      detail: 'The current user does not have the role Organization Project Creator.',
    });
  }
  const body = readBody(call.body, { schema: projects_createSchema, readOnly: projects_READ_ONLY, quirks: world.quirks });
  const owner = call.query.get('projectOwnerId');
  checkOwner(owner, world);
  checkOrganization(world, body.orgId);
  if (world.cloud === 'commercial' && body.regionUsageRestrictions !== undefined) {
    throw invalidAttribute('regionUsageRestrictions');
  }
  checkName(body.name, call, world.state.projects);
  const most = world.quirks.projectsPerOrganization;
  if (world.state.projects.filter(({ goneAt }) => goneAt === undefined).length >= most) {
    throw new Problem(400, 'MAX_GROUPS_PER_ORG_EXCEEDED', {
      detail: `Organization ${body.orgId} has reached the limit of ${most} groups.`,
      parameters: [body.orgId, most],
    });
  }
  const project = createProject(world.random, {
    orgId: body.orgId,
    name: body.name,
    createdAt: now,
    createdBy: 'credentials',
    tags: body.tags ?? [],
    withDefaultAlertsSettings: body.withDefaultAlertsSettings ?? true,
    restriction: world.cloud === 'government' ? (body.regionUsageRestrictions ?? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY') : undefined,
  });
  world.state.projects.push(project);
  makeOwners(project, { world, ownerId: owner });
  return {
    status: 201,
    body: renderProject(project, call, { parts: true, emptyTags: false }),
    headers: { Location: `${call.request.origin}//api/atlas/v1.0` },
  };
}
function projects_update(call) {
  const { world } = call;
  const project = findProject(world, call.params['groupId'] ?? '', 'write');
  const body = readBody(call.body, { schema: projects_updateSchema, readOnly: projects_READ_ONLY, quirks: world.quirks });
  if (body.name !== undefined) {
    const others = world.state.projects.filter((other) => other !== project);
    checkName(body.name, call, others);
    project.name = body.name;
  }
  project.tags = body.tags ?? project.tags;
  project.withDefaultAlertsSettings = body.withDefaultAlertsSettings ?? project.withDefaultAlertsSettings;
  return { status: 200, body: renderProject(project, call, whole) };
}
function projects_remove({ world, now, params }) {
  const project = findProject(world, params['groupId'] ?? '', 'write');
  checkClosable(project, { world, now });
  project.goneAt = now + world.quirks.projectDeleteLagMs;
  if (project.goneAt <= now) {
    world.state.projects = world.state.projects.filter((other) => other !== project);
    forgetProject(project.id, world);
  }
  return { status: 202, body: {} };
}
function byName(call) {
  const name = call.params['groupName'] ?? '';
  const project = readableProjects(call.world).find((candidate) => candidate.name === name);
  if (!project) {
    throw new Problem(404, 'GROUP_NAME_NOT_FOUND', {
      detail: `No group with name ${name} exists.`,
      parameters: [name],
    });
  }
  return { status: 200, body: renderProject(project, call, whole) };
}
function projects_ofOrganization(call) {
  checkOrganization(call.world, call.params['orgId'] ?? '');
  const name = call.query.get('name') ?? '';
  const page = readableProjects(call.world)
    .filter((project) => project.name.toLowerCase().startsWith(name.toLowerCase()))
    .map((project) => renderProject(project, call, inList));
  return { status: 200, page, filters: { name } };
}
const projects_list = (call) => ({
  status: 200,
  page: readableProjects(call.world).map((project) => renderProject(project, call, inList)),
});
const projects_read = (call) => ({
  status: 200,
  body: renderProject(findProject(call.world, call.params['groupId'] ?? '', 'read'), call, whole),
});
const projects_one = { path: '/groups/{groupId}', limit: 'project' };
const projects_all = { path: '/groups', limit: 'projects' };
const projects = [
  {
    ...projects_all,
    method: 'POST',
    versions: projects_versions('addGroup'),
    query: ['projectOwnerId'],
    audit: projectCreated,
    takesBody: true,
    handle: projects_add,
  },
  { ...projects_all, method: 'GET', versions: projects_versions('getAllGroups'), paged: true, handle: projects_list },
  { ...projects_one, method: 'GET', versions: projects_versions('getGroup'), handle: projects_read },
  { ...projects_one, method: 'PATCH', versions: projects_versions('patchGroup'), takesBody: true, audit: projectChanges, handle: projects_update },
  { ...projects_one, method: 'DELETE', versions: projects_versions('deleteGroup'), audit: 'GROUP_DELETED', handle: projects_remove },
  {
    method: 'GET',
    path: '/groups/byName/{groupName}',
    versions: projects_versions('getGroupByName'),
    limit: 'projects',
    handle: byName,
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}/groups',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiOrganizationsResource::getOrgGroups' }],
    limit: 'organization',
    query: ['name'],
    paged: true,
    handle: projects_ofOrganization,
  },
];
;
const SETS = Object.keys(ENDPOINT_SETS);
const SCOPES = ['groupId', 'orgId', 'userId', 'ipAddress'];
const SCOPE_OF = { groupId: 'GROUP', orgId: 'ORGANIZATION', userId: 'USER', ipAddress: 'IP' };
const titleOf = (set) => set.replace(/[A-Z]/g, ' $&').replace(/^./, (letter) => letter.toUpperCase());
function rateLimits(served) {
  function render(set, { world }) {
    const { capacity, refill, scope } = ENDPOINT_SETS[set];
    const actual = world.quirks.limits[set] ?? { capacity, refill };
    const endpoints = served.filter(({ limit, root }) => limit === set && root === undefined);
    return {
      capacity: { defaultValue: capacity, value: actual.capacity },
      endpointSetId: set,
      endpointSetName: titleOf(set),
      endpoints: endpoints.map(({ method, path }) => ({ method, path: API_ROOT + path })),
      refillDurationSeconds: { defaultValue: REFILL_SECONDS, value: REFILL_SECONDS },
      refillRate: { defaultValue: refill, value: actual.refill },
      scope,
    };
  }
  function inScope(call) {
    const asked = SCOPES.filter((name) => call.query.has(name));
    for (const name of asked)
      checkScope(name, call);
    const scopes = asked.map((name) => SCOPE_OF[name]);
    return SETS.filter((set) => asked.length === 0 || scopes.includes(ENDPOINT_SETS[set].scope));
  }
  function list(call) {
    const names = call.query.getAll('name');
    const paths = call.query.getAll('endpointPath');
    const sets = inScope(call).filter((set) => {
      const isNamed = names.length === 0 || names.includes(titleOf(set));
      const isOn = (path) => served.some((route) => route.limit === set && API_ROOT + route.path === path);
      return isNamed && (paths.length === 0 || paths.some(isOn));
    });
    return { status: 200, page: sets.map((set) => render(set, call)) };
  }
  function read(call) {
    const set = inScope(call).find((one) => one === call.params['endpointSetId']);
    if (set === undefined)
      throw resourceNotFound(call.request.path);
    return { status: 200, body: render(set, call) };
  }
  const versions = (javaMethod) => [{ date: '2025-03-12', javaMethod: `ApiRateLimitsResource::${javaMethod}` }];
  return [
    {
      method: 'GET',
      path: '/rateLimits',
      versions: versions('getRateLimits'),
      limit: 'rateLimits',
      query: [...SCOPES, 'name', 'endpointPath'],
      paged: true,
      handle: list,
    },
    {
      method: 'GET',
      path: '/rateLimits/{endpointSetId}',
      versions: versions('getRateLimit'),
      limit: 'rateLimits',
      query: SCOPES,
      handle: read,
    },
  ];
}
function checkScope(name, { world, caller, query, request }) {
  const value = query.get(name) ?? '';
  if (name === 'groupId')
    findProject(world, value, 'read');
  else if (name === 'orgId')
    checkOrganization(world, value);
  else {
    const own = name === 'ipAddress' ? request.address : caller.kind === 'api-key' ? caller.publicKey : caller.id;
    if (value === own)
      return;
    const detail = `The rate limits of ${value} can be asked for by itself only.`;
    throw new Problem(401, 'USER_UNAUTHORIZED', { detail, parameters: [value] });
  }
}
;
const DEFAULT_REGIONS = new Set(['US_EAST_1', 'US_WEST_2']);
function regions_list(call) {
  const { world, query } = call;
  const { cloud } = world;
  const project = findProject(world, call.params['groupId'] ?? '', 'read');
  const asked = query.getAll('providers');
  const tier = query.get('tier');
  const providers = asked.length > 0 ? asked.map((name) => checkProvider(name, cloud)) : PROVIDERS;
  const page = providers.flatMap((provider) => {
    const sizes = ['M0', ...sizesOf({ provider, cloud })].filter((size) => tier === null || size === tier);
    const instanceSizes = sizes.flatMap((name) => {
      const regions = regionsOf({ provider, project, cloud, shared: name === 'M0' });
      const availableRegions = regions.map((region) => ({ default: DEFAULT_REGIONS.has(region), name: region }));
      return availableRegions.length > 0 ? [{ availableRegions, name }] : [];
    });
    return instanceSizes.length > 0 ? [{ instanceSizes, provider }] : [];
  });
  if (page.length === 0) {
    throw new Problem(404, 'RESOURCE_NOT_FOUND', {
      detail: `Cannot find resource ${call.request.path}.`,
      parameters: [call.request.path],
    });
  }
  const filters = { ...(asked.length > 0 ? { providers: asked.join(',') } : {}), ...(tier === null ? {} : { tier }) };
  return { status: 200, page, filters };
}
const regions = [
  {
    method: 'GET',
    path: '/groups/{groupId}/clusters/provider/regions',
    versions: [{ date: '2023-01-01', javaMethod: 'ApiAtlasCloudProviderRegionsResource::availableRegions' }],
    limit: 'clusters',
    query: ['providers', 'tier'],
    paged: true,
    handle: regions_list,
  },
];
;
function beginRestore({ source, body, call }) {
  const { quirks, random } = call.world;
  const { backups } = source.project;
  const names = body.deliveryType === 'download' ? undefined : targetNames(body);
  const data = chooseData({ source, body, call });
  const until = call.now + quirks.restoreMs;
  const delivery = names ? deliver({ names, source, data, call, until }) : { type: 'download' };
  const fails = backups.failedRestores < quirks.restoresFail;
  if (fails)
    backups.failedRestores += 1;
  const restore = {
    id: restoreId(random, call.now),
    clusterName: source.name,
    snapshot: data.snapshot,
    delivery,
    requestedAt: call.now,
    until,
    fails,
    outcome: { how: 'running' },
  };
  backups.restores = [restore, ...backups.restores];
  return restore;
}
function targetNames({ targetGroupId, targetClusterName }) {
  if (targetClusterName === undefined)
    throw missingAttribute('targetClusterName');
  if (targetGroupId === undefined)
    throw missingAttribute('targetGroupId');
  return { groupId: targetGroupId, clusterName: targetClusterName };
}
function deliver({ names, source, data, call, until, }) {
  const { world, now } = call;
  const to = findProject(world, names.groupId, 'write');
  const target = findTarget(to, names.clusterName);
  checkTarget({ source: data.of, from: source.project, target, to, world });
  const visibleFrom = world.quirks.clusterWhileRestored === 'IDLE' ? until : now;
  target.phase = { doing: 'updating', what: 'restore', visibleFrom, until };
  const { id: clusterId, name: clusterName, replicaSet } = target;
  const written = { groupId: to.id, clusterId, clusterName, replicaSet };
  const { moment } = data;
  return moment ? { type: 'pointInTime', target: written, moment } : { type: 'automated', target: written };
}
function findTarget(project, name) {
  const target = project.clusters.find((cluster) => cluster.name === name);
  if (!target)
    throw clusterNotFound(name, project);
  return target;
}
;
const DOWNLOAD_MS = 4 * 3600 * 1000;
function render_restore_renderRestore(restore, { call, groupId }) {
  const { id, clusterName, snapshot, delivery, outcome } = restore;
  const cluster = `/groups/${groupId}/clusters/${clusterName}`;
  const finishedAt = outcome.how === 'finished' ? outcome.at : undefined;
  const download = delivery.type === 'download' && finishedAt !== undefined;
  const expiresAt = download ? finishedAt + DOWNLOAD_MS : undefined;
  const expired = expiresAt !== undefined && call.now >= expiresAt;
  return {
    cancelled: outcome.how === 'cancelled',
    deliveryType: delivery.type,
    deliveryUrl: download && !expired ? [`${call.request.origin}/downloads/${id}.tar.gz`] : [],
    desiredTimestamp: { date: null, increment: null, time: null },
    expired,
    ...(expiresAt === undefined ? {} : { expiresAt: timestamp(expiresAt) }),
    failed: outcome.how === 'failed',
    ...(finishedAt === undefined ? {} : { finishedAt: timestamp(finishedAt) }),
    id,
    links: [
      { href: call.link(`${cluster}/backup/restoreJobs/${id}`), rel: 'self' },
      { href: call.link(cluster), rel: 'https://cloud.mongodb.com/cluster' },
    ],
    ...(delivery.type === 'pointInTime' ? delivery.moment : {}),
    ...(snapshot ? { snapshotId: snapshot.id } : {}),
    ...(delivery.type === 'download'
      ? {}
      : {
        targetClusterName: delivery.target.clusterName,
        targetDeploymentItemName: delivery.target.replicaSet,
        targetGroupId: delivery.target.groupId,
      }),
    ...(snapshot ? { timestamp: timestamp(snapshot.createdAt) } : {}),
  };
}
;
const restore_jobs_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasDiskBackupRestoreJobsResource::${javaMethod}` },
];
const seconds = schemas .Whr().check(api .qm(1_199_145_600));
const restore_jobs_schema = schemas .rej({
  deliveryType: schemas .k5n(['automated', 'download', 'pointInTime']),
  snapshotId: schemas .lqM(schemas .YjP()),
  targetClusterName: schemas .lqM(schemas .YjP()),
  targetGroupId: schemas .lqM(schemas .YjP()),
  oplogTs: schemas .lqM(seconds),
  oplogInc: schemas .lqM(schemas .Whr().check(api .qm(1))),
  pointInTimeUTCSeconds: schemas .lqM(seconds),
});
const restore_jobs_READ_ONLY = [
  'cancelled',
  'components',
  'deliveryUrl',
  'desiredTimestamp',
  'expired',
  'expiresAt',
  'failed',
  'finishedAt',
  'id',
  'links',
  'privateDownloadDeliveryUrls',
  'timestamp',
];
function restore_jobs_add(call) {
  const source = findBackedUp(call, 'write');
  const body = readBody(call.body, { schema: restore_jobs_schema, readOnly: restore_jobs_READ_ONLY, quirks: call.world.quirks });
  const restore = beginRestore({ source, body, call });
  return { status: 200, body: render_restore_renderRestore(restore, { call, groupId: source.project.id }) };
}
function restore_jobs_list(call) {
  const { project, name } = findBackedUp(call, 'read');
  const page = project.backups.restores
    .filter(({ clusterName }) => clusterName === name)
    .map((restore) => render_restore_renderRestore(restore, { call, groupId: project.id }));
  return { status: 200, page };
}
function restore_jobs_read(call) {
  const source = findBackedUp(call, 'read');
  return { status: 200, body: render_restore_renderRestore(findRestore(call, source), { call, groupId: source.project.id }) };
}
function cancel(call) {
  const source = findBackedUp(call, 'write');
  const restore = findRestore(call, source);
  if (restore.delivery.type !== 'download') {
    throw new Problem(400, 'CANNOT_CANCEL_AUTOMATED_RESTORE', {
      detail: 'Cannot cancel an automated restore job.',
      parameters: [restore.id],
    });
  }
  const { backups } = source.project;
  const cancelled = { ...restore, outcome: { how: 'cancelled', at: call.now } };
  backups.restores = backups.restores.map((other) => (other === restore ? cancelled : other));
  return { status: 204 };
}
function findRestore(call, { project, name }) {
  const id = call.params['restoreJobId'] ?? '';
  const restore = project.backups.restores.find((job) => job.id === id && job.clusterName === name);
  if (restore)
    return restore;
  throw new Problem(404, 'RESTORE_JOB_NOT_FOUND', {
    detail: `No restore job with ID ${id} exists for cluster ${name} in group ${project.id}.`,
    parameters: [id, name, project.id],
  });
}
const restore_jobs_base = '/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs';
const restore_jobs_all = { path: restore_jobs_base, limit: 'backups' };
const restore_jobs_one = { path: `${restore_jobs_base}/{restoreJobId}`, limit: 'backups' };
const restoreJobs = [
  {
    ...restore_jobs_all,
    method: 'POST',
    versions: restore_jobs_versions('createRestoreJob'),
    audit: 'CPS_RESTORE_REQUESTED_AUDIT',
    takesBody: true,
    handle: restore_jobs_add,
  },
  { ...restore_jobs_all, method: 'GET', versions: restore_jobs_versions('getRestoreJobs'), paged: true, handle: restore_jobs_list },
  { ...restore_jobs_one, method: 'GET', versions: restore_jobs_versions('getRestoreJob'), handle: restore_jobs_read },
  { ...restore_jobs_one, method: 'DELETE', versions: restore_jobs_versions('cancelRestoreJob'), handle: cancel },
];
;
const since = (date, javaMethod) => [{ date, javaMethod }];
const root = [
  {
    method: 'GET',
    path: '',
    versions: since('2023-01-01', 'ApiAtlasRootResource::getRoot'),
    limit: 'root',
    handle: ({ world, caller, link }) => ({
      status: 200,
      body: {
        apiKey: caller.kind === 'api-key'
          ? {
            accessList: caller.accessList.map(({ range, address }) => ({
              cidrBlock: range,
              ipAddress: address ?? range.split('/')[0],
            })),
            id: caller.id,
            publicKey: caller.publicKey,
            roles: caller.grants,
          }
          : null,
        appName: 'MongoDB Atlas',
        build: world.credentials.build,
        links: [{ href: link(''), rel: 'self' }],
        throttling: false,
      },
    }),
  },
  {
    method: 'GET',
    path: '/unauth/controlPlaneIPAddresses',
    versions: since('2023-11-15', 'ApiAtlasUnauthResource::getControlPlaneIpAddresses'),
    limit: 'controlPlane',
    public: true,
    handle: () => ({
      status: 200,
      body: {
        inbound: { aws: { 'us-east-1': ['192.0.2.0/28'] }, azure: {}, gcp: {} },
        outbound: { aws: { 'us-east-1': ['198.51.100.0/28'] }, azure: {}, gcp: {} },
      },
    }),
  },
];
;
const sample_data_versions = (javaMethod) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasSampleDatasetLoadResource::${javaMethod}` },
];
const sample_data_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function renderLoad({ id, clusterName, createdAt, until, error }, now) {
  const isOver = now >= until;
  return {
    _id: id,
    clusterName,
    completeDate: isOver && error === undefined ? timestamp(until) : null,
    createDate: timestamp(createdAt),
    errorMessage: isOver && error !== undefined ? error : null,
    state: isOver ? (error === undefined ? 'COMPLETED' : 'FAILED') : 'WORKING',
  };
}
const sample_data_busy = (errorCode, detail) => new Problem(409, errorCode, { detail });
function sample_data_add(call) {
  const { world, now, params } = call;
  const project = sample_data_projectOf(call, 'write');
  const clusterName = params['name'] ?? '';
  const cluster = project.clusters.find(({ name }) => name === clusterName);
  if (!cluster || !isReadable(cluster, call))
    throw clusterNotFound(clusterName, project);
  if (cluster.phase.doing !== 'nothing' || cluster.paused) {
    const why = `Sample data cannot be loaded into cluster ${clusterName}, which is not idle`;
    throw busyRefusal(world, { named: sample_data_busy('CLUSTER_NOT_IDLE', `${why}.`), why });
  }
  const { database } = project;
  const isLoading = database.sampleLoads.some((load) => load.clusterName === clusterName && now < load.until);
  if (isLoading && world.quirks.sampleDataMeanwhile === 'refuse') {
    throw sample_data_busy('SAMPLE_DATASET_LOAD_IN_PROGRESS', `Sample data is being loaded into cluster ${clusterName} already.`);
  }
  const fails = world.state.failedSampleLoads < world.quirks.sampleDataFails;
  if (fails)
    world.state.failedSampleLoads += 1;
  const isThere = database.sampleLoads.some((load) => load.clusterName === clusterName && load.createdAt >= cluster.createdAt && load.error === undefined);
  const error = fails
    ? 'The simulator was told to let this load fail.'
    : isThere && world.quirks.sampleDataAgain === 'fail'
      ? 'The namespace sample_airbnb.listingsAndReviews already exists.'
      : undefined;
  const failure = error === undefined ? {} : { error };
  const until = now + world.quirks.sampleDataMs;
  const load = { id: world.random.objectId(), clusterName, createdAt: now, until, ...failure };
  database.sampleLoads = [...database.sampleLoads, load];
  return { status: 201, body: renderLoad(load, now) };
}
function sample_data_read(call) {
  const id = call.params['sampleDatasetId'] ?? '';
  const load = sample_data_projectOf(call, 'read').database.sampleLoads.find((one) => one.id === id);
  if (!load)
    throw resourceNotFound(call.request.path);
  return { status: 200, body: renderLoad(load, call.now) };
}
const sampleData = [
  {
    method: 'POST',
    path: '/groups/{groupId}/sampleDatasetLoad/{name}',
    versions: sample_data_versions('createSampleDatasetLoad'),
    limit: 'sampleData',
    audit: ({ params }) => [{ type: 'SAMPLE_DATASET_LOAD_REQUESTED', details: { clusterName: params['name'] } }],
    handle: sample_data_add,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/sampleDatasetLoad/{sampleDatasetId}',
    versions: sample_data_versions('getSampleDatasetLoad'),
    limit: 'sampleData',
    handle: sample_data_read,
  },
];
;
const grantsIn = (place, roles) => roles.map((roleName) => ({ ...place, roleName }));
function service_accounts_isOf(place, grant) {
  return 'orgId' in place ? grant.orgId === place.orgId : grant.groupId === place.groupId;
}
function service_accounts_changes({ body }) {
  const names = Object.keys(Object(body));
  const details = names.includes('name') || names.includes('description');
  return [
    ...(names.includes('roles') ? [{ type: 'SERVICE_ACCOUNT_ROLES_CHANGED' }] : []),
    ...(details ? [{ type: 'SERVICE_ACCOUNT_DETAILS_CHANGED' }] : []),
  ];
}
function service_accounts_routesAt(level, roleNames) {
  const { path, limit, java, placeOf } = level;
  const roles = schemas .YOg(schemas .k5n([...roleNames])).check(api .m9(1));
  const { name, description } = accountAttributes;
  const createSchema = schemas .rej({ ...accountAttributes, roles });
  const updateSchema = schemas .rej({
    name: schemas .lqM(name),
    description: schemas .lqM(description),
    roles: schemas .lqM(roles),
  });
  const versions = (method) => [{ date: '2024-08-05', javaMethod: `${java}ServiceAccountsResource::${method}` }];
  const all = { path: `${path}/serviceAccounts`, limit };
  const one = { path: `${path}/serviceAccounts/{clientId}`, limit };
  const inProject = path === '/groups/{groupId}';
  function create(call) {
    const place = placeOf(call);
    const body = readBody(call.body, { schema: createSchema, readOnly: readOnlyOfAccount, quirks: call.world.quirks });
    const member = inProject ? [{ orgId: call.world.state.organization.id, roleName: 'ORG_MEMBER' }] : [];
    const account = createAccount({ ...body, grants: [...member, ...grantsIn(place, body.roles)] }, call);
    return { status: 201, body: renderAccount(account, { level: place, secrets: 'shown' }) };
  }
  function list(call) {
    const place = placeOf(call);
    const accounts = call.world.state.identities.serviceAccounts.filter(({ grants }) => inProject ? grants.some((grant) => service_accounts_isOf(place, grant)) : true);
    return { status: 200, page: accounts.map((account) => renderAccount(account, { level: place, secrets: 'masked' })) };
  }
  function found(call) {
    const place = placeOf(call);
    return { place, account: findAccount(call, groupIdOf(place)) };
  }
  function read(call) {
    const { place, account } = found(call);
    return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) };
  }
  function update(call) {
    const { place, account } = found(call);
    const body = readBody(call.body, { schema: updateSchema, readOnly: readOnlyOfAccount, quirks: call.world.quirks });
    if (Object.keys(body).length === 0)
      throw missingAttribute('roles');
    account.name = body.name ?? account.name;
    account.description = body.description ?? account.description;
    if (body.roles) {
      account.grants = [...account.grants.filter((grant) => !service_accounts_isOf(place, grant)), ...grantsIn(place, body.roles)];
    }
    return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) };
  }
  function remove(call) {
    const { place, account } = found(call);
    const { identities } = call.world.state;
    if (inProject)
      account.grants = account.grants.filter((grant) => !service_accounts_isOf(place, grant));
    else
      identities.serviceAccounts = identities.serviceAccounts.filter((other) => other !== account);
    return { status: 204 };
  }
  const created = [
    { type: 'SERVICE_ACCOUNT_CREATED' },
    ...(inProject ? [{ type: 'SERVICE_ACCOUNT_ADDED_TO_GROUP' }] : []),
  ];
  const system = ['includeSystemManaged'];
  return [
    { ...all, method: 'POST', versions: versions('create'), takesBody: true, audit: () => created, handle: create },
    { ...all, method: 'GET', versions: versions('getAll'), query: system, paged: true, handle: list },
    { ...one, method: 'GET', versions: versions('get'), handle: read },
    { ...one, method: 'PATCH', versions: versions('update'), takesBody: true, audit: service_accounts_changes, handle: update },
    {
      ...one,
      method: 'DELETE',
      versions: versions('delete'),
      audit: inProject ? 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP' : 'SERVICE_ACCOUNT_DELETED',
      handle: remove,
    },
  ];
}
const inviteSchema = schemas .rej({ roles: schemas .YOg(schemas .k5n([...PROJECT_ROLES])).check(api .m9(1)) });
function invite(call) {
  const place = projectLevel.placeOf(call);
  const account = findAccount(call);
  const { roles } = readBody(call.body, { schema: inviteSchema, quirks: call.world.quirks });
  account.grants = [...account.grants.filter((grant) => !service_accounts_isOf(place, grant)), ...grantsIn(place, roles)];
  return { status: 200, body: renderAccount(account, { level: place, secrets: 'masked' }) };
}
function projectsOf(call) {
  organizationLevel.placeOf(call);
  const { grants } = findAccount(call);
  const ids = [...new Set(grants.flatMap(({ groupId }) => groupId ?? []))];
  const rolesIn = (id) => grants.filter(({ groupId }) => groupId === id).map(({ roleName }) => roleName);
  return { status: 200, page: ids.map((groupId) => ({ groupId, roles: rolesIn(groupId) })) };
}
const serviceAccounts = [
  ...service_accounts_routesAt(organizationLevel, ORGANIZATION_ROLES),
  ...service_accounts_routesAt(projectLevel, PROJECT_ROLES),
  {
    method: 'POST',
    path: '/groups/{groupId}/serviceAccounts/{clientId}:invite',
    versions: [{ date: '2024-08-05', javaMethod: 'ApiProjectServiceAccountsResource::invite' }],
    limit: 'projectCredentials',
    takesBody: true,
    audit: 'SERVICE_ACCOUNT_ADDED_TO_GROUP',
    handle: invite,
  },
  {
    method: 'GET',
    path: '/orgs/{orgId}/serviceAccounts/{clientId}/groups',
    versions: [{ date: '2024-08-05', javaMethod: 'ApiOrganizationServiceAccountsResource::getGroups' }],
    limit: 'organizationCredentials',
    paged: true,
    handle: projectsOf,
  },
];
;
const flag = schemas .lqM(schemas .zMY());
const projectSchema = schemas .rej(Object.fromEntries(settingNames.map((name) => [name, flag])));
const settings_seconds = schemas .lqM(schemas .Whr().check(api .Tx(0)));
const organizationSchema = schemas .rej({
  apiAccessListRequired: flag,
  customSessionTimeouts: schemas .lqM(schemas .rej({ absoluteSessionTimeoutInSeconds: settings_seconds, idleSessionTimeoutInSeconds: settings_seconds })),
  genAIFeaturesEnabled: flag,
  maxServiceAccountSecretValidityInHours: schemas .lqM(schemas .Whr().check(api .qm(8), api .Zm(8760))),
  multiFactorAuthRequired: flag,
  operationsContact: schemas .lqM(schemas .YjP()),
  restrictEmployeeAccess: flag,
  securityContact: schemas .lqM(schemas .YjP()),
  streamsCrossGroupEnabled: flag,
});
const given = (body) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
const settings_since = (javaMethod) => [{ date: '2023-01-01', javaMethod }];
function readProject(call) {
  const { settings } = findProject(call.world, call.params['groupId'] ?? '', 'read');
  return { status: 200, body: settings, headers: { Location: `${call.request.origin}//api/atlas/v1.0` } };
}
function updateProject(call) {
  const project = findProject(call.world, call.params['groupId'] ?? '', 'write');
  const body = readBody(call.body, { schema: projectSchema, quirks: call.world.quirks });
  project.settings = { ...project.settings, ...given(body) };
  return { status: 200, body: project.settings };
}
function readOrganization({ world, params }) {
  checkOrganization(world, params['orgId'] ?? '');
  return { status: 200, body: world.state.organizationSettings };
}
function updateOrganization(call) {
  const { world } = call;
  checkOrganization(world, call.params['orgId'] ?? '');
  const body = readBody(call.body, { schema: organizationSchema, quirks: world.quirks });
  world.state.organizationSettings = { ...world.state.organizationSettings, ...given(body) };
  return { status: 200, body: world.state.organizationSettings };
}
function settings_changes({ body }) {
  const required = Reflect.get(Object(body), 'apiAccessListRequired');
  return [
    { type: 'ORG_SETTINGS_UPDATED' },
    ...(required === true ? [{ type: 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED' }] : []),
    ...(required === false ? [{ type: 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED' }] : []),
  ];
}
const settings_ofProject = { path: '/groups/{groupId}/settings', limit: 'projectSettings' };
const settings_ofOrganization = { path: '/orgs/{orgId}/settings', limit: 'organizationSettings' };
const settings = [
  {
    ...settings_ofProject,
    method: 'GET',
    versions: settings_since('ApiAtlasGroupSettingsResource::getGroupSettings'),
    handle: readProject,
  },
  {
    ...settings_ofProject,
    method: 'PATCH',
    versions: settings_since('ApiAtlasGroupSettingsResource::updateGroupSettings'),
    takesBody: true,
    handle: updateProject,
  },
  {
    ...settings_ofOrganization,
    method: 'GET',
    versions: settings_since('ApiOrganizationsResource::getOrgSettings'),
    handle: readOrganization,
  },
  {
    ...settings_ofOrganization,
    method: 'PATCH',
    versions: settings_since('ApiOrganizationsResource::updateOrgSettings'),
    takesBody: true,
    audit: settings_changes,
    handle: updateOrganization,
  },
];
;
function renderLegacyCluster(cluster, { call, project }) {
  const { settings } = cluster;
  const shard = cluster.shards[0];
  const regions = shard?.regions ?? [];
  const [region] = regions;
  const path = `/groups/${project.id}/clusters/${cluster.name}`;
  const strings = connectionStrings(cluster, call.world);
  const { standard, standardSrv } = strings;
  const replicationSpec = Object.fromEntries(regions.map((one) => [one.regionName, renderNodes(one)]));
  return {
    autoScaling: { compute: { enabled: false, scaleDownEnabled: false }, diskGBEnabled: false },
    backupEnabled: settings.backupEnabled,
    biConnector: settings.biConnector,
    clusterType: settings.clusterType,
    connectionStrings: strings,
    createDate: timestamp(cluster.createdAt),
    diskSizeGB: region?.electable.diskSizeGB,
    diskWarmingMode: settings.diskWarmingMode,
    encryptionAtRestProvider: settings.encryptionAtRestProvider,
    globalClusterSelfManagedSharding: settings.globalClusterSelfManagedSharding,
    groupId: project.id,
    id: cluster.id,
    labels: settings.labels,
    links: [
      { href: call.link(path), rel: 'self' },
      { href: call.link(`${path}/backup/restoreJobs`), rel: 'https://cloud.mongodb.com/restoreJobs' },
      { href: call.link(`${path}/backup/snapshots`), rel: 'https://cloud.mongodb.com/snapshots' },
    ],
    mongoDBMajorVersion: settings.mongoDBMajorVersion,
    mongoDBVersion: `${settings.mongoDBMajorVersion}.29`,
    ...(standard === undefined
      ? {}
      : {
        mongoURI: standard.replace(/\/\?.*$/, ''),
        mongoURIUpdated: timestamp(cluster.createdAt),
        mongoURIWithOptions: standard,
      }),
    name: cluster.name,
    numShards: cluster.shards.length,
    paused: cluster.paused,
    pitEnabled: settings.pitEnabled,
    providerBackupEnabled: settings.backupEnabled,
    providerSettings: region && renderProvider(region),
    replicationFactor: 3,
    replicationSpec,
    replicationSpecs: [
      {
        id: shard?.legacyId,
        numShards: cluster.shards.length,
        regionsConfig: replicationSpec,
        zoneName: shard?.zoneName,
      },
    ],
    rootCertType: settings.rootCertType,
    ...(standardSrv === undefined ? {} : { srvAddress: standardSrv }),
    stateName: stateName(cluster, call.now),
    tags: cluster.tags,
    terminationProtectionEnabled: settings.terminationProtectionEnabled,
    versionReleaseSystem: settings.versionReleaseSystem,
  };
}
function renderNodes({ electable, readOnly, analytics, priority, providerName }) {
  const electableNodes = providerName === 'TENANT' ? 3 : electable.nodeCount;
  return { analyticsNodes: analytics.nodeCount, electableNodes, priority, readOnlyNodes: readOnly.nodeCount };
}
function renderProvider({ providerName, backingProviderName, regionName, electable }) {
  const { instanceSize, diskIOPS, ebsVolumeType } = electable;
  return {
    providerName,
    autoScaling: { compute: { maxInstanceSize: null, minInstanceSize: null } },
    ...(backingProviderName === undefined ? {} : { backingProviderName }),
    ...(diskIOPS === undefined ? {} : { diskIOPS }),
    effectiveInstanceSizeName: instanceSize,
    instanceSizeName: instanceSize,
    regionName,
    ...(ebsVolumeType === undefined ? {} : { volumeType: ebsVolumeType }),
  };
}
;
const upgrade_JAVA = 'ApiAtlasLegacyClusterDescriptionResource';
const KEPT = [
  'autoScaling',
  'backupEnabled',
  'biConnector',
  'clusterType',
  'diskWarmingMode',
  'encryptionAtRestProvider',
  'labels',
  'mongoDBMajorVersion',
  'numShards',
  'paused',
  'pitEnabled',
  'providerBackupEnabled',
  'replicationFactor',
  'replicationSpec',
  'replicationSpecs',
  'rootCertType',
  'terminationProtectionEnabled',
  'versionReleaseSystem',
];
const legacySchema = schemas .rej({
  ...Object.fromEntries(KEPT.map((name) => [name, schemas .lqM(schemas .L5J())])),
  name: schemas .YjP(),
  tags: schemas .lqM(tags),
  diskSizeGB: schemas .lqM(schemas .aig()),
  providerSettings: schemas .rej({
    providerName: schemas .k5n(['AWS', 'AZURE', 'GCP']),
    instanceSizeName: schemas .YjP(),
    regionName: schemas .lqM(schemas .YjP()),
    diskIOPS: schemas .lqM(schemas .Whr()),
    volumeType: schemas .lqM(schemas .k5n(['STANDARD', 'PROVISIONED'])),
    encryptEBSVolume: schemas .lqM(schemas .zMY()),
    autoScaling: schemas .lqM(schemas .L5J()),
  }),
});
const upgrade_projectOf = (call, needs) => findProject(call.world, call.params['groupId'] ?? '', needs);
function upgrade_findCluster(name, project) {
  const cluster = project.clusters.find((one) => one.name === name);
  if (!cluster)
    throw clusterNotFound(name, project);
  return cluster;
}
function upgradeFree(call) {
  const { world, now } = call;
  const project = upgrade_projectOf(call, 'write');
  const body = readBody(call.body, { schema: legacySchema, readOnly: CLUSTER_READ_ONLY, quirks: world.quirks });
  const cluster = upgrade_findCluster(body.name, project);
  const { providerName, instanceSizeName, regionName = cluster.shards[0]?.regions[0]?.regionName, } = body.providerSettings;
  const electableSpecs = {
    instanceSize: instanceSizeName,
    nodeCount: 3,
    ...(body.diskSizeGB === undefined ? {} : { diskSizeGB: body.diskSizeGB }),
  };
  const region = { providerName, regionName: regionName ?? '', priority: 7, electableSpecs };
  upgradeCluster({ cluster, kind: 'free', specs: [{ regionConfigs: [region] }], tags: body.tags, project, world, now });
  return { status: 200, body: renderLegacyCluster(cluster, { call, project }) };
}
function upgradeFlex(call) {
  const { world, now } = call;
  const project = upgrade_projectOf(call, 'write');
  const { create, update } = clusterSchema.new;
  const body = readBody(call.body, { schema: update, readOnly: CLUSTER_READ_ONLY, quirks: world.quirks });
  const { name, replicationSpecs } = readBody({ clusterType: 'REPLICASET', ...body }, { schema: create, quirks: world.quirks });
  const specs = replicationSpecs;
  if (body.clusterType !== undefined && body.clusterType !== 'REPLICASET')
    throw invalidAttribute('clusterType');
  const cluster = upgrade_findCluster(name, project);
  upgradeCluster({ cluster, kind: 'flex', specs, tags: body.tags, project, world, now });
  return { status: 200, body: renderFlexCluster(cluster, { call, project, reply: 'to-update' }) };
}
function readLegacy(call) {
  const project = upgrade_projectOf(call, 'read');
  const cluster = upgrade_findCluster(call.params['clusterName'] ?? '', project);
  if (cluster.kind === 'flex')
    throw clusterOfOtherApi(cluster);
  return { status: 200, body: renderLegacyCluster(cluster, { call, project }) };
}
const freeUpgrade = {
  method: 'POST',
  path: '/groups/{groupId}/clusters/tenantUpgrade',
  versions: [{ date: '2023-01-01', javaMethod: `${upgrade_JAVA}::upgradeTenantCluster` }],
  takesBody: true,
  audit: (_, { body }) => [
    { type: 'FREE_UPGRADE_STARTED', details: { clusterName: Reflect.get(Object(body), 'name') } },
  ],
  handle: upgradeFree,
};
const upgrade = [
  { ...freeUpgrade, limit: 'clusters' },
  { ...freeUpgrade, root: '/api/atlas/v1.0' },
  {
    method: 'GET',
    root: '/api/atlas/v1.0',
    path: '/groups/{groupId}/clusters/{clusterName}',
    versions: [{ date: '2023-01-01', javaMethod: `${upgrade_JAVA}::getCluster` }],
    handle: readLegacy,
  },
  {
    method: 'POST',
    path: '/groups/{groupId}/flexClusters:tenantUpgrade',
    versions: [{ date: '2024-11-13', javaMethod: 'ApiAtlasFlexClusterResource::tenantUpgrade' }],
    limit: 'flexClusters',
    takesBody: true,
    audit: (_, { body }) => [
      { type: 'FLEX_UPGRADE_STARTED', details: { clusterName: Reflect.get(Object(body), 'name') } },
    ],
    handle: upgradeFlex,
  },
];
;
const COUNTRY = 'US';
function person({ createdAt, firstName, id, lastAuthAt, lastName, username }) {
  return {
    country: COUNTRY,
    createdAt: timestamp(createdAt),
    firstName,
    id,
    lastAuth: timestamp(lastAuthAt),
    lastName,
    mobileNumber: null,
    username,
  };
}
function legacy(user, call) {
  const self = { href: call.link(`/users/${user.id}`), rel: 'self' };
  return { ...person(user), emailAddress: user.username, links: [self], roles: user.grants, teamIds: [] };
}
const rolesIn = ({ grants }, projectId) => grants.filter(({ groupId }) => groupId === projectId).map(({ roleName }) => roleName);
function users_inOrganization(user) {
  const { grants } = user;
  const projects = [...new Set(grants.flatMap(({ groupId }) => groupId ?? []))];
  return {
    ...person(user),
    orgMembershipStatus: 'ACTIVE',
    roles: {
      groupRoleAssignments: projects.map((groupId) => ({ groupId, groupRoles: rolesIn(user, groupId) })),
      orgRoles: grants.filter(({ orgId }) => orgId !== undefined).map(({ roleName }) => roleName),
    },
    teamIds: [],
  };
}
function users_wanted({ query, world }) {
  const statuses = [...query.getAll('orgMembershipStatus'), ...query.getAll('orgMembershipStatuses')];
  if (statuses.length > 0 && !statuses.some((status) => status.split(',').includes('ACTIVE')))
    return [];
  const username = query.get('username');
  return world.state.identities.users.filter((user) => username === null || user.username === username);
}
function users_ofOrganization(call) {
  checkOrganization(call.world, call.params['orgId'] ?? '');
  const isOld = call.version.date === '2023-01-01';
  return { status: 200, page: users_wanted(call).map((user) => (isOld ? legacy(user, call) : users_inOrganization(user))) };
}
function users_ofProject(call) {
  const { id } = findProject(call.world, call.params['groupId'] ?? '', 'read');
  const includeOrgUsers = call.query.get('includeOrgUsers') ?? 'false';
  const flattenTeams = call.query.get('flattenTeams') ?? 'false';
  const users = users_wanted(call).filter((user) => includeOrgUsers === 'true' || rolesIn(user, id).length > 0);
  const render = (user) => call.version.date === '2023-01-01'
    ? legacy(user, call)
    : { ...person(user), orgMembershipStatus: 'ACTIVE', roles: rolesIn(user, id) };
  return { status: 200, page: users.map(render), filters: { flattenTeams, includeOrgUsers } };
}
const users_FILTERS = ['username', 'orgMembershipStatus', 'orgMembershipStatuses'];
const users_versions = (javaMethod) => [
  { date: '2025-02-19', javaMethod },
  { date: '2023-01-01', javaMethod },
];
const users = [
  {
    method: 'GET',
    path: '/orgs/{orgId}/users',
    versions: users_versions('ApiOrganizationUsersResource::getOrganizationUsers'),
    limit: 'organization',
    query: users_FILTERS,
    paged: true,
    handle: users_ofOrganization,
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/users',
    versions: users_versions('ApiGroupUsersResource::getGroupUsers'),
    limit: 'project',
    query: [...users_FILTERS, 'flattenTeams', 'includeOrgUsers'],
    paged: true,
    handle: users_ofProject,
  },
];
;
const resources = [
  ...root,
  ...organizations,
  ...projects,
  ...accessList,
  ...clusters,
  ...flexClusters,
  ...backupSnapshots,
  ...restoreJobs,
  ...backupSchedule,
  ...flexBackups,
  ...regions,
  ...databaseUsers,
  ...databaseUserCertificates,
  ...customRoles,
  ...sampleData,
  ...organizationApiKeys,
  ...projectApiKeys,
  ...serviceAccounts,
  ...accountSecrets,
  ...credentialAccessLists,
  ...settings,
  ...limits,
  ...users,
  ...ipAddresses,
  ...events,
  ...privateEndpointServices,
  ...privateEndpoints,
  ...privateRoutes,
  ...upgrade,
  ...maintenanceWindow,
  ...auditLog,
  ...alerts_alerts,
  ...alertConfigs,
];
const routes = [...resources, ...rateLimits(resources)];
;
function settleBackups(some, { world, now }) {
  const { projects } = world.state;
  for (const { backups, clusters } of some) {
    const present = new Set(clusters.map(({ id }) => id));
    backups.snapshots = backups.snapshots.filter((snapshot) => {
      if (!snapshot.retained && !present.has(snapshot.clusterId))
        return false;
      return isUnfinished(snapshot, now) || now < progressOf(snapshot, now).expiresAt;
    });
    const before = backups.flexSnapshots;
    const flex = clusters.filter(({ kind }) => kind === 'flex');
    backups.flexSnapshots = flex.flatMap((cluster) => dailySnapshots(cluster, { before, now, world }));
    backups.restores = backups.restores.map((restore) => {
      const target = restore.delivery.type === 'download' ? undefined : restore.delivery.target;
      return { ...restore, outcome: outcomeAt(now, { ...restore, target, projects }) };
    });
    backups.flexRestores = backups.flexRestores.map((restore) => ({
      ...restore,
      outcome: outcomeAt(now, { ...restore, projects }),
    }));
  }
}
function outcomeAt(now, { outcome, until, fails, target, projects, }) {
  if (outcome.how !== 'running')
    return outcome;
  if (now >= until)
    return { how: fails ? 'failed' : 'finished', at: until };
  if (!target)
    return outcome;
  const clusters = projects.find(({ id }) => id === target.groupId)?.clusters ?? [];
  const cluster = clusters.find(({ id }) => id === target.clusterId);
  return cluster && !isDeletionRequested(cluster) ? outcome : { how: 'failed', at: now };
}
;
const NEVER = Number.POSITIVE_INFINITY;
function isStill(project, { now, quirks }) {
  const { clusters, accessList, database, privateEndpoints, backups } = project;
  const isOver = ({ deleteAfter }) => deleteAfter !== undefined && deleteAfter <= now;
  return (privateEndpoints.services.length === 0 &&
    backups.snapshots.length === 0 &&
    backups.restores.length === 0 &&
    backups.flexRestores.length === 0 &&
    clusters.every((cluster) => now < movesAt(cluster, { project, quirks })) &&
    backups.flexSnapshots.every((snapshot) => now < flexTimes(snapshot).expiration) &&
    !accessList.some(isOver) &&
    !database.users.some(isOver));
}
function movesAt(cluster, { project, quirks }) {
  const { id, kind, phase, createdAt, pausedAt, upgrade, upgraded } = cluster;
  if (upgrade !== undefined || upgraded !== undefined)
    return Number.NEGATIVE_INFINITY;
  const lastSnapshot = project.backups.flexSnapshots.findLast(({ clusterId }) => clusterId === id);
  const firstSnapshotAt = kind === 'flex' ? createdAt + quirks.flexFirstSnapshotMs : NEVER;
  return Math.min(phase.doing === 'nothing' ? NEVER : phase.until, lastSnapshot === undefined ? firstSnapshotAt : lastSnapshot.scheduledAt + daysMs(1), kind === 'free' && quirks.freePausesAfterMs > 0 ? createdAt + quirks.freePausesAfterMs : NEVER, pausedAt === undefined ? NEVER : pausedAt + LONGEST_PAUSE_MS);
}
;
function settle_settle(world) {
  const { state, clock, quirks } = world;
  const now = clock.now().getTime();
  const isGone = ({ goneAt }) => goneAt !== undefined && goneAt <= now;
  if (state.projects.some(isGone)) {
    for (const project of state.projects)
      if (isGone(project))
        forgetProject(project.id, world);
    state.projects = state.projects.filter((project) => !isGone(project));
  }
  const moving = state.projects.filter((project) => !isStill(project, { now, quirks }));
  for (const project of moving) {
    settleUpgrades(project, now);
    const before = project.clusters.map((cluster) => ({ cluster, phase: cluster.phase, ready: cluster.ready }));
    settleClusters(project, { now, quirks });
    for (const was of before)
      tell(was, { world, project, now });
    settlePrivateEndpoints(project.privateEndpoints, now);
    settleDatabase(project, { now, quirks });
    if (project.accessList.some(({ deleteAfter }) => deleteAfter !== undefined && deleteAfter <= now)) {
      project.accessList = project.accessList.filter(({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter);
    }
  }
  settleBackups(moving, { world, now });
}
function tell(was, { world, project, now }) {
  const { cluster, phase, ready } = was;
  const details = { clusterName: cluster.name };
  const at = 'until' in phase ? Math.min(phase.until, now) : now;
  const type = !project.clusters.includes(cluster)
    ? 'CLUSTER_DELETED'
    : !ready && cluster.ready
      ? 'CLUSTER_READY'
      : phase.doing === 'updating' && cluster.phase.doing === 'nothing'
        ? 'CLUSTER_UPDATE_COMPLETED'
        : undefined;
  if (type)
    write({ world, now: at }, { type, groupId: project.id, details });
}
;
const version_RELEASES = new Set([
  '2023-01-01',
  '2023-02-01',
  '2023-10-01',
  '2023-11-15',
  '2024-05-30',
  '2024-08-05',
  '2024-10-23',
  '2024-11-13',
  '2025-02-19',
  '2025-03-12',
]);
const MEDIA_TYPE = /^application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json(?:\s*;\s*charset=utf-8)?$/i;
function chooseVersion({ accept, versions, quirks, }) {
  const asked = MEDIA_TYPE.exec(accept?.trim() ?? '')?.[1];
  if (asked === undefined)
    throw notAcceptable();
  if (!version_RELEASES.has(asked) && quirks.unknownVersionDate === 'refuse')
    throw notAcceptable();
  const served = versions.filter(({ date }) => date <= asked).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (!served) {
    if (quirks.tooOldVersion === 406)
      throw notAcceptable();
    throw new Problem(404, 'RESOURCE_NOT_FOUND', { detail: `Cannot find resource of version ${asked}.` });
  }
  if (quirks.goneVersions.includes(served.date)) {
    throw new Problem(410, 'VERSION_GONE', {
      detail: `Version ${served.date} of this resource has been removed.`,
      parameters: [served.date],
    });
  }
  return served;
}
function checkContentType({ contentType, version, versions, quirks, }) {
  if (quirks.otherContentType === 'ignore')
    return;
  const type = contentType?.trim() ?? '';
  if (/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type))
    return;
  if (MEDIA_TYPE.test(type) && chooseVersion({ accept: type, versions, quirks }).date === version.date)
    return;
  throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', {
    detail: `Content type ${type === '' ? '(none)' : type} is not supported for version ${version.date}.`,
    parameters: [type],
  });
}
function versionedType(version) {
  return `application/vnd.atlas.${version.date}+json;charset=utf-8`;
}
function deprecationHeaders({ deprecated, sunset }) {
  const render = (day) => new Date(day).toUTCString().replace(/, 0/, ', ');
  return {
    ...(deprecated === undefined ? {} : { Deprecation: render(deprecated) }),
    ...(sunset === undefined ? {} : { Sunset: render(sunset) }),
  };
}
function notAcceptable() {
  return new Problem(406, 'INVALID_VERSION_DATE', { detail: 'Invalid accept header or version date.' });
}
;
function worldSeenBy(world, { caller, neededRoles }) {
  return {
    ...world,
    caller,
    neededRoles,
    get state() {
      return world.state;
    },
    set state(state) {
      world.state = state;
    },
  };
}
;
function isPublic({ path }) {
  return routes.some((route) => route.public && (route.root ?? API_ROOT) + route.path === path);
}
function createApi(world) {
  const draw = createRate(world);
  const findRoute = createRouter(routes);
  return async (request, caller) => {
    const start = performance.now();
    let headers = {};
    try {
      settle_settle(world);
      if (world.databases)
        await world.databases.reconcile();
      checkApiAccess(caller, { world, address: request.address });
      const { route, params } = served(findRoute(request), { request, world });
      const { versions, root = API_ROOT } = route;
      const isVersioned = root === API_ROOT;
      const version = isVersioned
        ? chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks })
        : (versions[0] ?? { date: '', javaMethod: '' });
      headers = {
        ...(version.javaMethod ? { 'X-Java-Method': version.javaMethod } : {}),
        ...deprecationHeaders(version),
      };
      if (route.limit)
        headers = { ...headers, ...draw(route.limit, { request, caller, params }) };
      checkQuery(route, request.query, { refuseUnknown: world.quirks.unknownQueryParameter === 'refuse' });
      const link = (path) => `${request.origin}${root}${path}`;
      const neededRoles = isVersioned ? describedOperation(route)?.roles : undefined;
      const seen = worldSeenBy(world, { caller, neededRoles });
      const now = world.clock.now().getTime();
      const base = { world: seen, now, request, caller, params, query: request.query, version, link };
      const call = { ...base, body: readRouteBody(route, { ...base, versions }) };
      const result = await route.handle(call);
      if (route.audit)
        audit(route.audit, { call, result });
      const contentType = isVersioned ? versionedType(version) : 'application/json';
      const type = result.contentType === 'absent' ? {} : { 'Content-Type': contentType };
      const own = { ...headers, ...(isVersioned ? serviceHeaders(world, start) : {}), ...type };
      return renderResult(result, { request, link, headers: own });
    }
    catch (error) {
      return problemAnswer(asProblem(error), headers);
    }
  };
}
function served(match, { request, world }) {
  if (match.served)
    return match;
  const { method, path, dates } = match.operation;
  const versions = dates.map((date) => ({ date, javaMethod: '' }));
  chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks });
  throw new Problem(404, 'RESOURCE_NOT_FOUND', {
    detail: `Cannot find resource ${request.path}: Atlas has ${method} ${path}, but this simulator does not serve it.`,
    parameters: [request.path],
  });
}
function serviceHeaders({ credentials }, start) {
  return {
    'X-Envoy-Upstream-Service-Time': String(Math.round(performance.now() - start)),
    'X-Java-Version': '21',
    'X-Mongodb-Service-Version': `gitHash=${credentials.build}; versionString=v20260805`,
  };
}
function readRouteBody(route, { request, world, version, versions }) {
  if (request.body === 'too-large') {
    throw new Problem(413, 'REQUEST_TOO_LARGE', { detail: 'The request body is larger than 1 MiB.' });
  }
  if (!route.takesBody)
    return undefined;
  const contentType = request.headers['content-type'];
  checkContentType({ contentType, version, versions, quirks: world.quirks });
  return readJson(request.body);
}
function renderResult({ status, body, text, page, filters = {}, headers: own = {} }, { request, link, headers }) {
  const { query } = request;
  const path = request.path.slice(API_ROOT.length);
  const paged = page && renderPage({ query, link, path, filters }, page);
  const enveloped = query.get('envelope') === 'true';
  const plain = paged ?? body;
  const content = !enveloped || plain === undefined ? plain : paged ? { status, ...paged } : { status, content: body };
  const answer = { status, headers: { ...headers, ...own } };
  if (text !== undefined)
    return { ...jsonAnswer({ ...answer, body: undefined }), body: Buffer.from(text) };
  return jsonAnswer({ ...answer, body: content, pretty: query.get('pretty') === 'true' });
}
;
const PARAMETER = /\s*([A-Za-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/y;
const QUOTED = new Set(['username', 'realm', 'nonce', 'uri', 'response', 'cnonce', 'opaque']);
const BARE = new Set(['algorithm', 'qop', 'nc']);
function readDigestHeader(header) {
  const scheme = /^Digest\s+/i.exec(header);
  if (!scheme)
    return undefined;
  const parameters = {};
  PARAMETER.lastIndex = scheme[0].length;
  while (PARAMETER.lastIndex < header.length) {
    const match = PARAMETER.exec(header);
    if (!match)
      return undefined;
    const name = (match[1] ?? '').toLowerCase();
    const quoted = match[2];
    if (name in parameters)
      return undefined;
    if (quoted === undefined ? QUOTED.has(name) : BARE.has(name))
      return undefined;
    parameters[name] = quoted === undefined ? (match[3] ?? '') : quoted.replace(/\\(.)/g, '$1');
  }
  return parameters;
}
;
const REALM = 'MMS Public API';
function createDigest({ passwordOf, quirks, random, }) {
  const nonces = new Map();
  const algorithm = quirks.digestAlgorithm;
  const hash = (text) => (0,external_node_crypto_.createHash)(algorithm.startsWith('MD5') ? 'md5' : 'sha256')
    .update(text)
    .digest('hex');
  const expired = (nonce) => performance.now() - nonce.bornAt > quirks.nonceTtlMs;
  function issue() {
    for (const [text, nonce] of nonces)
      if (expired(nonce))
        nonces.delete(text);
    const nonce = random.bytes(24).toString('base64');
    nonces.set(nonce, { bornAt: performance.now(), counts: new Set() });
    return nonce;
  }
  function spend(nonce, count) {
    if (!nonce || expired(nonce))
      return 'stale';
    if (quirks.nonceUses === 'once' && nonce.counts.size > 0)
      return 'stale';
    if (nonce.counts.has(count))
      return 'replayed';
    if (quirks.nonceUses === 'in-order' && count !== nonce.counts.size + 1)
      return 'replayed';
    nonce.counts.add(count);
    return 'fresh';
  }
  return {
    challenge(stale) {
      const qop = quirks.digestQop === 'auth' ? ' qop="auth",' : '';
      return `Digest realm="${REALM}", domain="", nonce="${issue()}", algorithm=${algorithm},${qop} stale=${stale}`;
    },
    check({ method, target, authorization }) {
      const refused = { accepted: false, stale: false };
      const given = readDigestHeader(authorization);
      if (!given)
        return refused;
      const { username = '', nonce = '', nc = '', cnonce = '', qop } = given;
      const password = passwordOf(username);
      if (password === undefined || given['realm'] !== REALM || given['uri'] !== target)
        return refused;
      if ((given['algorithm'] ?? 'MD5') !== algorithm)
        return refused;
      if (quirks.digestQop === 'auth' ? qop !== 'auth' : qop !== undefined)
        return refused;
      if (qop !== undefined && (!/^[0-9a-f]{8}$/i.test(nc) || nc === '00000000' || cnonce === ''))
        return refused;
      const known = nonces.get(nonce);
      const secret = hash(`${username}:${REALM}:${password}`);
      const sessionCnonce = known?.sessionCnonce ?? cnonce;
      const ha1 = algorithm.endsWith('-sess') ? hash(`${secret}:${nonce}:${sessionCnonce}`) : secret;
      const ha2 = hash(`${method}:${target}`);
      const expected = hash(qop === undefined ? `${ha1}:${nonce}:${ha2}` : `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
      if (!sameText(given['response'] ?? '', expected))
        return refused;
      const count = qop === undefined ? (known?.counts.size ?? 0) + 1 : Number.parseInt(nc, 16);
      const outcome = spend(known, count);
      if (outcome !== 'fresh')
        return { accepted: false, stale: outcome === 'stale' };
      if (known)
        known.sessionCnonce ??= cnonce;
      return {
        accepted: true,
        username,
        headers: quirks.nextNonce ? { 'Authentication-Info': `nextnonce="${issue()}"` } : {},
      };
    },
  };
}
function sameText(given, expected) {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && (0,external_node_crypto_.timingSafeEqual)(left, right);
}
;
const CHALLENGE_BODY = `{
  "error" : 401,
  "reason" : "Unauthorized",
  "detail" : "You are not authorized for this resource.",
  "errorCode" : "UNEXPECTED_ERROR"
}`;
function createAuthenticate({ world, oauth, logins, }) {
  const { quirks, random } = world;
  const keyOf = (publicKey) => world.state.identities.apiKeys.find((key) => key.publicKey === publicKey);
  const digest = createDigest({ passwordOf: (username) => keyOf(username)?.privateKey, quirks, random });
  const refuse = (challenge) => ({
    refusal: {
      status: 401,
      headers: {
        'Content-Type': 'application/json',
        Vary: 'Accept-Encoding',
        ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
      },
      body: Buffer.from(CHALLENGE_BODY),
    },
  });
  return ({ method, target, headers }) => {
    const { authorization = '' } = headers;
    const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
    if (bearer !== undefined) {
      const user = logins.accepts(bearer) ? world.state.identities.users[0] : undefined;
      const caller = oauth.accountOf(bearer) ?? user;
      if (caller)
        return { caller, headers: {} };
      if (quirks.bearerChallenge === 'absent')
        return refuse(undefined);
      return refuse(quirks.bearerChallenge === 'bearer' ? 'Bearer error="invalid_token"' : digest.challenge(false));
    }
    const verdict = digest.check({ method, target, authorization });
    if (!verdict.accepted)
      return refuse(digest.challenge(verdict.stale));
    const caller = keyOf(verdict.username);
    return caller ? { caller, headers: verdict.headers } : refuse(digest.challenge(false));
  };
}
;
function createFaultBook(faults, now) {
  const entries = [];
  const add = (fault) => entries.push({ fault, matched: 0 });
  faults.forEach(add);
  return {
    add,
    take(request) {
      return entries.flatMap((entry) => {
        const { match, action } = entry.fault;
        if (!matches(match, request))
          return [];
        entry.matched += 1;
        const { nth = 1 } = match;
        if (entry.matched < nth)
          return [];
        if (action.kind === 'lag' && action.ms !== undefined) {
          entry.firstAt ??= now();
          return now() < entry.firstAt + action.ms ? [action] : [];
        }
        const times = (action.kind === 'lag' ? action.reads : undefined) ?? match.times ?? 1;
        return times === 'always' || entry.matched < nth + times ? [action] : [];
      });
    },
  };
}
function matches(match, { method, path, anonymous }) {
  if (anonymous && !match.anonymous)
    return false;
  if (match.method !== undefined && match.method !== method)
    return false;
  if (match.path === undefined)
    return true;
  const known = match.path.includes('{') || routes.some((route) => API_ROOT + route.path === match.path);
  return known ? matchTemplate(match.path, path) !== undefined : path.startsWith(match.path);
}
;
function readForm({ headers, body }) {
  const form = /^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '');
  return form && body !== 'too-large' ? new URLSearchParams(body.toString('utf8')) : undefined;
}
const plainJson = (status, body) => jsonAnswer({ status, body, headers: { 'Content-Type': 'application/json' } });
function oauthError(status, error, error_description) {
  return plainJson(status, { error_description, error });
}
function answerForm(request, handlers) {
  const handler = Object.hasOwn(handlers, request.path) ? handlers[request.path] : undefined;
  if (!handler)
    return undefined;
  try {
    if (request.method === handler.method)
      return handler.handle(request);
    throw new Problem(405, 'METHOD_NOT_ALLOWED', {
      detail: `Method ${request.method} is not allowed for ${request.path}.`,
      headers: { Allow: handler.method },
    });
  }
  catch (error) {
    if (error instanceof Problem)
      return problemAnswer(error);
    throw error;
  }
}
;
const ROOT = '/api/private/unauth/account/device';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const LIFETIME_SECONDS = 600;
const INTERVAL_SECONDS = 10;
const SLOWED_BY_SECONDS = 5;
const SLACK_MS = 1000;
const USER_CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const CLIENT_ID = /^(?:[0-9a-f]{24}|mdb_\w+|0oa[0-9A-Za-z]{17})$/;
function createDevice({ clock, random, quirks }, logins) {
  const authorizations = new Map();
  const now = () => clock.now().getTime();
  const unauthorized = (why) => new Problem(quirks.deviceUnauthorizedStatus, 'UNAUTHORIZED', { detail: why });
  function fieldsOf(request) {
    const form = readForm(request);
    if (!form) {
      const detail = `Content type ${request.headers['content-type'] ?? '(none)'} is not supported: a form is expected.`;
      throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', { detail });
    }
    const field = (name) => {
      const value = form.get(name);
      if (value === null || value === '')
        throw missingAttribute(name);
      return value;
    };
    const clientId = field('client_id');
    if (!CLIENT_ID.test(clientId))
      throw unauthorized('The client is not known.');
    return { clientId, field };
  }
  function authorize(request) {
    const { clientId, field } = fieldsOf(request);
    const device_code = random.pick(LETTERS_AND_DIGITS, 64);
    const state = { startedAt: now(), intervalMs: INTERVAL_SECONDS * 1000, polledAt: Number.NEGATIVE_INFINITY };
    authorizations.set(device_code, { clientId, scope: field('scope'), ...state });
    return plainJson(200, {
      user_code: random.pick(USER_CODE_ALPHABET, 8),
      verification_uri: `${request.origin}/account/connect`,
      device_code,
      expires_in: LIFETIME_SECONDS,
      interval: INTERVAL_SECONDS,
    });
  }
  function pending() {
    const detail = 'The device authorization is pending: the user has not answered yet.';
    return new Problem(quirks.devicePendingStatus, 'DEVICE_AUTHORIZATION_PENDING', { detail });
  }
  function tooSoon(authorization) {
    if (quirks.devicePollTooSoon === 'pending')
      throw pending();
    if (quirks.devicePollTooSoon === 'slow_down') {
      authorization.intervalMs += SLOWED_BY_SECONDS * 1000;
      return oauthError(400, 'slow_down', `Wait ${authorization.intervalMs / 1000} seconds between requests.`);
    }
    throw new Problem(429, 'RATE_LIMITED', {
      detail: `Resource ${ROOT}/token is limited to one request every ${INTERVAL_SECONDS} seconds.`,
    });
  }
  function poll(deviceCode, clientId) {
    const authorization = authorizations.get(deviceCode);
    if (authorization?.clientId !== clientId)
      throw unauthorized('The device code is not one of this client.');
    const age = now() - authorization.startedAt;
    if (age >= LIFETIME_SECONDS * 1000) {
      const detail = 'The device authorization has expired.';
      throw new Problem(quirks.deviceExpiredStatus, 'DEVICE_AUTHORIZATION_EXPIRED', { detail });
    }
    const soon = now() - authorization.polledAt < authorization.intervalMs - SLACK_MS;
    authorization.polledAt = now();
    if (soon)
      return tooSoon(authorization);
    if (quirks.deviceUser === 'ignores' || age < quirks.deviceApprovalMs)
      throw pending();
    authorizations.delete(deviceCode);
    if (quirks.deviceUser === 'approves')
      return plainJson(200, logins.start(authorization));
    const why = 'The user denied the authorization.';
    if (quirks.deviceDenial === 'UNAUTHORIZED')
      throw unauthorized(why);
    return oauthError(400, 'access_denied', why);
  }
  function token(request) {
    const { clientId, field } = fieldsOf(request);
    const grant = field('grant_type');
    if (grant === DEVICE_GRANT)
      return poll(field('device_code'), clientId);
    if (grant !== 'refresh_token')
      throw unauthorized(`The grant type ${grant} is not supported.`);
    const tokens = logins.refresh({ clientId, refreshToken: field('refresh_token'), scope: field('scope') });
    if (tokens === 'beyond-scope')
      return oauthError(400, 'invalid_scope', 'The scope is more than was granted.');
    if (tokens !== 'ended')
      return plainJson(200, tokens);
    const detail = 'The refresh token is invalid or has expired.';
    throw new Problem(quirks.refreshRefusedStatus, 'INVALID_REFRESH_TOKEN', { detail });
  }
  function revoke(request) {
    const { clientId, field } = fieldsOf(request);
    logins.end({ clientId, token: field('token') });
    return jsonAnswer({ status: 200, body: undefined, headers: {} });
  }
  return (request) => answerForm(request, {
    [`${ROOT}/authorize`]: { method: 'POST', handle: authorize },
    [`${ROOT}/token`]: { method: 'POST', handle: token },
    [`${ROOT}/revoke`]: { method: 'POST', handle: revoke },
    [`${ROOT}/registration`]: {
      method: 'GET',
      handle: ({ origin }) => plainJson(200, { registrationUrl: `${origin}/account/register` }),
    },
  });
}
;
function tokenText(random, { clientId, issuedAt, expiresAt }) {
  const claims = {
    iss: 'https://cloud.mongodb.com',
    aud: 'api://admin',
    sub: clientId,
    cid: clientId,
    actorId: clientId,
    iat: issuedAt,
    exp: expiresAt,
    jti: random.uuid(),
  };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES512', typ: 'JWT' })}.${part(claims)}.${random.bytes(132).toString('base64url')}`;
}
;
const logins_LIFETIME_SECONDS = 3600;
function createLogins({ clock, random, quirks }) {
  const logins = new Set();
  const now = () => clock.now().getTime();
  const isLive = (login, token) => now() < (login.accessTokens.get(token) ?? 0);
  function issue(login) {
    const issuedAt = Math.floor(now() / 1000);
    const claims = { clientId: login.clientId, issuedAt, expiresAt: issuedAt + logins_LIFETIME_SECONDS };
    const access_token = tokenText(random, claims);
    login.accessTokens.set(access_token, now() + logins_LIFETIME_SECONDS * 1000);
    const asked = new Set(login.scope.split(' '));
    if (asked.has('offline_access'))
      login.refreshToken = random.pick(LETTERS_AND_DIGITS, 43);
    return {
      access_token,
      ...(login.refreshToken === undefined ? {} : { refresh_token: login.refreshToken }),
      scope: login.scope,
      ...(asked.has('openid') ? { id_token: tokenText(random, claims) } : {}),
      token_type: 'Bearer',
      expires_in: logins_LIFETIME_SECONDS,
    };
  }
  return {
    start({ clientId, scope }) {
      const endsAt = now() + quirks.loginMs;
      const login = { clientId, scope, endsAt, accessTokens: new Map(), refreshToken: undefined };
      logins.add(login);
      return issue(login);
    },
    refresh({ clientId, refreshToken, scope }) {
      const login = [...logins].find((one) => one.refreshToken === refreshToken);
      if (!login || login.clientId !== clientId || now() >= login.endsAt)
        return 'ended';
      const granted = new Set(login.scope.split(' '));
      return scope.split(' ').every((word) => granted.has(word)) ? issue(login) : 'beyond-scope';
    },
    end({ clientId, token }) {
      for (const login of logins) {
        if (login.clientId !== clientId)
          continue;
        login.accessTokens.delete(token);
        if (login.refreshToken === token)
          login.refreshToken = undefined;
      }
    },
    accepts: (accessToken) => [...logins].some((login) => isLive(login, accessToken)),
  };
}
;
const anonymous = { kind: 'anonymous', id: '', grants: [] };
const YEAR_MS = 365 * 24 * 3600 * 1000;
function createIdentities({ random, credentials, orgId, roles, ranges, now, }) {
  const grants = roles.map((roleName) => ({ orgId, roleName }));
  const accessList = () => ranges.map((range) => ({ range, createdAt: now, uses: 0 }));
  const { publicKey, privateKey, clientId, clientSecret } = credentials;
  const secret = { id: random.objectId(), value: clientSecret, createdAt: now, expiresAt: now + YEAR_MS };
  const account = {
    id: clientId,
    name: 'simulated',
    description: 'What the simulator was started with',
    createdAt: now,
  };
  const user = { id: random.objectId(), username: 'owner@example.com', firstName: 'Simulated', lastName: 'Owner' };
  return {
    apiKeys: [
      {
        kind: 'api-key',
        id: random.objectId(),
        publicKey,
        privateKey,
        desc: 'simulated',
        grants,
        accessList: accessList(),
      },
    ],
    serviceAccounts: [{ kind: 'service-account', ...account, grants, secrets: [secret], accessList: accessList() }],
    users: [{ kind: 'user', ...user, createdAt: now, lastAuthAt: now, grants: [{ orgId, roleName: 'ORG_OWNER' }] }],
  };
}
;
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;
const NOTHING = /\u034f|\u180b|\u180c|\u180d|\u200d|[\u00ad\u1806\u200c\u2060\ufeff]|[\ufe00-\ufe0f]/gu;
function saslPrep(password) {
  return password.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC');
}
;
const derive = (0,external_node_util_.promisify)(external_node_crypto_.pbkdf2);
const KEY_BYTES = 32;
const hmac = (key, text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
async function createCredential(password, { salt, iterations }) {
  const salted = await derive(saslPrep(password), salt, iterations, KEY_BYTES, 'sha256');
  const storedKey = (0,external_node_crypto_.createHash)('sha256').update(hmac(salted, 'Client Key')).digest();
  return { salt, iterations, storedKey, serverKey: hmac(salted, 'Server Key') };
}
function readClientFirst(text) {
  const [, header = '', bare = '', name = '', nonce = ''] = /^([ny],,)(n=([^,]+),r=([!-+\--~]{4,}))$/.exec(text) ?? [];
  if (nonce === '' || /=(?!2C|3D)/.test(name))
    return undefined;
  return { header, bare, nonce, username: name.replaceAll('=2C', ',').replaceAll('=3D', '=') };
}
function challenge(client, credential, serverNonce) {
  const nonce = client.nonce + serverNonce;
  const message = `r=${nonce},s=${credential.salt.toString('base64')},i=${credential.iterations}`;
  return { client, credential, nonce, message };
}
function checkProof({ client, credential, nonce, message }, text) {
  const [, unproven = '', binding = '', given = '', proofText = ''] = /^(c=([^,]*),r=([^,]*)),p=([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const proof = Buffer.from(proofText, 'base64');
  if (given !== nonce || binding !== Buffer.from(client.header).toString('base64'))
    return undefined;
  if (proof.length !== KEY_BYTES)
    return undefined;
  const all = `${client.bare},${message},${unproven}`;
  const signature = hmac(credential.storedKey, all);
  const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] ?? 0)));
  const storedKey = (0,external_node_crypto_.createHash)('sha256').update(clientKey).digest();
  if (!(0,external_node_crypto_.timingSafeEqual)(storedKey, credential.storedKey))
    return undefined;
  return `v=${hmac(credential.serverKey, all).toString('base64')}`;
}
;
const ITERATIONS = 15_000;
const SALT_BYTES = 28;
function createCredentials() {
  const known = new WeakMap();
  return (user) => {
    const credential = known.get(user) ??
      createCredential(user.password ?? '', { salt: (0,external_node_crypto_.randomBytes)(SALT_BYTES), iterations: ITERATIONS });
    known.set(user, credential);
    return credential;
  };
}
;
const MOST_CURSORS = 1000;
function createCursors() {
  const open = new Map();
  let last = 0;
  return {
    open(cursor) {
      for (const oldest of open.keys()) {
        if (open.size < MOST_CURSORS)
          break;
        open.delete(oldest);
      }
      last += 1;
      open.set(last, cursor);
      return last;
    },
    find: (id) => open.get(id),
    close: (id) => open.delete(id),
  };
}
;
function findLogin(username, { project, cluster, now }, { quirks }) {
  const deployment = deployedOn(project, { now, quirks });
  const user = deployment.users.find((one) => one.databaseName === 'admin' && one.username === username);
  if (user?.password === undefined || (user.deleteAfter !== undefined && user.deleteAfter <= now))
    return undefined;
  const scopes = user.scopes.filter(({ type, name }) => type === 'CLUSTER' && name === cluster.name);
  return user.scopes.length > 0 && scopes.length === 0 ? undefined : { user, deployment };
}
;
const READ = ['find', 'listCollections'];
const READ_WRITE = [...READ, 'insert', 'createCollection'];
const DB_ADMIN = ['createCollection', 'dropDatabase', 'listCollections'];
const OF_DATABASE = new Map([
  ['read', READ],
  ['readWrite', READ_WRITE],
  ['dbAdmin', DB_ADMIN],
]);
const OF_CLUSTER = new Map([
  ['readAnyDatabase', READ],
  ['readWriteAnyDatabase', READ_WRITE],
  ['dbAdminAnyDatabase', DB_ADMIN],
  ['backup', READ],
  ['clusterMonitor', []],
  ['atlasAdmin', [...READ_WRITE, ...DB_ADMIN]],
]);
function privilegesOf({ roles }, deployment) {
  const privileges = roles.flatMap((role) => privilegesOfRole(role, deployment.roles));
  const concerning = (database) => privileges.filter((privilege) => concerns(privilege, database));
  return {
    allows: (action, database, collection) => concerning(database).some((one) => one.actions.has(action) && (one.collection === undefined || one.collection === collection)),
    listsAllDatabases: privileges.some(({ on, actions }) => on === 'cluster' && actions.has('listDatabases')),
    knows: (database) => concerning(database).length > 0,
  };
}
function concerns({ on, database, actions }, name) {
  if (on === 'cluster' || actions.size === 0)
    return false;
  return database === undefined ? name !== 'local' && name !== 'config' : database === name;
}
function privilegesOfRole({ roleName, databaseName, collectionName }, custom) {
  const own = OF_DATABASE.get(roleName);
  if (own) {
    return [{ on: 'namespace', database: databaseName, collection: collectionName, actions: new Set(own) }];
  }
  const ofAll = OF_CLUSTER.get(roleName);
  if (ofAll) {
    return [
      { on: 'namespace', actions: new Set(ofAll) },
      { on: 'cluster', actions: new Set(['listDatabases']) },
    ];
  }
  const role = custom.find((candidate) => candidate.roleName === roleName);
  if (!role)
    return [];
  const inherited = role.inheritedRoles.flatMap(({ role: name, db }) => privilegesOfRole({ roleName: name, databaseName: db }, custom));
  return [...role.actions.flatMap(privilegesOfAction), ...inherited];
}
function privilegesOfAction({ action, resources }) {
  const name = action.toLowerCase().replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  const actions = new Set([name]);
  return resources.map((resource) => 'cluster' in resource
    ? { on: 'cluster', actions }
    : { on: 'namespace', database: resource.db || undefined, collection: resource.collection || undefined, actions });
}
;
const CODES = {
  BadValue: 2,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  CursorNotFound: 43,
  InvalidIdField: 53,
  CommandNotFound: 59,
  InvalidNamespace: 73,
  NotImplemented: 238,
  MechanismUnavailable: 334,
  UnsupportedOpQueryCommand: 352,
  AtlasError: 8000,
  BSONObjectTooLarge: 10334,
  DatabaseDifferCase: 13297,
  Location40414: 40414,
  Location5626701: 5626701,
};
class Refusal extends Error {
  name = 'Refusal';
  codeName;
  constructor(codeName, message) {
    super(message);
    this.codeName = codeName;
  }
  render() {
    return { ok: 0, errmsg: this.message, code: CODES[this.codeName], codeName: this.codeName };
  }
}
var bson_node = __webpack_require__(93276);
;
const LARGEST_DOCUMENT = 16 * 1024 * 1024;
function readDocument(bytes) {
  return (0,bson_node .iu)(bytes, { promoteValues: false, promoteLongs: false, bsonRegExp: true });
}
function writeDocument(document) {
  return Buffer.from((0,bson_node .lK)(document, { ignoreUndefined: false }));
}
function numberOf(value) {
  if (typeof value === 'number')
    return value;
  if (value instanceof bson_node .P_ || value instanceof bson_node .__)
    return value.valueOf();
  return value instanceof bson_node .v2 ? value.toNumber() : undefined;
}
function flagOf(value) {
  if (typeof value === 'boolean')
    return value;
  const number = numberOf(value);
  return number === undefined ? undefined : number !== 0;
}
function bytesOf(value) {
  return value instanceof bson_node .yI ? Buffer.from(value.value()) : undefined;
}
function isDocument(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value);
}
function keyOf(value) {
  const number = numberOf(value);
  return number === undefined ? writeDocument({ value }).toString('base64') : `number ${number}`;
}
;
function shellText(value) {
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[ ${value.map(shellText).join(', ')} ]`;
  if (isDocument(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${shellText(field)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  if (isUuid(value))
    return `UUID("${value.toUUID().toHexString()}")`;
  return bson_node .On.stringify(value);
}
function isUuid(value) {
  return typeof value === 'object' && value !== null && 'sub_type' in value && value.sub_type === 4 && 'toUUID' in value;
}
;
const LONGEST_COMMAND = 1000;
function authorize(call, action, collection) {
  if (!call.privileges.allows(action, call.database, collection))
    throw notAuthorized(call, action, collection);
}
function notAuthorized(call, action, collection = '') {
  const { database, body, sight } = call;
  if (sight.cluster.kind !== 'dedicated') {
    return new Refusal('AtlasError', `user is not allowed to do action [${action}] on [${database}.${collection}]`);
  }
  const command = shellText(body).slice(0, LONGEST_COMMAND);
  return new Refusal('Unauthorized', `not authorized on ${database} to execute command ${command}`);
}
;
const FIRST_BATCH = 101;
const LARGEST_BATCH = 16 * 1024 * 1024;
function sizeOf(value, otherwise, name) {
  if (value === undefined)
    return otherwise;
  const size = numberOf(value);
  if (size !== undefined && Number.isInteger(size) && size >= 0)
    return size;
  throw new Refusal('BadValue', `Field '${name}' must be a whole number that is not negative`);
}
function countFitting(documents, most) {
  let bytes = 0;
  const tooMany = documents.slice(0, most).findIndex((document, at) => {
    bytes += writeDocument(document).length;
    return at > 0 && bytes > LARGEST_BATCH;
  });
  return tooMany === -1 ? Math.min(most, documents.length) : tooMany;
}
function answerInBatches({ node, user }, { namespace, all, cursor }) {
  const wanted = isDocument(cursor) ? cursor : {};
  const count = countFitting(all, sizeOf(wanted['batchSize'], FIRST_BATCH, 'batchSize'));
  const left = all.slice(count);
  const id = left.length > 0 && wanted['singleBatch'] !== true
    ? node.cursors.open({ namespace, username: user.username, documents: left })
    : 0;
  return { cursor: { firstBatch: all.slice(0, count), id: bson_node .v2.fromNumber(id), ns: namespace } };
}
function getMore(call) {
  const { body, database, node, user } = call;
  const id = numberOf(body['getMore']) ?? 0;
  const namespace = `${database}.${String(body['collection'])}`;
  const cursor = node.cursors.find(id);
  if (cursor?.namespace !== namespace || cursor.username !== user.username) {
    throw new Refusal('CursorNotFound', `cursor id ${id} not found`);
  }
  const count = countFitting(cursor.documents, sizeOf(body['batchSize'], Number.POSITIVE_INFINITY, 'batchSize'));
  const nextBatch = cursor.documents.slice(0, count);
  cursor.documents = cursor.documents.slice(count);
  const isOver = cursor.documents.length === 0;
  if (isOver)
    node.cursors.close(id);
  return { cursor: { nextBatch, id: bson_node .v2.fromNumber(isOver ? 0 : id), ns: namespace } };
}
function killCursors({ body, node, user }) {
  const asked = Array.isArray(body['cursors']) ? body['cursors'] : [];
  const isOwn = (id) => node.cursors.find(numberOf(id) ?? 0)?.username === user.username;
  const cursorsKilled = asked.filter(isOwn);
  const cursorsNotFound = asked.filter((id) => !cursorsKilled.includes(id));
  for (const id of cursorsKilled)
    node.cursors.close(numberOf(id) ?? 0);
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
}
;
function matching(all, filter) {
  if (filter === undefined || filter === null)
    return all;
  if (!isDocument(filter))
    throw new Refusal('TypeMismatch', 'Expected field filter to be of type object');
  const wanted = Object.entries(filter).map(([name, value]) => {
    const isOperator = isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'));
    if (name.startsWith('$') || name.includes('.') || isOperator) {
      throw new Refusal('NotImplemented', `This simulator finds by equality of top-level fields only, not by ${name}.`);
    }
    return [name, keyOf(value)];
  });
  return all.filter((one) => wanted.every(([name, key]) => keyOf(Object.hasOwn(one, name) ? one[name] : null) === key));
}
;
const LONGEST_DATABASE_NAME = 63;
function names_checkDatabaseName({ database }) {
  const length = Buffer.byteLength(database);
  if (length > 0 && length <= LONGEST_DATABASE_NAME && !/[/\\. "$\0]/.test(database))
    return;
  throw new Refusal('InvalidNamespace', `Invalid database name: '${database}'`);
}
function collectionOf(call) {
  names_checkDatabaseName(call);
  const name = call.body[call.name];
  if (typeof name !== 'string') {
    throw new Refusal('InvalidNamespace', `collection name has invalid type ${typeof name}`);
  }
  if (name !== '' && !name.startsWith('.') && !name.endsWith('.') && !/[$\0]/.test(name))
    return name;
  throw new Refusal('InvalidNamespace', `Invalid collection name: '${call.database}.${name}'`);
}
;
const OF_SERVER = ['admin', 'config', 'local'];
function listDatabases(call) {
  const { body, database, node, privileges, sight } = call;
  if (database !== 'admin') {
    throw new Refusal('Unauthorized', 'listDatabases may only be run against the admin database.');
  }
  if ('authorizedDatabases' in body && sight.cluster.kind !== 'dedicated') {
    throw new Refusal('AtlasError', 'Unallowed argument in listDatabases command: authorizedDatabases');
  }
  const onlyAuthorized = flagOf(body['authorizedDatabases']);
  if (onlyAuthorized === false && !privileges.listsAllDatabases) {
    throw new Refusal('Unauthorized', 'Insufficient permissions to list all databases');
  }
  const seesAll = privileges.listsAllDatabases && onlyAuthorized !== true;
  const held = node.store.databases().filter(({ name }) => !OF_SERVER.includes(name));
  const all = [...OF_SERVER.map((name) => ({ name, bytes: 0 })), ...held].sort((a, b) => (a.name < b.name ? -1 : 1));
  const seen = all
    .filter(({ name }) => seesAll || privileges.knows(name))
    .map(({ name, bytes }) => ({ name, sizeOnDisk: bytes, empty: false }));
  const databases = matching(seen, body['filter']);
  if (flagOf(body['nameOnly']))
    return { databases: databases.map(({ name }) => ({ name })) };
  const totalSize = held.reduce((sum, { bytes }) => sum + bytes, 0);
  return { databases, totalSize, totalSizeMb: Math.floor(totalSize / 2 ** 20) };
}
function dropDatabase(call) {
  const { body, database, node } = call;
  names_checkDatabaseName(call);
  authorize(call, 'dropDatabase');
  if (numberOf(body['dropDatabase']) !== 1)
    throw new Refusal('BadValue', 'have to pass 1 as db parameter');
  if (OF_SERVER.includes(database)) {
    throw new Refusal('IllegalOperation', `Dropping the '${database}' database is prohibited.`);
  }
  node.store.drop(database);
  return {};
}
function listCollections(call) {
  const { body, database, node } = call;
  names_checkDatabaseName(call);
  authorize(call, 'listCollections');
  const all = node.store.collections(database).map((name) => flagOf(body['nameOnly'])
    ? { name, type: 'collection' }
    : {
      name,
      type: 'collection',
      options: {},
      info: { readOnly: false },
      idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
    });
  const cursor = body['cursor'];
  return answerInBatches(call, {
    namespace: `${database}.$cmd.listCollections`,
    all: matching(all, body['filter']),
    cursor,
  });
}
const databases = {
  listDatabases: { for: 'users', run: listDatabases },
  dropDatabase: { for: 'users', run: dropDatabase },
  listCollections: { for: 'users', run: listCollections },
};
;
const HEADER_BYTES = 16;
const LARGEST_MESSAGE = 20_000_000;
class MalformedMessage extends Error {
  name = 'MalformedMessage';
}
function createFrames() {
  let chunks = [];
  let held = 0;
  function take() {
    if (held < HEADER_BYTES)
      return undefined;
    const [first] = chunks;
    if (first && first.length < HEADER_BYTES)
      chunks = [Buffer.concat(chunks)];
    const length = chunks[0]?.readInt32LE(0) ?? 0;
    if (length < HEADER_BYTES || length > LARGEST_MESSAGE)
      throw new MalformedMessage(`length ${length}`);
    if (held < length)
      return undefined;
    const all = Buffer.concat(chunks);
    chunks = all.length > length ? [all.subarray(length)] : [];
    held = all.length - length;
    return all.subarray(0, length);
  }
  return {
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
      const whole = [];
      for (let message = take(); message; message = take())
        whole.push(message);
      return whole;
    },
  };
}
;
const WIRE_VERSION = { '6.0': 17, '7.0': 21, '8.0': 25 };
const MOST_WRITES = 100_000;
const SESSION_MINUTES = 30;
async function hello(call) {
  const { body, sight, node, name } = call;
  const me = `127.0.0.1:${node.port}`;
  const mechanisms = mechanismsFor(body['saslSupportedMechs'], call);
  return {
    ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true, helloOk: true }),
    ...placeOf(sight.cluster, me),
    maxBsonObjectSize: LARGEST_DOCUMENT,
    maxMessageSizeBytes: LARGEST_MESSAGE,
    maxWriteBatchSize: MOST_WRITES,
    localTime: new Date(sight.now),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId: call.connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION[sight.cluster.settings.mongoDBMajorVersion] ?? 25,
    readOnly: false,
    ...(mechanisms ? { saslSupportedMechs: mechanisms } : {}),
    ...(await speculate(call)),
  };
}
function placeOf({ settings, replicaSet }, me) {
  if (settings.clusterType !== 'REPLICASET')
    return { msg: 'isdbgrid' };
  return { hosts: [me], setName: `${replicaSet}-shard-0`, setVersion: 1, secondary: false, primary: me, me };
}
function mechanismsFor(asked, { sight, node }) {
  if (typeof asked !== 'string' || !asked.startsWith('admin.'))
    return undefined;
  return findLogin(asked.slice('admin.'.length), sight, node.world) ? ['SCRAM-SHA-256'] : undefined;
}
async function speculate({ body, login, sight }) {
  const attempt = body['speculativeAuthenticate'];
  if (!isDocument(attempt) || !('saslStart' in attempt))
    return {};
  try {
    return { speculativeAuthenticate: await login.start(attempt, String(attempt['db']), sight) };
  }
  catch (error) {
    if (error instanceof Refusal)
      return {};
    throw error;
  }
}
const handshake = {
  hello: { for: 'anybody', run: hello },
  isMaster: { for: 'anybody', run: hello },
  ismaster: { for: 'anybody', run: hello },
  saslStart: { for: 'anybody', run: ({ body, database, login, sight }) => login.start(body, database, sight) },
  saslContinue: { for: 'anybody', run: ({ body, login }) => login.proceed(body) },
  ping: { for: 'anybody', run: () => ({}) },
  endSessions: { for: 'users', run: () => ({}) },
  buildInfo: { for: 'anybody', run: buildInfo },
  buildinfo: { for: 'anybody', run: buildInfo },
};
function buildInfo({ sight, node }) {
  const version = mongodbVersion(sight.cluster.settings.mongoDBMajorVersion);
  return {
    version,
    gitVersion: node.world.credentials.build,
    modules: ['enterprise'],
    versionArray: [...version.split('.').map(Number), 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: LARGEST_DOCUMENT,
  };
}
;
function insert(call) {
  const { body, database, node } = call;
  const collection = collectionOf(call);
  authorize(call, 'insert', collection);
  const documents = body['documents'];
  if (!Array.isArray(documents)) {
    throw new Refusal('Location40414', "BSON field 'insert.documents' is missing but a required field");
  }
  if (documents.length === 0 || documents.length > MOST_WRITES) {
    const bounds = `Write batch sizes must be between 1 and ${MOST_WRITES}`;
    throw new Refusal('InvalidLength', `${bounds}. Got ${documents.length} operations.`);
  }
  const isOrdered = flagOf(body['ordered']) ?? true;
  const writeErrors = [];
  let n = 0;
  for (const [index, document] of documents.entries()) {
    if (!isDocument(document))
      throw new Refusal('TypeMismatch', 'insert.documents holds what is no object');
    if (node.store.insert(database, collection, document) === 'done')
      n += 1;
    else
      writeErrors.push(duplicate(`${database}.${collection}`, { index, id: document['_id'] }));
    if (isOrdered && writeErrors.length > 0)
      break;
  }
  return writeErrors.length > 0 ? { n, writeErrors } : { n };
}
function duplicate(namespace, { index, id }) {
  return {
    index,
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: id },
    errmsg: `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: ${shellText({ _id: id })}`,
  };
}
function documents_select(call, collection, filter) {
  const { body, database, node } = call;
  const found = matching(node.store.documents(database, collection), filter);
  const skip = Math.max(numberOf(body['skip']) ?? 0, 0);
  const limit = Math.abs(numberOf(body['limit']) ?? 0);
  return found.slice(skip, limit === 0 ? undefined : skip + limit);
}
function documents_find(call) {
  const collection = collectionOf(call);
  authorize(call, 'find', collection);
  const all = documents_select(call, collection, call.body['filter']);
  return answerInBatches(call, { namespace: `${call.database}.${collection}`, all, cursor: call.body });
}
function count(call) {
  const collection = collectionOf(call);
  authorize(call, 'find', collection);
  return { n: documents_select(call, collection, call.body['query']).length };
}
const documents = {
  insert: { for: 'users', run: insert },
  find: { for: 'users', run: documents_find },
  count: { for: 'users', run: count },
  getMore: { for: 'users', run: getMore },
  killCursors: { for: 'users', run: killCursors },
};
;
const COMMANDS = new Map(Object.entries({ ...handshake, ...databases, ...documents }));
async function dispatch(call) {
  try {
    return { ...(await run({ ...call, name: Object.keys(call.body)[0] ?? '' })), ok: 1 };
  }
  catch (error) {
    if (error instanceof Refusal)
      return error.render();
    throw error;
  }
}
async function run(call) {
  const command = COMMANDS.get(call.name);
  if (!command)
    throw new Refusal('CommandNotFound', `no such command: '${call.name}'`);
  if (command.for === 'anybody')
    return command.run(call);
  return command.run(known(call));
}
function known(call) {
  const who = call.login.who();
  const found = who && findLogin(who.username, call.sight, call.node.world);
  if (!found || found.user.createdAt !== who.createdAt) {
    throw new Refusal('Unauthorized', `Command ${call.name} requires authentication`);
  }
  const { user, deployment } = found;
  return { ...call, user, privileges: privilegesOf(user, deployment) };
}
;
const MECHANISM = 'SCRAM-SHA-256';
const NONCE_BYTES = 24;
function createLogin(node, log) {
  let conversation;
  let who;
  function refuse(why) {
    log(`login refused: ${why}`);
    conversation = undefined;
    return node.world.quirks.badLogin === 'atlas'
      ? new Refusal('AtlasError', 'bad auth : Authentication failed.')
      : new Refusal('AuthenticationFailed', 'Authentication failed.');
  }
  return {
    who: () => who,
    async start(command, database, sight) {
      const mechanism = String(command['mechanism']);
      if (mechanism !== MECHANISM) {
        throw new Refusal('MechanismUnavailable', `Received authentication for mechanism ${mechanism} which is not enabled`);
      }
      const first = readClientFirst(bytesOf(command['payload'])?.toString() ?? '');
      if (!first)
        throw refuse('malformed');
      const known = database === 'admin' ? findLogin(first.username, sight, node.world) : undefined;
      if (!known)
        throw refuse('no such user that this cluster knows, that is for it and has a password');
      if (who !== undefined && who.username !== first.username) {
        const before = `Previously authenticated as: ${who.username}@admin`;
        throw new Refusal('Location5626701', `Each client connection may only be authenticated once. ${before}`);
      }
      const credential = await node.credentialOf(known.user);
      const options = command['options'];
      const skips = typeof options === 'object' && options !== null && 'skipEmptyExchange' in options;
      conversation = {
        user: known.user,
        challenge: challenge(first, credential, (0,external_node_crypto_.randomBytes)(NONCE_BYTES).toString('base64')),
        skipsEmptyExchange: skips && flagOf(options.skipEmptyExchange) === true,
        isProven: false,
      };
      return answer(conversation.challenge.message, { done: false });
    },
    proceed(command) {
      const ongoing = conversation;
      if (!ongoing || numberOf(command['conversationId']) !== 1)
        throw refuse('nothing to continue');
      const payload = bytesOf(command['payload'])?.toString() ?? '';
      const last = ongoing.isProven ? '' : checkProof(ongoing.challenge, payload);
      if (last === undefined || (ongoing.isProven && payload !== ''))
        throw refuse('wrong password');
      const done = ongoing.isProven || ongoing.skipsEmptyExchange;
      ongoing.isProven = true;
      if (done) {
        who = ongoing.user;
        conversation = undefined;
      }
      return answer(last, { done });
    },
  };
}
const answer = (text, { done }) => ({
  conversationId: 1,
  done,
  payload: Buffer.from(text),
});
;
const POLYNOMIAL = 0x82f63b78;
const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value >>> 0;
});
function crc32c(bytes) {
  let sum = 0xffff_ffff;
  for (const byte of bytes)
    sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffff_ffff) >>> 0;
}
;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const UNKNOWN_REQUIRED_FLAGS = 0xfffc;
function readMessage(bytes) {
  const id = bytes.readInt32LE(4);
  const code = bytes.readInt32LE(12);
  if (code === OP_MSG)
    return readOpMsg(bytes, id);
  if (code === OP_QUERY)
    return readOpQuery(bytes, id);
  throw new MalformedMessage(`opcode ${code}`);
}
function readOpMsg(bytes, id) {
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if (flags & UNKNOWN_REQUIRED_FLAGS)
    throw new MalformedMessage(`flags ${flags}`);
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  if (flags & CHECKSUM_PRESENT && crc32c(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) {
    throw new MalformedMessage('checksum');
  }
  let body;
  const sequences = [];
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = bytes.readUInt8(at);
    const length = bytes.readInt32LE(at + 1);
    const next = at + 1 + length;
    if (length < 5 || next > end)
      throw new MalformedMessage(`section of ${length} bytes`);
    if (kind === 0 && !body)
      body = readDocument(bytes.subarray(at + 1, next));
    else if (kind === 1)
      sequences.push(readSequence(bytes.subarray(at + 5, next)));
    else
      throw new MalformedMessage(`section of kind ${kind}`);
    at = next;
  }
  if (!body)
    throw new MalformedMessage('no body');
  for (const [name, documents] of sequences) {
    if (Object.hasOwn(body, name))
      throw new MalformedMessage('a field that is in the message twice');
    Object.defineProperty(body, name, { value: documents, enumerable: true, configurable: true, writable: true });
  }
  const database = body['$db'];
  if (typeof database !== 'string')
    throw new MalformedMessage('no $db');
  return { kind: 'message', id, body, database, wantsReply: (flags & MORE_TO_COME) === 0 };
}
function readSequence(bytes) {
  const zero = bytes.indexOf(0);
  if (zero === -1)
    throw new MalformedMessage('a sequence without a name');
  const documents = [];
  for (let at = zero + 1; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    if (length < 5 || at + length > bytes.length)
      throw new MalformedMessage(`document of ${length} bytes`);
    documents.push(readDocument(bytes.subarray(at, at + length)));
    at += length;
  }
  return [bytes.toString('utf8', 0, zero), documents];
}
function readOpQuery(bytes, id) {
  const from = HEADER_BYTES + 4;
  const zero = bytes.indexOf(0, from);
  if (zero === -1)
    throw new MalformedMessage('a query without a collection');
  const [database = '', collection] = bytes.toString('utf8', from, zero).split('.');
  const at = zero + 9;
  const length = bytes.readInt32LE(at);
  if (collection !== '$cmd' || length < 5 || at + length > bytes.length)
    throw new MalformedMessage('query');
  const given = readDocument(bytes.subarray(at, at + length));
  const wrapped = given['$query'];
  const body = typeof wrapped === 'object' && wrapped !== null ? wrapped : given;
  return { kind: 'query', id, body, database, wantsReply: true };
}
function writeReply(request, answer, id) {
  const document = writeDocument(answer);
  const before = request.kind === 'message' ? Buffer.alloc(5) : Buffer.alloc(20);
  if (request.kind === 'query')
    before.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + before.length + document.length, 0);
  header.writeInt32LE(id, 4);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.kind === 'message' ? OP_MSG : OP_REPLY, 12);
  return Buffer.concat([header, before, document]);
}
;
const LEGACY = ['hello', 'isMaster', 'ismaster'];
async function serveConnection(socket, { node, connectionId, log }) {
  const frames = createFrames();
  const login = createLogin(node, log);
  let replies = 0;
  for await (const chunk of socket) {
    for (const bytes of frames.push(chunk)) {
      const request = readMessage(bytes);
      const sight = node.look();
      if (!sight)
        return;
      const { body, database } = request;
      const answer = unsupported(request) ?? (await dispatch({ body, database, node, sight, login, connectionId }));
      if (!request.wantsReply)
        continue;
      replies += 1;
      const reply = writeReply(request, answer, replies);
      await new Promise((resolve) => socket.write(reply, () => resolve()));
    }
  }
}
function unsupported({ kind, body }) {
  const [name = ''] = Object.keys(body);
  if (kind === 'message' || LEGACY.includes(name))
    return undefined;
  const message = `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`;
  return new Refusal('UnsupportedOpQueryCommand', message).render();
}
;
const let_in_familyOf = (address) => ((0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4');
function isLetIn(address, { project, now, world }) {
  const ranges = new external_node_net_.BlockList();
  for (const { kind, value, createdAt, deleteAfter, fails } of project.accessList) {
    const isActive = !fails && now >= createdAt + world.quirks.accessListActiveMs;
    if (!isActive || kind === 'awsSecurityGroup' || (deleteAfter !== undefined && deleteAfter <= now))
      continue;
    const [network = '', prefix] = value.split('/');
    ranges.addSubnet(network, Number(prefix), let_in_familyOf(network));
  }
  return ranges.check(address, let_in_familyOf(address));
}
;
async function listen({ createNode, clientAddress, log, }) {
  const sockets = new Set();
  let connections = 0;
  let node;
  const server = (0,external_node_net_.createServer)((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const sight = node?.look();
    if (!node || !sight) {
      log('connection refused: the cluster takes none now');
      socket.resetAndDestroy();
      return;
    }
    if (!isLetIn(clientAddress, { ...sight, world: node.world })) {
      log(`connection refused: ${clientAddress} is not on the access list of the project`);
      socket.destroy();
      return;
    }
    connections += 1;
    serveConnection(socket, { node, connectionId: connections, log })
      .catch((error) => log(`connection closed: ${(0,base_text .Hk)(error)}`))
      .finally(() => socket.destroy());
  });
  const port = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  node = createNode(port);
  const disconnect = () => {
    for (const socket of sockets)
      socket.destroy();
  };
  return {
    port,
    disconnect,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      disconnect();
    }),
  };
}
;
const LARGEST_STORE = 512 * 1024 * 1024;
function createStore() {
  const databases = new Map();
  let held = 0;
  const sizeOf = (collections) => [...collections.values()]
    .flatMap((collection) => [...collection.values()])
    .reduce((sum, { length }) => sum + length, 0);
  function refuseOtherCase(database) {
    const there = [...databases.keys()].find((name) => name.toLowerCase() === database.toLowerCase());
    if (there === undefined || there === database)
      return;
    const message = `db already exists with different case already have: [${there}] trying to create [${database}]`;
    throw new Refusal('DatabaseDifferCase', message);
  }
  function make(database, name) {
    const collections = databases.get(database) ?? new Map();
    const collection = collections.get(name) ?? new Map();
    databases.set(database, collections.set(name, collection));
    return collection;
  }
  return {
    databases: () => [...databases].map(([name, collections]) => ({ name, bytes: sizeOf(collections) })),
    collections: (database) => [...(databases.get(database)?.keys() ?? [])],
    documents: (database, collection) => [...(databases.get(database)?.get(collection)?.values() ?? [])].map((bytes) => readDocument(bytes)),
    insert(database, name, given) {
      const { _id = new bson_node .Vr(), ...rest } = given;
      if (Array.isArray(_id))
        throw new Refusal('InvalidIdField', "The '_id' value cannot be of type array");
      const bytes = writeDocument({ _id, ...rest });
      if (bytes.length > LARGEST_DOCUMENT) {
        throw new Refusal('BSONObjectTooLarge', `object to insert too large. size in bytes: ${bytes.length}, max size: ${LARGEST_DOCUMENT}`);
      }
      if (held + bytes.length > LARGEST_STORE) {
        throw new Refusal('AtlasError', 'you are over your space quota, using 513 MB of 512 MB');
      }
      refuseOtherCase(database);
      const collection = make(database, name);
      const key = keyOf(_id);
      if (collection.has(key))
        return 'duplicate';
      collection.set(key, bytes);
      held += bytes.length;
      return 'done';
    },
    drop(database) {
      held -= sizeOf(databases.get(database) ?? new Map());
      databases.delete(database);
    },
  };
}
;
const databases_keyOf = (project, cluster) => `${project.id}/${cluster.name}`;
function isUp({ ready, paused, phase }) {
  if (!ready || paused)
    return false;
  return (phase.doing === 'nothing' || (phase.doing === 'updating' && !['pause', 'resume', 'restore'].includes(phase.what)));
}
function createDatabases({ world, clientAddress = '127.0.0.1', log = () => undefined, }) {
  if ((0,external_node_net_.isIP)(clientAddress) === 0) {
    throw new errors .lZ({
      code: 'SIMULATOR_CLIENT_ADDRESS',
      message: `The address ${clientAddress}, from which drivers seem to connect to the simulator, is no IP address.`,
      hint: 'Give one such as 203.0.113.7, without a range.',
    });
  }
  const listeners = new Map();
  const ports = new Map();
  function look(key) {
    settle_settle(world());
    const found = all().find(({ project, cluster }) => databases_keyOf(project, cluster) === key);
    return found && isUp(found.cluster) ? { ...found, now: world().clock.now().getTime() } : undefined;
  }
  const all = () => world().state.projects.flatMap((project) => project.clusters.map((cluster) => ({ project, cluster })));
  function open(key, name) {
    const store = createStore();
    const cursors = createCursors();
    const credentialOf = createCredentials();
    const createNode = (port) => ({
      world: world(),
      port,
      store,
      cursors,
      credentialOf,
      look: () => look(key),
    });
    const listener = listen({ createNode, clientAddress, log: (line) => log(`mongodb ${name}: ${line}`) });
    listener.catch(() => listeners.delete(key));
    return listener;
  }
  async function shut(key) {
    const listener = listeners.get(key);
    listeners.delete(key);
    ports.delete(key);
    await (await listener)?.close();
  }
  return {
    portOf(cluster) {
      const found = all().find((one) => one.cluster === cluster);
      return found && ports.get(databases_keyOf(found.project, cluster));
    },
    async reconcile() {
      const present = all().filter(({ cluster }) => cluster.phase.doing !== 'deleting');
      const keys = new Set(present.map(({ project, cluster }) => databases_keyOf(project, cluster)));
      for (const key of listeners.keys())
        if (!keys.has(key))
          await shut(key);
      for (const { project, cluster } of present) {
        const key = databases_keyOf(project, cluster);
        if (!cluster.ready && !listeners.has(key))
          continue;
        const listener = listeners.get(key) ?? open(key, cluster.name);
        listeners.set(key, listener);
        const { port, disconnect } = await listener;
        if (listeners.has(key))
          ports.set(key, port);
        if (!isUp(cluster))
          disconnect();
      }
    },
    async close() {
      await Promise.all([...listeners.keys()].map(shut));
    },
  };
}
;
const TOKEN_PATH = '/api/oauth/token';
const REVOKE_PATH = '/api/oauth/revoke';
const oauth_LIFETIME_SECONDS = 3600;
const MINUTE_MS = 60_000;
function createOAuth(world) {
  const { clock, quirks, random } = world;
  const tokens = new Map();
  const windows = new Map();
  const now = () => clock.now().getTime();
  const accountWith = (clientId) => world.state.identities.serviceAccounts.find(({ id }) => id === clientId);
  function dropExpired() {
    for (const [token, { expiresAt }] of tokens)
      if (expiresAt <= now())
        tokens.delete(token);
  }
  function mint(clientId) {
    const issuedAt = Math.floor(now() / 1000);
    return tokenText(random, { clientId, issuedAt, expiresAt: issuedAt + oauth_LIFETIME_SECONDS });
  }
  function identify({ headers }) {
    const pair = readPair(headers.authorization);
    const account = accountWith(pair.clientId);
    const secret = account?.secrets.find((one) => now() < one.expiresAt && oauth_sameText(pair.secret, one.value));
    return account && secret && { account, secret };
  }
  function checkRate({ address, headers }) {
    const key = `${address} ${readPair(headers.authorization).clientId}`;
    const known = windows.get(key);
    const window = known && now() - known.since < MINUTE_MS ? known : { since: now(), count: 0 };
    windows.set(key, window);
    window.count += 1;
    const most = quirks.tokensPerMinute;
    if (window.count <= most)
      return;
    throw new Problem(429, 'RATE_LIMITED', {
      detail: `Resource ${TOKEN_PATH} is limited to ${most} requests every 1 minutes.`,
      parameters: [TOKEN_PATH, most, 1],
    });
  }
  function token(request) {
    checkRate(request);
    const form = readForm(request);
    const client = identify(request);
    if (!client)
      return oauthError(401, 'invalid_client', 'Invalid credentials provided.');
    const grant = form?.get('grant_type');
    if (!form || grant == null)
      return oauthError(400, 'invalid_request', 'The request is missing grant_type or is no form.');
    if (grant !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}.`);
    dropExpired();
    const clientId = client.account.id;
    const live = [...tokens.values()].filter((one) => one.clientId === clientId).length;
    if (live >= quirks.liveTokens) {
      const why = `The limit of ${quirks.liveTokens} access tokens is reached; reuse the tokens that exist.`;
      return oauthError(403, 'access_denied', why);
    }
    const access_token = mint(clientId);
    tokens.set(access_token, { clientId, expiresAt: now() + oauth_LIFETIME_SECONDS * 1000 });
    client.secret.lastUsedAt = now();
    return plainJson(200, { access_token, expires_in: oauth_LIFETIME_SECONDS, token_type: 'Bearer' });
  }
  function revoke(request) {
    const form = readForm(request);
    const client = identify(request);
    if (!client)
      return oauthError(401, 'invalid_client', 'Invalid credentials provided.');
    const value = form?.get('token');
    if (value == null || value === '')
      return oauthError(400, 'invalid_request', 'The request is missing token or is no form.');
    if (tokens.get(value)?.clientId === client.account.id)
      tokens.delete(value);
    return jsonAnswer({ status: 200, body: undefined, headers: {} });
  }
  return {
    knows: (request) => identify(request) !== undefined,
    accountOf(value) {
      const known = tokens.get(value);
      return known && now() < known.expiresAt ? accountWith(known.clientId) : undefined;
    },
    liveTokens() {
      dropExpired();
      return tokens.size;
    },
    answer: (request) => answerForm(request, {
      [TOKEN_PATH]: { method: 'POST', handle: token },
      [REVOKE_PATH]: { method: 'POST', handle: revoke },
    }),
  };
}
function readPair(authorization = '') {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1] ?? '';
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId, secret: rest.join(':') };
}
function oauth_sameText(a, b) {
  const digest = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest();
  return (0,external_node_crypto_.timingSafeEqual)(digest(a), digest(b));
}
;
const backup_SECOND = 1000;
const backup_MINUTE = 60 * backup_SECOND;
const defaultBackupQuirks = {
  snapshotMs: 5 * backup_MINUTE,
  snapshotRetentionDays: 7,
  snapshotsFail: 0,
  snapshotWhilePaused: 'refuse',
  snapshotWhileCreating: 'refuse',
  busyRefusal: 'named',
  closeWithRetainedBackups: 'refuse',
  restoreMs: 4.5 * backup_MINUTE,
  restoresFail: 0,
  clusterWhileRestored: 'UPDATING',
  restoreToSmallerTier: 'refuse',
  flexFirstSnapshotMs: 10 * backup_MINUTE,
  flexRestoreMs: 64 * backup_SECOND,
  flexOntoDedicated: 'refuse',
};
const ms = schemas .yqP(schemas .aig().check(api .qm(0)));
const backup_count = schemas .yqP(schemas .Whr().check(api .qm(0)));
const refuseOrAccept = schemas .yqP(schemas .k5n(['refuse', 'accept']));
const backupQuirksSchema = {
  snapshotMs: ms,
  snapshotRetentionDays: schemas .yqP(schemas .Whr().check(api .qm(1))),
  snapshotsFail: backup_count,
  snapshotWhilePaused: refuseOrAccept,
  snapshotWhileCreating: refuseOrAccept,
  busyRefusal: schemas .yqP(schemas .k5n(['named', 'general'])),
  closeWithRetainedBackups: refuseOrAccept,
  restoreMs: ms,
  restoresFail: backup_count,
  clusterWhileRestored: schemas .yqP(schemas .k5n(['UPDATING', 'IDLE'])),
  restoreToSmallerTier: refuseOrAccept,
  flexFirstSnapshotMs: ms,
  flexRestoreMs: ms,
  flexOntoDedicated: refuseOrAccept,
};
;
const defaultDatabaseQuirks = {
  userDeployMs: 15_000,
  flexChangeStatus: 'refuse',
  userChangeUpdates: ['free', 'flex'],
  newUserReadLagMs: 0,
  databaseUsers: 100,
  scopeToUnknownCluster: 'accept',
  customRoleWriteMs: 10,
  customRoles: 100,
  sampleDataMs: 50_000,
  sampleDataFails: 0,
  sampleDataMeanwhile: 'refuse',
  sampleDataAgain: 'fail',
  badLogin: 'atlas',
};
const database_ms = schemas .yqP(schemas .aig().check(api .qm(0)));
const database_count = schemas .yqP(schemas .Whr().check(api .qm(0)));
const database_refuseOrAccept = schemas .yqP(schemas .k5n(['refuse', 'accept']));
const databaseQuirksSchema = {
  userDeployMs: database_ms,
  flexChangeStatus: database_refuseOrAccept,
  userChangeUpdates: schemas .yqP(schemas .YOg(schemas .k5n(['dedicated', 'free', 'flex']))),
  newUserReadLagMs: database_ms,
  databaseUsers: database_count,
  scopeToUnknownCluster: database_refuseOrAccept,
  customRoleWriteMs: database_ms,
  customRoles: database_count,
  sampleDataMs: database_ms,
  sampleDataFails: database_count,
  sampleDataMeanwhile: database_refuseOrAccept,
  sampleDataAgain: schemas .yqP(schemas .k5n(['fail', 'accept'])),
  badLogin: schemas .yqP(schemas .k5n(['atlas', 'mongodb'])),
};
;
const defaultIdentityQuirks = {
  deviceUser: 'approves',
  deviceApprovalMs: 15_000,
  devicePendingStatus: 400,
  deviceExpiredStatus: 400,
  deviceUnauthorizedStatus: 401,
  refreshRefusedStatus: 401,
  deviceDenial: 'UNAUTHORIZED',
  devicePollTooSoon: 'RATE_LIMITED',
  loginMs: 12 * 3600 * 1000,
  apiKeyNotFoundStatus: 404,
  apiAccessEntryTwice: 'refuse',
};
const identity_ms = schemas .yqP(schemas .aig().check(api .qm(0)));
const identity_status = schemas .yqP(schemas .euz([400, 401, 403]));
const identityQuirksSchema = {
  deviceUser: schemas .yqP(schemas .k5n(['approves', 'denies', 'ignores'])),
  deviceApprovalMs: identity_ms,
  devicePendingStatus: identity_status,
  deviceExpiredStatus: identity_status,
  deviceUnauthorizedStatus: identity_status,
  refreshRefusedStatus: identity_status,
  deviceDenial: schemas .yqP(schemas .k5n(['UNAUTHORIZED', 'access_denied'])),
  devicePollTooSoon: schemas .yqP(schemas .k5n(['RATE_LIMITED', 'slow_down', 'pending'])),
  loginMs: identity_ms,
  apiKeyNotFoundStatus: schemas .yqP(schemas .euz([404, 400])),
  apiAccessEntryTwice: schemas .yqP(schemas .k5n(['refuse', 'ignore'])),
};
;
const network_SECOND = 1000;
const defaultNetworkQuirks = {
  privateEndpointServiceMs: { AWS: 145 * network_SECOND, AZURE: 60 * network_SECOND, GCP: 260 * network_SECOND },
  privateEndpointMs: 60 * network_SECOND,
  privateEndpointDeleteMs: 60 * network_SECOND,
};
const network_ms = schemas .aig().check(api .qm(0));
const networkQuirksSchema = {
  privateEndpointServiceMs: schemas .yqP(schemas .rej({ AWS: network_ms, AZURE: network_ms, GCP: network_ms })),
  privateEndpointMs: schemas .yqP(network_ms),
  privateEndpointDeleteMs: schemas .yqP(network_ms),
};
;
const defaultProjectQuirks = {
  alerts: [],
  unsetMaintenanceWindow: 'refuse',
};
const projectQuirksSchema = {
  alerts: schemas .yqP(schemas .YOg(schemas .rej({
    eventTypeName: schemas .YjP(),
    status: schemas .k5n(['OPEN', 'TRACKING', 'CLOSED', 'CANCELLED']),
    details: schemas .yqP(schemas .g1P(schemas .YjP(), schemas .L5J())),
  }))),
  unsetMaintenanceWindow: schemas .yqP(schemas .k5n(['refuse', 'empty'])),
};
;
const quirks_SECOND = 1000;
const quirks_MINUTE = 60 * quirks_SECOND;
const defaultTimings = {
  createDedicated: { M10: 16 * quirks_MINUTE, M20: 800 * quirks_SECOND, M30: 488 * quirks_SECOND, other: 620 * quirks_SECOND },
  createSharded: 1435 * quirks_SECOND,
  createFree: 15 * quirks_SECOND,
  createFlex: 8 * quirks_SECOND,
  update: 18 * quirks_SECOND,
  scale: 8 * quirks_MINUTE,
  pause: 3 * quirks_MINUTE,
  resume: 5 * quirks_MINUTE,
  upgrade: 1490 * quirks_SECOND,
  resumeWhilePausing: 30 * quirks_SECOND,
  deleteDedicated: 3 * quirks_MINUTE,
  deleteFree: 30 * quirks_SECOND,
  deleteFlex: 38 * quirks_SECOND,
};
const defaultQuirks = {
  ...defaultBackupQuirks,
  ...defaultDatabaseQuirks,
  ...defaultIdentityQuirks,
  ...defaultNetworkQuirks,
  ...defaultProjectQuirks,
  digestAlgorithm: 'MD5',
  digestQop: 'auth',
  nonceTtlMs: quirks_MINUTE,
  nonceUses: 'many',
  nextNonce: false,
  bearerChallenge: 'digest',
  unknownVersionDate: 'refuse',
  tooOldVersion: 406,
  goneVersions: [],
  otherContentType: 'refuse',
  unknownQueryParameter: 'refuse',
  unknownAttributeCode: 'INVALID_ATTRIBUTE',
  readOnlyAttribute: 'refuse',
  retryAfter: 'exact',
  limits: {},
  tokensPerMinute: 50,
  liveTokens: 100,
  accessListWriteMs: 10,
  accessListReadLagMs: 500,
  accessListActiveMs: 20 * quirks_SECOND,
  accessListUpsert: 'replace',
  ipv6Form: 'full',
  accessListFails: 0,
  vpcPeering: false,
  newProjectUnauthorizedMs: 0,
  newProjectReadLagMs: 0,
  clustersCountedAfterDeletionMs: 0,
  projectDeleteLagMs: 0,
  spaceInProjectName: 'refuse',
  projectsPerOrganization: 250,
  clustersPerProject: 25,
  accessListEntries: 200,
  newClusterReadLagMs: 0,
  repairMs: 0,
  freePausesAfterMs: 0,
  patchLagMs: quirks_SECOND,
  resumeRunning: 'accept',
  deleteWhileCreating: 'accept',
  deleteWhilePaused: 'accept',
  updateWhileBusy: 'accept',
  emptyUpdate: 'refuse',
  timings: defaultTimings,
};
;
async function readRequest(message) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= LARGEST_BODY)
      chunks.push(chunk);
  }
  const target = message.url ?? '/';
  const [path = '/', ...query] = target.split('?');
  const { remoteAddress = '', localPort = 0 } = message.socket;
  return {
    method: message.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(query.join('?')),
    headers: message.headers,
    body: size > LARGEST_BODY ? 'too-large' : Buffer.concat(chunks),
    address: remoteAddress.replace(/^::ffff:/, ''),
    origin: `http://${message.headers.host ?? `127.0.0.1:${localPort}`}`,
  };
}
;
function createServe({ world, oauth, device, authenticate, api, faults, }) {
  const lastAnswers = new Map();
  async function answer(request, who) {
    if (who === 'token-service') {
      return oauth.answer(request) ?? device(request) ?? problemAnswer(resourceNotFound(request.path));
    }
    if (who.caller === undefined)
      return who.refusal;
    const given = await api(request, who.caller);
    return { ...given, headers: { ...given.headers, ...who.headers } };
  }
  function identify(request) {
    if (request.path.startsWith('/api/oauth/'))
      return { who: 'token-service', anonymous: !oauth.knows(request) };
    if (request.path.startsWith('/api/private/unauth/account/'))
      return { who: 'token-service', anonymous: false };
    if (isPublic(request))
      return { who: { caller: anonymous, headers: {} }, anonymous: false };
    const who = authenticate(request);
    return { who, anonymous: who.caller === undefined };
  }
  return async (request) => {
    const { who, anonymous: unknown } = identify(request);
    const actions = faults.take({ method: request.method, path: request.path, anonymous: unknown });
    const find = (kind, when) => actions.find((action) => action.kind === kind && (when === undefined || ('when' in action && action.when === when)));
    const reset = find('reset');
    if (reset?.when === 'before')
      return { kind: 'reset' };
    const early = find('status', 'before') ?? find('html');
    if (early) {
      await wait(actions, world);
      return {
        kind: 'answer',
        answer: early.kind === 'html' ? htmlAnswer(early.status) : errorAnswer(early),
        cut: false,
      };
    }
    const key = `${request.target} ${request.headers.accept}`;
    const lagging = find('lag') && request.method === 'GET' ? lastAnswers.get(key) : undefined;
    const kept = find('lose-delete') && request.method === 'DELETE' ? structuredClone(world.state) : undefined;
    const real = lagging ?? (await answer(request, who));
    if (kept)
      world.state = kept;
    if (request.method === 'GET' && !unknown && !lagging)
      lastAnswers.set(key, real);
    await wait(actions, world);
    if (reset)
      return { kind: 'reset' };
    const late = find('status', 'after');
    const shown = late ? errorAnswer(late) : real;
    const body = find('empty') ? Buffer.alloc(0) : shown.body;
    const headers = overridden(shown.headers, find('headers')?.headers);
    return { kind: 'answer', answer: { ...shown, headers, body }, cut: find('truncate') !== undefined };
  };
}
async function wait(actions, world) {
  for (const action of actions) {
    if (action.kind !== 'delay')
      continue;
    await (action.clock === 'real' ? (0,external_node_timers_promises_.setTimeout)(action.ms) : world.clock.sleep(action.ms));
  }
}
function errorAnswer({ status, errorCode = 'UNEXPECTED_ERROR', detail = 'Unexpected error.', headers = {}, }) {
  return problemAnswer(new Problem(status, errorCode, { detail, headers: { ...headers } }));
}
function htmlAnswer(status) {
  const page = `<html><head><title>${status} Service Temporarily Unavailable</title></head><body><h1>${status}</h1></body></html>\n`;
  return { status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(page) };
}
function overridden(headers, changes = {}) {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(changes).filter(([, value]) => value !== '')]);
}
;
const quirks_schema_ms = schemas .aig().check(api .qm(0));
const quirks_schema_count = schemas .Whr().check(api .qm(0));
const quirks_schema_refuseOrAccept = schemas .k5n(['refuse', 'accept']);
const refuseOrIgnore = schemas .k5n(['refuse', 'ignore']);
const quirks_schema_limit = schemas .rej({ capacity: quirks_schema_count, refill: quirks_schema_count });
const some = (schema) => schemas .yqP(schema);
const timingsSchema = schemas .rej({
  createDedicated: some(schemas .g1P(schemas .YjP(), quirks_schema_ms)),
  createSharded: some(quirks_schema_ms),
  createFree: some(quirks_schema_ms),
  createFlex: some(quirks_schema_ms),
  update: some(quirks_schema_ms),
  scale: some(quirks_schema_ms),
  pause: some(quirks_schema_ms),
  resume: some(quirks_schema_ms),
  upgrade: some(quirks_schema_ms),
  resumeWhilePausing: some(quirks_schema_ms),
  deleteDedicated: some(quirks_schema_ms),
  deleteFree: some(quirks_schema_ms),
  deleteFlex: some(quirks_schema_ms),
});
const quirks = {
  ...backupQuirksSchema,
  ...databaseQuirksSchema,
  ...identityQuirksSchema,
  ...networkQuirksSchema,
  ...projectQuirksSchema,
  digestAlgorithm: some(schemas .k5n(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])),
  digestQop: some(schemas .k5n(['auth', 'absent'])),
  nonceTtlMs: some(quirks_schema_ms),
  nonceUses: some(schemas .k5n(['many', 'in-order', 'once'])),
  nextNonce: some(schemas .zMY()),
  bearerChallenge: some(schemas .k5n(['digest', 'bearer', 'absent'])),
  unknownVersionDate: some(quirks_schema_refuseOrAccept),
  tooOldVersion: some(schemas .euz([406, 404])),
  goneVersions: some(schemas .YOg(schemas .YjP())),
  otherContentType: some(refuseOrIgnore),
  unknownQueryParameter: some(refuseOrIgnore),
  unknownAttributeCode: some(schemas .YjP()),
  readOnlyAttribute: some(refuseOrIgnore),
  retryAfter: some(schemas .k5n(['exact', 'zero', 'absent'])),
  limits: some(schemas .jgl(schemas .k5n(Object.keys(ENDPOINT_SETS)), quirks_schema_limit)),
  tokensPerMinute: some(quirks_schema_count),
  liveTokens: some(quirks_schema_count),
  accessListWriteMs: some(quirks_schema_ms),
  accessListReadLagMs: some(quirks_schema_ms),
  accessListActiveMs: some(quirks_schema_ms),
  accessListUpsert: some(schemas .k5n(['replace', 'keep'])),
  ipv6Form: some(schemas .k5n(['full', 'padded', 'compressed'])),
  accessListFails: some(quirks_schema_count),
  vpcPeering: some(schemas .zMY()),
  newProjectUnauthorizedMs: some(quirks_schema_ms),
  newProjectReadLagMs: some(quirks_schema_ms),
  clustersCountedAfterDeletionMs: some(quirks_schema_ms),
  projectDeleteLagMs: some(quirks_schema_ms),
  spaceInProjectName: some(quirks_schema_refuseOrAccept),
  projectsPerOrganization: some(quirks_schema_count),
  clustersPerProject: some(quirks_schema_count),
  accessListEntries: some(quirks_schema_count),
  newClusterReadLagMs: some(quirks_schema_ms),
  repairMs: some(quirks_schema_ms),
  freePausesAfterMs: some(quirks_schema_ms),
  patchLagMs: some(quirks_schema_ms),
  resumeRunning: some(quirks_schema_refuseOrAccept),
  deleteWhileCreating: some(schemas .k5n(['accept', 'refuse', 'later'])),
  deleteWhilePaused: some(quirks_schema_refuseOrAccept),
  updateWhileBusy: some(quirks_schema_refuseOrAccept),
  emptyUpdate: some(quirks_schema_refuseOrAccept),
  timings: some(timingsSchema),
};
const quirksSchema = schemas .rej(quirks);
;
const read_faults_count = schemas .Whr().check(api .qm(1));
const read_faults_ms = schemas .aig().check(api .qm(0));
const read_faults_status = schemas .Whr().check(api .qm(100), api .Zm(599));
const headers = schemas .g1P(schemas .YjP(), schemas .YjP());
const when = schemas .k5n(['before', 'after']);
const fault = schemas .rej({
  match: schemas .rej({
    method: schemas .lqM(schemas .k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    path: schemas .lqM(schemas .YjP().check(api .$S('/'))),
    nth: schemas .lqM(read_faults_count),
    times: schemas .lqM(schemas .KCZ([read_faults_count, schemas .euz('always')])),
    anonymous: schemas .lqM(schemas .zMY()),
  }),
  action: schemas .gMt('kind', [
    schemas .rej({ kind: schemas .euz('reset'), when }),
    schemas .rej({
      kind: schemas .euz('status'),
      when,
      status: read_faults_status,
      errorCode: schemas .lqM(schemas .YjP()),
      detail: schemas .lqM(schemas .YjP()),
      headers: schemas .lqM(headers),
    }),
    schemas .rej({ kind: schemas .euz('delay'), ms: read_faults_ms, clock: schemas .Rvf(schemas .k5n(['real', 'simulated']), 'real') }),
    schemas .rej({ kind: schemas .euz('truncate') }),
    schemas .rej({ kind: schemas .euz('html'), status: schemas .Rvf(read_faults_status, 503) }),
    schemas .rej({ kind: schemas .euz('lose-delete') }),
    schemas .rej({ kind: schemas .euz('lag'), reads: schemas .lqM(read_faults_count), ms: schemas .lqM(read_faults_ms) }),
    schemas .rej({ kind: schemas .euz('empty') }),
    schemas .rej({ kind: schemas .euz('headers'), headers }),
  ]),
});
const file = schemas .rej({ faults: schemas .Rvf(schemas .YOg(fault), []), quirks: schemas .Rvf(quirksSchema, {}) });
function readFaults(json) {
  const parsed = file.safeParse(Array.isArray(json) ? { faults: json } : json);
  if (!parsed.success) {
    throw new errors .eb(parsed.error.issues.map((issue) => ({
      message: `${renderPath(issue.path)}: ${issue.message}`,
      hint: 'See the documentation of the simulator for the kinds of faults and the quirks.',
    })));
  }
  const { faults, quirks } = parsed.data;
  const { timings, ...others } = quirks;
  if (!timings)
    return { faults, quirks: others };
  const createDedicated = { ...defaultTimings.createDedicated, ...timings.createDedicated };
  return { faults, quirks: { ...others, timings: { ...defaultTimings, ...timings, createDedicated } } };
}
function renderPath(path) {
  return (path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('') ||
    'faults');
}
;
async function startSimulator(options = {}) {
  const world = createWorld(options);
  const { clock, credentials, latencyMs } = world;
  const oauth = createOAuth(world);
  const logins = createLogins(world);
  const faults = createFaultBook(options.faults ?? [], () => clock.now().getTime());
  const serve = createServe({
    world,
    oauth,
    device: createDevice(world, logins),
    authenticate: createAuthenticate({ world, oauth, logins }),
    api: createApi(world),
    faults,
  });
  async function handle(message, response) {
    const start = performance.now();
    const request = await readRequest(message);
    const outcome = await serve(request);
    const left = latencyMs - (performance.now() - start);
    if (left > 0)
      await (0,external_node_timers_promises_.setTimeout)(left);
    const answer = outcome.kind === 'answer' ? finished(outcome.answer, clock.now()) : undefined;
    send(response, answer, { cut: outcome.kind === 'answer' && outcome.cut });
    report(request, answer, performance.now() - start);
  }
  function report(request, answer, ms) {
    options.log?.(`${request.method} ${(0,base_text .Hk)(request.target)} ${answer?.status ?? 'reset'} ${Math.round(ms)} ms`);
    options.onExchange?.({
      method: request.method,
      url: request.target,
      requestHeaders: request.headers,
      requestBody: request.body === 'too-large' ? Buffer.alloc(0) : request.body,
      status: answer?.status ?? 0,
      responseHeaders: answer?.headers ?? {},
      responseBody: answer?.body ?? Buffer.alloc(0),
    });
  }
  const server = (0,external_node_http_.createServer)((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve, reject) => {
    server.once('error', ({ message }) => reject(cannotListen(options.port ?? 0, message)));
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    publicKey: credentials.publicKey,
    privateKey: credentials.privateKey,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    orgId: world.state.organization.id,
    foreign: world.state.foreign,
    liveTokens: oauth.liveTokens,
    addFault: faults.add,
    now: () => clock.now(),
    async close() {
      await new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await world.databases?.close();
    },
  };
}
function cannotListen(port, why) {
  return new errors .lZ({
    code: 'SIMULATOR_CANNOT_LISTEN',
    message: `The simulator cannot listen on 127.0.0.1:${port}: ${why}.`,
    hint: 'Choose another port, or 0 for any that is free.',
  });
}
function createWorld(options) {
  const random = createRandom(options.seed);
  const clock = options.clock ?? (0,base_clock .m)({ speed: options.speed ?? 1 });
  const credentials = {
    publicKey: random.pick(LETTERS, 8),
    privateKey: random.uuid(),
    clientId: `mdb_sa_id_${random.objectId()}`,
    clientSecret: `mdb_sa_sk_${random.pick(LETTERS_AND_DIGITS, 40)}`,
    build: random.bytes(20).toString('hex'),
  };
  const world = {
    clock,
    random,
    credentials,
    quirks: { ...defaultQuirks, ...options.quirks },
    cloud: options.cloud ?? 'commercial',
    caller: anonymous,
    latencyMs: options.latencyMs ?? 0,
    ...(options.databases && { databases: createDatabases({ ...options, world: () => world }) }),
    state: createState(random, (orgId) => createIdentities({
      random,
      credentials,
      orgId,
      roles: options.roles ?? ['ORG_OWNER'],
      ranges: options.apiAccessList ?? [],
      now: clock.now().getTime(),
    })),
  };
  const apiAccessListRequired = options.apiAccessList !== undefined;
  world.state.organizationSettings = { ...world.state.organizationSettings, apiAccessListRequired };
  const restriction = world.cloud === 'government' ? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' : undefined;
  const seeded = { createdBy: 'others', tags: [], withDefaultAlertsSettings: true, restriction };
  const createdAt = clock.now().getTime();
  const orgId = world.state.organization.id;
  const owner = world.state.identities.users[0];
  for (const name of options.projects ?? []) {
    const project = createProject(random, { orgId, name, createdAt, ...seeded });
    world.state.projects.push(project);
    owner?.grants.push({ groupId: project.id, roleName: 'GROUP_OWNER' });
  }
  return world;
}
function finished({ status, headers, body }, now) {
  const length = status === 204 ? {} : { 'Content-Length': String(body.length) };
  return { status, headers: { ...length, Date: now.toUTCString(), Server: 'mdbws', ...headers }, body };
}
function send(response, answer, { cut }) {
  if (!answer) {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body } = answer;
  response.sendDate = false;
  response.writeHead(status, headers);
  if (!cut)
    response.end(body);
  else
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}
var exit_code = __webpack_require__(33250);
;
function numberOption({ least, most = Number.MAX_SAFE_INTEGER, whole, }) {
  const kind = whole ? 'a whole number' : 'a number';
  const bounds = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return (text) => {
    const value = Number(text);
    if (/^\d+(?:\.\d+)?$/.test(text) && value >= least && value <= most && (!whole || Number.isInteger(value)))
      return value;
    throw new commander .Di(`Expected ${kind} ${bounds}.`);
  };
}
;
function simulate(command, world) {
  command
    .option('--port <number>', 'Port to listen on; 0 is any free one.', numberOption({ least: 0, most: 65_535, whole: true }), 0)
    .option('--speed <factor>', 'How many times as fast simulated time runs.', numberOption({ least: 1, whole: false }), 1)
    .option('--latency <ms>', 'Milliseconds that each answer takes at least.', numberOption({ least: 0, whole: false }), 0)
    .option('--seed <number>', 'Make ids and keys the same each time.', numberOption({ least: 0, whole: true }))
    .option('--faults <file>', 'JSON file of faults and quirks to show.')
    .option('--databases', 'Let drivers connect to the clusters: they listen on 127.0.0.1 and keep documents in memory.')
    .addOption(new commander .c$('--client-address <ip>', 'Address that drivers seem to connect from; turns --databases on.')
    .implies({ databases: true })
    .argParser(ipAddress))
    .addOption(new commander .c$('--cloud <cloud>', 'Which Atlas to be.').choices(cloud .J).default('commercial'))
    .addHelpText('after', HELP)
    .action((options) => serve(options, world));
}
const HELP = `
The first line on stdout is a JSON object with url, publicKey, privateKey, clientId, clientSecret and orgId. Requests are
logged to stderr. Ctrl-C stops it.

With --databases the connection string of a cluster is one of 127.0.0.1, without TLS: drivers log in as the database users
of the project, if its access list has 127.0.0.1, or the address that was given. What they write is lost with the cluster.

Examples:
  mongodb-atlas-action simulate
  mongodb-atlas-action simulate --databases --client-address 203.0.113.7
  mongodb-atlas-action simulate --port 4000 --speed 600 --cloud government
`;
function ipAddress(text) {
  if ((0,external_node_net_.isIP)(text) !== 0)
    return text;
  throw new commander .Di('Expected an IP address, such as 203.0.113.7.');
}
async function serve(options, world) {
  const { port, speed, latency, seed, faults: file, cloud, databases, clientAddress } = options;
  const { terminal } = world;
  const stopped = new Promise((resolve) => world.interruption(resolve));
  const simulator = await startSimulator({
    port,
    speed,
    latencyMs: latency,
    cloud,
    ...(databases && { databases }),
    ...(clientAddress !== undefined && { clientAddress }),
    ...(seed !== undefined && { seed }),
    ...(file !== undefined && (await readFaultFile(file))),
    log: (line) => terminal.err(`${line}\n`),
  });
  const { url, publicKey, privateKey, clientId, clientSecret, orgId } = simulator;
  terminal.out(`${JSON.stringify({ url, publicKey, privateKey, clientId, clientSecret, orgId })}\n`);
  if (terminal.isLive)
    terminal.err(greeting(simulator));
  await stopped;
  await simulator.close();
  world.finish(exit_code .F.done);
}
function greeting({ url, publicKey, privateKey }) {
  return `
A simulated Atlas listens. In another terminal:
  export MONGODB_ATLAS_PUBLIC_API_KEY=${publicKey} MONGODB_ATLAS_PRIVATE_API_KEY=${privateKey}
  mongodb-atlas-action doctor --base-url ${url}
Ctrl-C stops it. Requests:
`;
}
async function readFaultFile(file) {
  const refuse = (message, hint) => new errors .eb([{ message, hint, position: { file, line: 1, column: 1 } }]);
  const text = await (0,promises_.readFile)(file, 'utf8').catch((error) => {
    throw new errors .eb([{ message: `${file}: cannot be read (${error.code}).`, hint: 'Check the path.' }]);
  });
  try {
    return readFaults(JSON.parse(text));
  }
  catch (error) {
    if (error instanceof SyntaxError)
      throw refuse(`not JSON: ${(0,base_text .Hk)(error.message)}.`, 'Mend the file.');
    if (!(error instanceof errors .eb))
      throw error;
    throw new errors .eb(error.issues.map((issue) => ({ ...issue, message: `${file}: ${issue.message}` })));
  }
}
 })
};
