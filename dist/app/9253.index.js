export const id = 9253;
export const ids = [9253];
export const modules = {
 80078:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  O: () => (  refusalOf),
  S: () => (  errandOf)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
const TRUSTED = ['OWNER', 'MEMBER', 'COLLABORATOR'];
function errandOf({ request: { verb, pullRequest: said }, event, }) {
  const number = said ?? numberOf(event);
  switch (verb) {
    case 'auto':
      return automatic({ said, event });
    case 'sweep':
      return { kind: verb };
    case 'pause':
    case 'resume':
    case 'list':
      return { kind: verb, pullRequest: number };
    default:
      if (number === undefined)
        throw noNumber(verb);
      return { kind: verb, pullRequest: number };
  }
}
function automatic({ said, event }) {
  if (event?.kind === 'comment' && !event.isOnPullRequest)
    return { kind: 'nothing', why: 'the comment is on an issue, not on a pull request' };
  if (event?.kind === 'comment' && !TRUSTED.includes(event.association))
    return { kind: 'nothing', why: 'whoever wrote the comment is no member of this repository' };
  if (event?.kind === 'merge group' && event.action === 'destroyed')
    return { kind: 'nothing', why: 'the merge group is gone' };
  if (said === undefined && event?.kind === 'schedule')
    return { kind: 'by the hour' };
  const number = said ?? numberOf(event);
  if (number === undefined)
    throw noNumber('auto');
  return { kind: 'as it stands', pullRequest: number };
}
function numberOf(event) {
  if (event === undefined || event.kind === 'schedule' || event.kind === 'other')
    return undefined;
  return event.kind === 'pull request' ? event.pullRequest.number : event.number;
}
function noNumber(verb) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([
    {
      message: `environment: ${verb}: which pull request? The event that started this job does not say.`,
      hint: 'Give its number as pull-request.',
    },
  ]);
}
function refusalOf({ pullRequest: { number, state, labels, isDraft }, rules: { label, drafts }, }) {
  const name = `pull request #${number}`;
  if (state === 'closed')
    return { why: `${name} is closed`, gone: true };
  if (label !== undefined && !labels.some((one) => one.toLowerCase() === label.toLowerCase()))
    return { why: `${name} has no label \`${label.replaceAll('`', "'")}\``, gone: true };
  if (!drafts && isDraft)
    return { why: `${name} is a draft`, gone: false };
  return undefined;
}
 }),
 33903:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  B: () => (  checkIsolation),
  b: () => (  ISOLATION_RULES)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51036);
 var _plan_draft_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35746);
 var _read_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33440);
 var _spec_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54361);
const ID = 'its id of 24 characters 0-9 and a-f';
const NEW_CLUSTER = 'what it is to be, at least `tier` and `region`';
const LEAVE_OUT = 'Leave it out.';
const ISOLATION_RULES = {
  project: {
    needs: { 'org-id': `the organization of the new projects, by ${ID}`, cluster: NEW_CLUSTER },
    refuses: {
      'project-id': {
        why: 'each pull request has a project of its own',
        hint: 'Leave it out, or say `isolation: cluster` or `isolation: database` to work in a project that is there.',
      },
      'cluster-name': { why: 'the cluster is new, and named by the environment', hint: LEAVE_OUT },
    },
  },
  cluster: {
    needs: { 'project-id': `the project that the clusters stand in, by ${ID}`, cluster: NEW_CLUSTER },
    refuses: {
      'org-id': { why: 'the project is there already', hint: 'Leave it out; project-id says which project.' },
      project: { why: 'the project is there already, and is not changed', hint: LEAVE_OUT },
      'cluster-name': { why: 'the cluster is new, and named by the environment', hint: LEAVE_OUT },
    },
  },
  database: {
    needs: {
      'project-id': `the project of the shared cluster, by ${ID}`,
      'cluster-name': 'the name of the shared cluster',
    },
    refuses: {
      'org-id': { why: 'the project is there already', hint: 'Leave it out; project-id says which project.' },
      project: { why: 'the project is there already, and is not changed', hint: LEAVE_OUT },
      cluster: {
        why: 'the cluster is there already, and is not changed',
        hint: 'Leave it out; cluster-name says which cluster.',
      },
      pause: { why: 'others use the cluster, too', hint: 'Leave it out, and pause the shared cluster for itself.' },
      seed: {
        why: 'sample data and snapshots fill a whole cluster, and others use this one, too',
        hint: 'Leave it out, and let the job write the data it needs.',
      },
    },
  },
};
function checkIsolation({ isolation, mapping, report, }) {
  const { needs, refuses } = ISOLATION_RULES[isolation];
  const given = (0,_read_keys_js__WEBPACK_IMPORTED_MODULE_2__  .Sh)({ mapping, names: [...Object.keys(_spec_keys_js__WEBPACK_IMPORTED_MODULE_3__  .Bi).map(_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .kW), ..._spec_keys_js__WEBPACK_IMPORTED_MODULE_3__  .tZ] });
  const position = mapping.entries.get('isolation')?.position ?? mapping.position;
  const word = mapping.entries.has('isolation') ? `\`isolation: ${isolation}\`` : `isolation \`${isolation}\` (default)`;
  for (const [name, what] of Object.entries(needs)) {
    if (!given.has(name))
      report({ message: `${name}: ${word} needs it.`, hint: `Add \`${name}\`: ${what}.`, position });
  }
  for (const [name, { why, hint }] of Object.entries(refuses)) {
    const at = mapping.entries.get(name)?.position;
    if (at)
      report({ message: `${(0,_plan_draft_js__WEBPACK_IMPORTED_MODULE_1__  .HD)(name)}: with ${word}, ${why}.`, hint, position: at });
  }
}
 }),
 33440:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Gr: () => (  readBlock),
  Sh: () => (  givenNames),
  x4: () => (  readKeys)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51036);
 var _operations_refuse_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72910);
 var _operations_suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81634);
 var _plan_draft_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35746);
 var _plan_yaml_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80747);
function readKeys({ keys, blocks = [], mapping, path = '', position = mapping.position, report, }) {
  const params = new Map(Object.entries(keys).map(([key, param]) => [(0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .kW)(key), { key, param }]));
  const names = [...params.keys(), ...blocks];
  for (const [name, entry] of mapping.entries) {
    if (names.includes(name))
      continue;
    const message = `${join(path, name)}: there is no such key ${path === '' ? 'in an environment file' : `in \`${path}\``}.`;
    report({ message, hint: (0,_operations_suggest_js__WEBPACK_IMPORTED_MODULE_2__  .Z)({ word: name, candidates: names }), position: entry.position });
  }
  const given = givenNames({ mapping, names });
  const values = {};
  for (const [name, { key, param }] of params) {
    const place = join(path, name);
    const entry = mapping.entries.get(name);
    if (entry !== undefined) {
      const value = (0,_plan_yaml_tree_js__WEBPACK_IMPORTED_MODULE_4__  ._)(entry.tree);
      const result = param.schema().safeParse(value);
      if (result.success)
        values[key] = result.data;
      else {
        const { why, hint } = (0,_operations_refuse_value_js__WEBPACK_IMPORTED_MODULE_1__  .s)({ param, value, path: result.error.issues[0]?.path ?? [] });
        report({ message: `${place}: ${why}`, hint, position: entry.position });
      }
    }
    else if (!given.has(name)) {
      if (param.defaultValue !== undefined)
        values[key] = param.defaultValue;
      else if (param.certain)
        report({
          message: `${place}: this is missing.`,
          hint: `Add \`${name}\`: expected ${param.expected}.`,
          position,
        });
    }
  }
  return values;
}
function givenNames({ mapping, names }) {
  const meant = [...mapping.entries.keys()].map((name) => names.includes(name) ? name : ((0,_operations_suggest_js__WEBPACK_IMPORTED_MODULE_2__  .q)({ word: name, candidates: names }) ?? name));
  return new Set(meant);
}
function readBlock({ entry, path, report, }) {
  if (entry.tree.kind === 'mapping')
    return entry.tree;
  const message = `${path}: expected a mapping, got ${(0,_operations_refuse_value_js__WEBPACK_IMPORTED_MODULE_1__  .X)((0,_plan_yaml_tree_js__WEBPACK_IMPORTED_MODULE_4__  ._)(entry.tree))}.`;
  report({ message, hint: 'Write its keys as `name: value` below it, or leave it out.', position: entry.position });
  return undefined;
}
function join(path, name) {
  return path === '' ? (0,_plan_draft_js__WEBPACK_IMPORTED_MODULE_3__  .HD)(name) : `${path}.${(0,_plan_draft_js__WEBPACK_IMPORTED_MODULE_3__  .HD)(name)}`;
}
 }),
 54361:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Bh: () => (  RANGE_KEYS),
  Bi: () => (  TOP_KEYS),
  Lb: () => (  SEED_KEYS),
  X2: () => (  USER_KEYS),
  ck: () => (  PAUSE_KEYS),
  hI: () => (  SEED_SOURCE_KEYS),
  lz: () => (  PROJECT_KEYS),
  tZ: () => (  TOP_BLOCKS),
  wm: () => (  CLUSTER_KEYS)
 });
 var zod_mini__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(94343);
 var _base_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75815);
 var _base_once_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(59586);
 var _operations_create_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35639);
 var _operations_create_database_user_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91212);
 var _operations_create_project_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27922);
 var _operations_param_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48721);
 var _operations_restore_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60553);
 var _operations_subject_access_entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54876);
 var _operations_subject_cluster_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90661);
 var _operations_subject_project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6178);
const HOUR_MS = 3_600_000;
const DEFAULT_TTL_MS = 72 * HOUR_MS;
const LONGEST_TTL_MS = 90 * 24 * HOUR_MS;
const ttl = {
  describe: 'How long the environment lives after the last push. Default: `72h`. A sweep takes away what is older.',
  expected: 'a time span from `1h` to `90d`, such as `72h`',
  shape: 'text',
  schema: (0,_base_once_js__WEBPACK_IMPORTED_MODULE_9__  .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_10__  .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_10__  .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_10__  .YPB((value) => {
    const ms = (0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__  .$)(value);
    return ms !== undefined && ms >= HOUR_MS && ms <= LONGEST_TTL_MS;
  })), zod_mini__WEBPACK_IMPORTED_MODULE_10__  .pdi((value) => (0,_base_duration_js__WEBPACK_IMPORTED_MODULE_0__  .$)(value)))),
};
const TOP_KEYS = {
  isolation: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)('project', (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Yq)({
    describe: 'What each pull request has for itself: a `project`, a `cluster` in a project that is there, or a user and a `database` on a cluster that is there.',
    words: ['project', 'cluster', 'database'],
  })),
  orgId: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)({ ..._operations_subject_project_js__WEBPACK_IMPORTED_MODULE_8__  .IZ, describe: 'Id of the organization that the projects are made in; isolation `project`.' }),
  projectId: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)({
    ..._operations_subject_project_js__WEBPACK_IMPORTED_MODULE_8__  .hx.projectId,
    describe: 'Id of the project that is there; isolation `cluster` and `database`.',
  }),
  clusterName: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)({ ..._operations_subject_cluster_name_js__WEBPACK_IMPORTED_MODULE_7__  .S, describe: 'Name of the cluster that is shared; isolation `database`.' }),
  ttl: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)(DEFAULT_TTL_MS, ttl),
  label: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)((0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Qq)({
    describe: 'Only pull requests that bear this label get an environment.',
    expected: 'the name of a label: 1 to 50 characters',
    pattern: /^(?!\s)[^\p{Cc}]{1,50}(?<!\s)$/u,
  })),
  drafts: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)(true, (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Jt)({ describe: 'Whether drafts get an environment, too.' })),
};
const TOP_BLOCKS = ['project', 'cluster', 'database-user', 'access', 'pause', 'seed'];
const { regionUsageRestrictions, projectOwnerId, tags } = _operations_create_project_js__WEBPACK_IMPORTED_MODULE_3__  .g.params;
const PROJECT_KEYS = { regionUsageRestrictions, projectOwnerId, tags };
const DECIDED = ['projectId', 'projectName', 'orgId', 'clusterName', 'resume', 'wait'];
const CLUSTER_KEYS = Object.fromEntries(Object.entries(_operations_create_cluster_js__WEBPACK_IMPORTED_MODULE_1__  .X.params).filter(([key]) => !DECIDED.includes(key)));
const USER_KEYS = {
  roles: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)({
    ..._operations_create_database_user_js__WEBPACK_IMPORTED_MODULE_2__  .P.params.roles,
    describe: `${_operations_create_database_user_js__WEBPACK_IMPORTED_MODULE_2__  .P.params.roles.describe} With isolation \`database\`, a bare \`readWrite\`, \`read\` or \`dbAdmin\` is for the database of the environment. Default: \`readWrite\` there, \`readWriteAnyDatabase\` otherwise.`,
  }),
};
const RANGE_KEYS = {
  cidrBlock: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .mw)(_operations_subject_access_entry_js__WEBPACK_IMPORTED_MODULE_6__  .hK.cidrBlock),
  allowWideCidr: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)(false, (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Jt)({ describe: 'Accept a range wider than /24 (IPv6: /64).' })),
};
const CRON_FIELDS = 'minute, hour, day of month, month, day of week';
const cronText = (describe) => (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Qq)({
  describe,
  expected: `a cron expression of five fields (${CRON_FIELDS}), such as \`0 20 * * 1-5\``,
  pattern: /^\s*[^\s@]\S*(?:[ \t]+\S+){4}\s*$/,
});
const PAUSE_KEYS = {
  at: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .mw)(cronText('When the cluster is paused, as a cron expression.')),
  resume: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .mw)(cronText('When it is resumed, as a cron expression.')),
  timeZone: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)('UTC', (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Qq)({
    describe: 'Time zone of both. Default: `UTC`.',
    expected: 'a name of the IANA time zone database, such as `Europe/Berlin`',
    pattern: /^[A-Za-z][A-Za-z0-9+\-_/]{0,63}$/,
  })),
};
const { snapshotId, projectId, projectName, orgId: organization } = _operations_restore_snapshot_js__WEBPACK_IMPORTED_MODULE_5__  .n.params;
const SEED_KEYS = {
  sampleData: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .IQ)(false, (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .Jt)({ describe: 'Load the sample data of MongoDB.' })),
  snapshot: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .lq)({ ...snapshotId, describe: 'Restore a snapshot of another cluster: its id, or `latest`.' }),
};
const SEED_SOURCE_KEYS = { projectId, projectName, orgId: organization, clusterName: (0,_operations_param_js__WEBPACK_IMPORTED_MODULE_4__  .mw)(_operations_subject_cluster_name_js__WEBPACK_IMPORTED_MODULE_7__  .S) };
 }),
 53780:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Ky: () => (  PULL_REQUEST),
  Or: () => (  ownerOfEnvironment),
  TL: () => (  secretKeyOf),
  Zy: () => (  EXPIRES_AT),
  sZ: () => (  renderTime),
  tg: () => (  PROTECTED)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
 var _operations_subject_ownership_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55690);
const EXPIRES_AT = 'expires-at';
const PROTECTED = 'protected';
const PULL_REQUEST = 'pull-request';
function ownerOfEnvironment({ identity: { repository, pullRequest }, mark, expiresAt, }) {
  const tags = [
    _operations_subject_ownership_js__WEBPACK_IMPORTED_MODULE_1__  .Kf,
    { key: 'repository', value: repository },
    { key: PULL_REQUEST, value: String(pullRequest) },
    ...(expiresAt === undefined ? [] : [{ key: EXPIRES_AT, value: renderTime(expiresAt) }]),
  ];
  return { tags, mark };
}
function secretKeyOf({ credentials, identity, }) {
  const secret = credentials.kind === 'service-account'
    ? credentials.clientSecret
    : credentials.kind === 'api-key'
      ? credentials.privateKey
      : undefined;
  if (secret === undefined)
    return undefined;
  const { repository, pullRequest } = identity;
  return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', secret.reveal())
    .update(`mongodb-atlas-action environment ${repository.toLowerCase()}#${pullRequest}`)
    .digest();
}
function renderTime(time) {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
 }),
 13301:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 K$: () => (  NOTHING),
 Cp: () => (  inSession),
 rl: () => (  runSteps)
});
var clock = __webpack_require__(88489);
var build = __webpack_require__(52421);
var plan_session = __webpack_require__(57471);
var step_withdrawn = __webpack_require__(1930);
var environments_identity = __webpack_require__(53780);
;
const LOOK_EVERY_MS = 60_000;
function watch({ findReason, clock, }) {
  let reason;
  let lookedAt = clock.now().getTime();
  const look = async () => {
    lookedAt = clock.now().getTime();
    const found = await findReason();
    reason ??= found;
    return reason;
  };
  return {
    reason: () => reason,
    look,
    layer: (next) => async (request) => {
      const isDue = request.method !== 'GET' || clock.now().getTime() - lookedAt >= LOOK_EVERY_MS;
      if (reason === undefined && isDue)
        await look();
      if (reason !== undefined)
        throw new step_withdrawn .d(reason);
      return next(request);
    },
  };
}
;
const NOTHING = { steps: [] };
async function inSession({ host, findReason, run, }) {
  const guard = watch({ findReason, clock: (0,clock .m)({ speed: host.settings.clockSpeed }) });
  const session = (0,plan_session .f)({ ...host, guard: guard.layer });
  try {
    return await run(session, guard);
  }
  catch (error) {
    if (error instanceof step_withdrawn .d)
      return { result: NOTHING, withdrawn: error.message };
    throw error;
  }
  finally {
    await session.close();
  }
}
async function runSteps({ host: { settings, owner }, session, steps, identity, place, file, expiresAt, spentMs, }) {
  const plan = await (0,build .G)({ steps, policy: settings.policy, file });
  const marked = place.isolation === 'database' ? expiresAt : undefined;
  return session.run(plan, {
    owner: (0,environments_identity .Or)({ identity, mark: owner.mark, expiresAt: marked }),
    secretKey: (0,environments_identity .TL)({ credentials: settings.credentials, identity }),
    spentMs,
  });
}
 }),
 16629:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  V: () => (  environmentName)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
