import { expect, it } from 'vitest'
import { createLog, createSeal } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { testScimServer } from '../conformance/scim-server.ts'
import { openDirectory } from '../open.ts'

describeDatabases('refused tokens', (database) => {
  it('are counted for the SCIM server that they were sent to, and for no other', async () => {
    const { database: open } = database()
    const { scimServerId } = await testScimServer(open)
    const other = await testScimServer(open)
    const opened = openDirectory({ database: open, seal: createSeal(Buffer.alloc(32, 7)), log: createLog('silent') })
    for (const token of ['', 'wrong', 'dyn_x'])
      expect(await opened.directory.authenticate(scimServerId, token)).toBeNull()
    await opened.directory.authenticate('nowhere', 'wrong')
    await opened.close()
    const rows = await open.read.selectFrom('health_traffic').select(['scim_server_id', 'turned_away']).execute()
    expect(rows.map((row) => row.scim_server_id)).not.toContain('nowhere')
    expect(rows.map((row) => row.scim_server_id)).not.toContain(other.scimServerId)
    const counted = rows.filter((row) => row.scim_server_id === scimServerId)
    expect(counted.reduce((sum, row) => sum + Number(row.turned_away), 0)).toBe(3)
  })
})
