export { handler, run } from '../app/index.js'
