/**
 * `members[…].displayName` of RFC 7644 figure 8 and of Microsoft's Postman collection: the schema calls it `display`.
 * @param attribute lower-case path of the attribute
 */
export function subAttributeAlias(attribute: string, subAttribute: string): string {
  return attribute === 'members' && subAttribute.toLowerCase() === 'displayname' ? 'display' : subAttribute
}
