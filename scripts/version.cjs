/* What is too old to begin with, in one line. Plain old JavaScript: this must parse on every Node there ever was. */
'use strict'

/** @returns one line that says what to do, or null */
function versionProblem(node, userAgent) {
  if (major(node) < 20) {
    return (
      'Dynasend needs Node 20 or newer to begin with; this is Node ' +
      node +
      '. Get one from https://nodejs.org and try again.'
    )
  }
  var npm = /npm\/([0-9][^ ]*)/.exec(userAgent || '')
  if (npm && major(npm[1]) < 10) {
    return 'Dynasend needs npm 10 or newer; this is npm ' + npm[1] + '. Run: npm install --global npm@latest'
  }
  return null
}

function major(version) {
  return parseInt(String(version).split('.')[0], 10)
}

module.exports = { versionProblem: versionProblem }
