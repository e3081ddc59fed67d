export const id = 45684;
export const ids = [45684];
export const modules = {
 45684:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
 __webpack_require__.d(__webpack_exports__, {
  proxiedBy: () => (  proxiedBy)
 });
function proxiedBy({ url, proxy }) {
  const { protocol, hostname, port } = new URL(url);
  const variable = protocol === 'https:' && proxy.httpsProxy ? 'HTTPS_PROXY' : proxy.httpProxy ? 'HTTP_PROXY' : undefined;
  const exempt = (proxy.noProxy ?? '').split(/[,\s]+/).some((entry) => {
    const [, name = '', only] = /^([^:]+)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '' || (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))))
      return false;
    const domain = name.replace(/^\*?\./, '');
    return name === '*' || (hostname === domain && !name.startsWith('*')) || hostname.endsWith(`.${domain}`);
  });
  return exempt ? undefined : variable;
}
 })
};
