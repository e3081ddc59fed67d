import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __external_require = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
 var __webpack_modules__ = ({
 42613:
 ((module) => {
module.exports = __external_require("assert");
 }),
 20181:
 ((module) => {
module.exports = __external_require("buffer");
 }),
 35317:
 ((module) => {
module.exports = __external_require("child_process");
 }),
 76982:
 ((module) => {
module.exports = __external_require("crypto");
 }),
 72250:
 ((module) => {
module.exports = __external_require("dns");
 }),
 24434:
 ((module) => {
module.exports = __external_require("events");
 }),
 79896:
 ((module) => {
module.exports = __external_require("fs");
 }),
 91943:
 ((module) => {
module.exports = __external_require("fs/promises");
 }),
 58611:
 ((module) => {
module.exports = __external_require("http");
 }),
 65692:
 ((module) => {
module.exports = __external_require("https");
 }),
 73339:
 ((module) => {
module.exports = __external_require("module");
 }),
 69278:
 ((module) => {
module.exports = __external_require("net");
 }),
 34589:
 ((module) => {
module.exports = __external_require("node:assert");
 }),
 16698:
 ((module) => {
module.exports = __external_require("node:async_hooks");
 }),
 4573:
 ((module) => {
module.exports = __external_require("node:buffer");
 }),
 31421:
 ((module) => {
module.exports = __external_require("node:child_process");
 }),
 37540:
 ((module) => {
module.exports = __external_require("node:console");
 }),
 77598:
 ((module) => {
module.exports = __external_require("node:crypto");
 }),
 53053:
 ((module) => {
module.exports = __external_require("node:diagnostics_channel");
 }),
 40610:
 ((module) => {
module.exports = __external_require("node:dns");
 }),
 78474:
 ((module) => {
module.exports = __external_require("node:events");
 }),
 73024:
 ((module) => {
module.exports = __external_require("node:fs");
 }),
 51455:
 ((module) => {
module.exports = __external_require("node:fs/promises");
 }),
 37067:
 ((module) => {
module.exports = __external_require("node:http");
 }),
 32467:
 ((module) => {
module.exports = __external_require("node:http2");
 }),
 44708:
 ((module) => {
module.exports = __external_require("node:https");
 }),
 77030:
 ((module) => {
module.exports = __external_require("node:net");
 }),
 48161:
 ((module) => {
module.exports = __external_require("node:os");
 }),
 76760:
 ((module) => {
module.exports = __external_require("node:path");
 }),
 643:
 ((module) => {
module.exports = __external_require("node:perf_hooks");
 }),
 1708:
 ((module) => {
module.exports = __external_require("node:process");
 }),
 41792:
 ((module) => {
module.exports = __external_require("node:querystring");
 }),
 80099:
 ((module) => {
module.exports = __external_require("node:sqlite");
 }),
 57075:
 ((module) => {
module.exports = __external_require("node:stream");
 }),
 38321:
 ((module) => {
module.exports = __external_require("node:stream/consumers");
 }),
 37830:
 ((module) => {
module.exports = __external_require("node:stream/web");
 }),
 87997:
 ((module) => {
module.exports = __external_require("node:timers");
 }),
 58500:
 ((module) => {
module.exports = __external_require("node:timers/promises");
 }),
 41692:
 ((module) => {
module.exports = __external_require("node:tls");
 }),
 73136:
 ((module) => {
module.exports = __external_require("node:url");
 }),
 57975:
 ((module) => {
module.exports = __external_require("node:util");
 }),
 73429:
 ((module) => {
module.exports = __external_require("node:util/types");
 }),
 75919:
 ((module) => {
module.exports = __external_require("node:worker_threads");
 }),
 38522:
 ((module) => {
module.exports = __external_require("node:zlib");
 }),
 70857:
 ((module) => {
module.exports = __external_require("os");
 }),
 16928:
 ((module) => {
module.exports = __external_require("path");
 }),
 932:
 ((module) => {
module.exports = __external_require("process");
 }),
 2203:
 ((module) => {
module.exports = __external_require("stream");
 }),
 13193:
 ((module) => {
module.exports = __external_require("string_decoder");
 }),
 53557:
 ((module) => {
module.exports = __external_require("timers");
 }),
 16460:
 ((module) => {
module.exports = __external_require("timers/promises");
 }),
 64756:
 ((module) => {
module.exports = __external_require("tls");
 }),
 87016:
 ((module) => {
module.exports = __external_require("url");
 }),
 39023:
 ((module) => {
module.exports = __external_require("util");
 }),
 43106:
 ((module) => {
module.exports = __external_require("zlib");
 })
 });
 var __webpack_module_cache__ = {};
 function __nccwpck_require__(moduleId) {
 var cachedModule = __webpack_module_cache__[moduleId];
 if (cachedModule !== undefined) {
  return cachedModule.exports;
 }
 var module = __webpack_module_cache__[moduleId] = {
  id: moduleId,
  loaded: false,
  exports: {}
 };
 var threw = true;
 try {
  __webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
  threw = false;
 } finally {
  if(threw) delete __webpack_module_cache__[moduleId];
 }
 module.loaded = true;
 return module.exports;
 }
 __nccwpck_require__.m = __webpack_modules__;
 if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
 (() => {
 var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
 var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
 var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
 var resolveQueue = (queue) => {
  if(queue && queue.d < 1) {
  queue.d = 1;
  queue.forEach((fn) => (fn.r--));
  queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
  }
 }
 var wrapDeps = (deps) => (deps.map((dep) => {
  if(dep !== null && typeof dep === "object") {
  if(dep[webpackQueues]) return dep;
  if(dep.then) {
   var queue = [];
   queue.d = 0;
   dep.then((r) => {
   obj[webpackExports] = r;
   resolveQueue(queue);
   }, (e) => {
   obj[webpackError] = e;
   resolveQueue(queue);
   });
   var obj = {};
   obj[webpackQueues] = (fn) => (fn(queue));
   return obj;
  }
  }
  var ret = {};
  ret[webpackQueues] = x => {};
  ret[webpackExports] = dep;
  return ret;
 }));
 __nccwpck_require__.a = (module, body, hasAwait) => {
  var queue;
  hasAwait && ((queue = []).d = -1);
  var depQueues = new Set();
  var exports = module.exports;
  var currentDeps;
  var outerResolve;
  var reject;
  var promise = new Promise((resolve, rej) => {
  reject = rej;
  outerResolve = resolve;
  });
  promise[webpackExports] = exports;
  promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
  module.exports = promise;
  body((deps) => {
  currentDeps = wrapDeps(deps);
  var fn;
  var getResult = () => (currentDeps.map((d) => {
   if(d[webpackError]) throw d[webpackError];
   return d[webpackExports];
  }))
  var promise = new Promise((resolve) => {
   fn = () => (resolve(getResult));
   fn.r = 0;
   var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
   currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
  });
  return fn.r ? promise : getResult();
  }, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
  queue && queue.d < 0 && (queue.d = 0);
 };
 })();
 (() => {
 var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
 var leafPrototypes;
 __nccwpck_require__.t = function(value, mode) {
  if(mode & 1) value = this(value);
  if(mode & 8) return value;
  if(typeof value === 'object' && value) {
  if((mode & 4) && value.__esModule) return value;
  if((mode & 16) && typeof value.then === 'function') return value;
  }
  var ns = Object.create(null);
  __nccwpck_require__.r(ns);
  var def = {};
  leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
  for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
  Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
  }
  def['default'] = () => (value);
  __nccwpck_require__.d(ns, def);
  return ns;
 };
 })();
 (() => {
 __nccwpck_require__.d = (exports, definition) => {
  for(var key in definition) {
  if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
   Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
  }
  }
 };
 })();
 (() => {
 __nccwpck_require__.f = {};
 __nccwpck_require__.e = (chunkId) => {
  return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
  __nccwpck_require__.f[key](chunkId, promises);
  return promises;
  }, []));
 };
 })();
 (() => {
 __nccwpck_require__.u = (chunkId) => {
  return "" + chunkId + ".index.js";
 };
 })();
 (() => {
 __nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
 })();
 (() => {
 __nccwpck_require__.r = (exports) => {
  if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
  Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
  }
  Object.defineProperty(exports, '__esModule', { value: true });
 };
 })();
 (() => {
 __nccwpck_require__.nmd = (module) => {
  module.paths = [];
  if (!module.children) module.children = [];
  return module;
 };
 })();
 (() => {
 var installedChunks = {
  8792: 0
 };
 var installChunk = (data) => {
  var {ids, modules, runtime} = data;
  var moduleId, chunkId, i = 0;
  for(moduleId in modules) {
  if(__nccwpck_require__.o(modules, moduleId)) {
   __nccwpck_require__.m[moduleId] = modules[moduleId];
  }
  }
  if(runtime) runtime(__nccwpck_require__);
  for(;i < ids.length; i++) {
  chunkId = ids[i];
  if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
   installedChunks[chunkId][0]();
  }
  installedChunks[ids[i]] = 0;
  }
 }
 __nccwpck_require__.f.j = (chunkId, promises) => {
  var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
  if(installedChunkData !== 0) {
   if(installedChunkData) {
   promises.push(installedChunkData[1]);
   } else {
   if(true) {
    var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
    if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
    throw e;
    });
    var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
    promises.push(installedChunkData[1] = promise);
   }
   }
  }
 };
 })();
