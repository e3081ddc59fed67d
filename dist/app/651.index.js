export const id = 651;
export const ids = [651,28];
export const modules = {
 19651:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 runEnvironment: () => (  runEnvironment)
});
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
var decide = __webpack_require__(80078);
var open_github = __webpack_require__(50189);
var perform_errand = __webpack_require__(41653);
var api_url = __webpack_require__(9253);
var github_event = __webpack_require__(45865);
var event_file = __webpack_require__(95028);
var repository_name = __webpack_require__(59761);
var plan_settings = __webpack_require__(72879);
var environments_identity = __webpack_require__(53780);
var in_session = __webpack_require__(13301);
var environments_name = __webpack_require__(16629);
var sweep_report = __webpack_require__(90178);
var markdown = __webpack_require__(81923);
;
const ENVIRONMENT_OUTPUTS = {
  'environment-name': 'Name of the environment: of its project, cluster and database user alike. From `environment: up` and `down`.',
  'pull-request': 'Number of the pull request. From `environment: up` and `down`.',
  environments: 'List of what was found, as JSON; `sweep` says of each what was decided, why, and what became of it. From `environment: list` and `sweep`.',
  incomplete: 'Why not everything could be read, so that nothing was deleted. From `environment: sweep`.',
};
const LARGEST_TABLE = 32 * 1024;
function reportEnvironments(performed) {
  const none = { result: in_session .K$, isSilent: false, outputs: {}, heading: '', lines: [], notices: [], failures: [] };
  switch (performed.did) {
    case 'nothing':
      return { ...none, outputs: { skipped: 'true' }, notices: [`Nothing to do: ${performed.why}.`] };
    case 'up':
    case 'down': {
      const { identity, result, expiresAt, withdrawn, did } = performed;
      const name = (0,environments_name .V)(identity);
      const isDown = did === 'down' && withdrawn === undefined;
      const isGone = isDown && result.steps.length === 0;
      const isTakenDown = isDown && !isGone && result.steps.every(({ state }) => state.status === 'done');
      const lines = [
        ...(withdrawn === undefined ? [] : [`${withdrawn}.`]),
        ...(expiresAt === undefined
          ? []
          : [`${name} lives until ${(0,environments_identity .sZ)(expiresAt)}, unless another push extends it.`]),
        ...(isGone ? [`There is nothing of ${name} to take down.`] : []),
        ...(isTakenDown ? [`${name} was taken down.`] : []),
      ];
      return {
        ...none,
        result,
        isSilent: did === 'down' || withdrawn !== undefined,
        outputs: {
          'environment-name': name,
          'pull-request': String(identity.pullRequest),
          ...(expiresAt !== undefined && { 'expires-at': (0,environments_identity .sZ)(expiresAt) }),
          ...(withdrawn !== undefined && { skipped: 'true' }),
        },
        heading: lines.map((line) => (0,markdown .t)(line)).join('\n\n'),
        notices: lines,
      };
    }
    case 'list': {
      const { environments, notice } = performed;
      const rows = environments.map((one) => [
        one.environment,
        `#${one['pull-request']}`,
        one['pull-request-state'],
        one.cluster === undefined ? '' : `${one.cluster.tier}, ${one.cluster.state}`,
        one.protected ? 'never (protected)' : (one['expires-at'] ?? ''),
      ]);
      return {
        ...none,
        outputs: { environments: JSON.stringify(environments), count: String(environments.length) },
        heading: table(['Environment', 'Pull request', 'State', 'Cluster', 'Expires'], rows),
        lines: rows.map(plain),
        notices: [...(notice === undefined ? [] : [notice]), `Environments: ${environments.length}.`],
      };
    }
    case 'sweep': {
      const { rows, counts, incomplete } = performed;
      const said = (0,sweep_report .A7)(performed);
      const cells = rows.map(sweep_report .nc);
      const failed = rows.filter(({ outcome }) => outcome === 'failed');
      return {
        ...none,
        outputs: {
          environments: JSON.stringify(rows),
          count: String(rows.length),
          changed: String(counts.deleted > 0),
          ...(incomplete !== undefined && { incomplete }),
        },
        heading: table(['Environment', 'Pull request', 'Outcome', 'Reason'], cells),
        lines: cells.map(plain),
        notices: [said === '' ? 'No environments were found.' : `Environments: ${said}.`],
        failures: [
          ...(incomplete === undefined ? [] : [`Not everything could be read, so nothing was deleted: ${incomplete}`]),
          ...failed.map(({ environment, note, reason }) => `${environment}: ${note ?? reason}`),
        ],
      };
    }
    default: {
      const { did, result, until, passedOver } = performed;
      const hours = until === undefined ? [] : [`By the hours of the file: ${did}, until ${(0,environments_identity .sZ)(until)}.`];
      const lines = [...hours, ...passedOver.map(({ environment, why }) => `${environment}: ${why}.`)];
      return { ...none, result, heading: lines.map((line) => `- ${(0,markdown .t)(line)}`).join('\n'), notices: lines };
    }
  }
}
function plain(cells) {
  return cells.filter((cell) => cell !== '').join(' · ');
}
function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => (0,markdown .t)(cell)).join(' | ')} |`;
  const { shown, left } = (0,markdown ._)(rows.map(line), LARGEST_TABLE);
  const more = left > 0 ? [`| … | +${left} more ${'| '.repeat(head.length - 1)}`] : [];
  return [line(head), `|${'---|'.repeat(head.length)}`, ...shown, ...more].join('\n');
}
var action_host = __webpack_require__(23193);
var publish = __webpack_require__(46443);
var secrets_of = __webpack_require__(17491);
var workflow_command = __webpack_require__(60235);
;
async function runEnvironment({ options, inputs, request, }) {
  const { environment, write } = options;
  const read = (0,plan_settings .sb)({ inputs: inputs.settings, environment });
  const settings = { ...read, runnerAddress: request.runnerAddress };
  (0,workflow_command .sD)((0,secrets_of .F)(settings)).forEach(write);
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  if ((0,repository_name .a)(repository) === undefined)
    throw noRepository();
  const event = await readOptionalEvent({ environment, repository, request });
  const errand = (0,decide .S)({ request, event });
  const session = gitHubOf({ options, settings, repository });
  try {
    const host = (0,action_host .D)({ options, settings });
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
    const performance = {
      host,
      request,
      repository,
      event,
      gitHub: session?.gitHub,
      lastWords: session?.lastWords,
      runUrl: runUrlOf(environment),
      readFile: (path) => readWorkspaceFile({ workspace, path }),
    };
    const performed = await (0,perform_errand .m)({ ...performance, errand });
    const { outputs, lines, notices, failures, ...report } = reportEnvironments(performed);
    for (const line of lines)
      write((0,workflow_command .h0)(line));
    for (const notice of notices)
      write((0,workflow_command .Jn)(notice));
    for (const failure of failures)
      write((0,workflow_command .BP)(failure));
    const { exportEnv } = inputs;
    const isPublished = await (0,publish .m)({ ...report, settings, exportEnv, write, more: outputs });
    return isPublished && failures.length === 0;
  }
  finally {
    await session?.close();
  }
}
function noRepository() {
  return new errors .eb([
    {
      message: 'GITHUB_REPOSITORY: expected the repository of the job as `owner/name`, by which its environments are known.',
      hint: 'Run this in a job of GitHub Actions, or use `up` and `down` of the command line.',
    },
  ]);
}
async function readOptionalEvent({ environment, repository, request, }) {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  try {
    return (0,github_event.readEvent)({ name, payload: await (0,event_file.readEventFile)(environment['GITHUB_EVENT_PATH']), repository });
  }
  catch (error) {
    if (error instanceof errors .eb && (request.pullRequest !== undefined || request.verb === 'sweep'))
      return undefined;
    throw error;
  }
}
function gitHubOf({ options: { environment, userAgent, cancellation }, settings: { gitHubToken: token, proxy, host }, repository, }) {
  const apiUrl = (0,api_url .A)({ value: environment['GITHUB_API_URL'], isLoopback: host.isLoopback });
  if (token === undefined || apiUrl === undefined)
    return undefined;
  return (0,open_github .w)({ apiUrl, repository, token, proxy, userAgent, signal: cancellation.signal });
}
function runUrlOf(environment) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
async function readWorkspaceFile({ workspace, path, }) {
  return (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8').catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      return undefined;
    throw new errors .eb([
      {
        message: `environment-file: ${(0,base_text .Hk)(path)} cannot be read (${error.code}).`,
        hint: 'Give the path of a file in the workspace.',
      },
    ]);
  });
}
 }),
 95028:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  readEventFile: () => (  readEventFile)
 });
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22396);
const LARGEST_BYTES = 25 * 1024 * 1024;
async function readEventFile(path) {
  if (path === undefined || path === '')
    throw unreadable('it is not set, and a job of GitHub Actions has it');
  let text;
  try {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    if (size > LARGEST_BYTES)
      throw unreadable(`the file has ${size} bytes, and an event has at most ${LARGEST_BYTES}`);
    text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
  }
  catch (error) {
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .eb)
      throw error;
    const isCoded = error instanceof Error && 'code' in error;
    throw unreadable(`the file cannot be read (${isCoded ? error.code : 'unknown'})`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  }
  catch {
    throw unreadable(`the file is no JSON (${text.length} characters)`);
  }
}
function unreadable(why) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .eb([
    {
      message: `GITHUB_EVENT_PATH: the event of this job is not known: ${why}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ]);
}
 }),
 45865:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  readEvent: () => (  readEvent),
  whyWithoutSecrets: () => (  whyWithoutSecrets)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51036);
 var _json_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50973);
 var _pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47958);
