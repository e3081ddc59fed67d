export const id = 6180;
export const ids = [6180];
export const modules = {
 39856:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Mk: () => (  chooseCredentials),
  eB: () => (  CREDENTIAL_VARIABLES),
  tO: () => (  lacksSecret)
 });
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41595);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51036);
const INPUTS = {
  'service-account': ['client-id', 'client-secret'],
  'api-key': ['public-key', 'private-key'],
  'access-token': ['access-token'],
};
const KINDS = Object.keys(INPUTS);
const CREDENTIAL_VARIABLES = [
  { kind: 'service-account', names: ['MONGODB_ATLAS_CLIENT_ID', 'MONGODB_ATLAS_CLIENT_SECRET'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_API_KEY', 'MONGODB_ATLAS_PRIVATE_API_KEY'] },
  { kind: 'api-key', names: ['MONGODB_ATLAS_PUBLIC_KEY', 'MONGODB_ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_PUBLIC_KEY', 'ATLAS_PRIVATE_KEY'] },
  { kind: 'api-key', names: ['ATLAS_USER', 'ATLAS_USER_KEY'] },
  { kind: 'access-token', names: ['MONGODB_ATLAS_ACCESS_TOKEN'] },
];
function chooseCredentials({ inputs, environment, otherwise, }) {
  const read = (name) => text(inputs[name]);
  const named = KINDS.filter((kind) => INPUTS[kind].some((name) => read(name) !== undefined));
  const [kind, another] = named;
  if (kind !== undefined && another !== undefined)
    return twoKinds(named);
  if (kind !== undefined)
    return complete({ kind, names: INPUTS[kind], read });
  const found = CREDENTIAL_VARIABLES.find(({ names }) => names.every((name) => text(environment[name]) !== undefined));
  if (found !== undefined)
    return complete({ ...found, read: (name) => text(environment[name]) });
  return halfAnEnvironment(environment) ?? otherwise ?? NONE;
}
function lacksSecret({ inputs, environment, }) {
  const secrets = [
    ...KINDS.map((kind) => inputs[INPUTS[kind].at(-1)]),
    ...CREDENTIAL_VARIABLES.map(({ names }) => environment[names.at(-1) ?? '']),
  ];
  return secrets.every((secret) => text(secret) === undefined);
}
function complete({ kind, names, read, }) {
  const missing = names.filter((name) => read(name) === undefined);
  if (missing.length > 0) {
    return {
      message: `${missing[0]}: the value is missing or empty, while ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .c3)(names.filter((name) => !missing.includes(name)))} is given.`,
      hint: 'Give both, and check that the secret has this very name and is available to this run (runs from forks and by Dependabot get none).',
    };
  }
  const values = names.map((name) => read(name) ?? '');
  const spoiled = names.find((_, index) => !/^[\x21-\x7e]+$/.test(values[index] ?? ''));
  if (spoiled !== undefined) {
    return {
      message: `${spoiled}: the value holds a blank, a control character or a character outside ASCII, which no Atlas credential does.`,
      hint: 'Store the secret again; pasting often brings a line break or a typographic character along.',
    };
  }
  const [id = '', secret = id] = values;
  if (kind === 'service-account')
    return { kind, clientId: id, clientSecret: new _base_secret_js__WEBPACK_IMPORTED_MODULE_0__  .z(secret) };
  if (kind === 'api-key')
    return { kind, publicKey: id, privateKey: new _base_secret_js__WEBPACK_IMPORTED_MODULE_0__  .z(secret) };
  return { kind, accessToken: new _base_secret_js__WEBPACK_IMPORTED_MODULE_0__  .z(secret) };
}
function twoKinds(kinds) {
  return {
    message: `credentials: ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .c3)(kinds.map((kind) => `${kind} (${INPUTS[kind].join(', ')})`))} are given at once.`,
    hint: 'Give exactly one kind.',
  };
}
const NONE = {
  message: 'credentials: none are given.',
  hint: 'Give client-id and client-secret of a service account, or public-key and private-key of an API key, as inputs or as environment variables. Runs from forks and by Dependabot get no secrets.',
};
function halfAnEnvironment(environment) {
  for (const { names } of CREDENTIAL_VARIABLES) {
    const present = names.filter((name) => text(environment[name]) !== undefined);
    const absent = names.filter((name) => !present.includes(name));
    if (present.length > 0) {
      return {
        message: `credentials: the variable ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .c3)(present)} is set, but ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .c3)(absent)} is missing or empty.`,
        hint: 'Set both, or give the credentials as inputs.',
      };
    }
  }
  return undefined;
}
function text(value) {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
 }),
 22396:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  eb: () => (  UsageError),
  lZ: () => (  ActionError),
  yi: () => (  renderIssue)
 });
