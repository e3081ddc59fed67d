export const id = 95028;
export const ids = [95028];
export const modules = {
 95028:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  readEventFile: () => (  readEventFile)
 });
 var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22396);
const LARGEST_BYTES = 25 * 1024 * 1024;
async function readEventFile(path) {
  if (path === undefined || path === '')
    throw unreadable('it is not set, and a job of GitHub Actions has it');
  let text;
  try {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    if (size > LARGEST_BYTES)
      throw unreadable(`the file has ${size} bytes, and an event has at most ${LARGEST_BYTES}`);
    text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
  }
  catch (error) {
    if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .eb)
      throw error;
    const isCoded = error instanceof Error && 'code' in error;
    throw unreadable(`the file cannot be read (${isCoded ? error.code : 'unknown'})`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  }
  catch {
    throw unreadable(`the file is no JSON (${text.length} characters)`);
  }
}
function unreadable(why) {
  return new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__  .eb([
    {
      message: `GITHUB_EVENT_PATH: the event of this job is not known: ${why}.`,
      hint: 'Run this in a job of GitHub Actions, or name the pull request with the input pull-request.',
    },
  ]);
}
 })
};
