export const id = 313;
export const ids = [313];
export const modules = {
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
 9313:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  logout: () => (  logout)
 });
 var _atlas_device_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9416);
 var _base_clock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8489);
 var _plan_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2879);
 var _end_login_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7481);
 var _exit_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3250);
 var _login_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9094);
 var _login_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5188);
 var _login_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2821);
 var _setting_options_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1831);
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
 })
};