class ActionError extends Error {
  name = 'ActionError';
  code;
  hint;
  constructor({ code, message, hint }) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
class UsageError extends ActionError {
  name = 'UsageError';
  issues;
  constructor(issues) {
    super({ code: 'USAGE', message: issues.map(renderIssue).join('\n') });
    this.issues = issues;
  }
}
function renderIssue({ message, hint, position }) {
  const place = position ? `${position.file}:${position.line}:${position.column}: ` : '';
  return `${place}${message}${hint ? ` ${hint}` : ''}`;
}
 }),
 41595:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  z: () => (  Secret)
 });
 var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
class Secret {
  #value;
  constructor(value) {
    this.#value = value;
  }
  reveal() {
    return this.#value;
  }
  toString() {
    return '***';
  }
  toJSON() {
    return '***';
  }
  [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
    return '***';
  }
}
 }),
 51036:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Hk: () => (  safeText),
  c3: () => (  listOf),
  kW: () => (  kebabCase),
  pA: () => (  nearest),
  xQ: () => (  camelCase)
 });
 var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
const LONGEST = 500;
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
function safeText(remote, { longest = LONGEST } = {}) {
  const line = textOf(remote)
    .slice(0, longest * 4)
    .replace(UNSAFE, ' ')
    .trim()
    .replace(/^::/, ': :')
    .replaceAll('##[', '## [');
  return (line.length > longest ? `${line.slice(0, longest - 1)}…` : line).toWellFormed();
}
function textOf(remote) {
  try {
    return String(remote);
  }
  catch {
    return Object.prototype.toString.call(remote);
  }
}
function nearest(word, candidates) {
  let best;
  for (const candidate of candidates) {
    const far = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__  .Io)(word.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || far < best.far)
      best = { candidate, far };
  }
  if (best === undefined)
    return undefined;
  return best.far <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}
function listOf(words, conjunction = 'and') {
  if (words.length < 2)
    return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
function kebabCase(camel) {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function camelCase(kebab) {
  return kebab.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
 }),
 85453:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  Hu: () => (  credentialIssue),
  IS: () => (  refusedOption),
  yU: () => (  WHERE_CREDENTIALS_ARE)
 });
 var _atlas_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39856);
 var _secret_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86161);
const pairs = _atlas_credentials_js__WEBPACK_IMPORTED_MODULE_0__  .eB.map(({ names }) => `  ${names.join(' and ')}`);
const WHERE_CREDENTIALS_ARE = [
  'Credentials are read from the environment; the first complete set counts:',
  ...pairs,
  'Where none is set, the login of `mongodb-atlas-action login` counts.',
].join('\n');
function credentialIssue(issue) {
  if (!issue.message.startsWith('credentials: '))
    return issue;
  const isHalf = issue.message.includes(' is set, but ');
  return { ...issue, hint: isHalf ? 'Set both.' : WHERE_CREDENTIALS_ARE };
}
function refusedOption(message) {
  const name = _secret_options_js__WEBPACK_IMPORTED_MODULE_1__  .C.find((secret) => message.includes(`'--${secret}'`));
  if (name === undefined)
    return undefined;
  const where = name === 'github-token' ? 'It is read from GH_TOKEN or GITHUB_TOKEN.' : WHERE_CREDENTIALS_ARE;
  return `A command line can be read by others. ${where}`;
}
 }),
 33250:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  F: () => (  EXIT_CODE)
 });
const EXIT_CODE = { done: 0, failed: 1, usage: 2, deferred: 3, SIGINT: 130, SIGTERM: 143 };
 }),
 26708:
 ((__webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
 var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
 var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
 var _package_json__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78797);
 var _interruption_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96773);
 var _login_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78191);
 var _main_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60014);
 var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49342);
await (0,_main_js__WEBPACK_IMPORTED_MODULE_4__  .i)({
  words: process.argv.slice(2),
  version: _package_json__WEBPACK_IMPORTED_MODULE_2__  .rE,
  nodeVersion: process.versions.node,
  world: {
    terminal: (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__  .q)(process),
    environment: process.env,
    userAgent: `${_package_json__WEBPACK_IMPORTED_MODULE_2__  .UU}/${_package_json__WEBPACK_IMPORTED_MODULE_2__  .rE}`,
    actor: () => ({
      host: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)(),
      user: process.env['USER'] ?? process.env['USERNAME'] ?? String(process.getuid?.()),
      processId: process.pid,
      startedAt: new Date(),
    }),
    folder: () => process.cwd(),
    configFolder: () => (0,_login_place_js__WEBPACK_IMPORTED_MODULE_3__  .y)({ platform: process.platform, environment: process.env, home: node_os__WEBPACK_IMPORTED_MODULE_0__.homedir }),
    interruption: (onFirst) => (0,_interruption_js__WEBPACK_IMPORTED_MODULE_6__  .e)({ process, onFirst }),
    readStdin: () => (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(process.stdin),
    finish(code) {
      process.exitCode = code;
    },
  },
});
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
 }),
 96773:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  e: () => (  listenForInterruption)
 });
