export const id = 539;
export const ids = [539];
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

/***/ 9539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withOperations: () => (/* binding */ withOperations)
});

// EXTERNAL MODULE: ./node_modules/commander/index.js + 10 modules
var commander = __webpack_require__(6869);
// EXTERNAL MODULE: ./build/src/base/text.js
var base_text = __webpack_require__(1036);
// EXTERNAL MODULE: ./build/src/base/errors.js
var errors = __webpack_require__(2396);
;// CONCATENATED MODULE: ./build/src/atlas/atlas-error.js

class AtlasError extends errors/* ActionError */.lZ {
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

;// CONCATENATED MODULE: ./build/src/operations/memory.js


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
    if (!(error instanceof AtlasError) || error.outcome === 'unknown')
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
    throw new errors/* ActionError */.lZ({
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

;// CONCATENATED MODULE: ./build/src/operations/operation.js
function defineOperation(operation) {
    return operation;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(4343);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./build/src/base/duration.js
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

;// CONCATENATED MODULE: ./build/src/base/once.js
function once_once(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

;// CONCATENATED MODULE: ./build/src/operations/param.js




function optional(basis) {
    return { ...basis, certain: false, defaultValue: undefined };
}
function required(basis) {
    return { ...basis, certain: true, defaultValue: undefined };
}
function withDefault(defaultValue, basis) {
    return { ...basis, certain: true, defaultValue };
}
function param_text({ describe, expected, pattern, }) {
    return { describe, expected, shape: 'text', schema: once_once(() => schemas/* string */.YjP().check(api/* _regex */.Fk(pattern))) };
}
function choice({ describe, words, }) {
    const find = (value) => words.find((word) => word.toLowerCase() === value.toLowerCase());
    return {
        describe,
        expected: (0,base_text/* listOf */.c3)(words.map((word) => `\`${word}\``), 'or'),
        shape: 'text',
        words,
        schema: once_once(() => schemas/* pipe */.FsL(schemas/* string */.YjP().check(schemas/* refine */.YPB((value) => find(value) !== undefined)), schemas/* transform */.pdi((value) => find(value)))),
    };
}
function flag({ describe }) {
    return { describe, expected: '`true` or `false`', shape: 'flag', schema: once_once(() => schemas/* boolean */.zMY()) };
}
function count({ describe, least, most }) {
    return {
        describe,
        expected: `a whole number from ${least} to ${most}`,
        shape: 'number',
        schema: once_once(() => schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _gte */.qm(least), api/* _lte */.Zm(most))),
    };
}
function duration({ describe, most }) {
    return {
        describe,
        expected: `a time span such as \`30m\` or \`2h\`, at most ${most.words}`,
        shape: 'text',
        schema: once_once(() => schemas/* pipe */.FsL(schemas/* string */.YjP().check(schemas/* refine */.YPB((value) => (readDuration(value) ?? Number.POSITIVE_INFINITY) <= most.ms)), schemas/* transform */.pdi((value) => readDuration(value)))),
    };
}
function textList({ describe, expected, pattern, }) {
    return { describe, expected, shape: 'list', schema: once(() => z.array(z.string().check(z.regex(pattern)))) };
}
function textMap({ describe, expected, }) {
    const entry = () => schemas/* string */.YjP().check(api/* _minLength */.m9(1), api/* _maxLength */.Eb(255));
    return { describe, expected, shape: 'map', schema: once_once(() => schemas/* record */.g1P(entry(), entry())) };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/src/operations/subject/canonical-address.js

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

;// CONCATENATED MODULE: ./build/src/operations/subject/access-cover.js


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

// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(3945);
;// CONCATENATED MODULE: ./build/src/atlas/endpoints.js

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
};
function targetOf({ path, parameters, query = {}, }) {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => segment(name, parameters[name] ?? ''));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
        if (value !== undefined)
            search.append(name, String(value));
    return search.size === 0 ? filled : `${filled}?${search}`;
}
function segment(name, value) {
    if (!/^\.{0,2}$/.test(value))
        return encodeURIComponent(value.toWellFormed());
    throw new errors/* UsageError */.eb([{ message: `${name}: the value ${JSON.stringify(value)} cannot stand in a path.` }]);
}

;// CONCATENATED MODULE: ./build/src/operations/subject/answer.js



function readAnswer({ schema, answer, from, }) {
    const read = parse/* safeParse */.xL(schema(), answer);
    if (read.success)
        return read.data;
    const [method, template] = endpoints[from];
    throw new AtlasError({
        method,
        template,
        message: `the answer has no usable ${read.error.issues[0]?.path.join('.') || 'content'}`,
        hint: 'If this repeats, upgrade this action, and look for a proxy that answers in the place of Atlas.',
        outcome: 'unknown',
        transient: true,
    });
}
const hexId = () => schemas/* string */.YjP().check(api/* _regex */.Fk(/^[0-9a-f]{24}$/));
const tagList = () => schemas/* _default */.Rvf(schemas/* array */.YOg(schemas/* looseObject */._H3({ key: schemas/* string */.YjP(), value: schemas/* string */.YjP() })), []);

;// CONCATENATED MODULE: ./build/src/operations/subject/access-entry.js







const accessEntry = {
    ipAddress: optional({
        describe: 'One IPv4 or IPv6 address.',
        expected: 'an IPv4 or IPv6 address',
        shape: 'text',
        schema: once_once(() => schemas/* string */.YjP().check(schemas/* refine */.YPB((value) => (0,external_node_net_.isIP)(value) !== 0 && !value.includes('%')))),
    }),
    cidrBlock: optional({
        describe: 'A range of addresses in CIDR notation.',
        expected: 'a range in CIDR notation such as `198.51.100.0/24`',
        shape: 'text',
        schema: once_once(() => schemas/* string */.YjP().check(schemas/* refine */.YPB((value) => readCidr(value) !== undefined))),
    }),
    awsSecurityGroup: optional(param_text({
        describe: 'An AWS security group of a peered VPC.',
        expected: 'a security group such as `sg-0123456789abcdef0`, with its account before it if needed (`123456789012/sg-…`)',
        pattern: /^(?:\d{12}\/)?sg-[0-9a-f]+$/,
    })),
};
function checkEntryReference(given) {
    const names = { ipAddress: 'ip-address', cidrBlock: 'cidr-block', awsSecurityGroup: 'aws-security-group' };
    const named = Object.keys(names).filter(given).map((name) => names[name]);
    if (named.length === 1)
        return [];
    return named.length === 0
        ? [{ message: 'the address is missing.', hint: 'Give ip-address, cidr-block or aws-security-group.' }]
        : [{ message: `${(0,base_text/* listOf */.c3)(named)} are given at once.`, hint: 'Give one of them, and one step for each entry.' }];
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
const entrySchema = once_once(() => schemas/* looseObject */._H3({
    ipAddress: schemas/* optional */.lqM(schemas/* string */.YjP()),
    cidrBlock: schemas/* optional */.lqM(schemas/* string */.YjP()),
    awsSecurityGroup: schemas/* optional */.lqM(schemas/* string */.YjP()),
    comment: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    deleteAfterDate: schemas/* optional */.lqM(schemas/* string */.YjP()),
}));
function readAccessEntry(answer) {
    const entry = readAnswer({ schema: entrySchema, answer, from: 'getGroupAccessListEntry' });
    const printed = ['ipAddress', 'cidrBlock', 'awsSecurityGroup', 'deleteAfterDate'];
    return Object.assign(entry, ...printed.map((name) => (entry[name] === undefined ? {} : { [name]: (0,base_text/* safeText */.Hk)(entry[name]) })));
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
    const schema = () => schemas/* looseObject */._H3({ STATUS: schemas/* string */.YjP() });
    return readAnswer({ schema, answer, from: 'getGroupAccessListStatus' }).STATUS;
}

;// CONCATENATED MODULE: ./build/src/operations/subject/access-mark.js
const LONGEST_COMMENT = 80;
const COMMENT_PATTERN = new RegExp(`^[^\\u0000-\\u001f\\u007f-\\u009f]{1,${LONGEST_COMMENT}}$`);
const MARK = /gh:[0-9a-f]{8}:\d+-\d+-[0-9a-f]{8}/g;
const SHARED = 'gh:shared';
function isMark(text) {
    return text.replace(MARK, '') === '';
}
function commentOfLease({ present, mark, words, }) {
    if (present === undefined)
        return cut(`${mark} ${words}`);
    const { comment, deleteAfterDate } = present;
    const marks = marksIn(comment);
    if (deleteAfterDate === undefined || marks.length === 0 || marks.includes(mark))
        return comment;
    const all = [...marks, mark].join(' ');
    return all.length > LONGEST_COMMENT ? SHARED : cut(`${all} ${withoutMarks(comment)}`);
}
function commentAfterLeaving({ comment, mark }) {
    const rest = comment.replaceAll(mark, ' ');
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

;// CONCATENATED MODULE: ./build/src/operations/subject/access-write.js




const READ_BACK_AFTER_MS = 2_000;
const MOST_POSTS = 10;
const ACTIVE_WITHIN_MS = 120_000;
async function sendEntry({ atlas, projectId, wanted, memory, random, doing, }) {
    const now = atlas.now();
    const sent = sentWrite(memory, 'post');
    const waiting = {
        status: 'waiting',
        doing: 'waiting for the entry to show up',
        checkAgainInMs: READ_BACK_AFTER_MS * (0.5 + random()),
    };
    if (sent !== undefined && now.getTime() - sent.lastAt < READ_BACK_AFTER_MS * sent.times)
        return waiting;
    if (sent !== undefined && sent.times >= MOST_POSTS) {
        throw new errors/* ActionError */.lZ({
            code: 'ACCESS_ENTRY_LOST',
            message: `network access: Atlas accepted ${entryValueOf(wanted.reference)} ${MOST_POSTS} times and never showed it.`,
            hint: 'Fewer jobs at once may help: Atlas does not support parallel changes of one access list. Run it again.',
        });
    }
    rememberWrite({ memory, name: 'post', now });
    const { reference, comment, expiresAt } = wanted;
    const entry = {
        ...reference,
        ...(comment !== '' && { comment }),
        ...(expiresAt !== undefined && { deleteAfterDate: expiresAt.toISOString().replace(/\.\d+Z$/, 'Z') }),
    };
    try {
        await atlas.call('createGroupAccessListEntry', { path: { groupId: projectId }, body: [entry] });
    }
    catch (error) {
        if (!hasCode(error, 'PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY'))
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
    if (status === 'FAILED' && isOurs && sentWrite(memory, 'retry') === undefined) {
        rememberWrite({ memory, name: 'retry', now: atlas.now() });
        await atlas.find('deleteGroupAccessListEntry', {
            path: { groupId: projectId, entryValue },
            absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'],
        });
        return { status: 'waiting', doing: 'taking back an entry that failed', checkAgainInMs: READ_BACK_AFTER_MS };
    }
    if (status === 'FAILED' || now - memory.waitingSince > ACTIVE_WITHIN_MS) {
        throw new errors/* ActionError */.lZ({
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
async function statusOf(at) {
    try {
        const status = await findEntryStatus(at);
        return status === 'ACTIVE' || status === 'FAILED' ? status : 'PENDING';
    }
    catch (error) {
        if (hasCode(error, 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'))
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
    return (Date.parse(entry.deleteAfterDate) >= now.getTime() + spanMs - Math.max(spanMs / 20, Math.min(spanMs / 2, 60_000)));
}

;// CONCATENATED MODULE: ./build/src/operations/subject/project.js







const HEX_ID = /^[0-9a-f]{24}$/;
const orgId = param_text({
    describe: 'Id of the organization.',
    expected: 'an organization id: 24 characters 0-9 and a-f',
    pattern: HEX_ID,
});
const projectName = param_text({
    describe: 'Name of the project.',
    expected: "a project name: 1 to 64 letters, digits or any of - _ . ( ) , : & @ + '",
    pattern: /^[\p{L}\p{N}\-_.(),:&@+']{1,64}$/u,
});
const existingProjectName = param_text({
    describe: 'Name of the project, instead of its id.',
    expected: 'a project name of 1 to 64 characters',
    pattern: /^[^\p{Cc}/]{1,64}$/u,
});
const projectReference = {
    projectId: optional(param_text({ describe: 'Id of the project.', expected: 'a project id: 24 characters 0-9 and a-f', pattern: HEX_ID })),
    projectName: optional(existingProjectName),
    orgId: optional(orgId),
};
function checkProjectReference(given) {
    const byId = given('projectId');
    if (byId !== given('projectName'))
        return [];
    return byId
        ? [{ message: 'project-id and project-name are given at once.', hint: 'Give one of them.' }]
        : [{ message: 'the project is missing.', hint: 'Give project-id, or project-name.' }];
}
const projectSchema = once_once(() => schemas/* looseObject */._H3({
    id: hexId(),
    name: schemas/* string */.YjP(),
    orgId: schemas/* string */.YjP(),
    created: schemas/* optional */.lqM(schemas/* string */.YjP()),
    clusterCount: schemas/* optional */.lqM(schemas/* number */.aig()),
    regionUsageRestrictions: schemas/* optional */.lqM(schemas/* string */.YjP()),
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
    return { projectId: project.id, projectName: (0,base_text/* safeText */.Hk)(project.name), orgId: (0,base_text/* safeText */.Hk)(project.orgId) };
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
    throw new errors/* ActionError */.lZ({
        code: 'PROJECT_ELSEWHERE',
        message: `project ${project.id} belongs to organization ${(0,base_text/* safeText */.Hk)(project.orgId)}, not to ${orgId}. Nothing was changed.`,
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
    return new errors/* ActionError */.lZ({
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
    if (hasCode(error, 'GROUP_NOT_FOUND', 'INVALID_GROUP_ID'))
        return true;
    return (deletedByUs &&
        error instanceof AtlasError &&
        hasCode(error, 'NOT_IN_GROUP', 'USER_UNAUTHORIZED', 'USER_CANNOT_ACCESS_GROUP'));
}

;// CONCATENATED MODULE: ./build/src/operations/add-ip-access.js








const WEEK = { ms: 7 * 86_400_000, words: '`7d`' };
const LEASE_MS = 6 * 3_600_000;
const add_ip_access_SHORTEST_MS = 60_000;
const addIpAccess = defineOperation({
    name: 'add-ip-access',
    summary: 'Let an address, a range or a security group through to the clusters of a project, and wait until it works.',
    effect: 'write',
    subject: 'access-entry',
    lane: 'access-list',
    params: {
        ...projectReference,
        ...accessEntry,
        comment: optional(param_text({
            describe: 'Comment of the entry.',
            expected: 'at most 80 characters without control characters',
            pattern: COMMENT_PATTERN,
        })),
        expiresAfter: optional(duration({ describe: 'When Atlas is to remove the entry by itself, counted from now.', most: WEEK })),
        runner: withDefault(false, flag({
            describe: 'For this job only: ip-address is the address of this runner; an entry that lets it in already is used as it is, and the end of the job takes back what this job has added.',
        })),
        allowWideCidr: withDefault(false, flag({ describe: 'Accept a range wider than /24 (IPv6: /64).' })),
    },
    outputs: {
        projectId: { describe: 'Id of the project.' },
        ipAddress: { describe: 'The address that was let in.' },
        entry: { describe: 'The entry that lets it in, as Atlas names it.' },
        expiresAt: { describe: 'When Atlas removes the entry by itself, if it does.' },
    },
    check({ params, given }) {
        const issues = [...checkProjectReference(given), ...checkEntryReference(given)];
        if (params.runner === true && !given('ipAddress')) {
            issues.push({ message: 'runner: the address of the runner is missing.', hint: 'Give it as ip-address.' });
        }
        if (given('awsSecurityGroup') && given('expiresAfter')) {
            issues.push({ message: 'expires-after: Atlas does not expire security groups.', hint: 'Leave it out.' });
        }
        if (params.expiresAfter !== undefined && params.expiresAfter < add_ip_access_SHORTEST_MS) {
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
    async step({ atlas, params, memory, owner, random }) {
        const projectId = await projectIdOf({ atlas, params, memory });
        const reference = canonicalReference(params);
        const entryValue = entryValueOf(reference);
        const { ipAddress } = reference;
        const { mark } = owner;
        const posted = sentWrite(memory, 'post') !== undefined;
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
        const spanMs = params.expiresAfter ?? (params.runner ? LEASE_MS : undefined);
        const expiresAt = expiryOf({ entry, now, spanMs });
        const words = params.comment ?? '';
        const comment = params.runner
            ? commentOfLease({ present: entry, mark, words })
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
            return sendEntry({ atlas, projectId, wanted, memory, random, doing: 'opening the network access list' });
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

;// CONCATENATED MODULE: ./build/src/operations/check-access.js





const role = once_once(() => schemas/* looseObject */._H3({
    roleName: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    orgId: schemas/* optional */.lqM(schemas/* string */.YjP()),
    groupId: schemas/* optional */.lqM(schemas/* string */.YjP()),
}));
const check_access_status = once_once(() => schemas/* looseObject */._H3({
    appName: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    build: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    apiKey: schemas/* nullish */.cl6(schemas/* looseObject */._H3({ roles: schemas/* _default */.Rvf(schemas/* array */.YOg(role()), []) })),
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
            role: (0,base_text/* safeText */.Hk)(roleName),
            ...(orgId && { 'org-id': (0,base_text/* safeText */.Hk)(orgId) }),
            ...(groupId && { 'project-id': (0,base_text/* safeText */.Hk)(groupId) }),
        }));
        return {
            status: 'done',
            change: 'unchanged',
            outputs: {
                applicationName: (0,base_text/* safeText */.Hk)(root.appName),
                build: (0,base_text/* safeText */.Hk)(root.build),
                credentialKind: atlas.credentialKind,
                roles,
                organizationCount: organizations.length,
            },
        };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster-name.js

const CLUSTER_NAME = /^(?!.{22}-)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
const NEW_CLUSTER_NAME = /^(?!.{22}-)(?!.{0,22}-$)(?!atlas-[a-z0-9]{6}$)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
const describe = 'Name of the cluster. The first 23 characters tell clusters of a project apart.';
const shape = 'a cluster name: 1 to 64 letters, digits and hyphens, beginning with a letter or digit';
const clusterName = param_text({
    describe,
    expected: `${shape}, the 23rd character not a hyphen`,
    pattern: CLUSTER_NAME,
});
const newClusterName = param_text({
    describe,
    expected: `${shape}, neither the 23rd character nor the end of a shorter name a hyphen, and not \`atlas-\` with six letters or digits`,
    pattern: NEW_CLUSTER_NAME,
});

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster-reference.js




const clusterReference = {
    ...projectReference,
    cluster: optional(param_text({
        describe: 'Project (id or name) and cluster in one word, `project:cluster`, instead of the other names.',
        expected: '`project:cluster`',
        pattern: /^[^\p{Cc}/]{1,64}:[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/u,
    })),
    clusterName: optional(clusterName),
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
const wait = withDefault(true, flag({
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
        clusterName: (0,base_text/* safeText */.Hk)(cluster.name),
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

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster.js





const connectionStrings = once_once(() => schemas/* _default */.Rvf(schemas/* looseObject */._H3({ standard: schemas/* optional */.lqM(schemas/* string */.YjP()), standardSrv: schemas/* optional */.lqM(schemas/* string */.YjP()) }), {}));
const hardware = once_once(() => schemas/* looseObject */._H3({
    instanceSize: schemas/* optional */.lqM(schemas/* string */.YjP()),
    nodeCount: schemas/* optional */.lqM(schemas/* number */.aig()),
    diskSizeGB: schemas/* optional */.lqM(schemas/* number */.aig()),
    diskIOPS: schemas/* optional */.lqM(schemas/* number */.aig()),
    ebsVolumeType: schemas/* optional */.lqM(schemas/* string */.YjP()),
}));
const autoScaling = once_once(() => schemas/* looseObject */._H3({
    compute: schemas/* nullish */.cl6(schemas/* looseObject */._H3({
        enabled: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
        scaleDownEnabled: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
        minInstanceSize: schemas/* nullish */.cl6(schemas/* string */.YjP()),
        maxInstanceSize: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    })),
    diskGB: schemas/* nullish */.cl6(schemas/* looseObject */._H3({ enabled: schemas/* optional */.lqM(schemas/* boolean */.zMY()) })),
}));
const regionConfig = once_once(() => schemas/* looseObject */._H3({
    providerName: schemas/* string */.YjP(),
    backingProviderName: schemas/* optional */.lqM(schemas/* string */.YjP()),
    regionName: schemas/* string */.YjP(),
    priority: schemas/* optional */.lqM(schemas/* number */.aig()),
    electableSpecs: schemas/* optional */.lqM(hardware()),
    analyticsSpecs: schemas/* optional */.lqM(hardware()),
    readOnlySpecs: schemas/* optional */.lqM(hardware()),
    autoScaling: schemas/* nullish */.cl6(autoScaling()),
    analyticsAutoScaling: schemas/* nullish */.cl6(autoScaling()),
}));
const replicationSpec = once_once(() => schemas/* looseObject */._H3({
    zoneName: schemas/* optional */.lqM(schemas/* string */.YjP()),
    regionConfigs: schemas/* array */.YOg(regionConfig()).check(api/* _minLength */.m9(1)),
}));
const clusterSchema = once_once(() => schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    groupId: hexId(),
    stateName: schemas/* string */.YjP(),
    paused: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    mongoDBVersion: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    backupEnabled: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    terminationProtectionEnabled: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    tags: tagList(),
    labels: tagList(),
    connectionStrings: connectionStrings(),
    replicationSpecs: schemas/* array */.YOg(replicationSpec()).check(api/* _minLength */.m9(1)),
}));
const flexSchema = once_once(() => schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    groupId: hexId(),
    stateName: schemas/* string */.YjP(),
    mongoDBVersion: schemas/* _default */.Rvf(schemas/* string */.YjP(), ''),
    terminationProtectionEnabled: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), false),
    tags: tagList(),
    connectionStrings: connectionStrings(),
    providerSettings: schemas/* looseObject */._H3({
        backingProviderName: schemas/* string */.YjP(),
        regionName: schemas/* string */.YjP(),
        diskSizeGB: schemas/* optional */.lqM(schemas/* number */.aig()),
    }),
}));
async function findCluster({ atlas, projectId, clusterName, }) {
    const absent = ['CLUSTER_NOT_FOUND'];
    try {
        const answer = await atlas.find('getGroupCluster', { path: { groupId: projectId, clusterName }, absent });
        return answer === undefined ? undefined : readCluster(answer);
    }
    catch (error) {
        if (!hasCode(error, 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'))
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
        name: (0,base_text/* safeText */.Hk)(body.name, { longest: 64 }),
        projectId: body.groupId,
        state: (0,base_text/* safeText */.Hk)(body.stateName, { longest: 40 }),
        paused: body.paused,
        tier: free ? 'free' : (0,base_text/* safeText */.Hk)(region?.electableSpecs?.instanceSize ?? '', { longest: 40 }),
        provider: (0,base_text/* safeText */.Hk)((free ? region.backingProviderName : region?.providerName) ?? '', { longest: 40 }),
        region: (0,base_text/* safeText */.Hk)(region?.regionName ?? '', { longest: 60 }),
        version: (0,base_text/* safeText */.Hk)(body.mongoDBVersion, { longest: 40 }),
        diskSizeGb: region?.electableSpecs?.diskSizeGB,
        backup: body.backupEnabled,
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
        name: (0,base_text/* safeText */.Hk)(body.name, { longest: 64 }),
        projectId: body.groupId,
        state: (0,base_text/* safeText */.Hk)(body.stateName, { longest: 40 }),
        paused: false,
        tier: 'flex',
        provider: (0,base_text/* safeText */.Hk)(body.providerSettings.backingProviderName, { longest: 40 }),
        region: (0,base_text/* safeText */.Hk)(body.providerSettings.regionName, { longest: 60 }),
        version: (0,base_text/* safeText */.Hk)(body.mongoDBVersion, { longest: 40 }),
        diskSizeGb: body.providerSettings.diskSizeGB,
        backup: true,
        terminationProtection: body.terminationProtectionEnabled,
        tags: body.tags,
        labels: [],
        connectionStrings: body.connectionStrings,
        replicationSpecs: [],
    };
}

;// CONCATENATED MODULE: ./build/src/operations/subject/require-cluster.js




async function requireCluster({ atlas, params, memory, }) {
    const { clusterName, ...project } = readClusterReference(params);
    const projectId = await projectIdOf({ atlas, params: project, memory });
    const cluster = await findCluster({ atlas, projectId, clusterName });
    if (cluster !== undefined)
        return cluster;
    throw new errors/* ActionError */.lZ({
        code: 'CLUSTER_NOT_FOUND',
        message: `there is no cluster ${clusterName} in project ${project.projectName ?? projectId}.`,
        hint: 'Check cluster-name and the project; list-clusters shows what is there.',
    });
}

;// CONCATENATED MODULE: ./build/src/operations/connection-string.js




const connectionString = defineOperation({
    name: 'connection-string',
    summary: 'Give the connection strings of a cluster, without credentials.',
    effect: 'read',
    subject: 'cluster',
    params: clusterReference,
    outputs: {
        projectId: { describe: 'Id of the project.' },
        clusterName: { describe: 'Name of the cluster.' },
        connectionString: { describe: 'Connection string (SRV) without credentials.' },
        connectionStringStandard: {
            describe: 'Connection string with host names, for clients that cannot look up SRV records.',
        },
    },
    check: ({ given }) => checkClusterReference(given),
    async step({ atlas, params, memory }) {
        const cluster = await requireCluster({ atlas, params, memory });
        const srv = safeConnectionString(cluster.connectionStrings.standardSrv);
        const standard = safeConnectionString(cluster.connectionStrings.standard);
        if (srv === undefined && standard === undefined) {
            throw new errors/* ActionError */.lZ({
                code: 'NO_CONNECTION_STRING',
                message: `cluster ${cluster.name} has no connection string yet (${shownState(cluster)}).`,
                hint: 'Wait with wait-for-cluster first.',
            });
        }
        return {
            status: 'done',
            change: 'unchanged',
            outputs: {
                projectId: cluster.projectId,
                clusterName: cluster.name,
                ...(srv !== undefined && { connectionString: srv }),
                ...(standard !== undefined && { connectionStringStandard: standard }),
            },
        };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/subject/ownership.js
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

;// CONCATENATED MODULE: ./build/src/operations/subject/protection.js

const PROTECTED_BY = { key: 'protected-by', value: 'mongodb-atlas-action' };
function tagsWithProtection({ cluster, tags, protection, }) {
    if (protection === true)
        return cluster?.terminationProtection === true ? tags : mergeTags(tags, [PROTECTED_BY]);
    return protection === false ? tags.filter((tag) => !hasTags([tag], [PROTECTED_BY])) : tags;
}
function isProtectedByUs({ cluster: { tags }, owner }) {
    return isOurs({ tags, owner }) && hasTags(tags, [PROTECTED_BY]);
}

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster-wanted.js


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

;// CONCATENATED MODULE: ./build/src/operations/subject/passing-refusal.js


const PASSING = [
    'CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES',
    'OPERATION_INVALID_MEMBER_REPLICATION_LAG',
    'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
    'ATLAS_CLUSTER_RESTORE_IN_PROGRESS',
    'WRITES_NOT_ALLOWED_DURING_APP_UPGRADES',
];
const AGAIN_IN_MS = 30_000;
const GIVE_UP_AFTER_MS = 30 * 60_000;
function waitOut({ error, memory, write, now, because = 'unknown', }) {
    if (!(error instanceof AtlasError))
        throw error;
    if (!isPassing(error) && !(because === 'state' && isAboutState(error)))
        throw error;
    const name = refusalOf(write);
    const since = sentWrite(memory, name)?.firstAt ?? now.getTime();
    if (now.getTime() - since >= GIVE_UP_AFTER_MS)
        throw lasting(error);
    rememberWrite({ memory, name, now });
    return {
        status: 'waiting',
        doing: `waiting since Atlas refuses it for now: ${error.code}`,
        checkAgainInMs: AGAIN_IN_MS,
    };
}
function forgetRefusals({ memory, write }) {
    forgetWrite({ memory, name: refusalOf(write) });
}
function isAboutState(error) {
    return error instanceof AtlasError && (error.status === 400 || error.status === 409);
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
    return new AtlasError({
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

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster-write.js




const SHOWS_SOON_MS = 3_000;
function isUsable(cluster) {
    const named = cluster.connectionStrings.standardSrv !== undefined || cluster.connectionStrings.standard !== undefined;
    return named && (cluster.state === 'IDLE' || cluster.state === 'REPAIRING');
}
function isSettled({ cluster, memory, write, now, }) {
    return cluster.state === 'IDLE' && !isJustSent({ memory, name: write, now });
}
function waitingFor({ cluster, doing, memory, write, now, }) {
    return {
        status: 'waiting',
        doing: `${doing} (${shownState(cluster)})`,
        checkAgainInMs: pollInterval({ since: sentWrite(memory, write)?.firstAt, now }),
    };
}
function isBusy({ state }) {
    return state === 'CREATING' || state === 'UPDATING';
}
async function changeCluster({ atlas, cluster, memory, write, body, doing, }) {
    const now = atlas.now();
    if (isBusy(cluster) || isJustSent({ memory, name: write, now }))
        return waitingFor({ cluster, doing, memory, write, now });
    try {
        const what = `cluster ${cluster.name}`;
        await sendWrite({ memory, name: write, what, now, send: () => patchCluster({ atlas, cluster, body }) });
    }
    catch (error) {
        const because = (await isBusyNow({ atlas, cluster, error })) ? 'state' : 'unknown';
        return waitOut({ error, memory, write, now, because });
    }
    forgetRefusals({ memory, write });
    return { status: 'waiting', doing, checkAgainInMs: SHOWS_SOON_MS };
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

;// CONCATENATED MODULE: ./build/src/operations/subject/placement.js


const PROVIDERS = ['AWS', 'GCP', 'AZURE'];
const tier = param_text({
    describe: 'Tier: `free`, `flex`, or a dedicated one from `M10` on.',
    expected: '`free`, `flex` or a tier such as `M10`, `M30`, `R40`, `M40_NVME`',
    pattern: /^(?:free|flex|M0|[MR][1-9]\d{1,2}(?:_NVME)?)$/,
});
const provider = choice({ describe: 'Cloud provider.', words: PROVIDERS });
const region = param_text({
    describe: 'Region, as Atlas writes it: `US_EAST_1`, `EUROPE_WEST`, `US_GOV_WEST_1`.',
    expected: "a region as Atlas writes it, such as `US_EAST_1`: capitals, digits and underscores, not the provider's own spelling",
    pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
});
const RESTRICTIONS = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'];
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
            message: `${name}: \`${value}\` is not among allowed-${name}s (${(0,base_text/* listOf */.c3)(allowed)}) of this workflow.`,
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
            hint: `Choose one of ${(0,base_text/* listOf */.c3)(known.filter((name) => name !== undefined), 'or')}.`,
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
            : `Choose ${(0,base_text/* listOf */.c3)(fitting, 'or')}, or use a project of the other kind; a project's restriction cannot be changed.`,
    };
}
function placesOf({ provider, region, replicationSpecs }) {
    const places = replicationSpecs.flatMap(({ regionConfigs }) => regionConfigs);
    if (places.length === 0 || places[0]?.providerName === 'TENANT')
        return [{ provider, region }];
    return places.map(({ providerName, regionName }) => ({ provider: providerName, region: regionName }));
}

;// CONCATENATED MODULE: ./build/src/operations/create-cluster.js














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
        clusterName: required(newClusterName),
        tier: required(tier),
        provider: withDefault('AWS', provider),
        region: required(region),
        mongodbVersion: optional(param_text({
            describe: 'Major version of MongoDB, such as `8.0`; dedicated clusters only.',
            expected: 'a major version such as `8.0`',
            pattern: /^\d+\.\d+$/,
        })),
        diskSizeGb: optional(count({ describe: 'Disk of each node in GB; dedicated clusters only.', least: 10, most: 16_384 })),
        backup: optional(flag({
            describe: 'Cloud backup; dedicated clusters only. Flex clusters always have it, free ones never. It is never switched off.',
        })),
        terminationProtection: optional(flag({
            describe: 'Protect the cluster against termination; the tag `protected-by` says that this action did it. Left out, protection stays as it is.',
        })),
        tags: optional(textMap({ describe: 'Tags of the cluster, beside our own.', expected: 'a mapping of tag to value' })),
        wait: wait,
    },
    outputs: clusterOutputs,
    check({ params, given, policy }) {
        const issues = checkProjectReference(given);
        issues.push(...checkPlacement({ placement: params, policy }));
        const kind = params.tier === undefined ? undefined : normalTier(params.tier);
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
            tier: normalTier(params.tier),
            tags: mergeTags(tagsOf(params.tags), owner.tags),
        };
        const now = atlas.now();
        const sent = sentWrite(memory, 'create');
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
            throw new errors/* ActionError */.lZ({
                code: 'CLUSTER_DIFFERS',
                message: fixed,
                hint: 'Describe the cluster as it is, change it with update-cluster, or choose another cluster-name.',
            });
        }
        if (cluster.state === 'CREATING' && params.wait)
            return waitFor('creating the cluster', 'create');
        const created = sent !== undefined && sentWrite(memory, 'taken') === undefined;
        const changing = update !== undefined && !(created && cluster.state === 'CREATING');
        if (changing && cluster.state === 'IDLE')
            return changeCluster({ atlas, cluster, memory, write: 'update', body: update, doing: 'updating the cluster' });
        const settled = cluster.state !== 'IDLE' || isSettled({ cluster, memory, write: 'update', now });
        if (changing || (params.wait && !(isUsable(cluster) && settled)))
            return waitFor(changing ? 'waiting until it can be updated' : 'waiting for the cluster', sent ? 'create' : 'update');
        const change = created ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged';
        return { status: 'done', change, outputs: clusterOutputsOf(cluster) };
    },
});
async function checkProject({ atlas, projectId, wanted, }) {
    const { regionUsageRestrictions = '' } = await requireProject({ atlas, reference: { projectId } });
    const issue = checkRestriction({ restriction: regionUsageRestrictions, ...wanted });
    if (issue)
        throw new errors/* ActionError */.lZ({ code: 'REGION_RESTRICTED', ...issue });
}
async function requestCluster({ atlas, projectId, wanted, memory, now, }) {
    const path = { groupId: projectId };
    const before = sentWrite(memory, 'create');
    rememberWrite({ memory, name: 'create', now });
    try {
        if (wanted.tier === 'flex')
            await atlas.call('createGroupFlexCluster', { path, body: createRequest(wanted) });
        else
            await atlas.call('createGroupCluster', { path, body: createRequest(wanted) });
    }
    catch (error) {
        const times = sentWrite(memory, 'create')?.times ?? 0;
        if (!hasCode(error, 'DUPLICATE_CLUSTER_NAME') || times > MOST_TIMES_TAKEN) {
            takeBackRefused({ error, memory, name: 'create', before });
            return waitOut({ error, memory, write: 'create', now });
        }
        if (times === 1)
            rememberWrite({ memory, name: 'taken', now });
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/operations/create-project.js








const createProject = defineOperation({
    name: 'create-project',
    summary: 'Ensure that a project of this name exists in the organization.',
    effect: 'write',
    subject: 'project',
    params: {
        orgId: required(orgId),
        projectName: required(projectName),
        tags: optional(textMap({ describe: 'Tags of the project, beside our own.', expected: 'a mapping of tag to value' })),
        regionUsageRestrictions: optional(choice({
            describe: 'Atlas for Government only, and fixed for ever: the regions that the project may use.',
            words: RESTRICTIONS,
        })),
        defaultAlerts: withDefault(false, flag({ describe: "Let Atlas create its default alerts, which mail the project's owners." })),
        projectOwnerId: optional(param_text({
            describe: 'Id of the Atlas user who becomes Project Owner; without it Atlas takes the oldest Organization Owner.',
            expected: 'a user id: 24 characters 0-9 and a-f',
            pattern: HEX_ID,
        })),
        ifExists: withDefault('fail', choice({
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
            rememberWrite({ memory, name: 'create', now: atlas.now() });
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
                if (!hasCode(error, 'GROUP_ALREADY_EXISTS') || (sentWrite(memory, 'create')?.times ?? 0) > 3)
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
            if (!isJustSent({ memory, name: 'update', now })) {
                const body = { tags: mergeTags(project.tags, wanted) };
                const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body });
                await sendWrite({ memory, name: 'update', what: `project ${projectName}`, now, send });
            }
            return { status: 'waiting', doing: 'tagging the project', checkAgainInMs: 1_000 };
        }
        const created = sentWrite(memory, 'create') !== undefined && isOurs({ tags: project.tags, owner });
        const change = created ? 'created' : sentWrite(memory, 'update') ? 'updated' : 'unchanged';
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
        throw new errors/* ActionError */.lZ({
            code: 'PROJECT_NOT_OURS',
            message: `project-name: a project \`${params.projectName}\` (${project.id}) exists that this action has not created for this repository. Nothing was changed.`,
            hint: 'Choose another project-name, or say `if-exists: reuse` to use it as it is.',
        });
    }
    const restriction = params.regionUsageRestrictions;
    if (restriction !== undefined &&
        project.regionUsageRestrictions !== undefined &&
        project.regionUsageRestrictions !== restriction) {
        throw new errors/* ActionError */.lZ({
            code: 'REGION_RESTRICTION_DIFFERS',
            message: `region-usage-restrictions: the project exists with another restriction than \`${restriction}\`, and it can never be changed.`,
            hint: 'Delete the project first, or choose another project-name.',
        });
    }
}

;// CONCATENATED MODULE: ./build/src/operations/deletion.js


const SEND_AGAIN_AFTER_MS = 15_000;
const MOST_SENDS = 4;
const deletion_GIVE_UP_AFTER_MS = 10 * 60_000;
function dueDeletion({ memory, write, what, busy = false, now, }) {
    const age = (at) => now.getTime() - at;
    const early = sentWrite(memory, earlyOf(write));
    if (busy) {
        rememberWrite({ memory, name: busyOf(write), now });
        const due = early === undefined || (early.times < MOST_SENDS && age(early.lastAt) >= SEND_AGAIN_AFTER_MS);
        return due ? earlyOf(write) : undefined;
    }
    const sent = sentWrite(memory, write);
    const busyAt = early && sentWrite(memory, busyOf(write))?.lastAt;
    const since = Math.max(sent?.lastAt ?? Number.NEGATIVE_INFINITY, busyAt ?? Number.NEGATIVE_INFINITY);
    if ((sent?.times ?? 0) < MOST_SENDS)
        return age(since) >= SEND_AGAIN_AFTER_MS ? write : undefined;
    if (age(since) < deletion_GIVE_UP_AFTER_MS)
        return undefined;
    throw new errors/* ActionError */.lZ({
        code: 'DELETE_DROPPED',
        message: `${what}: Atlas accepted ${MOST_SENDS} requests to delete it, and it is still there.`,
        hint: 'Run it again later, and tell MongoDB support if it stays.',
    });
}
function isDeletionDue(deletion) {
    return dueDeletion(deletion) !== undefined;
}
function sentDeletion(memory, write) {
    return sentWrite(memory, write) ?? sentWrite(memory, earlyOf(write));
}
function earlyOf(write) {
    return `${write}, early`;
}
function busyOf(write) {
    return `${write}, busy`;
}

;// CONCATENATED MODULE: ./build/src/operations/subject/cluster-deletion.js







function deletionOf(cluster) {
    return `delete ${cluster.name}`;
}
function refuseProtected({ cluster, owner, force }) {
    const going = cluster.state === 'DELETING';
    if (going || !cluster.terminationProtection || force || isProtectedByUs({ cluster, owner }))
        return;
    throw new errors/* ActionError */.lZ({
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
    if (cluster.state === 'CREATING' && sentWrite(memory, tooYoung(cluster)) !== undefined)
        return wait(`waiting until cluster ${cluster.name} can be deleted`);
    if (cluster.terminationProtection)
        return unprotect(deletion);
    const what = `cluster ${cluster.name}`;
    const due = dueDeletion({ memory, write, what, busy: isBusy(cluster), now });
    if (due === undefined)
        return wait();
    try {
        await sendWrite({ memory, name: due, what, now, send: () => requestDeletion(deletion) });
    }
    catch (error) {
        if (hasCode(error, 'CLUSTER_ALREADY_REQUESTED_DELETION', 'CLUSTER_NOT_FOUND')) {
            rememberWrite({ memory, name: due, now });
            return wait();
        }
        if (cluster.paused && isAboutPause(error))
            return resume(deletion);
        if (cluster.state !== 'CREATING' || !isAboutState(error))
            return waitOut({ error, memory, write, now, because: isBusy(cluster) ? 'state' : 'unknown' });
        rememberWrite({ memory, name: tooYoung(cluster), now });
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

;// CONCATENATED MODULE: ./build/src/operations/delete-cluster.js







const deleteCluster = defineOperation({
    name: 'delete-cluster',
    summary: 'Ensure that a cluster does not exist, and wait until it is gone.',
    effect: 'destroy',
    subject: 'cluster',
    params: {
        ...clusterReference,
        force: withDefault(false, flag({
            describe: 'Lift termination protection even if this action has not set it, which it says by the tag `protected-by`.',
        })),
        retainBackups: withDefault(false, flag({ describe: 'Keep the snapshots of the cluster.' })),
        wait: withDefault(true, flag({ describe: 'Wait until the cluster is gone.' })),
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

;// CONCATENATED MODULE: ./build/src/operations/delete-project.js










const CLUSTERS_COUNTED_MS = 30_000;
const CLUSTERS_COUNTED_AT_MOST_MS = 30 * 60_000;
const deleteProject = defineOperation({
    name: 'delete-project',
    summary: 'Ensure that a project does not exist. It must be empty, or `cascade: true` deletes its clusters first.',
    effect: 'destroy',
    subject: 'project',
    params: {
        ...projectReference,
        cascade: withDefault(false, flag({ describe: 'Delete the clusters of the project first, and wait until they are gone.' })),
        force: withDefault(false, flag({
            describe: 'With cascade: lift termination protection even if this action has not set it (tag `protected-by`).',
        })),
    },
    outputs: { projectId: { describe: 'Id of the project that is gone; absent if there was none.' } },
    check: ({ given }) => checkProjectReference(given),
    async step({ atlas, params, memory, owner, policy }) {
        const sent = sentWrite(memory, 'delete project');
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
                throw new errors/* ActionError */.lZ({
                    code: 'PROJECT_NOT_EMPTY',
                    message: `project ${nameOf(params)} still has ${(0,base_text/* listOf */.c3)(clusters.map(({ name }) => name))}. Nothing was deleted.`,
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
                await sendWrite({ memory, name, what, now, send: () => atlas.call('deleteGroup', { path: { groupId } }) });
                return waiting;
            }
            catch (error) {
                if (!hasCode(error, 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS'))
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
            const turn = ({ name }) => sentWrite(memory, `turn ${name}`)?.times ?? 0;
            const staying = clusters.filter(({ state }) => state !== 'DELETING');
            const [cluster, ...others] = (staying.length > 0 ? staying : clusters).toSorted((a, b) => turn(a) - turn(b));
            if (cluster === undefined)
                return await requestDeletion(projectId);
            rememberWrite({ memory, name: `turn ${cluster.name}`, now: atlas.now() });
            const progress = await stepClusterDeletion({ atlas, cluster, memory, retainBackups: false });
            return others.some((other) => turn(other) === 0) ? { ...progress, checkAgainInMs: 0 } : progress;
        }
    },
});

;// CONCATENATED MODULE: ./build/src/operations/find-cluster.js



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

;// CONCATENATED MODULE: ./build/src/operations/find-project.js


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

;// CONCATENATED MODULE: ./build/src/operations/list-clusters.js





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
            name: (0,base_text/* safeText */.Hk)(cluster.name),
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

;// CONCATENATED MODULE: ./build/src/operations/list-ip-access.js




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
            comment: (0,base_text/* safeText */.Hk)(entry.comment),
            ...(entry.deleteAfterDate !== undefined && { 'expires-at': entry.deleteAfterDate }),
        }));
        return { status: 'done', change: 'unchanged', outputs: { entries, count: entries.length } };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/list-organizations.js





const organization = once_once(() => schemas/* looseObject */._H3({ id: schemas/* string */.YjP(), name: schemas/* string */.YjP() }));
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
            return { id: (0,base_text/* safeText */.Hk)(id), name: (0,base_text/* safeText */.Hk)(name) };
        });
        return { status: 'done', change: 'unchanged', outputs: { organizations, count: organizations.length } };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/list-projects.js




const listProjects = defineOperation({
    name: 'list-projects',
    summary: 'List every project that the credentials can see.',
    effect: 'read',
    subject: 'organization',
    params: { orgId: optional({ ...orgId, describe: 'Only the projects of this organization.' }) },
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
            name: (0,base_text/* safeText */.Hk)(name),
            'org-id': (0,base_text/* safeText */.Hk)(orgId),
            'cluster-count': clusterCount,
            tags: Object.fromEntries(tags.map(({ key, value }) => [(0,base_text/* safeText */.Hk)(key), (0,base_text/* safeText */.Hk)(value)])),
        }));
        return { status: 'done', change: 'unchanged', outputs: { projects, count: projects.length } };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/pause-cluster.js






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
        const sent = sentWrite(memory, 'pause');
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
            if (hasCode(error, 'CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER')) {
                const minutes = Number(/(\d+) minutes/.exec(error.message)?.[1] ?? MUST_RUN_MINUTES);
                const until = new Date(now.getTime() + minutes * 60_000);
                return {
                    status: 'deferred',
                    until,
                    why: `${cluster.name} was resumed less than ${minutes} minutes ago, and Atlas pauses it ${minutes} minutes after that: at ${until.toISOString().slice(11, 16)} UTC at the latest.`,
                };
            }
            if (!hasCode(error, 'CLUSTER_ALREADY_PAUSED'))
                throw error;
        }
        return { status: 'waiting', doing, checkAgainInMs: 3_000 };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/remove-ip-access.js








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
        ifCommentContains: optional(param_text({
            describe: 'Remove the entry only if its comment holds this text; otherwise leave it to its owner.',
            expected: 'at most 80 characters without control characters',
            pattern: COMMENT_PATTERN,
        })),
    },
    outputs: {
        projectId: { describe: 'Id of the project.' },
        entry: { describe: 'The entry that is gone, as Atlas names it.' },
    },
    check: ({ given }) => [...checkProjectReference(given), ...checkEntryReference(given)],
    async step({ atlas, params, memory, random }) {
        const reference = canonicalReference(params);
        const entryValue = entryValueOf(reference);
        const sent = sentWrite(memory, 'delete');
        const leaving = sentWrite(memory, 'post') !== undefined;
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
            const mark = params.ifCommentContains;
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
                    const why = `the entry ${entryValue} belongs to somebody else by now, and is left alone.`;
                    return { status: 'skipped', why };
                }
                if (isMark(mark) && found.deleteAfterDate === undefined) {
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
            if (dueDeletion({ memory, write: 'delete', what: `entry ${entryValue}`, now }) === undefined)
                return waiting;
            rememberWrite({ memory, name: 'delete', now });
            await atlas.find('deleteGroupAccessListEntry', {
                path: { groupId: projectId, entryValue: entryValueOf(found) },
                absent: ['ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND'],
            });
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

;// CONCATENATED MODULE: ./build/src/operations/resume-cluster.js






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
        const sent = sentWrite(memory, 'resume');
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/src/operations/subject/resize.js

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

;// CONCATENATED MODULE: ./build/src/operations/update-cluster.js











const CHANGES = ['tier', 'diskSizeGb', 'tags', 'labels', 'terminationProtection'];
const updateCluster = defineOperation({
    name: 'update-cluster',
    summary: 'Change tier, disk, tags, labels or protection of a cluster, and wait until it is done.',
    effect: 'write',
    subject: 'cluster',
    params: {
        ...clusterReference,
        tier: optional({ ...tier, describe: 'Dedicated tier that the cluster is to have, such as `M30`.' }),
        diskSizeGb: optional(count({ describe: 'Disk of each node in GB that the cluster is to have.', least: 10, most: 16_384 })),
        tags: optional(textMap({ describe: 'Tags that the cluster is to have; others stay.', expected: 'a mapping of tag to value' })),
        labels: optional(textMap({
            describe: 'Labels (deprecated by Atlas) that the cluster is to have; others stay.',
            expected: 'a mapping of label to value',
        })),
        terminationProtection: optional(flag({
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
        const kind = normalTier(params.tier);
        if (kind === 'free' || kind === 'flex')
            issues.push({
                message: `tier: a cluster cannot be made a ${kind} one.`,
                hint: 'Give a dedicated tier such as `M30`, or create another cluster with create-cluster.',
            });
        else
            issues.push(...checkPlacement({ placement: { tier: params.tier }, policy }));
        return issues;
    },
    async step({ atlas, params, memory, policy }) {
        const cluster = await requireCluster({ atlas, params, memory });
        const now = atlas.now();
        const sent = sentWrite(memory, 'update');
        const body = plannedUpdate({ cluster, params });
        if (body === undefined) {
            if (params.wait && !cluster.paused && !isSettled({ cluster, memory, write: 'update', now })) {
                return waitingFor({ cluster, doing: 'updating the cluster', memory, write: 'update', now });
            }
            return { status: 'done', change: sent ? 'updated' : 'unchanged', outputs: clusterOutputsOf(cluster) };
        }
        const [refusal] = placesOf(cluster).flatMap((placement) => checkAllowed({ placement, policy }));
        if (refusal !== undefined)
            throw new errors/* ActionError */.lZ({ code: 'PLACE_NOT_ALLOWED', ...refusal });
        if (cluster.paused) {
            throw new errors/* ActionError */.lZ({
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
        tier: tier === undefined || normalTier(tier) === cluster.tier ? undefined : normalTier(tier),
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
    return new errors/* ActionError */.lZ({
        code: 'UPDATE_UNSUPPORTED',
        message: `cluster ${cluster.name} is a ${cluster.kind} cluster, and ${why}.`,
        hint: 'Create a cluster of another tier instead.',
    });
}

;// CONCATENATED MODULE: ./build/src/operations/update-project.js





const updateProject = defineOperation({
    name: 'update-project',
    summary: 'Rename a project, or add tags to it.',
    effect: 'write',
    subject: 'project',
    params: {
        ...projectReference,
        newProjectName: optional({
            ...projectName,
            describe: 'Name that the project is to have. With it, name the project by project-id.',
        }),
        tags: optional(textMap({ describe: 'Tags that the project is to have; others stay.', expected: 'a mapping of tag to value' })),
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
            const change = sentWrite(memory, 'update') ? 'updated' : 'unchanged';
            return { status: 'done', change, outputs: projectOutputsOf(project) };
        }
        const now = atlas.now();
        if (!isJustSent({ memory, name: 'update', now })) {
            const send = () => atlas.call('updateGroup', { path: { groupId: project.id }, body });
            await sendWrite({ memory, name: 'update', what: `project ${project.id}`, now, send });
        }
        return { status: 'waiting', doing: 'updating the project', checkAgainInMs: 1_000 };
    },
});

;// CONCATENATED MODULE: ./build/src/operations/wait-for-cluster.js









const waitForCluster = defineOperation({
    name: 'wait-for-cluster',
    summary: 'Wait until a cluster is ready, paused or deleted.',
    effect: 'read',
    subject: 'cluster',
    params: {
        ...clusterReference,
        until: withDefault('ready', choice({ describe: 'What to wait for.', words: ['ready', 'paused', 'deleted'] })),
    },
    outputs: clusterOutputs,
    check: ({ given }) => checkClusterReference(given),
    async step({ atlas, params, memory }) {
        const now = atlas.now();
        memory.waitingSince ??= now.getTime();
        const checkAgainInMs = pollInterval({ since: memory.waitingSince, now });
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
            wait_for_cluster_refuseEndless({ cluster, until: params.until, waitedMs: now.getTime() - memory.waitingSince });
        if (reached)
            return { status: 'done', change: 'unchanged', outputs: clusterOutputsOf(cluster) };
        return {
            status: 'waiting',
            doing: `waiting until the cluster is ${params.until} (${shownState(cluster)})`,
            checkAgainInMs,
        };
    },
});
function wait_for_cluster_refuseEndless({ cluster, until, waitedMs }) {
    const { name, kind, paused, state } = cluster;
    if (until === 'paused' && kind !== 'dedicated') {
        throw new errors/* ActionError */.lZ({
            code: 'NEVER_PAUSED',
            message: `cluster ${name} is a ${kind} cluster, and Atlas can pause dedicated clusters only.`,
            hint: 'Wait for `ready` or `deleted` instead.',
        });
    }
    if (until === 'ready' && paused && state === 'IDLE' && waitedMs >= READS_LAG_MS) {
        throw new errors/* ActionError */.lZ({
            code: 'CLUSTER_PAUSED',
            message: `cluster ${name} is paused (${shownState(cluster)}), and nothing is resuming it.`,
            hint: 'Resume it with resume-cluster, which waits until it is ready.',
        });
    }
}

;// CONCATENATED MODULE: ./build/src/operations/index.js



















const operations = new Map([
    addIpAccess,
    checkAccess,
    connectionString,
    createCluster,
    createProject,
    deleteCluster,
    deleteProject,
    find_cluster_findCluster,
    find_project_findProject,
    list_clusters_listClusters,
    listIpAccess,
    listOrganizations,
    listProjects,
    pauseCluster,
    removeIpAccess,
    resumeCluster,
    updateCluster,
    updateProject,
    waitForCluster,
].map((operation) => [operation.name, operation]));

;// CONCATENATED MODULE: ./build/src/operations/suggest.js

const LONGEST_WORD = 80;
const MOST_NAMES = 30;
function suggest({ word, candidates }) {
    const near = nearestName({ word, candidates });
    if (near !== undefined)
        return `Did you mean \`${near}\`?`;
    if (candidates.length === 0)
        return undefined;
    const names = candidates.slice(0, MOST_NAMES).map((name) => `\`${(0,base_text/* safeText */.Hk)(name)}\``);
    const others = candidates.length - names.length;
    if (others > 0)
        return `Use one of ${names.join(', ')} and ${others} others.`;
    return names.length === 1 ? `Use ${names[0]}.` : `Use one of ${(0,base_text/* listOf */.c3)(names, 'or')}.`;
}
function nearestName({ word, candidates }) {
    return word.length > LONGEST_WORD ? undefined : (0,base_text/* nearest */.pA)(word, candidates);
}

// EXTERNAL MODULE: ./build/src/base/secret.js
var secret = __webpack_require__(1595);
;// CONCATENATED MODULE: ./build/src/operations/refuse-value.js



const LONGEST_SHOWN = 60;
const WHOLE_NUMBER = /^-?\d{1,15}$/;
const FLAG = /^(?:true|false)$/i;
function refuseValue({ param, value, path, }) {
    const culprit = reach(value, path);
    const at = path.map((key) => typeof key === 'number' ? `item ${key + 1}` : `\`${(0,base_text/* safeText */.Hk)(String(key), { longest: LONGEST_SHOWN })}\``);
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
        return `Write it as a list: \`[${(0,base_text/* safeText */.Hk)(culprit, { longest: LONGEST_SHOWN })}]\`.`;
    const near = nearestName({ word: culprit, candidates: param.words ?? [] });
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
    if (value instanceof secret/* Secret */.z)
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
    const shown = (0,base_text/* safeText */.Hk)(value, { longest: LONGEST_SHOWN });
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

;// CONCATENATED MODULE: ./build/src/operations/read-params.js



function readParams({ operation, raw, policy, place, positionOf, pending = NONE, }) {
    const keys = new Map(Object.keys(operation.params).map((key) => [(0,base_text/* kebabCase */.kW)(key), key]));
    const names = [...keys.keys()];
    const written = Object.keys(raw).filter((name) => raw[name] !== undefined);
    const given = new Set(written.map((name) => (keys.has(name) ? name : nearestName({ word: name, candidates: names }))));
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
        const hint = suggest({ word: name, candidates: names }) ?? 'Leave it out: the operation has no parameters.';
        report(name, `${operation.name} has no parameter \`${(0,base_text/* safeText */.Hk)(name, { longest: 60 })}\`.`, hint);
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
    const isGiven = (key) => given.has((0,base_text/* kebabCase */.kW)(key));
    for (const { message, hint } of operation.check?.({ params, given: isGiven, policy }) ?? []) {
        const [, name, why] = /^([a-z][a-z0-9-]*): (.*)$/s.exec(message) ?? [];
        const isOurs = name !== undefined && why !== undefined && keys.has(name);
        report(isOurs ? name : undefined, isOurs ? why : message, hint);
    }
    return issues.length > 0 ? { issues } : { params };
}
const NONE = new Set();

;// CONCATENATED MODULE: ./build/src/plan/draft.js

function collectIn(issues) {
    return ({ message, hint, position }) => issues.push({ message, ...(hint !== undefined && { hint }), position });
}
function shownName(name) {
    return (0,base_text/* safeText */.Hk)(name, { longest: 60 });
}

;// CONCATENATED MODULE: ./build/src/plan/grow-tree.js

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
        const name = (0,base_text/* safeText */.Hk)(source, { longest: 60 });
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
                    message: `\`${(0,base_text/* safeText */.Hk)(name, { longest: 60 })}\` is written twice in one mapping, first in line ${earlier.position.line}.`,
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

;// CONCATENATED MODULE: ./build/src/plan/read-yaml.js


const MOST_SYNTAX_ISSUES = 100;
const BARE_REFERENCE = /[:,[{]\s*\$\{/;
async function readYaml({ text, file, }) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
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
                message: `This is not valid YAML: ${(0,base_text/* safeText */.Hk)(message).replace(/\.?$/, '.')}`,
                ...(BARE_REFERENCE.test(written[position.line - 1] ?? '') && {
                    hint: 'Put references in quotes: `"${step.output}"`.',
                }),
                position,
            };
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-tree.js
function plainValue(tree) {
    if (tree.kind === 'leaf')
        return tree.value;
    if (tree.kind === 'list')
        return tree.items.map(plainValue);
    return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plainValue(entry.tree)]));
}

;// CONCATENATED MODULE: ./build/src/plan/flat-value.js



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

;// CONCATENATED MODULE: ./build/src/plan/reference.js

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
    return values.some((value) => value instanceof secret/* Secret */.z) ? new secret/* Secret */.z(whole) : whole;
}
function asText(value) {
    if (value instanceof secret/* Secret */.z)
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

;// CONCATENATED MODULE: ./build/src/plan/flat.js







async function planOfOne({ operation: name, params, operations, policy, }) {
    const operation = operations.get(name);
    if (operation === undefined)
        throw new errors/* UsageError */.eb([unknownOperation({ name, operations })]);
    const shapes = new Map(Object.entries(operation.params).map(([key, { shape }]) => [(0,base_text/* kebabCase */.kW)(key), shape]));
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
    const result = readParams({ operation, raw, policy, place, pending: unreadable });
    if ('issues' in result)
        issues.push(...result.issues);
    if (issues.length > 0)
        throw new errors/* UsageError */.eb(issues);
    return { steps: [{ id: name, operation, params: literal(raw), needs: [] }] };
}
function unknownOperation({ name, operations }) {
    const hint = suggest({ word: name, candidates: [...operations.keys()] });
    return { message: `operation: there is no operation \`${shownName(name)}\`.`, ...(hint !== undefined && { hint }) };
}

// EXTERNAL MODULE: ./build/src/base/clock.js
var base_clock = __webpack_require__(8489);
// EXTERNAL MODULE: ./build/src/atlas/cloud.js
var atlas_cloud = __webpack_require__(7436);
// EXTERNAL MODULE: ./build/src/atlas/credentials.js
var atlas_credentials = __webpack_require__(7475);
;// CONCATENATED MODULE: ./build/src/plan/settings.js






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
    timeout: 'How long to wait in all, such as `45m`. Default: `1h`. What Atlas has begun by then goes on, and another run takes it up.',
    'dry-run': '`true`: look, but change nothing, and say what would be done.',
};
const DEFAULT_TIMEOUT_MS = 3_600_000;
function readSettings({ inputs, environment }) {
    const issues = [];
    const policy = readPolicy({ inputs, issues });
    const host = keep((0,atlas_cloud/* chooseHost */.w)({ cloud: policy.cloud, baseUrl: settings_text(inputs['base-url']) }), issues);
    const credentials = keep((0,atlas_credentials/* chooseCredentials */.M)({ inputs, environment }), issues);
    const timeoutMs = readTimeout({ value: settings_text(inputs.timeout), issues });
    const dryRun = readFlag({ name: 'dry-run', value: settings_text(inputs['dry-run']), issues });
    if (host === undefined || credentials === undefined || issues.length > 0)
        throw new errors/* UsageError */.eb(issues);
    const speed = Number(environment['ATLAS_ACTION_CLOCK_SPEED'] ?? 1);
    return {
        host,
        credentials,
        policy,
        proxy: readProxy(environment),
        timeoutMs,
        dryRun,
        clockSpeed: host.isLoopback && speed >= 1 ? speed : 1,
    };
}
function readPolicy({ inputs, issues }) {
    const allowed = (name) => (settings_text(inputs[name])?.split(/[\s,]+/) ?? []).filter((word) => word !== '');
    const policy = {
        cloud: readCloud({ value: settings_text(inputs.cloud), issues }),
        allowedProviders: allowed('allowed-providers').map((name) => name.toUpperCase()),
        allowedRegions: allowed('allowed-regions').map((name) => name.toUpperCase()),
        allowedTiers: allowed('allowed-tiers').map(readTier),
    };
    const unknown = policy.allowedProviders.find((name) => !PROVIDERS.some((known) => known === name));
    if (unknown !== undefined) {
        issues.push({
            message: `allowed-providers: \`${(0,base_text/* safeText */.Hk)(unknown, { longest: 40 })}\` is no provider.`,
            hint: `Choose among ${(0,base_text/* listOf */.c3)(PROVIDERS)}.`,
        });
    }
    return policy;
}
function readTier(word) {
    return normalTier(/^(?:free|flex)$/i.test(word) ? word.toLowerCase() : word.toUpperCase());
}
function readFlag({ name, value, issues, }) {
    if (value !== undefined && !/^(?:true|false)$/i.test(value)) {
        issues.push({
            message: `${name}: expected \`true\` or \`false\`, got \`${(0,base_text/* safeText */.Hk)(value, { longest: 40 })}\`.`,
            hint: 'Write one of the two.',
        });
    }
    return value?.toLowerCase() === 'true';
}
function readCloud({ value, issues }) {
    const cloud = atlas_cloud/* CLOUDS */.J.find((name) => name === (value ?? 'commercial').toLowerCase());
    if (cloud !== undefined)
        return cloud;
    const meant = (0,base_text/* nearest */.pA)(value ?? '', atlas_cloud/* CLOUDS */.J) ?? (/gov/i.test(value ?? '') ? 'government' : undefined);
    issues.push({
        message: `cloud: expected ${(0,base_text/* listOf */.c3)(atlas_cloud/* CLOUDS */.J.map((name) => `\`${name}\``), 'or')}, got \`${(0,base_text/* safeText */.Hk)(value, { longest: 40 })}\`.`,
        hint: meant ? `Did you mean \`${meant}\`?` : 'Write one of the two.',
    });
    return 'commercial';
}
function readTimeout({ value, issues }) {
    if (value === undefined)
        return DEFAULT_TIMEOUT_MS;
    const ms = readDuration(value);
    if (ms !== undefined && ms > 0)
        return ms;
    issues.push({
        message: `timeout: expected a time span such as \`45m\` or \`2h\`, got \`${(0,base_text/* safeText */.Hk)(value, { longest: 40 })}\`.`,
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

;// CONCATENATED MODULE: ./build/src/plan/read-run.js


async function readRun({ inputs, environment, readPlan, onSettings = () => { }, }) {
    const issues = [];
    const collect = async (read) => {
        try {
            return await read();
        }
        catch (error) {
            if (!(error instanceof errors/* UsageError */.eb))
                throw error;
            issues.push(...error.issues);
            return undefined;
        }
    };
    const settings = await collect(() => readSettings({ inputs, environment }));
    if (settings !== undefined)
        onSettings(settings);
    const plan = await collect(() => readPlan(readPolicy({ inputs, issues: [] })));
    if (settings === undefined || plan === undefined)
        throw new errors/* UsageError */.eb(issues);
    return { settings, plan };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/atlas/token-endpoint.js


const token_endpoint_TOKEN = '/api/oauth/token';
const REVOKE = '/api/oauth/revoke';
const LINGER_MS = 3_000;
async function requestToken(client, signal) {
    const request = token_endpoint_form({ client, target: token_endpoint_TOKEN, fields: { grant_type: 'client_credentials' }, signal });
    return readToken(request, await client.send(request));
}
async function revokeToken(client, token, signal) {
    const fields = { token: token.reveal(), token_type_hint: 'access_token' };
    await client.send(token_endpoint_form({ client, target: REVOKE, fields, signal }));
}
function lingering() {
    return (next) => (request) => next(request.target === token_endpoint_TOKEN && request.signal ? { ...request, signal: later(request.signal) } : request);
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
function token_endpoint_form({ client, target, fields, signal, }) {
    return {
        method: 'POST',
        target,
        template: target,
        headers: {
            accept: 'application/json',
            authorization: `Basic ${basicPair(client)}`,
            'content-type': 'application/x-www-form-urlencoded',
            'user-agent': client.userAgent,
        },
        body: new URLSearchParams(fields).toString(),
        signal,
    };
}
function readToken(request, response) {
    const { access_token: token, expires_in: seconds } = token_endpoint_parse(response.body);
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) && typeof seconds === 'number' && seconds > 0) {
        return { value: new secret/* Secret */.z(token), livesMs: seconds * 1000 };
    }
    throw new AtlasError({
        method: request.method,
        template: request.template,
        status: response.status,
        outcome: 'unknown',
        transient: false,
        message: 'the answer holds no access token',
        hint: 'Check that nothing stands between the runner and Atlas that answers in its place.',
    });
}
function token_endpoint_parse(body) {
    try {
        return Object(JSON.parse(body.toString()));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/src/atlas/bearer.js

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
        layer: (next) => {
            async function sent(request, used) {
                const answer = await next(authorized(request, used.value));
                if (!isTokenRefused(answer))
                    used.accepted = true;
                return answer;
            }
            return async (request) => {
                const used = await unlessAborted(current(), request.signal);
                if (used === undefined)
                    return next(request);
                const answer = await sent(request, used);
                if (!used.accepted || !isTokenRefused(answer))
                    return answer;
                if (token === used)
                    token = undefined;
                const renewed = await unlessAborted(current(), request.signal);
                return renewed === undefined ? next(request) : sent(request, renewed);
            };
        },
        async revoke(signal) {
            const last = (await unlessAborted(minting?.catch(() => undefined), signal)) ?? token;
            token = undefined;
            if (last !== undefined)
                await revokeToken(options, last.value, signal);
        },
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
async function mint(options) {
    const asked = options.clock.now().getTime();
    const { value, livesMs } = await requestToken(options, options.signal);
    options.onToken(value);
    return { value, refreshAt: asked + Math.max(livesMs - REFRESH_EARLY_MS, livesMs / 2), accepted: false };
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

;// CONCATENATED MODULE: ./build/src/atlas/send.js
function compose({ layers, transport }) {
    return layers.reduceRight((next, layer) => layer(next), transport);
}
function header(response, name) {
    const value = response.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
}

;// CONCATENATED MODULE: ./build/src/atlas/client.js




const PAGE_SIZE = 500;
const MOST_PAGES = 2_000;
function createAtlas({ send, now, credentialKind, userAgent, signal, }) {
    async function exchange(name, call) {
        const [method, path, date] = endpoints[name];
        const request = {
            method,
            target: targetOf({ path, parameters: call.path ?? {}, query: call.query }),
            template: path,
            date,
            headers: { 'user-agent': userAgent },
            ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
            signal,
        };
        const response = await send(request);
        return readJson({ method, path, response });
    }
    const atlas = {
        call: (name, call) => exchange(name, call),
        async find(name, call) {
            try {
                return await exchange(name, call);
            }
            catch (error) {
                if (hasCode(error, ...call.absent))
                    return undefined;
                throw error;
            }
        },
        async list(name, call) {
            const all = [];
            for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
                const page = await exchange(name, { ...call, query: { ...call.query, itemsPerPage: PAGE_SIZE, pageNum } });
                if (Array.isArray(page))
                    return page;
                const { results, next } = readPage(name, page);
                all.push(...results);
                if (!next || results.length === 0)
                    return all;
            }
            throw unreadable({ method: 'GET', path: endpoints[name][1], why: 'a list without an end' });
        },
        credentialKind,
        now,
    };
    return atlas;
}
function readPage(name, page) {
    if (typeof page === 'object' && page !== null && 'results' in page && Array.isArray(page.results)) {
        const links = 'links' in page && Array.isArray(page.links) ? page.links : [];
        return { results: page.results, next: links.some((link) => link?.rel === 'next') };
    }
    throw unreadable({ method: 'GET', path: endpoints[name][1], why: 'a page without results' });
}
function readJson({ method, path, response }) {
    const text = response.body.toString();
    if (text.trim() === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        const type = (0,base_text/* safeText */.Hk)(header(response, 'content-type') ?? 'no content type', { longest: 60 });
        throw unreadable({ method, path, why: `${response.status} with an answer that is not JSON (${type})` });
    }
}
function unreadable({ method, path, why }) {
    return new AtlasError({
        method,
        template: path,
        message: why,
        hint: 'If this repeats, look for a proxy or gateway that answers in the place of Atlas.',
        outcome: 'unknown',
        transient: true,
    });
}

;// CONCATENATED MODULE: ./build/src/atlas/conceal.js
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
    const encoded = [encodeURIComponent(value), new URLSearchParams({ '': value }).toString().slice(1)];
    return [value, ...encoded, ...encoded.map((text) => text.replace(/%../g, (sign) => sign.toLowerCase()))];
}
function blotHeaders(headers, blot) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(blot) : value === undefined ? value : blot(value),
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

;// CONCATENATED MODULE: ./build/src/atlas/challenge.js
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

;// CONCATENATED MODULE: ./build/src/atlas/digest-response.js

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

;// CONCATENATED MODULE: ./build/src/atlas/turnstile.js
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

;// CONCATENATED MODULE: ./build/src/atlas/digest.js




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
    const value = answer.status === 401 ? header(answer, 'www-authenticate') : undefined;
    return value === undefined ? undefined : strongestDigest(parseChallenges(value));
}
function nextNonceOf(answer) {
    const info = header(answer, 'authentication-info');
    return info === undefined ? undefined : parseChallenges(`Info ${info}`)[0]?.parameters['nextnonce'];
}

;// CONCATENATED MODULE: ./build/src/atlas/newborn.js

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
                if (creates && error instanceof AtlasError && error.outcome === 'unknown')
                    lostBirthAt = clock.now().getTime();
                if (!(error instanceof AtlasError) || id === undefined || !isYoung(id) || !hasCode(error, ...NOT_YET))
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

;// CONCATENATED MODULE: ./build/src/atlas/hints.js
function hintFor(clue) {
    if (clue.errorCode !== undefined && Object.hasOwn(BY_CODE, clue.errorCode))
        return BY_CODE[clue.errorCode]?.(clue);
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
    GROUP_ALREADY_EXISTS: () => 'Choose another project-name, or say `if-exists: reuse`.',
    CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API: () => 'A project may have one free cluster, and this one has it already. Use `tier: flex`, or another project.',
    DUPLICATE_CLUSTER_NAME_PREFIX: () => 'The first 23 characters of a cluster name must be unique in its project. Choose a shorter name.',
    ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: () => 'The network access list is full. Remove entries that nobody needs.',
    CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: () => 'Say `force: true` if this cluster is really to go.',
    ATLAS_RESOURCE_POLICIES_VIOLATION_NOT_AUTHORIZED: () => 'A resource policy of the organization forbids this. Ask an organization owner.',
    OUT_OF_CAPACITY: TAKEN,
    NO_CAPACITY: TAKEN,
    REGION_UNAVAILABLE: TAKEN,
    NO_PAYMENT_INFORMATION_FOUND: BILLING,
    ACCOUNT_SUSPENDED: BILLING,
    HOURLY_BILLING_LIMIT_EXCEEDED: BILLING,
};

;// CONCATENATED MODULE: ./build/src/atlas/retry-after.js

const SHORTEST_RETRY_AFTER_MS = 2_000;
function retryAfterMs(response) {
    const named = header(response, 'retry-after') ?? limitParameter(response.body) ?? '';
    const seconds = Number.parseInt(named, 10);
    const ms = Number.isNaN(seconds) ? Date.parse(named) - Date.parse(header(response, 'date') ?? '') : seconds * 1000;
    return Number.isNaN(ms) ? undefined : Math.max(ms, SHORTEST_RETRY_AFTER_MS);
}
function limitParameter(body) {
    const text = body.subarray(0, 4096).toString();
    if (!text.includes('RATE_LIMITED_TOKEN_BUCKET'))
        return undefined;
    return /"parameters"\s*:\s*\[\s*"[^"]*"\s*,\s*"?(\d+)/.exec(text)?.[1];
}

;// CONCATENATED MODULE: ./build/src/atlas/problem.js





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
        throw problem_describe(request, response);
    };
}
function problem_describe(request, response) {
    const { method, template } = request;
    const { status } = response;
    const said = readProblem(response);
    const transient = isTransient(status, said);
    return new AtlasError({
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
        retryAfterMs: status === 429 || status === 503 ? retryAfterMs(response) : undefined,
    });
}
function outcomeOf(status) {
    return status >= 500 ? 'unknown' : 'refused';
}
function isAnonymous(response, { errorCode, foreign }) {
    const challenged = header(response, 'www-authenticate') !== undefined;
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
        return plain(`a redirect to ${place(header(response, 'location'))}, which is never followed`, { foreign: true });
    const text = response.body.subarray(0, LARGEST_ERROR).toString();
    const body = parseObject(text);
    if (body === undefined) {
        const type = (0,base_text/* safeText */.Hk)(header(response, 'content-type') ?? 'no content type', { longest: 60 });
        return text.trim() === ''
            ? plain('an empty answer')
            : plain(`an answer that is not JSON (${type})`, { foreign: true });
    }
    const code = body['errorCode'] ?? body['error'];
    const detail = body['detail'] ?? body['error_description'] ?? body['reason'];
    const parameters = Array.isArray(body['parameters']) ? body['parameters'] : [];
    return {
        errorCode: typeof code === 'string' && /^[A-Za-z0-9_]{1,100}$/.test(code) ? code : undefined,
        detail: withFields(typeof detail === 'string' ? (0,base_text/* safeText */.Hk)(detail) : 'no detail given', body['badRequestDetail']),
        parameters: parameters.slice(0, 10).map((parameter) => (0,base_text/* safeText */.Hk)(parameter)),
        foreign: false,
    };
}
function withFields(detail, more) {
    const fields = typeof more === 'object' && more !== null && 'fields' in more && Array.isArray(more.fields) ? more.fields : [];
    const lines = fields
        .slice(0, 5)
        .map((field) => `${(0,base_text/* safeText */.Hk)(field?.field, { longest: 100 })}: ${(0,base_text/* safeText */.Hk)(field?.description, { longest: 200 })}`);
    return lines.length === 0 ? detail : `${detail} (${lines.join('; ')})`;
}
function plain(detail, { foreign = false } = {}) {
    return { errorCode: undefined, detail, parameters: [], foreign };
}
function place(location) {
    return location !== undefined && URL.canParse(location)
        ? (0,base_text/* safeText */.Hk)(new URL(location).host, { longest: 100 })
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

;// CONCATENATED MODULE: ./build/src/atlas/retry.js


const ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 500;
const PATIENCE_MS = 5 * 60_000;
const UNNAMED_LIMIT_MS = [10_000, 20_000, 40_000, 80_000];
const retry_UNAVAILABLE = new Set([500, 502, 503, 504]);
function retry({ clock, random, onWait }) {
    return (next) => async (request) => {
        let waited = 0;
        for (let attempt = 0;; attempt++) {
            const answer = await next(request).catch(asFailure);
            const delay = answer instanceof AtlasError ? afterNoAnswer(request, answer) : afterAnswer(request, answer);
            const last = attempt + 1 >= ATTEMPTS || request.signal?.aborted === true;
            const ms = delay && Math.round(delay.ms(attempt, random));
            if (!delay || last || ms === undefined || waited + ms > PATIENCE_MS) {
                if (answer instanceof AtlasError)
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
    if (error instanceof AtlasError)
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
    const named = retryAfterMs(response);
    if (response.status === 429) {
        return {
            why: 'rate limit',
            ms: (attempt, random) => (named ?? UNNAMED_LIMIT_MS[Math.min(attempt, 3)] ?? 80_000) * (1 + random() / 5),
        };
    }
    if (request.method !== 'GET' || !retry_UNAVAILABLE.has(response.status))
        return undefined;
    return { why: `HTTP ${response.status}`, ms: (attempt, random) => Math.max(named ?? 0, backoff(attempt, random)) };
}
function backoff(attempt, random) {
    return FIRST_BACKOFF_MS * 2 ** attempt * (0.2 + 0.8 * random());
}

;// CONCATENATED MODULE: ./build/src/atlas/server-time.js

function serverTime(clock) {
    let aheadMs = 0;
    return {
        layer: (next) => async (request) => {
            const response = await next(request);
            const answeredAt = Date.parse(header(response, 'date') ?? '');
            if (!Number.isNaN(answeredAt))
                aheadMs = answeredAt - clock.now().getTime();
            return response;
        },
        now: () => new Date(clock.now().getTime() + aheadMs),
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-connect.js
var api_connect = __webpack_require__(4660);
// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(4043);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/env-http-proxy-agent.js
var env_http_proxy_agent = __webpack_require__(3137);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var pool = __webpack_require__(628);
;// CONCATENATED MODULE: ./build/src/atlas/no-answer.js


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
        return new AtlasError({ method, template, outcome: 'unknown', message, transient: false });
    }
    if (proxyStatus !== undefined) {
        return new AtlasError({
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
    return new AtlasError({
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
            return (0,base_text/* safeText */.Hk)(at.code, { longest: 60 });
    }
    return error instanceof Error && error.name !== 'Error' ? (0,base_text/* safeText */.Hk)(error.name, { longest: 60 }) : 'network error';
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

;// CONCATENATED MODULE: ./build/src/atlas/proxy.js

function proxy_readProxy({ httpProxy, httpsProxy, noProxy }) {
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
    throw new errors/* UsageError */.eb([
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

;// CONCATENATED MODULE: ./build/src/atlas/transport.js







const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 90_000;
const BODY_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 4_000;
const LARGEST_BODY = 32 * 1024 * 1024;
function createTransport({ origin, proxy }) {
    const agent = new env_http_proxy_agent({
        ...proxy_readProxy(proxy),
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

;// CONCATENATED MODULE: ./build/src/atlas/version.js


function version({ onDeprecation }) {
    const reported = new Set();
    return (next) => async (request) => {
        const { date, template } = request;
        if (date === undefined)
            return next(request);
        const mediaType = `application/vnd.atlas.${date}+json`;
        const contentType = request.body === undefined ? {} : { 'content-type': mediaType };
        const response = await next({ ...request, headers: { ...request.headers, accept: mediaType, ...contentType } });
        const sunset = header(response, 'sunset');
        if ((sunset ?? header(response, 'deprecation')) && !reported.has(mediaType + template)) {
            reported.add(mediaType + template);
            onDeprecation({ template, date, sunset: sunset === undefined ? undefined : (0,base_text/* safeText */.Hk)(sunset) });
        }
        return response;
    };
}

;// CONCATENATED MODULE: ./build/src/atlas/connect.js















const REVOKE_WITHIN_MS = 5_000;
function connect(options) {
    const { host, clock, random, signal, onNotice } = options;
    const transport = createTransport({ origin: host.origin, proxy: options.proxy });
    const retries = {
        clock,
        random,
        onWait: ({ template, why, ms }) => onNotice(`${why}: ${template} is called again ${soon(ms)}`, 'passing'),
    };
    const conceal = concealment();
    const time = serverTime(clock);
    const credential = createCredential({
        options,
        conceal,
        send: compose({ layers: [problem(), retry(retries), lingering(), conceal.layer], transport: transport.send }),
    });
    const layers = [
        ...(options.guard ? [options.guard] : []),
        newborn({
            clock,
            onWait: (template) => onNotice(`Atlas does not know the new project everywhere yet: ${template}`, 'passing'),
        }),
        problem(),
        retry(retries),
        version({
            onDeprecation: ({ template, date, sunset }) => onNotice(deprecation({ template, date, sunset }), 'lasting'),
        }),
        time.layer,
        credential.layer,
        conceal.layer,
    ];
    return {
        atlas: createAtlas({
            send: compose({ layers, transport: transport.send }),
            now: time.now,
            credentialKind: options.credentials.kind,
            userAgent: options.userAgent,
            signal,
        }),
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
    return ms < 1000 ? 'in a moment' : `in ${renderDuration(ms)}`;
}
function deprecation({ template, date, sunset, }) {
    const end = sunset === undefined ? 'some day' : `on ${sunset}`;
    return `Atlas will stop serving version ${date} of ${template} ${end}. Upgrade this action before then.`;
}
function createCredential({ options, conceal, send }) {
    const { credentials, clock, userAgent, signal, onSecret } = options;
    const nothingToRevoke = async () => { };
    switch (credentials.kind) {
        case 'api-key':
            conceal.add(credentials.privateKey);
            return {
                layer: digest_digest({ ...credentials, clientNonce: () => (0,external_node_crypto_.randomBytes)(16).toString('hex') }),
                revoke: nothingToRevoke,
            };
        case 'access-token':
            conceal.add(credentials.accessToken);
            return { layer: readyToken(credentials.accessToken), revoke: nothingToRevoke };
        case 'service-account': {
            conceal.add(credentials.clientSecret);
            conceal.add(new secret/* Secret */.z(basicPair(credentials)));
            const onToken = (token) => {
                conceal.add(token);
                onSecret(token);
            };
            return serviceAccount({ ...credentials, clock, userAgent, send, onToken, signal });
        }
    }
}

;// CONCATENATED MODULE: ./build/src/plan/dry-run.js

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
function dry_run_describe({ method, target, body }) {
    const verb = method in VERBS ? VERBS[method] : 'send';
    return `${verb}: ${method} ${(0,base_text/* safeText */.Hk)(target)}${body === undefined ? '' : ` ${(0,base_text/* safeText */.Hk)(body, { longest: LONGEST_BODY })}`}`;
}

;// CONCATENATED MODULE: ./build/src/plan/call-step.js





async function callStep({ step, memory, state, ...options }) {
    const { atlas, owner, policy, random } = options;
    try {
        const params = paramsOf({ step, state, policy });
        const progress = await step.operation.step({ atlas, params, memory, owner, policy, random });
        if (progress.status === 'waiting' && progress.lease)
            await options.onLease(progress.lease);
        return { kind: 'progress', progress: named(progress), memory };
    }
    catch (error) {
        if (error instanceof DryRunStop)
            return { kind: 'planned', would: error.would };
        return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)), memory };
    }
}
function paramsOf({ step, state, policy, }) {
    const lookUp = (id, output) => {
        const source = state.get(id);
        return source?.status === 'done' ? source.outputs[output] : undefined;
    };
    const missing = referencesIn(step.params).find(({ step: id, output }) => lookUp(id, output) === undefined);
    if (missing !== undefined) {
        throw new errors/* ActionError */.lZ({
            code: 'OUTPUT_MISSING',
            message: `\`${missing.step}\` is done and has no ${missing.output}.`,
            hint: 'Let it wait until there is one, or take the reference away.',
        });
    }
    const raw = Object.fromEntries(Object.entries(step.params).map(([name, value]) => [name, resolveReferences(value, lookUp)]));
    const read = readParams({
        operation: step.operation,
        raw,
        policy,
        place: (name) => (name ? `${step.id}.${name}` : step.id),
    });
    if ('issues' in read)
        throw new errors/* UsageError */.eb(read.issues);
    return read.params;
}
function named(progress) {
    if (progress.status !== 'done')
        return progress;
    const outputs = Object.fromEntries(Object.entries(progress.outputs).map(([name, value]) => [(0,base_text/* kebabCase */.kW)(name), value]));
    return { ...progress, outputs };
}

;// CONCATENATED MODULE: ./build/src/plan/engine.js



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
        if (!(error instanceof AtlasError && error.transient) ||
            failures > MOST_FAILURES ||
            isUnreachable({ error, before }))
            return { ...times, status: 'failed', error };
        const own = Math.min(FIRST_PAUSE_MS * 2 ** before.failures, LONGEST_PAUSE_MS);
        const pause = Math.max(own, error.retryAfterMs ?? 0);
        return {
            ...before,
            memory,
            failures,
            doing: `trying again in ${renderDuration(pause)} after: ${error.message}`,
            checkAt: now + pause,
        };
    }
    const { progress } = result;
    if (progress.status !== 'waiting')
        return { ...times, ...progress };
    return { ...before, memory, failures: 0, doing: progress.doing, checkAt: now + progress.checkAgainInMs };
}
function isUnreachable({ error, before }) {
    return error instanceof AtlasError && error.outcome === 'unsent' && before.doing === STARTING;
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

;// CONCATENATED MODULE: ./build/src/plan/run.js





async function run(options) {
    const { plan, clock, cancellation, timeoutMs, report } = options;
    const { signal } = cancellation;
    const startedAt = clock.now().getTime();
    const deadline = startedAt + timeoutMs;
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
        const result = await callStep({ ...options, step, memory, state });
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
    return result.error instanceof AtlasError && result.error.status === undefined;
}
function stopAll({ state, stopped, timeoutMs, now, }) {
    const after = new Map(state);
    for (const [id, current] of state) {
        if (current.status !== 'pending' && current.status !== 'active')
            continue;
        const was = current.status === 'active' ? ` while ${current.doing}` : ' before it began';
        const why = stopped === 'cancelled' ? 'cancelled' : `timed out after ${renderDuration(timeoutMs)}`;
        const error = new errors/* ActionError */.lZ({
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

;// CONCATENATED MODULE: ./build/src/plan/session.js




async function runSession(options) {
    const { settings, cancellation, onNotice } = options;
    const clock = (0,base_clock/* systemClock */.m)({ speed: settings.clockSpeed });
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
    try {
        const { policy, timeoutMs } = settings;
        return await run({ ...options, atlas: connection.atlas, policy, timeoutMs, clock, random: Math.random });
    }
    finally {
        await connection
            .close()
            .catch((error) => onNotice(`The access token was not revoked and lives for an hour: ${error.message}`, 'lasting'));
    }
}

// EXTERNAL MODULE: ./build/src/cli/exit-code.js
var exit_code = __webpack_require__(3250);
;// CONCATENATED MODULE: ./build/src/cli/owner.js


function ownerOf({ host, user, processId, startedAt }) {
    const who = (0,external_node_crypto_.createHash)('sha256').update(`${user}\n${host}`).digest('hex').slice(0, 8);
    const when = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
    return { tags: [MANAGED_BY], mark: `cli:${who}:${when}-${processId}` };
}

;// CONCATENATED MODULE: ./build/src/cli/fit-line.js
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const fit_line_NONE = /\p{Mark}/u;
function fitLine(line, columns) {
    let used = 0;
    let fitting = '';
    for (const character of line) {
        used += fit_line_NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
        if (used > columns)
            return `${fitting}…`;
        if (used < columns)
            fitting += character;
    }
    return line;
}

;// CONCATENATED MODULE: ./build/src/plan/say-end.js
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

// EXTERNAL MODULE: ./build/src/plan/say-error.js
var say_error = __webpack_require__(7241);
;// CONCATENATED MODULE: ./build/src/cli/render-end.js




function renderEnd({ step, state }) {
    const end = `${SIGNS[state.status]} ${sayStep(step)}: ${sayEnd(state)}`;
    const took = renderDuration(state.endedAt - state.startedAt);
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
    const issue = error instanceof errors/* ActionError */.lZ
        ? { message: error.message.startsWith(`${id}`) ? error.message : `${id}: ${error.message}` }
        : { message: (0,say_error/* sayError */.I)(error, id) };
    const hint = error instanceof errors/* ActionError */.lZ ? error.hint : undefined;
    return (0,errors/* renderIssue */.yi)({ ...issue, ...(hint !== undefined && { hint }), ...(position && { position }) });
}

;// CONCATENATED MODULE: ./build/src/cli/live-progress.js



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
            const elapsed = `, ${renderDuration(now - startedAt)}`;
            return fitLine(fitLine(`… ${id}: ${doing}`, columns - 1 - elapsed.length) + elapsed, columns - 1);
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

;// CONCATENATED MODULE: ./build/src/cli/plain-progress.js


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
            say(`… ${step.id}: ${doing}${elapsedMs >= 1000 ? `, ${renderDuration(elapsedMs)}` : ''}`);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/cli/progress.js


function createProgress({ terminal, clock }) {
    return terminal.isLive ? liveProgress({ terminal, clock }) : plainProgress({ terminal, clock });
}

;// CONCATENATED MODULE: ./build/src/cli/render-json.js


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
    if (!(error instanceof errors/* ActionError */.lZ))
        return { code: 'UNEXPECTED', message: (0,say_error/* sayError */.I)(error) };
    return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}

;// CONCATENATED MODULE: ./build/src/cli/render-lease.js
function renderLease({ operation, params }) {
    const options = Object.entries(params).map(([name, value]) => `--${name} ${quote(String(value))}`);
    return `What is meant for this job only stays until it expires, since no job ends here. To take it back before:\n  mongodb-atlas-action call ${operation} ${options.join(' ')}`;
}
function quote(word) {
    return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./build/src/cli/render-outputs.js
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
    const { stringify } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 0 });
}

;// CONCATENATED MODULE: ./build/src/cli/summarize.js

function summarize({ steps }) {
    const count = (status) => steps.filter(({ state }) => state.status === status).length;
    const parts = Object.entries(WORDS).flatMap(([status, words]) => {
        const number = count(status);
        return number === 0 ? [] : [`${number} ${words}`];
    });
    if (steps.length < 2 || parts.length === 0)
        return undefined;
    const done = count('done');
    return `Of ${steps.length} steps, ${(0,base_text/* listOf */.c3)(done === 0 ? parts : [...parts, `${done} done`])}.`;
}
const WORDS = {
    failed: 'failed',
    blocked: 'not begun',
    deferred: 'deferred',
    skipped: 'skipped',
    planned: 'would be done',
};

;// CONCATENATED MODULE: ./build/src/cli/execute.js










async function execute({ inputs, json, readPlan, shape, world, }) {
    const { terminal } = world;
    const { settings, plan } = await readRun({ inputs, environment: world.environment, readPlan });
    const clock = (0,base_clock/* systemClock */.m)({ speed: settings.clockSpeed });
    const progress = createProgress({ terminal, clock });
    const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'));
    const result = await runSession({
        settings,
        plan,
        owner: ownerOf(world.actor()),
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
    const interrupted = signal();
    if (interrupted === undefined)
        return world.finish(exitCodeOf(result));
    terminal.err('Interrupted. What Atlas has begun goes on there; the same command goes on from here.\n');
    world.finish(exit_code/* EXIT_CODE */.F[interrupted]);
}
function exitCodeOf({ steps }) {
    const statuses = new Set(steps.map(({ state }) => state.status));
    if (statuses.has('failed') || statuses.has('blocked'))
        return exit_code/* EXIT_CODE */.F.failed;
    return statuses.has('deferred') ? exit_code/* EXIT_CODE */.F.deferred : exit_code/* EXIT_CODE */.F.done;
}

// EXTERNAL MODULE: ./build/src/cli/program.js
var cli_program = __webpack_require__(6180);
// EXTERNAL MODULE: ./build/src/cli/render-error.js
var render_error = __webpack_require__(7189);
// EXTERNAL MODULE: ./build/src/cli/credential-issue.js
var credential_issue = __webpack_require__(5453);
// EXTERNAL MODULE: ./build/src/cli/secret-options.js
var secret_options = __webpack_require__(6161);
;// CONCATENATED MODULE: ./build/src/cli/setting-options.js





const PLACEHOLDERS = {
    cloud: ' <cloud>',
    'base-url': ' <url>',
    timeout: ' <time>',
    'dry-run': '',
};
const SETTING_NAMES = Object.keys(SETTINGS).filter((name) => !secret_options/* SECRET_OPTIONS */.C.some((secret) => secret === name));
function addSettingOptions(command, names = SETTING_NAMES) {
    for (const name of names) {
        const describe = SETTINGS[name].replace(/^`true`: (.)/, (_, letter) => letter.toUpperCase());
        command.addOption(new commander/* Option */.c$(`--${name}${PLACEHOLDERS[name] ?? ' <list>'}`, describe).helpGroup('Settings:'));
    }
    command.addHelpText('after', `\n${credential_issue/* WHERE_CREDENTIALS_ARE */.yU}`);
}
function settingInputs(options) {
    return Object.fromEntries(SETTING_NAMES.flatMap((name) => {
        const value = options[(0,base_text/* camelCase */.xQ)(name)];
        return value === undefined ? [] : [[name, String(value)]];
    }));
}

;// CONCATENATED MODULE: ./build/src/cli/commands/call.js









function call(command, world) {
    command
        .configureOutput({ outputError: (text, write) => write(renderMisuseOfCall(text)) })
        .usage('<operation> [options]')
        .helpCommand(false)
        .commandsGroup('Operations:')
        .addHelpText('after', HELP);
    for (const operation of operations.values()) {
        const one = command
            .command(operation.name)
            .description(operation.summary)
            .usage('[options]')
            .showHelpAfterError((0,cli_program/* seeHelp */.X)(`mongodb-atlas-action call ${operation.name}`))
            .option('--json', 'Print the result as one JSON document.')
            .action((options) => execute({
            inputs: settingInputs(options),
            json: options['json'] === true,
            readPlan: (policy) => planOfOne({ operation: operation.name, params: paramTexts({ operation, options }), operations: operations, policy }),
            shape: 'operation',
            world,
        }));
        for (const [key, param] of Object.entries(operation.params)) {
            for (const option of paramOptions((0,base_text/* kebabCase */.kW)(key), param))
                one.addOption(option.helpGroup('Parameters:'));
        }
        addSettingOptions(one);
    }
}
function renderMisuseOfCall(text) {
    const word = /^error: unknown command '(.*)'/.exec(text)?.[1];
    if (word === undefined)
        return (0,render_error/* renderMisuse */.T)(text);
    const names = [...operations.keys()];
    const containing = names.filter((name) => name.includes(word));
    const hint = suggest({ word, candidates: containing.length > 0 ? containing : names });
    return `Unknown operation '${(0,base_text/* safeText */.Hk)(word)}'. ${hint}\n`;
}
const HELP = `
Each operation has its own help, with its parameters.

Examples:
  mongodb-atlas-action call list-projects
  mongodb-atlas-action call pause-cluster --help
  mongodb-atlas-action call pause-cluster --cluster shop:dev
  mongodb-atlas-action call create-cluster --project-name shop --cluster-name dev \
    --tier flex --region US_EAST_1 --tags team=web --json
`;
const call_PLACEHOLDERS = { text: '<text>', number: '<number>', list: '<item,…>', map: '<key=value>' };
function paramOptions(name, param) {
    const { describe, expected, shape, certain, defaultValue } = param;
    if (shape === 'flag') {
        const preset = defaultValue === true ? ` Default: true; \`--no-${name}\` switches it off.` : '';
        return [new commander/* Option */.c$(`--${name} [boolean]`, `${describe}${preset}`), new commander/* Option */.c$(`--no-${name}`).hideHelp()];
    }
    const needed = certain && defaultValue === undefined ? ' Required.' : '';
    const preset = defaultValue === undefined ? '' : ` Default: ${defaultValue}.`;
    const option = new commander/* Option */.c$(`--${name} ${call_PLACEHOLDERS[shape]}`, `${describe} Expected: ${expected}.${preset}${needed}`);
    if (shape === 'text' || shape === 'number')
        return [option];
    const collect = (value, before = []) => [...before, value];
    return [option.argParser(collect)];
}
function paramTexts({ operation, options }) {
    return Object.fromEntries(Object.keys(operation.params).flatMap((key) => {
        const name = (0,base_text/* kebabCase */.kW)(key);
        const value = options[(0,base_text/* camelCase */.xQ)(name)];
        if (value === undefined)
            return [];
        return [[name, Array.isArray(value) ? value.join('\n') : String(value)]];
    }));
}

;// CONCATENATED MODULE: ./build/src/cli/completion-scripts.js
function completionsOf(command, path = []) {
    const { commands, options } = command;
    const words = commands.length > 0
        ? commands.map((one) => ({ word: one.name(), describe: one.description() }))
        : options.flatMap(({ long, description, hidden }) => long && !hidden ? [{ word: long, describe: description }] : []);
    const own = { path: path.join(' '), hasCommands: commands.length > 0, words };
    return [own, ...commands.flatMap((one) => completionsOf(one, [...path, one.name()]))];
}
function bashScript(name, completions) {
    const cases = completions.map(({ path, hasCommands, words }) => {
        const pattern = hasCommands ? `'${path}'` : `'${path}'|'${path} '*`;
        return `    ${pattern}) offers='${words.map(({ word }) => word).join(' ')}' ;;`;
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
    const lines = completions.flatMap(({ path, hasCommands, words }) => {
        const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
        const others = words.map(({ word }) => word).join(' ');
        const condition = path === ''
            ? '__fish_use_subcommand'
            : [...seen, ...(hasCommands ? [`not __fish_seen_subcommand_from ${others}`] : [])].join('; and ');
        return words.map(({ word, describe }) => {
            const what = hasCommands ? `-f -a ${word}` : `-l ${word.slice(2)}`;
            return `complete -c ${name} -n '${condition}' ${what} -d '${describe.replaceAll(/['\\]/g, '\\$&')}'`;
        });
    });
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./build/src/cli/commands/completion.js



const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };
function completion(command, world) {
    command
        .addArgument(new commander/* Argument */.ef('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
        .usage('<shell>')
        .addHelpText('after', completion_HELP)
        .action(async (shell) => {
        const words = command.parent?.commands.map((one) => one.name()) ?? [];
        const program = await (0,cli_program/* createProgram */.r)({ words, version: '', world });
        world.terminal.out(SCRIPTS[shell](program.name(), completionsOf(program)));
    });
}
const completion_HELP = `
Examples:
  mongodb-atlas-action completion bash >> ~/.bashrc
  mongodb-atlas-action completion zsh >> ~/.zshrc
  mongodb-atlas-action completion fish > ~/.config/fish/completions/mongodb-atlas-action.fish
`;

;// CONCATENATED MODULE: ./build/src/cli/check.js
function refuse(name, { message, hint }) {
    const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
    return { name, ok: false, message: said, ...(hint !== undefined && { hint }) };
}

;// CONCATENATED MODULE: ./build/src/cli/configured-checks.js








function configuredChecks({ inputs, environment, }) {
    return [checkHost(inputs), checkCredentials(environment), checkProxy(environment)];
}
function checkHost(inputs) {
    const issues = [];
    const { cloud } = readPolicy({ inputs, issues });
    const host = (0,atlas_cloud/* chooseHost */.w)({ cloud, baseUrl: inputs['base-url'] });
    const [issue] = 'message' in host ? [...issues, host] : issues;
    if (issue !== undefined)
        return refuse('host', issue);
    return { name: 'host', ok: true, message: 'origin' in host ? `${host.origin} (${cloud} Atlas)` : cloud };
}
function checkCredentials(environment) {
    const credentials = (0,atlas_credentials/* chooseCredentials */.M)({ inputs: {}, environment });
    if ('message' in credentials)
        return refuse('credentials', (0,credential_issue/* credentialIssue */.Hu)(credentials));
    const names = atlas_credentials/* CREDENTIAL_VARIABLES */.e.find(({ names }) => names.every((name) => environment[name]?.trim()))?.names ?? [];
    return { name: 'credentials', ok: true, message: `${KINDS[credentials.kind]} from ${(0,base_text/* listOf */.c3)(names)}` };
}
const KINDS = { 'service-account': 'service account', 'api-key': 'API key', 'access-token': 'access token' };
function checkProxy(environment) {
    const find = (name) => [name.toLowerCase(), name].find((variable) => environment[variable]?.trim());
    const [https, http, none] = [find('HTTPS_PROXY'), find('HTTP_PROXY'), find('NO_PROXY')];
    const value = (name) => (name === undefined ? undefined : environment[name]);
    try {
        proxy_readProxy({ httpsProxy: value(https), httpProxy: value(http), noProxy: value(none) });
    }
    catch (error) {
        const [issue] = error instanceof errors/* UsageError */.eb ? error.issues : [];
        if (issue === undefined)
            throw error;
        return refuse('proxy', issue);
    }
    const names = [https, http, none].filter((name) => name !== undefined);
    return { name: 'proxy', ok: true, message: names.length === 0 ? 'none' : `set by ${(0,base_text/* listOf */.c3)(names)}` };
}

;// CONCATENATED MODULE: ./build/src/cli/diagnose.js










async function* diagnose({ inputs, world, signal, onNotice, }) {
    const checks = configuredChecks({ inputs, environment: world.environment });
    yield* checks;
    if (checks.some(({ ok }) => !ok))
        return;
    const settings = readSettings({ inputs, environment: world.environment });
    const connection = connect({
        ...settings,
        clock: (0,base_clock/* systemClock */.m)({ speed: settings.clockSpeed }),
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
            hint: 'Give the key or service account a role in an organization or in a project of it.',
        }
        : {
            name: 'roles',
            ok: true,
            message: `${held.length > 0 ? (0,base_text/* listOf */.c3)(held) : NOT_TOLD}; ${organizations} organization${organizations === 1 ? '' : 's'} in reach`,
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
        if (error instanceof errors/* ActionError */.lZ)
            return refuse(name, error);
        return refuse(name, { message: (0,say_error/* sayError */.I)(error) });
    }
}

;// CONCATENATED MODULE: ./build/src/cli/commands/doctor.js



function doctor(command, world) {
    command
        .option('--json', 'Print the checks as one JSON document.')
        .action((options) => examine({ options, world }));
    addSettingOptions(command, ['cloud', 'base-url']);
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
        inputs: settingInputs(options),
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
    world.finish(interrupted ? exit_code/* EXIT_CODE */.F[interrupted] : usable ? exit_code/* EXIT_CODE */.F.done : exit_code/* EXIT_CODE */.F.failed);
}
function render({ name, ok, message, hint }) {
    return `${ok ? '✓' : '✗'} ${name}: ${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}\n`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/src/plan/check-references.js





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
    const hint = suggest({ word: id, candidates: ids.filter((other) => other !== draft.id).map(shownName) });
    return { why: `there is no step \`${shownName(id)}\`.`, hint: hint ?? 'Leave it out: there is no other step.' };
}
function outputFault({ reference: { step, output }, operation, param, }) {
    if (operation === undefined)
        return undefined;
    const specs = new Map(Object.entries(operation.outputs).map(([key, spec]) => [(0,base_text/* kebabCase */.kW)(key), spec]));
    const spec = specs.get(output);
    if (spec === undefined) {
        const hint = suggest({ word: output, candidates: [...specs.keys()] });
        const why = `${operation.name}, the operation of \`${step}\`, has no output \`${shownName(output)}\`.`;
        return { why, hint: hint ?? 'Use a step that has outputs.' };
    }
    if (!spec.secret || param === undefined || param.schema().safeParse(new secret/* Secret */.z('')).success)
        return undefined;
    return {
        why: `\`${step}.${output}\` is secret, and this parameter is shown in logs and in Atlas.`,
        hint: 'Use an output that is not secret.',
    };
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
    return Object.entries(operation.params).find(([key]) => (0,base_text/* kebabCase */.kW)(key) === name)?.[1];
}

;// CONCATENATED MODULE: ./build/src/plan/order.js
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
            if (!isAboutTheSame(later.subject, earlier.subject) || (later.readsOnly && earlier.readsOnly))
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

;// CONCATENATED MODULE: ./build/src/plan/read-step.js




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
                hint: alsoId ?? suggest({ word: '', candidates: names }),
                position,
            });
        for (const [name, { position }] of keys) {
            const hint = alsoId ?? suggest({ word: name, candidates: names });
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

;// CONCATENATED MODULE: ./build/src/plan/subject.js

function subjectOf(step, find) {
    const { subject } = step.operation;
    if (subject === 'nothing' || subject === 'organization')
        return [];
    const project = subject_projectOf({ step, find, seen: new Set() });
    if (project === undefined)
        return [];
    if (subject === 'project')
        return [project];
    if (subject === 'cluster') {
        const cluster = textOf(step, 'cluster-name') ?? shorthand(step)?.cluster;
        return cluster === undefined ? [project] : [project, 'cluster', cluster];
    }
    const entry = textOf(step, 'ip-address') ?? textOf(step, 'cidr-block') ?? textOf(step, 'aws-security-group');
    return [project, 'access-entry', entry?.replace(/\/(?:32|128)$/, '') ?? 'runner'];
}
function subject_projectOf({ step, find, seen, }) {
    const written = textOf(step, 'project-id') ?? textOf(step, 'project-name') ?? shorthand(step)?.project;
    if (written === undefined || seen.has(step.id))
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

;// CONCATENATED MODULE: ./build/src/plan/parse.js











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
        checkParams({ draft, policy, report });
        checkReferences({ draft, ids, operationOf: (id) => byId.get(id)?.operation, report });
    }
    const steps = drafts.map((draft) => stepOf(draft, ids));
    const stepById = new Map(steps.map((step) => [step.id, step]));
    const ordered = steps.map((step) => ({
        ...step,
        subject: subjectOf(step, (id) => stepById.get(id)),
        readsOnly: step.operation.effect === 'read',
    }));
    for (const cycle of findCycles(ordered)) {
        const position = byId.get(cycle[0] ?? '')?.position;
        const message = `${cycle.join(' → ')}: these steps wait for each other.`;
        if (position)
            report({ message, hint: 'Take one of the needs or references away.', position });
    }
    if (issues.length > 0)
        throw new errors/* UsageError */.eb(inTextOrder(issues));
    const needs = addTextOrder(ordered);
    return { steps: steps.map((step) => ({ ...step, needs: needs.get(step.id) ?? step.needs })) };
}
async function readEntries({ text, file }) {
    const position = { file, line: 1, column: 1 };
    const refuse = (message, hint, at = position) => new errors/* UsageError */.eb([{ message, hint, position: at }]);
    if (Buffer.byteLength(text) > MOST_BYTES)
        throw refuse('The plan is larger than 256 KiB.', 'Split it.');
    const read = await readYaml({ text, file });
    if ('issues' in read)
        throw new errors/* UsageError */.eb(read.issues);
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
function checkParams({ draft, policy, report }) {
    const { id, operation, params } = draft;
    const pending = new Set([...params].filter(([, { value }]) => !isKnown(value)).map(([name]) => name));
    const raw = [...params].map(([name, { value }]) => [name, pending.has(name) ? value : unescaped(value)]);
    const result = readParams({
        operation,
        raw: Object.fromEntries(raw),
        policy,
        pending,
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

;// CONCATENATED MODULE: ./build/src/cli/commands/run.js







function run_run(command, world) {
    command
        .argument('<plan>', 'file that holds the plan; `-` is standard input')
        .option('--json', 'Print the result as one JSON document.')
        .usage('<plan> [options]')
        .action(async (path, options) => {
        const file = path === '-' ? 'stdin' : path;
        const text = await (path === '-' ? world.readStdin() : readPlanFile(path));
        await execute({
            inputs: settingInputs(options),
            json: options['json'] === true,
            readPlan: (policy) => parsePlan({ text, file, operations: operations, policy }),
            shape: 'plan',
            world,
        });
    });
    addSettingOptions(command);
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
    return (0,external_node_fs_promises_.readFile)(path, 'utf8').catch((error) => {
        throw new errors/* UsageError */.eb([
            { message: `${(0,base_text/* safeText */.Hk)(path)}: cannot be read (${error.code}).`, hint: 'Give the path of a plan, or `-`.' },
        ]);
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js + 1 modules
var json_schema_processors = __webpack_require__(1939);
;// CONCATENATED MODULE: ./build/src/plan/schema.js


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
    const needed = entries.filter(([, param]) => isNeeded(param)).map(([key]) => (0,base_text/* kebabCase */.kW)(key));
    return {
        title: name,
        description: summary,
        type: needed.length > 0 ? 'object' : ['object', 'null'],
        properties: Object.fromEntries(entries.map(([key, param]) => [(0,base_text/* kebabCase */.kW)(key), paramSchema((0,base_text/* kebabCase */.kW)(key), param)])),
        ...(needed.length > 0 && { required: needed }),
        additionalProperties: false,
    };
}
function isNeeded({ certain, defaultValue }) {
    return certain && defaultValue === undefined;
}
function paramSchema(title, param) {
    const { $schema: _, ...schema } = json_schema_processors/* toJSONSchema */.bl(param.schema(), {
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

;// CONCATENATED MODULE: ./build/src/cli/commands/schema.js


function schema(command, { terminal }) {
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

;// CONCATENATED MODULE: ./build/src/cli/commands/with-operations.js





const withOperations = { call: call, completion: completion, doctor: doctor, run: run_run, schema: schema };


/***/ })

};
