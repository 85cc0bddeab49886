/** Owns `npm run build`: the pages, bundled for a server that is started with `npm run serve` or as a service. */
import { buildPages } from './pages.ts'

await buildPages((line) => console.log(line))
