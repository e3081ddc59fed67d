export const id = 476;
export const ids = [476];
export const modules = {

/***/ 476:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _run_post_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1092);
/* harmony import */ var _user_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9782);


const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => cancellation.abort());
await (0,_run_post_js__WEBPACK_IMPORTED_MODULE_0__/* .runPost */ .a)({
    environment: process.env,
    write: (line) => process.stdout.write(`${line}\n`),
    cancellation,
    userAgent: _user_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .USER_AGENT */ ._,
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _base_clock_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8489);
/* harmony import */ var _operations_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(259);
/* harmony import */ var _plan_say_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7241);
/* harmony import */ var _plan_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1315);
/* harmony import */ var _plan_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8194);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3991);
/* harmony import */ var _leases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4601);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5813);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7643);
/* harmony import */ var _secrets_of_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7491);
/* harmony import */ var _workflow_command_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(235);











/** A job that is being cancelled has little time, and Atlas removes the entry by itself in the end. */
const GIVE_BACK_WITHIN_MS = 25_000;
/** The post step: gives back what the job has leased. Warns, and never fails the job. */
async function runPost(options) {
    const { environment, write } = options;
    try {
        const plan = (0,_leases_js__WEBPACK_IMPORTED_MODULE_5__/* .planOfLeases */ .Cm)({ state: environment[`STATE_${_leases_js__WEBPACK_IMPORTED_MODULE_5__/* .LEASES */ .g2}`] ?? '', operations: _operations_index_js__WEBPACK_IMPORTED_MODULE_0__/* .operations */ .z });
        if (plan.steps.length === 0)
            return write('Nothing was leased for this job, so there is nothing to give back.');
        const read = (0,_plan_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .readSettings */ .sb)({ inputs: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readSettingsOnly */ .ir)(environment), environment });
        const settings = { ...read, timeoutMs: GIVE_BACK_WITHIN_MS * read.clockSpeed, dryRun: false };
        (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_9__/* .maskLines */ .sD)((0,_secrets_of_js__WEBPACK_IMPORTED_MODULE_8__/* .secretsOf */ .F)(settings.credentials)).forEach(write);
        const result = await (0,_plan_session_js__WEBPACK_IMPORTED_MODULE_2__/* .runSession */ .I)({
            ...options,
            settings,
            plan,
            owner: (0,_owner_js__WEBPACK_IMPORTED_MODULE_7__/* .ownerOf */ .b)(environment),
            onSecret: (secret) => (0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_9__/* .maskLines */ .sD)([secret]).forEach(write),
            onNotice: (notice) => write((0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_9__/* .plainLine */ .h0)(`… ${notice}`)),
            report: (0,_log_js__WEBPACK_IMPORTED_MODULE_6__/* .createLog */ .h)({ write, clock: (0,_base_clock_js__WEBPACK_IMPORTED_MODULE_10__/* .systemClock */ .m)({ speed: settings.clockSpeed }), origin: settings.host.origin }),
            onLease: async () => { },
        });
        for (const { step, state } of result.steps) {
            const why = reason(state);
            if (why !== undefined)
                write((0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_9__/* .warningLine */ .tE)(`${step.id}: ${why} Atlas removes the entry when it expires.`));
        }
    }
    catch (error) {
        write((0,_workflow_command_js__WEBPACK_IMPORTED_MODULE_9__/* .warningLine */ .tE)(`What this job leased was not given back; Atlas removes it when it expires. ${(0,_plan_say_error_js__WEBPACK_IMPORTED_MODULE_1__/* .sayError */ .I)(error)}`));
    }
}
function reason(state) {
    if (state.status === 'failed')
        return (0,_plan_say_error_js__WEBPACK_IMPORTED_MODULE_1__/* .sayError */ .I)(state.error);
    return state.status === 'skipped' ? state.why : undefined;
}


/***/ })

};