const NUMBER_INPUTS = ['pull-request', 'pull_request', 'number'];
function readEvent({ name, payload, repository, }) {
  const { action, inputs, client_payload: sent, issue, comment, merge_group: group, ...rest } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(payload);
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pullRequest = (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_2__  .D)({ value: rest['pull_request'], repository });
      if (pullRequest === undefined)
        throw unreadable({ name, lacks: 'a pull request with its number and state' });
      return { kind: 'pull request', name, action: word(action), pullRequest };
    }
    case 'issue_comment': {
      const { number: given, pull_request: link } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(issue);
      const number = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(given);
      if (number === undefined)
        throw unreadable({ name, lacks: 'an issue with its number' });
      const association = word((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(comment)['author_association']);
      return { kind: 'comment', number, isOnPullRequest: typeof link === 'object' && link !== null, association };
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', name, number: numberIn(inputs) };
    case 'repository_dispatch':
      return { kind: 'dispatch', name, number: numberIn(sent) };
    case 'merge_group': {
      const isKnown = action === 'checks_requested' || action === 'destroyed';
      return { kind: 'merge group', action: isKnown ? action : undefined, number: numberInQueue(group) };
    }
    case 'schedule':
      return { kind: 'schedule' };
    default:
      return { kind: 'other', name: word(name) };
  }
}
function whyWithoutSecrets({ event, actor }) {
  if (event.kind === 'merge group')
    return 'the job runs for a merge queue';
  if (event.kind === 'pull request' && event.name === 'pull_request' && event.pullRequest.isFork)
    return 'the pull request comes from a fork, and GitHub gives its jobs no secrets';
  if (actor === _pull_request_js__WEBPACK_IMPORTED_MODULE_2__  .B && event.kind !== 'schedule')
    return "Dependabot started this run, and GitHub gives such jobs no secrets but Dependabot's own";
  return undefined;
}
function numberIn(inputs) {
  const fields = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(inputs);
  return NUMBER_INPUTS.map((name) => (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(fields[name])).find((number) => number !== undefined);
}
function numberInQueue(group) {
  const { head_ref: ref } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(group);
  if (typeof ref !== 'string' || ref.length > 1000)
    return undefined;
  const [, number] = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d{1,10})-[0-9a-f]{40,64}$/.exec(ref) ?? [];
  return (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(number);
}
function word(value) {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : '';
}
function unreadable({ name, lacks }) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([
    {
      message: `GITHUB_EVENT_PATH: expected the payload of the event ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .Hk)(name)}, but it lacks ${lacks}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ]);
}
 })
};