const ECHO_MS = 500;
function listenForInterruption({ process, onFirst, }) {
  const controller = new AbortController();
  let first;
  const codes = { SIGINT: 130, SIGTERM: 143 };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      const now = performance.now();
      if (first !== undefined) {
        if (now - first.at >= ECHO_MS)
          process.exit(codes[signal]);
        return;
      }
      first = { signal, at: now };
      onFirst();
      controller.abort();
    });
  }
  return { controller, signal: () => first?.signal };
}
 }),
 78191:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  y: () => (  findConfigFolder)
 });
 var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
const NAME = 'mongodb-atlas-action';
function findConfigFolder({ platform, environment, home, }) {
  const { isAbsolute, join } = platform === 'win32' ? node_path__WEBPACK_IMPORTED_MODULE_0__.win32 : node_path__WEBPACK_IMPORTED_MODULE_0__.posix;
  const set = (name) => {
    const value = environment[name];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  const atHome = (...parts) => {
    const folder = homeOf(home);
    return folder === undefined || !isAbsolute(folder) ? undefined : join(folder, ...parts);
  };
  const places = {
    win32: () => set('LOCALAPPDATA') ?? atHome('AppData', 'Local'),
    darwin: () => atHome('Library', 'Application Support'),
  };
  const parent = set('XDG_CONFIG_HOME') ?? (places[platform] ?? (() => atHome('.config')))();
  return parent === undefined ? undefined : { path: join(parent, NAME), hasModes: platform !== 'win32' };
}
function homeOf(home) {
  try {
    return home();
  }
  catch {
    return undefined;
  }
}
 }),
 60014:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 i: () => (  main)
});
var commander = __webpack_require__(67375);
var exit_code = __webpack_require__(33250);
;
const LEAST_MAJOR = 24;
function outdatedNode(version) {
  if (Number.parseInt(version, 10) >= LEAST_MAJOR)
    return undefined;
  return `mongodb-atlas-action needs Node.js ${LEAST_MAJOR} or newer, and this is ${version}. Install a newer one from https://nodejs.org.\n`;
}
var cli_program = __webpack_require__(6180);
var render_error = __webpack_require__(47189);
;
async function main({ words, version, nodeVersion, world, }) {
  const outdated = outdatedNode(nodeVersion);
  if (outdated !== undefined) {
    world.terminal.err(outdated);
    return world.finish(exit_code .F.failed);
  }
  try {
    const program = await (0,cli_program .r)({ words, version, world });
    await program.parseAsync(words, { from: 'user' });
  }
  catch (error) {
    if (error instanceof commander .b7) {
      world.finish(error.exitCode === 0 ? exit_code .F.done : exit_code .F.usage);
      return;
    }
    const { text, code } = (0,render_error .v)(error);
    world.terminal.err(text);
    world.finish(code);
  }
}
 }),
 6180:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  X: () => (  seeHelp),
  r: () => (  createProgram)
 });
 var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67375);
 var _render_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47189);
