export const id = 43880;
export const ids = [43880];
export const modules = {
 43880:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  workflowRunEnds: () => (  workflowRunEnds)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
const WITHIN_MS = 5_000;
const MOST_REQUESTS = 20;
const API_VERSION = '2022-11-28';
const noPermission = (status) => `GitHub answered ${status}: github-token needs the permission \`actions: read\` for that`;
function workflowRunEnds({ get, job, signal, }) {
  const asked = new Map();
  let inVain;
  const find = async (id) => {
    const known = asked.get(id);
    if (known !== undefined)
      return known;
    if (inVain !== undefined)
      return inVain;
    if (asked.size >= MOST_REQUESTS)
      return { kind: 'unknown', why: `one job asks GitHub for ${MOST_REQUESTS} runs at most` };
    const finding = ask({ get, job, id, signal });
    asked.set(id, finding);
    const found = await finding;
    if (found.kind === 'in vain')
      inVain = found;
    return found;
  };
  return async ({ id, attempt }) => {
    const own = await find(job.runId);
    if (own.kind === 'absent')
      return { unknown: noPermission(404) };
    const run = own.kind === 'found' ? await find(id) : own;
    if (run.kind === 'unknown' || run.kind === 'in vain')
      return { unknown: run.why };
    if (run.kind === 'absent')
      return 'yes';
    return run.attempt > attempt || (run.attempt === attempt && run.isCompleted) ? 'yes' : 'no';
  };
}
async function ask({ get, job, id, signal, }) {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${job.token.reveal()}`,
    'x-github-api-version': API_VERSION,
  };
  const url = `${job.apiUrl}/repos/${job.repository}/actions/runs/${id}`;
  const timeout = AbortSignal.timeout(WITHIN_MS);
  try {
    return read({ id, answer: await get(url, { headers, signal: AbortSignal.any([signal, timeout]) }) });
  }
  catch (error) {
    if (signal.aborted || !(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .lZ))
      throw error;
    const silence = `no answer from ${new URL(url).host} within ${WITHIN_MS / 1000} s`;
    return { kind: 'in vain', why: timeout.aborted ? silence : error.message };
  }
}
function read({ id, answer }) {
  const { status, headers } = answer;
  if (status === 404)
    return { kind: 'absent' };
  const isLimited = status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status !== 200 && isLimited)
    return { kind: 'in vain', why: `GitHub answered ${status}: its rate limit is used up` };
  if (status === 401)
    return { kind: 'in vain', why: 'GitHub answered 401: github-token is wrong, or has expired' };
  if (status === 403)
    return { kind: 'in vain', why: noPermission(status) };
  if (status !== 200)
    return { kind: 'unknown', why: `GitHub answered ${status}` };
  const run = parsed(answer.body);
  const { id: ofRun, run_attempt: attempt, status: state } = run;
  if (String(ofRun) !== id || typeof attempt !== 'number' || typeof state !== 'string')
    return { kind: 'unknown', why: 'GitHub answered something that is no workflow run' };
  return { kind: 'found', attempt, isCompleted: state === 'completed' };
}
function parsed(body) {
  try {
    const value = JSON.parse(Buffer.from(body).toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }
  catch {
    return {};
  }
}
 })
};
