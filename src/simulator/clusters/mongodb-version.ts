/** The release of each major at the time of the recordings. */
const RELEASES: Readonly<Record<string, string>> = { '6.0': '6.0.27', '7.0': '7.0.34', '8.0': '8.0.29' }

/** What a cluster of this major version runs. */
export function mongodbVersion(major: string): string {
  return RELEASES[major] ?? `${major}.0`
}
