export const id = 45865;
export const ids = [45865];
export const modules = {
 45865:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  readEvent: () => (  readEvent),
  whyWithoutSecrets: () => (  whyWithoutSecrets)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22396);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51036);
 var _json_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50973);
 var _pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47958);
const NUMBER_INPUTS = ['pull-request', 'pull_request', 'number'];
function readEvent({ name, payload, repository, }) {
  const { action, inputs, client_payload: sent, issue, comment, merge_group: group, ...rest } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(payload);
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pullRequest = (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_2__  .D)({ value: rest['pull_request'], repository });
      if (pullRequest === undefined)
        throw unreadable({ name, lacks: 'a pull request with its number and state' });
      return { kind: 'pull request', name, action: word(action), pullRequest };
    }
    case 'issue_comment': {
      const { number: given, pull_request: link } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(issue);
      const number = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(given);
      if (number === undefined)
        throw unreadable({ name, lacks: 'an issue with its number' });
      const association = word((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(comment)['author_association']);
      return { kind: 'comment', number, isOnPullRequest: typeof link === 'object' && link !== null, association };
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', name, number: numberIn(inputs) };
    case 'repository_dispatch':
      return { kind: 'dispatch', name, number: numberIn(sent) };
    case 'merge_group': {
      const isKnown = action === 'checks_requested' || action === 'destroyed';
      return { kind: 'merge group', action: isKnown ? action : undefined, number: numberInQueue(group) };
    }
    case 'schedule':
      return { kind: 'schedule' };
    default:
      return { kind: 'other', name: word(name) };
  }
}
function whyWithoutSecrets({ event, actor }) {
  if (event.kind === 'merge group')
    return 'the job runs for a merge queue';
  if (event.kind === 'pull request' && event.name === 'pull_request' && event.pullRequest.isFork)
    return 'the pull request comes from a fork, and GitHub gives its jobs no secrets';
  if (actor === _pull_request_js__WEBPACK_IMPORTED_MODULE_2__  .B && event.kind !== 'schedule')
    return "Dependabot started this run, and GitHub gives such jobs no secrets but Dependabot's own";
  return undefined;
}
function numberIn(inputs) {
  const fields = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(inputs);
  return NUMBER_INPUTS.map((name) => (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(fields[name])).find((number) => number !== undefined);
}
function numberInQueue(group) {
  const { head_ref: ref } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .y)(group);
  if (typeof ref !== 'string' || ref.length > 1000)
    return undefined;
  const [, number] = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d{1,10})-[0-9a-f]{40,64}$/.exec(ref) ?? [];
  return (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_3__  .L)(number);
}
function word(value) {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : '';
}
function unreadable({ name, lacks }) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([
    {
      message: `GITHUB_EVENT_PATH: expected the payload of the event ${(0,_base_text_js__WEBPACK_IMPORTED_MODULE_1__  .Hk)(name)}, but it lacks ${lacks}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ]);
}
 }),
 50973:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  L: () => (  positiveNumber),
  y: () => (  jsonFields)
 });
function jsonFields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function positiveNumber(value) {
  const number = typeof value === 'string' && /^#?\d{1,10}$/.test(value) ? Number(value.replace('#', '')) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
 }),
 47958:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  B: () => (  DEPENDABOT),
  D: () => (  readPullRequest)
 });
 var _base_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51036);
 var _json_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50973);
 var _repository_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59761);
const DEPENDABOT = 'dependabot[bot]';
function readPullRequest({ value, repository, }) {
  const { number: given, state, draft, user, labels, head, base, ...fields } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(value);
  const { merged, merged_at: mergedAt, closed_at: closedAt } = fields;
  const number = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .L)(given);
  if (number === undefined || (state !== 'open' && state !== 'closed'))
    return undefined;
  const [from, to] = [(0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(head), (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(base)];
  const { full_name: source } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(from['repo']);
  const { full_name: target } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(to['repo']);
  return {
    number,
    state,
    closedAt: state === 'closed' ? readTime(closedAt) : undefined,
    isDraft: draft === true,
    isMerged: merged === true || typeof mergedAt === 'string',
    isFork: typeof source !== 'string' || !(0,_repository_name_js__WEBPACK_IMPORTED_MODULE_2__  .v)(source, typeof target === 'string' ? target : repository),
    isDependabot: (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(user)['login'] === DEPENDABOT,
    labels: readLabels(labels),
    baseRef: readRef(to['ref']),
    baseSha: readSha(to['sha']),
    headSha: readSha(from['sha']),
  };
}
function readLabels(value) {
  if (!Array.isArray(value))
    return [];
  const names = value.slice(0, 100).map((label) => (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__  .y)(label)['name']);
  return names.filter((name) => typeof name === 'string').map((name) => (0,_base_text_js__WEBPACK_IMPORTED_MODULE_0__  .Hk)(name, { longest: 100 }));
}
function readRef(value) {
  return typeof value === 'string' && /^(?![-/])[\w./+@#-]{1,250}$/.test(value) ? value : undefined;
}
function readTime(value) {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at);
}
function readSha(value) {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
}
 }),
 59761:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  a: () => (  repositoryName),
  v: () => (  isSameRepository)
 });
function repositoryName(fullName) {
  const [, owner, repo] = /^([\w-]{1,100})\/([\w.-]{1,100})$/.exec(fullName) ?? [];
  return owner === undefined || repo === undefined || /^\.{1,2}$/.test(repo) ? undefined : { owner, repo };
}
function isSameRepository(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
 })
};
