export const id = 425;
export const ids = [425];
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
 9416:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  F: () => (  LOGIN_CLIENT_IDS),
  f: () => (  connectDevice)
 });
 var _conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
 var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1964);
 var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9735);
 var _send_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6887);
 var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9230);
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
 var _device_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3734);
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
 9425:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 login: () => (  login)
});
var commander = __webpack_require__(8896);
var credentials = __webpack_require__(7475);
var device_connection = __webpack_require__(9416);
var device_flow = __webpack_require__(3734);
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
var base_clock = __webpack_require__(8489);
var duration = __webpack_require__(5815);
var errors = __webpack_require__(2396);
var settings = __webpack_require__(2879);
var end_login = __webpack_require__(7481);
var exit_code = __webpack_require__(3250);
var login_credentials = __webpack_require__(9094);
var login_lock = __webpack_require__(2337);
var fit_line = __webpack_require__(5750);
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
var setting_options = __webpack_require__(1831);
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
  const chosen = (0,credentials .M)({ inputs: {}, environment, otherwise: { kind: 'login', store } });
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
 7481:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  M: () => (  LIVES_ON),
  R: () => (  endLogin)
 });
 var _atlas_device_flow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3734);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2396);
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
 5750:
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
 })
};
