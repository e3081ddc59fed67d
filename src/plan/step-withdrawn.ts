/** Thrown in the place of a request that nobody wants any more: the step ends as skipped, with the message as its reason. */
export class StepWithdrawn extends Error {
  override readonly name = 'StepWithdrawn'
}
