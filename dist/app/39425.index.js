export const id = 39425;
export const ids = [39425];
export const modules = {
 1784:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  $T: () => (  readyToken),
  Wh: () => (  unlessAborted),
  Zs: () => (  bearerLayer)
 });
function bearerLayer(source) {
  return (next) => {
    async function sent(request, token) {
      const answer = await next(authorized(request, token.value));
      if (!isTokenRefused(answer))
        source.accepted(token);
      return answer;
    }
    return async (request) => {
      const token = await unlessAborted(source.current(), request.signal);
      if (token === undefined)
        return next(request);
      const answer = await sent(request, token);
      const another = isTokenRefused(answer) ? source.another(token) : undefined;
      if (another === undefined)
        return answer;
      const renewed = await unlessAborted(another, request.signal);
      return renewed === undefined ? next(request) : sent(request, renewed);
    };
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
 }),
 29416:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  F: () => (  LOGIN_CLIENT_IDS),
  f: () => (  connectDevice)
 });
 var _conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80520);
 var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1964);
 var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49735);
 var _send_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26887);
 var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49230);
const LOGIN_CLIENT_IDS = {
  commercial: '0oabtxactgS3gHIR0297',
  government: '0oabtyfelbTBdoucy297',
};
function connectDevice({ host, clientId, clock, random, proxy, userAgent, }) {
  const transport = (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__  .o)({ origin: host.origin, proxy });
  const conceal = (0,_conceal_js__WEBPACK_IMPORTED_MODULE_0__  .s)();
  const inner = [(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__  .C)(), conceal.layer];
  const again = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__  .L)({ clock, random, onWait: () => { } });
  return {
    client: {
      clientId,
      userAgent,
      send: (0,_send_js__WEBPACK_IMPORTED_MODULE_4__  .Z)({ layers: [(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__  .C)(), again, conceal.layer], transport: transport.send }),
    },
    poller: { clientId, userAgent, send: (0,_send_js__WEBPACK_IMPORTED_MODULE_4__  .Z)({ layers: inner, transport: transport.send }) },
    conceal: conceal.add,
    close: transport.close,
  };
}
 }),
 3967:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  D: () => (  loginOf),
  I: () => (  deviceLogin)
 });
 var _bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1784);
 var _device_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73734);
