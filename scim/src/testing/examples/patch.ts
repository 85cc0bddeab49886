import { applyPatch, createSchemaRegistry, parsePatchRequest } from '@dynasend/scim'

const user = createSchemaRegistry().resourceType('User')
const before = { userName: 'asa@nordwind.example', active: true }

/** As Microsoft Entra ID sends it: capitals, booleans as text, an element that is not there yet, a bare manager. */
const operations = parsePatchRequest({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [
    { op: 'Replace', path: 'active', value: 'False' },
    { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+46 70 123' },
    {
      op: 'Add',
      path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
      value: 'id-of-the-manager',
    },
  ],
})

export const after = applyPatch(before, operations, user)
// { userName: 'asa@nordwind.example', active: false, phoneNumbers: [{ type: 'mobile', value: '+46 70 123' }],
//   'urn:…:User': { manager: { value: 'id-of-the-manager' } } }; `before` is as it was
