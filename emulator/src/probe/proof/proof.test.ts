import { describe, expect, it } from 'vitest'
import { type DefectName, defects } from '../faulty-server/index.ts'
import { prove } from './prove.ts'
import { redLinesOfChanges } from './red-lines-of-changes.ts'
import { redLinesOfReads } from './red-lines-of-reads.ts'
import { redLinesOfWholes } from './red-lines-of-wholes.ts'

/** The draft asks to refuse what Entra sends; a server that Entra can use fails these, and only these. */
const contradictions = [
  'interop.5-3.unknown-attribute-in-patch',
  'interop.5-3.unknown-attribute-in-post',
  'interop.5-3.unknown-schema',
  'interop.6-5-1-1.path-is-demanded',
]

const known = Object.keys(defects).filter((name): name is DefectName => name in defects)
const expected = { ...redLinesOfReads, ...redLinesOfChanges, ...redLinesOfWholes }
const proved = known.flatMap((defect) => {
  const lines = expected[defect]
  return lines ? [{ defect, what: defects[defect], lines }] : []
})

/** All checks over HTTP against a server that is right in everything but one thing. */
describe('the probe tells good from bad', () => {
  it('passes a server without a defect, but for the lines that contradict Entra', async () => {
    const { failed, verdicts } = await prove([])
    expect(failed).toEqual(contradictions)
    expect(verdicts.filter(({ blocked }) => blocked)).toEqual([])
  })

  it('is proved by more than thirty defects', () => {
    expect(proved.length).toBeGreaterThan(30)
  })

  it.each(proved)('$defect ($what) turns exactly its lines red', async ({ defect, lines }) => {
    const { failed } = await prove([defect])
    expect(failed).toEqual([...contradictions, ...lines].toSorted())
  })
})
