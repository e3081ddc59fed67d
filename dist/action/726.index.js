export const id = 726;
export const ids = [726];
export const modules = {
 6726:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 callApiOnce: () => (  callApiOnce)
});
var atlas_error = __webpack_require__(4285);
var client = __webpack_require__(7274);
var errors = __webpack_require__(2396);
var base_secret = __webpack_require__(1595);
var operations_memory = __webpack_require__(6485);
var unreadable = __webpack_require__(3162);
var api_secrets = __webpack_require__(2423);
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
var api_body = __webpack_require__(3720);
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
var api_request = __webpack_require__(3104);
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
