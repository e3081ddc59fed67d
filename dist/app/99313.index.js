export const id = 99313;
export const ids = [99313];
export const modules = {
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
 99313:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  logout: () => (  logout)
 });
 var _atlas_device_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29416);
 var _base_clock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88489);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72879);
 var _end_login_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87481);
 var _exit_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33250);
 var _login_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79094);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25188);
 var _login_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2821);
 var _setting_options_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51831);
function logout(command, world) {
  command
    .option('--json', 'Print the result as one JSON document.')
    .addHelpText('after', HELP)
    .action((options) => logOut({ options, world }));
  (0,_setting_options_js__WEBPACK_IMPORTED_MODULE_7__  .PJ)(command, ['cloud', 'base-url']);
}
const HELP = `
It asks Atlas to revoke the login and deletes it here. If Atlas cannot be asked, or Ctrl-C ends the wait for it, it is deleted all the
same, and exit code 1 (or 130) says that the tokens live on.

Examples:
  mongodb-atlas-action logout
  mongodb-atlas-action logout --cloud government
`;
async function logOut({ options, world }) {
  const { environment, terminal, userAgent } = world;
  const { host, proxy, clockSpeed } = (0,_plan_settings_js__WEBPACK_IMPORTED_MODULE_1__  .eo)({ inputs: (0,_setting_options_js__WEBPACK_IMPORTED_MODULE_7__  .Es)(options), environment });
  const place = (0,_login_credentials_js__WEBPACK_IMPORTED_MODULE_4__  .pC)(world);
  const file = await (0,_login_file_js__WEBPACK_IMPORTED_MODULE_5__  .iM)(place);
  const damage = file.state === 'damaged'
    ? `${place.path} could not be made out (${file.why}), so nothing was revoked. ${_end_login_js__WEBPACK_IMPORTED_MODULE_2__  .M}`
    : undefined;
  let found;
  let problem = damage;
  const clock = (0,_base_clock_js__WEBPACK_IMPORTED_MODULE_8__  .m)({ speed: clockSpeed });
  const store = (0,_login_store_js__WEBPACK_IMPORTED_MODULE_6__  .Z)({ ...place, tolerate: ['damaged', 'exposed'] });
  const { controller, signal } = world.interruption(() => terminal.err('Stopping: the login is forgotten all the same.\n'));
  const forget = async (kept) => {
    found = kept;
    if (kept === undefined)
      return undefined;
    const device = (0,_atlas_device_connection_js__WEBPACK_IMPORTED_MODULE_0__  .f)({ host, clientId: kept.clientId, clock, random: Math.random, proxy, userAgent });
    const left = await (0,_end_login_js__WEBPACK_IMPORTED_MODULE_2__  .R)({ login: kept, device, signal: controller.signal }).finally(device.close);
    if (left !== undefined)
      problem = `The login is forgotten here, but ${left}`;
    return undefined;
  };
  if (file.state !== 'absent')
    await store.change(host.origin, forget);
  const status = found === undefined && damage === undefined ? 'not-logged-in' : 'logged-out';
  const name = new URL(host.origin).host;
  if (options['json'] === true) {
    const warning = problem === undefined ? {} : { warning: problem };
    terminal.out(`${JSON.stringify({ status, host: name, revoked: found !== undefined && !problem, ...warning }, null, 2)}\n`);
  }
  else {
    terminal.out(status === 'logged-out' ? `Logged out of ${name}.\n` : `Nobody was logged in to ${name}.\n`);
  }
  if (problem !== undefined)
    terminal.err(`! ${problem}\n`);
  const interrupted = signal();
  world.finish(problem === undefined ? _exit_code_js__WEBPACK_IMPORTED_MODULE_3__  .F.done : _exit_code_js__WEBPACK_IMPORTED_MODULE_3__  .F[interrupted ?? 'failed']);
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
