import { isDigits, withoutGaps } from './digit-groups.js';

/** Most employers have one branch at IESS, and it carries this number (docs/identity.md). */
export const USUAL_IESS_BRANCH = '0001';

export interface IessBranchRefusal {
  readonly code: 'iess_branch.four_digits';
  readonly params: Readonly<Record<string, string | number>>;
}

export type IessBranchCheck = { readonly iessBranch: string } | { readonly refused: IessBranchRefusal };

/** Reads IESS's branch number (*sucursal*): four digits, and not the establishment at the end of the RUC. */
export function checkIessBranch(text: string): IessBranchCheck {
  const iessBranch = withoutGaps(text);
  if (isDigits(iessBranch) && iessBranch.length === 4) return { iessBranch };
  return { refused: { code: 'iess_branch.four_digits', params: { n: iessBranch.length } } };
}