var __webpack_exports__ = {};
 __nccwpck_require__.d(__webpack_exports__, {
  RL: () => (  handler),
  bE: () => (  post),
  eF: () => (  run),
  iW: () => (  main),
  xw: () => (  cli)
 });
async function main() {
  const action = await Promise.all( [__nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243)]).then(__nccwpck_require__.bind(__nccwpck_require__, 38178));
  await action.main();
}
async function post() {
  const action = await Promise.all( [__nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(243)]).then(__nccwpck_require__.bind(__nccwpck_require__, 38178));
  await action.post();
}
async function cli() {
  await Promise.all( [__nccwpck_require__.e(67375), __nccwpck_require__.e(6180)]).then(__nccwpck_require__.bind(__nccwpck_require__, 26708));
}
async function handler(event, context) {
  const lambda = await Promise.all( [__nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(18110)]).then(__nccwpck_require__.bind(__nccwpck_require__, 43876));
  return lambda.handler(event, context);
}
async function run(event, context) {
  const lambda = await Promise.all( [__nccwpck_require__.e(243), __nccwpck_require__.e(243), __nccwpck_require__.e(18110)]).then(__nccwpck_require__.bind(__nccwpck_require__, 43876));
  return lambda.run(event, context);
}
var __webpack_exports__cli = __webpack_exports__.xw;
var __webpack_exports__handler = __webpack_exports__.RL;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__post = __webpack_exports__.bE;
var __webpack_exports__run = __webpack_exports__.eF;
export { __webpack_exports__cli as cli, __webpack_exports__handler as handler, __webpack_exports__main as main, __webpack_exports__post as post, __webpack_exports__run as run };
