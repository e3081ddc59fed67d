import manifest from '../../package.json' with { type: 'json' }

/** `mongodb-atlas-action/<version>`. */
export const USER_AGENT = `${manifest.name}/${manifest.version}`
