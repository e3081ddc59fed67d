export const id = 765;

export const ids = [ 765 ];

export const modules = {
 7765: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
  __webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
   checkApiRequest: () => checkApiRequest
  });
  var api_body = __webpack_require__(3720);
  var api_operations = __webpack_require__(9374);
  const FLEXIBLE = "Use a dedicated cluster, M20 or higher, at /groups/{groupId}/clusters.";
  const ABSENT = [ {
   what: "Data Federation",
   path: /^\/groups\/[^/]+\/(?:dataFederation|privateNetworkSettings)(?:\/|$)/,
   instead: "Query the clusters themselves."
  }, {
   what: "Online Archive",
   path: /\/onlineArchives(?:\/|$)/,
   instead: "Keep the data in the cluster, or export snapshots to a bucket."
  }, {
   what: "Stream Processing",
   path: /^\/groups\/[^/]+\/streams(?:[/:]|$)/,
   instead: "Use change streams of the cluster."
  }, {
   what: "Global Clusters",
   path: /\/clusters\/[^/]+\/globalWrites(?:\/|$)/,
   instead: "Use a replica set or a sharded cluster."
  }, {
   what: "Global Clusters",
   path: /^\/groups\/[^/]+\/clusters(?:\/[^/]+)?$/,
   word: {
    name: "clusterType",
    value: /^GEOSHARDED$/i
   },
   instead: "Use `REPLICASET` or `SHARDED`."
  }, {
   what: "push-based export of logs to S3",
   path: /\/pushBasedLogExport(?:\/|$)/,
   instead: "Download logs with downloadGroupClusterLog."
  }, {
   what: "push-based export of logs to S3",
   path: /\/logIntegrations(?:\/|$)/,
   word: {
    name: "type",
    value: /^S3_LOG_EXPORT$/i
   },
   instead: "Download logs with downloadGroupClusterLog."
  }, {
   what: "Prometheus integration",
   path: /\/integrations\/[^/]+$/,
   word: {
    name: "integrationType",
    value: /^PROMETHEUS$/i
   },
   instead: "Use another integration."
  }, {
   what: "Prometheus integration",
   path: /\/integrations\/[^/]+$/,
   word: {
    name: "type",
    value: /^PROMETHEUS$/i
   },
   instead: "Use another integration."
  }, {
   what: "live migration",
   path: /\/liveMigrations(?:\/|$)/,
   instead: "Use mongodump and mongorestore, or mongosync."
  }, {
   what: "flex clusters",
   path: /\/flexClusters(?:[/:]|$)/,
   instead: FLEXIBLE
  }, {
   what: "serverless instances",
   path: /\/(?:serverless|privateEndpoint\/serverless)(?:\/|$)|\/tenantUpgradeToServerless$/,
   instead: FLEXIBLE
  }, {
   what: "free clusters",
   path: /\/clusters\/tenantUpgrade$/,
   instead: FLEXIBLE
  } ];
  function checkGovernmentApi({request: request, body: body}) {
   const {method: method, values: values} = request;
   const below = request.path.slice(api_operations.Sw.length);
   const said = name => values[name] ?? attribute(body, name);
   const absent = ABSENT.find(({path: path, word: word}) => path.test(below) && (!word || word.value.test(said(word.name) ?? "")));
   if (absent === undefined) return [];
   const message = `Atlas for Government has no ${absent.what}, so that ${method} ${below} can do nothing there.`;
   return [ {
    message: message,
    hint: absent.instead
   } ];
  }
  function attribute(body, name) {
   if (typeof body !== "object" || body === null || Array.isArray(body) || !Object.hasOwn(body, name)) return undefined;
   const value = Object.entries(body).find(([key]) => key === name)?.[1];
   return typeof value === "string" ? value : undefined;
  }
  var secret = __webpack_require__(1595);
  var subject_placement = __webpack_require__(4848);
  const CLUSTERS = /\/(?:clusters|flexClusters)(?:\/\{?[^/]+)?$|\/(?:clusters\/|flexClusters:)tenantUpgrade\w*$|\/clusterConfigurations:validate$/;
  const PARTS = [ "electableSpecs", "readOnlySpecs", "analyticsSpecs" ];
  const SCALING = [ "autoScaling", "analyticsAutoScaling" ];
  function checkBodyPlacement({request: request, body: body, policy: policy}) {
   const below = request.path.slice(api_operations.Sw.length);
   if (request.method === "GET" || request.method === "DELETE" || !CLUSTERS.test(below)) return [];
   const isFlex = /\/flexClusters(?:\/|$)/.test(below);
   const messages = new Map;
   for (const placement of placementsIn(body, isFlex)) {
    for (const {message: message, hint: hint} of (0, subject_placement.MI)({
     placement: placement,
     policy: policy
    })) {
     messages.set(message, {
      message: `body: ${message}`,
      ...hint !== undefined && {
       hint: hint
      }
     });
    }
   }
   return [ ...messages.values() ];
  }
  function checkRestrictionAttribute({request: request, body: body, policy: policy}) {
   if (policy.cloud !== "commercial" || !request.path.endsWith("/groups") || request.method !== "POST") return [];
   if (part(body, "regionUsageRestrictions") === undefined) return [];
   return [ {
    message: "body: commercial Atlas refuses `regionUsageRestrictions`; it belongs to Atlas for Government.",
    hint: "Leave it out and use allowed-regions instead, or say `cloud: government`."
   } ];
  }
  function placementsIn(body, isFlex) {
   const old = part(body, "providerSettings");
   const regions = items(part(body, "replicationSpecs")).flatMap(spec => items(part(spec, "regionConfigs")));
   return [ ...old === undefined ? [] : [ old ], ...regions ].flatMap(place => {
    const named = api_placement_text(part(place, "providerName"))?.toUpperCase();
    const isShared = named === "TENANT" || named === "FLEX" || named === undefined;
    const provider = isShared ? api_placement_text(part(place, "backingProviderName"))?.toUpperCase() : named;
    const region = api_placement_text(part(place, "regionName"));
    const where = {
     ...provider !== undefined && {
      provider: provider
     },
     ...region !== undefined && {
      region: region
     }
    };
    const tiers = isFlex || named === "FLEX" ? [ "flex" ] : tiersOf(place);
    return tiers.length === 0 ? [ where ] : tiers.map(tier => ({
     ...where,
     tier: tier
    }));
   });
  }
  function tiersOf(place) {
   const sizes = [ part(place, "instanceSizeName"), ...PARTS.map(name => part(part(place, name), "instanceSize")), ...SCALING.flatMap(name => {
    const compute = part(part(place, name), "compute");
    return [ part(compute, "minInstanceSize"), part(compute, "maxInstanceSize") ];
   }) ];
   return [ ...new Set(sizes.flatMap(size => api_placement_text(size)?.toUpperCase() ?? [])) ];
  }
  function part(value, name) {
   if (typeof value !== "object" || value === null || value instanceof secret.z) return undefined;
   return Object.entries(value).find(([key]) => key === name)?.[1];
  }
  function items(value) {
   return Array.isArray(value) ? value : [];
  }
  function api_placement_text(value) {
   return value instanceof secret.z ? value.reveal() : typeof value === "string" ? value : undefined;
  }
  var api_request = __webpack_require__(3104);
  function checkApiRequest({params: params, given: given, policy: policy}) {
   const {request: request, issues: issues} = (0, api_request.a)({
    params: params,
    given: given
   });
   if (request === undefined) return issues;
   const body = (0, api_body.BO)(params.body);
   return [ ...issues, ...(0, api_body.PM)(body), ...policy.cloud === "government" ? checkGovernmentApi({
    request: request,
    body: body
   }) : [], ...checkBodyPlacement({
    request: request,
    body: body,
    policy: policy
   }), ...checkRestrictionAttribute({
    request: request,
    body: body,
    policy: policy
   }) ];
  }
 }
};
