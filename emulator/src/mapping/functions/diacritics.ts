/** Letters whose mark does not come off by decomposition (functions-for-customizing-application-data#normalizediacritics). */
const letters: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'oe',
  Ø: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
}

/** The text with plain letters instead of accented ones. */
export function withoutDiacritics(value: string): string {
  return value
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[ßẞæÆœŒøØłŁđĐı]/g, (letter) => letters[letter] ?? letter)
}
