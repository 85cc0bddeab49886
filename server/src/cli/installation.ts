import { type Configuration, readConfiguration } from '../config/index.ts'
import type { Installation } from '../directory/index.ts'
import { type House, openHouse } from '../house.ts'

/** Runs a command on the installation that the environment names, beside a running server or before the first start. */
export async function withInstallation<T>(
  work: (installation: Installation, configuration: Configuration, house: House) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration()
  const house = await openHouse({ ...configuration, logLevel: 'error' }, 'tool')
  try {
    return await work(house.installation, configuration, house)
  } finally {
    await house.close()
  }
}
