import type { NewUser } from '../tenant/index.ts'
import { departments, type Place, places } from './places.ts'
import { identifierOf, type Random } from './random.ts'

/** Makes invented people with real-looking names; the same order gives the same people. */
export class PeopleMaker {
  readonly #random: Random
  readonly #domain: string
  readonly #key: string
  readonly #taken = new Set<string>()
  #count = 0

  /** @param key makes the ids of different companies differ */
  constructor(random: Random, domain: string, key: string) {
    this.#random = random
    this.#domain = domain
    this.#key = key
  }

  /** Names that are in use already. */
  avoid(names: Iterable<string>): void {
    for (const name of names) this.#taken.add(name.toLowerCase())
  }

  /** A person of an office; some attributes stay empty, as in every real directory. */
  next(): NewUser & { id: string } {
    const random = this.#random
    this.#count += 1
    const place = random.pick(places)
    const department = random.pick(departments)
    const [given, ownGiven] = spellings(random.pick(place.given))
    const [family, ownFamily] = spellings(random.pick(place.family))
    const usesOwn = random.chance(0.75)
    const givenName = usesOwn ? ownGiven : given
    const surname = usesOwn ? ownFamily : family
    const nickname = this.#nickname(given, family)
    const maybe = (share: number, value: string): string | null => (random.chance(share) ? value : null)
    const digits = () => String(random.below(9000) + 1000)
    return {
      id: identifierOf(`${this.#key}/person/${this.#count}`),
      userPrincipalName: `${nickname}@${this.#domain}`,
      displayName: place.familyFirst && usesOwn ? `${surname} ${givenName}` : `${givenName} ${surname}`,
      givenName,
      surname,
      mail: `${nickname}@${this.#domain}`,
      mailNickname: nickname,
      jobTitle: maybe(0.95, random.pick(department.titles.slice(1))),
      department: maybe(0.97, department.name),
      companyName: 'Nordwind Traders',
      employeeId: maybe(0.9, String(100_000 + this.#count)),
      ...this.#address(place),
      telephoneNumber: maybe(0.85, `${place.phone} ${digits()}`),
      mobile: maybe(0.55, `${place.phone} ${digits()} ${digits()}`),
      facsimileTelephoneNumber: maybe(0.12, `${place.phone} ${digits()}`),
      preferredLanguage: maybe(0.8, place.language),
      createdDateTime: new Date(Date.UTC(2021, 0, 4) + this.#count * 3_600_000).toISOString(),
    }
  }

  /** Somebody of another company, as a guest. */
  guest(): NewUser & { id: string } {
    const person = this.next()
    const nickname = person.mailNickname ?? 'guest'
    return {
      id: person.id,
      userPrincipalName: `${nickname}_fabrikam.example#EXT#@${this.#domain}`,
      displayName: `${person.displayName} (Fabrikam)`,
      mail: `${nickname}@fabrikam.example`,
      mailNickname: `${nickname}_fabrikam.example#EXT#`,
      companyName: 'Fabrikam',
      userType: 'Guest',
      ...(person.createdDateTime === undefined ? {} : { createdDateTime: person.createdDateTime }),
    }
  }

  #address(place: Place): Partial<NewUser> {
    const floor = `${place.city} ${this.#random.pick(['HQ', 'Harbour', 'Floor 2', 'Floor 3'])}`
    return {
      physicalDeliveryOfficeName: this.#random.chance(0.9) ? floor : null,
      streetAddress: place.street,
      city: place.city,
      state: place.state,
      postalCode: place.postalCode,
      country: place.country,
      usageLocation: place.code,
    }
  }

  #nickname(given: string, family: string): string {
    const base = `${given}.${family}`.toLowerCase().replaceAll(/[^a-z.-]/g, '')
    let nickname = base
    for (let number = 2; this.#taken.has(nickname); number += 1) nickname = `${base}${number}`
    this.#taken.add(nickname)
    return nickname
  }
}

function spellings(name: string): [latin: string, own: string] {
  const [latin = name, own] = name.split('/')
  return [latin, own ?? latin]
}
