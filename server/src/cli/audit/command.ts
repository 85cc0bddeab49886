import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { addAuditExport } from './export.ts'
import { addAuditHead } from './head.ts'
import { addAuditVerify } from './verify.ts'

const explanation = `
What operators, sign-ins and the command line did is kept in chains: one for each account, one for the installation. Each row
holds a hash over itself and the row before, so a row that is edited, removed, moved or put in shows. Whoever owns the database
could write a whole chain anew; a signed head that was kept elsewhere shows that too:

  dynasend audit head --to /elsewhere/head.json        today: keep this file where nobody here can change it
  dynasend audit verify --head /elsewhere/head.json    later: nothing up to that day was changed or cut off

docs/operate/audit.md tells more.`

/** `audit verify`, `audit head`, `audit export` and `audit rotate-key`. */
export function addAudit(program: Command, terminal: Terminal): void {
  const audit = program
    .command('audit')
    .description('check, sign and export the log of what operators did')
    .addHelpText('after', explanation)
    .helpCommand(false)
  addAuditVerify(audit, terminal)
  addAuditHead(audit, terminal)
  addAuditExport(audit, terminal)
}
