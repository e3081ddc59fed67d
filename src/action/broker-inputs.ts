/** In the place of credentials. */
export const BROKER_INPUTS = {
  'broker-url':
    'Instead of credentials: the address of a broker, the function of this project, which holds them; its policy says what this job may do. The job needs `permissions: id-token: write`, and shows a token that GitHub has made out to the origin of this address: `BROKER_AUDIENCE` there has to be the same.',
} as const