const REFRESH_EARLY_MS = 60_000;
function loginOf({ clientId, tokens, askedAt, }) {
  const { access, refresh, scope } = tokens;
  return {
    clientId,
    accessToken: access.value,
    refreshToken: refresh,
    scope,
    refreshAt: new Date(askedAt + Math.max(access.livesMs - REFRESH_EARLY_MS, access.livesMs / 2)),
    expiresAt: new Date(askedAt + access.livesMs),
  };
}
function deviceLogin(options) {
  const { clock, origin, store } = options;
  let bearer;
  let coming;
  let refused;
  const isGood = ({ accessToken, refreshAt }) => accessToken.reveal() !== refused && clock.now().getTime() < refreshAt.getTime();
  async function current() {
    const isUsable = bearer !== undefined && bearer.value.reveal() !== refused && clock.now().getTime() < bearer.refreshAt;
    if (bearer !== undefined && isUsable)
      return bearer;
    coming ??= take().finally(() => {
      coming = undefined;
    });
    bearer = await coming;
    return bearer;
  }
  async function take() {
    const kept = demand(await store.read(origin));
    if (isGood(kept))
      return bearerOf(kept);
    let untried = false;
    const login = await store.change(origin, async (newest) => {
      const before = demand(newest);
      if (isGood(before))
        return before;
      untried = true;
      return renew(before);
    });
    return { ...bearerOf(demand(login)), untried };
  }
  async function renew(login) {
    const { clientId, refreshToken, scope } = tell(login);
    if (refreshToken === undefined)
      throw (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .O8)('the login is over, and the server gave no means to renew it');
    const askedAt = clock.now().getTime();
    const tokens = await (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .Kg)({ ...options, clientId }, { refreshToken, scope });
    return tell(loginOf({ clientId, tokens, askedAt }));
  }
  function tell(login) {
    options.onToken(login.accessToken);
    if (login.refreshToken !== undefined)
      options.onToken(login.refreshToken);
    return login;
  }
  function bearerOf(login) {
    const { accessToken, refreshAt } = tell(login);
    return { value: accessToken, refreshAt: refreshAt.getTime(), untried: false };
  }
  return {
    layer: (0,_bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__  .Zs)({
      current,
      another(token) {
        if (token.untried)
          return undefined;
        if (token.value.reveal() === bearer?.value.reveal())
          refused = token.value.reveal();
        return current();
      },
      accepted(token) {
        token.untried = false;
      },
    }),
    async settle(signal) {
      await (0,_bearer_layer_js__WEBPACK_IMPORTED_MODULE_1__  .Wh)(coming?.catch(() => undefined), signal);
    },
  };
}
function demand(login) {
  if (login === undefined)
    throw (0,_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .O8)('nobody is logged in here any more');
  return login;
}
 }),
 39425:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 login: () => (  login)
});
var commander = __webpack_require__(67375);
var credentials = __webpack_require__(39856);
var device_connection = __webpack_require__(29416);
var device_flow = __webpack_require__(73734);
var device_login = __webpack_require__(3967);
var atlas_error = __webpack_require__(4285);
var token_endpoint = __webpack_require__(7472);
;
const SLOW_DOWN_MS = 5_000;
const LONGEST_BACKOFF_MS = 60_000;
async function awaitApproval({ client, code, clock, signal, onWait, }) {
  const end = clock.now().getTime() + code.livesMs;
  let intervalMs = code.intervalMs;
  let why;
  let unansweredMs = 0;
  for (;;) {
    const leftMs = end - clock.now().getTime();
    if (leftMs <= 0)
      return { status: 'expired' };
    onWait({ leftMs, why });
    await clock.sleep(Math.max(intervalMs, Math.min(unansweredMs, leftMs)), signal);
    if (signal.aborted)
      return { status: 'cancelled' };
    const askedAt = clock.now().getTime();
    const answer = await (0,device_flow .il)(client, code, (0,token_endpoint .NU)(signal)).catch(passing);
    if (answer.status === 'approved')
      return { ...answer, askedAt };
    if (signal.aborted)
      return { status: 'cancelled' };
    if (answer.status === 'denied' || answer.status === 'expired')
      return { status: answer.status };
    if (answer.status === 'slow-down')
      intervalMs += SLOW_DOWN_MS;
    const unanswered = answer.status === 'unanswered';
    unansweredMs = unanswered
      ? Math.max(answer.retryAfterMs, Math.min(2 * Math.max(unansweredMs, intervalMs), LONGEST_BACKOFF_MS))
      : 0;
    why = unanswered ? answer.why : answer.status === 'slow-down' ? SLOWED : undefined;
  }
  function passing(error) {
    if (!(error instanceof atlas_error .q && (error.transient || signal.aborted)))
      throw error;
    return { status: 'unanswered', why: error.message, retryAfterMs: error.retryAfterMs ?? 0 };
  }
}
const SLOWED = 'Atlas asks to be asked less often';
var base_clock = __webpack_require__(88489);
var duration = __webpack_require__(75815);
var errors = __webpack_require__(22396);
var settings = __webpack_require__(72879);
var end_login = __webpack_require__(87481);
var exit_code = __webpack_require__(33250);
var login_credentials = __webpack_require__(79094);
var login_lock = __webpack_require__(52337);
var fit_line = __webpack_require__(25750);
;
function createLoginReport({ terminal, json }) {
  let isDrawn = false;
  let said;
  const erase = () => {
    if (isDrawn)
      terminal.err('\r\x1b[K');
    isDrawn = false;
  };
  const say = (line) => {
    erase();
    terminal.err(`${line}\n`);
  };
  const print = (line, fields) => {
    erase();
    terminal.out(`${json ? JSON.stringify(fields) : line}\n`);
  };
  return {
    say,
    end: erase,
    asked({ code: { verificationUri, userCode, livesMs }, expiresAt }) {
      say(`Open this address in a browser, and enter the code there:

  ${verificationUri}
  ${userCode}

It is valid for ${(0,duration .P)(livesMs)}. Ctrl-C gives up.`);
      if (!json)
        return;
      const times = { 'expires-at': expiresAt.toISOString() };
      print('', { status: 'waiting', 'verification-uri': verificationUri, 'user-code': userCode, ...times });
    },
    waiting({ left, why }) {
      if (terminal.isLive) {
        const line = `… waiting for you to approve, ${left} left${why === undefined ? '' : `; ${why}`}`;
        terminal.err(`\r${(0,fit_line .a)(line, terminal.size().columns - 1)}\x1b[K`);
        isDrawn = true;
        return;
      }
      if (why !== undefined && why !== said)
        say(`… ${why}`);
      said = why;
    },
    failed(status) {
      say(ENDS[status]);
      if (json)
        print('', { status });
    },
    approved({ host, file, expiresAt, overruled }) {
      print(`Logged in to ${host}. The login is kept in ${file}; \`mongodb-atlas-action logout\` ends it.`, {
        status: 'approved',
        host,
        file,
        'expires-at': expiresAt.toISOString(),
      });
      if (overruled)
        say('! The environment holds credentials, or a part of them, and they count before the login. See `doctor`.');
    },
  };
}
const ENDS = {
  denied: 'The login was denied in the browser. Nothing is kept. Run it again to get another code.',
  expired: 'The code has expired before anybody approved it. Nothing is kept. Run it again to get another code.',
  cancelled: 'Interrupted. Nothing is kept; the code is of no use any more.',
};
var login_store = __webpack_require__(2821);
var setting_options = __webpack_require__(51831);
;
const CLIENT_ID_VARIABLE = 'MONGODB_ATLAS_LOGIN_CLIENT_ID';
function login(command, world) {
  command
    .option('--json', 'Print a line of JSON with the code, and one with how it ended.')
    .addOption(new commander .c$('--client-id <id>', `Public id of the client to log in as, if not Atlas's own command line; also ${CLIENT_ID_VARIABLE}.`))
    .addHelpText('after', HELP)
    .action((options) => logIn({ options, world }));
  (0,setting_options .PJ)(command, ['cloud', 'base-url']);
}
const HELP = `
It shows an address and a code; open the address in any browser, enter the code and approve. Atlas names its own command line
there, since it is that client's public id. The login is kept in a file that only you can read, is renewed by itself, and is used
by every command where the environment holds no credentials. Each cloud has a login of its own; another login to the same cloud
revokes the one before.
For workflows use a service account or an API key.

Examples:
  mongodb-atlas-action login
  mongodb-atlas-action login --cloud government
  mongodb-atlas-action doctor
  mongodb-atlas-action logout
`;
async function logIn({ options, world }) {
  const { environment, userAgent } = world;
  const { host, proxy, clockSpeed } = (0,settings .eo)({ inputs: (0,setting_options .Es)(options), environment });
  const clientId = readClientId({ option: options['clientId'], world, host });
  const place = (0,login_credentials .pC)(world);
  const store = (0,login_store .Z)({ ...place, tolerate: ['damaged'] });
  await (0,login_lock .P)(place.path, () => store.read(host.origin));
  const report = createLoginReport({ terminal: world.terminal, json: options['json'] === true });
  const clock = (0,base_clock .m)({ speed: clockSpeed });
  const { controller, signal } = world.interruption(() => report.say('Stopping.'));
  const device = (0,device_connection .f)({ host, clientId, clock, random: Math.random, proxy, userAgent });
  try {
    const ended = await ask({ device, clock, signal: controller.signal, report });
    if (ended.status !== 'approved') {
      report.failed(ended.status);
      return world.finish(exit_code .F[signal() ?? 'failed']);
    }
    const fresh = (0,device_login .D)({ clientId, ...ended });
    const former = await keep({ store, origin: host.origin, fresh, client: device.client });
    const { expiresAt } = fresh;
    report.approved({
      host: new URL(host.origin).host,
      file: place.path,
      expiresAt,
      overruled: overruled(world, store),
    });
    const problem = former && (await (0,end_login .R)({ login: former, device, signal: controller.signal }));
    if (problem !== undefined)
      report.say(`! The login that was here before ${problem}`);
    world.finish(exit_code .F.done);
  }
  finally {
    report.end();
    await device.close();
  }
}
async function ask({ device, clock, signal, report, }) {
  try {
    const code = await (0,device_flow .zH)(device.client, signal);
    device.conceal(code.deviceCode);
    report.asked({ code, expiresAt: new Date(clock.now().getTime() + code.livesMs) });
    const onWait = ({ leftMs, why }) => report.waiting({ left: (0,duration .P)(leftMs), why });
    return await awaitApproval({ client: device.poller, code, clock, signal, onWait });
  }
  catch (error) {
    if (signal.aborted)
      return { status: 'cancelled' };
    throw error;
  }
}
async function keep({ store, origin, fresh, client, }) {
  let former;
  try {
    await store.change(origin, async (kept) => {
      former = kept;
      return fresh;
    });
    return former;
  }
  catch (error) {
    await (0,device_flow .oJ)(client, fresh).catch(() => undefined);
    throw error;
  }
}
function overruled({ environment }, store) {
  const chosen = (0,credentials .Mk)({ inputs: {}, environment, otherwise: { kind: 'login', store } });
  return !('kind' in chosen && chosen.kind === 'login');
}
function readClientId({ option, world, host }) {
  const variable = world.environment[CLIENT_ID_VARIABLE]?.trim();
  const [place, value] = typeof option === 'string' ? ['--client-id', option.trim()] : [CLIENT_ID_VARIABLE, variable ?? ''];
  if (typeof option !== 'string' && value === '')
    return device_connection .F[host.cloud];
  if (/^[A-Za-z0-9._~-]{1,128}$/.test(value) && !value.startsWith('mdb_sa_id_'))
    return value;
  throw new errors .eb([
    {
      message: `${place}: expected the public id of a client that may ask users to log in, such as \`${device_connection .F[host.cloud]}\`.`,
      hint: 'Leave it out to log in as the command line of Atlas does. A service account needs no login: set MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET.',
    },
  ]);
}
 }),
 87481:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  M: () => (  LIVES_ON),
  R: () => (  endLogin)
 });
 var _atlas_device_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73734);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22396);
const LIVES_ON = 'It lives on at Atlas until it expires there.';
async function endLogin({ login, device, signal, }) {
  for (const token of [login.accessToken, login.refreshToken])
    if (token !== undefined)
      device.conceal(token);
  try {
    await (0,_atlas_device_flow_js__WEBPACK_IMPORTED_MODULE_0__  .oJ)({ ...device.client, clientId: login.clientId }, login, signal);
    return undefined;
  }
  catch (error) {
    if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .lZ))
      throw error;
    return `was not revoked: ${error.message}. ${LIVES_ON}`;
  }
}
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
