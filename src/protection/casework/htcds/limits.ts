/** What one transaction can hold while a person waits. */
export const mostCases = 500;
