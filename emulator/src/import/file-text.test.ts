import { expect, test } from 'vitest'
import { importFile } from './file-text.ts'

const text = 'userPrincipalName,displayName\nosten@nordwind.example,Åse Østergård\n'
const latin = Buffer.from(text, 'latin1')

test('UTF-8 is read as it is, with or without its mark', () => {
  expect(importFile('users.csv', Buffer.from(text)).text).toBe(text)
  expect(importFile('users.csv', Buffer.from(`\uFEFF${text}`)).text).toBe(`\uFEFF${text}`)
})

test('UTF-16 is known by its mark', () => {
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
  expect(importFile('users.csv', little).text).toBe(text)
  expect(importFile('users.csv', Buffer.from(little).swap16()).text).toBe(text)
})

test('another encoding is refused with the line and the mend, before letters turn into others', () => {
  expect(() => importFile('users.csv', latin)).toThrow('users.csv, line 2: the file is not in UTF-8')
  expect(() => importFile('users.csv', latin)).toThrow('Save as → CSV UTF-8')
})

test('a file that is no text is refused', () => {
  expect(() => importFile('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toThrow(
    'photo.png: this is no text file',
  )
})
