/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object; keys are what a client sent, so never trust them as property names of ordinary objects. */
export interface JsonObject {
  [key: string]: JsonValue
}
