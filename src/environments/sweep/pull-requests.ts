/** GitHub asks its clients not to send many requests at once. */
export const AT_ONCE = 4

/**
 * What has to be known of the pull requests of a repository to tell which environments are still wanted: read live, every page.
 * Each method rejects when GitHub cannot be read.
 */
export interface PullRequests {
  /** The numbers of all open ones; one that is missing is a reason to look at it. */
  openPullRequests(): Promise<readonly number[]>
  /** `absent`: GitHub knows none of that number, which does not mean that it was closed. */
  pullRequest(
    number: number,
  ): Promise<{ readonly state: 'open' | 'closed'; readonly closedAt?: Date | undefined } | 'absent'>
  /** `renamed`: GitHub leads from this name to `fullName`. */
  repositoryState(): Promise<
    { readonly kind: 'there' | 'absent or hidden' } | { readonly kind: 'renamed'; readonly fullName: string }
  >
  /** Whether `absent or hidden` means that a repository of this owner is gone. */
  canSeeEveryRepository(): Promise<boolean>
  /** The same for another repository, `owner/name`. Throws for what no repository is called. */
  of(repository: string): PullRequests
}
