/**
 * @file scimmy-routers on Express, over two Maps in memory. With `--index`, `userName eq` is answered by a third Map, as a
 * careful author would do; without it, SCIMMY's own filter looks at everybody, as its documentation shows.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import express from 'express'
import SCIMMY from 'scimmy'
import SCIMMYRouters from 'scimmy-routers'
import { announce } from './announce.mjs'

const secretToken = 'bench'
const indexed = process.argv.includes('--index')

/** @returns handlers that keep resources of one kind in a Map, told apart by `nameOf` */
function keptInMemory(attribute) {
  const resources = new Map()
  const idsByName = new Map()
  const filterName = attribute.toLowerCase()
  const nameOf = (data) => String(data[attribute]).toLowerCase()

  function found({ id, filter }) {
    if (id) {
      const resource = resources.get(id)
      if (!resource) throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`)
      return resource
    }
    const [operator, value] = (indexed && filter?.length === 1 && filter[0][filterName]) || []
    if (operator === 'eq') {
      const one = resources.get(idsByName.get(String(value).toLowerCase()))
      return one ? [one] : []
    }
    const everybody = [...resources.values()]
    return filter ? filter.match(everybody) : everybody
  }

  function keep({ id: known }, data) {
    const before = known ? resources.get(known) : undefined
    if (known && !before) throw new SCIMMY.Types.Error(404, null, `Resource ${known} not found`)
    const owner = idsByName.get(nameOf(data))
    if (owner && owner !== known) throw new SCIMMY.Types.Error(409, 'uniqueness', `${attribute} is taken`)
    const now = new Date().toISOString()
    const id = known ?? randomUUID()
    const meta = { created: before?.meta.created ?? now, lastModified: now }
    const resource = { ...JSON.parse(JSON.stringify(data)), id, meta }
    if (before) idsByName.delete(nameOf(before))
    idsByName.set(nameOf(resource), id)
    resources.set(id, resource)
    return resource
  }

  return { found, keep, forget: ({ id }) => resources.delete(id) }
}

const users = keptInMemory('userName')
const groups = keptInMemory('displayName')
SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .extend(SCIMMY.Schemas.EnterpriseUser, false)
  .ingress(users.keep)
  .egress(users.found)
  .degress(users.forget)
SCIMMY.Resources.declare(SCIMMY.Resources.Group).ingress(groups.keep).egress(groups.found).degress(groups.forget)

const app = express()
app.use(
  '/scim',
  new SCIMMYRouters({
    type: 'bearer',
    handler: (request) => {
      if (request.header('Authorization') !== `Bearer ${secretToken}`) throw new Error('Not authorized')
      return 'bench'
    },
  }),
)
announce(createServer(app), '/scim', secretToken)