function environmentName({ repository, pullRequest }) {
  const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${repository.toLowerCase()}#${pullRequest}`).digest('hex');
  return `pr-${pullRequest}-${hash.slice(0, 8)}`;
}
 }),
 50189:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 w: () => (  openGitHubSession)
});
var atlas_transport = __webpack_require__(49230);
var base_clock = __webpack_require__(88489);
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
var duration = __webpack_require__(75815);
var github_error = __webpack_require__(92925);
;
const REDIRECTS = [301, 302, 307, 308];
const MOST = 3;
function isRedirect({ status }) {
  return REDIRECTS.includes(status);
}
function followRedirect({ call, answer, apiUrl, count, }) {
  const { location } = answer.headers;
  const target = typeof location === 'string' && location !== '' ? URL.parse(location, apiUrl) : null;
  const isInside = target?.href.startsWith(`${apiUrl}/`) === true;
  if (target !== null && isInside && call.route.startsWith('GET ') && count <= MOST)
    return target.href;
  const to = isInside ? 'to another place' : 'out of its API, where the token does not go';
  throw new github_error .y_({
    call,
    code: 'GITHUB_MOVED',
    status: answer.status,
    what: `GitHub answered ${answer.status} and leads ${to}`,
    hint: 'If the repository was renamed or moved, use its new name.',
  });
}
;
const UNNAMED_MS = 60_000;
function rateLimitOf({ answer, said, now, }) {
  const { status } = answer;
  if (status !== 403 && status !== 429)
    return undefined;
  const after = one(answer, 'retry-after');
  const serverNow = Date.parse(one(answer, 'date') ?? '') || now.getTime();
  if (after !== undefined) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - serverNow;
    return { endsInMs: Number.isFinite(ms) ? Math.max(ms, 0) : undefined };
  }
  if (one(answer, 'x-ratelimit-remaining') === '0') {
    const reset = Number(one(answer, 'x-ratelimit-reset'));
    return { endsInMs: Number.isFinite(reset) && reset > 0 ? Math.max(reset * 1000 - serverNow, 0) : undefined };
  }
  return status === 429 || /\brate limit/i.test(said) ? { endsInMs: UNNAMED_MS } : undefined;
}
function one({ headers }, name) {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
var json_fields = __webpack_require__(50973);
;
function readData({ call, answer, isText }) {
  const { status, body } = answer;
  if (body.length === 0)
    return undefined;
  if (isText)
    return Buffer.from(body).toString();
  const data = parsed(body);
  if (data === undefined)
    throw (0,github_error .kS)({ call, status, what: 'something that is no JSON' });
  return data;
}
function readMessage({ answer: { status, body }, secret }) {
  if (status < 400)
    return '';
  const { message } = (0,json_fields .y)(parsed(body));
  const text = typeof message === 'string' ? message.replaceAll(secret, '***') : '';
  return (0,base_text .Hk)(text, { longest: 200 }).replaceAll('"', "'");
}
function hasNextPage({ headers: { link = '' } }) {
  return /;\s*rel="?next\b/.test(String(link));
}
function parsed(body) {
  try {
    return JSON.parse(Buffer.from(body).toString());
  }
  catch {
    return undefined;
  }
}
var repository_name = __webpack_require__(59761);
;
const PATIENCE_MS = 20_000;
const PAUSE_MS = 1_000;
const GETS = 2;
function createCall({ repository, ...options }) {
  const { ask, apiUrl, token, clock, signal, withinMs } = options;
  const { owner, repo } = (0,repository_name .a)(repository) ?? { owner: '', repo: '' };
  return async ({ route, parameters = {}, needs, media }) => {
    const call = { route, repository, needs };
    const [method = '', template = ''] = route.split(' ');
    const mediaType = media === undefined ? {} : { mediaType: { format: media } };
    let request = {
      route,
      parameters: { ...(route.includes('{owner}') && { owner, repo }), ...parameters, ...mediaType },
    };
    let hasWaited = false;
    let redirects = 0;
    for (let tries = 1;;) {
      signal.throwIfAborted();
      const mayTryAgain = method === 'GET' && tries < GETS;
      const answer = await once({ ...request, template }).catch((error) => {
        if (signal.aborted || !mayTryAgain || !(error instanceof github_error .y_))
          throw error;
      });
      if (answer === undefined || (answer.status >= 500 && mayTryAgain)) {
        tries += 1;
        await clock.sleep(PAUSE_MS, signal);
        continue;
      }
      const said = readMessage({ answer, secret: token.reveal() });
      const limit = rateLimitOf({ answer, said, now: clock.now() });
      if (limit !== undefined) {
        const { endsInMs = Number.POSITIVE_INFINITY } = limit;
        if (hasWaited || endsInMs > PATIENCE_MS)
          throw limited({ call, answer, endsInMs });
        hasWaited = true;
        await clock.sleep(endsInMs + PAUSE_MS, signal);
        continue;
      }
      if (isRedirect(answer)) {
        redirects += 1;
        request = { route: `GET ${followRedirect({ call, answer, apiUrl, count: redirects })}`, parameters: mediaType };
        continue;
      }
      if (answer.status >= 300)
        throw (0,github_error .J5)({ call, status: answer.status, said });
      return {
        status: answer.status,
        data: readData({ call, answer, isText: media !== undefined }),
        hasNext: hasNextPage(answer),
        isMoved: redirects > 0,
      };
    }
    async function once(asked) {
      const timeout = AbortSignal.timeout(withinMs);
      try {
        return await ask({ ...asked, signal: AbortSignal.any([signal, timeout]) });
      }
      catch (error) {
        if (signal.aborted)
          throw error;
        const host = new URL(apiUrl).host;
        if (timeout.aborted)
          throw (0,github_error .qE)({ call, why: `no answer from ${host} within ${withinMs / 1000} s` });
        if (!(error instanceof errors .lZ))
          throw error;
        const why = error.message.replace(`${method} ${template}: `, '');
        throw (0,github_error .qE)({ call, why, hint: error.hint?.replaceAll('base-url', 'GITHUB_API_URL') });
      }
    }
  };
}
function limited({ call, answer, endsInMs }) {
  const end = Number.isFinite(endsInMs) ? ` It ends in ${(0,duration .P)(endsInMs)}.` : '';
  return new github_error .y_({
    call,
    code: 'GITHUB_RATE_LIMIT',
    status: answer.status,
    what: `GitHub answered ${answer.status}, since the rate limit of this token is used up`,
    hint: `Run it again later.${end} A token of a GitHub App has a limit of its own.`,
  });
}
;
const PER_PAGE = 100;
const MOST_PAGES = 1000;
async function readPages({ call, repository, request, read, }) {
  const items = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const parameters = { ...request.parameters, per_page: PER_PAGE, ...(page > 1 && { page }) };
    const { status, data, hasNext } = await call({ ...request, parameters });
    const what = (words) => (0,github_error .kS)({ call: { ...request, repository }, status, what: words });
    if (!Array.isArray(data))
      throw what('something that is no list');
    for (const value of data) {
      const item = read(value);
      if (item === undefined)
        throw what('a list that holds something else');
      items.push(item);
    }
    if (!hasNext && data.length < PER_PAGE)
      return items;
  }
  throw (0,github_error .kS)({ call: { ...request, repository }, status: 200, what: `more than ${MOST_PAGES} pages` });
}
;
async function written(write) {
  try {
    await write();
    return { written: true };
  }
  catch (error) {
    if (!(error instanceof github_error .y_))
      throw error;
    const { message, hint = '', status } = error;
    const isForbidden = error.code === 'GITHUB_REFUSED' && (status === 403 || status === 404);
    return { written: false, why: `${message} ${hint}`.trim(), isForbidden };
  }
}
;
const LONGEST_TEXT = 65_000;
const NEEDS = 'pull-requests: write';
function markerOf(environment) {
  return `<!-- mongodb-atlas-action: ${environment.replace(/[^\w./ -]|-(?=-)/g, '')} -->`;
}
async function upsertComment({ call, repository, number, environment, text, ifAbsent = 'create', }) {
  const marker = markerOf(environment);
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}\n\n…` : text;
  const body = `${marker}\n${cut}`;
  const settle = async () => settleComments({ call, repository, number, marker, body });
  return written(async () => {
    const found = await settle();
    if (found.isSaid)
      return;
    if (ifAbsent === 'leave') {
      if (found.forbidden !== undefined)
        throw found.forbidden;
      return;
    }
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    await call({ route, parameters: { issue_number: number, body }, needs: NEEDS });
    await settle();
  });
}
async function settleComments({ call, repository, number, marker, body, }) {
  const ours = await findOurs({ call, repository, number, marker });
  let forbidden;
  for (const kept of ours.filter(isOldestOfLogin)) {
    const refusal = await makeSay({ call, comment: kept, body });
    if (isRefusal(refusal, 403))
      forbidden = refusal;
    if (refusal !== undefined)
      continue;
    for (const { id, login } of ours) {
      if (login !== kept.login || id === kept.id)
        continue;
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
      await call({ route, parameters: { comment_id: id }, needs: NEEDS }).catch(ignoreAbsent);
    }
    return { isSaid: true };
  }
  return { isSaid: false, forbidden };
}
function isOldestOfLogin({ id, login }, _, all) {
  return all.find((one) => one.login === login)?.id === id;
}
async function makeSay({ call, comment, body }) {
  if (plain(comment.body) === plain(body))
    return undefined;
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  try {
    await call({ route, parameters: { comment_id: comment.id, body }, needs: NEEDS });
    return undefined;
  }
  catch (error) {
    if (isRefusal(error, 403) || isRefusal(error, 404))
      return error;
    throw error;
  }
}
function isRefusal(error, status) {
  return error instanceof github_error .y_ && error.code === 'GITHUB_REFUSED' && error.status === status;
}
async function findOurs({ call, repository, number, marker, }) {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const request = { route, parameters: { issue_number: number }, needs: NEEDS };
  const read = (value) => readComment({ value, marker });
  const all = await readPages({ call, repository, request, read });
  const marked = all.filter(({ body }) => body.startsWith(marker));
  const own = marked.some(({ isBot }) => !isBot) ? await ownLogin(call) : undefined;
  return marked.filter(({ isBot, login }) => isBot || login === own).sort((one, other) => one.id - other.id);
}
async function ownLogin(call) {
  try {
    const { login } = (0,json_fields .y)((await call({ route: 'GET /user', needs: 'metadata: read' })).data);
    return typeof login === 'string' ? login : undefined;
  }
  catch (error) {
    if (error instanceof github_error .y_ && (error.status === 403 || error.status === 404))
      return undefined;
    throw error;
  }
}
function readComment({ value, marker }) {
  const { id: given, body, user } = (0,json_fields .y)(value);
  const { login, type } = (0,json_fields .y)(user);
  const id = (0,json_fields .L)(given);
  if (id === undefined)
    return undefined;
  return {
    id,
    body: typeof body === 'string' && body.startsWith(marker) ? body : '',
    login: typeof login === 'string' ? login : '',
    isBot: type === 'Bot',
  };
}
function ignoreAbsent(error) {
  if (!isRefusal(error, 404))
    throw error;
}
function plain(text) {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
;
const TASK = 'deploy:mongodb-atlas';
const deployment_NEEDS = 'deployments: write';
const DESCRIPTIONS = {
  in_progress: 'The database environment is being made ready',
  success: 'The database environment is ready',
  failure: 'The database environment could not be made ready',
  inactive: 'The database environment was taken down',
};
function deploymentEnvironment(number) {
  return `atlas-pr-${number}`;
}
function markDeployment({ call, repository, number, sha, state, logUrl, }) {
  return written(async () => {
    const all = await ourDeployments({ call, repository, number });
    const active = await findActive({ call, repository, all, sha });
    if (active === undefined && state !== 'in_progress' && (await isReplaced({ call, repository, all, sha })))
      return;
    const id = active ?? (await create({ call, repository, number, sha }));
    if ((await stateOf({ call, repository, id })) !== state)
      await setState({ call, id, state, logUrl });
    if (state !== 'success')
      return;
    for (const { id: other } of all) {
      if (other >= id)
        continue;
      if ((await stateOf({ call, repository, id: other })) === 'inactive')
        return;
      await setState({ call, id: other, state: 'inactive' });
    }
  });
}
function endDeployments({ call, repository, number }) {
  return written(async () => {
    for (const { id } of await ourDeployments({ call, repository, number })) {
      if ((await stateOf({ call, repository, id })) !== 'inactive')
        await setState({ call, id, state: 'inactive' });
    }
  });
}
async function ourDeployments({ call, repository, number, }) {
  const route = 'GET /repos/{owner}/{repo}/deployments';
  const parameters = { environment: deploymentEnvironment(number), task: TASK };
  const all = await readPages({ call, repository, request: { route, parameters, needs: deployment_NEEDS }, read: readDeployment });
  return all.toSorted((one, other) => other.id - one.id);
}
async function findActive({ call, repository, all, sha, }) {
  const newest = all.find((one) => one.sha === sha);
  if (newest === undefined)
    return undefined;
  return (await stateOf({ call, repository, id: newest.id })) === 'inactive' ? undefined : newest.id;
}
async function isReplaced({ call, repository, all, sha, }) {
  const [newest] = all;
  if (newest === undefined || newest.sha === sha || !all.some((one) => one.sha === sha))
    return false;
  return (await stateOf({ call, repository, id: newest.id })) !== 'inactive';
}
async function create({ call, repository, number, sha }) {
  const route = 'POST /repos/{owner}/{repo}/deployments';
  const parameters = {
    ref: sha,
    task: TASK,
    environment: deploymentEnvironment(number),
    description: `Database environment of pull request ${number}`,
    transient_environment: true,
    production_environment: false,
    auto_merge: false,
    required_contexts: [],
  };
  const { data, status } = await call({ route, parameters, needs: deployment_NEEDS });
  const made = readDeployment(data);
  if (made === undefined)
    throw (0,github_error .kS)({ call: { route, repository, needs: deployment_NEEDS }, status, what: 'no deployment' });
  return made.id;
}
async function stateOf({ call, repository, id }) {
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const { data, status } = await call({ route, parameters: { deployment_id: id, per_page: 1 }, needs: deployment_NEEDS });
  if (!Array.isArray(data))
    throw (0,github_error .kS)({ call: { route, repository, needs: deployment_NEEDS }, status, what: 'no list' });
  const { state } = (0,json_fields .y)(data[0]);
  return typeof state === 'string' ? state : undefined;
}
async function setState({ call, id, state, logUrl, }) {
  const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const description = DESCRIPTIONS[state];
  const parameters = {
    deployment_id: id,
    state,
    description,
    auto_inactive: false,
    ...(logUrl !== undefined && { log_url: logUrl }),
  };
  await call({ route, parameters, needs: deployment_NEEDS });
}
function readDeployment(value) {
  const { id: given, sha } = (0,json_fields .y)(value);
  const id = (0,json_fields .L)(given);
  return id === undefined || typeof sha !== 'string' ? undefined : { id, sha };
}
;
const LARGEST_BYTES = 256 * 1024;
const file_at_base_NEEDS = 'contents: read';
async function fileAtBase({ call, repository, path, ref: given, }) {
  const ref = given ?? (await defaultBranch({ call, repository }));
  const route = 'GET /repos/{owner}/{repo}/contents/{path}';
  try {
    const { data, status } = await call({ route, parameters: { path, ref }, needs: file_at_base_NEEDS });
    const { type, size, encoding, content } = (0,json_fields .y)(data);
    if (type !== 'file')
      throw unfit({ repository, path, what: 'is no file' });
    if (typeof size !== 'number' || size > LARGEST_BYTES)
      throw unfit({ repository, path, what: `has more than ${LARGEST_BYTES / 1024} KiB` });
    if (typeof content !== 'string' || encoding !== 'base64')
      throw (0,github_error .kS)({ call: { route, repository, needs: file_at_base_NEEDS }, status, what: 'no content in base64' });
    return Buffer.from(content, 'base64').toString();
  }
  catch (error) {
    if (!(error instanceof github_error .y_) || error.status !== 404)
      throw error;
    await call({ route: 'GET /repos/{owner}/{repo}/commits/{ref}', parameters: { ref }, needs: file_at_base_NEEDS, media: 'sha' });
    return undefined;
  }
}
async function defaultBranch({ call, repository }) {
  const route = 'GET /repos/{owner}/{repo}';
  const needs = 'metadata: read';
  const { data, status } = await call({ route, needs });
  const { default_branch: name } = (0,json_fields .y)(data);
  if (typeof name === 'string' && name !== '')
    return name;
  throw (0,github_error .kS)({ call: { route, repository, needs }, status, what: 'no default branch' });
}
function unfit({ repository, path, what }) {
  return new errors .lZ({
    code: 'GITHUB_FILE',
    message: `${(0,base_text .Hk)(path)} of ${(0,base_text .Hk)(repository)} ${what}.`,
    hint: 'Check the input environment-file: it names a file of the repository by its path from the top.',
  });
}
;
const API_VERSION = '2022-11-28';
const SILENT = { debug() { }, info() { }, warn() { }, error() { } };
function octokitRequest({ apiUrl, token, send, userAgent, }) {
  const { origin } = new URL(apiUrl);
  const load = async () => {
    const { GitHub } = await Promise.all( [__webpack_require__.e(837), __webpack_require__.e(61845)]).then(__webpack_require__.bind(__webpack_require__, 61845)).catch(() => {
      throw unloadable();
    });
    return new GitHub({ auth: token.reveal(), baseUrl: apiUrl, userAgent, log: SILENT });
  };
  let loading;
  return async ({ route, parameters, template, signal }) => {
    loading ??= load();
    const octokit = await loading;
    let outcome;
    const fetch = async (url, init) => {
      const { origin: asked, pathname, search } = new URL(url);
      if (asked !== origin)
        throw new Error('a request to another host');
      const { method, headers, body } = init;
      const target = pathname + search;
      try {
        const answer = await send({ method, target, template, headers, ...(body && { body }), signal });
        outcome = { answer };
      }
      catch (error) {
        outcome = { error };
        throw error;
      }
      return { status: 204, url, headers: new Map() };
    };
    const headers = { 'x-github-api-version': API_VERSION };
    const request = { fetch, log: SILENT };
    const asked = octokit.request(route, { headers, ...parameters, request });
    const thrown = await asked.then(() => undefined).catch((error) => ({ error }));
    const found = outcome ?? thrown;
    if (found !== undefined && 'answer' in found)
      return found.answer;
    throw found?.error;
  };
}
function unloadable() {
  return new errors .lZ({
    code: 'GITHUB_CLIENT',
    message: 'its client cannot be loaded with these settings',
    hint: 'Check the file of GITHUB_EVENT_PATH, the URL of GITHUB_API_URL, and HTTPS_PROXY and HTTP_PROXY, or unset them.',
  });
}
var pull_request = __webpack_require__(47958);
;
const LIST = 'GET /repos/{owner}/{repo}/pulls';
const pull_requests_NEEDS = 'pull-requests: read';
async function readOnePullRequest({ call, repository, number, }) {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  try {
    const { data, status } = await call({ route, parameters: { pull_number: number }, needs: pull_requests_NEEDS });
    const found = (0,pull_request .D)({ value: data, repository });
    if (found?.number === number)
      return found;
    throw (0,github_error .kS)({ call: { route, repository, needs: pull_requests_NEEDS }, status, what: 'no pull request of this number' });
  }
  catch (error) {
    if (!(error instanceof github_error .y_) || error.status !== 404)
      throw error;
    await call({ route: LIST, parameters: { per_page: 1 }, needs: pull_requests_NEEDS });
    return 'absent';
  }
}
function readOpenPullRequests({ call, repository }) {
  const parameters = { state: 'open', sort: 'created', direction: 'asc' };
  const request = { route: LIST, parameters, needs: pull_requests_NEEDS };
  return readPages({ call, repository, request, read: readOpenNumber });
}
function readOpenNumber(value) {
  const { number, state } = (0,json_fields .y)(value);
  return state === 'open' ? (0,json_fields .L)(number) : undefined;
}
;
const repository_state_NEEDS = 'metadata: read';
async function repositoryState({ call, repository, }) {
  const route = 'GET /repos/{owner}/{repo}';
  try {
    const { data, status, isMoved } = await call({ route, needs: repository_state_NEEDS });
    const { full_name: fullName, archived } = (0,json_fields .y)(data);
    const isArchived = archived === true;
    if (typeof fullName !== 'string' || (0,repository_name .a)(fullName) === undefined)
      throw (0,github_error .kS)({ call: { route, repository, needs: repository_state_NEEDS }, status, what: 'no repository' });
    if ((0,repository_name .v)(fullName, repository))
      return { kind: 'there', isArchived };
    if (isMoved)
      return { kind: 'renamed', fullName, isArchived };
    throw (0,github_error .kS)({ call: { route, repository, needs: repository_state_NEEDS }, status, what: 'another repository' });
  }
  catch (error) {
    if (error instanceof github_error .y_ && error.status === 404)
      return { kind: 'absent or hidden' };
    throw error;
  }
}
async function canSeeEveryRepository({ call, repository, }) {
  try {
    const { data } = await call({
      route: 'GET /installation/repositories',
      parameters: { per_page: 1 },
      needs: repository_state_NEEDS,
    });
    const { repository_selection: selection, repositories } = (0,json_fields .y)(data);
    const { owner } = (0,json_fields .y)(Array.isArray(repositories) ? repositories[0] : undefined);
    const { login } = (0,json_fields .y)(owner);
    const [ours = ''] = repository.split('/');
    return selection === 'all' && typeof login === 'string' && login.toLowerCase() === ours.toLowerCase();
  }
  catch (error) {
    const isAnswer = error instanceof github_error .y_ && error.code === 'GITHUB_REFUSED';
    if (isAnswer && (error.status === 403 || error.status === 404))
      return false;
    throw error;
  }
}
;
const WITHIN_MS = 15_000;
function openGitHub(options) {
  const { clock = (0,base_clock .m)(), withinMs = WITHIN_MS } = options;
  const ask = octokitRequest(options);
  const of = (repository) => {
    if ((0,repository_name .a)(repository) === undefined)
      throw noRepository(repository);
    const call = createCall({ ...options, ask, clock, withinMs, repository });
    const bound = { call, repository };
    return {
      repository,
      of,
      pullRequest: (number) => readOnePullRequest({ ...bound, number }),
      openPullRequests: () => readOpenPullRequests(bound),
      repositoryState: () => repositoryState(bound),
      canSeeEveryRepository: () => canSeeEveryRepository(bound),
      fileAtBase: (file) => fileAtBase({ ...bound, ...file }),
      upsertComment: (comment) => upsertComment({ ...bound, ...comment }),
      markDeployment: (step) => markDeployment({ ...bound, ...step }),
      endDeployments: ({ number }) => endDeployments({ ...bound, number }),
    };
  };
  return of(options.repository);
}
function noRepository(name) {
  return new errors .eb([{ message: `GitHub: expected a repository as owner/name, got "${(0,base_text .Hk)(name)}".` }]);
}
;
const LAST_WORDS_MS = 4_000;
function openGitHubSession({ apiUrl, repository, token, proxy, userAgent, signal, }) {
  const transport = (0,atlas_transport .o)({ origin: new URL(apiUrl).origin, proxy });
  const clock = (0,base_clock .m)();
  const common = { apiUrl, repository, token, send: transport.send, userAgent, clock };
  const late = new AbortController();
  let timer;
  const endSoon = () => {
    timer = setTimeout(() => late.abort(), LAST_WORDS_MS).unref();
  };
  if (signal.aborted)
    endSoon();
  else
    signal.addEventListener('abort', endSoon, { once: true });
  return {
    gitHub: openGitHub({ ...common, signal }),
    lastWords: openGitHub({ ...common, signal: late.signal }),
    close() {
      signal.removeEventListener('abort', endSoon);
      clearTimeout(timer);
      return transport.close();
    },
  };
}
 }),
 41653:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 m: () => (  performErrand)
});
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
var say_error = __webpack_require__(97241);
var plan_session = __webpack_require__(57471);
var draft = __webpack_require__(35746);
var read_mapping = __webpack_require__(84702);
var file_isolation = __webpack_require__(33903);
var refuse_value = __webpack_require__(72910);
var access_cover = __webpack_require__(16115);
var access_entry = __webpack_require__(54876);
var canonical_address = __webpack_require__(44140);
var yaml_tree = __webpack_require__(80747);
var read_keys = __webpack_require__(33440);
var spec_keys = __webpack_require__(54361);
;
const MOST_ITEMS = 100;
const EXPECTED = '`runner`, an IPv4 or IPv6 address, or a range in CIDR notation such as `198.51.100.0/24`';
const ITEM = { ...access_entry .hK.cidrBlock, expected: EXPECTED, words: ['runner'] };
function readAccess({ mapping, report }) {
  const entry = mapping.entries.get('access');
  if (entry === undefined)
    return ['runner'];
  const { tree, position } = entry;
  if (tree.kind !== 'list') {
    const written = tree.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : 'runner';
    const message = `access: expected a list, got ${(0,refuse_value .X)((0,yaml_tree ._)(tree))}.`;
    report({ message, hint: `Write it as a list, such as \`[${isItem(written) ? written : 'runner'}]\`.`, position });
    return [];
  }
  const excess = tree.items[MOST_ITEMS];
  if (excess !== undefined) {
    const message = `access: the list has ${tree.items.length} items; ${MOST_ITEMS} are allowed.`;
    report({ message, hint: 'Put neighbouring addresses together in ranges.', position: excess.position });
    return [];
  }
  const seen = new Map();
  return tree.items.flatMap((item, index) => {
    const access = readItem({ item, path: `access, item ${index + 1}`, report });
    if (access === undefined)
      return [];
    const key = access === 'runner' ? access : sameFor(access.address);
    const earlier = seen.get(key);
    seen.set(key, earlier ?? item.position);
    if (earlier === undefined)
      return [access];
    const message = `access, item ${index + 1}: \`${access === 'runner' ? access : access.address}\` is in the list already, in line ${earlier.line}.`;
    report({ message, hint: 'Remove one of the two.', position: item.position });
    return [];
  });
}
function readItem({ item, path, report }) {
  const { position } = item;
  if (item.kind === 'mapping') {
    const { cidrBlock, allowWideCidr } = (0,read_keys .x4)({ keys: spec_keys .Bh, mapping: item, path, report });
    if (cidrBlock === undefined)
      return undefined;
    if (allowWideCidr === true)
      return { address: cidrBlock, allowWideCidr };
    return checkWidth({ address: cidrBlock, path, position, report });
  }
  const value = (0,yaml_tree ._)(item);
  if (value === 'runner')
    return value;
  if (typeof value === 'string' && isItem(value))
    return checkWidth({ address: value, path, position, report });
  const { why, hint } = (0,refuse_value .s)({ param: ITEM, value, path: [] });
  report({ message: `${path}: ${why}`, hint, position });
  return undefined;
}
function sameFor(address) {
  const whole = (0,canonical_address .Zl)((0,canonical_address .Z5)(address));
  return whole.replace(whole.includes(':') ? /\/128$/ : /\/32$/, '');
}
function isItem(text) {
  const { ipAddress, cidrBlock } = access_entry .hK;
  return text === 'runner' || ipAddress.schema().safeParse(text).success || cidrBlock.schema().safeParse(text).success;
}
function checkWidth({ address, path, position, report, }) {
  if (!(0,access_cover .E)(address))
    return { address };
  report({
    message: `${path}: \`${address}\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster.`,
    hint: `Give a narrower range, or write \`{ cidr-block: "${address}", allow-wide-cidr: true }\`.`,
    position,
  });
  return undefined;
}
var suggest = __webpack_require__(81634);
;
async function readCron({ expression, timeZone }) {
  const { Cron } = await __webpack_require__.e(55814).then(__webpack_require__.bind(__webpack_require__, 55814));
  const cron = new Cron(expression, { mode: '5-part', timezone: timeZone, paused: true, fixedTimeRule: 'no-wildcard' });
  const wholeSecond = (time) => Math.floor(time.getTime() / 1000) * 1000;
  return {
    last: (now) => cron.previousRuns(1, new Date(wholeSecond(now) + 1000))[0],
    next: (now) => cron.nextRun(new Date(wholeSecond(now))) ?? undefined,
  };
}
;
const MOST_IN_VAIN = 100;
async function scheduleAt({ pause: { at, resume, timeZone }, now, }) {
  const pausing = await readCron({ expression: at, timeZone });
  const resuming = await readCron({ expression: resume, timeZone });
  const paused = lastOf(pausing, now) > lastOf(resuming, now);
  const until = paused ? resuming.next(now) : nextPause({ pausing, resuming, now });
  if (until === undefined)
    throw new RangeError(`\`${paused ? resume : at}\` never fires.`);
  return { paused, until };
}
function nextPause({ pausing, resuming, now, }) {
  let until = pausing.next(now);
  for (let count = 0; until !== undefined && isAlso(resuming, until) && count < MOST_IN_VAIN; count++) {
    until = pausing.next(until);
  }
  return until;
}
function isAlso(firings, time) {
  return lastOf(firings, time) === time.getTime();
}
function lastOf(firings, now) {
  return firings.last(now)?.getTime() ?? Number.NEGATIVE_INFINITY;
}
;
const ANY_DAY = new Date(Date.UTC(2026, 0, 1));
async function readPause({ mapping, report, }) {
  const path = 'pause';
  const entry = mapping.entries.get(path);
  const block = entry && (0,read_keys .Gr)({ entry, path, report });
  if (entry === undefined || block === undefined)
    return undefined;
  const placeOf = (name) => block.entries.get(name)?.position ?? entry.position;
  const { at, resume, timeZone } = (0,read_keys .x4)({
    keys: spec_keys .ck,
    mapping: block,
    path,
    position: entry.position,
    report,
  });
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const near = (0,suggest .q)({ word: timeZone, candidates: Intl.supportedValuesOf('timeZone') });
    report({
      message: `pause.time-zone: there is no time zone \`${(0,base_text .Hk)(timeZone)}\`.`,
      hint: near ? `Did you mean \`${near}\`?` : `Give ${spec_keys .ck.timeZone.expected}.`,
      position: placeOf('time-zone'),
    });
    return undefined;
  }
  const zone = timeZone ?? 'UTC';
  const read = async (name, expression) => expression && readFirings({ name, expression, timeZone: zone, position: placeOf(name), report });
  const pausing = await read('at', at);
  const resuming = await read('resume', resume);
  if (!at || !resume || !timeZone || !pausing || !resuming)
    return undefined;
  const first = nextPause({ pausing, resuming, now: ANY_DAY });
  if (first === undefined || isAlso(resuming, first)) {
    const message = 'pause: whenever `at` fires, `resume` fires as well, so that the cluster would never be paused.';
    report({ message, hint: 'Give two different times.', position: placeOf('resume') });
  }
  return { at: at.trim(), resume: resume.trim(), timeZone };
}
async function readFirings({ name, expression, timeZone, position, report, }) {
  const shown = `pause.${name}: \`${(0,base_text .Hk)(expression, { longest: 60 })}\``;
  try {
    const firings = await readCron({ expression, timeZone });
    if (firings.next(ANY_DAY) !== undefined)
      return firings;
    const hint = 'Choose a day that its months have.';
    report({ message: `${shown} never fires: there is no such day.`, hint, position });
  }
  catch (error) {
    const why = (0,base_text .Hk)(error instanceof Error ? error.message : error).replace(/^CronPattern: /, '');
    const hint = `Write ${spec_keys .ck.at.expected}.`;
    report({ message: `${shown} cannot be read as a cron expression: ${why.replace(/\.?$/, '.')}`, hint, position });
  }
  return undefined;
}
function isTimeZone(name) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  }
  catch {
    return false;
  }
}
var create_cluster = __webpack_require__(35639);
var create_project = __webpack_require__(27922);
var placement = __webpack_require__(84848);
var read_params = __webpack_require__(38965);
var ownership = __webpack_require__(55690);
var environments_identity = __webpack_require__(53780);
;
const OUR_TAGS = [ownership .Kf.key, 'repository', environments_identity .Ky, environments_identity .Zy, environments_identity .tg, 'protected-by'];
function readOperationBlock({ operation, keys, decided, path, entry, mapping, policy, report, }) {
  const entries = [...(mapping?.entries ?? [])];
  const fixed = Object.keys(operation.params).filter((key) => !(key in keys));
  const excluded = new Set(fixed.map(base_text .kW));
  const raw = Object.fromEntries(entries.filter(([name]) => !excluded.has(name)).map(([name, { tree }]) => [name, (0,yaml_tree ._)(tree)]));
  const narrowed = {
    ...operation,
    params: keys,
    check: ({ params, given, policy }) => operation.check?.({ params, given: (name) => decided.includes(name) || given(name), policy }) ?? [],
  };
  const result = (0,read_params .L)({
    operation: narrowed,
    raw,
    policy,
    place: (name) => (name === undefined ? path : `${path}.${(0,draft .HD)(name)}`),
    positionOf: (name) => mapping?.entries.get(name)?.position,
  });
  const issues = 'issues' in result ? result.issues : [];
  for (const { message, hint, position = entry.position } of issues)
    report({ message, hint, position });
  const stray = entries.filter(([name]) => excluded.has(name));
  for (const [name, { position }] of stray) {
    report({ message: `${path}.${name}: the environment decides this by itself.`, hint: 'Leave it out.', position });
  }
  const tagged = mapping && checkTags({ path: `${path}.tags`, entry: mapping.entries.get('tags'), report });
  return issues.length === 0 && stray.length === 0 && !tagged ? raw : undefined;
}
function checkTags({ path, entry, report }) {
  if (entry?.tree.kind !== 'mapping')
    return false;
  const ours = [...entry.tree.entries].filter(([name]) => OUR_TAGS.includes(name));
  for (const [name, { position }] of ours) {
    const message = `${path}.${name}: environments are known by this tag, and bear it for a purpose of its own.`;
    report({ message, hint: 'Choose another name for the tag.', position });
  }
  return ours.length > 0;
}
;
function readCluster({ mapping, isolation, policy, report }) {
  const entry = mapping.entries.get('cluster');
  if (entry === undefined || isolation === 'database')
    return undefined;
  const block = (0,read_keys .Gr)({ entry, path: 'cluster', report });
  if (block === undefined)
    return undefined;
  const decided = ['projectId', 'clusterName'];
  const of = { operation: create_cluster .X, keys: spec_keys .wm, decided, path: 'cluster', entry, mapping: block };
  const cluster = readOperationBlock({ ...of, policy, report });
  const tier = cluster?.['tier'];
  if (isolation !== 'cluster' || typeof tier !== 'string' || (0,placement .Aw)(tier) !== 'free')
    return cluster;
  report({
    message: 'cluster.tier: a free cluster bears no tags, so that nobody could tell whose it is, and a project has but one.',
    hint: 'Use `tier: flex` or a dedicated tier, or `isolation: project`.',
    position: block.entries.get('tier')?.position ?? entry.position,
  });
  return undefined;
}
function readProject({ mapping, isolation, cluster, policy, report, }) {
  if (isolation !== 'project')
    return {};
  const entry = mapping.entries.get('project');
  const block = entry && (0,read_keys .Gr)({ entry, path: 'project', report });
  if (entry !== undefined && block === undefined)
    return {};
  const of = { operation: create_project .g, keys: spec_keys .lz, decided: ['orgId', 'projectName'], path: 'project' };
  const at = entry ?? mapping.entries.get('isolation') ?? mapping;
  const project = readOperationBlock({ ...of, entry: at, mapping: block, policy, report }) ?? {};
  const { 'region-usage-restrictions': restriction } = project;
  const { provider = 'AWS', region } = cluster ?? {};
  if (policy.cloud === 'government' && isText(restriction) && isText(provider) && isText(region)) {
    const issue = (0,placement .Np)({
      restriction: restriction.toUpperCase(),
      provider: provider.toUpperCase(),
      region,
    });
    const inCluster = mapping.entries.get('cluster');
    const key = inCluster?.tree.kind === 'mapping' ? inCluster.tree.entries.get('region') : undefined;
    if (issue)
      report({ ...issue, message: `cluster.${issue.message}`, position: (key ?? at).position });
  }
  return project;
}
function isText(value) {
  return typeof value === 'string';
}
var database_user_roles = __webpack_require__(15820);
var environments_name = __webpack_require__(16629);
;
const PATH = 'database-user';
const OF_ONE_DATABASE = ['readWrite', 'read', 'dbAdmin'];
const SAMPLE = (0,environments_name .V)({ repository: 'octo-org/shop', pullRequest: 1 });
function completeRole({ role, database }) {
  return OF_ONE_DATABASE.includes(role) ? `${role}@${database}` : role;
}
function readRoles({ mapping, isolation, report, }) {
  const usual = [isolation === 'database' ? 'readWrite' : 'readWriteAnyDatabase'];
  const entry = mapping.entries.get(PATH);
  const block = entry && (0,read_keys .Gr)({ entry, path: PATH, report });
  if (entry === undefined || block === undefined)
    return usual;
  const { roles } = (0,read_keys .x4)({ keys: spec_keys .X2, mapping: block, path: PATH, position: entry.position, report });
  if (roles === undefined)
    return usual;
  const position = block.entries.get('roles')?.position ?? entry.position;
  if (roles.length === 0) {
    const hint = `Add one, such as \`${usual[0]}\`, or leave roles out.`;
    report({ message: `${PATH}.roles: a user needs at least one.`, hint, position });
  }
  if (isolation === undefined)
    return roles;
  const completed = isolation === 'database' ? roles.map((role) => completeRole({ role, database: SAMPLE })) : roles;
  for (const { message, hint } of (0,database_user_roles ._6)({ name: 'roles', texts: completed })) {
    report({ message: `${PATH}.${message}`, hint, position });
  }
  for (const role of isolation === 'database' ? completed.filter(reachesOthers) : []) {
    report({
      message: `${PATH}.roles: \`${role}\` is not for this environment alone, and reaches the data of other pull requests on the shared cluster.`,
      hint: 'Write `readWrite`, `read` or `dbAdmin` alone for the database of the environment, or name a database, as in `read@catalog`.',
      position,
    });
  }
  return roles;
}
function reachesOthers(role) {
  const [, , database] = database_user_roles .z7.exec(role) ?? [];
  if (database === undefined || ['admin', 'local', 'config'].includes(database.toLowerCase()))
    return true;
  return database !== SAMPLE && /^pr-\d+-[0-9a-f]{8}$/i.test(database);
}
var subject_project = __webpack_require__(6178);
;
const SNAPSHOT = '`{ snapshot: latest, from: { project-id: …, cluster-name: … } }`';
function readSeed({ mapping, tier, report, }) {
  const entry = mapping.entries.get('seed');
  const block = entry && (0,read_keys .Gr)({ entry, path: 'seed', report });
  if (entry === undefined || block === undefined)
    return undefined;
  const at = { path: 'seed', position: entry.position, report };
  const { sampleData, snapshot } = (0,read_keys .x4)({ keys: spec_keys .Lb, blocks: ['from'], mapping: block, ...at });
  const from = block.entries.get('from');
  const source = from && readSource({ entry: from, report });
  const place = block.entries.get('snapshot')?.position ?? entry.position;
  if (!block.entries.has('snapshot')) {
    if (from) {
      const hint = 'Add `snapshot: latest`, or the id of a snapshot, or leave from out.';
      report({ message: 'seed.from: it is for a snapshot, and none is named.', hint, position: from.position });
    }
    else if (block.entries.size === 0) {
      report({ message: 'seed: it names no data.', hint: `Write \`{ sample-data: true }\` or ${SNAPSHOT}.`, ...at });
    }
    return sampleData === true ? { kind: 'sample-data' } : undefined;
  }
  if (sampleData === true) {
    const message = 'seed: sample-data and snapshot are given at once, and a snapshot replaces all data.';
    report({ message, hint: 'Give one of them.', position: place });
  }
  if (typeof tier === 'string' && (0,placement .Aw)(tier) === 'free') {
    const message = 'seed.snapshot: Atlas restores no snapshot into a free cluster.';
    report({ message, hint: 'Use `tier: flex` or a dedicated tier, or `sample-data: true`.', position: place });
  }
  if (from === undefined) {
    report({ message: 'seed.from: this is missing.', hint: `Say whose snapshot: ${SNAPSHOT}.`, position: place });
  }
  return snapshot === undefined || source === undefined ? undefined : { kind: 'snapshot', snapshot, from: source };
}
function readSource({ entry, report }) {
  const path = 'seed.from';
  const { position } = entry;
  const block = (0,read_keys .Gr)({ entry, path, report });
  if (block === undefined)
    return undefined;
  const names = { projectId: 'project-id', projectName: 'project-name' };
  const { clusterName, ...project } = (0,read_keys .x4)({ keys: spec_keys .hI, mapping: block, path, position, report });
  for (const { message, hint } of (0,subject_project .hE)((name) => block.entries.has(names[name]))) {
    report({ message: `${path}: ${message}`, hint, position });
  }
  return clusterName === undefined ? undefined : { ...project, clusterName };
}
;
const WORDS = {
  name: 'The environment file',
  expected: 'a mapping such as `org-id: …`',
  whenTooLarge: 'Check that it is the right file.',
  whenNone: 'Write at least `org-id`, and `cluster` with `tier` and `region`.',
};
async function readSpec({ text, file, policy, }) {
  const issues = [];
  const report = (0,draft .KZ)(issues);
  const mapping = await (0,read_mapping .v)({ text, file, words: WORDS });
  const top = (0,read_keys .x4)({ keys: spec_keys .Bi, blocks: spec_keys .tZ, mapping, report });
  const { isolation, label } = top;
  const seen = { mapping, isolation, policy, report };
  if (isolation !== undefined)
    (0,file_isolation .B)({ isolation, mapping, report });
  const cluster = readCluster(seen);
  const project = readProject({ ...seen, cluster });
  const roles = readRoles(seen);
  const access = readAccess(seen);
  const shared = isolation === 'database';
  const pause = shared ? undefined : await readPause(seen);
  const seed = shared ? undefined : readSeed({ ...seen, tier: cluster?.['tier'] });
  const place = placeOf({ top, project });
  const { ttl: ttlMs, drafts } = top;
  if (issues.length > 0 || place === undefined || ttlMs === undefined || drafts === undefined) {
    throw new errors .eb((0,draft .fm)(issues));
  }
  const positionOf = (path) => positionIn(mapping, path.split('.'));
  return { file, place, cluster, databaseUser: { roles }, access, ttlMs, pause, seed, label, drafts, positionOf };
}
function placeOf({ top: { isolation, orgId, projectId, clusterName }, project, }) {
  if (isolation === 'project')
    return orgId === undefined ? undefined : { isolation, orgId, project };
  if (projectId === undefined)
    return undefined;
  if (isolation === 'cluster')
    return { isolation, projectId };
  return isolation === undefined || clusterName === undefined ? undefined : { isolation, projectId, clusterName };
}
function positionIn(tree, [name, ...rest]) {
  if (name === undefined || tree.kind === 'leaf')
    return undefined;
  const found = tree.kind === 'mapping' ? tree.entries.get(name) : itemAt(tree.items, name);
  return rest.length === 0 ? found?.position : found && positionIn(found.tree, rest);
}
function itemAt(items, index) {
  const tree = items[Number(index)];
  return tree && { position: tree.position, tree };
}
;
async function readEnvironmentFile({ state, ...performance }) {
  const { request, host } = performance;
  const text = await findFile({ ...performance, state });
  if (text !== undefined)
    return readSpec({ text, file: request.file, policy: host.settings.policy });
  throw new errors .eb([
    {
      message: `environment-file: there is no ${(0,base_text .Hk)(request.file)}, neither in the workspace nor in the base branch.`,
      hint: 'Write one, check the repository out first, or give `permissions: contents: read` so that it can be read.',
    },
  ]);
}
async function findFile({ request: { file }, readFile, gitHub, state, }) {
  const ref = state?.baseRef ?? state?.baseSha;
  return (await readFile(file)) ?? (await gitHub?.fileAtBase({ path: file, ref }));
}
async function environment_file_placeOf(performance) {
  try {
    return (await readEnvironmentFile(performance)).place;
  }
  catch (error) {
    if (!(error instanceof errors .lZ))
      throw error;
    const why = error instanceof errors .eb ? (error.issues[0]?.message ?? error.message) : error.message;
    return anyProject({ performance, why });
  }
}
async function knownPlaceOf(performance) {
  const { request, host } = performance;
  const text = await findFile({ ...performance, state: undefined });
  if (text !== undefined)
    return (await readSpec({ text, file: request.file, policy: host.settings.policy })).place;
  return anyProject({ performance, why: `There is no ${(0,base_text .Hk)(request.file)}.` });
}
function anyProject({ performance: { host }, why }) {
  host.onNotice(`${why} Environments are looked for among the projects that the credentials see, by name and tags; a cluster or a database user in a shared project is not found that way.`, 'lasting');
  return { isolation: 'project' };
}
var build = __webpack_require__(52421);
var subject_cluster = __webpack_require__(96903);
;
async function clustersOf({ atlas, cloud, environment: { holdings }, }) {
  const clusters = await Promise.all(holdings.map((holding) => {
    if (holding.kind === 'cluster')
      return [holding.cluster];
    if (holding.kind === 'user')
      return [];
    return (0,subject_cluster .U)({ atlas, projectId: holding.projectId, withFlex: cloud === 'commercial' });
  }));
  return clusters.flat();
}
;
const LOOKING = { doing: 'looking for environments in Atlas' };
const ASKING = { doing: 'asking GitHub about the pull requests' };
function counted({ doing, of, onHeadway, }) {
  let done = 0;
  if (of > 0)
    onHeadway?.({ doing, count: { done, of } });
  return async (work) => {
    const result = await work;
    done += 1;
    onHeadway?.({ doing, count: { done, of } });
    return result;
  };
}
;
async function inParallel({ items, width, work, }) {
  const results = [];
  const failures = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0)
        return;
      try {
        results[index] = await work(item);
      }
      catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length > 0)
    throw failures[0];
  return results;
}
var repository_name = __webpack_require__(59761);
var database_user = __webpack_require__(15476);
var database_user_mark = __webpack_require__(62196);
var only_ours = __webpack_require__(4029);
;
const keyUserOf = (name) => `${name}-drop`;
async function findEnvironments({ atlas, place, cloud, identity, repository, }) {
  const asked = identity?.repository ?? repository;
  const claims = place.isolation === 'project'
    ? await claimsOfProjects({ atlas, orgId: place.orgId, identity })
    : [
      ...(place.isolation === 'cluster'
        ? await claimsOfClusters({ atlas, cloud, projectId: place.projectId })
        : []),
      ...(await claimsOfUsers({ atlas, projectId: place.projectId, asked })),
    ];
  const wanted = identity === undefined ? undefined : (0,environments_name .V)(identity);
  const byName = new Map();
  for (const claim of claims) {
    if (wanted === undefined || claim.name === wanted)
      byName.set(claim.name, [...(byName.get(claim.name) ?? []), claim]);
  }
  return [...byName.values()].map(environmentOf);
}
async function claimsOfProjects({ atlas, orgId, identity, }) {
  const query = identity === undefined ? {} : { name: (0,environments_name .V)(identity) };
  const answers = orgId === undefined
    ? await atlas.list('listGroups', {})
    : await atlas.list('getOrgGroups', { path: { orgId }, query });
  return answers.map(subject_project .Wh).flatMap(({ id, name, created, tags }) => {
    return claim({ name, tags, holding: { kind: 'project', projectId: id, created } });
  });
}
async function claimsOfClusters({ atlas, cloud, projectId, }) {
  const clusters = await (0,subject_cluster .U)({ atlas, projectId, withFlex: cloud === 'commercial' });
  return clusters.flatMap((cluster) => claim({ name: cluster.name, tags: cluster.tags, holding: { kind: 'cluster', projectId, cluster } }));
}
function claim({ name, tags, holding }) {
  const find = (key) => tags.find((tag) => tag.key === key)?.value;
  const repository = find('repository');
  const number = find(environments_identity .Ky);
  if (find(ownership .Kf.key) !== ownership .Kf.value || repository === undefined || !isNumber(number))
    return [];
  const pullRequest = Number(number);
  if ((0,environments_name .V)({ repository, pullRequest }) !== name)
    return [];
  const expiresAt = readTime(find(environments_identity .Zy));
  return [{ name, repository, pullRequest, expiresAt, isProtected: (0,only_ours .bz)(tags), holding }];
}
async function claimsOfUsers({ atlas, projectId, asked, }) {
  const users = await (0,database_user .Mr)({ atlas, projectId });
  return users.flatMap(({ username, description }) => {
    const mark = (0,database_user_mark .r4)(description);
    if (mark?.repository === undefined || mark.pullRequest === undefined)
      return [];
    const { pullRequest } = mark;
    const repository = asked !== undefined && (0,database_user_mark .mQ)(mark, asked) ? asked : mark.repository;
    const name = (0,environments_name .V)({ repository, pullRequest });
    if (username !== name && username !== keyUserOf(name))
      return [];
    const holding = { kind: 'user', projectId, username };
    return [{ name, repository, pullRequest, expiresAt: readTime(mark.expiresAt), isProtected: false, holding }];
  });
}
function environmentOf(claims) {
  const [first] = claims;
  if (first === undefined)
    throw new TypeError('an environment of nothing');
  const { name, repository, pullRequest } = first;
  const expiries = claims.flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [expiresAt.getTime()]));
  return {
    name,
    repository,
    pullRequest,
    expiresAt: expiries.length === 0 ? undefined : new Date(Math.max(...expiries)),
    isProtected: claims.some(({ isProtected }) => isProtected),
    holdings: claims.map(({ holding }) => holding),
  };
}
function isNumber(text) {
  return text !== undefined && /^[1-9]\d{0,10}$/.test(text);
}
function readTime(text) {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : new Date(at);
}
;
async function findInScope({ session: { atlas }, settings: { policy }, place, scope, findFormerNames = async () => [], }) {
  const common = { atlas, place, cloud: policy.cloud };
  if (scope.kind === 'organization')
    return findEnvironments(common);
  const { repository } = scope;
  if (scope.kind === 'pull-request')
    return findEnvironments({ ...common, identity: scope });
  const found = await findEnvironments({ ...common, repository });
  const isOf = (name) => (environment) => (0,repository_name .v)(environment.repository, name);
  const former = await findFormerNames(found.filter((environment) => !isOf(repository)(environment)));
  return found.filter((environment) => [repository, ...former].some((name) => isOf(name)(environment)));
}
var pause_cluster = __webpack_require__(42561);
var resume_cluster = __webpack_require__(30442);
;
function pauseSteps({ goal, found: { environment, clusters }, now, }) {
  const { name, expiresAt } = environment;
  if (goal === 'resume' && expiresAt !== undefined && expiresAt.getTime() <= now.getTime())
    return `it expired ${(0,environments_identity .sZ)(expiresAt)}, and is not resumed any more; a push to its pull request renews it`;
  const staying = clusters.filter(({ state }) => state !== 'DELETING');
  if (staying.length === 0)
    return clusters.length > 0 ? 'its cluster is being deleted' : 'it has no cluster of its own';
  return staying.map((cluster, index) => ({
    id: index === 0 ? name : `${name}-${index + 1}`,
    operation: goal === 'pause' ? pause_cluster .r : resume_cluster .G,
    params: { 'project-id': cluster.projectId, 'cluster-name': cluster.name },
  }));
}
;
const WIDTH = 20;
async function conductPause({ host, ...options }) {
  const session = (0,plan_session .f)(host);
  try {
    return await pauseEnvironments({ ...options, host, session });
  }
  finally {
    await session.close();
  }
}
async function pauseEnvironments({ host: { settings, owner }, session, place, scope, goal: said, onHeadway, }) {
  const { atlas } = session;
  const { policy } = settings;
  onHeadway?.(LOOKING);
  const environments = await findInScope({ session, settings, place, scope });
  const now = atlas.now();
  const hours = typeof said === 'string' ? undefined : await scheduleAt({ pause: said, now });
  const goal = typeof said === 'string' ? said : hours?.paused === true ? 'pause' : 'resume';
  const through = counted({ doing: 'reading clusters', of: environments.length, onHeadway });
  const planned = await inParallel({
    items: environments,
    width: WIDTH,
    work: async (environment) => {
      const clusters = await through(clustersOf({ atlas, cloud: policy.cloud, environment }));
      return { environment: environment.name, steps: pauseSteps({ goal, found: { environment, clusters }, now }) };
    },
  });
  const steps = planned.flatMap(({ steps }) => (typeof steps === 'string' ? [] : steps));
  const passedOver = planned.flatMap(({ environment, steps }) => typeof steps === 'string' ? [{ environment, why: steps }] : []);
  const plan = await (0,build .G)({ steps, policy, file: goal });
  const result = await session.run(plan, { owner, width: WIDTH });
  return { goal, ...(hours !== undefined && { until: hours.until }), result, passedOver };
}
var cluster_reference = __webpack_require__(96497);
;
const AT_ONCE = 4;
;
function decideSweep({ environments, standingOf, limit, ...rules }) {
  let due = 0;
  return oldestFirst(environments).map((environment) => {
    const decision = decide({ environment, standing: standingOf(environment), ...rules });
    if (decision.verdict !== 'delete')
      return decision;
    due += 1;
    if (due <= limit)
      return decision;
    return {
      ...decision,
      verdict: 'leave',
      reason: `${decision.reason}; left for the next run by the limit of ${limit}`,
    };
  });
}
function decide({ environment, standing, now, graceMs, }) {
  const { expiresAt, isProtected } = environment;
  const is = (verdict, reason) => ({ environment, verdict, reason });
  const isOver = (end) => end.getTime() + graceMs <= now.getTime();
  if (isProtected)
    return is('keep', 'protected');
  if (expiresAt !== undefined && isOver(expiresAt))
    return is('delete', `expired ${(0,environments_identity .sZ)(expiresAt)}`);
  if (standing.kind === 'closed' && isOver(standing.at))
    return is('delete', `pull request closed ${(0,environments_identity .sZ)(standing.at)}`);
  if (standing.kind === 'repository-gone')
    return is('delete', 'repository gone');
  const ends = [expiresAt, standing.kind === 'closed' ? standing.at : undefined]
    .filter((end) => end !== undefined)
    .filter((end) => end.getTime() <= now.getTime());
  if (ends.length > 0) {
    const until = new Date(Math.min(...ends.map((end) => end.getTime())) + graceMs);
    return is('keep', `in its grace period until ${(0,environments_identity .sZ)(until)}`);
  }
  if (standing.kind === 'not-open')
    return is('leave', 'pull request not open; left for the next run by the limit');
  return is('keep', standing.kind === 'unknown' ? `unknown: ${standing.why}` : standing.kind);
}
function oldestFirst(environments) {
  return environments.toSorted((one, other) => bornAt(one) - bornAt(other) || endOf(one) - endOf(other) || one.name.localeCompare(other.name));
}
function bornAt({ holdings }) {
  const times = holdings.map((holding) => {
    if (holding.kind === 'user')
      return Number.NaN;
    return Date.parse((holding.kind === 'project' ? holding.created : holding.cluster.createdAt) ?? '');
  });
  return Math.min(...times.filter((time) => !Number.isNaN(time)), Number.MAX_SAFE_INTEGER);
}
function endOf({ expiresAt }) {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
;
async function readStandings({ environments, github, limit, ...rules }) {
  const repositories = new Map(environments.map(({ repository }) => [repository.toLowerCase(), repository]));
  const views = new Map(await inParallel({
    items: [...repositories],
    width: AT_ONCE,
    work: async ([key, repository]) => [key, await readRepository({ github, repository })],
  }));
  const standings = new Map();
  const doubtful = [];
  let due = 0;
  const settle = (environment, standing) => {
    standings.set(environment, standing);
    if (decide({ environment, standing, ...rules }).verdict === 'delete')
      due += 1;
  };
  for (const environment of oldestFirst(environments)) {
    const view = views.get(environment.repository.toLowerCase());
    if (view === undefined)
      throw new TypeError('a repository that was not read');
    if ('kind' in view)
      settle(environment, view);
    else if (view.has(environment.pullRequest))
      settle(environment, { kind: 'open' });
    else if (isDecided({ environment, ...rules }))
      settle(environment, { kind: 'not-open' });
    else
      doubtful.push(environment);
  }
  while (doubtful.length > 0 && due < limit) {
    const found = await inParallel({
      items: doubtful.splice(0, AT_ONCE),
      width: AT_ONCE,
      work: async (environment) => [environment, await readPullRequest({ github, identity: environment })],
    });
    for (const [environment, standing] of found)
      settle(environment, standing);
  }
  return (environment) => standings.get(environment) ?? { kind: 'not-open' };
}
async function readStanding(search) {
  const { github, identity } = search;
  return (await readAbsence(github.of(identity.repository))) ?? readPullRequest(search);
}
async function readPullRequest({ github, identity: { repository, pullRequest }, }) {
  const found = await github.of(repository).pullRequest(pullRequest);
  if (found === 'absent')
    return { kind: 'unknown', why: `GitHub knows no pull request ${pullRequest}` };
  if (found.state === 'open')
    return { kind: 'open' };
  if (found.closedAt === undefined)
    return { kind: 'unknown', why: 'GitHub does not say when it was closed' };
  return { kind: 'closed', at: found.closedAt };
}
async function readRepository({ github, repository, }) {
  try {
    const reader = github.of(repository);
    return (await readAbsence(reader)) ?? new Set(await reader.openPullRequests());
  }
  catch (error) {
    if (error instanceof errors .eb)
      return { kind: 'unknown', why: 'no repository of GitHub has such a name' };
    throw error;
  }
}
async function readAbsence(reader) {
  if ((await reader.repositoryState()).kind !== 'absent or hidden')
    return undefined;
  if (await reader.canSeeEveryRepository())
    return { kind: 'repository-gone' };
  return { kind: 'unknown', why: 'the repository is gone, or hidden from the token' };
}
function isDecided({ environment, ...rules }) {
  const { verdict } = decide({ environment, standing: { kind: 'open' }, ...rules });
  return environment.isProtected || verdict === 'delete';
}
;
const list_environments_AT_ONCE = 10;
async function listEnvironments({ session, settings, place, scope, github, onHeadway, }) {
  const { atlas } = session;
  const { cloud } = settings.policy;
  onHeadway?.(LOOKING);
  const found = await findInScope({ session, settings, place, scope });
  if (github !== undefined && found.length > 0)
    onHeadway?.(ASKING);
  const { standingOf, notice } = await standingsOf({ environments: found, github });
  const through = counted({ doing: 'reading clusters', of: found.length, onHeadway });
  const environments = await inParallel({
    items: found.toSorted((a, b) => a.repository.localeCompare(b.repository) || a.pullRequest - b.pullRequest),
    width: list_environments_AT_ONCE,
    async work(environment) {
      const { name, repository, pullRequest, expiresAt, isProtected, holdings } = environment;
      const clusters = await through(clustersOf({ atlas, cloud, environment }));
      const cluster = clusters.find((one) => one.name === name) ?? clusters[0];
      return {
        environment: name,
        repository: (0,base_text .Hk)(repository),
        'pull-request': pullRequest,
        'pull-request-state': SHOWN[standingOf(environment).kind],
        isolation: place.isolation,
        ...(expiresAt !== undefined && { 'expires-at': (0,environments_identity .sZ)(expiresAt) }),
        protected: isProtected,
        'project-id': holdings[0]?.projectId ?? '',
        ...(cluster !== undefined && {
          cluster: {
            name: cluster.name,
            kind: cluster.kind,
            tier: cluster.tier,
            state: (0,cluster_reference .B5)(cluster),
            paused: cluster.paused,
          },
        }),
      };
    },
  });
  return { environments, ...(notice !== undefined && { notice }) };
}
const SHOWN = {
  open: 'open',
  closed: 'closed',
  'not-open': 'closed',
  'repository-gone': 'repository gone',
  unknown: 'unknown',
};
async function standingsOf({ environments, github, }) {
  const unknown = () => ({ kind: 'unknown', why: 'GitHub was not read' });
  if (github === undefined)
    return { standingOf: unknown };
  try {
    const rules = { now: new Date(0), graceMs: 0, limit: Number.POSITIVE_INFINITY };
    return { standingOf: await readStandings({ environments, github, ...rules }) };
  }
  catch (error) {
    return { standingOf: unknown, notice: (0,base_text .Hk)(error instanceof Error ? error.message : error) };
  }
}
var console_link = __webpack_require__(80789);
;
function announcer({ gitHub, host: { settings, onNotice, cancellation }, request, identity, runUrl, }) {
  const number = identity.pullRequest;
  const environment = (0,environments_name .V)(identity);
  const isOn = gitHub !== undefined && !settings.dryRun;
  let sha;
  const refused = new Set();
  const told = new Set();
  const tell = async (what, write) => {
    if (refused.has(what))
      return;
    const written = await write().catch(ignoreWhenCancelled);
    if (written === undefined || written.written)
      return;
    const { why, isForbidden } = written;
    if (isForbidden)
      refused.add(what);
    if (told.has(what))
      return;
    told.add(what);
    onNotice(`No ${what} on the pull request: ${why}`, isForbidden ? 'passing' : 'lasting');
  };
  const ignoreWhenCancelled = (error) => {
    if (!cancellation.signal.aborted)
      throw error;
  };
  const mark = async (state) => {
    const at = sha;
    if (!isOn || !request.deployment || at === undefined)
      return;
    await tell('deployment', () => gitHub.markDeployment({ number, sha: at, state, logUrl: runUrl }));
  };
  return {
    async begin(commit) {
      sha = commit;
      await mark('in_progress');
    },
    fail: () => mark('failure'),
    async end(performed) {
      if (!isOn)
        return;
      const { did, result, withdrawn, isKept } = performed;
      if (did === 'down' && withdrawn !== undefined && !isKept)
        return;
      const failed = result.steps.some(({ state }) => state.status === 'failed');
      if (isKept || (did === 'up' && withdrawn === undefined))
        await mark(failed ? 'failure' : 'success');
      else if (request.deployment && !failed)
        await tell('deployment', () => gitHub.endDeployments({ number }));
      if (!request.comment)
        return;
      const ifAbsent = result.steps.length === 0 && !isKept ? 'leave' : 'create';
      const text = renderComment({ performed, failed, environment, origin: settings.host.origin, runUrl });
      await tell('comment', () => gitHub.upsertComment({ number, environment, text, ifAbsent }));
    },
  };
}
function renderComment({ performed: { did, result, expiresAt, withdrawn, isKept }, failed, environment, origin, runUrl, }) {
  const name = `The MongoDB Atlas environment \`${environment}\``;
  const run = runUrl === undefined ? '' : ` ([workflow run](${runUrl}))`;
  if (isKept && withdrawn !== undefined)
    return `${name} **was left as it is**: ${withdrawn}${run}.`;
  if (did === 'up' && withdrawn === undefined) {
    if (failed)
      return `${name} **could not be made ready**${run}. Running the job again goes on from where it stands.`;
    const rows = [
      ...links({ result, origin }),
      ...(expiresAt ? [['Expires', `${(0,environments_identity .sZ)(expiresAt)}; each push extends it`]] : []),
    ];
    const table = ['| | |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)];
    return `${name} **is ready**${run}.\n\n${table.join('\n')}\n\nIt is taken down when this pull request is closed.`;
  }
  return failed
    ? `${name} **could not be taken down completely**${run}. Running the job again goes on from where it stands.`
    : `${name} **was taken down**${run}. Reopening this pull request brings up a new one.`;
}
function links({ result, origin }) {
  const rows = new Map();
  for (const { state } of result.steps) {
    if (state.status !== 'done')
      continue;
    const { 'project-name': project, 'cluster-name': cluster, 'project-id': id } = state.outputs;
    const link = (name, outputs) => {
      const url = (0,console_link .i)({ outputs, origin });
      return url === undefined ? `\`${String(name)}\`` : `[${String(name)}](${url})`;
    };
    if (typeof project === 'string')
      rows.set('Project', link(project, { 'project-id': id }));
    if (typeof cluster === 'string')
      rows.set('Cluster', link(cluster, { 'project-id': id, 'cluster-name': cluster }));
  }
  return [...rows];
}
var environments_decide = __webpack_require__(80078);
var endpoints = __webpack_require__(32603);
var step_withdrawn = __webpack_require__(1930);
;
function guardOperation({ operation, findReason, }) {
  const isBesideAtlas = operation.subject === 'nothing' && operation.effect !== 'read';
  return {
    ...operation,
    async step(context) {
      const { atlas } = context;
      const look = async () => {
        const reason = await findReason(atlas);
        if (reason !== undefined)
          throw new step_withdrawn .d(reason);
      };
      if (isBesideAtlas)
        await look();
      return operation.step({ ...context, atlas: lookingBeforeWrites({ atlas, look }) });
    },
  };
}
function lookingBeforeWrites({ atlas, look }) {
  const before = async (method) => {
    if (method !== 'GET')
      await look();
  };
  return {
    ...atlas,
    async call(name, call) {
      await before(endpoints .v[name][0]);
      return atlas.call(name, call);
    },
    async find(name, call) {
      await before(endpoints .v[name][0]);
      return atlas.find(name, call);
    },
    async exchange(exchange) {
      await before(exchange.method);
      return atlas.exchange(exchange);
    },
  };
}
var duration = __webpack_require__(75815);
var operations_memory = __webpack_require__(66485);
var operation = __webpack_require__(96333);
var param = __webpack_require__(48721);
var cluster_name = __webpack_require__(90661);
var database_user_applied = __webpack_require__(84084);
;
async function awaitDeletionKnown({ atlas, projectId, clusterName, memory, }) {
  if ((0,operations_memory .M4)(memory, 'known') !== undefined)
    return undefined;
  const cluster = await (0,subject_cluster .K)({ atlas, projectId, clusterName });
  const now = atlas.now();
  if ((0,operations_memory .M4)(memory, 'look') === undefined)
    (0,operations_memory .rX)({ memory, name: 'look', now });
  const clusters = cluster !== undefined && (0,database_user_applied .ly)(cluster) ? [cluster] : [];
  const waiting = await (0,database_user_applied .GH)({ atlas, clusters, memory, writes: ['look'] });
  if (waiting)
    return { ...waiting, doing: `waiting until ${clusterName} knows that the user is deleted` };
  (0,operations_memory .rX)({ memory, name: 'known', now });
  return undefined;
}
;
class DatabaseError extends Error {
  name = 'DatabaseError';
  trouble;
  constructor({ trouble, message }) {
    super(message);
    this.trouble = trouble;
  }
}
async function withDatabases({ uri, patience, work, }) {
  const driver = await __webpack_require__.e(181).then(__webpack_require__.t.bind(__webpack_require__, 84294, 19));
  let client;
  let isConnected = false;
  try {
    client = new driver.MongoClient(uri, optionsOf(patience));
    await client.connect();
    isConnected = true;
    return await work(databasesOf({ client, driver }));
  }
  catch (error) {
    throw new DatabaseError({ trouble: troubleOf({ driver, error, isConnected }), message: messageOf(error, uri) });
  }
  finally {
    await client?.close();
  }
}
function optionsOf({ connectMs, answerMs }) {
  return {
    appName: 'mongodb-atlas-action',
    maxPoolSize: 1,
    serverSelectionTimeoutMS: connectMs,
    connectTimeoutMS: connectMs,
    waitQueueTimeoutMS: connectMs,
    socketTimeoutMS: answerMs,
    serverMonitoringMode: 'poll',
    mongodbLogComponentSeverities: {
      command: 'off',
      topology: 'off',
      serverSelection: 'off',
      connection: 'off',
      client: 'off',
      default: 'off',
    },
  };
}
function databasesOf({ client, driver }) {
  return {
    async sees(name) {
      try {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
        return databases.some((database) => database.name === name);
      }
      catch (error) {
        const trouble = troubleOf({ driver, error, isConnected: true });
        if (trouble === 'unauthorized' || trouble === 'refused')
          return undefined;
        throw error;
      }
    },
    async drop(name) {
      await client.db(name).command({ dropDatabase: 1, writeConcern: { w: 'majority' } });
    },
  };
}
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const ATLAS_ERROR = 8000;
const PASSING = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 46, 117, 215, 64]);
const PASSING_LABELS = ['RetryableWriteError', 'RetryableError', 'SystemOverloadedError'];
function troubleOf({ driver, error, isConnected }) {
  const cutOff = isConnected ? 'passing' : 'unreachable';
  if (error instanceof driver.MongoServerSelectionError)
    return isAnswering(error) ? 'passing' : cutOff;
  if (error instanceof driver.MongoNetworkError)
    return cutOff;
  if (error instanceof driver.MongoServerError) {
    const { code, message } = error;
    const isAtlas = code === ATLAS_ERROR;
    if (code === AUTHENTICATION_FAILED || (isAtlas && /^bad auth\b/i.test(message)))
      return 'unauthenticated';
    if (code === UNAUTHORIZED || (isAtlas && /\bnot (?:allowed to do action|authorized)\b/i.test(message)))
      return 'unauthorized';
    if (typeof code === 'number' && PASSING.has(code))
      return 'passing';
  }
  if (error instanceof driver.MongoError) {
    if (error.name === 'MongoWaitQueueTimeoutError')
      return cutOff;
    return PASSING_LABELS.some((label) => error.hasErrorLabel(label)) ? 'passing' : 'refused';
  }
  return error instanceof Error && 'syscall' in error ? 'unreachable' : 'refused';
}
function isAnswering({ reason }) {
  return [...(reason?.servers.values() ?? [])].some(({ type }) => type !== 'Unknown');
}
function messageOf(error, uri) {
  const said = error instanceof Error && error.message !== '' ? error.message : 'no word of why';
  const [, encoded = ''] = /:\/\/[^:@]*:([^@]+)@/.exec(uri) ?? [];
  const blotted = [encoded, decoded(encoded)]
    .filter((password) => password !== '')
    .reduce((text, password) => text.replaceAll(password, '***'), said);
  return (0,base_text .Hk)(blotted).replace(/[.\s]+$/, '');
}
function decoded(encoded) {
  try {
    return decodeURIComponent(encoded);
  }
  catch {
    return '';
  }
}
var external_node_net_ = __webpack_require__(77030);
;
const ATLAS_DOMAINS = ['mongodb.net', 'mongodb-dev.net', 'mongodb-qa.net', 'mongodbgov.net'];
const PARTS = /^mongodb(?<srv>\+srv)?:\/\/(?:[\w.~-]|%[\dA-Fa-f]{2})+:(?:[\w.~-]|%[\dA-Fa-f]{2})+@(?<hosts>[A-Za-z0-9.:,[\]-]+)\/[\w.~%-]*(?:\?(?<query>[\w.~%$&=-]*))?$/;
const HOST = /^(?<name>[A-Za-z0-9.-]+|\[::1\])(?::\d{1,5})?$/;
const FLAG = /^(?:true|false)$/;
const OPTIONS = new Map([
  ['authsource', /^admin$/],
  ['authmechanism', /^SCRAM-SHA-(?:1|256)$/],
  ['replicaset', /^[\w.-]{1,100}$/],
  ['retrywrites', FLAG],
  ['w', /^(?:majority|\d)$/],
  ['loadbalanced', FLAG],
  ['ssl', /^true$/],
  ['tls', /^true$/],
]);
const LOOPBACK_OPTIONS = new Map([
  ...OPTIONS,
  ['ssl', FLAG],
  ['tls', FLAG],
  ['directconnection', FLAG],
]);
function readDatabaseUri(uri) {
  const { srv, hosts = '', query = '' } = PARTS.exec(uri)?.groups ?? {};
  const names = hosts.split(',').map((host) => HOST.exec(host)?.groups?.['name']?.toLowerCase());
  const [host] = names;
  if (host === undefined || names.includes(undefined))
    return refusal('is not one of Atlas with a user name and a password');
  if (srv !== undefined && !/^[^,:]+$/.test(hosts))
    return refusal('names several hosts or a port, and is to be looked up');
  const isLocal = srv === undefined && names.every(isLoopback);
  const stranger = names.find((name) => !isLocal && !isAtlas(name));
  if (stranger !== undefined)
    return refusal(`leads to ${(0,base_text .Hk)(stranger)}, which is no cluster of Atlas`);
  const options = query.split('&').filter((option) => option !== '');
  const known = isLocal ? LOOPBACK_OPTIONS : OPTIONS;
  const seen = new Set();
  for (const option of options) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(option) ?? [];
    const key = name.toLowerCase();
    if (known.get(key)?.test(value) !== true || seen.has(key))
      return refusal(`has the option ${(0,base_text .Hk)(name, { longest: 60 })}, which Atlas does not give like this`);
    seen.add(key);
  }
  if (srv === undefined && !isLocal && !seen.has('ssl') && !seen.has('tls'))
    return refusal('asks for no TLS');
  return { host };
}
function refusal(why) {
  return {
    message: `connection-string: the value ${why}; the credentials are sent only to clusters of Atlas, or to loopback.`,
    hint: 'Give connection-string-with-credentials of create-database-user as it is.',
  };
}
function isLoopback(name = '') {
  return name === 'localhost' || name === '[::1]' || ((0,external_node_net_.isIPv4)(name) && name.startsWith('127.'));
}
function isAtlas(name = '') {
  return ATLAS_DOMAINS.some((domain) => name.endsWith(`.${domain}`)) && !name.includes('..');
}
;
const GIVE_UP_AFTER_MS = 60_000;
const AGAIN_AFTER_MS = 3_000;
const TROUBLE = 'trouble';
const dropDatabase = createDropDatabase({ connectMs: 8_000, answerMs: 30_000 });
function createDropDatabase(patience) {
  return (0,operation .h)({
    name: 'drop-database',
    summary: "Ensure that an environment's database is not on the cluster; where there is no connection, say what is left.",
    effect: 'destroy',
    subject: 'nothing',
    params: {
      connectionString: (0,param .mw)((0,param .yD)({
        describe: 'Connection string with the credentials of a user that may drop the database.',
        expected: 'a connection string with credentials',
        pattern: /^mongodb(?:\+srv)?:\/\//,
      })),
      database: (0,param .mw)((0,param .Qq)({
        describe: 'Name of the database, which is the name of the environment.',
        expected: 'the name of an environment such as `pr-42-0123abcd`',
        pattern: /^pr-\d+-[0-9a-f]{8}$/,
      })),
      projectId: subject_project .hx.projectId,
      clusterName: (0,param .lq)({ ...cluster_name .S, describe: 'Cluster that the database is on, with project-id.' }),
      afterDeletion: (0,param .IQ)(false, (0,param .Jt)({ describe: 'Wait until that cluster knows of the users that were deleted before.' })),
    },
    outputs: { database: { describe: 'Name of the database that is gone.' } },
    check({ params }) {
      const place = params.connectionString && readDatabaseUri(params.connectionString.reveal());
      return place !== undefined && 'message' in place ? [place] : [];
    },
    async step({ atlas, params, memory }) {
      const { database, projectId, clusterName } = params;
      const place = projectId !== undefined && clusterName !== undefined ? { atlas, projectId, clusterName } : undefined;
      const pending = params.afterDeletion && place && (await awaitDeletionKnown({ ...place, memory }));
      if (pending)
        return pending;
      const uri = params.connectionString.reveal();
      try {
        const change = await withDatabases({
          uri,
          patience,
          async work(databases) {
            const isSeen = await databases.sees(database);
            const wasThere = isSeen !== false || (0,operations_memory .M4)(memory, 'drop') !== undefined;
            if (wasThere)
              (0,operations_memory .rX)({ memory, name: 'drop', now: atlas.now() });
            await databases.drop(database);
            return wasThere ? 'deleted' : 'unchanged';
          },
        });
        return { status: 'done', change, outputs: { database } };
      }
      catch (error) {
        if (!(error instanceof DatabaseError))
          throw error;
        const what = nameOf({ database, uri });
        if (error.trouble === 'unreachable' && place)
          await refusePaused({ place, what });
        return afterTrouble({ error, what, memory, now: atlas.now() });
      }
    },
  });
}
async function refusePaused({ place, what, }) {
  if ((await (0,subject_cluster .K)(place))?.paused !== true)
    return;
  throw new errors .lZ({
    code: 'DATABASE_CLUSTER_PAUSED',
    message: `${what}: it could not be dropped, since the cluster ${place.clusterName} is paused. Its user stays, by which it is found again.`,
    hint: 'Resume the cluster and run down again, or run the sweep at a time when the cluster is not paused.',
  });
}
function nameOf({ database, uri }) {
  const place = readDatabaseUri(uri);
  return `database \`${database}\`${'host' in place ? ` of ${place.host}` : ''}`;
}
function afterTrouble({ error: { trouble, message }, what, memory, now, }) {
  (0,operations_memory .rX)({ memory, name: TROUBLE, now });
  const again = (doing) => ({ status: 'waiting', doing, checkAgainInMs: AGAIN_AFTER_MS });
  const isOver = now.getTime() - ((0,operations_memory .M4)(memory, TROUBLE)?.firstAt ?? 0) >= GIVE_UP_AFTER_MS;
  if (trouble === 'unreachable') {
    if (!isOver)
      return again(`waiting for a connection to the cluster (${message})`);
    const was = (0,operations_memory .M4)(memory, 'drop') ? 'may be left' : 'was left';
    return {
      status: 'skipped',
      why: `${what} ${was}: there is no connection from here to the cluster (${message}). Drop it by hand, or run down from where the cluster can be reached.`,
    };
  }
  if (trouble === 'unauthenticated') {
    if (!isOver)
      return again(`waiting for the cluster to let the user in (${message})`);
    throw new errors .lZ({
      code: 'DATABASE_LOGIN_REFUSED',
      message: `${what}: the cluster has refused the login for ${(0,duration .P)(GIVE_UP_AFTER_MS)} (${message}).`,
      hint: 'Run down again; if it stays, see in the Atlas console whether the user may log in to this cluster.',
    });
  }
  if (trouble === 'passing' && !isOver)
    return again(`trying again to drop the database (${message})`);
  if (trouble === 'unauthorized')
    throw new errors .lZ({
      code: 'DATABASE_DROP_FORBIDDEN',
      message: `${what}: the user may not drop it (${message}).`,
      hint: 'It needs the role `dbAdmin` on this database. Run down again, which gives it.',
    });
  throw new errors .lZ({
    code: 'DATABASE_DROP_FAILED',
    message: `${what}: it could not be dropped (${message}).`,
    hint: 'Run down again; if it stays, drop the database by hand.',
  });
}
;
function guardDrops({ steps, findReason, }) {
  return steps.map((step) => step.operation === dropDatabase
    ? { ...step, operation: guardOperation({ operation: dropDatabase, findReason }) }
    : step);
}
var atlas_error = __webpack_require__(4285);
;
async function findWherever({ atlas, place, cloud, identity, }) {
  return inEveryPlace({ place, find: (one) => findEnvironments({ atlas, place: one, cloud, identity }) });
}
async function inEveryPlace({ place, find, }) {
  const anyProject = { isolation: 'project' };
  const places = place.isolation === 'project' ? [anyProject] : [place, anyProject];
  const found = await Promise.all(places.map(async (one) => {
    const looked = find(one);
    const environments = await (one.isolation === place.isolation ? looked : looked.catch(noneIfForbidden));
    return environments.map((environment) => ({ environment, place: one }));
  }));
  return found.flat();
}
function noneIfForbidden(error) {
  if (error instanceof atlas_error .q && error.status === 403)
    return [];
  throw error;
}
var add_ip_access = __webpack_require__(86752);
var create_database_user = __webpack_require__(91212);
var delete_cluster = __webpack_require__(75466);
var delete_database_user = __webpack_require__(6667);
var delete_project = __webpack_require__(42437);
;
const KEY_EXPIRES_AFTER = '2h';
function downSteps({ environment, place, isReachable, prefix = '', }) {
  const { holdings } = environment;
  if (place.isolation === 'database')
    return databaseSteps({
      environment,
      projectId: place.projectId,
      clusterName: place.clusterName,
      isReachable,
      prefix,
    });
  const steps = holdings.map((holding) => deletionOf({ holding, prefix }));
  return steps.map((step, index) => {
    const earlier = steps.slice(0, index).filter(({ id }) => id === step.id).length;
    return earlier === 0 ? step : { ...step, id: `${step.id}-${earlier + 1}` };
  });
}
function deletionOf({ holding, prefix }) {
  const common = { 'project-id': holding.projectId, 'only-ours': true };
  switch (holding.kind) {
    case 'project':
      return { id: `${prefix}project`, operation: delete_project .x, params: { ...common, cascade: true } };
    case 'cluster':
      return {
        id: `${prefix}cluster`,
        operation: delete_cluster .e,
        params: { ...common, 'cluster-name': holding.cluster.name },
      };
    case 'user':
      return { id: `${prefix}user`, operation: delete_database_user .A, params: { ...common, username: holding.username } };
  }
}
function databaseSteps({ environment: { name }, projectId, clusterName, isReachable, prefix, }) {
  const id = (word) => `${prefix}${word}`;
  const project = { 'project-id': projectId };
  const drop = {
    operation: dropDatabase,
    params: {
      ...project,
      'cluster-name': clusterName,
      'connection-string': `\${${id('key')}.connection-string-with-credentials}`,
      database: name,
    },
  };
  const door = {
    id: id('door'),
    operation: add_ip_access .B,
    params: { ...project, runner: true },
  };
  const deletion = (username) => ({
    operation: delete_database_user .A,
    params: { ...project, username, 'only-ours': true },
  });
  return [
    ...(isReachable ? [door] : []),
    {
      id: id('key'),
      operation: create_database_user .P,
      params: {
        ...project,
        username: keyUserOf(name),
        roles: [`dbAdmin@${name}`],
        clusters: [clusterName],
        'cluster-name': clusterName,
        'expires-after': KEY_EXPIRES_AFTER,
        'rotate-password': true,
      },
    },
    { ...drop, id: id('data'), needs: [id('key'), ...(isReachable ? [door.id] : [])] },
    { ...deletion(name), id: id('user'), needs: [id('data')] },
    {
      ...drop,
      id: id('rest'),
      params: { ...drop.params, 'after-deletion': true, database: `\${${id('data')}.database}` },
      needs: [id('user')],
    },
    { ...deletion(keyUserOf(name)), id: id('unkey'), needs: [id('rest')] },
  ];
}
var in_session = __webpack_require__(13301);
;
const WHY = 'another run has taken the environment down meanwhile';
async function unlessOvertaken({ result, isLeft, }) {
  if (result.steps.every(({ state }) => state.status !== 'failed') || (await isLeft().catch(presumeLeft)))
    return result;
  return {
    steps: result.steps.map(({ step, state }) => {
      if (state.status !== 'failed' && state.status !== 'blocked')
        return { step, state };
      const { startedAt, endedAt } = state;
      return { step, state: { status: 'skipped', why: WHY, startedAt, endedAt } };
    }),
  };
}
function presumeLeft(error) {
  if (!(error instanceof errors .lZ))
    throw error;
  return true;
}
;
function whyKept({ steps }) {
  for (const { step, state } of steps) {
    const isDeletion = step.operation === delete_project .x || step.operation === delete_cluster .e;
    if (isDeletion && state.status === 'skipped')
      return state.why.replace(/\.$/, '');
  }
  return undefined;
}
;
async function conductDown({ host, place, identity, findReason = async () => undefined, prefix = '', spentMs = 0, }) {
  return (0,in_session .Cp)({
    host,
    findReason,
    async run(session, guard) {
      const { cloud } = host.settings.policy;
      const find = () => findWherever({ atlas: session.atlas, place, cloud, identity });
      const found = await find();
      if (found.length === 0)
        return { result: in_session .K$ };
      const kept = found.find(({ environment }) => environment.isProtected);
      if (kept)
        return { result: in_session .K$, withdrawn: protectionOf(kept.environment), isKept: true };
      const deletions = found.flatMap((one) => downSteps({ ...one, isReachable: true, prefix }));
      const steps = guardDrops({ steps: deletions, findReason: guard.look });
      const result = await (0,in_session .rl)({ host, session, steps, identity, file: '', place, spentMs });
      const withdrawn = guard.reason();
      if (withdrawn !== undefined)
        return { result, withdrawn };
      const why = whyKept(result);
      if (why !== undefined)
        return { result, withdrawn: why, isKept: true };
      if (host.cancellation.signal.aborted)
        return { result };
      return { result: await unlessOvertaken({ result, isLeft: async () => (await find()).length > 0 }) };
    },
  });
}
function protectionOf({ name }) {
  return `${name} is protected by its tag \`protected\``;
}
var base_clock = __webpack_require__(88489);
var restore_snapshot = __webpack_require__(60553);
;
const CODES = [
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
  'PROJECT_NOT_FOUND',
  'CLUSTER_NOT_FOUND',
  'NOT_IN_GROUP',
];
function hasVanished({ result, place }) {
  if (place.isolation === 'database')
    return false;
  return result.steps.some(({ step: { operation }, state }) => operation !== restore_snapshot .n &&
    state.status === 'failed' &&
    state.error instanceof errors .lZ &&
    CODES.includes(state.error.code));
}
;
async function refuseNamesakes({ atlas, place, identity, }) {
  const name = (0,environments_name .V)(identity);
  const owner = (0,environments_identity .Or)({ identity, mark: '' });
  const refuse = (what) => {
    const { repository, pullRequest } = identity;
    throw new errors .lZ({
      code: 'ENVIRONMENT_NOT_OURS',
      message: `${what} \`${name}\` is there already, and does not bear the marks of pull request #${pullRequest} of ${repository}. Nothing was changed.`,
      hint: 'Look in Atlas whose it is. If nobody needs it, delete it there and run the job again.',
    });
  };
  if (place.isolation === 'project') {
    const projects = await (0,subject_project ._L)({ atlas, orgId: place.orgId, projectName: name });
    const foreign = projects.find(({ tags }) => !(0,ownership .pb)({ tags, owner }));
    if (foreign !== undefined)
      refuse(`project ${foreign.id}`);
    return;
  }
  const { projectId } = place;
  const [cluster, user] = await Promise.all([
    place.isolation === 'cluster' ? (0,subject_cluster .K)({ atlas, projectId, clusterName: name }) : undefined,
    (0,database_user .mG)({ atlas, projectId, database: 'admin', username: name }),
  ]);
  if (cluster !== undefined && cluster.state !== 'DELETING' && !(0,ownership .pb)({ tags: cluster.tags, owner }))
    refuse(`project ${projectId}: cluster`);
  if (user !== undefined && !(0,database_user_mark .EG)({ description: user.description, owner }))
    refuse(`project ${projectId}: database user`);
}
var load_sample_data = __webpack_require__(82853);
var reference = __webpack_require__(39460);
;
const LONGEST_ENTRY_MS = 7 * 24 * 3_600_000;
function upSteps({ spec, identity, expiresAt, }) {
  const name = (0,environments_name .V)(identity);
  const project = projectOf(spec);
  const steps = [
    createdProject({ spec, name, expiresAt }),
    createdCluster({ spec, name, project, expiresAt }),
    seeding({ spec, name, project }),
    user({ spec, name, project }),
    ...access({ spec, project }),
  ];
  return steps.filter((step) => step !== undefined);
}
function projectOf({ place }) {
  return place.isolation === 'project' ? '${project.project-id}' : place.projectId;
}
function createdProject({ spec: { place, positionOf }, name, expiresAt, }) {
  if (place.isolation !== 'project')
    return undefined;
  const tags = { ...Object((0,reference .eu)(place.project['tags'])), [environments_identity .Zy]: (0,environments_identity .sZ)(expiresAt) };
  return {
    id: 'project',
    operation: create_project .g,
    params: { ...Object((0,reference .eu)(place.project)), 'org-id': place.orgId, 'project-name': name, tags },
    positionOf: (param) => positionOf(param ?? 'org-id'),
  };
}
function createdCluster({ spec: { place, cluster, positionOf }, name, project, expiresAt, }) {
  if (place.isolation === 'database' || cluster === undefined)
    return undefined;
  const expiry = place.isolation === 'cluster' ? { [environments_identity .Zy]: (0,environments_identity .sZ)(expiresAt) } : {};
  const written = Object((0,reference .eu)(cluster));
  const tags = { ...Object(written['tags']), ...expiry };
  return {
    id: 'cluster',
    operation: create_cluster .X,
    params: {
      ...written,
      'project-id': project,
      'cluster-name': name,
      resume: true,
      ...(Object.keys(tags).length > 0 && { tags }),
    },
    positionOf: (param) => positionOf(param === undefined ? 'cluster' : `cluster.${param}`),
  };
}
function seeding({ spec: { place, seed, positionOf }, name, project, }) {
  if (place.isolation === 'database' || seed === undefined)
    return undefined;
  const common = { id: 'seed', needs: ['cluster'], positionOf: () => positionOf('seed') };
  if (seed.kind === 'sample-data')
    return { ...common, operation: load_sample_data .p, params: { 'project-id': project, 'cluster-name': name } };
  const { from } = seed;
  return {
    ...common,
    operation: restore_snapshot .n,
    params: {
      'project-id': from.projectId,
      'project-name': from.projectName,
      'org-id': from.orgId,
      'cluster-name': from.clusterName,
      'snapshot-id': seed.snapshot,
      'target-project-id': project,
      'target-cluster-name': name,
      once: true,
    },
  };
}
function user({ spec, name, project }) {
  const { place, databaseUser, positionOf } = spec;
  const shared = place.isolation === 'database';
  const roles = databaseUser.roles.map((role) => (shared ? completeRole({ role, database: name }) : role));
  const cluster = shared ? place.clusterName : name;
  return {
    id: 'user',
    operation: create_database_user .P,
    params: {
      'project-id': project,
      username: name,
      roles: (0,reference .eu)(roles),
      clusters: [cluster],
      'cluster-name': cluster,
      database: shared ? name : onlyDatabaseOf(roles),
      'rotate-password': true,
    },
    needs: shared ? [] : ['cluster'],
    positionOf: () => positionOf('database-user'),
  };
}
function onlyDatabaseOf(roles) {
  const named = new Set(roles.map((role) => /@([^.]+)/.exec(role)?.[1]));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}
