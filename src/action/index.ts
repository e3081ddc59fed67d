// Main and post are nearly the same code, which every job downloads: they share one bundle, and each starts from a file of its own.
export { main } from './main.ts'
export { post } from './post.ts'
