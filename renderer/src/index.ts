/**
 * Owns how a template and facts become a signature: Liquid within limits, escaping by context, lines that vanish, inlined
 * and sanitised HTML, and text. Pure, without I/O, the same bytes in the server and in a browser. Owns no person and no rule;
 * only `signatures` and the dashboard's preview call it.
 */
export type * from './blocks/block.ts'
export { templateOfBlocks } from './blocks/template-of-blocks.ts'
export { type Colour, contrastOf, darkPage, inDarkMode, lightPage, readColour, writeColour } from './colour/colour.ts'
export * from './contract.ts'
export { type ClientLook, type LookClient, lookClients } from './looks/client.ts'
export { clientLook } from './looks/client-look.ts'
export * from './source/index.ts'
export { compileTemplate } from './template.ts'
