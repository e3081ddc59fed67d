export const id = 602;
export const ids = [602];
export const modules = {

/***/ 7436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ CLOUDS),
/* harmony export */   w: () => (/* binding */ chooseHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);

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


/***/ }),

/***/ 8489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
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


/***/ }),

/***/ 7602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  simulate: () => (/* binding */ simulate)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/commander/index.js + 10 modules
var commander = __webpack_require__(6869);
// EXTERNAL MODULE: ./build/src/atlas/cloud.js
var cloud = __webpack_require__(7436);
// EXTERNAL MODULE: ./build/src/base/errors.js
var errors = __webpack_require__(2396);
// EXTERNAL MODULE: ./build/src/base/text.js
var base_text = __webpack_require__(1036);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/base/clock.js
var base_clock = __webpack_require__(8489);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/src/simulator/problem.js

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

;// CONCATENATED MODULE: ./build/src/simulator/access.js


function checkApiAccessList(list, address) {
    if (list === undefined)
        return;
    if (list.length === 0) {
        throw new Problem(403, 'ORG_REQUIRES_ACCESS_LIST', {
            detail: 'This organization requires access through an access list of ip ranges.',
            parameters: [address],
        });
    }
    const family = (0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4';
    const allowed = list.some((entry) => {
        const [network = '', prefix] = entry.split('/');
        const range = new external_node_net_.BlockList();
        const kind = (0,external_node_net_.isIPv6)(network) ? 'ipv6' : 'ipv4';
        range.addSubnet(network, Number(prefix ?? (kind === 'ipv6' ? 128 : 32)), kind);
        return range.check(address, family);
    });
    if (allowed)
        return;
    throw new Problem(403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', {
        detail: `IP address ${address} is not allowed to access this resource.`,
        parameters: [address],
    });
}
const isOwner = (world) => world.roles.includes('ORG_OWNER');
const seesAll = (world) => isOwner(world) || world.roles.includes('ORG_READ_ONLY');
const canCreateProjects = (world) => isOwner(world) || world.roles.includes('ORG_GROUP_CREATOR');
const owns = (world, { createdBy }) => isOwner(world) || (createdBy === 'credentials' && canCreateProjects(world));
const canSee = (world, project) => seesAll(world) || owns(world, project);
const isTooNewToRead = ({ clock, quirks }, { createdAt, createdBy }) => createdBy === 'credentials' && clock.now().getTime() - createdAt < quirks.newProjectReadLagMs;
function readableProjects(world) {
    return world.state.projects.filter((project) => canSee(world, project) && !isTooNewToRead(world, project));
}
function unauthorized() {
    return new Problem(401, 'USER_UNAUTHORIZED', { detail: 'The current user is not authorized to perform this action.' });
}
function findProject(world, id, needs) {
    if (!/^[0-9a-f]{24}$/i.test(id)) {
        throw new Problem(404, 'INVALID_GROUP_ID', { detail: `An invalid group ID ${id} was specified.`, parameters: [id] });
    }
    const project = world.state.projects.find((candidate) => candidate.id === id);
    const reachable = project && canSee(world, project);
    if (id === world.state.foreign.projectId || (project && !reachable)) {
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
    if (needs === 'write' && !owns(world, project))
        throw unauthorized();
    return project;
}
function checkOrganization(world, id) {
    const { organization, foreign } = world.state;
    if (id === organization.id)
        return;
    if (!/^[0-9a-f]{24}$/i.test(id)) {
        throw new Problem(404, 'INVALID_ORG_ID', {
            detail: `An invalid organization ID ${id} was specified.`,
            parameters: [id],
        });
    }
    if (id === foreign.organizationId) {
        throw new Problem(401, 'USER_CANNOT_ACCESS_ORG', {
            detail: `The current user is not authorized to access organization ${id}.`,
            parameters: [id],
        });
    }
    throw new Problem(404, 'ORG_NOT_FOUND', { detail: `No organization with ID ${id} exists.`, parameters: [id] });
}

;// CONCATENATED MODULE: ./build/src/simulator/answer.js

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

;// CONCATENATED MODULE: ./build/src/simulator/body.js

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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/cluster.js
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
            : { doing: 'nothing' };
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

;// CONCATENATED MODULE: ./build/src/simulator/limits.js
const REFILL_SECONDS = 60;
const ENDPOINT_SETS = {
    clusters: { scope: 'GROUP', capacity: 10_000, refill: 5000 },
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

;// CONCATENATED MODULE: ./build/src/simulator/paging.js

const COMMON = ['envelope', 'pretty'];
const PAGING = ['includeCount', 'itemsPerPage', 'pageNum'];
const BOOLEANS = new Set(['envelope', 'pretty', 'includeCount', 'includeDeletedWithRetainedBackups', 'retainBackups']);
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
    const includeCount = query.get('includeCount') ?? 'true';
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

;// CONCATENATED MODULE: ./build/src/simulator/route.js
const API_ROOT = '/api/atlas/v2';

;// CONCATENATED MODULE: ./build/src/simulator/router.js


function matchTemplate(template, path) {
    const wanted = template.split('/');
    const given = path.split('/');
    if (wanted.length !== given.length)
        return undefined;
    const params = {};
    for (const [index, segment] of wanted.entries()) {
        const value = given[index] ?? '';
        const name = /^\{(\w+)\}$/.exec(segment)?.[1];
        if (name === undefined ? segment !== value : value === '')
            return undefined;
        if (name !== undefined)
            params[name] = value;
    }
    return params;
}
function findRoute(routes, { method, path }) {
    const candidates = routes
        .flatMap((route) => {
        const params = matchTemplate(API_ROOT + route.path, path);
        return params ? [{ route, params }] : [];
    })
        .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
    if (candidates.length === 0)
        throw resourceNotFound(path);
    const fewest = Object.keys(candidates[0]?.params ?? {}).length;
    const nearest = candidates.filter(({ params }) => Object.keys(params).length === fewest);
    const match = nearest.find(({ route }) => route.method === method);
    if (!match) {
        throw new Problem(405, 'METHOD_NOT_ALLOWED', {
            detail: `Method ${method} is not allowed for ${path}.`,
            parameters: [method, path],
            headers: { Allow: nearest.map(({ route }) => route.method).join(', ') },
        });
    }
    return { route: match.route, params: decode(match.params) };
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

;// CONCATENATED MODULE: ./build/src/simulator/timestamp.js
function timestamp(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js
var mini_schemas = __webpack_require__(4343);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core_core = __webpack_require__(8532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/schemas.js + 1 modules
var core_schemas = __webpack_require__(8431);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/mini/iso.js


const ZodMiniISODateTime = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniISODateTime", (inst, def) => {
    core_schemas/* $ZodISODateTime */.Ko.init(inst, def);
    mini_schemas/* ZodMiniStringFormat */.zUr.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function datetime(params) {
    return api/* _isoDateTime */.G1(ZodMiniISODateTime, params);
}
const ZodMiniISODate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISODate", (inst, def) => {
    core.$ZodISODate.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function date(params) {
    return core._isoDate(ZodMiniISODate, params);
}
const ZodMiniISOTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISOTime", (inst, def) => {
    core.$ZodISOTime.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function time(params) {
    return core._isoTime(ZodMiniISOTime, params);
}
const ZodMiniISODuration = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISODuration", (inst, def) => {
    core.$ZodISODuration.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function duration(params) {
    return core._isoDuration(ZodMiniISODuration, params);
}

;// CONCATENATED MODULE: ./build/src/simulator/ip-range.js

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

;// CONCATENATED MODULE: ./build/src/simulator/routes/access-entry.js




const LONGEST_COMMENT = 80;
const LONGEST_LIFE_DAYS = 7;
const entrySchema = mini_schemas/* strictObject */.rej({
    ipAddress: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    cidrBlock: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    awsSecurityGroup: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    comment: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    deleteAfterDate: mini_schemas/* optional */.lqM(datetime({ offset: true })),
});
const entriesSchema = mini_schemas/* array */.YOg(entrySchema).check(api/* _minLength */.m9(1));
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

;// CONCATENATED MODULE: ./build/src/simulator/routes/access-list.js





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
    const most = world.quirks.accessListEntries;
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
function read(call) {
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
        handle: add,
    },
    { ...access_list_all, method: 'GET', versions: versions('getAtlasWhitelist'), paged: true, handle: list },
    { ...one, method: 'GET', versions: versions('getAtlasNetworkPermissionEntry'), handle: read },
    { ...one, method: 'DELETE', versions: versions('deleteAtlasWhitelist'), handle: remove },
    {
        method: 'GET',
        path: '/groups/{groupId}/accessList/{entryValue}/status',
        versions: versions('getAtlasNetworkPermissionEntryStatus'),
        limit: 'accessList',
        handle: access_list_status,
    },
];

;// CONCATENATED MODULE: ./build/src/simulator/clusters/cluster-name.js

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
function clusterNotFound(name, project) {
    return new Problem(404, 'CLUSTER_NOT_FOUND', {
        detail: `No cluster named ${name} exists in group ${project.id}.`,
        parameters: [name, project.id],
    });
}

;// CONCATENATED MODULE: ./build/src/simulator/clusters/cluster-schema.js

const tags = mini_schemas/* array */.YOg(mini_schemas/* strictObject */.rej({
    key: mini_schemas/* string */.YjP().check(api/* _minLength */.m9(1), api/* _maxLength */.Eb(255)),
    value: mini_schemas/* string */.YjP().check(api/* _minLength */.m9(1), api/* _maxLength */.Eb(255)),
}))
    .check(api/* _maxLength */.Eb(50), mini_schemas/* refine */.YPB((given) => new Set(given.map(({ key }) => key)).size === given.length));
const hardware = {
    diskIOPS: mini_schemas/* optional */.lqM(mini_schemas/* int */.Whr()),
    ebsVolumeType: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['STANDARD', 'PROVISIONED', 'HIGH_PERFORMANCE'])),
    instanceSize: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    nodeCount: mini_schemas/* optional */.lqM(mini_schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(50))),
};
const autoScaling = mini_schemas/* strictObject */.rej({
    compute: mini_schemas/* optional */.lqM(mini_schemas/* strictObject */.rej({
        enabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
        scaleDownEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
        minInstanceSize: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
        maxInstanceSize: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    })),
    diskGB: mini_schemas/* optional */.lqM(mini_schemas/* strictObject */.rej({ enabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()) })),
});
const common = {
    acceptDataRisksAndForceReplicaSetReconfig: mini_schemas/* optional */.lqM(datetime()),
    adaptiveCapacity: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['ENABLED', 'DISABLED'])),
    advancedConfiguration: mini_schemas/* optional */.lqM(mini_schemas/* strictObject */.rej({
        customOpensslCipherConfigTls12: mini_schemas/* optional */.lqM(mini_schemas/* array */.YOg(mini_schemas/* string */.YjP())),
        customOpensslCipherConfigTls13: mini_schemas/* optional */.lqM(mini_schemas/* array */.YOg(mini_schemas/* string */.YjP())),
        minimumEnabledTlsProtocol: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'])),
        tlsCipherConfigMode: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['CUSTOM', 'DEFAULT'])),
    })),
    backupEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    biConnector: mini_schemas/* optional */.lqM(mini_schemas/* strictObject */.rej({ enabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()), readPreference: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()) })),
    configServerManagementMode: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['ATLAS_MANAGED', 'FIXED_TO_DEDICATED'])),
    diskWarmingMode: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['FULLY_WARMED', 'VISIBLE_EARLIER', 'ENHANCED_FULLY_WARMED'])),
    encryptionAtRestProvider: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['NONE', 'AWS', 'AZURE', 'GCP'])),
    globalClusterSelfManagedSharding: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    labels: mini_schemas/* optional */.lqM(tags),
    mongoDBMajorVersion: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d+\.\d+$/))),
    paused: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    pitEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    redactClientLogData: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    replicaSetScalingStrategy: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['SEQUENTIAL', 'WORKLOAD_TYPE', 'NODE_TYPE'])),
    retainBackups: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    rootCertType: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['ISRGROOTX1'])),
    tags: mini_schemas/* optional */.lqM(tags),
    terminationProtectionEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    useAwsTimeBasedSnapshotCopyForFastInitialSync: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    versionReleaseSystem: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['LTS', 'CONTINUOUS'])),
};
const clusterType = mini_schemas/* enum */.k5n(['REPLICASET', 'SHARDED', 'GEOSHARDED']);
const shape = (style) => {
    const disk = mini_schemas/* optional */.lqM(mini_schemas/* number */.aig().check(api/* _gte */.qm(0)));
    const specs = mini_schemas/* strictObject */.rej(style === 'new' ? { ...hardware, diskSizeGB: disk } : { ...hardware, diskSizeGB: mini_schemas/* optional */.lqM(mini_schemas/* never */.ZmZ()) });
    const region = mini_schemas/* strictObject */.rej({
        providerName: mini_schemas/* enum */.k5n(['AWS', 'AZURE', 'GCP', 'TENANT']),
        backingProviderName: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['AWS', 'AZURE', 'GCP'])),
        regionName: mini_schemas/* string */.YjP(),
        priority: mini_schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(7)),
        electableSpecs: specs,
        readOnlySpecs: mini_schemas/* optional */.lqM(specs),
        analyticsSpecs: mini_schemas/* optional */.lqM(specs),
        autoScaling: mini_schemas/* optional */.lqM(autoScaling),
        analyticsAutoScaling: mini_schemas/* optional */.lqM(autoScaling),
    });
    const count = mini_schemas/* optional */.lqM(mini_schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(50)));
    const replicationSpecs = mini_schemas/* array */.YOg(mini_schemas/* strictObject */.rej({
        id: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
        zoneId: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
        zoneName: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
        numShards: style === 'old' ? count : mini_schemas/* optional */.lqM(mini_schemas/* never */.ZmZ()),
        regionConfigs: mini_schemas/* array */.YOg(region).check(api/* _minLength */.m9(1)),
    }))
        .check(api/* _minLength */.m9(1));
    const diskSizeGB = style === 'old' ? disk : mini_schemas/* optional */.lqM(mini_schemas/* never */.ZmZ());
    return {
        create: mini_schemas/* strictObject */.rej({ name: mini_schemas/* string */.YjP(), clusterType, replicationSpecs, diskSizeGB, ...common }),
        update: mini_schemas/* strictObject */.rej({
            name: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
            clusterType: mini_schemas/* optional */.lqM(clusterType),
            replicationSpecs: mini_schemas/* optional */.lqM(replicationSpecs),
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/simulator/random.js

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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/settings.js

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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/catalogue.js

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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/shards.js


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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/create-cluster.js





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
    const most = world.quirks.clustersPerProject;
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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/update-cluster.js




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
function alreadyRequestedDeletion(cluster) {
    return new Problem(400, 'CLUSTER_ALREADY_REQUESTED_DELETION', {
        detail: `Cluster ${cluster.name} has already been requested for deletion.`,
        parameters: [cluster.name],
    });
}
function emptyUpdate() {
    return new Problem(400, 'INVALID_ATTRIBUTE', { detail: 'The request does not change any attribute.' });
}

;// CONCATENATED MODULE: ./build/src/simulator/clusters/delete-cluster.js



function deleteCluster({ cluster, project, world, now, }) {
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

;// CONCATENATED MODULE: ./build/src/simulator/clusters/connection-strings.js

const MEMBERS = [0, 1, 2];
function connectionStrings(cluster, cloud) {
    const suffix = cloud === 'government' ? 'mongodbgov.net' : 'mongodb.net';
    const label = hostLabel(cluster.name);
    const domain = `${cluster.hostHash}.${suffix}`;
    const sharded = cluster.settings.clusterType !== 'REPLICASET';
    const places = sharded ? { awsPrivateLinkSrv: {}, privateEndpoint: [] } : {};
    const standardSrv = `mongodb+srv://${label}.${domain}`;
    if (!cluster.ready)
        return cluster.kind === 'dedicated' ? places : { standardSrv };
    const hosts = (group, port) => MEMBERS.map((member) => `${group}-0${member}.${domain}:${port}`).join(',');
    if (sharded) {
        const all = [hosts(`${label}-config-00`, 27016), hosts(`${label}-shard-00`, 27016)].join(',');
        return { ...places, standard: `mongodb://${all}/?ssl=true&authSource=admin`, standardSrv };
    }
    const prefix = cluster.kind === 'dedicated' ? label : cluster.hostPrefix;
    const options = `ssl=true&authSource=admin&replicaSet=${cluster.replicaSet}-shard-0`;
    return { standard: `mongodb://${hosts(`${prefix}-shard-00`, 27017)}/?${options}`, standardSrv };
}

;// CONCATENATED MODULE: ./build/src/simulator/clusters/render-cluster.js



const NEW_SHAPE = '2024-08-05';
const MONGODB_VERSION = { '6.0': '6.0.27', '7.0': '7.0.34', '8.0': '8.0.29' };
function renderCluster(cluster, { call, project, reply, }) {
    const { settings, kind } = cluster;
    const isNew = call.version.date >= NEW_SHAPE;
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
        connectionStrings: connectionStrings(cluster, call.world.cloud),
        createDate: timestamp(cluster.createdAt),
        ...(isNew ? {} : { diskSizeGB: cluster.shards[0]?.regions[0]?.electable.diskSizeGB }),
        diskWarmingMode: settings.diskWarmingMode,
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
        mongoDBVersion: MONGODB_VERSION[major] ?? `${major}.0`,
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
        ...(isNew
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

;// CONCATENATED MODULE: ./build/src/simulator/routes/clusters.js










const JAVA = 'ApiAtlasClusterDescription';
const old = (javaMethod) => ({
    date: '2023-02-01',
    javaMethod: `${JAVA}V15Resource::${javaMethod}`,
    deprecated: '2024-08-05',
    sunset: '2027-07-01',
});
const reading = (javaMethod) => [
    old(javaMethod),
    { date: '2024-08-05', javaMethod: `${JAVA}Resource20240805::${javaMethod}` },
];
const writing = (javaMethod) => [
    old(javaMethod),
    {
        date: '2024-08-05',
        javaMethod: `${JAVA}Resource20240805::${javaMethod}`,
        deprecated: '2024-10-23',
        sunset: '2027-03-01',
    },
    { date: '2024-10-23', javaMethod: `${JAVA}Resource20241023::${javaMethod}` },
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
    throw new Problem(400, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API', {
        detail: `Flex cluster ${name} cannot be used in the Cluster API.`,
        parameters: [name],
    });
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
    const page = project.clusters
        .filter((cluster) => cluster.kind !== 'flex' && isReadable(cluster, call))
        .map((cluster) => renderCluster(cluster, { call, project, reply: 'to-read' }));
    const name = 'includeDeletedWithRetainedBackups';
    return { status: 200, page, filters: { [name]: call.query.get(name) ?? 'false' } };
}
function clusters_read(call) {
    const project = clusters_projectOf(call, 'read');
    return { status: 200, body: renderCluster(findCluster(call, project, 'read'), { call, project, reply: 'to-read' }) };
}
function update(call) {
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
    deleteCluster({ cluster: findCluster(call, project, 'write'), project, world, now });
    return { status: 202, body: {} };
}
function clusters_status(call) {
    const cluster = findCluster(call, clusters_projectOf(call, 'read'), 'read');
    return { status: 200, body: { changeStatus: cluster.phase.doing === 'nothing' ? 'APPLIED' : 'PENDING' } };
}
function clusters_autoScaling(call) {
    const { autoScalingMode } = findCluster(call, clusters_projectOf(call, 'read'), 'read');
    return { status: 200, body: { autoScalingMode } };
}
const clusters_all = { path: '/groups/{groupId}/clusters', limit: 'clusters' };
const clusters_one = { path: '/groups/{groupId}/clusters/{clusterName}', limit: 'clusters' };
const clusters = [
    { ...clusters_all, method: 'POST', versions: writing('createCluster'), takesBody: true, handle: clusters_add },
    {
        ...clusters_all,
        method: 'GET',
        versions: reading('getAllClusters'),
        paged: true,
        query: ['includeDeletedWithRetainedBackups'],
        handle: clusters_list,
    },
    { ...clusters_one, method: 'GET', versions: reading('getCluster'), handle: clusters_read },
    { ...clusters_one, method: 'PATCH', versions: writing('updateCluster'), takesBody: true, handle: update },
    {
        ...clusters_one,
        method: 'DELETE',
        versions: [{ date: '2023-02-01', javaMethod: `${JAVA}V15Resource::deleteCluster` }],
        query: ['retainBackups'],
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
            { date: '2024-08-05', javaMethod: `${JAVA}Resource20240805::getAutoScalingMode`, deprecated: '2024-10-23' },
        ],
        limit: 'clusters',
        handle: clusters_autoScaling,
    },
];

;// CONCATENATED MODULE: ./build/src/simulator/clusters/create-flex-cluster.js


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

;// CONCATENATED MODULE: ./build/src/simulator/routes/flex-clusters.js













const flex_clusters_versions = (javaMethod) => [
    { date: '2024-11-13', javaMethod: `ApiAtlasFlexClusterResource::${javaMethod}` },
];
const createSchema = mini_schemas/* strictObject */.rej({
    name: mini_schemas/* string */.YjP(),
    providerSettings: mini_schemas/* strictObject */.rej({ backingProviderName: mini_schemas/* enum */.k5n(['AWS', 'AZURE', 'GCP']), regionName: mini_schemas/* string */.YjP() }),
    tags: mini_schemas/* optional */.lqM(tags),
    terminationProtectionEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
});
const updateSchema = mini_schemas/* strictObject */.rej({ tags: mini_schemas/* optional */.lqM(tags), terminationProtectionEnabled: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()) });
const READ_ONLY = ['links', 'id', 'groupId', 'stateName', 'connectionStrings', 'createDate', 'mongoDBVersion'];
function renderFlexCluster(cluster, { call, project, reply }) {
    const region = cluster.shards[0]?.regions[0];
    const updating = reply === 'to-update' && cluster.phase.doing === 'updating';
    return {
        backupSettings: { enabled: true },
        clusterType: 'REPLICASET',
        connectionStrings: connectionStrings(cluster, call.world.cloud),
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
    throw new Problem(400, 'CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API', {
        detail: `Cluster ${name} is not a flex cluster and cannot be used in the Flex API.`,
        parameters: [name],
    });
}
function flex_clusters_add(call) {
    const { world, now } = call;
    const project = flex_clusters_projectOf(call, 'write');
    const body = readBody(call.body, { schema: createSchema, readOnly: READ_ONLY, quirks: world.quirks });
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
    const body = readBody(call.body, { schema: updateSchema, readOnly: READ_ONLY, quirks: world.quirks });
    if (isDeletionRequested(cluster))
        throw alreadyRequestedDeletion(cluster);
    if (Object.keys(body).length === 0 && world.quirks.emptyUpdate === 'refuse')
        throw emptyUpdate();
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
    deleteCluster({ cluster: findFlexCluster(call, project, 'write'), project, world, now });
    return { status: 204 };
}
const flex_clusters_all = { path: '/groups/{groupId}/flexClusters', limit: 'flexClusters' };
const flex_clusters_one = { path: '/groups/{groupId}/flexClusters/{name}', limit: 'flexClusters' };
const flexClusters = [
    { ...flex_clusters_all, method: 'POST', versions: flex_clusters_versions('createFlexCluster'), takesBody: true, handle: flex_clusters_add },
    { ...flex_clusters_all, method: 'GET', versions: flex_clusters_versions('getAllFlexClusters'), paged: true, handle: flex_clusters_list },
    { ...flex_clusters_one, method: 'GET', versions: flex_clusters_versions('getFlexCluster'), handle: flex_clusters_read },
    { ...flex_clusters_one, method: 'PATCH', versions: flex_clusters_versions('updateFlexCluster'), takesBody: true, handle: flex_clusters_update },
    { ...flex_clusters_one, method: 'DELETE', versions: flex_clusters_versions('deleteFlexCluster'), handle: flex_clusters_remove },
];

;// CONCATENATED MODULE: ./build/src/simulator/routes/organizations.js

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

;// CONCATENATED MODULE: ./build/src/simulator/state.js

function createState(random) {
    return {
        organization: { id: random.objectId(), name: 'Simulated organization' },
        foreign: { organizationId: random.objectId(), projectId: random.objectId() },
        projects: [],
        failedEntries: 0,
    };
}
function createProject(random, given) {
    return {
        id: random.objectId(),
        ...given,
        hostHash: random.pick(LETTERS_AND_DIGITS, 6),
        accessList: [],
        clusters: [],
    };
}

;// CONCATENATED MODULE: ./build/src/simulator/routes/render-project.js

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

;// CONCATENATED MODULE: ./build/src/simulator/routes/projects.js







const projects_versions = (javaMethod) => [{ date: '2023-01-01', javaMethod: `ApiAtlasGroupsResource::${javaMethod}` }];
const projects_createSchema = mini_schemas/* strictObject */.rej({
    name: mini_schemas/* string */.YjP(),
    orgId: mini_schemas/* string */.YjP(),
    regionUsageRestrictions: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'GOV_REGIONS_ONLY'])),
    tags: mini_schemas/* optional */.lqM(tags),
    withDefaultAlertsSettings: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
});
const projects_updateSchema = mini_schemas/* strictObject */.rej({
    name: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
    tags: mini_schemas/* optional */.lqM(tags),
    withDefaultAlertsSettings: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
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
    if (!canCreateProjects(world)) {
        throw new Problem(401, 'NOT_ORG_GROUP_CREATOR', {
            detail: 'The current user does not have the role Organization Project Creator.',
        });
    }
    const body = readBody(call.body, { schema: projects_createSchema, readOnly: projects_READ_ONLY, quirks: world.quirks });
    const owner = call.query.get('projectOwnerId');
    if (owner !== null && !/^[0-9a-f]{24}$/i.test(owner)) {
        throw new Problem(404, 'INVALID_USER_ID', {
            detail: `An invalid user ID ${owner} was specified.`,
            parameters: [owner],
        });
    }
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
    const countedUntil = (project.clusterGoneAt ?? Number.NEGATIVE_INFINITY) + world.quirks.clustersCountedAfterDeletionMs;
    if (project.clusters.length > 0 || now < countedUntil) {
        throw new Problem(409, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS', {
            detail: 'Cannot close group while it has active clusters; please terminate all clusters.',
        });
    }
    project.goneAt = now + world.quirks.projectDeleteLagMs;
    if (project.goneAt <= now)
        world.state.projects = world.state.projects.filter((other) => other !== project);
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
function ofOrganization(call) {
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
        takesBody: true,
        handle: projects_add,
    },
    { ...projects_all, method: 'GET', versions: projects_versions('getAllGroups'), paged: true, handle: projects_list },
    { ...projects_one, method: 'GET', versions: projects_versions('getGroup'), handle: projects_read },
    { ...projects_one, method: 'PATCH', versions: projects_versions('patchGroup'), takesBody: true, handle: projects_update },
    { ...projects_one, method: 'DELETE', versions: projects_versions('deleteGroup'), handle: projects_remove },
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
        handle: ofOrganization,
    },
];

