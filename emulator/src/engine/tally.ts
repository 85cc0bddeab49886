/** What a cycle counts of itself, for the quarantine's thresholds and for the task execution that Graph shows. */
export interface Tally {
  /** Objects that are assigned; and those of them that pass the scoping filters. */
  entitled: number
  entitledForProvisioning: number
  /** Objects that were read from the source, and those that had something new. */
  imported: number
  importedDeltas: number
  /** Managers and members that had to be sent. */
  referenceDeltas: number
  /** Objects that were tried, written, and failed. */
  tried: number
  exported: number
  failed: number
  /** Writes of managers and members that went well, and that failed. */
  referencesSent: number
  referencesFailed: number
}

export function newTally(): Tally {
  return {
    entitled: 0,
    entitledForProvisioning: 0,
    imported: 0,
    importedDeltas: 0,
    referenceDeltas: 0,
    tried: 0,
    exported: 0,
    failed: 0,
    referencesSent: 0,
    referencesFailed: 0,
  }
}
