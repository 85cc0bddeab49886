#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Reading and compiling is most of a start. What was compiled once is kept beside the packages, never where others may write;
// where that cannot be written, a start takes longer and nothing else.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/dynasend'))
await import('./run.ts')