function access({ spec, project }) {
  const { place, positionOf, ttlMs } = spec;
  const expiry = place.isolation === 'project' ? undefined : `${Math.floor(Math.min(ttlMs, LONGEST_ENTRY_MS) / 1000)}s`;
  const positioned = { operation: add_ip_access .B, positionOf: () => positionOf('access') };
  return spec.access.map((entry, index) => {
    const id = entry === 'runner' ? 'runner' : `access-${index + 1}`;
    if (entry === 'runner')
      return { ...positioned, id, params: { 'project-id': project, runner: true } };
    const kind = entry.address.includes('/') ? 'cidr-block' : 'ip-address';
    const params = {
      'project-id': project,
      [kind]: entry.address,
      'expires-after': expiry,
      'allow-wide-cidr': entry.allowWideCidr,
    };
    return { ...positioned, id, params };
  });
}
;
const MOST_BEGINNINGS = 3;
async function conductUp({ host, spec, identity, findReason = async () => undefined, findReturn = async () => undefined, }) {
  const { settings, cancellation } = host;
  const { place, file } = spec;
  const spent = stopwatch(settings);
  for (let beginning = 1;; beginning++) {
    const { result, withdrawn, expiresAt } = await (0,in_session .Cp)({
      host,
      findReason,
      async run(session, guard) {
        await refuseNamesakes({ atlas: session.atlas, place, identity });
        const expiresAt = new Date(session.atlas.now().getTime() + spec.ttlMs);
        const steps = upSteps({ spec, identity, expiresAt });
        const result = await (0,in_session .rl)({ host, session, steps, identity, file, expiresAt, place, spentMs: spent() });
        const withdrawn = guard.reason() ?? (isUp(result) ? await findReason() : undefined);
        return { result, expiresAt, ...(withdrawn !== undefined && { withdrawn }) };
      },
    });
    const { aborted } = cancellation.signal;
    const isLast = aborted || beginning === MOST_BEGINNINGS;
    if (withdrawn === undefined) {
      if (isLast || !hasVanished({ result, place }))
        return { result, ...(isUp(result) && expiresAt && { expiresAt }) };
      host.onNotice('An earlier deletion has taken a part of the environment away. It is begun again.', 'passing');
      continue;
    }
    if (aborted)
      return { result, withdrawn: `${withdrawn}, but there was no time left to take it down`, isKept: true };
    host.onNotice(`${withdrawn}: what is there is taken down`, 'lasting');
    const going = { host, place, identity, findReason: findReturn, prefix: 'down-', spentMs: spent() };
    const down = await conductDown(going);
    const steps = [...result.steps, ...down.result.steps];
    if (down.withdrawn === undefined)
      return { result: { steps }, withdrawn };
    if (down.isKept || isLast) {
      return { result: { steps }, withdrawn: `${withdrawn}, but ${down.withdrawn}`, isKept: true };
    }
    host.onNotice(`${down.withdrawn}: the environment is begun again`, 'lasting');
  }
}
function isUp({ steps }) {
  return steps.every(({ state: { status } }) => status === 'done' || status === 'skipped' || status === 'deferred');
}
function stopwatch({ clockSpeed: speed }) {
  const clock = (0,base_clock .m)({ speed });
  const startedAt = clock.now().getTime();
  return () => clock.now().getTime() - startedAt;
}
;
async function stateOf({ pullRequest, gitHub, event, repository, host, }) {
  const told = event?.kind === 'pull request' && event.pullRequest.number === pullRequest ? event.pullRequest : undefined;
  if (gitHub === undefined)
    return told;
  try {
    const found = await gitHub.pullRequest(pullRequest);
    if (found !== 'absent')
      return found;
    if (told !== undefined)
      return told;
  }
  catch (error) {
    if (host.cancellation.signal.aborted)
      throw cancelled(pullRequest);
    if (!(error instanceof errors .lZ))
      throw error;
    host.onNotice(`${(0,say_error .e)(error.message, error.hint)} ${told === undefined ? 'How the pull request stands is not known.' : 'The pull request is taken as the event has it.'}`, 'lasting');
    return told;
  }
  throw new errors .lZ({
    code: 'PULL_REQUEST_NOT_FOUND',
    message: `there is no pull request #${pullRequest} in ${(0,base_text .Hk)(repository)}, or github-token may not see it.`,
    hint: 'Check pull-request, and give the job `permissions: pull-requests: read`.',
  });
}
function lookAgain({ gitHub, pullRequest, host, judge, }) {
  let warned = false;
  return async () => {
    if (gitHub === undefined)
      return undefined;
    try {
      const now = await gitHub.pullRequest(pullRequest);
      return now === 'absent' ? undefined : judge(now);
    }
    catch (error) {
      if (host.cancellation.signal.aborted)
        return undefined;
      if (!(error instanceof errors .lZ))
        throw error;
      if (!warned)
        host.onNotice(`${(0,say_error .e)(error.message, error.hint)} Whether the pull request has changed meanwhile is not known.`, 'lasting');
      warned = true;
      return undefined;
    }
  };
}
function cancelled(pullRequest) {
  return new errors .lZ({
    code: 'CANCELLED',
    message: `cancelled while GitHub was asked how pull request #${pullRequest} stands. Nothing was changed.`,
    hint: 'Run the job again.',
  });
}
function unknownState({ pullRequest, performance, }) {
  return new errors .lZ({
    code: 'PULL_REQUEST_UNKNOWN',
    message: `environment: auto: how pull request #${pullRequest} stands is not known, so neither up nor down is right.`,
    hint: performance.gitHub === undefined
      ? 'Give github-token, or say `environment: up` or `down`.'
      : 'Give the job `permissions: pull-requests: read`, or say `environment: up` or `down`.',
  });
}
;
async function performForPullRequest({ errand: { kind, pullRequest }, ...performance }) {
  const { host, repository } = performance;
  const identity = { repository, pullRequest };
  const state = await stateOf({ ...performance, pullRequest });
  const common = { ...performance, identity, state };
  if (kind === 'down')
    return announced({ ...common, did: 'down', act: () => down(common) });
  if (state === undefined && kind === 'as it stands')
    throw unknownState({ pullRequest, performance });
  if (state?.state === 'closed') {
    if (kind === 'up')
      return { did: 'nothing', why: `pull request #${pullRequest} is closed` };
    return announced({ ...common, did: 'down', act: () => downUnlessReopened(common) });
  }
  if (kind === 'as it stands' && isClosing(performance.event))
    return {
      did: 'nothing',
      why: `pull request #${pullRequest} is open again, and the run of its reopening brings it up`,
    };
  const spec = await readEnvironmentFile(common);
  const refusal = state && (0,environments_decide .O)({ pullRequest: state, rules: spec });
  if (refusal === undefined && kind === 'as it stands' && isStrangers(performance.event, spec))
    return {
      did: 'nothing',
      why: `pull request #${pullRequest} comes from a fork, and ${spec.file} names no \`label\` by which somebody here would ask for its environment`,
    };
  if (refusal !== undefined) {
    const lost = kind === 'as it stands' && refusal.gone && !isOtherPush(performance.event);
    if (!lost)
      return { did: 'nothing', why: refusal.why };
    host.onNotice(`${refusal.why}: its environment is taken down`, 'passing');
    return announced({ ...common, did: 'down', act: () => downUnlessReopened({ ...common, spec }) });
  }
  const findReason = lookAgain({ ...performance, pullRequest, judge: (now) => goneBy({ now, spec }) });
  const findReturn = lookAgain({ ...performance, pullRequest, judge: (now) => backBy({ now, spec }) });
  return announced({ ...common, did: 'up', act: () => conductUp({ host, spec, identity, findReason, findReturn }) });
}
async function announced({ did, act, identity, state, ...performance }) {
  const { gitHub, lastWords = gitHub } = performance;
  const announce = announcer({ ...performance, gitHub: lastWords, identity });
  if (did === 'up')
    await announce.begin(state?.headSha);
  try {
    const performed = { did, identity, ...(await act()) };
    await announce.end(performed);
    return performed;
  }
  catch (error) {
    await announce.fail();
    throw error;
  }
}
function isClosing(event) {
  return event?.kind === 'pull request' && event.action === 'closed';
}
function isStrangers(event, { label }) {
  const isTarget = event?.kind === 'pull request' && event.name === 'pull_request_target';
  return isTarget && event.pullRequest.isFork && label === undefined;
}
function isOtherPush(event) {
  return event?.kind === 'pull request' && event.action !== 'unlabeled';
}
function goneBy({ now, spec }) {
  const refusal = (0,environments_decide .O)({ pullRequest: now, rules: spec });
  return refusal?.gone === true ? refusal.why : undefined;
}
function backBy({ now, spec }) {
  const name = `pull request #${now.number}`;
  if (spec === undefined)
    return now.state === 'open' ? `${name} is open again` : undefined;
  return (0,environments_decide .O)({ pullRequest: now, rules: spec }) === undefined
    ? `${name} is to have an environment again`
    : undefined;
}
async function downUnlessReopened({ spec, ...performance }) {
  const { pullRequest } = performance.identity;
  const findReason = lookAgain({ ...performance, pullRequest, judge: (now) => backBy({ now, spec }) });
  return down({ ...performance, findReason });
}
async function down({ identity, state, findReason, ...performance }) {
  const place = await environment_file_placeOf({ ...performance, state });
  return conductDown({ host: performance.host, place, identity, ...(findReason && { findReason }) });
}
var github_error = __webpack_require__(92925);
;
async function formerNames({ others, repository, github, ...rules }) {
  const expired = others.filter((environment) => decide({ environment, standing: { kind: 'open' }, ...rules }).verdict === 'delete');
  const names = new Map(expired.map((environment) => [environment.repository.toLowerCase(), environment.repository]));
  const found = await inParallel({
    items: [...names.values()],
    width: AT_ONCE,
    work: async (name) => ((await leadsTo({ name, github, repository })) ? [name] : []),
  });
  return found.flat();
}
async function leadsTo({ name, github, repository, }) {
  try {
    const state = await github.of(name).repositoryState();
    return state.kind === 'renamed' && (0,repository_name .v)(state.fullName, repository);
  }
  catch (error) {
    if (error instanceof errors .eb || isRefusal(error))
      return false;
    throw error;
  }
}
function isRefusal(error) {
  return error instanceof github_error .y_ && error.code === 'GITHUB_REFUSED' && [403, 451].includes(error.status ?? 0);
}
var sweep_report = __webpack_require__(90178);
;
const LOOK_EVERY_MS = 20_000;
function unhurried(operation) {
  return {
    ...operation,
    async step(context) {
      const progress = await operation.step(context);
      if (progress.status !== 'waiting' || progress.checkAgainInMs === 0)
        return progress;
      return { ...progress, checkAgainInMs: Math.max(progress.checkAgainInMs, LOOK_EVERY_MS) };
    },
  };
}
;
async function takeDown({ environment, place, session, host: { settings, owner }, findReason, }) {
  let withdrawn;
  const look = async (atlas) => {
    withdrawn ??= await findReason(atlas);
    return withdrawn;
  };
  const steps = downSteps({ environment, place, isReachable: false, prefix: `${environment.name}-` });
  const plan = await (0,build .G)({
    steps: holderLast(steps).map((step) => guarded({ step, environment, look })),
    policy: settings.policy,
    file: environment.name,
  });
  const { expiresAt } = environment;
  const marked = place.isolation === 'database' ? expiresAt : undefined;
  const result = await session.run(plan, {
    owner: (0,environments_identity .Or)({ identity: environment, mark: owner.mark, expiresAt: marked }),
  });
  return outcomeOf({ result, withdrawn });
}
function holderLast(steps) {
  const users = steps.filter(({ operation }) => operation === delete_database_user .A).map(({ id }) => id);
  return steps.map((step) => step.operation === delete_cluster .e ? { ...step, needs: [...(step.needs ?? []), ...users] } : step);
}
function guarded({ step, environment, look, }) {
  const isOwnKey = step.operation === delete_database_user .A && step.params['username'] === keyUserOf(environment.name);
  if (isOwnKey)
    return step;
  return { ...step, operation: unhurried(guardOperation({ operation: step.operation, findReason: look })) };
}
function outcomeOf({ result: { steps }, withdrawn, }) {
  const failures = steps.flatMap(({ state }) => (state.status === 'failed' ? [state.error] : []));
  const [failure] = failures;
  if (failure !== undefined)
    return { outcome: 'failed', note: renderFailure(failure) };
  const hasDeleted = steps.some(({ step, state }) => step.operation !== delete_database_user .A && state.status === 'done' && state.change === 'deleted');
  if (withdrawn !== undefined)
    return { outcome: 'kept', note: hasDeleted ? `${withdrawn}; a part of it is gone` : withdrawn };
  const notes = steps.flatMap(({ state }) => state.status === 'skipped' || state.status === 'deferred' ? [state.why] : []);
  const [note] = notes;
  const outcome = hasDeleted ? 'deleted' : note === undefined ? 'gone' : 'kept';
  return { outcome, ...(note !== undefined && { note }) };
}
function renderFailure(error) {
  const hint = error instanceof errors .lZ ? error.hint : undefined;
  return (0,base_text .Hk)(hint === undefined ? error.message : `${error.message} ${hint}`);
}
;
async function whyNotDue({ atlas, environment, standing, github, place, cloud, graceMs, }) {
  const found = await findAgain({ atlas, environment, place, cloud });
  if (found === undefined)
    return 'it does not bear the marks of an environment any more';
  const expiresAt = found.expiresAt ?? environment.expiresAt;
  const current = { ...found, expiresAt, isProtected: found.isProtected || environment.isProtected };
  const rules = { environment: current, now: atlas.now(), graceMs };
  if (decide({ ...rules, standing: { kind: 'open' } }).verdict === 'delete')
    return undefined;
  const read = standing.kind === 'repository-gone' ? readStanding : readPullRequest;
  const isOpen = standing.kind === 'open' || standing.kind === 'unknown';
  const live = isOpen ? standing : await read({ github, identity: environment });
  const { verdict, reason } = decide({ ...rules, standing: live });
  return verdict === 'delete' ? undefined : `not due any more: ${reason}`;
}
async function findAgain({ atlas, environment, place, cloud, }) {
  const search = { cloud, identity: environment };
  if (place.isolation !== 'project')
    return (await findEnvironments({ atlas, place, ...search }))[0];
  const projects = await Promise.all(environment.holdings.map(({ projectId: groupId }) => atlas.find('getGroup', { path: { groupId }, absent: ['GROUP_NOT_FOUND', 'INVALID_GROUP_ID'] })));
  const list = async () => projects.filter((project) => project !== undefined);
  return (await findEnvironments({ atlas: { ...atlas, list }, place: { isolation: 'project' }, ...search }))[0];
}
;
const sweep_WIDTH = 20;
async function sweep({ session, ...options }) {
  const { host, limit, width = sweep_WIDTH, onHeadway } = options;
  const { settings, cancellation } = host;
  const over = new AbortController();
  let stopped;
  const stop = session.clock.sleep(settings.timeoutMs, over.signal).then(() => {
    if (over.signal.aborted)
      return;
    stopped = 'the time of the run is up';
    cancellation.abort();
  });
  try {
    const read = await readAll({ session, ...options });
    if (typeof read === 'string')
      return { ...(0,sweep_report .EI)([]), incomplete: stopped ?? read };
    const { environments, placeOf, standingOf, now } = read;
    const decisions = decideSweep({ environments, standingOf, limit, now, graceMs: options.graceMs });
    const due = decisions.filter(({ verdict }) => verdict === 'delete');
    const others = decisions.filter(({ verdict }) => verdict !== 'delete').map((decision) => (0,sweep_report .sF)(decision));
    if (settings.dryRun)
      return (0,sweep_report .EI)([...due.map((one) => (0,sweep_report .OB)(one, { outcome: 'would be deleted' })), ...others]);
    const isOpening = due.some(({ environment }) => placeOf(environment).isolation === 'database');
    const shut = isOpening ? await openDoor({ session, ...options }) : undefined;
    const through = counted({ doing: 'taking environments down', of: due.length, onHeadway });
    const rows = await inParallel({
      items: due,
      width,
      work: async (decision) => {
        const place = placeOf(decision.environment);
        if (shut !== undefined && place.isolation === 'database')
          return (0,sweep_report .OB)(decision, { outcome: 'failed', note: shut });
        const note = () => `${stopped ?? 'the run was cancelled'}; left for the next run`;
        if (cancellation.signal.aborted)
          return (0,sweep_report .OB)(decision, { outcome: 'left', note: note() });
        const row = (0,sweep_report .OB)(decision, await through(takeOne({ ...options, decision, session, standingOf, place })));
        const isBroken = row.outcome === 'failed' && cancellation.signal.aborted;
        return isBroken ? { ...row, outcome: 'left', note: `${note()}, though it has been begun` } : row;
      },
    });
    return (0,sweep_report .EI)([...rows, ...others]);
  }
  finally {
    over.abort();
    await stop;
  }
}
async function readAll({ session, host: { settings }, github, place, scope, ...rules }) {
  try {
    rules.onHeadway?.(LOOKING);
    const findFormerNames = async (others) => {
      if (scope.kind !== 'repository')
        return [];
      return formerNames({ others, repository: scope.repository, github, now: session.atlas.now(), ...rules });
    };
    const found = await inEveryPlace({
      place,
      find: (one) => findInScope({ session, settings, place: one, scope, findFormerNames }),
    });
    const environments = found.map(({ environment }) => environment);
    const places = new Map(found.map((one) => [one.environment, one.place]));
    const placeOf = (environment) => places.get(environment) ?? place;
    const now = session.atlas.now();
    rules.onHeadway?.(ASKING);
    return { environments, placeOf, standingOf: await readStandings({ environments, github, now, ...rules }), now };
  }
  catch (error) {
    return (0,base_text .Hk)(error instanceof Error ? error.message : error);
  }
}
function takeOne({ decision: { environment }, standingOf, ...options }) {
  const { cloud } = options.host.settings.policy;
  const standing = standingOf(environment);
  return takeDown({
    ...options,
    environment,
    findReason: (atlas) => whyNotDue({ ...options, atlas, environment, standing, cloud }),
  });
}
async function openDoor({ session, place, isReachable, host: { settings }, }) {
  if (place.isolation !== 'database' || !isReachable)
    return undefined;
  const params = { 'project-id': place.projectId, runner: true };
  const steps = [{ id: 'door', operation: add_ip_access .B, params }];
  const plan = await (0,build .G)({ steps, policy: settings.policy, file: 'sweep' });
  const { steps: ends } = await session.run(plan);
  const state = ends[0]?.state;
  return state?.status === 'failed' ? (0,base_text .Hk)(state.error.message) : undefined;
}
;
async function conductSweep({ host, place = { isolation: 'project' }, ...options }) {
  const session = (0,plan_session .f)(host);
  try {
    return await sweep({ ...options, host, place, session });
  }
  finally {
    await session.close();
  }
}
;
async function performErrand({ errand, ...performance }) {
  switch (errand.kind) {
    case 'nothing':
      return { did: 'nothing', why: errand.why };
    case 'up':
    case 'down':
    case 'as it stands':
      return performForPullRequest({ ...performance, errand });
    case 'list':
      return list({ ...performance, pullRequest: errand.pullRequest });
    case 'sweep':
      return sweepAll(performance);
    case 'by the hour':
      return byTheHour(performance);
    default:
      return pause({ ...performance, goal: errand.kind, pullRequest: errand.pullRequest });
  }
}
async function list({ pullRequest, ...performance }) {
  const { host, gitHub: github, onHeadway } = performance;
  const place = await environment_file_placeOf({ ...performance, state: undefined });
  const session = (0,plan_session .f)(host);
  try {
    const { settings } = host;
    const scope = scopeOf({ ...performance, pullRequest });
    return { did: 'list', ...(await listEnvironments({ session, settings, place, scope, github, onHeadway })) };
  }
  finally {
    await session.close();
  }
}
async function sweepAll(performance) {
  const { host, request, gitHub: github, onHeadway } = performance;
  if (github === undefined) {
    throw new errors .lZ({
      code: 'NO_GITHUB',
      message: 'environment: sweep: without GitHub nobody can tell which pull requests are open, so nothing was deleted.',
      hint: 'Give github-token (on a terminal: GITHUB_TOKEN or GH_TOKEN).',
    });
  }
  const place = await knownPlaceOf(performance).catch((error) => {
    if (error instanceof errors .eb || !(error instanceof errors .lZ))
      throw error;
    return error;
  });
  if (place instanceof errors .lZ)
    return { did: 'sweep', ...(0,sweep_report .EI)([]), incomplete: (0,say_error .I)(place) };
  const { graceMs, limit } = request;
  const scope = scopeOf(performance);
  const report = await conductSweep({ host, place, github, scope, graceMs, limit, isReachable: true, onHeadway });
  return { did: 'sweep', ...report };
}
async function pause({ goal, pullRequest, ...performance }) {
  const place = await environment_file_placeOf({ ...performance, state: undefined });
  const scope = scopeOf({ ...performance, pullRequest });
  const { goal: did, ...paused } = await conductPause({ ...performance, place, scope, goal });
  return { did, ...paused };
}
async function byTheHour(performance) {
  const { pause: hours, file } = await readEnvironmentFile({ ...performance, state: undefined });
  if (hours !== undefined)
    return pause({ ...performance, goal: hours });
  throw new errors .eb([
    {
      message: `environment: auto: the event is a schedule, and ${(0,base_text .Hk)(file)} has no \`pause\` that says the hours.`,
      hint: 'Write `pause` into it, or say what is to be done: `environment: sweep`, `pause` or `resume`.',
    },
  ]);
}
function scopeOf({ repository, pullRequest }) {
  return pullRequest === undefined
    ? { kind: 'repository', repository }
    : { kind: 'pull-request', repository, pullRequest };
}
 }),
 90178:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  A7: () => (  sayCounts),
  EI: () => (  reportOf),
  OB: () => (  rowOf),
  nc: () => (  cellsOf),
  sF: () => (  untouched)
 });
