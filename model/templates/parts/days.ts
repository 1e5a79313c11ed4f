/** Days that a person may type: from 2016, when the refund ladder came, to 2099, as date serials. */
import type { Allowed } from '../template.ts';

export const aDay: Allowed = { kind: 'date', min: 42_370, max: 73_050 };
