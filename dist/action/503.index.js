export const id = 503;
export const ids = [503];
export const modules = {

/***/ 1503:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _run_main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3011);
/* harmony import */ var _user_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9782);


// The runner sends SIGINT, and SIGTERM 7.5 s later: waits stop at once, the token is revoked, and the outputs so far are written.
const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => cancellation.abort());
const succeeded = await (0,_run_main_js__WEBPACK_IMPORTED_MODULE_0__/* .runMain */ .V)({
    environment: process.env,
    write: (line) => process.stdout.write(`${line}\n`),
    cancellation,
    userAgent: _user_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .USER_AGENT */ ._,
});
process.exitCode = succeeded ? 0 : 1;

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./build/src/base/clock.js
var clock = __webpack_require__(8489);
// EXTERNAL MODULE: ./build/src/base/errors.js
var errors = __webpack_require__(2396);
// EXTERNAL MODULE: ./build/src/operations/index.js + 35 modules
var operations = __webpack_require__(259);
// EXTERNAL MODULE: ./build/src/plan/say-error.js
var say_error = __webpack_require__(7241);
// EXTERNAL MODULE: ./build/src/plan/session.js + 22 modules
var session = __webpack_require__(1315);
// EXTERNAL MODULE: ./build/src/plan/settings.js + 2 modules
var plan_settings = __webpack_require__(8194);
;// CONCATENATED MODULE: ./build/src/action/annotate.js

/** Shows every issue at its line. */
function annotateIssues({ issues, toolkit }) {
    for (const { message, hint, position } of issues) {
        const inInput = position?.file === 'operations';
        const place = inInput ? `operations:${position.line}:${position.column}: ` : '';
        toolkit.error(place + (0,say_error/* sentence */.e)(message, hint), {
            title: 'MongoDB Atlas: the input is wrong',
            ...annotated(position),
        });
    }
}
/** Shows what failed in a run, at the step's line where there is one; true if anything did. */
function annotateFailures({ result, toolkit }) {
    const failures = result.steps.flatMap(({ step, state }) => state.status === 'failed' ? [{ step, error: state.error }] : []);
    for (const { step, error } of failures) {
        toolkit.error((0,say_error/* sayError */.I)(error, step.id), {
            title: `MongoDB Atlas: ${step.id} failed`,
            ...annotated(step.position),
        });
    }
    return failures.length > 0;
}
/** The place for GitHub to mark; the text of the input stands in no file that it could show. */
function annotated(position) {
    if (position === undefined || position.file === 'operations')
        return {};
    return { file: position.file, startLine: position.line, startColumn: position.column };
}

// EXTERNAL MODULE: ./build/src/action/inputs.js
var action_inputs = __webpack_require__(3991);
// EXTERNAL MODULE: ./build/src/action/leases.js
var action_leases = __webpack_require__(4601);
// EXTERNAL MODULE: ./build/src/action/log.js
var log = __webpack_require__(5813);
// EXTERNAL MODULE: ./build/src/base/secret.js
var base_secret = __webpack_require__(1595);
;// CONCATENATED MODULE: ./build/src/action/outputs.js

/** Outputs that every run has, for action.yml. */
const RUN_OUTPUTS = {
    result: 'All outputs that are not secret, as JSON: step id → outputs.',
    changed: '`true` if anything was created, changed or deleted.',
    skipped: '`true` if a step was skipped.',
    deferred: '`true` if a step was deferred.',
    'deferred-until': 'When the last deferred step becomes possible, as an ISO 8601 time.',
};
/**
 * Names outputs as later steps read them: `<id>-<output>` for each step of a plan, and `<output>` alone where it is unique: one step
 * has it, or all that have it agree. A single operation has its plain names only.
 */
function collectOutputs({ steps }) {
    const plain = new Map();
    const secret = new Map();
    const result = {};
    const values = new Map();
    const done = steps.flatMap(({ step, state }) => state.status === 'done' ? [{ id: step.id, outputs: Object.entries(state.outputs) }] : []);
    for (const { outputs } of done) {
        for (const [name, value] of outputs)
            values.set(name, (values.get(name) ?? new Set()).add(identity(value)));
    }
    for (const { id, outputs } of done) {
        for (const [name, value] of outputs) {
            if (value === undefined)
                continue;
            const names = [...(steps.length > 1 ? [`${id}-${name}`] : []), ...(values.get(name)?.size === 1 ? [name] : [])];
            for (const key of names) {
                if (value instanceof base_secret/* Secret */.z)
                    secret.set(key, value);
                else
                    plain.set(key, typeof value === 'string' ? value : JSON.stringify(value));
            }
            if (!(value instanceof base_secret/* Secret */.z))
                result[id] = { ...result[id], [name]: value };
        }
    }
    const states = steps.map(({ state }) => state);
    const deferred = states.flatMap((state) => (state.status === 'deferred' ? [state.until.toISOString()] : [])).sort();
    plain.set('result', JSON.stringify(result));
    plain.set('changed', String(states.some((state) => state.status === 'done' && state.change !== 'unchanged')));
    plain.set('skipped', String(states.some(({ status }) => status === 'skipped')));
    plain.set('deferred', String(deferred.length > 0));
    const last = deferred.at(-1);
    if (last !== undefined)
        plain.set('deferred-until', last);
    return { plain, secret };
}
function identity(value) {
    return value instanceof base_secret/* Secret */.z ? value.reveal() : JSON.stringify(value);
}
/** `cluster-name` → `ATLAS_CLUSTER_NAME`. */
function variableName(output) {
    return `ATLAS_${output.replaceAll('-', '_').toUpperCase()}`;
}

