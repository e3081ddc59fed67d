export const id = 851;
export const ids = [851];
export const modules = {
 3851:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 checkApiRequest: () => (  checkApiRequest)
});
var api_body = __webpack_require__(3720);
var api_operations = __webpack_require__(9374);
var secret = __webpack_require__(1595);
;
function part(value, name) {
  if (typeof value !== 'object' || value === null || value instanceof secret .z)
    return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
function items(value) {
  return Array.isArray(value) ? value : [];
}
function namesIn(value) {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof secret .z);
  return isMapping ? Object.keys(value) : [];
}
function document_part_text(value) {
  return value instanceof secret .z ? value.reveal() : typeof value === 'string' ? value : undefined;
}
;
const FLEXIBLE = 'Use a dedicated cluster, M20 or higher, at /groups/{groupId}/clusters.';
const ABSENT = [
  {
    what: 'Data Federation',
    path: /^\/groups\/[^/]+\/(?:dataFederation|privateNetworkSettings)(?:\/|$)/,
    instead: 'Query the clusters themselves.',
  },
  {
    what: 'Online Archive',
    path: /\/onlineArchives(?:\/|$)/,
    instead: 'Keep the data in the cluster, or export snapshots to a bucket.',
  },
  {
    what: 'Stream Processing',
    path: /^\/groups\/[^/]+\/streams(?:[/:]|$)/,
    instead: 'Use change streams of the cluster.',
  },
  {
    what: 'Global Clusters',
    path: /\/clusters\/[^/]+\/globalWrites(?:\/|$)/,
    instead: 'Use a replica set or a sharded cluster.',
  },
  {
    what: 'Global Clusters',
    path: /^\/groups\/[^/]+\/(?:clusters(?:\/[^/]+)?|clusterConfigurations:validate)$/,
    word: { name: 'clusterType', value: /^GEOSHARDED$/i },
    instead: 'Use `REPLICASET` or `SHARDED`.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/pushBasedLogExport(?:\/|$)/,
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'push-based export of logs to S3',
    path: /\/logIntegrations(?:\/|$)/,
    word: { name: 'type', value: /^S3_LOG_EXPORT$/i },
    instead: 'Download logs with downloadGroupClusterLog.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'integrationType', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'Prometheus integration',
    path: /\/integrations\/[^/]+$/,
    word: { name: 'type', value: /^PROMETHEUS$/i },
    instead: 'Use another integration.',
  },
  {
    what: 'live migration',
    path: /\/liveMigrations(?:\/|$)/,
    instead: 'Use mongodump and mongorestore, or mongosync.',
  },
  { what: 'flex clusters', path: /\/flexClusters(?:[/:]|$)/, instead: FLEXIBLE },
  {
    what: 'serverless instances',
    path: /\/(?:serverless|privateEndpoint\/serverless)(?:\/|$)|\/tenantUpgradeToServerless$/,
    instead: FLEXIBLE,
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/(?:(?:containers|peers)(?:\/[^/]+)?|privateEndpoint\/endpointService)$/,
    word: { name: 'providerName', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  {
    what: 'clusters on Azure',
    path: /^\/groups\/[^/]+\/privateEndpoint\/[^/]+\/endpointService(?:\/|$)/,
    word: { name: 'cloudProvider', value: /^AZURE$/i },
    instead: 'Use AWS or GCP.',
  },
  { what: 'free clusters', path: /\/clusters\/tenantUpgrade$/, instead: FLEXIBLE },
];
function checkGovernmentApi({ request, body }) {
  const { method, values } = request;
  const below = request.path.slice(api_operations .Sw.length);
  const said = (name) => values[name] ?? document_part_text(part(body, name));
  const absent = ABSENT.find(({ path, word }) => path.test(below) && (!word || word.value.test(said(word.name) ?? '')));
  if (absent === undefined)
    return checkTls({ below, body });
  const message = `Atlas for Government has no ${absent.what}, so that ${method} ${below} can do nothing there.`;
  return [{ message, hint: absent.instead }];
}
function checkTls({ below, body }) {
  if (!/\/clusters(?:\/[^/]+(?:\/processArgs)?)?$/.test(below))
    return [];
  const name = 'minimumEnabledTlsProtocol';
  const asked = document_part_text(part(body, name) ?? part(part(body, 'advancedConfiguration'), name)) ?? '';
  if (!/^TLS1_[01]$/i.test(asked))
    return [];
  const message = `body: ${name}: Atlas for Government requires TLS 1.2 or later, and \`${asked}\` is older.`;
  return [{ message, hint: 'Use `TLS1_2` or `TLS1_3`, or leave it out.' }];
}
var subject_placement = __webpack_require__(4848);
;
const CLUSTERS = /\/(?:clusters|flexClusters)(?:\/\{?[^/]+)?$|\/(?:clusters\/|flexClusters:)tenantUpgrade\w*$|\/clusterConfigurations:validate$/;
const PARTS = ['electableSpecs', 'readOnlySpecs', 'analyticsSpecs'];
const SHARED = ['TENANT', 'FLEX', 'SERVERLESS'];
const SCALING = ['autoScaling', 'analyticsAutoScaling'];
function checkBodyPlacement({ request, body, policy, }) {
  const below = request.path.slice(api_operations .Sw.length);
  if (request.method === 'GET' || request.method === 'DELETE' || !CLUSTERS.test(below))
    return [];
  const isFlex = /\/flexClusters(?:\/|$)/.test(below);
  const placements = placementsIn(body, isFlex);
  const issues = [
    ...placements.flatMap((placement) => (0,subject_placement .MI)({ placement, policy })),
    ...(policy.cloud === 'government' ? (0,subject_placement .zM)(placements) : []),
  ];
  const messages = new Map(issues.map((issue) => [issue.message, { ...issue, message: `body: ${issue.message}` }]));
  return [...messages.values()];
}
function checkRestrictionAttribute({ request, body, policy, }) {
  if (policy.cloud !== 'commercial' || !request.path.endsWith('/groups') || request.method !== 'POST')
    return [];
  if (part(body, 'regionUsageRestrictions') === undefined)
    return [];
  return [
    {
      message: 'body: commercial Atlas refuses `regionUsageRestrictions`; it belongs to Atlas for Government.',
      hint: 'Leave it out and use allowed-regions instead, or say `cloud: government`.',
    },
  ];
}
function placementsIn(body, isFlex) {
  const old = part(body, 'providerSettings');
  const specs = items(part(body, 'replicationSpecs'));
  const regions = specs.flatMap((spec) => items(part(spec, 'regionConfigs')));
  const names = [part(body, 'replicationSpec'), ...specs.map((spec) => part(spec, 'regionsConfig'))].flatMap(namesIn);
  return [
    ...[...(old === undefined ? [] : [old]), ...regions].flatMap((place) => {
      const region = document_part_text(part(place, 'regionName'));
      const where = { ...providerOf(place), ...(region !== undefined && { region }) };
      const tiers = tiersOf(place, isFlex);
      return tiers.length === 0 ? [where] : tiers.map((tier) => ({ ...where, tier }));
    }),
    ...names.map((region) => ({ ...providerOf(old), region })),
  ];
}
function providerOf(place) {
  const named = document_part_text(part(place, 'providerName'))?.toUpperCase();
  const isShared = named === undefined || SHARED.includes(named);
  const provider = isShared ? document_part_text(part(place, 'backingProviderName'))?.toUpperCase() : named;
  return provider === undefined ? {} : { provider };
}
function tiersOf(place, isFlex) {
  const named = document_part_text(part(place, 'providerName'))?.toUpperCase();
  if (isFlex || named === 'FLEX')
    return ['flex'];
  if (named === 'SERVERLESS')
    return ['serverless'];
  const sizes = [
    part(place, 'instanceSizeName'),
    ...PARTS.map((name) => part(part(place, name), 'instanceSize')),
    ...SCALING.flatMap((name) => {
      const compute = part(part(place, name), 'compute');
      return [part(compute, 'minInstanceSize'), part(compute, 'maxInstanceSize')];
    }),
  ];
  return [...new Set(sizes.flatMap((size) => document_part_text(size)?.toUpperCase() ?? []))];
}
var api_request = __webpack_require__(3104);
;
function checkApiRequest({ params, given, policy, }) {
  const { request, issues } = (0,api_request .a)({ params, given });
  if (request === undefined)
    return issues;
  const body = (0,api_body .BO)(params.body);
  return [
    ...issues,
    ...(0,api_body .PM)(body),
    ...(policy.cloud === 'government' ? checkGovernmentApi({ request, body }) : []),
    ...checkBodyPlacement({ request, body, policy }),
    ...checkRestrictionAttribute({ request, body, policy }),
  ];
}
 })
};
