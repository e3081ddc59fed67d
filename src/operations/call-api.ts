import { document, scalarMap } from './document-param.ts'
import { defineOperation } from './operation.ts'
import { choice, flag, optional, text, withDefault } from './param.ts'

export const callApi = defineOperation({
  name: 'call-api',
  summary:
    'Call any operation of the Admin API. The one operation that is not safe to repeat: a POST or PATCH whose answer is lost fails, and is not sent again.',
  effect: 'write',
  subject: 'request',
  params: {
    operationId: optional(
      text({
        describe: "Id of an operation as in Atlas's documentation of the Admin API, such as `listGroupClusters`.",
        expected: 'an operation id: letters and digits',
        pattern: /^[A-Za-z][A-Za-z0-9]{0,99}$/,
      }),
    ),
    method: optional(choice({ describe: 'HTTP method, with path.', words: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] })),
    path: optional(
      text({
        describe:
          'Path of the Admin API instead of operation-id, such as `/groups/{groupId}/clusters`, with method. Names in braces are taken from parameters.',
        expected: 'a path that begins with `/`',
        pattern: /^.{1,2000}$/s,
      }),
    ),
    parameters: optional(
      scalarMap({
        describe: 'Path and query parameters by name, as the Admin API writes them: `groupId`, `clusterName`.',
        expected: 'a mapping of names to values or lists of values; ids of digits alone in quotes',
      }),
    ),
    body: optional(document({ describe: 'Body of the request, as YAML or JSON.', expected: 'a mapping or a list' })),
    apiVersion: optional(
      text({
        describe: 'Version of the operation. Default: its newest stable one.',
        expected: 'a date such as `2024-08-05`, or `preview`',
        pattern: /^(?:\d{4}-\d\d-\d\d|preview)$/,
      }),
    ),
    allPages: withDefault(
      true,
      flag({
        describe:
          'Read all pages of a list. With `false`, or with `pageNum` or `itemsPerPage` among the parameters: one page.',
      }),
    ),
    outputFile: optional(
      text({
        describe:
          'File for the whole answer, in the place of `response`; with its secrets, if it has any. A new file is for its owner alone. Compressed answers need it. With the ending `.csv`, invoices come as CSV.',
        expected: 'a path',
        pattern: /^[^\0]{1,1000}$/,
      }),
    ),
  },
  outputs: {
    response: { describe: 'The answer: JSON, for lists all items, or text; secrets in it as `***`.' },
    responseWithSecrets: { describe: 'The answer as it came, if it holds a secret.', secret: true },
    status: {
      describe:
        'HTTP status of the answer. A DELETE of what is not there is success with 404, of a cluster that is going already with 400.',
    },
    count: { describe: 'How many items the list has.' },
    outputFile: { describe: 'Absolute path of the file that holds the answer.' },
  },
  // The table of all operations is loaded only where it is needed.
  loadCheck: async () => (await import('./subject/api-check.ts')).checkApiRequest,
  step: async (context) => (await import('./subject/api-step.ts')).callApiOnce(context),
})
