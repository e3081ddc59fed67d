export const id = 83851;
export const ids = [83851];
export const modules = {
 33720:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  BO: () => (  openBody),
  Oy: () => (  writeBody),
  PM: () => (  checkNumbers)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41595);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51036);
 var _api_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52423);
function writeBody(body) {
  if (body instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z)
    return writeSecret(body);
  const given = [];
  const revealed = reveal(body);
  const secrets = [...new Set([...given, ...(0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .VY)(revealed)])];
  return { text: JSON.stringify(revealed), shown: JSON.stringify((0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .s0)(revealed, secrets)), secrets };
  function reveal(at) {
    if (at instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z) {
      given.push(at.reveal());
      return at.reveal();
    }
    if (isList(at))
      return at.map(reveal);
    if (typeof at !== 'object' || at === null)
      return at;
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [key, reveal(item)]));
  }
}
function isList(value) {
  return Array.isArray(value);
}
function openBody(body) {
  if (!(body instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z))
    return body;
  try {
    return JSON.parse(body.reveal());
  }
  catch {
    return undefined;
  }
}
function writeSecret(body) {
  const text = body.reveal();
  try {
    return { text, shown: _api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .RG, secrets: [text, ...(0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .VY)(JSON.parse(text))] };
  }
  catch {
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([{ message: 'body: the secret is no JSON.', hint: 'Put it into a field of the body.' }]);
  }
}
function checkNumbers(body) {
  const issues = [];
  walk(body, []);
  return issues;
  function walk(at, place) {
    if (typeof at === 'number' && (!Number.isFinite(at) || Math.abs(at) > Number.MAX_SAFE_INTEGER)) {
      const where = (0,_base_text_js__WEBPACK_IMPORTED_MODULE_2__  .Hk)(place.join('.'), { longest: 100 });
      const message = `body: \`${where}\` is a number that cannot be kept exactly.`;
      issues.push({ message, hint: 'Put it in quotes if it is an id.' });
    }
    else if (typeof at === 'object' && at !== null && !(at instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z)) {
      for (const [key, item] of Object.entries(at))
        walk(item, [...place, key]);
    }
  }
}
 }),
 83851:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 checkApiRequest: () => (  checkApiRequest)
});
var api_body = __webpack_require__(33720);
var api_operations = __webpack_require__(69374);
var secret = __webpack_require__(41595);
;
function part(value, name) {
  if (typeof value !== 'object' || value === null || value instanceof secret .z)
    return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
function items(value) {
  return Array.isArray(value) ? value : [];
}
function namesIn(value) {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof secret .z);
  return isMapping ? Object.keys(value) : [];
}
function document_part_text(value) {
  return value instanceof secret .z ? value.reveal() : typeof value === 'string' ? value : undefined;
}
;
const FLEXIBLE = 'Use a dedicated cluster, M20 or higher, at /groups/{groupId}/clusters.';
const ABSENT = [
  {
    what: 'Data Federation',
    path: /^\/groups\/[^/]+\/(?:dataFederation|privateNetworkSettings)(?:\/|$)/,
    instead: 'Query the clusters themselves.',
  },
  {
    what: 'Online Archive',
    path: /\/onlineArchives(?:\/|$)/,
    instead: 'Keep the data in the cluster, or export snapshots to a bucket.',
  },
  {
    what: 'Stream Processing',
    path: /^\/groups\/[^/]+\/streams(?:[/:]|$)/,
    instead: 'Use change streams of the cluster.',
  },
  {
    what: 'Global Clusters',
    path: /\/clusters\/[^/]+\/globalWrites(?:\/|$)/,
    instead: 'Use a replica set or a sharded cluster.',
  },
  {
    what: 'Global Clusters',
    path: /^\/groups\/[^/]+\/(?:clusters(?:\/[^/]+)?|clusterConfigurations:validate)$/,
    word: { name: 'clusterType', value: /^GEOSHARDED$/i },
    instead: 'Use `REPLICASET` or `SHARDED`.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/pushBasedLogExport(?:\/|$)/,
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/logIntegrations(?:\/|$)/,
    word: { name: 'type', value: /^S3_LOG_EXPORT$/i },
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'integrationType', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'type', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'live migration',
    path: /\/liveMigrations(?:\/|$)/,
    instead: 'Use mongodump and mongorestore, or mongosync.',
  },
  { what: 'flex clusters', path: /\/flexClusters(?:[/:]|$)/, instead: FLEXIBLE },
  {
    what: 'serverless instances',
    path: /\/(?:serverless|privateEndpoint\/serverless)(?:\/|$)|\/tenantUpgradeToServerless$/,
    instead: FLEXIBLE,
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/(?:(?:containers|peers)(?:\/[^/]+)?|privateEndpoint\/endpointService)$/,
    word: { name: 'providerName', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/privateEndpoint\/[^/]+\/endpointService(?:\/|$)/,
    word: { name: 'cloudProvider', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  { what: 'free clusters', path: /\/clusters\/tenantUpgrade$/, instead: FLEXIBLE },
];
function checkGovernmentApi({ request, body }) {
  const { method, values } = request;
  const below = request.path.slice(api_operations.API_ROOT.length);
  const said = (name) => values[name] ?? document_part_text(part(body, name));
  const absent = ABSENT.find(({ path, word }) => path.test(below) && (!word || word.value.test(said(word.name) ?? '')));
  if (absent === undefined)
    return checkTls({ below, body });
  const message = `Atlas for Government has no ${absent.what}, so that ${method} ${below} can do nothing there.`;
  return [{ message, hint: absent.instead }];
}
function checkTls({ below, body }) {
  if (!/\/clusters(?:\/[^/]+(?:\/processArgs)?)?$/.test(below))
    return [];
  const name = 'minimumEnabledTlsProtocol';
  const asked = document_part_text(part(body, name) ?? part(part(body, 'advancedConfiguration'), name)) ?? '';
  if (!/^TLS1_[01]$/i.test(asked))
    return [];
  const message = `body: ${name}: Atlas for Government requires TLS 1.2 or later, and \`${asked}\` is older.`;
  return [{ message, hint: 'Use `TLS1_2` or `TLS1_3`, or leave it out.' }];
}
var subject_placement = __webpack_require__(84848);
;
const CLUSTERS = /\/(?:clusters|flexClusters)(?:\/\{?[^/]+)?$|\/(?:clusters\/|flexClusters:)tenantUpgrade\w*$|\/clusterConfigurations:validate$/;
const PARTS = ['electableSpecs', 'readOnlySpecs', 'analyticsSpecs'];
const SHARED = ['TENANT', 'FLEX', 'SERVERLESS'];
const SCALING = ['autoScaling', 'analyticsAutoScaling'];
function checkBodyPlacement({ request, body, policy, }) {
  const below = request.path.slice(api_operations.API_ROOT.length);
  if (request.method === 'GET' || request.method === 'DELETE' || !CLUSTERS.test(below))
    return [];
  const isFlex = /\/flexClusters(?:\/|$)/.test(below);
  const placements = placementsIn(body, isFlex);
  const issues = [
    ...placements.flatMap((placement) => (0,subject_placement .MI)({ placement, policy })),
    ...(policy.cloud === 'government' ? (0,subject_placement .zM)(placements) : []),
  ];
  const messages = new Map(issues.map((issue) => [issue.message, { ...issue, message: `body: ${issue.message}` }]));
  return [...messages.values()];
}
function checkRestrictionAttribute({ request, body, policy, }) {
  if (policy.cloud !== 'commercial' || !request.path.endsWith('/groups') || request.method !== 'POST')
    return [];
  if (part(body, 'regionUsageRestrictions') === undefined)
    return [];
  return [
    {
      message: 'body: commercial Atlas refuses `regionUsageRestrictions`; it belongs to Atlas for Government.',
      hint: 'Leave it out and use allowed-regions instead, or say `cloud: government`.',
    },
  ];
}
function placementsIn(body, isFlex) {
  const old = part(body, 'providerSettings');
  const specs = items(part(body, 'replicationSpecs'));
  const regions = specs.flatMap((spec) => items(part(spec, 'regionConfigs')));
  const names = [part(body, 'replicationSpec'), ...specs.map((spec) => part(spec, 'regionsConfig'))].flatMap(namesIn);
  return [
    ...[...(old === undefined ? [] : [old]), ...regions].flatMap((place) => {
      const region = document_part_text(part(place, 'regionName'));
      const where = { ...providerOf(place), ...(region !== undefined && { region }) };
      const tiers = tiersOf(place, isFlex);
      return tiers.length === 0 ? [where] : tiers.map((tier) => ({ ...where, tier }));
    }),
    ...names.map((region) => ({ ...providerOf(old), region })),
  ];
}
function providerOf(place) {
  const named = document_part_text(part(place, 'providerName'))?.toUpperCase();
  const isShared = named === undefined || SHARED.includes(named);
  const provider = isShared ? document_part_text(part(place, 'backingProviderName'))?.toUpperCase() : named;
  return provider === undefined ? {} : { provider };
}
function tiersOf(place, isFlex) {
  const named = document_part_text(part(place, 'providerName'))?.toUpperCase();
  if (isFlex || named === 'FLEX')
    return ['flex'];
  if (named === 'SERVERLESS')
    return ['serverless'];
  const sizes = [
    part(place, 'instanceSizeName'),
    ...PARTS.map((name) => part(part(place, name), 'instanceSize')),
    ...SCALING.flatMap((name) => {
      const compute = part(part(place, name), 'compute');
      return [part(compute, 'minInstanceSize'), part(compute, 'maxInstanceSize')];
    }),
  ];
  return [...new Set(sizes.flatMap((size) => document_part_text(size)?.toUpperCase() ?? []))];
}
var api_request = __webpack_require__(63104);
;
function checkApiRequest({ params, given, policy, }) {
  const { request, issues } = (0,api_request .a)({ params, given });
  if (request === undefined)
    return issues;
  const body = (0,api_body .BO)(params.body);
  return [
    ...issues,
    ...(0,api_body .PM)(body),
    ...(policy.cloud === 'government' ? checkGovernmentApi({ request, body }) : []),
    ...checkBodyPlacement({ request, body, policy }),
    ...checkRestrictionAttribute({ request, body, policy }),
  ];
}
 }),
 63104:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 a: () => (  readApiRequest)
});
var api_operations = __webpack_require__(69374);
;
const NAMED = /^\{(\w+)\}([\w.:-]*)$/;
function readApiPath(written) {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written))
    return { why: 'a path has no host.' };
  if (!written.startsWith('/'))
    return { why: 'a path begins with `/`.' };
  if (/[?#]/.test(written))
    return { why: 'a path has no `?` and no `#`; the query belongs into `parameters`.' };
  if (/[\\\p{Cc}]/u.test(written))
    return { why: 'a path has no backslash and no control characters.' };
  const below = written.replace(/^\/api\/atlas\/v2(?=\/|$)/, '').replace(/^\/$/, '');
  if (below === '')
    return { segments: [] };
  const segments = [];
  for (const part of below.slice(1).split('/')) {
    const text = decoded(part);
    if (text === undefined)
      return { why: 'a `%` in it is no percent-encoding.' };
    if (/^\.{0,2}$/.test(text))
      return { why: 'a segment of a path cannot be empty, `.` or `..`.' };
    const [, name, suffix = ''] = NAMED.exec(part) ?? [];
    segments.push(name === undefined ? { kind: 'text', text } : { kind: 'named', name, suffix });
  }
  return { segments };
}
function decoded(part) {
  try {
    return decodeURIComponent(part);
  }
  catch {
    return undefined;
  }
}
function matchApiPath({ method, segments, }) {
  let best;
  for (const operation of (0,api_operations.apiOperations)().values()) {
    if (operation.method !== method)
      continue;
    const values = valuesOf(operation.path, segments);
    const literal = operation.path.replace(/\{\w+\}/g, '').length;
    if (values !== undefined && literal > (best?.literal ?? -1))
      best = { operation, values, literal };
  }
  return best;
}
function valuesOf(path, segments) {
  const parts = path.slice(api_operations.API_ROOT.length).split('/').slice(1);
  if (parts.length !== segments.length)
    return undefined;
  const values = new Map();
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    const [, name, suffix = ''] = NAMED.exec(part) ?? [];
    if (segment === undefined)
      return undefined;
    if (name === undefined) {
      if (segment.kind === 'named' || segment.text !== part)
        return undefined;
    }
    else if (segment.kind === 'named') {
      if (segment.suffix !== suffix)
        return undefined;
      values.set(name, { ...segment, suffix: '' });
    }
    else {
      if (!segment.text.endsWith(suffix) || segment.text.length === suffix.length)
        return undefined;
      values.set(name, { kind: 'text', text: segment.text.slice(0, segment.text.length - suffix.length) });
    }
  }
  return values;
}
function templateOf(segments) {
  const parts = segments.map((segment) => segment.kind === 'named' ? `{${segment.name}}${segment.suffix}` : encoded(segment.text).replaceAll('%3A', ':'));
  return [api_operations.API_ROOT, ...parts].join('/');
}
function fillTemplate(template, values) {
  return template.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name];
    return value === undefined ? all : encoded(value);
  });
}
function encoded(text) {
  return encodeURIComponent(text.toWellFormed());
}
var base_text = __webpack_require__(51036);
var suggest = __webpack_require__(81634);
;
const PACKING = ['envelope', 'pretty'];
function placeParameters({ given, operation, path, request, }) {
  const issues = [];
  const report = (why, hint) => issues.push({ message: `parameters: ${why}`, ...(hint && { hint }) });
  const asked = new Map([...path].flatMap(([name, segment]) => (segment.kind === 'named' ? [[segment.name, name]] : [])));
  const known = [...asked.keys(), ...(operation?.parameters.keys() ?? [])];
  const values = {};
  const query = {};
  const headers = {};
  for (const [name, segment] of path)
    if (segment.kind === 'text')
      values[name] = segment.text;
  const meant = new Set();
  for (const [name, value] of Object.entries(given)) {
    const place = asked.get(name);
    const spec = operation?.parameters.get(name);
    const shown = (0,base_text .Hk)(name, { longest: 60 });
    meant.add(name);
    if (place !== undefined) {
      if (Array.isArray(value))
        report(`\`${shown}\` stands in the path and has one value, not a list.`);
      else if (/^\.{0,2}$/.test(String(value)))
        report(`\`${shown}\` cannot be ${JSON.stringify(String(value))} in a path.`);
      values[place] = String(value);
    }
    else if (operation !== undefined && spec === undefined) {
      const near = (0,suggest .q)({ word: alias(name, known), candidates: known });
      meant.add(near ?? name);
      report(`there is no \`${shown}\` in ${request}.`, hintFor({ name, near, known }));
    }
    else if (Array.isArray(value)) {
      if (spec?.repeatable === false)
        report(`\`${shown}\` has one value, not a list.`);
      query[name] = value.map(String);
    }
    else if (spec?.place === 'header') {
      if (!/^(?:true|false)$/.test(String(value)))
        report(`\`${shown}\` is \`true\` or \`false\`.`);
      headers[name.toLowerCase()] = String(value);
    }
    else
      query[name] = String(value);
  }
  const needed = [...(operation?.parameters ?? [])].flatMap(([name, spec]) => (spec.needed ? [name] : []));
  const missing = [...asked.keys(), ...needed].filter((name) => !meant.has(name));
  if (missing.length > 0) {
    const names = (0,base_text .c3)(missing.map((name) => `\`${name}\``));
    report(`${names} ${missing.length === 1 ? 'is' : 'are'} missing from ${request}.`, `Add ${names}.`);
  }
  return { placed: { values, query, headers }, issues };
}
function alias(name, known) {
  return /^project-?id$/i.test(name) && known.includes('groupId') ? 'groupId' : name;
}
function hintFor({ name, near, known, }) {
  if (PACKING.includes(name))
    return 'Leave it out: the answer comes as `response`, and its `status` beside it.';
  if (near !== undefined)
    return `Did you mean \`${near}\`?`;
  return (0,suggest .Z)({ word: '', candidates: known }) ?? 'Leave it out: there are none.';
}
;
function readApiRequest({ params, given }) {
  const named = readTarget({ params, given });
  if ('issues' in named)
    return { request: undefined, issues: named.issues };
  const { operation, method, path } = named;
  const template = operation?.path ?? templateOf(named.segments);
  const line = `${method} ${template.slice(api_operations.API_ROOT.length) || '/'}`;
  const request = operation === undefined ? line : `${operation.id} (${line})`;
  const isPending = given('parameters') && params.parameters === undefined;
  const { placed, issues } = isPending
    ? { placed: NOTHING, issues: [] }
    : placeParameters({ given: params.parameters ?? {}, operation, path, request });
  const media = operation?.media ?? 'json';
  const isNew = operation === undefined && issues.length === 0;
  return {
    request: {
      ...placed,
      operation,
      method,
      ...(isNew ? { path: fillTemplate(template, placed.values), values: {} } : { path: template }),
      version: params.apiVersion ?? operation?.version ?? '',
      media: media === 'json or csv' ? (/\.csv$/i.test(params.outputFile ?? '') ? 'csv' : 'json') : media,
    },
    issues: [
      ...issues,
      ...checkBody({ operation, method, given, request }),
      ...checkFile({ operation, given, request }),
    ],
  };
}
const NOTHING = { values: {}, query: {}, headers: {} };
function readTarget({ params, given }) {
  const { operationId, method, path } = params;
  if (given('operationId')) {
    const also = ['method', 'path'].filter(given);
    if (also.length > 0)
      return refuse(`operation-id: it says all that ${(0,base_text .c3)(also)} would say.`, `Leave ${(0,base_text .c3)(also)} out.`);
    if (operationId === undefined)
      return { issues: [] };
    const operation = (0,api_operations.apiOperations)().get(operationId);
    if (operation === undefined)
      return unknownId(operationId);
    const names = (0,api_operations .R)(operation.path).map((name) => [name, { kind: 'named', name, suffix: '' }]);
    return { operation, method: operation.method, segments: [], path: new Map(names) };
  }
  if (!given('method') && !given('path'))
    return refuse('operation-id is missing.', 'Say which operation of the Admin API, or give method and path.');
  if (!given('path'))
    return refuse('path is missing.', 'Give both method and path, or operation-id alone.');
  if (!given('method'))
    return refuse('method is missing.', 'Give both method and path, or operation-id alone.');
  if (method === undefined || path === undefined)
    return { issues: [] };
  const read = readApiPath(path);
  if ('why' in read)
    return refuse(`path: ${read.why}`, 'Write it as in the documentation of the API: `/groups/{groupId}/clusters`.');
  const { segments } = read;
  const match = matchApiPath({ method, segments });
  if (match !== undefined)
    return { operation: match.operation, method, segments, path: match.values };
  if (!given('apiVersion'))
    return unknownPath({ method, segments });
  const names = segments.flatMap((segment) => (segment.kind === 'named' ? [[segment.name, segment]] : []));
  return { operation: undefined, method, segments, path: new Map(names) };
}
function refuse(message, hint) {
  return { issues: [{ message, hint }] };
}
function unknownId(id) {
  const near = (0,suggest .q)({ word: id, candidates: [...(0,api_operations.apiOperations)().keys()] });
  return refuse(`operation-id: the Admin API has no operation \`${(0,base_text .Hk)(id, { longest: 60 })}\`.`, near === undefined
    ? 'Search them with `mongodb-atlas-action api --list <text>`, or give method and path.'
    : `Did you mean \`${near}\`?`);
}
function unknownPath({ method, segments }) {
  const asked = templateOf(segments);
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => matchApiPath({ method: one, segments }));
  const near = nearPath(asked);
  const hint = others.length > 0
    ? `This path takes ${(0,base_text .c3)(others)}.`
    : near === undefined
      ? 'Check it against the documentation of the API. With api-version a path is called that this action does not know.'
      : `Did you mean \`${near.slice(api_operations.API_ROOT.length)}\`? With api-version a path is called that this action does not know.`;
  const shown = (0,base_text .Hk)(asked.slice(api_operations.API_ROOT.length) || '/', { longest: 200 });
  return refuse(`path: the Admin API has no operation \`${method} ${shown}\`.`, hint);
}
function nearPath(asked) {
  const parts = asked.split('/');
  const alike = [...(0,api_operations.apiOperations)().values()].filter(({ path }) => path.split('/').length === parts.length);
  const filled = alike.map(({ path }) => [
    path
      .split('/')
      .map((part, index) => (part.startsWith('{') ? (parts[index] ?? part) : part))
      .join('/'),
    path,
  ]);
  const near = asked.length > 300
    ? undefined
    : (0,base_text .pA)(asked, filled.map(([text]) => text));
  return new Map(filled).get(near ?? '');
}
function checkBody(about) {
  const { operation, given, request } = about;
  if (operation?.body === 'needed' && !given('body'))
    return [{ message: `body is missing: ${request} needs one.`, hint: 'Add `body`, as YAML or JSON.' }];
  if (operation?.body === 'none' && given('body'))
    return [{ message: `body: ${request} takes none.`, hint: 'Leave it out, or check the operation.' }];
  return [];
}
function checkFile({ operation, given, request, }) {
  if (operation?.media !== 'gzip' || given('outputFile'))
    return [];
  return [
    { message: `output-file is missing: ${request} answers with compressed data.`, hint: 'Say which file it goes to.' },
  ];
}
 }),
 52423:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  RG: () => (  HIDDEN),
  VY: () => (  secretsIn),
  s0: () => (  hideSecrets)
 });
 var _atlas_conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80520);
