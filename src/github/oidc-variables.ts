/** Set by the runner for jobs with `permissions: id-token: write` (docs: "OpenID Connect reference"). */
export const OIDC_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const
