export const id = 18421;
export const ids = [18421];
export const modules = {
 18421:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
 ADDRESS_SERVICES: () => (  ADDRESS_SERVICES),
 findRunnerAddress: () => (  findRunnerAddress)
});
var external_node_net_ = __webpack_require__(77030);
var errors = __webpack_require__(22396);
var base_text = __webpack_require__(51036);
;
const ELSEWHERE = [
  ['10.0.0.0/8', 'a private address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.168.0.0/16', 'a private address'],
  ['100.64.0.0/10', 'an address that a carrier shares among its customers'],
  ['127.0.0.0/8', 'a loopback address'],
  ['169.254.0.0/16', 'a link-local address'],
  ['224.0.0.0/4', 'a multicast address'],
  ['192.0.2.0/24', 'an address for documentation'],
  ['198.51.100.0/24', 'an address for documentation'],
  ['203.0.113.0/24', 'an address for documentation'],
  ['0.0.0.0/8', 'a reserved address'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.88.99.0/24', 'a reserved address'],
  ['198.18.0.0/15', 'a reserved address'],
  ['240.0.0.0/4', 'a reserved address'],
];
function whyNotPublicIpv4(address) {
  if (!(0,external_node_net_.isIPv4)(address))
    return 'no IPv4 address';
  return ELSEWHERE.find(([range]) => isWithin({ address, range }))?.[1];
}
function isWithin({ address, range }) {
  const [first = '', prefix] = range.split('/');
  const list = new external_node_net_.BlockList();
  list.addSubnet(first, Number(prefix));
  return list.check(address);
}
;
const ADDRESS_SERVICES = [
  'https://checkip.amazonaws.com/',
  'https://api.ipify.org/',
  'https://ipv4.icanhazip.com/',
];
const WITHIN_MS = 5_000;
const LONGEST_BODY = 64;
async function findRunnerAddress({ get, services = ADDRESS_SERVICES, proxy, signal, }) {
  const said = await Promise.all(services.slice(0, 2).map((service) => ask({ get, service, signal })));
  const isSpareOfUse = said.some(isSilent) && said.some(({ kind }) => kind === 'address');
  for (const service of isSpareOfUse ? services.slice(2) : [])
    said.push(await ask({ get, service, signal }));
  const heard = said.filter((one) => !isSilent(one));
  const addresses = new Set(heard.map((one) => (one.kind === 'address' ? one.address : undefined)));
  const [address] = addresses;
  if (heard.length >= 2 && addresses.size === 1 && address !== undefined)
    return address;
  throw new errors .lZ({
    code: 'RUNNER_ADDRESS_UNKNOWN',
    message: `runner: two services have to agree on the public address of this runner, and do not: ${(0,base_text .c3)(said.map(({ words }) => words))}. Nothing was opened.`,
    hint: `Give the address as ip-address.${proxy === undefined ? '' : ` They were asked through the proxy of ${proxy}, whose address need not be that of this runner.`}`,
  });
}
const isSilent = ({ kind }) => kind === 'nothing';
async function ask({ get, service, signal }) {
  const { host } = new URL(service);
  const timeout = AbortSignal.timeout(WITHIN_MS);
  try {
    return read({ host, answer: await get(service, { signal: AbortSignal.any([signal, timeout]) }) });
  }
  catch (error) {
    if (signal.aborted || !(error instanceof errors .lZ))
      throw error;
    const words = timeout.aborted ? `no answer from ${host} within ${WITHIN_MS / 1000} s` : error.message;
    return { kind: 'nothing', words };
  }
}
function read({ host, answer: { status, body } }) {
  if (status !== 200)
    return { kind: 'nothing', words: `${host} answered with status ${status}` };
  const text = Buffer.from(body.subarray(0, LONGEST_BODY + 1))
    .toString()
    .trim();
  if ((0,external_node_net_.isIPv6)(text))
    return { kind: 'nothing', words: `${host} said an IPv6 address` };
  const nonsense = (words) => ({ kind: 'nonsense', words: `${host} said ${words}` });
  if (text.startsWith('<'))
    return nonsense('a page of HTML');
  if (body.length > LONGEST_BODY)
    return nonsense(`${body.length} bytes of something else`);
  if (text === '')
    return nonsense('nothing');
  const why = whyNotPublicIpv4(text);
  const shown = `\`${(0,base_text .Hk)(text, { longest: 40 }).replaceAll('`', "'")}\``;
  return why === undefined
    ? { kind: 'address', address: text, words: `${host} said ${shown}` }
    : nonsense(`${shown}, ${why}`);
}
 })
};
