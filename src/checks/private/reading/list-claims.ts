/** Claims that hold a list; AWS does not document how one is compared, nor which text it becomes. */
export const LIST_CLAIMS: readonly string[] = ['cognito:groups', 'cognito:roles'];
