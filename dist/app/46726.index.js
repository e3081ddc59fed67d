export const id = 46726;
export const ids = [46726];
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
 }),
 46726:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 callApiOnce: () => (  callApiOnce)
});
var atlas_error = __webpack_require__(4285);
var client = __webpack_require__(97274);
var errors = __webpack_require__(22396);
var base_secret = __webpack_require__(41595);
var operations_memory = __webpack_require__(66485);
var unreadable = __webpack_require__(33162);
var api_secrets = __webpack_require__(52423);
;
function readContent({ answer, request }) {
  const { bytes } = answer;
  if (request.media === 'gzip' || request.media === 'csv') {
    if (/html/.test(answer.mediaType))
      throw foreign({ answer, request });
    return { kind: 'bytes', bytes };
  }
  const text = bytes.toString();
  if (text.trim() === '')
    return { kind: 'value', value: undefined, isList: false };
  let value;
  try {
    value = JSON.parse(text);
  }
  catch {
    if (request.media === 'text' && !/html/.test(answer.mediaType))
      return { kind: 'value', value: text, isList: false };
    throw foreign({ answer, request });
  }
  if (isTooDeep(value))
    throw foreign({ answer, request });
  return { kind: 'value', value, isList: Array.isArray(value) };
}
const DEEPEST = 500;
function isTooDeep(value) {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0)
      return false;
  }
  return true;
}
function foreign({ answer: { status, mediaType }, request: { method, path }, }) {
  return (0,unreadable .O)({
    method,
    path,
    why: `${status} with an answer that cannot be read (${mediaType || 'no media type'})`,
  });
}
const LARGEST_RESPONSE = 1_000_000;
async function answerOutputs({ content, status, outputFile, known, context: { secrets, outside }, }) {
  const value = content.kind === 'bytes' ? content.bytes.toString() : content.value;
  const isBinary = content.kind === 'bytes' && outputFile !== undefined;
  const found = isBinary ? [] : (0,api_secrets .VY)(value);
  for (const secret of found)
    secrets.keep(new base_secret .z(secret.toWellFormed()));
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  const withSecrets = found.length === 0 || whole.length > LARGEST_RESPONSE ? {} : { responseWithSecrets: new base_secret .z(whole) };
  const count = content.kind === 'value' && content.isList && Array.isArray(value) ? { count: value.length } : {};
  if (outputFile !== undefined && whole !== undefined) {
    const bytes = content.kind === 'bytes' ? content.bytes : Buffer.from(typeof value === 'string' ? value : `${whole}\n`);
    return { status, ...count, outputFile: await outside.saveFile({ path: outputFile, bytes }), ...withSecrets };
  }
  if (value === undefined)
    return { status };
  const response = typeof value === 'string' && (0,api_secrets .VY)(value).length > 0 ? api_secrets .RG : (0,api_secrets .s0)(value, [...found, ...known]);
  if (Math.max(JSON.stringify(response).length, found.length === 0 ? 0 : whole.length) > LARGEST_RESPONSE) {
    throw new errors .lZ({
      code: 'RESPONSE_TOO_LARGE',
      message: `The answer (${status}) has more than ${LARGEST_RESPONSE} characters, which is too much for an output.`,
      hint: 'Give output-file, or ask for less.',
    });
  }
  return { status, ...count, response: clean(response), ...withSecrets };
}
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function clean(value) {
  if (typeof value === 'string')
    return value.replace(UNSAFE, '').toWellFormed();
  if (typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value))
    return value.map(clean);
  if (typeof value !== 'object' || value === null)
    return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replace(UNSAFE, ''), clean(item)]));
}
var api_body = __webpack_require__(33720);
;
function sayFailure({ error, request, asked, }) {
  if (!(error instanceof atlas_error .q))
    throw error;
  const { code, message, status } = error;
  if (message.includes('BODY_TOO_LARGE'))
    throw tooLarge(request);
  if (asked === undefined || (status !== 406 && status !== 410))
    throw error;
  const hint = `Atlas does not serve version ${asked} of it. Leave api-version out, or give one that the documentation of the API names.`;
  throw new errors .lZ({ code, message, hint });
}
function tooLarge({ method, path }) {
  return new errors .lZ({
    code: 'ANSWER_TOO_LARGE',
    message: `${method} ${path}: the answer is larger than 32 MiB, or 64 MiB in all its pages.`,
    hint: 'Ask for less: a shorter time, a filter, or one page by `pageNum`.',
  });
}
function sayEffect({ error, status, request }) {
  if (!(error instanceof errors .lZ))
    throw error;
  const { code, message, hint } = error;
  throw new errors .lZ({
    code,
    message: `${request.method} ${request.path} took effect (${status}). ${message}`,
    hint,
  });
}
function unknownOutcome({ request: { method, path }, error, }) {
  const why = error?.message ?? `${method} ${path}: its answer was lost`;
  return new errors .lZ({
    code: 'OUTCOME_UNKNOWN',
    message: `${why}. It may have taken effect all the same, and is not sent again.`,
    hint: 'Look at what is there in Atlas before you run it again.',
  });
}
function isAbsent({ error, request }) {
  const { status, errorCode = '' } = error;
  if (request.method === 'DELETE' && errorCode === 'CLUSTER_ALREADY_REQUESTED_DELETION')
    return /\/(?:clusters|flexClusters)\/[^/]+$/.test(request.path);
  if (request.method !== 'DELETE' || status !== 404 || errorCode === 'RESOURCE_NOT_FOUND')
    return false;
  const [, thing] = /^(?:INVALID_)?(GROUP|ORG)(?:_NAME)?(?:_NOT_FOUND|_ID)$/.exec(errorCode) ?? [];
  if (thing === undefined)
    return /_NOT_FOUND$/.test(errorCode);
  return request.path.endsWith(thing === 'GROUP' ? '/groups/{groupId}' : '/orgs/{orgId}');
}
var api_request = __webpack_require__(63104);
;
async function callApiOnce(context) {
  const { params, secrets } = context;
  const { request, issues } = (0,api_request .a)({ params, given: (name) => params[name] !== undefined });
  if (request === undefined || issues.length > 0)
    throw new errors .eb(issues);
  const body = params.body === undefined ? undefined : (0,api_body .Oy)(params.body);
  for (const secret of body?.secrets ?? [])
    secrets.keep(new base_secret .z(secret.toWellFormed()));
  const call = { context, request, body, exchange: exchangeOf({ request, body }) };
  return request.method === 'GET' ? read(call) : write(call);
}
function exchangeOf({ request, body }) {
  const { method, path, version, values, query, headers, media } = request;
  return {
    method,
    path,
    version,
    parameters: values,
    query,
    headers,
    ...((media === 'csv' || media === 'gzip') && { media }),
    ...(body !== undefined && { body: body.text, shownBody: body.shown }),
  };
}
async function finish({ call: { context, body }, content, status, change, }) {
  const { outputFile } = context.params;
  const outputs = await answerOutputs({ content, status, outputFile, known: body?.secrets ?? [], context });
  return { status: 'done', change, outputs };
}
const LARGEST_LIST = 64 * 1024 * 1024;
async function read(call) {
  const { context, request, exchange } = call;
  const { operation, query, path } = request;
  let status = 200;
  let size = 0;
  const ask = async (more = {}) => {
    const answer = await context.atlas
      .exchange({ ...exchange, query: { ...query, ...more } })
      .catch((error) => sayFailure({ error, request, asked: context.params.apiVersion }));
    status = answer.status;
    size += answer.bytes.length;
    if (size > LARGEST_LIST)
      throw tooLarge(request);
    return readContent({ answer, request });
  };
  const all = async () => {
    const page = async (pageNum) => {
      const content = await ask({ itemsPerPage: client .md, pageNum });
      return content.kind === 'value' ? content.value : undefined;
    };
    return { kind: 'value', isList: true, value: await (0,client .VV)({ path, page }) };
  };
  const wantsAll = context.params.allPages && query['pageNum'] === undefined && query['itemsPerPage'] === undefined;
  const isKnownList = operation?.list === 'results';
  const first = wantsAll && isKnownList && operation.paged ? await all() : await ask();
  const page = isKnownList || operation === undefined ? resultsOf(first) : undefined;
  const content = page === undefined
    ? first
    : wantsAll && operation === undefined && page.hasNext
      ? await all()
      : { kind: 'value', isList: true, value: page.results };
  return finish({ call, content, status, change: 'unchanged' });
}
function resultsOf(content) {
  if (content.kind !== 'value' || typeof content.value !== 'object' || content.value === null)
    return undefined;
  const { value } = content;
  if (!('results' in value) || !Array.isArray(value.results))
    return undefined;
  const links = 'links' in value && Array.isArray(value.links) ? value.links : [];
  const isNext = (link) => typeof link === 'object' && link !== null && 'rel' in link && link.rel === 'next';
  return { results: value.results, hasNext: links.some(isNext) };
}
const CHANGES = { POST: 'created', PUT: 'updated', PATCH: 'updated', DELETE: 'deleted', GET: 'unchanged' };
const WRITE = 'call';
async function write(call) {
  const { context, request, exchange } = call;
  const { atlas, memory } = context;
  const before = (0,operations_memory .M4)(memory, WRITE);
  if (before !== undefined && !isRepeatable(request))
    throw unknownOutcome({ request });
  (0,operations_memory .rX)({ memory, name: WRITE, now: atlas.now() });
  try {
    const answer = await atlas.exchange(exchange);
    const content = readContent({ answer, request });
    const { status } = answer;
    return await finish({ call, content, status, change: CHANGES[request.method] }).catch((error) => sayEffect({ error, status, request }));
  }
  catch (error) {
    if (!(error instanceof atlas_error .q))
      throw error;
    if (error.template !== request.path) {
      if (before === undefined)
        (0,operations_memory .z0)({ memory, name: WRITE });
      throw error;
    }
    if (isAbsent({ error, request })) {
      const change = before === undefined ? 'unchanged' : 'deleted';
      return { status: 'done', change, outputs: { status: error.status ?? 404 } };
    }
    if (error.outcome === 'unknown' && !isRepeatable(request))
      throw unknownOutcome({ request, error });
    (0,operations_memory .jq)({ error, memory, name: WRITE, before });
    return sayFailure({ error, request, asked: context.params.apiVersion });
  }
}
function isRepeatable({ method }) {
  return method === 'PUT' || method === 'DELETE';
}
 })
};
