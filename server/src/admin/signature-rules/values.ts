import type { AccountDirectory } from '../../directory/operator-contract.ts'
import { type ValueSeen, valuesQueryOf } from '../../signatures/rules/index.ts'
import { invalid } from '../route/problem.ts'

/** More spellings than this are no list for people. */
const valuesRead = 5000

/** The values of one attribute from the attribute index. @throws {AdminProblem} 400 where the index cannot tell them */
export async function valuesOfAttribute(account: AccountDirectory, path: string): Promise<readonly ValueSeen[]> {
  const query = valuesQueryOf(path)
  if (query === null)
    throw invalid({ attribute: 'Values can be listed of a path without brackets, or with one comparison in them.' })
  return account.reads.valuesSeen(query, valuesRead)
}
