import { describe, expect, it } from 'vitest'
import { mailboxOf, nicknameOf } from './new-user.ts'

describe('the address proposed for a new person', () => {
  it.each([
    ['Zoë', 'Dubois', 'zoe.dubois@nordwind.example'],
    ['Jean-Luc', "O'Neill", 'jeanluc.oneill@nordwind.example'],
    ['', 'Chén', 'chen@nordwind.example'],
    ['明', '李', ''],
  ])('%s %s → %s', (givenName, surname, address) => {
    expect(mailboxOf(givenName, surname, 'nordwind.example')).toBe(address)
  })

  it('has the part before the @ as nickname', () => {
    expect(nicknameOf('zoe.dubois@nordwind.example')).toBe('zoe.dubois')
  })
})
