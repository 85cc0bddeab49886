import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { CommandError } from './command-error.ts'
import type { Shell } from './shell.ts'
import { good } from './terminal.ts'

interface ImportAnswer {
  users: number
  groups: number
  members: number
  warnings: { file: string; line: number; column?: string; message: string }[]
}

/** Commands that fill the tenant: import, generate, sample. */
export function tenantCommands(program: Command, shell: Shell): void {
  program
    .command('import')
    .description('import CSV files of the Entra admin center or JSON of Microsoft Graph')
    .argument('<files...>', 'users, groups and members, in any order')
    .option('--replace', 'empty the tenant first')
    .action((files: string[], options: { replace?: true }) =>
      shell.withClient(async (client) => {
        const read = await Promise.all(files.map(readOne))
        const mode = options.replace ? 'replace' : 'merge'
        const answer = (await client.upload(`/import?mode=${mode}`, read)) as ImportAnswer
        shell.print(answer, () => [
          good(`${answer.users} users, ${answer.groups} groups, ${answer.members} memberships were imported.`),
          ...answer.warnings.map(
            ({ file, line, column, message }) => `  ${file}, line ${line}${column ? `, ${column}` : ''}: ${message}`,
          ),
        ])
        return 0
      }),
    )
  program
    .command('generate')
    .description('replace the tenant by an invented company')
    .option('--people <number>', 'how many people', Number, 1000)
    .option('--groups <number>', 'how many groups, "All Users" among them', Number, 14)
    .option('--seed <text>', 'the same seed gives the same company', '1')
    .action((options: { people: number; groups: number; seed: string }) =>
      shell.withClient(async (client) => {
        const answer = (await client.send('POST', '/generate', options)) as { users: number; groups: number }
        shell.print(answer, () => [good(`The company has ${answer.users} people and ${answer.groups} groups.`)])
        return 0
      }),
    )
  program
    .command('sample')
    .description('replace the tenant by the sample company, Nordwind Traders')
    .action(() =>
      shell.withClient(async (client) => {
        const answer = (await client.send('POST', '/reset-sample')) as { users: number; groups: number }
        shell.print(answer, () => [good(`The company has ${answer.users} people and ${answer.groups} groups.`)])
        return 0
      }),
    )
  program
    .command('random-day')
    .description('hires, moves, renames, leavers, returns and group changes')
    .option('--seed <text>', 'the same seed does the same day', '1')
    .action((options: { seed: string }) =>
      shell.withClient(async (client) => {
        const day = (await client.send('POST', '/random-day', options)) as Record<string, number>
        shell.print(day, () => [
          good(
            Object.entries(day)
              .map(([what, count]) => `${count} ${what}`)
              .join(', '),
          ),
        ])
        return 0
      }),
    )
}

async function readOne(path: string): Promise<{ name: string; content: Buffer }> {
  try {
    return { name: basename(path), content: await readFile(path) }
  } catch (cause) {
    throw new CommandError(`The file ${path} cannot be read. Check the path.`, { cause })
  }
}
