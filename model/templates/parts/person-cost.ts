/**
 * A cost that follows the persons: so much per person and week, from one week after the start to another. It is the
 * municipality's and within the service frame. Reads Optag_uge, Optag_personer. Gives U_personudgift, and adds it to U_udgift
 * and Udgift_service.
 */
import type { Block, TableColumn } from '../template.ts';
import { addToColumn, reshape } from './reshape.ts';

/** Formulas without "=". */
export interface PersonCost {
  /** kr. per person and week */
  readonly weeklyPrice: string;
  /** share of those who start that it is paid for */
  readonly share: string;
  /** whole weeks from the start until the first paid week has begun */
  readonly after: string;
  /** whole weeks in which it is paid */
  readonly weeks: string;
}

function column({ weeklyPrice, share, after, weeks }: PersonCost): TableColumn {
  const persons = `SUMIFS(Optag_personer,Optag_uge,">="&([uge]-(${after})-(${weeks})),Optag_uge,"<"&([uge]-(${after})))`;
  return {
    key: 'personudgift',
    title: 'Udgift pr. person, kommune',
    name: 'U_personudgift',
    number: '#,##0',
    firstFormula: '=0',
    formula: `=IF([uge]>Uger,0,(${weeklyPrice})*(${share})*${persons})`,
  };
}

/** `weeks` with the cost. */
export function weeksWithPersonCost(weeks: readonly Block[], cost: PersonCost): readonly Block[] {
  return addToColumn(reshape(weeks, { before: { udgift: [column(cost)] } }), 'udgift', '+[personudgift]');
}

/** `costTracks` with the cost. */
export function tracksWithPersonCost(costTracks: readonly Block[]): readonly Block[] {
  return addToColumn(costTracks, 'sporUdgift', '+IF([sporKode]="service",SUMIF(U_år,[#],U_personudgift),0)');
}
