import { text } from '../param.ts'

/** Atlas tells clusters apart by their first 23 characters, and those may not end in a hyphen. */
const CLUSTER_NAME = /^(?!.{22}-)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/

/** A shorter name is its own first 23 characters. Atlas keeps names like those of its replica sets, `atlas-` and six more, for itself. */
const NEW_CLUSTER_NAME = /^(?!.{22}-)(?!.{0,22}-$)(?!atlas-[a-z0-9]{6}$)[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/

const describe = 'Name of the cluster. The first 23 characters tell clusters of a project apart.'
const shape = 'a cluster name: 1 to 64 letters, digits and hyphens, beginning with a letter or digit'

export const clusterName = text({
  describe,
  expected: `${shape}, the 23rd character not a hyphen`,
  pattern: CLUSTER_NAME,
})

/** The name that a cluster is to be given. */
export const newClusterName = text({
  describe,
  expected: `${shape}, neither the 23rd character nor the end of a shorter name a hyphen, and not \`atlas-\` with six letters or digits`,
  pattern: NEW_CLUSTER_NAME,
})
