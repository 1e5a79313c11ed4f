import { describe, expect, test } from 'vitest';
import { evidence, evidenceFor, templates } from '../../../model/index.ts';
import type { DirectionSupport, WarningSupport } from '../../../model/evidence/evidence.ts';

const inputNames = new Set(
  templates.flatMap(({ sheets }) =>
    sheets.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'field' ? block.values.flatMap((value) => value?.name ?? []) : [],
      ),
    ),
  ),
);

describe('the entries', () => {
  test('[EVID-1] each has a finding of its own, a source, and something that it supports', () => {
    const ids = evidence.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, finding, source, supports } of evidence) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(title.length, id).toBeLessThanOrEqual(60);
      expect(finding, id).toMatch(/\.$/);
      expect(source.title, id).not.toBe('');
      if (source.url !== undefined) expect(new URL(source.url).protocol, id).toBe('https:');
      if (source.date !== undefined) expect(source.date, id).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect(supports.length, id).toBeGreaterThan(0);
    }
  });

  test('[EVID-1] what is asked for is there, by what it can support', () => {
    const ids = evidence.map(({ id }) => id);
    for (const wanted of [
      'jobeffekter',
      'ips-inklusion',
      'flere-skal-med',
      'working-well',
      'bip-forventninger',
    ])
      expect(ids).toContain(wanted);
    for (const key of new Set(evidence.flatMap(({ supports }) => supports.map((each) => each.key)))) {
      expect(inputNames, 'an input of a template').toContain(key);
      expect(evidenceFor(key).length).toBeGreaterThan(0);
    }
    expect(evidenceFor('Horisont')).toEqual([]);
  });

  test('[EVID-2] only a difference from a comparison group is a size; a direction and a warning have no number', () => {
    for (const { id, grade, supports } of evidence) {
      for (const support of supports) {
        const numbers = Object.values(support).filter((value) => typeof value === 'number');
        if (support.sense !== 'size') {
          expect(numbers, id).toEqual([]);
          continue;
        }
        expect(['rct', 'quasi'], id).toContain(grade);
        expect(support.netShare, id).toBeGreaterThan(0);
        expect(support.netShare, id).toBeLessThan(1);
        expect(support.measuredOn, id).toMatch(/mod .*gruppe/);
      }
    }
    // The compiler holds it too: these lines do not compile without the marks above them.
    const key = 'Effekt';
    // @ts-expect-error -- a direction has no size
    const way: DirectionSupport = { sense: 'direction', key, direction: 'positive', netShare: 0.1 };
    // @ts-expect-error -- nor has a warning
    const warning: WarningSupport = { sense: 'warning', key, text: 'brutto', netShare: 0.8 };
    expect([way.sense, warning.sense]).toEqual(['direction', 'warning']);
  });

  test('[EVID-2] Jobeffekter gives categories only', () => {
    const [entry] = evidence.filter(({ id }) => id === 'jobeffekter');
    expect(entry!.supports.every(({ sense }) => sense === 'direction')).toBe(true);
    expect(entry!.grade).toBeUndefined();
  });

  test('[EVID-3] a size comes from the one randomised trial, and gross exits only warn', () => {
    const sizes = evidence.filter(({ supports }) => supports.some(({ sense }) => sense === 'size'));
    expect(sizes.map(({ id }) => id)).toEqual(['ips-inklusion']);
    for (const id of ['aabenraa-brutto', 'flere-skal-med', 'working-well'])
      expect(evidence.find((each) => each.id === id)!.supports.map(({ sense }) => sense)).not.toContain(
        'size',
      );
  });
});
