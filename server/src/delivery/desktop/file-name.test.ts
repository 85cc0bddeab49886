import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName, TakenNames } from './file-name.ts'

describe('names of files', () => {
  it.each([
    ['Anna Berg', 'Anna Berg'],
    ['Åsa  Bergström ', 'Åsa Bergström'],
    ['..\\..\\Windows\\System32', 'Windows System32'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\x', 'C x'],
    ['CON', '_CON'],
    ['aux.htm', '_aux.htm'],
    ['Com¹', '_Com¹'],
    ['Console', 'Console'],
    ['trailing. . .', 'trailing'],
    ['a\u202egpj.exe', 'a gpj.exe'],
    ['a\u0000b\nc', 'a b c'],
    ['<b>"x"|?*</b>', 'b x b'],
    ['...', 'Signature'],
    ['\ud800', 'Signature'],
    ['a'.repeat(300), 'a'.repeat(60)],
    ['🙂'.repeat(100), '🙂'.repeat(60)],
  ])('%j is %j', (given, name) => {
    expect(fileName(given, 'Signature')).toBe(name)
  })

  it('are never a path, a device, hidden or empty, whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (given) => {
        const name = fileName(given, 'Signature')
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$|^$/u)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu)
        expect(fileName(name, 'Signature')).toBe(name)
      }),
    )
  })

  it('are given once, also where only the case or the width of letters differs', () => {
    const names = new TakenNames()
    expect(['Anna', 'ANNA', 'anna', 'Ａnna', 'Bo'].map((name) => names.take(name))).toEqual([
      'Anna',
      'ANNA (2)',
      'anna (3)',
      'Ａnna (4)',
      'Bo',
    ])
  })
})