const SECRET_NAME = /^(?!masked|.*public).*(?:password|secret|apikey|(?:private|access|service|routing|license|ssl|account)key|webhookurl|(?:delivery|download|snapshot)url|authvalue|(?:headers|body)template|.token)$/i;
const HEADERS = /headers$/i;
const REDACTED = /^\*{4}/;
const SECRET_TEXT = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  /^https?:\/\/\S*[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig)=/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/i,
];
const HIDDEN = '***';
function secretsIn(value) {
  const found = new Set();
  walk(value, '');
  return [...found].filter((text) => text !== '');
  function walk(at, name) {
    if (typeof at === 'string') {
      if (isSecret(name, at))
        found.add(at);
    }
    else if (Array.isArray(at)) {
      for (const item of at)
        walk(item, inList(name, item));
    }
    else if (typeof at === 'object' && at !== null) {
      for (const [key, item] of Object.entries(at))
        walk(item, inMapping(name, key));
    }
  }
}
function inList(name, item) {
  return typeof item === 'object' && HEADERS.test(name) ? 'header' : name;
}
function inMapping(name, key) {
  return HEADERS.test(name) || (name === 'header' && key === 'value') ? 'authValue' : key;
}
function isSecret(name, text) {
  return (SECRET_NAME.test(name) && !REDACTED.test(text)) || SECRET_TEXT.some((look) => look.test(text));
}
const SHORTEST = 6;
function hideSecrets(value, secrets) {
  const long = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(_atlas_conceal_js__WEBPACK_IMPORTED_MODULE_0__  .X);
  long.sort((a, b) => b.length - a.length);
  const short = new Set(secrets);
  const blot = (text) => long.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
  return hide(value, '');
  function hide(at, name) {
    if (typeof at === 'string')
      return isSecret(name, at) || short.has(at) ? HIDDEN : blot(at);
    if (Array.isArray(at))
      return at.map((item) => hide(item, inList(name, item)));
    if (typeof at !== 'object' || at === null)
      return at;
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [blot(key), hide(item, inMapping(name, key))]));
  }
}
 })
};
