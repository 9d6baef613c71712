export interface Finding {
  code:
    | 'reference'
    | 'never true'
    | 'always true'
    | 'not searched'
    | 'rows overlap'
    | 'row never fits'
    | 'gap'
    | 'versions overlap'
    | 'no citation'
    | 'undated'
    | 'not reviewed'
    | 'review is old'
    | 'fact not used'
    | 'twice';
  /** 'error': the pack cannot be relied on. 'warning': look at it. */
  severity: 'error' | 'warning';
  path: string;
  says: string;
}