const COMMANDS = {
  run: {
    summary: 'Run a plan: a YAML file of operations.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.run,
  },
  call: {
    summary: 'Perform a single operation.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.call,
  },
  up: {
    summary: 'Bring up the environment of a pull request.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.up,
  },
  down: {
    summary: 'Take the environment of a pull request down.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.down,
  },
  list: {
    summary: 'List the environments of a repository.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.list,
  },
  pause: {
    summary: 'Pause the clusters of environments.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.pause,
  },
  resume: {
    summary: 'Resume the clusters of environments.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.resume,
  },
  sweep: {
    summary: 'Take down environments that nobody wants any more.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.sweep,
  },
  login: {
    summary: 'Log in with a browser, for commands of this user on this machine.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(39425)]).then(__webpack_require__.bind(__webpack_require__, 39425))).login,
  },
  logout: {
    summary: 'Revoke the login and forget it.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(99313)]).then(__webpack_require__.bind(__webpack_require__, 99313))).logout,
  },
  api: {
    summary: 'Call any operation of the Admin API.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.api,
  },
  doctor: {
    summary: 'Check host, credentials, proxy and access, and say what is missing.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.doctor,
  },
  schema: {
    summary: 'Print the JSON Schema of plans or of environment files, for editors.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.schema,
  },
  simulate: {
    summary: 'Start a simulated Atlas on this machine, to try things without an account.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(73102), __webpack_require__.e(22157)]).then(__webpack_require__.bind(__webpack_require__, 22157))).simulate,
  },
  completion: {
    summary: 'Print a script that completes commands and options in a shell.',
    load: async () => (await Promise.all( [__webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(91939), __webpack_require__.e(243), __webpack_require__.e(243), __webpack_require__.e(9253), __webpack_require__.e(65950)]).then(__webpack_require__.bind(__webpack_require__, 65950))).withOperations.completion,
  },
};
const NAME = 'mongodb-atlas-action';
async function createProgram({ words, version, world, }) {
  const { terminal } = world;
  const program = new commander__WEBPACK_IMPORTED_MODULE_0__  .uB(NAME)
    .description('MongoDB Atlas from a terminal: projects, clusters, database users, snapshots, network access, and the whole Admin API.')
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .usage('<command> [options]')
    .exitOverride()
    .showHelpAfterError(seeHelp(NAME))
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({
    writeOut: terminal.out,
    writeErr: terminal.err,
    outputError: (text, write) => write((0,_render_error_js__WEBPACK_IMPORTED_MODULE_1__  .T)(text)),
  })
    .addHelpText('after', HELP);
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program
      .command(name)
      .description(summary)
      .showHelpAfterError(seeHelp(`${NAME} ${name}`));
    if (words.includes(name))
      (await load())(command, world);
  }
  return program;
}
function seeHelp(command) {
  return `See \`${command} --help\`.`;
}
const HELP = `
Start here:
  ${NAME} login                      no credentials at hand? log in with a browser
  ${NAME} doctor                     are my credentials right?
  ${NAME} call --help                what can be done, and waited for
  ${NAME} api --list                 what else Atlas can do
  ${NAME} run plan.yml --dry-run     what would this plan do?
  ${NAME} list                       which pull requests have an environment?

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 deferred (not possible yet, no failure).
`;
 }),
 47189:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  T: () => (  renderMisuse),
  v: () => (  renderError)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _plan_say_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97241);
 var _credential_issue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85453);
 var _exit_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33250);
function renderError(error) {
  if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb))
    return { text: `${(0,_plan_say_error_js__WEBPACK_IMPORTED_MODULE_1__  .I)(error)}\n`, code: _exit_code_js__WEBPACK_IMPORTED_MODULE_3__  .F.failed };
  const lines = error.issues.map((issue) => `${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .yi)((0,_credential_issue_js__WEBPACK_IMPORTED_MODULE_2__  .Hu)(issue))}\n`);
  return { text: lines.join(''), code: _exit_code_js__WEBPACK_IMPORTED_MODULE_3__  .F.usage };
}
function renderMisuse(text) {
  const [, whole = text, meant] = /^error: ([^\n]*)(?:\n\((.*)\))?/.exec(text) ?? [];
  const message = whole.replace(/^(unknown option '[^'=]*)=.*$/, "$1'").replace(/\.$/, '');
  const hint = (0,_credential_issue_js__WEBPACK_IMPORTED_MODULE_2__  .IS)(message) ?? meant;
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.${hint ? ` ${hint}` : ''}\n`;
}
 }),
 86161:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  C: () => (  SECRET_OPTIONS)
 });
const SECRET_OPTIONS = [
  'public-key',
  'private-key',
  'client-id',
  'client-secret',
  'access-token',
  'github-token',
];
 }),
 49342:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  q: () => (  processTerminal)
 });
 var _exit_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33250);
function processTerminal(process) {
  const { stdout, stderr, env } = process;
  stderr.on('error', () => { });
  stdout.on('error', ({ code }) => {
    if (code === 'EPIPE')
      return;
    stderr.write(`The output could not be written (${code}).\n`);
    process.exitCode = _exit_code_js__WEBPACK_IMPORTED_MODULE_0__  .F.failed;
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isLive: stderr.isTTY === true && env['TERM'] !== 'dumb',
    size: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }),
  };
}
 }),
 97241:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  I: () => (  sayError),
  e: () => (  sentence)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
function sayError(error, place) {
  const where = place === undefined ? '' : `${place}: `;
  if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb)
    return error.issues.map(({ message, hint }) => sentence(message, hint)).join('\n');
  if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .lZ) {
    const said = sentence(error.message, error.hint);
    return said.startsWith(where) ? said : where + said;
  }
  const name = error instanceof Error ? error.name : 'error';
  const at = error instanceof Error
    ? (/\n\s+at (?:async |new )*(\S+)/.exec(error.stack ?? '')?.[1] ?? 'unknown place')
    : 'unknown place';
  return `${where}an unexpected ${name} in ${at}. This is a fault of mongodb-atlas-action; please report it with this line.`;
}
function sentence(message, hint) {
  const ended = /[.!?…]$/.test(message) ? message : `${message}.`;
  return hint === undefined ? ended : `${ended} ${hint}`;
}
 }),
 78797:
 ((module) => {
module.exports =  JSON.parse('{"UU":"mongodb-atlas-action","rE":"0.1.0"}');
 })
};
