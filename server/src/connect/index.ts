/**
 * Owns the setting up of a real Entra tenant through Microsoft Graph: signing in, the steps, taking them back, what Entra
 * says about the connection, and the bookkeeping of it all in its own tables (`connect_*`). Owns no person and no Secret
 * Token, which it asks the directory for; tokens of Microsoft live in memory only. `server.ts` opens it for `admin`, which
 * shows it; the command line runs the same engine.
 */
export { checkConnection } from './check.ts'
export { Choices, defaultChoices, defaultTarget, offeredAttributes, offeredMarks } from './choices.ts'
export type * from './contract.ts'
export type { Findings } from './explain/check-again.ts'
export { createGraphClient } from './graph/client.ts'
export { type CloudName, cloudNames } from './graph/clouds.ts'
export type { OnDemandResult } from './on-demand-result.ts'
export { openConnect } from './open.ts'
export { type Purpose, scopesFor } from './permissions.ts'
export { ConnectProblem } from './problem.ts'
export { connect, planConnect } from './run/engine.ts'
export type { RunParts } from './run/parts.ts'
export { planUndo, type UndoLine, undo } from './run/undo.ts'
export type { RunView, StepView } from './run/view.ts'
export { findGroupsNamed, findPerson } from './session/directory-search.ts'
export { signInAsProgram } from './sign-in/client-credentials.ts'
export { beginDeviceCode, publicClientId } from './sign-in/device-code.ts'
export type { SignedIn } from './sign-in/held-token.ts'
export { addressesOf, type ConnectParts, runPartsOf } from './work.ts'