// EXTERNAL MODULE: ./build/src/action/owner.js
var owner = __webpack_require__(7643);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/base/text.js
var base_text = __webpack_require__(1036);
// EXTERNAL MODULE: ./build/src/operations/read-params.js
var read_params = __webpack_require__(8965);
// EXTERNAL MODULE: ./build/src/operations/suggest.js
var suggest = __webpack_require__(1634);
;// CONCATENATED MODULE: ./build/src/plan/draft.js

/** A report that keeps its issues in a list. */
function collectIn(issues) {
    return ({ message, hint, position }) => issues.push({ message, ...(hint !== undefined && { hint }), position });
}
/** A name that the user chose, fit to be printed. */
function shownName(name) {
    return (0,base_text/* safeText */.Hk)(name, { longest: 60 });
}

;// CONCATENATED MODULE: ./build/src/plan/grow-tree.js

/** Aliases of aliases grow without bound; no honest plan comes near these. */
const MOST_VALUES = 10_000;
const DEEPEST = 50;
const MOST_ISSUES = 100;
const TOO_MUCH = {
    message: 'The text holds more than 10,000 values, with its aliases written out.',
    hint: 'Use fewer aliases, or split the plan.',
};
/** Turns the nodes of the YAML parser into a tree, with aliases followed and merge keys carried out. */
function growTree({ yaml, root, placeOf, }) {
    const issues = [];
    /** `undefined` while the anchor's own content is being read. */
    const anchors = new Map();
    const start = placeOf(0);
    let mergedSize = 0;
    const place = (node, otherwise) => yaml.isNode(node) && node.range ? placeOf(node.range[0]) : otherwise;
    const empty = (position) => ({ kind: 'leaf', value: null, position, size: 1 });
    const refuse = (issue) => {
        if (issues.length < MOST_ISSUES)
            issues.push(issue);
        return empty(issue.position ?? start);
    };
    function grow(node, { depth, otherwise }) {
        const position = place(node, otherwise);
        if (yaml.isAlias(node))
            return follow(node, position);
        const anchor = yaml.isScalar(node) || yaml.isCollection(node) ? node.anchor : undefined;
        if (anchor !== undefined)
            anchors.set(anchor, undefined);
        const tree = content(node, { depth, position });
        if (anchor !== undefined)
            anchors.set(anchor, tree);
        return tree;
    }
    function content(node, { depth, position }) {
        if (yaml.isScalar(node))
            return { kind: 'leaf', value: node.value, position, size: 1 };
        if (!yaml.isCollection(node))
            return empty(position);
        if (depth > DEEPEST)
            return refuse({ message: `The text is nested more than ${DEEPEST} levels deep.`, position });
        if (yaml.isMap(node))
            return mapping(node, { depth, position });
        const items = node.items.map((item) => grow(item, { depth: depth + 1, otherwise: position }));
        return { kind: 'list', items, position, size: items.reduce((sum, { size }) => sum + size, 1) };
    }
    function follow({ source }, position) {
        const name = (0,base_text/* safeText */.Hk)(source, { longest: 60 });
        const tree = anchors.get(source);
        if (tree === undefined) {
            const why = anchors.has(source) ? 'stands within what it names' : 'has no anchor before it';
            return refuse({ message: `The alias \`*${name}\` ${why}.`, hint: 'Write the value out.', position });
        }
        return tree.size > MOST_VALUES ? refuse({ ...TOO_MUCH, position }) : tree;
    }
    function mapping(node, { depth, position }) {
        const entries = new Map();
        const merged = [];
        for (const { key, value } of node.items) {
            const at = place(key, position);
            const tree = grow(value, { depth: depth + 1, otherwise: at });
            const name = nameOf(key);
            const earlier = name === undefined ? undefined : entries.get(name);
            if (name === undefined)
                refuse({ message: 'A key has to be plain text.', hint: 'Write `name: value`.', position: at });
            else if (name === '<<' && yaml.isScalar(key) && key.type === 'PLAIN')
                merged.push({ position: at, tree });
            else if (earlier !== undefined)
                refuse({
                    message: `\`${(0,base_text/* safeText */.Hk)(name, { longest: 60 })}\` is written twice in one mapping, first in line ${earlier.position.line}.`,
                    hint: 'Remove one of the two.',
                    position: at,
                });
            else
                entries.set(name, { position: at, tree });
        }
        for (const entry of merged)
            merge(entries, entry);
        const size = [...entries.values()].reduce((sum, entry) => sum + entry.tree.size, 1);
        return { kind: 'mapping', entries, position, size };
    }
    function nameOf(key) {
        if (!yaml.isScalar(key) || key.value === null)
            return undefined;
        return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    }
    /** Keys that are there win over merged ones, and earlier merged ones over later (YAML merge key, working draft of 2005). */
    function merge(entries, { position, tree }) {
        if (mergedSize > MOST_VALUES)
            return;
        if (tree.kind === 'mapping') {
            mergedSize += tree.size;
            if (mergedSize > MOST_VALUES)
                refuse({ ...TOO_MUCH, position });
            for (const [name, entry] of tree.entries)
                if (!entries.has(name))
                    entries.set(name, entry);
        }
        else if (tree.kind === 'list' && tree.items.every(({ kind }) => kind === 'mapping')) {
            for (const item of tree.items)
                merge(entries, { position, tree: item });
        }
        else {
            refuse({ message: '`<<` needs a mapping, or a list of mappings.', position });
        }
    }
    const tree = grow(root, { depth: 1, otherwise: start });
    if (tree.size > MOST_VALUES && issues.length === 0)
        refuse({ ...TOO_MUCH, position: tree.position });
    return issues.length > 0 ? { issues } : { tree };
}

