import { describe, expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { valueOf } from './trial.ts'

type Row = [expression: string, attributes: Record<string, Value>, expected: Value]

const hired = { StatusHireDate: '2012-03-16-07:00' }
const active =
  'Switch([Active], , "1", IIF(DateDiff("d", Now(), CDate([StatusHireDate])) > 5, "False", "True"), "0", "False")'
const workday =
  'NumFromDate(Join("", FormatDateTime([ContractEndDate], ,"yyyy-MM-ddzzz", "yyyy-MM-dd"), " 23:59:59-08:00"))'
const successFactors =
  'NumFromDate(Join("",FormatDateTime([endDate], ,"M/d/yyyy hh:mm:ss tt","yyyy-MM-dd")," 23:59:59-08:00"))'

describe('the documented examples', () => {
  test.each<Row>([
    ['CDate([StatusHireDate])', { StatusHireDate: '2020-03-16-07:00' }, '3/16/2020 7:00:00 AM'],
    ['CDate("2021-06-30+08:00")', {}, '6/29/2021 4:00:00 PM'],
    ['CDate("2009-06-15T01:45:30-07:00")', {}, '6/15/2009 8:45:30 AM'],
    ['DateAdd("d", 7, CDate([StatusHireDate]))', hired, '3/23/2012 7:00:00 AM'],
    ['DateAdd("d", -10, CDate([StatusHireDate]))', hired, '3/6/2012 7:00:00 AM'],
    ['DateAdd("ww", 2, CDate([StatusHireDate]))', hired, '3/30/2012 7:00:00 AM'],
    ['DateAdd("m", 10, CDate([StatusHireDate]))', hired, '1/16/2013 7:00:00 AM'],
    ['DateAdd("yyyy", 2, CDate([StatusHireDate]))', hired, '3/16/2014 7:00:00 AM'],
    ['DateDiff("d", CDate("2021-08-18+08:00"), CDate("2021-08-31+08:00"))', {}, '13'],
    ['DateDiff("d", Now(), CDate([StatusHireDate]))', hired, '-3449'],
    ['DateDiff("ww", Now(), CDate([StatusHireDate]))', hired, '-493'],
    ['DateDiff("m", Now(), CDate([StatusHireDate]))', hired, '-113'],
    ['DateDiff("yyyy", Now(), CDate([StatusHireDate]))', hired, '-9'],
    ['DateDiff("d", CDate("2021-08-31+08:00"), CDate("2021-08-31+08:00"))', {}, '0'],
    ['DateDiff("h", CDate("2021-08-24"), CDate("2021-08-25"))', {}, '24'],
    ['DateDiff("n", CDate("2021-08-24"), CDate("2021-08-25"))', {}, '1440'],
    ['DateDiff("s", CDate("2021-08-24"), CDate("2021-08-25"))', {}, '86400'],
    [active, { Active: '1', StatusHireDate: '2021-08-27' }, 'True'],
    [active, { Active: '1', StatusHireDate: '2021-09-27' }, 'False'],
    [active, { Active: '0', StatusHireDate: '2021-09-27' }, 'False'],
    ['DateFromNum(129699324000000000)', {}, '1/1/2012 11:00:00 PM'],
    ['DateFromNum([lastLogonTimestamp])', { lastLogonTimestamp: '129699324000000000' }, '1/1/2012 11:00:00 PM'],
    [
      'FormatDateTime([extensionAttribute1], , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd")',
      { extensionAttribute1: '20150123105347.1Z' },
      '2015-01-23',
    ],
    ['Now()', {}, '8/25/2021 5:41:18 PM'],
    // 2021-01-01T07:59:59Z, counted from 1601 in 100 nanoseconds.
    [workday, { ContractEndDate: '2020-12-31-08:00' }, '132539615990000000'],
    [successFactors, { endDate: '12/31/2020 08:00:00 AM' }, '132539615990000000'],
  ])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

describe('formats of .NET', () => {
  const format = (output: string) => valueOf(`FormatDateTime("2026-02-07T16:05:09.120Z", , "${input}", "${output}")`)
  const input = "yyyy-MM-dd'T'HH:mm:ss.fffK"

  test.each([
    ['d', '02/07/2026'],
    ['D', 'Saturday, 07 February 2026'],
    ['o', '2026-02-07T16:05:09.1200000Z'],
    ['R', 'Sat, 07 Feb 2026 16:05:09 GMT'],
    ['s', '2026-02-07T16:05:09'],
    ['u', '2026-02-07 16:05:09Z'],
    ['dd.MM.yyyy', '07.02.2026'],
    ['d/M/yy h:m:s t', '7/2/26 4:5:9 P'],
    ['ddd MMM', 'Sat Feb'],
    ['dddd MMMM', 'Saturday February'],
    ['%h', '4'],
    ["HH'h'mm", '16h05'],
    ['fff FFF', '120 12'],
    ['z zz zzz K', '+0 +00 +00:00 Z'],
    ['yyyyMMddHHmmss', '20260207160509'],
  ])('%s', (output, expected) => expect(format(output)).toBe(expected))

  test.each([
    ['"7 Feb 2026"', 'd MMM yyyy', '2026-02-07'],
    ['"February 7, 2026"', 'MMMM d, yyyy', '2026-02-07'],
    ['"07.02.26"', 'dd.MM.yy', '2026-02-07'],
    ['" 07.02.2026 "', 'dd.MM.yyyy', '2026-02-07'],
    ['"2026-02-07T23:30:00-05:00"', "yyyy-MM-dd'T'HH:mm:ssK", '2026-02-08'],
  ])('reads %s as %s', (source, given, expected) => {
    expect(valueOf(`FormatDateTime(${source}, , "${given}", "yyyy-MM-dd")`)).toBe(expected)
  })
})

test.each([
  ['DateAdd("m", 1, "1/31/2026")', '2/28/2026 12:00:00 AM'],
  ['DateAdd("m", -13, "3/31/2026")', '2/28/2025 12:00:00 AM'],
  ['CDate([nothing])', null],
  ['DateDiff("d", [nothing], Now())', null],
  ['FormatDateTime([nothing], , "yyyy", "yyyy")', null],
])('%s is %s', (expression, expected) => expect(valueOf(expression)).toBe(expected))

test.each([
  ['CDate("soon")', /not a date that can be read/],
  ['CDate("2026-02-30")', /not a date that can be read/],
  ['DateAdd("w", 1, Now())', /no interval/],
  ['DateAdd("yyyy", 99999, Now())', /outside the years/],
  ['DateFromNum("x")', /number for a date/],
  ['FormatDateTime("2026", , "yyyy-MM", "yyyy")', /does not have the format "yyyy-MM"/],
  ['FormatDateTime("2026", , "yyyy", "q")', /no date format/],
  ['FormatDateTime("2026", "Sloppy", "yyyy", "yyyy")', /"Sloppy" is none of/],
])('%s is refused', (expression, message) => expect(() => valueOf(expression)).toThrow(message))