function untouched(decision) {
  return rowOf(decision, { outcome: decision.verdict === 'keep' ? 'kept' : 'left' });
}
function rowOf({ environment: { name, repository, pullRequest }, verdict, reason }, { outcome, note }) {
  return {
    environment: name,
    repository,
    'pull-request': pullRequest,
    decision: verdict,
    reason,
    outcome,
    ...(note !== undefined && { note }),
  };
}
function reportOf(rows) {
  const counts = { deleted: 0, gone: 0, 'would be deleted': 0, kept: 0, left: 0, failed: 0 };
  for (const { outcome } of rows)
    counts[outcome] += 1;
  return { rows, counts, left: counts.left };
}
function sayCounts({ counts }) {
  return Object.entries(counts)
    .flatMap(([outcome, count]) => (count === 0 ? [] : [`${count} ${outcome}`]))
    .join(', ');
}
function cellsOf(row) {
  const why = [row.reason, row.note].filter((text) => text !== undefined).join('; ');
  return [row.environment, `${row.repository}#${row['pull-request']}`, row.outcome, why];
}
 }),
 9253:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  A: () => (  readApiUrl)
 });
function readApiUrl({ value, isLoopback, }) {
  if (value === undefined || !URL.canParse(value))
    return undefined;
  const { protocol, hostname, origin, pathname, username, password, search } = new URL(value);
  if (username !== '' || password !== '' || search !== '')
    return undefined;
  const isOnLoopback = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  if (protocol !== 'https:' && !(isLoopback && isOnLoopback))
    return undefined;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
 }),
 92925:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  J5: () => (  refused),
  kS: () => (  notDocumented),
  qE: () => (  noAnswer),
  y_: () => (  GitHubError)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51036);
