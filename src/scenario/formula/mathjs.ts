/** The one part of mathjs that is used. The build bundles this file, so that it loads in milliseconds. */
export { create, parseDependencies } from 'mathjs/number'
