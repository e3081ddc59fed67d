export const id = 19651;
export const ids = [19651];
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
var perform_errand = __webpack_require__(66392);
var api_url = __webpack_require__(9253);
var github_event = __webpack_require__(45865);
var event_file = __webpack_require__(95028);
var repository_name = __webpack_require__(59761);
var plan_settings = __webpack_require__(72879);
var environments_identity = __webpack_require__(53780);
var environments_name = __webpack_require__(16629);
var markdown = __webpack_require__(81923);
;
const ENVIRONMENT_OUTPUTS = {
  'environment-name': 'Name of the environment: of its project, cluster and database user alike. From `environment: up` and `down`.',
  'pull-request': 'Number of the pull request. From `environment: up` and `down`.',
  environments: 'List of what was found, as JSON; `sweep` says of each what was decided, why, and what became of it. From `environment: list` and `sweep`.',
  incomplete: 'Why not everything could be read, so that nothing was deleted. From `environment: sweep`.',
};
const NOTHING = { steps: [] };
const LARGEST_TABLE = 32 * 1024;
function reportEnvironments(performed) {
  const none = { result: NOTHING, isSilent: false, outputs: {}, heading: '', lines: [], notices: [], failures: [] };
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
      const said = Object.entries(counts).flatMap(([outcome, count]) => (count === 0 ? [] : [`${count} ${outcome}`]));
      const cells = rows.map((row) => [
        row.environment,
        `${row.repository}#${row['pull-request']}`,
        row.outcome,
        [row.reason, row.note].filter((text) => text !== undefined).join('; '),
      ]);
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
        notices: [said.length === 0 ? 'No environments were found.' : `Environments: ${said.join(', ')}.`],
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
var action_host = __webpack_require__(69316);
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
    return (0,github_event .j)({ name, payload: await (0,event_file .z)(environment['GITHUB_EVENT_PATH']), repository });
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
 })
};