;// CONCATENATED MODULE: ./build/src/plan/read-yaml.js


const MOST_SYNTAX_ISSUES = 100;
const BARE_REFERENCE = /[:,[{]\s*\$\{/;
/**
 * Reads one YAML 1.2 document (core schema, with aliases and merge keys) into a tree of bounded size, or says all that is wrong
 * with it.
 */
async function readYaml({ text, file, }) {
    // Loading the parser costs start-up time that a single operation does not need to pay.
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, {
        schema: 'core',
        merge: false,
        resolveKnownTags: false,
        // Found by us: the time that the parser takes for it grows with the square of the number of keys.
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent',
        lineCounter: lines,
    });
    const placeOf = (offset) => {
        const { line, col } = lines.linePos(offset);
        return line === 0 ? { file, line: 1, column: 1 } : { file, line, column: col };
    };
    const refusals = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_ISSUES);
    if (refusals.length === 0)
        return growTree({ yaml, root: document.contents, placeOf });
    const written = text.split('\n');
    return {
        issues: refusals.map(({ message, pos: [offset] }) => {
            const position = placeOf(offset);
            return {
                message: `This is not valid YAML: ${(0,base_text/* safeText */.Hk)(message).replace(/\.?$/, '.')}`,
                ...(BARE_REFERENCE.test(written[position.line - 1] ?? '') && {
                    hint: 'Put references in quotes: `"${step.output}"`.',
                }),
                position,
            };
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-tree.js
/** The plain value; a key such as `__proto__` is a key like any other. */
function plainValue(tree) {
    if (tree.kind === 'leaf')
        return tree.value;
    if (tree.kind === 'list')
        return tree.items.map(plainValue);
    return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plainValue(entry.tree)]));
}

;// CONCATENATED MODULE: ./build/src/plan/flat-value.js



/** YAML 1.2 core schema, §10.3.2; GitHub's own `getBooleanInput` reads the same words. */
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const WHOLE_NUMBER = /^[-+]?\d{1,15}$/;
const YAML_LIST = /^(?:\[|-(?:\s|$))/;
const YAML_MAP = /^(?:\{|[^=\n]*:(?:\s|$))/;
const ASSIGNMENT = /^([^=]+?)\s*=\s*(.*)$/;
/**
 * What the text of one input means for a parameter of that shape. Text that does not fit the shape is left as it is, for the
 * parameter to refuse in its own words.
 */
async function readFlatValue({ name, text, shape, }) {
    switch (shape) {
        case 'text':
            return { value: text };
        case 'flag':
            return { value: TRUE.test(text) ? true : FALSE.test(text) ? false : text };
        case 'number':
            return { value: WHOLE_NUMBER.test(text) ? Number(text) : text };
        case 'list':
            return YAML_LIST.test(text) ? readAsYaml({ name, text }) : { value: partsOfList(text) };
        case 'map':
            return YAML_MAP.test(text) ? readAsYaml({ name, text }) : { value: readAssignments(text) ?? text };
    }
}
function partsOfList(text) {
    return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function readAssignments(text) {
    const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const pairs = lines.map((line) => {
        const [, key, value] = ASSIGNMENT.exec(line) ?? [];
        return key === undefined || value === undefined ? undefined : [key, value];
    });
    return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined;
}
async function readAsYaml({ name, text }) {
    const read = await readYaml({ text, file: name });
    if ('tree' in read)
        return { value: plainValue(read.tree) };
    // Lines and columns of an input's text are no place in a file, so they are said in words.
    const issues = read.issues.map(({ message, hint, position }) => ({
        message: `${shownName(name)}: ${position ? `line ${position.line}, column ${position.column}: ` : ''}${message}`,
        ...(hint !== undefined && { hint }),
    }));
    return { issues };
}

// EXTERNAL MODULE: ./build/src/plan/reference.js
var reference = __webpack_require__(9460);
;// CONCATENATED MODULE: ./build/src/plan/flat.js







/**
 * The plan of a single operation, from texts as GitHub hands over its inputs. Empty text is what an input holds that is not set, so it
 * counts as left out. Text is taken literally: there is no other step to refer to. Throws a `UsageError` with every issue.
 */
async function planOfOne({ operation: name, params, operations, policy, }) {
    const operation = operations.get(name);
    if (operation === undefined)
        throw new errors/* UsageError */.eb([unknownOperation({ name, operations })]);
    const shapes = new Map(Object.entries(operation.params).map(([key, { shape }]) => [(0,base_text/* kebabCase */.kW)(key), shape]));
    const issues = [];
    const unreadable = new Set();
    const raw = {};
    for (const [param, untrimmed] of Object.entries(params)) {
        const text = untrimmed.trim();
        if (text === '')
            continue;
        const read = await readFlatValue({ name: param, text, shape: shapes.get(param) ?? 'text' });
        raw[param] = 'value' in read ? read.value : text;
        if ('value' in read)
            continue;
        issues.push(...read.issues);
        unreadable.add(param);
    }
    const place = (param) => shownName(param ?? name);
    const result = (0,read_params/* readParams */.L)({ operation, raw, policy, place, pending: unreadable });
    if ('issues' in result)
        issues.push(...result.issues);
    if (issues.length > 0)
        throw new errors/* UsageError */.eb(issues);
    return { steps: [{ id: name, operation, params: (0,reference/* literal */.eu)(raw), needs: [] }] };
}
function unknownOperation({ name, operations }) {
    const hint = (0,suggest/* suggest */.Z)({ word: name, candidates: [...operations.keys()] });
    return { message: `operation: there is no operation \`${shownName(name)}\`.`, ...(hint !== undefined && { hint }) };
}

// EXTERNAL MODULE: ./build/src/operations/refuse-value.js
var refuse_value = __webpack_require__(2910);
;// CONCATENATED MODULE: ./build/src/plan/check-references.js





/** Checks everything that a step says about other steps, in its parameters and in `needs`. */
function checkReferences({ draft, ids, operationOf, report, }) {
    for (const { id, position } of draft.needs) {
        const fault = stepFault({ id, draft, ids });
        if (fault)
            report({ message: `${draft.id}.needs: ${fault.why}`, hint: fault.hint, position });
    }
    for (const [name, { value, position }] of draft.params) {
        const seen = new Set();
        for (const part of (0,reference/* textsIn */.Ej)(value).flatMap(reference/* partsOf */.CI)) {
            const fault = part.kind === 'reference'
                ? (stepFault({ id: part.step, draft, ids }) ??
                    outputFault({ reference: part, operation: operationOf(part.step), param: paramOf(draft.operation, name) }))
                : formFault(part);
            if (fault === undefined || seen.has(fault.why))
                continue;
            seen.add(fault.why);
            report({ message: `${draft.id}.${shownName(name)}: ${fault.why}`, hint: fault.hint, position });
        }
    }
}
function stepFault({ id, draft, ids }) {
    if (id === draft.id)
        return { why: 'the step cannot wait for itself.', hint: 'Name another step.' };
    if (ids.includes(id))
        return undefined;
    const hint = (0,suggest/* suggest */.Z)({ word: id, candidates: ids.filter((other) => other !== draft.id).map(shownName) });
    return { why: `there is no step \`${shownName(id)}\`.`, hint: hint ?? 'Leave it out: there is no other step.' };
}
function outputFault({ reference: { step, output }, operation, param, }) {
    if (operation === undefined)
        return undefined;
    const specs = new Map(Object.entries(operation.outputs).map(([key, spec]) => [(0,base_text/* kebabCase */.kW)(key), spec]));
    const spec = specs.get(output);
    if (spec === undefined) {
        const hint = (0,suggest/* suggest */.Z)({ word: output, candidates: [...specs.keys()] });
        const why = `${operation.name}, the operation of \`${step}\`, has no output \`${shownName(output)}\`.`;
        return { why, hint: hint ?? 'Use a step that has outputs.' };
    }
    if (!spec.secret || param === undefined || param.schema().safeParse(new base_secret/* Secret */.z('')).success)
        return undefined;
    return {
        why: `\`${step}.${output}\` is secret, and this parameter is shown in logs and in Atlas.`,
        hint: 'Use an output that is not secret.',
    };
}
function formFault(part) {
    if (part.kind === 'expression')
        return {
            why: 'GitHub expands expressions such as `${{ … }}` in workflow files only.',
            hint: 'Write the value itself, or move the plan into the `operations` input of the workflow.',
        };
    if (part.kind !== 'broken')
        return undefined;
    return {
        why: `\`${shownName(part.text ?? '')}\` is no reference.`,
        hint: 'Write `${step.output}`, or `$${` where you mean the characters `${`.',
    };
}
function paramOf(operation, name) {
    return Object.entries(operation.params).find(([key]) => (0,base_text/* kebabCase */.kW)(key) === name)?.[1];
}

;// CONCATENATED MODULE: ./build/src/plan/order.js
/** Every cycle of explicit needs that is not part of another found one, each as the ids along it with the first one repeated. */
function findCycles(steps) {
    const needs = new Map(steps.map((step) => [step.id, step.needs]));
    const left = new Set();
    const cycles = [];
    const visit = (id, path) => {
        if (left.has(id))
            return;
        const at = path.indexOf(id);
        if (at >= 0) {
            cycles.push([...path.slice(at), id]);
            return;
        }
        for (const next of needs.get(id) ?? [])
            visit(next, [...path, id]);
        left.add(id);
    };
    for (const { id } of steps)
        visit(id, []);
    return cycles;
}
/**
 * The needs of each step, with those added that keep steps about the same thing in the order in which they are written. A need that
 * follows from others is not added, and an explicit need from the earlier to the later step wins. The explicit needs form no cycle.
 */
function addTextOrder(steps) {
    const needs = new Map(steps.map((step) => [step.id, [...new Set(step.needs)]]));
    const before = new Map(steps.map(({ id }) => [id, new Set()]));
    const link = (later, earlier) => {
        const gained = [earlier, ...(before.get(earlier) ?? [])];
        for (const [id, ids] of before)
            if (id === later || ids.has(later))
                for (const one of gained)
                    ids.add(one);
    };
    for (const { id, needs } of steps)
        for (const earlier of needs)
            link(id, earlier);
    steps.forEach((later, index) => {
        for (const earlier of steps.slice(0, index).reverse()) {
            if (!isAboutTheSame(later.subject, earlier.subject) || (later.readsOnly && earlier.readsOnly))
                continue;
            if (before.get(later.id)?.has(earlier.id) || before.get(earlier.id)?.has(later.id))
                continue;
            needs.get(later.id)?.push(earlier.id);
            link(later.id, earlier.id);
        }
    });
    return needs;
}
/** A project and everything in it are about the same thing; two clusters of one project are not. */
function isAboutTheSame(one, other) {
    const shared = Math.min(one.length, other.length);
    return shared > 0 && one.slice(0, shared).every((part, index) => part === other[index]);
}

;// CONCATENATED MODULE: ./build/src/plan/read-step.js




const ID = /^[a-z][a-z0-9-]{0,39}$/;
/** Reads the form of one step: its operation's name, its parameters as written, its needs. */
function readStep({ id, entry: { position, tree }, operations, report, }) {
    const shown = shownName(id);
    const names = [...operations.keys()];
    if (!ID.test(id)) {
        const hint = 'Use lower-case letters, digits and hyphens, beginning with a letter, at most 40.';
        report({ message: `\`${shown}\` cannot be the id of a step.`, hint, position });
    }
    if (tree.kind !== 'mapping') {
        const word = tree.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined;
        const operation = word !== undefined && operations.has(word) ? word : 'check-access';
        const hint = `Write the operation in a line of its own below, such as \`${operation}:\`.`;
        const message = `${shown}: expected a mapping with one operation, got ${(0,refuse_value/* sayValue */.X)(plainValue(tree))}.`;
        report({ message, hint, position });
        return undefined;
    }
    const needs = readNeeds({ shown, entry: tree.entries.get('needs'), report });
    const keys = [...tree.entries].filter(([name]) => name !== 'needs');
    const [first, second] = keys.filter(([name]) => operations.has(name));
    if (first === undefined) {
        const alsoId = operations.has(id) ? `Put a step id of your own above \`${shown}\`.` : undefined;
        if (keys.length === 0)
            report({
                message: `${shown}: the step has no operation.`,
                hint: alsoId ?? (0,suggest/* suggest */.Z)({ word: '', candidates: names }),
                position,
            });
        for (const [name, { position }] of keys) {
            const hint = alsoId ?? (0,suggest/* suggest */.Z)({ word: name, candidates: names });
            report({ message: `${shown}: there is no operation \`${shownName(name)}\`.`, hint, position });
        }
        return undefined;
    }
    const [name, { position: at, tree: params }] = first;
    if (second !== undefined) {
        const message = `${shown}: a step has one operation, and this one has \`${name}\` and \`${second[0]}\`.`;
        report({ message, hint: 'Give each a step of its own.', position: second[1].position });
    }
    for (const [stray, { position }] of keys.filter(([name]) => !operations.has(name))) {
        const hint = `Indent it below \`${name}\` if it is a parameter.`;
        report({ message: `${shown}: \`${shownName(stray)}\` cannot stand beside \`${name}\`.`, hint, position });
    }
    const operation = operations.get(name);
    const read = readParamTree({ place: `${shown}.${name}`, tree: params, position: at, report });
    return operation && read ? { id, operation, position: at, params: read, needs } : undefined;
}
function readParamTree({ place, tree, position, report, }) {
    if (tree.kind === 'leaf' && tree.value === null)
        return new Map();
    if (tree.kind === 'mapping')
        return new Map([...tree.entries].map(([name, { position, tree }]) => [name, { position, value: plainValue(tree) }]));
    const message = `${place}: expected a mapping of parameters, got ${(0,refuse_value/* sayValue */.X)(plainValue(tree))}.`;
    report({ message, hint: 'Write each parameter as `name: value`.', position });
    return undefined;
}
function readNeeds({ shown, entry, report, }) {
    if (entry === undefined)
        return [];
    const items = entry.tree.kind === 'list' ? entry.tree.items : [entry.tree];
    return items.flatMap((item) => {
        if (item.kind === 'leaf' && typeof item.value === 'string')
            return [{ id: item.value, position: item.position }];
        const message = `${shown}.needs: expected a step id or a list of step ids, got ${(0,refuse_value/* sayValue */.X)(plainValue(item))}.`;
        report({ message, hint: 'Write `needs: [first, second]`.', position: item.position });
        return [];
    });
}

;// CONCATENATED MODULE: ./build/src/plan/subject.js

/**
 * What a step works on, as far as its text tells: the project as it is written, then the cluster or the access-list entry. A project
 * named by another step's output is the project of that step.
 */
function subjectOf(step, find) {
    const { subject } = step.operation;
    if (subject === 'nothing' || subject === 'organization')
        return [];
    const project = projectOf({ step, find, seen: new Set() });
    if (project === undefined)
        return [];
    if (subject === 'project')
        return [project];
    if (subject === 'cluster') {
        const cluster = textOf(step, 'cluster-name') ?? shorthand(step)?.cluster;
        return cluster === undefined ? [project] : [project, 'cluster', cluster];
    }
    const entry = textOf(step, 'ip-address') ?? textOf(step, 'cidr-block') ?? textOf(step, 'aws-security-group');
    // Without a written address it is the runner's own, which is one for all steps of a job.
    return [project, 'access-entry', entry?.replace(/\/(?:32|128)$/, '') ?? 'runner'];
}
function projectOf({ step, find, seen, }) {
    const written = textOf(step, 'project-id') ?? textOf(step, 'project-name') ?? shorthand(step)?.project;
    if (written === undefined || seen.has(step.id))
        return written;
    seen.add(step.id);
    const [part, ...rest] = (0,reference/* partsOf */.CI)(written);
    if (part?.kind !== 'reference' || rest.length > 0 || !/^project-(?:id|name)$/.test(part.output))
        return written;
    const source = find(part.step);
    return (source && projectOf({ step: source, find, seen })) ?? written;
}
/** `project:cluster`; a project's name may hold colons, a cluster's may not. */
function shorthand(step) {
    const both = textOf(step, 'cluster');
    const at = both?.lastIndexOf(':') ?? -1;
    return both === undefined || at < 0 ? undefined : { project: both.slice(0, at), cluster: both.slice(at + 1) };
}
function textOf({ params }, name) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/src/plan/parse.js











const MOST_BYTES = 256 * 1024;
const MOST_STEPS = 200;
/** Reads the text of a plan and checks it completely. Throws a `UsageError` with every issue, in the order of the text. */
async function parsePlan({ text, file, operations, policy, }) {
    const issues = [];
    const report = collectIn(issues);
    const entries = await readEntries({ text, file });
    const drafts = [...entries].flatMap(([id, entry]) => readStep({ id, entry, operations, report }) ?? []);
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    const ids = [...entries.keys()];
    for (const draft of drafts) {
        checkParams({ draft, policy, report });
        checkReferences({ draft, ids, operationOf: (id) => byId.get(id)?.operation, report });
    }
    const steps = drafts.map((draft) => stepOf(draft, ids));
    const stepById = new Map(steps.map((step) => [step.id, step]));
    const ordered = steps.map((step) => ({
        ...step,
        subject: subjectOf(step, (id) => stepById.get(id)),
        readsOnly: step.operation.effect === 'read',
    }));
    for (const cycle of findCycles(ordered)) {
        const position = byId.get(cycle[0] ?? '')?.position;
        const message = `${cycle.join(' → ')}: these steps wait for each other.`;
        if (position)
            report({ message, hint: 'Take one of the needs or references away.', position });
    }
    if (issues.length > 0)
        throw new errors/* UsageError */.eb(inTextOrder(issues));
    const needs = addTextOrder(ordered);
    return { steps: steps.map((step) => ({ ...step, needs: needs.get(step.id) ?? step.needs })) };
}
/** The steps of the text by id. Throws when the text cannot be taken apart into steps. */
async function readEntries({ text, file }) {
    const position = { file, line: 1, column: 1 };
    const refuse = (message, hint, at = position) => new errors/* UsageError */.eb([{ message, hint, position: at }]);
    if (Buffer.byteLength(text) > MOST_BYTES)
        throw refuse('The plan is larger than 256 KiB.', 'Split it.');
    const read = await readYaml({ text, file });
    if ('issues' in read)
        throw new errors/* UsageError */.eb(read.issues);
    const { tree } = read;
    const hint = 'Write at least one step, such as `access: { check-access: }`.';
    if (tree.kind === 'leaf' && tree.value === null)
        throw refuse('The plan is empty.', hint);
    if (tree.kind !== 'mapping')
        throw refuse(`Expected a mapping from step ids to operations, got ${(0,refuse_value/* sayValue */.X)(plainValue(tree))}.`, hint, tree.position);
    if (tree.entries.size === 0)
        throw refuse('The plan is empty.', hint);
    const tooMuch = [...tree.entries.values()][MOST_STEPS];
    if (tooMuch)
        throw refuse(`The plan has ${tree.entries.size} steps; ${MOST_STEPS} are allowed.`, 'Split it.', tooMuch.position);
    return tree.entries;
}
function checkParams({ draft, policy, report }) {
    const { id, operation, params } = draft;
    const pending = new Set([...params].filter(([, { value }]) => !isKnown(value)).map(([name]) => name));
    const raw = [...params].map(([name, { value }]) => [name, pending.has(name) ? value : unescaped(value)]);
    const result = (0,read_params/* readParams */.L)({
        operation,
        raw: Object.fromEntries(raw),
        policy,
        pending,
        place: (name) => (name === undefined ? shownName(id) : `${shownName(id)}.${shownName(name)}`),
        positionOf: (name) => params.get(name)?.position,
    });
    if ('params' in result)
        return;
    for (const { message, hint, position } of result.issues) {
        report({ message, hint, position: position ?? draft.position });
    }
}
function isKnown(value) {
    return (0,reference/* textsIn */.Ej)(value)
        .flatMap(reference/* partsOf */.CI)
        .every(({ kind }) => kind === 'text');
}
function unescaped(value) {
    return (0,reference/* resolveReferences */.d)(value, () => undefined);
}
function stepOf({ id, operation, position, params, needs }, ids) {
    const values = Object.fromEntries([...params].map(([name, { value }]) => [name, value]));
    const named = [...needs.map((need) => need.id), ...(0,reference/* referencesIn */.ii)(values).map(({ step }) => step)];
    const others = new Set(named.filter((other) => other !== id && ids.includes(other)));
    return { id, operation, params: values, needs: [...others], position };
}
function inTextOrder(issues) {
    const rank = ({ position }) => (position ? position.line * 1e6 + position.column : 0);
    return [...issues].sort((one, other) => rank(one) - rank(other));
}

;// CONCATENATED MODULE: ./build/src/action/read-plan.js






/** The plan of a task. Rejects with a `UsageError` that holds every issue. */
async function readPlan({ task, workspace, operations, policy, }) {
    if (task.kind === 'operation')
        return planOfOne({ operation: task.name, params: task.params, operations, policy });
    if (task.kind === 'plan')
        return parsePlan({ text: task.text, file: 'operations', operations, policy });
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, task.path), 'utf8').catch((error) => {
        throw new errors/* UsageError */.eb([
            {
                message: `operations-file: ${(0,base_text/* safeText */.Hk)(task.path)} cannot be read (${error.code}).`,
                hint: error.code === 'ENOENT'
                    ? 'Check the path, and that the job checks the repository out first.'
                    : 'Give the path of a file in the workspace.',
            },
        ]);
    });
    return parsePlan({ text, file: task.path, operations, policy });
}

// EXTERNAL MODULE: ./build/src/action/secrets-of.js
var secrets_of = __webpack_require__(7491);
// EXTERNAL MODULE: ./build/src/base/duration.js
var duration = __webpack_require__(5815);
// EXTERNAL MODULE: ./build/src/action/console-link.js
var console_link = __webpack_require__(2474);
;// CONCATENATED MODULE: ./build/src/action/summary.js





/** Together below 64 KiB: GitHub drops a summary over 1 MiB whole, and a reader gives up long before. */
const LARGEST = { table: 32 * 1024, failures: 20 * 1024, next: 6 * 1024 };
const MOST_ROWS = 100;
const MOST_BARS = 30;
/** The job summary in GitHub's Markdown: what was done, when, and what happens next. */
function renderSummary({ result, origin, dryRun, }) {
    const { steps } = result;
    const parts = [
        `### MongoDB Atlas${dryRun ? ' (dry run: nothing was changed)' : ''}`,
        renderTable({ steps, origin }),
        renderFailures(steps),
        renderTimeline(steps),
        renderNext(steps),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** The first lines that fit, and how many are left out. */
function fitting(lines, bytes) {
    let size = 0;
    const end = lines.findIndex((line, index) => {
        size += Buffer.byteLength(line) + 1;
        return size > bytes || index >= MOST_ROWS;
    });
    const shown = end < 0 ? lines : lines.slice(0, end);
    return { shown, left: lines.length - shown.length };
}
function renderTable({ steps, origin }) {
    const rows = steps.map(({ step, state }) => {
        const cells = [step.id, step.operation.name, resource({ state, origin }), (0,log/* describe */.q)(state), took(state)];
        return `| ${cells.join(' | ')} |`;
    });
    const { shown, left } = fitting(rows, LARGEST.table);
    const more = left > 0 ? [`| … | +${left} more | | | |`] : [];
    return ['| Step | Operation | Resource | Change | Took |', '|---|---|---|---|---|', ...shown, ...more].join('\n');
}
function resource({ state, origin }) {
    if (state.status === 'planned')
        return code(`would ${state.would}`);
    if (state.status === 'skipped' || state.status === 'deferred')
        return inert(state.why);
    if (state.status !== 'done')
        return '';
    const { outputs } = state;
    const name = outputs['cluster-name'] ?? outputs['entry'] ?? outputs['project-name'] ?? outputs['project-id'] ?? outputs['count'];
    if (name === undefined)
        return '';
    const link = (0,console_link/* consoleLink */.i)({ outputs, origin });
    return link === undefined ? inert(String(name)) : `[${inert(String(name))}](${link})`;
}
function renderFailures(steps) {
    const lines = steps.flatMap(({ step, state }) => {
        if (state.status !== 'failed')
            return [];
        return [`- **${step.id}**: ${inert((0,say_error/* sayError */.I)(state.error), 1_000)}`];
    });
    return section({ title: 'What failed', lines, bytes: LARGEST.failures });
}
/** A Gantt chart as GitHub draws it: bars in seconds from the start of the run. */
function renderTimeline(steps) {
    const run = steps.filter(({ state }) => state.endedAt > state.startedAt).slice(0, MOST_BARS);
    if (run.length < 2)
        return '';
    const start = Math.min(...run.map(({ state }) => state.startedAt));
    const bars = run.map(({ step, state }) => {
        const mark = state.status === 'failed' ? 'crit, ' : state.status === 'done' ? 'done, ' : '';
        const [from, to] = [state.startedAt - start, Math.max(state.endedAt - start, state.startedAt - start + 1000)];
        // No blank before the colon: `title`, `section` and others begin a statement of the chart's own when a blank follows.
        return `  ${step.id}:${mark}${Math.floor(from / 1000)}, ${Math.ceil(to / 1000)}`;
    });
    return ['```mermaid', 'gantt', '  dateFormat X', '  axisFormat %H:%M:%S', ...bars, '```'].join('\n');
}
function renderNext(steps) {
    const lines = steps.flatMap(({ step, state }) => {
        if (state.status === 'deferred')
            return [`- ${step.id} becomes possible at ${state.until.toISOString()}; run it again then.`];
        const expires = state.status === 'done' ? state.outputs['expires-at'] : undefined;
        return typeof expires === 'string'
            ? [`- ${step.id}: Atlas removes the entry at ${inert(expires)} at the latest.`]
            : [];
    });
    return section({ title: 'What happens next', lines, bytes: LARGEST.next });
}
function section({ title, lines, bytes }) {
    if (lines.length === 0)
        return '';
    const { shown, left } = fitting(lines, bytes);
    return [`#### ${title}`, '', ...shown, ...(left > 0 ? [`- +${left} more; see the log.`] : [])].join('\n');
}
function took(state) {
    return state.status === 'blocked' ? '' : (0,duration/* renderDuration */.P)(state.endedAt - state.startedAt);
}
/** Text from elsewhere, so that it neither formats, links, mentions nor breaks out of its cell. */
function inert(text, longest = 300) {
    const signs = /[\\`*_{}[\]<>()#+!|~@&]|:(?=\/\/)|(?<=www)\./gi;
    return (0,base_text/* safeText */.Hk)(text, { longest }).replace(signs, (sign) => `&#${sign.charCodeAt(0)};`);
}
function code(text) {
    return `<code>${inert(text)}</code>`;
}

;// CONCATENATED MODULE: ./build/src/action/toolkit.js
/** `@actions/core`, from its own chunk, when something has to be written to the runner's files. */
function loadToolkit() {
    return __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
}

// EXTERNAL MODULE: ./build/src/action/workflow-command.js
var workflow_command = __webpack_require__(235);
;// CONCATENATED MODULE: ./build/src/action/run-main.js

















/** The main step. Resolves to true when nothing failed; all that went wrong is on the log by then. */
async function runMain(options) {
    const { environment, write } = options;
    try {
        const inputs = (0,action_inputs/* readInputs */.Ko)({ environment, operations: operations/* operations */.z });
        const settings = (0,plan_settings/* readSettings */.sb)({ inputs: inputs.settings, environment });
        const mask = (secrets) => (0,workflow_command/* maskLines */.sD)(secrets).forEach(write);
        mask((0,secrets_of/* secretsOf */.F)(settings.credentials));
        for (const name of inputs.unknown)
            write((0,workflow_command/* noticeLine */.Jn)(`There is no input ${name}; it is ignored.`));
        const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
        const plan = await readPlan({ task: inputs.task, workspace, operations: operations/* operations */.z, policy: settings.policy });
        let leases = [];
        const result = await (0,session/* runSession */.I)({
            ...options,
            settings,
            plan,
            owner: (0,owner/* ownerOf */.b)(environment),
            onSecret: (secret) => mask([secret]),
            onNotice: (notice) => write((0,workflow_command/* plainLine */.h0)(`… ${notice}`)),
            report: (0,log/* createLog */.h)({ write, clock: (0,clock/* systemClock */.m)({ speed: settings.clockSpeed }), origin: settings.host.origin }),
            async onLease(lease) {
                // A dry run takes nothing, so its post step has nothing to give back.
                if (settings.dryRun)
                    return;
                leases = (0,action_leases/* addLease */.cg)(leases, lease);
                const toolkit = await loadToolkit();
                toolkit.saveState(action_leases/* LEASES */.g2, JSON.stringify(leases));
            },
        });
        return await publish({ result, inputs, settings, toolkit: await loadToolkit() });
    }
    catch (error) {
        const toolkit = await loadToolkit();
        if (error instanceof errors/* UsageError */.eb)
            annotateIssues({ issues: error.issues, toolkit });
        else
            toolkit.error((0,say_error/* sayError */.I)(error));
        return false;
    }
}
async function publish({ result, inputs, settings, toolkit, }) {
    const { plain, secret } = collectOutputs(result);
    for (const value of secret.values())
        toolkit.setSecret(value.reveal());
    for (const [name, value] of secret)
        toolkit.setOutput(name, value.reveal());
    for (const [name, value] of plain) {
        toolkit.setOutput(name, value);
        if (inputs.exportEnv)
            toolkit.exportVariable(variableName(name), value);
    }
    const summary = renderSummary({ result, origin: settings.host.origin, dryRun: settings.dryRun });
    await toolkit.summary
        .addRaw(summary, true)
        .write()
        .catch((error) => toolkit.warning(`The job summary could not be written: ${error.message}`));
    return !annotateFailures({ result, toolkit });
}


/***/ })

};