class GitHubError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .lZ {
  name = 'GitHubError';
  status;
  constructor({ call, code, status, what, hint, }) {
    super({ code, message: `GitHub: ${call.route} of ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .Hk)(call.repository)}: ${what}.`, hint });
    this.status = status;
  }
}
const AGAIN = 'Run it again: what has been done already is kept. If it repeats, look at https://www.githubstatus.com.';
function refused({ call, status, said }) {
  const what = `GitHub answered ${status}${said === '' ? '' : `: "${said}"`}`;
  return new GitHubError({ call, code: 'GITHUB_REFUSED', status, what, hint: hintFor({ call, status }) });
}
function hintFor({ call: { needs }, status }) {
  if (status >= 500)
    return AGAIN;
  if (status === 401)
    return 'The github-token is wrong or has expired. Leave the input out to use the token of the job, or check the secret that it comes from.';
  const block = `Add \`${needs}\` to the \`permissions\` of the job, or give a github-token that may do this`;
  if (status === 403)
    return `${block}.`;
  if (status === 404)
    return `${block}: GitHub answers 404 for what is not there and for what a token may not see. Check the name of the repository, too.`;
  return 'This is not what GitHub documents for this call. Check the inputs; if they are right, report it with this message.';
}
function notDocumented({ call, status, what }) {
  return new GitHubError({
    call,
    code: 'GITHUB_UNREADABLE',
    status,
    what: `GitHub answered ${status} with ${what}`,
    hint: 'Check GITHUB_API_URL, and whether a proxy in between answers in place of GitHub.',
  });
}
function noAnswer({ call, why, hint = AGAIN, }) {
  return new GitHubError({ call, code: 'GITHUB_NO_ANSWER', what: why, hint });
}
 }),
 50973:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  L: () => (  positiveNumber),
  y: () => (  jsonFields)
 });
