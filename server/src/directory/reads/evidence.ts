import { type RawBuilder, sql } from 'kysely'
import type { MappingEvidence, ServerEvidence } from '../read-contract.ts'
import { cycles } from './cycles.ts'
import type { ReadContext } from './documents.ts'
import { distinctPeople, idFloor } from './index-ways.ts'

const dayMilliseconds = 24 * 60 * 60 * 1000
const notSuccess = ['refused', 'operator', 'reads']

async function one<T>(context: ReadContext, query: RawBuilder<T>): Promise<T | null> {
  return (await query.execute(context.db)).rows[0] ?? null
}

async function latest(context: ReadContext, server: string, kind: string): Promise<string | null> {
  const row = await one(
    context,
    sql<{
      at: string
    }>`select at from activity where scim_server_id = ${server} and kind = ${kind} order by id desc limit 1`,
  )
  return row?.at ?? null
}

async function lastSuccess(context: ReadContext, server: string): Promise<{ id: string; at: string } | null> {
  return one(
    context,
    sql<{ id: string; at: string }>`
      select id, at from activity where scim_server_id = ${server} and kind not in (${sql.join(notSuccess)})
      order by id desc limit 1`,
  )
}

async function refusalsFrom(context: ReadContext, server: string, id: string): Promise<number> {
  const row = await one(
    context,
    sql<{ count: number }>`
      select count(*) as count from activity where scim_server_id = ${server} and kind = 'refused' and id > ${id}`,
  )
  return Number(row?.count ?? 0)
}

async function resources(context: ReadContext, server: string, kind: string): Promise<number> {
  const row = await one(
    context,
    sql<{ count: number }>`select count(*) as count from resources where scim_server_id = ${server} and kind = ${kind}`,
  )
  return Number(row?.count ?? 0)
}

async function firstPerson(context: ReadContext, server: string): Promise<string | null> {
  const row = await one(
    context,
    sql<{ created_at: string }>`
      select created_at from resources where scim_server_id = ${server} and kind = 'User' order by id limit 1`,
  )
  return row?.created_at ?? null
}

async function memberships(context: ReadContext, server: string): Promise<number> {
  const row = await one(
    context,
    sql<{ count: number }>`select count(*) as count from members where scim_server_id = ${server}`,
  )
  return Number(row?.count ?? 0)
}

/** What one of the account's SCIM servers was seen to do. The caller has checked whose it is. */
export async function evidence(context: ReadContext, server: string): Promise<ServerEvidence> {
  const success = await lastSuccess(context, server)
  return {
    lastProbeAt: await latest(context, server, 'probe'),
    firstPersonAt: await firstPerson(context, server),
    lastSuccessAt: success?.at ?? null,
    lastRefusalAt: await latest(context, server, 'refused'),
    refusalsSinceSuccess: await refusalsFrom(context, server, success?.id ?? ''),
    refusalsLastDay: await refusalsFrom(context, server, idFloor(context.now() - dayMilliseconds)),
    people: await resources(context, server, 'User'),
    groups: await resources(context, server, 'Group'),
    memberships: await memberships(context, server),
    cycles: await cycles(context, server),
  }
}

/** How many people have a value at a path. Only what may occur several times per person must be counted apart. */
async function having(context: ReadContext, server: string, path: string): Promise<number> {
  const counted = path.includes('.') ? distinctPeople : sql`*`
  const row = await one(
    context,
    sql<{ count: number }>`
      select count(${counted}) as count from attribute_values
      where scim_server_id = ${server} and kind = 'User' and path = ${path} and key > ''`,
  )
  return Number(row?.count ?? 0)
}

const samples = 50

export async function mapping(context: ReadContext, server: string): Promise<MappingEvidence> {
  const values = await sql<{ value: string }>`
    select value from attribute_values where scim_server_id = ${server} and kind = 'User' and path = 'externalid'
    limit ${samples}`.execute(context.db)
  return {
    people: await resources(context, server, 'User'),
    having: {
      email: await having(context, server, 'emails.value'),
      name: await having(context, server, 'displayname'),
      title: await having(context, server, 'title'),
      phone: await having(context, server, 'phonenumbers.value'),
    },
    externalIds: {
      present: await having(context, server, 'externalid'),
      samples: values.rows.map(({ value }) => value),
    },
  }
}
