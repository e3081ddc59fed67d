export const id = 50828;
export const ids = [50828];
export const modules = {
 50828:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  createHttpGet: () => (  createHttpGet)
 });
 var _atlas_atlas_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4285);
 var _atlas_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49230);
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22396);
function createHttpGet({ proxy, userAgent }) {
  return async (url, { headers = {}, signal }) => {
    const { origin, pathname, search } = new URL(url);
    const transport = (0,_atlas_transport_js__WEBPACK_IMPORTED_MODULE_1__  .o)({ origin, proxy });
    try {
      const target = pathname + search;
      return await transport.send({
        method: 'GET',
        target,
        template: target,
        headers: { 'user-agent': userAgent, ...headers },
        signal,
      });
    }
    catch (error) {
      if (signal.aborted || !(error instanceof _atlas_atlas_error_js__WEBPACK_IMPORTED_MODULE_0__  .q))
        throw error;
      const { code, method, template, message } = error;
      throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__  .lZ({ code, message: message.replace(`${method} ${template}: `, '') });
    }
    finally {
      await transport.close();
    }
  };
}
 })
};
