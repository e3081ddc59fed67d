export const id = 65950;
export const ids = [65950];
export const modules = {
 65950:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 withOperations: () => (  withOperations)
});
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
var operations = __webpack_require__(51287);
var flat = __webpack_require__(86263);
var base_clock = __webpack_require__(88489);
var read_run = __webpack_require__(51421);
var session = __webpack_require__(57471);
var exit_code = __webpack_require__(33250);
var secret = __webpack_require__(41595);
;
function hiddenOutputs({ steps }, hint) {
  const names = steps.flatMap(({ state }) => state.status === 'done' ? Object.keys(state.outputs).filter((name) => state.outputs[name] instanceof secret .z) : []);
  if (names.length === 0)
    return undefined;
  const which = (0,base_text .c3)([...new Set(names)]);
  const own = hint !== undefined
    ? ` ${hint}`
    : names.includes('password')
      ? ' Give a `password` of your own if you need to know it.'
      : '';
  return `! Secret, so not shown on a command line: ${which}.${own}`;
}
var login_credentials = __webpack_require__(79094);
var external_node_crypto_ = __webpack_require__(77598);
var ownership = __webpack_require__(55690);
;
function ownerOf({ host, user, processId, startedAt }) {
  const who = (0,external_node_crypto_.createHash)('sha256').update(`${user}\n${host}`).digest('hex').slice(0, 8);
  const when = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  return { tags: [ownership .Kf], mark: `cli:${who}:${when}-${processId}` };
}
var duration = __webpack_require__(75815);
var fit_line = __webpack_require__(25750);
var say_end = __webpack_require__(35126);
var say_error = __webpack_require__(97241);
;
function renderEnd({ step, state }) {
  const end = `${say_end .B2[state.status]} ${(0,say_end .sw)(step)}: ${(0,say_end .LV)(state)}`;
  const took = (0,duration .P)(state.endedAt - state.startedAt);
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
  const issue = error instanceof errors .lZ
    ? { message: error.message.startsWith(`${id}`) ? error.message : `${id}: ${error.message}` }
    : { message: (0,say_error .I)(error, id) };
  const hint = error instanceof errors .lZ ? error.hint : undefined;
  return (0,errors .yi)({ ...issue, ...(hint !== undefined && { hint }), ...(position && { position }) });
}
;
function renderHeadway({ doing, count }) {
  return count === undefined ? doing : `${doing}, ${count.done} of ${count.of}`;
}
;
const TICK_MS = 1_000;
const ERASE_LINE = '\x1b[K';
const ERASE_BELOW = '\x1b[J';
const up = (lines) => (lines === 0 ? '\r' : `\x1b[${lines}A\r`);
function liveProgress({ terminal, clock }) {
  const active = new Map();
  let whole;
  let drawn = 0;
  const timer = setInterval(() => draw(''), TICK_MS);
  timer.unref();
  function draw(above) {
    const { columns, rows } = terminal.size();
    const now = clock.now().getTime();
    const fitted = (text, startedAt) => {
      const elapsed = `, ${(0,duration .P)(now - startedAt)}`;
      return (0,fit_line .a)((0,fit_line .a)(`… ${text}`, columns - 1 - elapsed.length) + elapsed, columns - 1);
    };
    const all = [
      ...(whole === undefined ? [] : [fitted(whole.says, whole.startedAt)]),
      ...[...active].map(([id, { doing, startedAt }]) => fitted(`${id}: ${doing}`, startedAt)),
    ];
    const room = Math.max(rows - 2, 1);
    const shown = all.length > room ? [...all.slice(0, room - 1), `… and ${all.length - room + 1} more`] : all;
    const scrolled = above === '' ? [] : above.split('\n');
    const lines = [...scrolled, ...shown];
    terminal.err(`${up(drawn)}${lines.map((line) => `${line}${ERASE_LINE}\n`).join('')}${ERASE_BELOW}`);
    drawn = shown.length;
  }
  return {
    say: draw,
    headway(headway) {
      whole = { says: renderHeadway(headway), startedAt: whole?.startedAt ?? clock.now().getTime() };
      draw('');
    },
    end() {
      clearInterval(timer);
      active.clear();
      whole = undefined;
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
;
const HEARTBEAT_MS = 30_000;
function plainProgress({ terminal, clock }) {
  const last = new Map();
  let saidAt = clock.now().getTime();
  const say = (lines) => terminal.err(`${lines}\n`);
  return {
    say,
    end: () => { },
    headway(headway) {
      const now = clock.now().getTime();
      if (now - saidAt < HEARTBEAT_MS)
        return;
      saidAt = now;
      say(`… ${renderHeadway(headway)}`);
    },
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
      say(`… ${step.id}: ${doing}${elapsedMs >= 1000 ? `, ${(0,duration .P)(elapsedMs)}` : ''}`);
    },
  };
}
;
function createProgress({ terminal, clock }) {
  return terminal.isLive ? liveProgress({ terminal, clock }) : plainProgress({ terminal, clock });
}
;
function renderJson(result, more = {}) {
  const steps = result?.steps.map(({ step, state }) => ({
    id: step.id,
    operation: step.operation.name,
    ...describe(state),
  }));
  return render({ ...more, ...(steps !== undefined && { steps }) });
}
function renderFailureJson(error) {
  return render({ error: describeError(error) });
}
function render(document) {
  return `${JSON.stringify(document, null, 2)}\n`;
}
function describe({ startedAt, endedAt, ...ending }) {
  const times = { 'started-at': new Date(startedAt).toISOString(), 'duration-ms': Math.round(endedAt - startedAt) };
  return ending.status === 'failed'
    ? { status: ending.status, error: describeError(ending.error), ...times }
    : { ...ending, ...times };
}
function describeError(error) {
  if (!(error instanceof errors .lZ))
    return { code: 'UNEXPECTED', message: (0,say_error .I)(error) };
  return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}
;
function renderLease({ operation, params }) {
  const options = Object.entries(params).map(([name, value]) => `--${name} ${quote(String(value))}`);
  return `! Here no job ends that would give this back: it stays until it expires. To take it back before:\n  mongodb-atlas-action call ${operation} ${options.join(' ')}`;
}
function quote(word) {
  return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
;
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
  const { stringify } = await __webpack_require__.e(1706).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
  return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 0 });
}
;
function summarize({ steps }) {
  const count = (status) => steps.filter(({ state }) => state.status === status).length;
  const parts = Object.entries(WORDS).flatMap(([status, words]) => {
    const number = count(status);
    return number === 0 ? [] : [`${number} ${words}`];
  });
  if (steps.length < 2 || parts.length === 0)
    return undefined;
  const done = count('done');
  return `Of ${steps.length} steps, ${(0,base_text .c3)(done === 0 ? parts : [...parts, `${done} done`])}.`;
}
const WORDS = {
  failed: 'failed',
  blocked: 'not begun',
  deferred: 'deferred',
  skipped: 'skipped',
  planned: 'would be done',
};
;
async function execute({ inputs, json, readPlan, shape, world, }) {
  const otherwise = await (0,login_credentials .B7)({ inputs, world });
  const { settings, plan } = await (0,read_run .c)({ inputs, environment: world.environment, otherwise, readPlan });
  const act = async (host) => ({ result: await (0,session .I)({ ...host, plan }) });
  await show({ settings, act, json, shape, world, changes: !settings.dryRun });
}
async function show({ settings, act, json, shape, world, changes, }) {
  const { terminal } = world;
  const clock = (0,base_clock .m)({ speed: settings.clockSpeed });
  const progress = createProgress({ terminal, clock });
  const { controller, signal } = world.interruption(() => progress.say('Stopping. A second Ctrl-C ends at once.'));
  const host = {
    settings,
    owner: ownerOf(world.actor()),
    folder: '.',
    userAgent: world.userAgent,
    cancellation: controller,
    onSecret: () => { },
    onNotice: (notice, weight) => progress.say(`${weight === 'lasting' ? '!' : '…'} ${notice}`),
    report: progress.report,
    onHeadway: progress.headway,
    onLease: async (lease) => progress.say(renderLease(lease)),
  };
  const interrupted = () => {
    const by = signal();
    if (by === undefined)
      return false;
    terminal.err(`Interrupted. ${changes ? GOES_ON : 'Nothing was changed.'}\n`);
    world.finish(exit_code .F[by]);
    return true;
  };
  let outcome;
  try {
    outcome = await act(host).finally(progress.end);
  }
  catch (error) {
    if (json && !(error instanceof errors .eb))
      terminal.out(renderFailureJson(error));
    if (interrupted())
      return;
    throw error;
  }
  const { result = { steps: [] }, notes = [], text } = outcome;
  for (const line of [summarize(result), ...notes])
    if (line !== undefined)
      terminal.err(`${line}\n`);
  if (json)
    terminal.out(renderJson(outcome.result, outcome.json));
  else
    terminal.out(text ?? (await renderOutputs({ result, shape })));
  const hidden = hiddenOutputs(result, outcome.secretHint);
  if (hidden !== undefined)
    terminal.err(`${hidden}\n`);
  if (!interrupted())
    world.finish(exitCodeOf(outcome));
}
const GOES_ON = 'What Atlas has begun goes on there; the same command goes on from here.';
function exitCodeOf({ result: { steps } = { steps: [] }, failed = false }) {
  const statuses = new Set(steps.map(({ state }) => state.status));
  if (failed || statuses.has('failed') || statuses.has('blocked'))
    return exit_code .F.failed;
  return statuses.has('deferred') ? exit_code .F.deferred : exit_code .F.done;
}
var promises_ = __webpack_require__(51455);
;
async function readElsewhere({ option, given, world, }) {
  if (given === '-')
    return world.readStdin();
  if (!given.startsWith('@'))
    return undefined;
  const file = given.slice(1);
  return (0,promises_.readFile)(file, 'utf8').catch((error) => {
    const message = `${option}: ${(0,base_text .Hk)(file)} cannot be read (${error.code}).`;
    throw new errors .eb([{ message, hint: 'Give `@` and the path of a file, or `-` for standard input.' }]);
  });
}
var setting_options = __webpack_require__(51831);
;
function api(command, world) {
  const collect = (value, before = []) => [...before, value];
  command
    .argument('[operation]', 'operation id, or HTTP method with a path')
    .argument('[path]', 'path below the API, such as `/groups/{groupId}/clusters`')
    .usage('<operation-id> | <method> <path> [options]')
    .option('-l, --list [text]', 'List all operations, or those with this text in id or path.')
    .option('-p, --parameters <key=value>', 'Path or query parameter by name; YAML or JSON for several.', collect)
    .option('-b, --body <yaml>', 'Body as YAML or JSON; `@file` reads a file, `-` standard input.')
    .option('--api-version <date>', 'Version of the operation, or `preview`. Default: its newest stable one.')
    .option('--no-all-pages', 'Read one page of a list only.')
    .option('-o, --output-file <path>', 'File for the whole answer, with its secrets.')
    .option('--json', 'Print the result as one JSON document.')
    .action(async (operation, path, options) => {
    if (options.list !== undefined)
      return world.terminal.out(await listOperations(options.list));
    const missing = operation === undefined ? 'operation' : path === undefined && METHOD.test(operation) ? 'path' : undefined;
    if (missing !== undefined)
      command.error(`error: missing required argument '${missing}'`);
    const { body: given } = options;
    const body = given === undefined ? undefined : ((await readElsewhere({ option: '--body', given, world })) ?? given);
    await execute({
      inputs: (0,setting_options .Es)({ ...options }),
      json: options.json === true,
      readPlan: (policy) => (0,flat .L)({
        operation: 'call-api',
        params: paramsOf({ operation, path, body, options }),
        operations: operations .z,
        policy,
      }),
      shape: 'operation',
      world,
    });
  });
  (0,setting_options .OB)(command);
  command.addHelpText('after', HELP);
}
const METHOD = /^(?:get|post|put|patch|delete)$/i;
const HELP = `
Examples:
  mongodb-atlas-action api --list accessList
  mongodb-atlas-action api listGroupClusters -p groupId=5a0a1e7e0f2912c554080adc
  mongodb-atlas-action api updateGroup -p groupId=5a0a1e7e0f2912c554080adc --body '{name: shop}' --dry-run
  mongodb-atlas-action api GET /orgs/{orgId}/invoices/pending -p orgId=5a0a1e7e0f2912c554080adc --json
`;
function paramsOf(given) {
  const { operation, path, body, options } = given;
  const target = path === undefined ? { 'operation-id': operation } : { method: operation, path };
  const all = {
    ...target,
    parameters: options.parameters?.join('\n'),
    body,
    'api-version': options.apiVersion,
    'output-file': options.outputFile,
    'all-pages': String(options.allPages),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
async function listOperations(text) {
  const { API_ROOT, apiOperations } = await __webpack_require__.e(69374).then(__webpack_require__.bind(__webpack_require__, 69374));
  const word = text === true ? '' : text.toLowerCase();
  const found = [...apiOperations().values()]
    .map(({ id, method, path }) => ({ id, call: `${method.padEnd(6)} ${path.slice(API_ROOT.length) || '/'}` }))
    .filter(({ id, call }) => `${id} ${call}`.toLowerCase().includes(word));
  if (found.length === 0) {
    const message = `--list: no operation of the Admin API has \`${(0,base_text .Hk)(word)}\` in its id, method or path.`;
    throw new errors .eb([{ message, hint: 'Try a shorter text, or `--list` alone for all of them.' }]);
  }
  const width = Math.max(...found.map(({ id }) => id.length));
  return found.map(({ id, call }) => `${id.padEnd(width)}  ${call}\n`).join('');
}
var commander = __webpack_require__(67375);
var suggest = __webpack_require__(81634);
var cli_program = __webpack_require__(6180);
var render_error = __webpack_require__(47189);
;
function call(command, world) {
  command
    .configureOutput({ outputError: (text, write) => write(renderMisuseOfCall(text)) })
    .usage('<operation> [options]')
    .helpCommand(false)
    .commandsGroup('Operations:')
    .addHelpText('after', call_HELP);
  for (const operation of operations .z.values()) {
    const one = command
      .command(operation.name)
      .description(operation.summary)
      .usage('[options]')
      .showHelpAfterError((0,cli_program .X)(`mongodb-atlas-action call ${operation.name}`))
      .option('--json', 'Print the result as one JSON document.')
      .action((options) => execute({
      inputs: (0,setting_options .Es)(options),
      json: options['json'] === true,
      readPlan: async (policy) => {
        const params = await paramTexts({ operation, options, world });
        return (0,flat .L)({ operation: operation.name, params, operations: operations .z, policy });
      },
      shape: 'operation',
      world,
    }));
    for (const [key, param] of Object.entries(operation.params)) {
      for (const option of paramOptions((0,base_text .kW)(key), param))
        one.addOption(option.helpGroup('Parameters:'));
    }
    (0,setting_options .OB)(one);
  }
}
function renderMisuseOfCall(text) {
  const word = /^error: unknown command '(.*)'/.exec(text)?.[1];
  if (word === undefined)
    return (0,render_error .T)(text);
  const names = [...operations .z.keys()];
  const containing = names.filter((name) => name.includes(word));
  const hint = (0,suggest .Z)({ word, candidates: containing.length > 0 ? containing : names });
  return `Unknown operation '${(0,base_text .Hk)(word)}'. ${hint}\n`;
}
const call_HELP = `
Each operation has its own help, with its parameters. Passwords are read from a file or standard input, since a command line can
be read by others, and outputs that are secret are shown as \`***\`: give a password of your own where you have to know it.

Examples:
  mongodb-atlas-action call list-projects
  mongodb-atlas-action call pause-cluster --help
  mongodb-atlas-action call pause-cluster --cluster shop:dev
  mongodb-atlas-action call create-cluster --project-name shop --cluster-name dev \\
    --tier flex --region US_EAST_1 --tags team=web --json
  mongodb-atlas-action call create-database-user --project-name shop --username app \\
    --roles readWrite@app --password @password.txt
`;
const PLACEHOLDERS = {
  text: '<text>',
  number: '<number>',
  list: '<item,…>',
  map: '<key=value>',
  document: '<yaml>',
};
function paramOptions(name, param) {
  const { describe, expected, shape, certain, defaultValue } = param;
  if (param.secret)
    return [new commander .c$(`--${name} <source>`, `${describe} Expected: ${expected}. ${NOT_HERE}`)];
  if (shape === 'flag') {
    const preset = defaultValue === true ? ` Default: true; \`--no-${name}\` switches it off.` : '';
    return [new commander .c$(`--${name} [boolean]`, `${describe}${preset}`), new commander .c$(`--no-${name}`).hideHelp()];
  }
  const needed = certain && defaultValue === undefined ? ' Required.' : '';
  const preset = defaultValue === undefined ? '' : ` Default: ${defaultValue}.`;
  const option = new commander .c$(`--${name} ${PLACEHOLDERS[shape]}`, `${describe} Expected: ${expected}.${preset}${needed}`);
  if (shape === 'text' || shape === 'number' || shape === 'document')
    return [option];
  const collect = (value, before = []) => [...before, value];
  return [option.argParser(collect)];
}
const NOT_HERE = '`@file` reads it from a file, `-` from standard input.';
async function paramTexts({ operation, options, world, }) {
  const texts = {};
  for (const [key, param] of Object.entries(operation.params)) {
    const name = (0,base_text .kW)(key);
    const value = options[(0,base_text .xQ)(name)];
    if (value === undefined)
      continue;
    const text = Array.isArray(value) ? value.join('\n') : String(value);
    texts[name] = param.secret ? await readSecret({ option: `--${name}`, given: text, world }) : text;
  }
  return texts;
}
async function readSecret(source) {
  const text = await readElsewhere(source);
  if (text !== undefined)
    return text;
  const message = `${source.option}: a command line can be read by others, so it is no place for a secret.`;
  throw new errors .eb([{ message, hint: `Give a place to read it from: ${NOT_HERE}` }]);
}
;
function completionsOf(command, { path = [], first = {} } = {}) {
  const { commands, options } = command;
  const words = commands.length > 0
    ? commands.map((one) => ({ word: one.name(), describe: one.description() }))
    : options.flatMap(({ long, description, hidden }) => long && !hidden ? [{ word: long, describe: description }] : []);
  const name = path.join(' ');
  const own = { path: name, hasCommands: commands.length > 0, words, first: first[name] ?? [] };
  return [own, ...commands.flatMap((one) => completionsOf(one, { path: [...path, one.name()], first }))];
}
function bashScript(name, completions) {
  const cases = completions.flatMap(({ path, hasCommands, words, first }) => {
    const offer = (pattern, offered) => `    ${pattern}) offers='${offered.map(({ word }) => word).join(' ')}' ;;`;
    if (hasCommands)
      return [offer(`'${path}'`, words)];
    if (first.length === 0)
      return [offer(`'${path}'|'${path} '*`, words)];
    return [offer(`'${path}'`, [...first, ...words]), offer(`'${path} '*`, words)];
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
  const lines = completions.flatMap(({ path, hasCommands, words, first }) => {
    const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
    const others = words.map(({ word }) => word).join(' ');
    const condition = path === ''
      ? '__fish_use_subcommand'
      : [...seen, ...(hasCommands ? [`not __fish_seen_subcommand_from ${others}`] : [])].join('; and ');
    const line = (what, describe) => `complete -c ${name} -n '${condition}' ${what} -d '${describe.replaceAll(/['\\]/g, '\\$&')}'`;
    return [
      ...first.map(({ word, describe }) => line(`-f -a ${word}`, describe)),
      ...words.map(({ word, describe }) => line(hasCommands ? `-f -a ${word}` : `-l ${word.slice(2)}`, describe)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
;
const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };
function completion(command, world) {
  command
    .addArgument(new commander .ef('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .usage('<shell>')
    .addHelpText('after', completion_HELP)
    .action(async (shell) => {
    const words = command.parent?.commands.map((one) => one.name()) ?? [];
    const program = await (0,cli_program .r)({ words, version: '', world });
    const { apiOperations } = await __webpack_require__.e(69374).then(__webpack_require__.bind(__webpack_require__, 69374));
    const ids = [...apiOperations().values()].map(({ id, method, path }) => ({
      word: id,
      describe: `${method} ${path}`,
    }));
    world.terminal.out(SCRIPTS[shell](program.name(), completionsOf(program, { first: { api: ids } })));
  });
}
const completion_HELP = `
Examples:
  mongodb-atlas-action completion bash >> ~/.bashrc
  mongodb-atlas-action completion zsh >> ~/.zshrc
  mongodb-atlas-action completion fish > ~/.config/fish/completions/mongodb-atlas-action.fish
`;
var connect = __webpack_require__(53046);
var check_access = __webpack_require__(17475);
var outside = __webpack_require__(49443);
var own_secrets = __webpack_require__(71753);
var plan_settings = __webpack_require__(72879);
;
function refuse(name, { message, hint }) {
  const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
  return { name, ok: false, message: said, ...(hint !== undefined && { hint }) };
}
var atlas_cloud = __webpack_require__(7436);
var atlas_credentials = __webpack_require__(39856);
var proxy = __webpack_require__(84089);
var credential_issue = __webpack_require__(85453);
;
async function configuredChecks({ inputs, environment, otherwise, }) {
  const credentials = (0,atlas_credentials .Mk)({ inputs: {}, environment, otherwise });
  return [checkHost(inputs), await checkCredentials({ credentials, inputs, environment }), checkProxy(environment)];
}
function checkHost(inputs) {
  const issues = [];
  const { cloud } = (0,plan_settings .T4)({ inputs, issues });
  const host = (0,atlas_cloud .w)({ cloud, baseUrl: inputs['base-url'] });
  const [issue] = 'message' in host ? [...issues, host] : issues;
  if (issue !== undefined)
    return refuse('host', issue);
  return { name: 'host', ok: true, message: 'origin' in host ? `${host.origin} (${cloud} Atlas)` : cloud };
}
async function checkCredentials({ credentials, inputs, environment, }) {
  if ('message' in credentials)
    return refuse('credentials', (0,credential_issue .Hu)(credentials));
  if (credentials.kind === 'login') {
    return { name: 'credentials', ok: true, message: await (0,login_credentials .Hf)({ store: credentials.store, inputs }) };
  }
  const names = atlas_credentials .eB.find(({ names }) => names.every((name) => environment[name]?.trim()))?.names ?? [];
  return { name: 'credentials', ok: true, message: `${KINDS[credentials.kind]} from ${(0,base_text .c3)(names)}` };
}
const KINDS = { 'service-account': 'service account', 'api-key': 'API key', 'access-token': 'access token' };
function checkProxy(environment) {
  const find = (name) => [name.toLowerCase(), name].find((variable) => environment[variable]?.trim());
  const [https, http, none] = [find('HTTPS_PROXY'), find('HTTP_PROXY'), find('NO_PROXY')];
  const value = (name) => (name === undefined ? undefined : environment[name]);
  try {
    (0,proxy .n)({ httpsProxy: value(https), httpProxy: value(http), noProxy: value(none) });
  }
  catch (error) {
    const [issue] = error instanceof errors .eb ? error.issues : [];
    if (issue === undefined)
      throw error;
    return refuse('proxy', issue);
  }
  const names = [https, http, none].filter((name) => name !== undefined);
  return { name: 'proxy', ok: true, message: names.length === 0 ? 'none' : `set by ${(0,base_text .c3)(names)}` };
}
;
async function* diagnose({ inputs, world, signal, onNotice, }) {
  const otherwise = await (0,login_credentials .B7)({ inputs, world });
  const checks = await configuredChecks({ inputs, environment: world.environment, otherwise });
  yield* checks;
  if (checks.some(({ ok }) => !ok))
    return;
  const settings = (0,plan_settings .sb)({ inputs, environment: world.environment, otherwise });
  const connection = (0,connect .N)({
    ...settings,
    clock: (0,base_clock .m)({ speed: settings.clockSpeed }),
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
      secrets: (0,own_secrets .U)(() => { }).ofStep('access'),
      outside: (0,outside .U)({ folder: '.' }),
    };
    const found = await attempt('access', () => check_access .x.step({ ...context, atlas: connection.atlas }));
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
      hint: 'Give the user, key or service account a role in an organization or in a project of it.',
    }
    : {
      name: 'roles',
      ok: true,
      message: `${held.length > 0 ? (0,base_text .c3)(held) : NOT_TOLD}; ${organizations} organization${organizations === 1 ? '' : 's'} in reach`,
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
    if (error instanceof errors .lZ)
      return refuse(name, error);
    return refuse(name, { message: (0,say_error .I)(error) });
  }
}
;
function doctor(command, world) {
  command
    .option('--json', 'Print the checks as one JSON document.')
    .action((options) => examine({ options, world }));
  (0,setting_options .OB)(command, ['cloud', 'base-url']);
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
    inputs: (0,setting_options .Es)(options),
    world,
    signal: controller.signal,
    onNotice: (notice) => terminal.err(`… ${notice}\n`),
  });
  for await (const check of found) {
    checks.push(check);
    if (!options['json'])
      terminal.out(doctor_render(check));
  }
  const usable = checks.every(({ ok }) => ok);
  if (options['json'])
    terminal.out(`${JSON.stringify({ usable, checks }, null, 2)}\n`);
  const interrupted = signal();
  world.finish(interrupted ? exit_code .F[interrupted] : usable ? exit_code .F.done : exit_code .F.failed);
}
function doctor_render({ name, ok, message, hint }) {
  return `${ok ? '✓' : '✗'} ${name}: ${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}\n`;
}
var external_node_path_ = __webpack_require__(76760);
var decide = __webpack_require__(80078);
var open_github = __webpack_require__(50189);
var perform_errand = __webpack_require__(41653);
var environments_request = __webpack_require__(56649);
var environments_identity = __webpack_require__(53780);
var environments_name = __webpack_require__(16629);
var sweep_report = __webpack_require__(90178);
;
function ownUserHint({ result: { steps }, name }) {
  const user = steps.find(({ step }) => step.operation.name === 'create-database-user')?.state;
  if (user?.status !== 'done')
    return undefined;
  const { 'project-id': project, 'cluster-name': cluster } = user.outputs;
  if (typeof project !== 'string' || typeof cluster !== 'string')
    return undefined;
  const role = cluster === name ? 'readWriteAnyDatabase' : `readWrite@${name}`;
  return `To get in, make a user of your own, whose password is read from standard input:
  mongodb-atlas-action call create-database-user --project-id ${project} --cluster-name ${cluster} --clusters ${cluster} \\
    --username me --roles ${role} --expires-after 8h --password -`;
}
;
function renderTable({ head, rows }) {
  if (rows.length === 0)
    return '';
  const lines = [head.map((word) => word.toUpperCase()), ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => `${line
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd()}\n`)
    .join('');
}
;
const HINTS_FOR_JOBS = [
  [/The github-token is wrong or has expired\. Leave the input out [^.]*\./g, 401],
  [/Add `[^`]*` to the `permissions` of the job, or give a github-token that may do this\./g, 403],
  [/Add `[^`]*` to the `permissions` of the job, or give a github-token that may do this: [^.]*\. Check [^.]*\./g, 404],
];
function gitHubHint(status, token) {
  if (status === 401)
    return `${token} is wrong or has expired. Set it anew, such as by \`gh auth token\`.`;
  if (status === 403)
    return `Give ${token} the right to read pull requests and contents of this repository.`;
  if (status === 404)
    return `GitHub answers 404 for what is not there and for what a token may not see: check --repository, and what ${token} may read.`;
  return undefined;
}
function inTerminalWords(text, token) {
  return HINTS_FOR_JOBS.reduce((words, [hint, status]) => words.replace(hint, () => gitHubHint(status, token) ?? ''), text)
    .replace(/Check pull-request, and give the job `permissions: [^`]*`\./, `Check the number, and what ${token} may read.`)
    .replace(/^environment-file: (there is no .*?), neither in the workspace/, '--file: $1, neither here')
    .replaceAll('github-token', token);
}
function errorInTerminalWords(error, token) {
  if (error instanceof errors .eb)
    return new errors .eb(error.issues.map((issue) => issueInTerminalWords(issue, token)));
  if (!(error instanceof errors .lZ))
    return error;
  const { code, message, hint } = error;
  return new errors .lZ({
    code,
    message: inTerminalWords(message, token),
    hint: hint && inTerminalWords(hint, token),
  });
}
function issueInTerminalWords(issue, token) {
  const message = inTerminalWords(issue.message, token);
  if (!message.startsWith('--file: '))
    return { ...issue, message };
  return { message, hint: 'Write one, or give the path of another as --file.' };
}
;
function environmentOutcome({ performed, token, }) {
  switch (performed.did) {
    case 'nothing':
      return { json: { skipped: performed.why, steps: [] }, notes: [`Nothing to do: ${performed.why}.`] };
    case 'up':
    case 'down':
      return acted(performed);
    case 'list':
      return listed({ ...performed, token });
    case 'sweep':
      return swept({ ...performed, token });
    default:
      return paused(performed);
  }
}
function acted({ did, identity, result, expiresAt, withdrawn }) {
  const name = (0,environments_name .V)(identity);
  const isGone = did === 'down' && result.steps.length === 0 && withdrawn === undefined;
  const notes = [
    ...(withdrawn === undefined ? [] : [`${withdrawn}.`]),
    ...(expiresAt === undefined ? [] : [`${name} is up until ${(0,environments_identity .sZ)(expiresAt)}, unless it is extended.`]),
    ...(isGone ? [`There is nothing of ${name} to take down.`] : []),
  ];
  const json = {
    'environment-name': name,
    repository: identity.repository,
    'pull-request': identity.pullRequest,
    ...(expiresAt !== undefined && { 'expires-at': (0,environments_identity .sZ)(expiresAt) }),
    ...(withdrawn !== undefined && { skipped: withdrawn }),
  };
  return { result, json, notes, secretHint: ownUserHint({ result, name }) };
}
function listed({ environments, notice, token, }) {
  const rows = environments.map((one) => [
    one.environment,
    `#${one['pull-request']}`,
    one['pull-request-state'],
    one.cluster?.tier ?? '-',
    one.cluster?.state ?? '-',
    one.protected ? 'never (protected)' : (one['expires-at'] ?? '-'),
  ]);
  return {
    json: { environments },
    text: renderTable({ head: ['environment', 'pull request', 'state', 'tier', 'cluster', 'expires'], rows }),
    notes: [
      ...(notice === undefined ? [] : [`! ${notice}${tokenHint(notice, token)}`]),
      ...(environments.length === 0 ? ['No environments are there.'] : []),
    ],
  };
}
function swept({ did: _, token, ...report }) {
  const { rows, counts, incomplete, left } = report;
  const said = (0,sweep_report .A7)(report);
  const notes = [
    ...(incomplete === undefined
      ? []
      : [`✗ Not everything could be read, so nothing was deleted: ${incomplete}${tokenHint(incomplete, token)}`]),
    ...(incomplete === undefined && rows.length === 0 ? ['No environments are there.'] : []),
    ...(said === '' ? [] : [`Environments: ${said}.`]),
    ...(counts['would be deleted'] > 0 ? ['Nothing was changed. To delete them, say --no-dry-run.'] : []),
    ...(left > 0 ? ['The same command goes on with what is left.'] : []),
  ];
  return {
    json: report,
    text: renderTable({ head: ['environment', 'pull request', 'outcome', 'reason'], rows: rows.map(sweep_report .nc) }),
    notes,
    failed: incomplete !== undefined || counts.failed > 0,
  };
}
function paused({ did, result, until, passedOver }) {
  const notes = [
    ...(until === undefined ? [] : [`By the hours of the file: ${did}, until ${(0,environments_identity .sZ)(until)}.`]),
    ...passedOver.map(({ environment, why }) => `– ${environment}: ${why}.`),
    ...(result.steps.length === 0 && passedOver.length === 0 ? ['No environments are there.'] : []),
  ];
  return {
    result,
    json: { did, ...(until !== undefined && { until: (0,environments_identity .sZ)(until) }), 'passed-over': passedOver },
    notes,
  };
}
function tokenHint(message, token) {
  const status = Number(/GitHub answered (\d{3})/.exec(message)?.[1]);
  const hint = token === undefined ? undefined : gitHubHint(status, token);
  return hint === undefined ? '' : ` ${hint}`;
}
var repository_name = __webpack_require__(59761);
;
async function findClone(folder) {
  const config = await readConfig((0,external_node_path_.join)(folder, '.git'));
  if (config !== undefined)
    return { root: folder, origin: readAddress(originUrl(config)) };
  const above = (0,external_node_path_.dirname)(folder);
  return above === folder ? undefined : findClone(above);
}
async function readConfig(place) {
  const config = await read((0,external_node_path_.join)(place, 'config'));
  if (config !== undefined)
    return config;
  const folder = /^gitdir: (.+?)\s*$/.exec((await read(place)) ?? '')?.[1];
  if (folder === undefined)
    return undefined;
  const own = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(place), folder);
  const common = (await read((0,external_node_path_.join)(own, 'commondir')))?.trim() ?? '.';
  return read((0,external_node_path_.join)((0,external_node_path_.resolve)(own, common), 'config'));
}
function read(path) {
  return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
function originUrl(config) {
  let isOrigin = false;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined)
      isOrigin = /^remote\s+"origin"$/i.test(section);
    const url = /^\s*url\s*=\s*"?([^\s"#;]+)/i.exec(line)?.[1];
    if (isOrigin && url !== undefined)
      return url;
  }
  return '';
}
function readAddress(url) {
  const [, scpHost, scpPath] = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? [];
  const [host, path] = /^(?:https?|ssh|git):\/\//i.test(url) && URL.canParse(url) ? partsOf(new URL(url)) : [scpHost, scpPath];
  if (!host || path === undefined)
    return undefined;
  return { host: host.toLowerCase(), path: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '') };
}
function partsOf({ protocol, host, hostname, pathname }) {
  return [protocol.startsWith('http') ? host : hostname, pathname];
}
var api_url = __webpack_require__(9253);
;
const PUBLIC_HOST = 'github.com';
const TOKENS = ['GH_TOKEN', 'GITHUB_TOKEN'];
const ENTERPRISE_TOKENS = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
function isOwn(host) {
  return host === PUBLIC_HOST || /^[a-z\d-]+\.ghe\.com$/.test(host);
}
function webHost(host) {
  return /^(?:ssh|www)\.github\.com$/.test(host) ? PUBLIC_HOST : host;
}
function isKnownHost({ host, environment }) {
  const { GH_HOST, GITHUB_SERVER_URL, GITHUB_API_URL } = environment;
  return isOwn(host) || [GH_HOST?.toLowerCase(), hostOf(GITHUB_SERVER_URL), hostOf(GITHUB_API_URL)].includes(host);
}
function gitHubServer({ host, environment, isLoopback, }) {
  const { GH_HOST, GITHUB_SERVER_URL, GITHUB_API_URL } = environment;
  const ofJob = Boolean(GITHUB_API_URL || GITHUB_SERVER_URL);
  const chosen = ofJob
    ? GITHUB_API_URL || apiOf(hostOf(GITHUB_SERVER_URL))
    : apiOf(host ?? (GH_HOST?.toLowerCase() || PUBLIC_HOST));
  const apiUrl = (0,api_url .A)({ value: chosen, isLoopback });
  if (apiUrl === undefined)
    throw new errors .eb([unreadable(environment)]);
  const tokens = isOwn(webHostOf(apiUrl)) ? TOKENS : [...ENTERPRISE_TOKENS, ...(ofJob ? TOKENS : [])];
  return { apiUrl, tokenVariables: tokens };
}
function unreadable({ GITHUB_API_URL, GITHUB_SERVER_URL }) {
  if (GITHUB_API_URL) {
    const message = 'GITHUB_API_URL: expected an https address, such as `https://github.example.com/api/v3`.';
    return { message, hint: 'Unset it for github.com.' };
  }
  if (GITHUB_SERVER_URL) {
    const message = 'GITHUB_SERVER_URL: expected an https address, such as `https://github.example.com`.';
    return { message, hint: 'Unset it for github.com.' };
  }
  const message = 'GH_HOST: expected the name of a host, such as `github.example.com`.';
  return { message, hint: 'Unset it for github.com.' };
}
function apiOf(host) {
  if (host === undefined || !/^[a-z\d][a-z\d.-]*(?::\d+)?$/.test(host))
    return '';
  return isOwn(host) ? `https://api.${host}` : `https://${host}/api/v3`;
}
function webHostOf(apiUrl) {
  return new URL(apiUrl).host.replace(/^api\.(?=github\.com$|[a-z\d-]+\.ghe\.com$)/, '');
}
function hostOf(url) {
  return url !== undefined && URL.canParse(url) ? webHostOf(url) : undefined;
}
;
async function findRepository({ said, environment, folder, }) {
  const clone = await findClone(folder);
  const root = clone?.root;
  const given = said ?? (environment['GITHUB_REPOSITORY'] || undefined);
  if (given === undefined)
    return { ...repositoryOf({ clone, environment }), root };
  if ((0,repository_name .a)(given) !== undefined)
    return { fullName: given, host: undefined, root };
  throw new errors .eb([
    {
      message: `${said === undefined ? 'GITHUB_REPOSITORY' : '--repository'}: expected \`owner/name\`, got \`${shown(given)}\`.`,
      hint: 'Write it as it stands in the address of its page.',
    },
  ]);
}
function repositoryOf({ clone, environment, }) {
  const hint = 'Give --repository owner/name, or go into a clone of it.';
  const fail = (message, what = hint) => new errors .eb([{ message: `--repository: ${message}`, hint: what }]);
  if (clone === undefined)
    throw fail('whose environments? This folder is no clone of a repository.');
  if (clone.origin === undefined)
    throw fail('whose environments? This clone has no remote `origin` on GitHub.');
  const host = webHost(clone.origin.host);
  if (!isKnownHost({ host, environment })) {
    throw fail(`the remote \`origin\` is on ${shown(host)}, and nothing says that this is a GitHub.`, `Give --repository owner/name; for a GitHub Enterprise Server set GH_HOST=${shown(host)} as well.`);
  }
  const fullName = clone.origin.path;
  if ((0,repository_name .a)(fullName) !== undefined)
    return { fullName, host };
  throw fail(`the remote \`origin\` is ${shown(fullName)} on ${shown(host)}, which is no \`owner/name\`.`);
}
function shown(text) {
  return (0,base_text .Hk)(text, { longest: 100 });
}
;
function gitHubToken({ variables, environment, }) {
  const variable = variables.find((name) => environment[name]);
  const value = variable === undefined ? undefined : environment[variable];
  if (variable === undefined || value === undefined)
    return undefined;
  const token = value.trim();
  if (/^[\x21-\x7e]+$/.test(token))
    return { token: new secret .z(token), variable };
  throw new errors .eb([
    {
      message: `${variable}: the value holds a blank, a line break or another character that no token has.`,
      hint: 'Set it anew, such as by `gh auth token`, or unset it.',
    },
  ]);
}
function missingToken(variables) {
  return new errors .eb([
    {
      message: 'sweep: without GitHub nobody can tell which pull requests are open, and there is no token for it.',
      hint: `Set ${(0,base_text .c3)(variables, 'or')}. \`gh auth token\` prints one.`,
    },
  ]);
}
;
function addEnvironmentOptions(command, { hasDryRun }) {
  command
    .addOption(new commander .c$('--file <path>', `The environment file. Default: \`${environments_request .tG}\`.`))
    .addOption(new commander .c$('--repository <owner/name>', 'The repository of the pull request. Default: GITHUB_REPOSITORY, or that of this clone.'))
    .option('--json', 'Print the result as one JSON document.');
  (0,setting_options .OB)(command, hasDryRun ? undefined : setting_options .OI.filter((name) => name !== 'dry-run'));
}
async function runEnvironmentCommand({ verb, pullRequest, options, world, }) {
  const text = (name) => (typeof options[name] === 'string' ? options[name] : '');
  const issues = [];
  const request = (0,environments_request .zs)({
    inputs: {
      environment: verb,
      'environment-file': text('file'),
      'pull-request': pullRequest ?? '',
      'grace-period': text('gracePeriod'),
      limit: text('limit'),
      'ip-address': text('ipAddress'),
      'pull-request-comment': 'false',
      deployment: 'false',
    },
    issues,
  });
  if (request === undefined)
    throw new errors .eb(issues);
  const { environment, userAgent } = world;
  const { fullName, host, root } = await findRepository({
    said: text('repository') || undefined,
    environment,
    folder: world.folder(),
  });
  const inputs = (0,setting_options .Es)(options);
  const read = (0,plan_settings .sb)({ inputs, environment, otherwise: await (0,login_credentials .B7)({ inputs, world }) });
  const settings = { ...read, runnerAddress: request.runnerAddress };
  const { apiUrl, tokenVariables } = gitHubServer({ host, environment, isLoopback: settings.host.isLoopback });
  const found = gitHubToken({ variables: tokenVariables, environment });
  const token = found?.variable ?? (0,base_text .c3)(tokenVariables, 'or');
  if (found === undefined && verb === 'sweep')
    throw missingToken(tokenVariables);
  await show({
    settings,
    json: options['json'] === true,
    shape: 'plan',
    world,
    changes: verb !== 'list' && !settings.dryRun,
    async act({ onHeadway, onNotice, ...rest }) {
      const host = {
        ...rest,
        onNotice: (text, weight) => onNotice(inTerminalWords(text, token), weight),
      };
      const session = found &&
        (0,open_github .w)({
          apiUrl,
          repository: fullName,
          token: found.token,
          proxy: settings.proxy,
          userAgent,
          signal: rest.cancellation.signal,
        });
      const missing = `${(0,base_text .c3)(tokenVariables)} are not set, so ${UNSEEN[verb]}.`;
      if (session === undefined)
        host.onNotice(missing, verb === 'up' ? 'lasting' : 'passing');
      try {
        const performed = await (0,perform_errand .m)({
          errand: (0,decide .S)({ request, event: undefined }),
          host,
          onHeadway,
          request,
          repository: fullName,
          event: undefined,
          gitHub: session?.gitHub,
          readFile: (path) => readLocalFile({ path, root: text('file') === '' ? root : undefined }),
          runUrl: undefined,
        });
        return environmentOutcome({ performed, token: found?.variable });
      }
      catch (error) {
        throw errorInTerminalWords(error, token);
      }
      finally {
        await session?.close();
      }
    },
  });
}
const UNSEEN = {
  up: 'nobody has looked whether the pull request is open',
  down: 'GitHub is not asked',
  pause: 'GitHub is not asked',
  resume: 'GitHub is not asked',
  list: 'it is not known which pull requests are open',
  sweep: 'nothing is deleted',
};
async function readLocalFile({ path, root }) {
  return (await readText(path)) ?? (root === undefined ? undefined : readText((0,external_node_path_.join)(root, path)));
}
async function readText(path) {
  return (0,promises_.readFile)(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      return undefined;
    throw new errors .eb([
      { message: `--file: ${(0,base_text .Hk)(path)} cannot be read (${error.code}).`, hint: 'Give the path of a file.' },
    ]);
  });
}
;
const ONE = ['<pull-request>', 'number of the pull request'];
const ONE_OR_ALL = ['[pull-request]', 'number of the pull request; without it, all of the repository'];
const environments_up = (command, world) => environments_define({ command: command.argument(...ONE), world, verb: 'up' });
const down = (command, world) => environments_define({ command: command.argument(...ONE), world, verb: 'down' });
const list = (command, world) => environments_define({ command: command.argument(...ONE_OR_ALL), world, verb: 'list' });
const pause = (command, world) => environments_define({ command: command.argument(...ONE_OR_ALL), world, verb: 'pause' });
const resume = (command, world) => environments_define({ command: command.argument(...ONE_OR_ALL), world, verb: 'resume' });
function sweep(command, world) {
  command
    .option('--no-dry-run', 'Take them down; without it, the sweep only says what it would do.')
    .option('--grace-period <time>', 'How long to leave alone what has just expired or was just closed. Default: `1h`.')
    .option('--limit <count>', 'How many to take down at most. Default: `25`.');
  environments_define({ command, world, verb: 'sweep' });
}
function environments_define({ command, world, verb }) {
  const [first] = command.registeredArguments;
  const usage = first === undefined ? '' : `${first.required ? `<${first.name()}>` : `[${first.name()}]`} `;
  if (verb === 'up' || verb === 'down' || verb === 'sweep')
    command.option('--ip-address <address>', 'The public address of this machine, which is not looked up then.');
  command.usage(`${usage}[options]`).action(async (...given) => {
    const [number] = first === undefined ? [] : given;
    const pullRequest = typeof number === 'string' ? number : undefined;
    await runEnvironmentCommand({ verb, pullRequest, options: command.opts(), world });
  });
  addEnvironmentOptions(command, { hasDryRun: verb !== 'sweep' && verb !== 'list' });
  command.addHelpText('after', environments_HELP[verb]);
}
const GITHUB = `GitHub is read with a token: GH_TOKEN or GITHUB_TOKEN; for GitHub Enterprise
Server GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN, and GH_HOST names it.`;
const JSON_STEPS = `Each of "steps" has "id", "operation", "status" (done, failed, blocked,
deferred, skipped or planned), and what belongs to it: "change", "outputs",
"error", "until", "why", "by" or "would".`;
const JSON_FAILED = `If nothing came of the command, the document has "error" only, with "code",
"message" and "hint".`;
const environments_HELP = {
  up: `
For a closed pull request nothing is done. To run it again is safe: it goes on
from where it stands, and extends the time that the environment has.

${GITHUB}
Without one, nobody looks whether the pull request is open.

--json prints "environment-name", "repository", "pull-request", "expires-at",
"skipped" with the reason if it was called off, and "steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action up 42
  mongodb-atlas-action up 42 --dry-run
  mongodb-atlas-action up 42 --file environments/large.yml --json
`,
  down: `
Takes down what bears the name and the marks of the environment, and nothing
else; what has the tag \`protected: true\` stays. To run it again is safe.

--json prints "environment-name", "repository", "pull-request", "skipped" with
the reason if it was called off, and "steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action down 42 --dry-run
  mongodb-atlas-action down 42
`,
  list: `
${GITHUB}
Without one, the list does not say which pull requests are open.

--json prints "environments", each with "environment", "repository",
"pull-request", "pull-request-state" (open, closed, repository gone or
unknown), "isolation", "expires-at", "protected", "project-id", and "cluster"
with "name", "kind", "tier", "state" and "paused".
${JSON_FAILED}

Examples:
  mongodb-atlas-action list
  mongodb-atlas-action list 42
  mongodb-atlas-action list --repository octo-org/shop --json
`,
  pause: `
Atlas pauses dedicated clusters only: others are skipped. One that was resumed
within the last hour is deferred (exit code 3).

--json prints "did", "passed-over", each with "environment" and "why", and
"steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action pause
  mongodb-atlas-action pause 42
`,
  resume: `
--json prints "did", "passed-over", each with "environment" and "why", and
"steps".
${JSON_STEPS}
${JSON_FAILED}

Examples:
  mongodb-atlas-action resume
  mongodb-atlas-action resume 42
`,
  sweep: `
Takes down environments that have expired, or whose pull request is not open
any more. If GitHub or Atlas cannot be read completely, nothing is deleted and
the exit code is 1. What has the tag \`protected: true\` stays.

${GITHUB}

--json prints "rows", each with "environment", "repository", "pull-request",
"decision", "reason", "outcome" (deleted, gone, would be deleted, kept, left or
failed) and "note"; "counts" by outcome, "left" for the next run, and
"incomplete" with the reason if not everything could be read.
${JSON_FAILED}

Examples:
  mongodb-atlas-action sweep
  mongodb-atlas-action sweep --no-dry-run
  mongodb-atlas-action sweep --no-dry-run --grace-period 2h --limit 100
`,
};
var parse = __webpack_require__(39964);
;
function run(command, world) {
  command
    .argument('<plan>', 'file that holds the plan; `-` is standard input')
    .option('--json', 'Print the result as one JSON document.')
    .usage('<plan> [options]')
    .action(async (path, options) => {
    const file = path === '-' ? 'stdin' : path;
    const text = await (path === '-' ? world.readStdin() : readPlanFile(path));
    await execute({
      inputs: (0,setting_options .Es)(options),
      json: options['json'] === true,
      readPlan: (policy) => (0,parse .v)({ text, file, operations: operations .z, policy }),
      shape: 'plan',
      world,
    });
  });
  (0,setting_options .OB)(command);
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
  return (0,promises_.readFile)(path, 'utf8').catch((error) => {
    throw new errors .eb([
      { message: `${(0,base_text .Hk)(path)}: cannot be read (${error.code}).`, hint: 'Give the path of a plan, or `-`.' },
    ]);
  });
}
var json_schema_processors = __webpack_require__(91939);
;
const STEP_ID = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' };
const REFERENCE = '\\$\\{[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\}';
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
        pattern: `^${REFERENCE}$`,
      },
      'text-with-reference': {
        title: 'Text with a reference',
        description: 'Text that holds an output of another step.',
        type: 'string',
        pattern: REFERENCE,
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
  const needed = entries.filter(([, param]) => isNeeded(param)).map(([key]) => (0,base_text .kW)(key));
  return {
    title: name,
    description: summary,
    type: needed.length > 0 ? 'object' : ['object', 'null'],
    properties: Object.fromEntries(entries.map(([key, param]) => [(0,base_text .kW)(key), planParamSchema((0,base_text .kW)(key), param)])),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
}
function isNeeded({ certain, defaultValue }) {
  return certain && defaultValue === undefined;
}
function planParamSchema(title, param) {
  return { ...wordsOf(title, param), ...orReference(valueSchema(param)) };
}
function paramSchema(title, param) {
  return { ...wordsOf(title, param), ...valueSchema(param) };
}
function wordsOf(title, param) {
  const isWritable = param.defaultValue !== undefined && param.schema().safeParse(param.defaultValue).success;
  return {
    title,
    description: `${param.describe}\n\nExpected: ${param.expected}.`,
    ...(isWritable && { default: param.defaultValue }),
  };
}
function valueSchema(param) {
  if (param.words)
    return { type: 'string', enum: param.words };
  const { $schema: _, ...schema } = json_schema_processors .bl(param.schema(), {
    io: 'input',
    unrepresentable: 'any',
  });
  return schema;
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
var isolation = __webpack_require__(33903);
var spec_keys = __webpack_require__(54361);
;
function specSchema() {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Environment file of mongodb-atlas-action',
    description: 'What each pull request gets on MongoDB Atlas.',
    type: 'object',
    properties: {
      ...propertiesOf(spec_keys .Bi),
      project: block({ title: 'project', description: 'The new project; isolation `project`.', keys: spec_keys .lz }),
      cluster: block({
        title: 'cluster',
        description: 'The new cluster; isolation `project` and `cluster`.',
        keys: spec_keys .wm,
      }),
      'database-user': block({ title: 'database-user', description: 'The database user.', keys: spec_keys .X2 }),
      access: accessSchema(),
      pause: block({ title: 'pause', description: 'When the cluster is paused and resumed.', keys: spec_keys .ck }),
      seed: seedSchema(),
    },
    additionalProperties: false,
    allOf: isolationRules(),
  };
}
function propertiesOf(keys) {
  return Object.fromEntries(Object.entries(keys).map(([key, param]) => [(0,base_text .kW)(key), paramSchema((0,base_text .kW)(key), param)]));
}
function block({ title, description, keys, }) {
  const needed = Object.entries(keys).filter(([, param]) => param.certain && param.defaultValue === undefined);
  return {
    title,
    description,
    type: 'object',
    properties: propertiesOf(keys),
    ...(needed.length > 0 && { required: needed.map(([key]) => (0,base_text .kW)(key)) }),
    additionalProperties: false,
  };
}
function accessSchema() {
  return {
    title: 'access',
    description: 'Who may reach the cluster over the network. Default: the runner of the job.',
    type: 'array',
    default: ['runner'],
    items: {
      anyOf: [
        { const: 'runner', description: 'The public address of the runner, for the job.' },
        { type: 'string', pattern: '^[0-9.]+(/[0-9]{1,2})?$', description: 'An IPv4 address or range.' },
        {
          type: 'string',
          pattern: '^[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+(/[0-9]{1,3})?$',
          description: 'An IPv6 address or range.',
        },
        block({ title: 'range', description: 'A range of addresses.', keys: spec_keys .Bh }),
      ],
    },
  };
}
function seedSchema() {
  const from = block({ title: 'from', description: 'The cluster that the snapshot is of.', keys: spec_keys .hI });
  const seed = block({ title: 'seed', description: 'The data that a new cluster is given.', keys: spec_keys .Lb });
  const oneProject = [{ required: ['project-id'] }, { required: ['project-name'] }];
  return {
    ...seed,
    properties: { ...Object(seed['properties']), from: { ...from, oneOf: oneProject } },
    minProperties: 1,
    dependentRequired: { snapshot: ['from'], from: ['snapshot'] },
    dependentSchemas: { snapshot: { properties: { 'sample-data': { const: false } } } },
  };
}
function isolationRules() {
  return Object.entries(isolation .b).map(([isolation, { needs, refuses }]) => ({
    if: {
      properties: { isolation: { const: isolation } },
      ...(isolation !== spec_keys .Bi.isolation.defaultValue && { required: ['isolation'] }),
    },
    then: {
      required: Object.keys(needs),
      properties: Object.fromEntries(Object.keys(refuses).map((name) => [name, false])),
    },
  }));
}
;
const SCHEMAS = { plan: () => planSchema(operations .z), environment: specSchema };
function schema(command, { terminal }) {
  command
    .addArgument(new commander .ef('[file]', 'what is described').choices(Object.keys(SCHEMAS)).default('plan'))
    .usage('[plan|environment]')
    .addHelpText('after', schema_HELP)
    .action((file) => {
    terminal.out(`${JSON.stringify(SCHEMAS[file](), null, 2)}\n`);
  });
}
const schema_HELP = `
Editors with a YAML language server take it from a comment in the file:
  # yaml-language-server: $schema=plan.schema.json

Examples:
  mongodb-atlas-action schema > plan.schema.json
  mongodb-atlas-action schema environment > environment.schema.json
`;
;
const withOperations = { api: api, call: call, completion: completion, doctor: doctor, down: down, list: list, pause: pause, resume: resume, run: run, schema: schema, sweep: sweep, up: environments_up };
 }),
 25750:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  a: () => (  fitLine)
 });
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NONE = /\p{Mark}/u;
function fitLine(line, columns) {
  let used = 0;
  let fitting = '';
  for (const character of line) {
    used += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
    if (used > columns)
      return `${fitting}…`;
    if (used < columns)
      fitting += character;
  }
  return line;
}
 }),
 79094:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  B7: () => (  findLogin),
  Hf: () => (  describeLogin),
  pC: () => (  loginPlace)
 });
 var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
 var _atlas_cloud_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7436);
 var _atlas_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39856);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22396);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72879);
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
  if (!('message' in (0,_atlas_credentials_js__WEBPACK_IMPORTED_MODULE_2__  .Mk)({ inputs: {}, environment: world.environment })))
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
 25188:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $N: () => (  codeOf),
  Pc: () => (  writeLoginFile),
  gz: () => (  failed),
  iM: () => (  readLoginFile)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
 var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22396);
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41595);
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
 52337:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  P: () => (  withLoginLock)
 });
 var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
 var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
 var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22396);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25188);
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
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25188);
 var _login_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52337);
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
 51831:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Es: () => (  settingInputs),
  OB: () => (  addSettingOptions),
  OI: () => (  SETTING_NAMES),
  PJ: () => (  addSettings)
 });
 var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67375);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51036);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72879);
 var _credential_issue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85453);
 var _secret_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86161);
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
 })
};
