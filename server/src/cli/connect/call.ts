import type { Configuration } from '../../config/index.ts'
import type { Installation } from '../../directory/index.ts'
import type { House } from '../../house.ts'
import type { Terminal } from '../terminal.ts'
import type { ConnectOptions } from './options.ts'

/** One call of the command, with the installation that it works on. */
export interface ConnectCall {
  readonly installation: Installation
  readonly configuration: Configuration
  readonly house: House
  readonly options: ConnectOptions
  readonly terminal: Terminal
}
