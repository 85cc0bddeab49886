import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, call, type QueryOf, routeAddress } from './client.ts'
import { pageSize, paging } from './lists.ts'
import type { Retention } from './schema.ts'

export type AuditFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/audit'>, 'cursor' | 'limit'>

/** Of one account, or with null of the installation. */
export const auditQuery = (accountId: string, ofInstallation: boolean, filter: AuditFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'audit', ofInstallation, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, cursor: pageParam, limit: pageSize }
      return ofInstallation
        ? call('GET /api/installation/audit', { query, signal })
        : call('GET /api/accounts/{accountId}/audit', { params: { accountId }, query, signal })
    },
  })

export const auditStateQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'audit-state'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/audit/state', { params: { accountId }, signal }),
  })

export const auditFile = (accountId: string, format: 'csv' | 'jsonl', query: AuditFilter): string =>
  routeAddress(`GET /api/accounts/{accountId}/audit.${format}`, { params: { accountId }, query })

export const signHead = (accountId: string): Promise<Answer<'POST /api/accounts/{accountId}/audit/head'>> =>
  call('POST /api/accounts/{accountId}/audit/head', { params: { accountId } })

export const saveRetention = (accountId: string, body: Retention): Promise<Retention> =>
  call('PUT /api/accounts/{accountId}/audit/retention', { params: { accountId }, body })

export const personFile = (accountId: string, userId: string): string =>
  routeAddress('GET /api/accounts/{accountId}/users/{userId}/export', { params: { accountId, userId } })

/** @param userName as a confirmation */
export const erasePerson = (accountId: string, userId: string, userName: string) =>
  call('POST /api/accounts/{accountId}/users/{userId}/erase', { params: { accountId, userId }, body: { userName } })
