/**
 * What is known about efforts, as short entries with a source. An entry supports assumptions of a case in one of three
 * senses, and only one of them has a number: a size against a comparison group. That an effort helps says nothing of how
 * much, and a share that left says nothing of how many would have left anyway; so a direction and a warning have no place
 * where a number could stand.
 */

import type { EvidenceGrade } from '../workbook/assumptions.ts';

/** A day, a month or a year: 2017-09-19, 2021-02, 2018. */
export type PartialDate = string;

export interface Source {
  readonly title: string;
  /** undefined: the source is not on the net, or its address is not known */
  readonly url?: string;
  readonly date?: PartialDate;
}

/** What a source says of which way an effort works. `lookUp`: it depends on target group and effort, and stands there. */
export type Direction = 'positive' | 'negative' | 'lookUp';

/** The source's word for which way; never how much. */
export interface DirectionSupport {
  readonly sense: 'direction';
  /** the templates' name of the input */
  readonly key: string;
  readonly direction: Direction;
}

/** A published net size: the difference from a comparison group. */
export interface SizeSupport {
  readonly sense: 'size';
  readonly key: string;
  /** a share, 0..1: 0.13 is 13 percentage points */
  readonly netShare: number;
  /** whom it was measured on, against whom, and after how long */
  readonly measuredOn: string;
}

/** Something to think of before the assumption is given a value. */
export interface WarningSupport {
  readonly sense: 'warning';
  readonly key: string;
  readonly text: string;
}

export type Support = DirectionSupport | SizeSupport | WarningSupport;

export interface Evidence {
  readonly id: string;
  readonly title: string;
  /** what was found, in our own words */
  readonly finding: string;
  readonly source: Source;
  /** how the source has found out; undefined where what we have read does not say */
  readonly grade?: EvidenceGrade;
  readonly supports: readonly Support[];
}

/** The sources that collect directions: their entries hold nothing else. */
export interface DirectionEvidence extends Evidence {
  readonly supports: readonly DirectionSupport[];
}
