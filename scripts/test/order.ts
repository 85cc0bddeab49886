import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that mostly wait (for a minute to end, for a lease to run out) or walk every page: begun first, they end beside the rest. */
const longest = [
  'health/trouble.test.ts',
  'connect/interrupted.test.ts',
  'pages/accessibility.test.ts',
  'connect/trouble.test.ts',
  'connect/connect-page.test.ts',
  'proof/proof.test.ts',
  'cli/cli.test.ts',
]

/** Runs the longest files first, so that no worker is left with one of them at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(name))
      return place === -1 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
