import { Command } from 'commander'
import { addApiKey } from './api-key/command.ts'
import { addAudit } from './audit/command.ts'
import { addBackup } from './backup.ts'
import { addConfig } from './config.ts'
import { addConnectEntra } from './connect/command.ts'
import { addDoctor } from './doctor.ts'
import { addHeld } from './held/command.ts'
import { addMigrate } from './migrate.ts'
import { addOperators } from './operators/command.ts'
import { addPerson } from './person/command.ts'
import { addRotateKeys } from './rotate-keys.ts'
import { addScimServerCreate } from './scim-server-create.ts'
import { addScimServerList } from './scim-server-list.ts'
import { addServe } from './serve.ts'
import { addSignInLink } from './sign-in-link.ts'
import { addSignatures } from './signatures/command.ts'
import type { Terminal } from './terminal.ts'

const examples = `
Examples:
  dynasend serve                                       start the server on http://localhost:8080
  dynasend scim-server create --name "Nordwind Entra"  make a SCIM server; prints Tenant URL and Secret Token
  dynasend scim-server create --name Test --json       the same for a script
  dynasend scim-server list                            all SCIM servers and their Tenant URLs
  dynasend connect entra --plan                        what connecting a Microsoft Entra tenant would change
  dynasend connect entra --person anna@nordwind.example  connect it: from the application to the first cycle
  dynasend sign-in-link                                a link that signs an owner in once
  dynasend backup --to /backup                         one checked file, also while the server runs
  dynasend backup verify FILE                          whether it can be restored
  dynasend restore FILE --to FOLDER                    into an empty folder
  dynasend audit verify --head FILE                    whether the audit log is as it was written
  dynasend person export --email anna@nordwind.example  everything that is held about one person
  dynasend api-key create --scope signatures:read      a key for the public API; printed once
  dynasend signatures export FOLDER                    what is in force, as readable files
  dynasend signatures check FOLDER                     what speaks against publishing it; no database needed
  dynasend held list                                   mass departures that wait for a decision
  dynasend operators list                              who may sign in, with roles and last sign-in
  dynasend rotate-keys                                 seal every secret with a new key
  dynasend doctor                                      what should be mended, from the disk to the certificate
  dynasend config print                                every setting and where it comes from; no secrets
  dynasend migrate --plan                              what a new version would change in the database

Commands work before the first start and beside a running server alike.
Configuration comes from the environment (DYNASEND_DATA, DYNASEND_PORT, DYNASEND_PUBLIC_URL, ...):
see docs/operate/configuration.md.`

/** The whole command line. Errors are thrown, so that one place words them. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('dynasend')
    .description(
      'E-mail signatures that are always right, from the company directory that Microsoft Entra ID provisions.',
    )
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    .exitOverride()
    .helpCommand(false)
  addServe(program)
  const scimServer = program.command('scim-server').description('the connections to Entra tenants').helpCommand(false)
  addScimServerCreate(scimServer, terminal)
  addScimServerList(scimServer, terminal)
  addSignInLink(program, terminal)
  addBackup(program, terminal)
  addMigrate(program, terminal)
  addDoctor(program, terminal)
  addConfig(program, terminal)
  addAudit(program, terminal)
  addOperators(program, terminal)
  addPerson(program, terminal)
  addRotateKeys(program, terminal)
  addHeld(program, terminal)
  addApiKey(program, terminal)
  addSignatures(program, terminal)
  const connect = program.command('connect').description('set an identity provider up').helpCommand(false)
  addConnectEntra(connect, terminal)
  return program
}
