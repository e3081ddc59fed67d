/** `owner/name`, parted; `undefined` for what no repository of GitHub is called. */
export function repositoryName(fullName: string): { readonly owner: string; readonly repo: string } | undefined {
  const [, owner, repo] = /^([\w-]{1,100})\/([\w.-]{1,100})$/.exec(fullName) ?? []
  return owner === undefined || repo === undefined || /^\.{1,2}$/.test(repo) ? undefined : { owner, repo }
}

/** GitHub compares the names of repositories without regard to case. */
export function isSameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
