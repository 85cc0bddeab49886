/** Invents people and companies, always the same for the same seed. The sample, the API and the random day call it. */
export { type CompanyPlan, generateCompany } from './company.ts'
export { PeopleMaker } from './people.ts'
export { departments, places } from './places.ts'
export { identifierOf, Random } from './random.ts'
