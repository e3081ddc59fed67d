// Main and post are nearly the same code: together they are one chunk of the bundle, which both load.
export { main } from './main.ts'
export { post } from './post.ts'