function jsonFields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function positiveNumber(value) {
  const number = typeof value === 'string' && /^#?\d{1,10}$/.test(value) ? Number(value.replace('#', '')) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
 }),
 47958:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  B: () => (  DEPENDABOT),
  D: () => (  readPullRequest)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51036);
 var _json_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50973);
 var _repository_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59761);
const DEPENDABOT = 'dependabot[bot]';
function readPullRequest({ value, repository, }) {
  const { number: given, state, draft, user, labels, head, base, ...fields } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(value);
  const { merged, merged_at: mergedAt, closed_at: closedAt } = fields;
  const number = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .L)(given);
  if (number === undefined || (state !== 'open' && state !== 'closed'))
    return undefined;
  const [from, to] = [(0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(head), (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(base)];
  const { full_name: source } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(from['repo']);
  const { full_name: target } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(to['repo']);
  return {
    number,
    state,
    closedAt: state === 'closed' ? readTime(closedAt) : undefined,
    isDraft: draft === true,
    isMerged: merged === true || typeof mergedAt === 'string',
    isFork: typeof source !== 'string' || !(0,_repository_name_js__WEBPACK_IMPORTED_MODULE_2__  .v)(source, typeof target === 'string' ? target : repository),
    isDependabot: (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(user)['login'] === DEPENDABOT,
    labels: readLabels(labels),
    baseRef: readRef(to['ref']),
    baseSha: readSha(to['sha']),
    headSha: readSha(from['sha']),
  };
}
function readLabels(value) {
  if (!Array.isArray(value))
    return [];
  const names = value.slice(0, 100).map((label) => (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(label)['name']);
  return names.filter((name) => typeof name === 'string').map((name) => (0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .Hk)(name, { longest: 100 }));
}
function readRef(value) {
  return typeof value === 'string' && /^(?![-/])[\w./+@#-]{1,250}$/.test(value) ? value : undefined;
}
function readTime(value) {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at);
}
function readSha(value) {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
}
 }),
 59761:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  a: () => (  repositoryName),
  v: () => (  isSameRepository)
 });
function repositoryName(fullName) {
  const [, owner, repo] = /^([\w-]{1,100})\/([\w.-]{1,100})$/.exec(fullName) ?? [];
  return owner === undefined || repo === undefined || /^\.{1,2}$/.test(repo) ? undefined : { owner, repo };
}
function isSameRepository(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
 }),
 52421:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  G: () => (  buildPlan)
 });
 var _settle_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72710);
function buildPlan({ steps, policy, file, }) {
  return (0,_settle_plan_js__WEBPACK_IMPORTED_MODULE_0__  .f)({ drafts: steps.map((step) => draftOf(step, file)), ids: steps.map(({ id }) => id), policy });
}
function draftOf({ id, operation, params, needs = [], positionOf = () => undefined }, file) {
  const position = positionOf() ?? { file, line: 1, column: 1 };
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  return {
    id,
    operation,
    position,
    params: new Map(given.map(([name, value]) => [name, { value, position: positionOf(name) ?? position }])),
    needs: needs.map((need) => ({ id: need, position })),
  };
}
 })
};
