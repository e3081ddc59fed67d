export const id = 880;

export const ids = [ 880 ];

export const modules = {
 3880: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
  __webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
   workflowRunEnds: () => workflowRunEnds
  });
  var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
  const WITHIN_MS = 5e3;
  const MOST_REQUESTS = 20;
  const API_VERSION = "2022-11-28";
  const NO_PERMISSION = status => `GitHub answered ${status}: github-token needs the permission \`actions: read\` for that`;
  function workflowRunEnds({get: get, job: job, signal: signal}) {
   const asked = new Map;
   const find = id => {
    const known = asked.get(id);
    if (known !== undefined) return known;
    if (asked.size >= MOST_REQUESTS) return Promise.resolve({
     kind: "unknown",
     why: `one job asks GitHub for ${MOST_REQUESTS} runs at most`
    });
    const finding = ask({
     get: get,
     job: job,
     id: id,
     signal: signal
    });
    asked.set(id, finding);
    return finding;
   };
   return async ({id: id, attempt: attempt}) => {
    const own = await find(job.runId);
    if (own.kind === "absent") return {
     unknown: NO_PERMISSION(404)
    };
    const run = own.kind === "unknown" ? own : await find(id);
    if (run.kind === "unknown") return {
     unknown: run.why
    };
    if (run.kind === "absent") return "yes";
    return run.attempt > attempt || run.attempt === attempt && run.isCompleted ? "yes" : "no";
   };
  }
  async function ask({get: get, job: job, id: id, signal: signal}) {
   const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${job.token.reveal()}`,
    "x-github-api-version": API_VERSION
   };
   const url = `${job.apiUrl}/repos/${job.repository}/actions/runs/${id}`;
   try {
    const answer = await get(url, {
     headers: headers,
     signal: AbortSignal.any([ signal, AbortSignal.timeout(WITHIN_MS) ])
    });
    return read({
     id: id,
     answer: answer
    });
   } catch (error) {
    if (signal.aborted || !(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__.lZ)) throw error;
    return {
     kind: "unknown",
     why: "GitHub did not answer"
    };
   }
  }
  function read({id: id, answer: answer}) {
   const {status: status, headers: headers} = answer;
   if (status === 404) return {
    kind: "absent"
   };
   const isLimited = status === 429 || headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
   if (status !== 200 && isLimited) return {
    kind: "unknown",
    why: `GitHub answered ${status}: its rate limit is used up`
   };
   if (status === 401 || status === 403) return {
    kind: "unknown",
    why: NO_PERMISSION(status)
   };
   if (status !== 200) return {
    kind: "unknown",
    why: `GitHub answered ${status}`
   };
   const run = parsed(answer.body);
   const {id: ofRun, run_attempt: attempt, status: state} = run;
   if (String(ofRun) !== id || typeof attempt !== "number" || typeof state !== "string") return {
    kind: "unknown",
    why: "GitHub answered something that is no workflow run"
   };
   return {
    kind: "found",
    attempt: attempt,
    isCompleted: state === "completed"
   };
  }
  function parsed(body) {
   try {
    const value = JSON.parse(Buffer.from(body).toString());
    return typeof value === "object" && value !== null ? {
     ...value
    } : {};
   } catch {
    return {};
   }
  }
 }
};
