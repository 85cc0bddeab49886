import { describe, expect, test } from 'vitest'
import { assertJsonDepth, cloneJson, equalJson, type JsonValue, ownValue, ownValueOf } from './index.ts'
import { refusal } from './testing/refusal.ts'

describe('equalJson', () => {
  test.each<[JsonValue, JsonValue, boolean]>([
    [1, 1, true],
    [1, '1', false],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [[], {}, false],
    [{}, [], false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[1, 2], [1], false],
    [[], [], true],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1, b: 2 }, { a: 1, b: 3 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ toString: 1 }, { valueOf: 1 }, false],
    [{ a: { b: [{ c: null }] } }, { a: { b: [{ c: null }] } }, true],
    [{ a: { b: [{ c: null }] } }, { a: { b: [{ c: 0 }] } }, false],
  ])('%j and %j: %s', (left, right, equal) => {
    expect(equalJson(left, right)).toBe(equal)
  })
})

describe('names', () => {
  test('are found exactly, then without regard to case, never on the prototype', () => {
    const object = { Title: 'a', title: 'b' }
    expect(ownValueOf(object, 'title')).toBe('b')
    expect(ownValueOf(object, 'TITLE')).toBe('a')
    expect(ownValueOf({ a: 1 }, 'toString')).toBeUndefined()
    expect(ownValue({ a: 1 }, 'toString')).toBeUndefined()
  })

  test('1,000 of them, and none that is __proto__', () => {
    const many = (count: number): JsonValue =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, at]))
    expect(refusal(() => assertJsonDepth(many(1000)))).toBe('accepted')
    expect(refusal(() => assertJsonDepth(many(1001)))).toBe('invalidValue')
    expect(refusal(() => assertJsonDepth(JSON.parse('{"a":[{"__proto__":1}]}')))).toBe('invalidValue')
  })
})

test('a copy shares nothing and has no __proto__', () => {
  const source: JsonValue = { a: [{ b: 1 }], c: null }
  const copy = cloneJson(source)
  expect(copy).toEqual(source)
  expect(copy).not.toBe(source)
  expect((copy as { a: object[] }).a[0]).not.toBe((source as { a: object[] }).a[0])
  const hostile = cloneJson(JSON.parse('{"a":1,"__proto__":{"polluted":1}}') as JsonValue)
  expect(JSON.stringify(hostile)).toBe('{"a":1}')
  expect(Reflect.get(Object(hostile), 'polluted')).toBeUndefined()
})