;// CONCATENATED MODULE: ./build/src/simulator/routes/regions.js



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

;// CONCATENATED MODULE: ./build/src/simulator/routes/root.js
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
                apiKey: caller === 'api-key'
                    ? {
                        accessList: [],
                        id: world.credentials.id,
                        publicKey: world.credentials.publicKey,
                        roles: world.roles.map((roleName) => ({ orgId: world.state.organization.id, roleName })),
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

;// CONCATENATED MODULE: ./build/src/simulator/routes/registry.js







const routes = [
    ...root,
    ...organizations,
    ...projects,
    ...accessList,
    ...clusters,
    ...flexClusters,
    ...regions,
];

;// CONCATENATED MODULE: ./build/src/simulator/version.js

const RELEASES = new Set([
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
    if (!RELEASES.has(asked) && quirks.unknownVersionDate === 'refuse')
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

;// CONCATENATED MODULE: ./build/src/simulator/api.js











function isPublic({ path }) {
    return routes.some((route) => route.public && API_ROOT + route.path === path);
}
function createApi(world, options) {
    const limits = createLimits({ now: () => world.clock.now(), quirks: world.quirks });
    function draw(set, { request, caller, params }) {
        const taken = limits.draw(set, (scope) => {
            if (scope === 'GROUP')
                return params['groupId'] ?? '';
            if (scope === 'ORGANIZATION')
                return params['orgId'] ?? '';
            return scope === 'IP' ? request.address : caller;
        });
        if (taken.allowed) {
            return { 'RateLimit-Limit': String(taken.capacity), 'RateLimit-Remaining': String(taken.remaining) };
        }
        const { capacity, refill } = taken;
        const seconds = world.quirks.retryAfter === 'zero' ? 0 : taken.retryAfterSeconds;
        const path = request.path.slice(1);
        throw new Problem(429, 'RATE_LIMITED_TOKEN_BUCKET', {
            detail: `Rate limit exceeded for ${path}. Please retry after ${seconds} seconds. ` +
                `Request capacity: ${capacity}. Refill rate: ${refill} per 60 seconds.`,
            parameters: [path, seconds, capacity, refill, 60],
            headers: {
                'RateLimit-Limit': String(capacity),
                'RateLimit-Remaining': '0',
                ...(world.quirks.retryAfter === 'absent' ? {} : { 'Retry-After': String(seconds) }),
            },
        });
    }
    return async (request, caller) => {
        const start = performance.now();
        let headers = {};
        try {
            api_settle(world);
            if (!request.path.startsWith(API_ROOT))
                throw resourceNotFound(request.path);
            if (caller !== 'anonymous')
                checkApiAccessList(options.apiAccessList, request.address);
            const { route, params } = findRoute(routes, request);
            const { versions } = route;
            const version = chooseVersion({ accept: request.headers.accept, versions, quirks: world.quirks });
            headers = { 'X-Java-Method': version.javaMethod, ...deprecationHeaders(version) };
            headers = { ...headers, ...draw(route.limit, { request, caller, params }) };
            checkQuery(route, request.query, { refuseUnknown: world.quirks.unknownQueryParameter === 'refuse' });
            const link = (path) => `${request.origin}${API_ROOT}${path}`;
            const call = { world, request, caller, params, query: request.query, version, link };
            const now = world.clock.now().getTime();
            const result = await route.handle({ ...call, now, body: readRouteBody(route, { ...call, versions }) });
            const type = { 'Content-Type': versionedType(version) };
            return renderResult(result, { request, link, headers: { ...headers, ...serviceHeaders(world, start), ...type } });
        }
        catch (error) {
            return problemAnswer(asProblem(error), headers);
        }
    };
}
function serviceHeaders({ credentials }, start) {
    return {
        'X-Envoy-Upstream-Service-Time': String(Math.round(performance.now() - start)),
        'X-Java-Version': '21',
        'X-Mongodb-Service-Version': `gitHash=${credentials.build}; versionString=v20260805`,
    };
}
function api_settle({ state, clock, quirks }) {
    const now = clock.now().getTime();
    state.projects = state.projects.filter(({ goneAt }) => goneAt === undefined || now < goneAt);
    for (const project of state.projects) {
        settleClusters(project, { now, quirks });
        if (project.accessList.some(({ deleteAfter }) => deleteAfter !== undefined && deleteAfter <= now)) {
            project.accessList = project.accessList.filter(({ deleteAfter }) => deleteAfter === undefined || now < deleteAfter);
        }
    }
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
function renderResult({ status, body, page, filters = {}, headers: own = {} }, { request, link, headers }) {
    const { query } = request;
    const path = request.path.slice(API_ROOT.length);
    const paged = page && renderPage({ query, link, path, filters }, page);
    const enveloped = query.get('envelope') === 'true';
    const plain = paged ?? body;
    const content = !enveloped || plain === undefined ? plain : paged ? { status, ...paged } : { status, content: body };
    return jsonAnswer({ status, body: content, headers: { ...headers, ...own }, pretty: query.get('pretty') === 'true' });
}

;// CONCATENATED MODULE: ./build/src/simulator/digest-header.js
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

;// CONCATENATED MODULE: ./build/src/simulator/digest.js


const REALM = 'MMS Public API';
function createDigest({ username, password, quirks, random, }) {
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
            const { nonce = '', nc = '', cnonce = '', qop } = given;
            if (given['username'] !== username || given['realm'] !== REALM || given['uri'] !== target)
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
            return { accepted: true, headers: quirks.nextNonce ? { 'Authentication-Info': `nextnonce="${issue()}"` } : {} };
        },
    };
}
function sameText(given, expected) {
    const left = Buffer.from(given);
    const right = Buffer.from(expected);
    return left.length === right.length && (0,external_node_crypto_.timingSafeEqual)(left, right);
}

;// CONCATENATED MODULE: ./build/src/simulator/authenticate.js

const CHALLENGE_BODY = `{
  "error" : 401,
  "reason" : "Unauthorized",
  "detail" : "You are not authorized for this resource.",
  "errorCode" : "UNEXPECTED_ERROR"
}`;
function createAuthenticate({ world, oauth, }) {
    const { credentials, quirks, random } = world;
    const digest = createDigest({ username: credentials.publicKey, password: credentials.privateKey, quirks, random });
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
            if (oauth.accepts(bearer))
                return { caller: 'service-account', headers: {} };
            if (quirks.bearerChallenge === 'absent')
                return refuse(undefined);
            return refuse(quirks.bearerChallenge === 'bearer' ? 'Bearer error="invalid_token"' : digest.challenge(false));
        }
        const verdict = digest.check({ method, target, authorization });
        return verdict.accepted ? { caller: 'api-key', headers: verdict.headers } : refuse(digest.challenge(verdict.stale));
    };
}

