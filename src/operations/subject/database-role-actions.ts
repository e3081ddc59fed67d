/** One action on one thing; empty names mean every database, or every collection. */
export interface ActionOnResource {
  /** In Atlas's spelling: `CREATE_INDEX`. */
  readonly action: string
  readonly on: 'cluster' | { readonly db: string; readonly collection: string }
}

/** `FIND@app.orders`, `FIND@app`, `FIND@*`, `LIST_SESSIONS`. */
export const ACTION = /^([A-Za-z][A-Za-z0-9_]*)(?:@(\*|[^@/\\. "$*\p{Cc}]{1,63})(?:\.([^\p{Cc}$]{1,255}))?)?$/u

/**
 * Reads actions: on a collection, on a database, on all of them (`*`), and, with nothing behind it, on the cluster. Actions may be
 * spelt as in MongoDB's manual (`createIndex`), too. The texts match `ACTION`; what is written twice counts once.
 */
export function readActions(texts: readonly string[]): ActionOnResource[] {
  const actions = new Map<string, ActionOnResource>()
  for (const text of texts) {
    const [, name = text, db, collection = ''] = ACTION.exec(text) ?? []
    const action = spelling(name)
    const on = db === undefined ? 'cluster' : { db: db === '*' ? '' : db, collection }
    actions.set(renderAction({ action, on }), { action, on })
  }
  return [...actions.values()]
}

export function renderAction({ action, on }: ActionOnResource): string {
  if (on === 'cluster') return action
  return `${action}@${on.db || '*'}${on.collection === '' ? '' : `.${on.collection}`}`
}

/** `createIndex` → `CREATE_INDEX`: MongoDB's spelling to Atlas's. */
function spelling(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}
