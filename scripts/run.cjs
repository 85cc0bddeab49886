/* Runs one of this repository's programs on the pinned Node: node scripts/run.cjs <file> [arguments].
   Installs the packages first when they are missing or the lock changed. Written so that any Node can at least read it. */
'use strict'
var versionProblem = require('./version.cjs').versionProblem
var problem = versionProblem(process.versions.node, process.env.npm_config_user_agent)
if (problem) {
  process.stderr.write(problem + '\n')
  process.exit(1)
}
require('./install.cjs').install()
require('./launch.cjs').launch(process.argv[2], process.argv.slice(3))