;// CONCATENATED MODULE: ./build/src/simulator/faults.js



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

;// CONCATENATED MODULE: ./build/src/simulator/oauth.js



const TOKEN_PATH = '/api/oauth/token';
const REVOKE_PATH = '/api/oauth/revoke';
const LIFETIME_SECONDS = 3600;
const MINUTE_MS = 60_000;
function createOAuth(world) {
    const { clock, credentials, quirks, random } = world;
    const expiries = new Map();
    let window = { since: Number.NEGATIVE_INFINITY, count: 0 };
    const now = () => clock.now().getTime();
    function dropExpired() {
        for (const [token, expiry] of expiries)
            if (expiry <= now())
                expiries.delete(token);
    }
    function mint() {
        const issuedAt = Math.floor(now() / 1000);
        const { clientId } = credentials;
        const claims = {
            iss: 'https://cloud.mongodb.com',
            aud: 'api://admin',
            sub: clientId,
            cid: clientId,
            actorId: clientId,
            iat: issuedAt,
            exp: issuedAt + LIFETIME_SECONDS,
            jti: random.uuid(),
        };
        const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `${part({ alg: 'ES512', typ: 'JWT' })}.${part(claims)}.${random.bytes(132).toString('base64url')}`;
    }
    function knows({ headers }) {
        const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(headers.authorization ?? '')?.[1];
        const expected = `${credentials.clientId}:${credentials.clientSecret}`;
        return encoded !== undefined && oauth_sameText(Buffer.from(encoded, 'base64').toString('utf8'), expected);
    }
    function checkRate() {
        if (now() - window.since >= MINUTE_MS)
            window = { since: now(), count: 0 };
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
        checkRate();
        const form = readForm(request);
        if (!knows(request))
            return oauthError(401, 'invalid_client', 'Invalid credentials provided.');
        const grant = form?.get('grant_type');
        if (!form || grant == null)
            return oauthError(400, 'invalid_request', 'The request is missing grant_type or is no form.');
        if (grant !== 'client_credentials')
            return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}.`);
        dropExpired();
        if (expiries.size >= quirks.liveTokens) {
            const why = `The limit of ${quirks.liveTokens} access tokens is reached; reuse the tokens that exist.`;
            return oauthError(403, 'access_denied', why);
        }
        const access_token = mint();
        expiries.set(access_token, now() + LIFETIME_SECONDS * 1000);
        return json(200, { access_token, expires_in: LIFETIME_SECONDS, token_type: 'Bearer' });
    }
    function revoke(request) {
        const form = readForm(request);
        if (!knows(request))
            return oauthError(401, 'invalid_client', 'Invalid credentials provided.');
        const value = form?.get('token');
        if (value == null || value === '')
            return oauthError(400, 'invalid_request', 'The request is missing token or is no form.');
        expiries.delete(value);
        return jsonAnswer({ status: 200, body: undefined, headers: {} });
    }
    return {
        knows,
        accepts(value) {
            const expiry = expiries.get(value);
            return expiry !== undefined && now() < expiry;
        },
        liveTokens() {
            dropExpired();
            return expiries.size;
        },
        answer(request) {
            const handler = { [TOKEN_PATH]: token, [REVOKE_PATH]: revoke }[request.path];
            if (!handler)
                return undefined;
            if (request.method !== 'POST') {
                const detail = `Method ${request.method} is not allowed for ${request.path}.`;
                return problemAnswer(new Problem(405, 'METHOD_NOT_ALLOWED', { detail, headers: { Allow: 'POST' } }));
            }
            try {
                return handler(request);
            }
            catch (error) {
                if (error instanceof Problem)
                    return problemAnswer(error);
                throw error;
            }
        },
    };
}
function readForm({ headers, body }) {
    const form = /^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '');
    return form && body !== 'too-large' ? new URLSearchParams(body.toString('utf8')) : undefined;
}
const json = (status, body) => jsonAnswer({ status, body, headers: { 'Content-Type': 'application/json' } });
function oauthError(status, error, error_description) {
    return json(status, { error_description, error });
}
function oauth_sameText(a, b) {
    const digest = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest();
    return (0,external_node_crypto_.timingSafeEqual)(digest(a), digest(b));
}

;// CONCATENATED MODULE: ./build/src/simulator/quirks.js
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const defaultTimings = {
    createDedicated: { M10: 16 * MINUTE, M20: 800 * SECOND, M30: 488 * SECOND, other: 620 * SECOND },
    createSharded: 1435 * SECOND,
    createFree: 15 * SECOND,
    createFlex: 8 * SECOND,
    update: 18 * SECOND,
    scale: 8 * MINUTE,
    pause: 3 * MINUTE,
    resume: 5 * MINUTE,
    resumeWhilePausing: 30 * SECOND,
    deleteDedicated: 3 * MINUTE,
    deleteFree: 30 * SECOND,
    deleteFlex: 38 * SECOND,
};
const defaultQuirks = {
    digestAlgorithm: 'MD5',
    digestQop: 'auth',
    nonceTtlMs: MINUTE,
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
    accessListActiveMs: 20 * SECOND,
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
    patchLagMs: SECOND,
    resumeRunning: 'accept',
    deleteWhileCreating: 'accept',
    deleteWhilePaused: 'accept',
    updateWhileBusy: 'accept',
    emptyUpdate: 'refuse',
    timings: defaultTimings,
};

;// CONCATENATED MODULE: ./build/src/simulator/read-request.js

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

;// CONCATENATED MODULE: ./build/src/simulator/serve.js




function createServe({ world, oauth, authenticate, api, faults, }) {
    const lastAnswers = new Map();
    async function answer(request, who) {
        if (who === 'token-service')
            return oauth.answer(request) ?? Promise.reject(new Error('no such path'));
        if (who.caller === undefined)
            return who.refusal;
        const given = await api(request, who.caller);
        return { ...given, headers: { ...given.headers, ...who.headers } };
    }
    function identify(request) {
        if (request.path.startsWith('/api/oauth/'))
            return { who: 'token-service', anonymous: !oauth.knows(request) };
        if (isPublic(request))
            return { who: { caller: 'anonymous', headers: {} }, anonymous: false };
        const who = authenticate(request);
        return { who, anonymous: who.caller === undefined };
    }
    return async (request) => {
        const { who, anonymous } = identify(request);
        const actions = faults.take({ method: request.method, path: request.path, anonymous });
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
        if (request.method === 'GET' && !anonymous && !lagging)
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

;// CONCATENATED MODULE: ./build/src/simulator/quirks-schema.js

const ms = mini_schemas/* number */.aig().check(api/* _gte */.qm(0));
const count = mini_schemas/* int */.Whr().check(api/* _gte */.qm(0));
const refuseOrAccept = mini_schemas/* enum */.k5n(['refuse', 'accept']);
const refuseOrIgnore = mini_schemas/* enum */.k5n(['refuse', 'ignore']);
const limit = mini_schemas/* strictObject */.rej({ capacity: count, refill: count });
const some = (schema) => mini_schemas/* exactOptional */.yqP(schema);
const timingsSchema = mini_schemas/* strictObject */.rej({
    createDedicated: some(mini_schemas/* record */.g1P(mini_schemas/* string */.YjP(), ms)),
    createSharded: some(ms),
    createFree: some(ms),
    createFlex: some(ms),
    update: some(ms),
    scale: some(ms),
    pause: some(ms),
    resume: some(ms),
    resumeWhilePausing: some(ms),
    deleteDedicated: some(ms),
    deleteFree: some(ms),
    deleteFlex: some(ms),
});
const quirks = {
    digestAlgorithm: some(mini_schemas/* enum */.k5n(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])),
    digestQop: some(mini_schemas/* enum */.k5n(['auth', 'absent'])),
    nonceTtlMs: some(ms),
    nonceUses: some(mini_schemas/* enum */.k5n(['many', 'in-order', 'once'])),
    nextNonce: some(mini_schemas/* boolean */.zMY()),
    bearerChallenge: some(mini_schemas/* enum */.k5n(['digest', 'bearer', 'absent'])),
    unknownVersionDate: some(refuseOrAccept),
    tooOldVersion: some(mini_schemas/* literal */.euz([406, 404])),
    goneVersions: some(mini_schemas/* array */.YOg(mini_schemas/* string */.YjP())),
    otherContentType: some(refuseOrIgnore),
    unknownQueryParameter: some(refuseOrIgnore),
    unknownAttributeCode: some(mini_schemas/* string */.YjP()),
    readOnlyAttribute: some(refuseOrIgnore),
    retryAfter: some(mini_schemas/* enum */.k5n(['exact', 'zero', 'absent'])),
    limits: some(mini_schemas/* strictObject */.rej({
        clusters: some(limit),
        flexClusters: some(limit),
        accessList: some(limit),
        project: some(limit),
        projects: some(limit),
        organization: some(limit),
        organizations: some(limit),
        root: some(limit),
        controlPlane: some(limit),
    })),
    tokensPerMinute: some(count),
    liveTokens: some(count),
    accessListWriteMs: some(ms),
    accessListReadLagMs: some(ms),
    accessListActiveMs: some(ms),
    accessListUpsert: some(mini_schemas/* enum */.k5n(['replace', 'keep'])),
    ipv6Form: some(mini_schemas/* enum */.k5n(['full', 'padded', 'compressed'])),
    accessListFails: some(count),
    vpcPeering: some(mini_schemas/* boolean */.zMY()),
    newProjectUnauthorizedMs: some(ms),
    newProjectReadLagMs: some(ms),
    clustersCountedAfterDeletionMs: some(ms),
    projectDeleteLagMs: some(ms),
    spaceInProjectName: some(refuseOrAccept),
    projectsPerOrganization: some(count),
    clustersPerProject: some(count),
    accessListEntries: some(count),
    newClusterReadLagMs: some(ms),
    repairMs: some(ms),
    freePausesAfterMs: some(ms),
    patchLagMs: some(ms),
    resumeRunning: some(refuseOrAccept),
    deleteWhileCreating: some(mini_schemas/* enum */.k5n(['accept', 'refuse', 'later'])),
    deleteWhilePaused: some(refuseOrAccept),
    updateWhileBusy: some(refuseOrAccept),
    emptyUpdate: some(refuseOrAccept),
    timings: some(timingsSchema),
};
const quirksSchema = mini_schemas/* strictObject */.rej(quirks);

;// CONCATENATED MODULE: ./build/src/simulator/read-faults.js




const read_faults_count = mini_schemas/* int */.Whr().check(api/* _gte */.qm(1));
const read_faults_ms = mini_schemas/* number */.aig().check(api/* _gte */.qm(0));
const read_faults_status = mini_schemas/* int */.Whr().check(api/* _gte */.qm(100), api/* _lte */.Zm(599));
const headers = mini_schemas/* record */.g1P(mini_schemas/* string */.YjP(), mini_schemas/* string */.YjP());
const when = mini_schemas/* enum */.k5n(['before', 'after']);
const fault = mini_schemas/* strictObject */.rej({
    match: mini_schemas/* strictObject */.rej({
        method: mini_schemas/* optional */.lqM(mini_schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
        path: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP().check(api/* _startsWith */.$S('/'))),
        nth: mini_schemas/* optional */.lqM(read_faults_count),
        times: mini_schemas/* optional */.lqM(mini_schemas/* union */.KCZ([read_faults_count, mini_schemas/* literal */.euz('always')])),
        anonymous: mini_schemas/* optional */.lqM(mini_schemas/* boolean */.zMY()),
    }),
    action: mini_schemas/* discriminatedUnion */.gMt('kind', [
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('reset'), when }),
        mini_schemas/* strictObject */.rej({
            kind: mini_schemas/* literal */.euz('status'),
            when,
            status: read_faults_status,
            errorCode: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
            detail: mini_schemas/* optional */.lqM(mini_schemas/* string */.YjP()),
            headers: mini_schemas/* optional */.lqM(headers),
        }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('delay'), ms: read_faults_ms, clock: mini_schemas/* _default */.Rvf(mini_schemas/* enum */.k5n(['real', 'simulated']), 'real') }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('truncate') }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('html'), status: mini_schemas/* _default */.Rvf(read_faults_status, 503) }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('lose-delete') }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('lag'), reads: mini_schemas/* optional */.lqM(read_faults_count), ms: mini_schemas/* optional */.lqM(read_faults_ms) }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('empty') }),
        mini_schemas/* strictObject */.rej({ kind: mini_schemas/* literal */.euz('headers'), headers }),
    ]),
});
const file = mini_schemas/* strictObject */.rej({ faults: mini_schemas/* _default */.Rvf(mini_schemas/* array */.YOg(fault), []), quirks: mini_schemas/* _default */.Rvf(quirksSchema, {}) });
function readFaults(json) {
    const parsed = file.safeParse(Array.isArray(json) ? { faults: json } : json);
    if (!parsed.success) {
        throw new errors/* UsageError */.eb(parsed.error.issues.map((issue) => ({
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

;// CONCATENATED MODULE: ./build/src/simulator/server.js















async function startSimulator(options = {}) {
    const world = createWorld(options);
    const { clock, credentials, latencyMs } = world;
    const oauth = createOAuth(world);
    const faults = createFaultBook(options.faults ?? [], () => clock.now().getTime());
    const serve = createServe({
        world,
        oauth,
        authenticate: createAuthenticate({ world, oauth }),
        api: createApi(world, { apiAccessList: options.apiAccessList }),
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
        options.log?.(`${request.method} ${(0,base_text/* safeText */.Hk)(request.target)} ${answer?.status ?? 'reset'} ${Math.round(ms)} ms`);
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
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
function cannotListen(port, why) {
    return new errors/* ActionError */.lZ({
        code: 'SIMULATOR_CANNOT_LISTEN',
        message: `The simulator cannot listen on 127.0.0.1:${port}: ${why}.`,
        hint: 'Choose another port, or 0 for any that is free.',
    });
}
function createWorld(options) {
    const random = createRandom(options.seed);
    const clock = options.clock ?? (0,base_clock/* systemClock */.m)({ speed: options.speed ?? 1 });
    const credentials = {
        id: random.objectId(),
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
        roles: options.roles ?? ['ORG_OWNER'],
        latencyMs: options.latencyMs ?? 0,
        state: createState(random),
    };
    const restriction = world.cloud === 'government' ? 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' : undefined;
    const seeded = { createdBy: 'others', tags: [], withDefaultAlertsSettings: true, restriction };
    const createdAt = clock.now().getTime();
    const orgId = world.state.organization.id;
    world.state.projects = (options.projects ?? []).map((name) => createProject(random, { orgId, name, createdAt, ...seeded }));
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

// EXTERNAL MODULE: ./build/src/cli/exit-code.js
var exit_code = __webpack_require__(3250);
;// CONCATENATED MODULE: ./build/src/cli/number-option.js

function numberOption({ least, most = Number.MAX_SAFE_INTEGER, whole, }) {
    const kind = whole ? 'a whole number' : 'a number';
    const bounds = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    return (text) => {
        const value = Number(text);
        if (/^\d+(?:\.\d+)?$/.test(text) && value >= least && value <= most && (!whole || Number.isInteger(value)))
            return value;
        throw new commander/* InvalidArgumentError */.Di(`Expected ${kind} ${bounds}.`);
    };
}

;// CONCATENATED MODULE: ./build/src/cli/commands/simulate.js








function simulate(command, world) {
    command
        .option('--port <number>', 'Port to listen on; 0 is any free one.', numberOption({ least: 0, most: 65_535, whole: true }), 0)
        .option('--speed <factor>', 'How many times as fast simulated time runs.', numberOption({ least: 1, whole: false }), 1)
        .option('--latency <ms>', 'Milliseconds that each answer takes at least.', numberOption({ least: 0, whole: false }), 0)
        .option('--seed <number>', 'Make ids and keys the same each time.', numberOption({ least: 0, whole: true }))
        .option('--faults <file>', 'JSON file of faults and quirks to show.')
        .addOption(new commander/* Option */.c$('--cloud <cloud>', 'Which Atlas to be.').choices(cloud/* CLOUDS */.J).default('commercial'))
        .addHelpText('after', HELP)
        .action((options) => serve(options, world));
}
const HELP = `
The first line on stdout is a JSON object with url, publicKey, privateKey, clientId, clientSecret and orgId. Requests are
logged to stderr. Ctrl-C stops it.

Examples:
  mongodb-atlas-action simulate
  mongodb-atlas-action simulate --port 4000 --speed 600 --cloud government
`;
async function serve({ port, speed, latency, seed, faults: file, cloud }, world) {
    const { terminal } = world;
    const stopped = new Promise((resolve) => world.interruption(resolve));
    const simulator = await startSimulator({
        port,
        speed,
        latencyMs: latency,
        cloud,
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
    world.finish(exit_code/* EXIT_CODE */.F.done);
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
    const refuse = (message, hint) => new errors/* UsageError */.eb([{ message, hint, position: { file, line: 1, column: 1 } }]);
    const text = await (0,promises_.readFile)(file, 'utf8').catch((error) => {
        throw new errors/* UsageError */.eb([{ message: `${file}: cannot be read (${error.code}).`, hint: 'Check the path.' }]);
    });
    try {
        return readFaults(JSON.parse(text));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            throw refuse(`not JSON: ${(0,base_text/* safeText */.Hk)(error.message)}.`, 'Mend the file.');
        if (!(error instanceof errors/* UsageError */.eb))
            throw error;
        throw new errors/* UsageError */.eb(error.issues.map((issue) => ({ ...issue, message: `${file}: ${issue.message}` })));
    }
}


/***/ })

};
