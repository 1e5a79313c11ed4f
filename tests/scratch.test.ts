import { test } from 'vitest';
import { clearInputs } from '../model/index.ts';
import { openCaseWorkbook, } from './support/case-workbook.ts';
import { errorsIn } from './support/template-workbook.ts';
test('x', () => {
  let t=Date.now(); const lap=(s:string)=>{console.log(s,Date.now()-t);t=Date.now()};
  const b=openCaseWorkbook(); lap('open');
  console.log(b.value('Ydelse'),b.value('Sats_status'),b.value('Kontrol_sats'),b.value('Kontrol_ophør'),b.value('Kontrol_udfyldt'),b.value('Netto_kommune'));
  console.log(b.column('Sats_valg_status'), b.column('Sats_valg_kr'));
  lap('read');
  b.type('Egen_ydelse',''); b.projection.flush(); lap('own');
  for (const [c,d] of [['Dagpenge, højeste beløb','1-3-2025'],['Dagpenge, højeste beløb','1-3-2026'],['Kontanthjælp før juli 2025, 30 år, andre','1-1-2023'],['Kontanthjælp før juli 2025, 30 år, andre','1-1-2026'],['Kontanthjælp, grundsats','1-1-2027'],['Kontanthjælp, grundsats','1-1-2016']] as const){
    b.type('Ydelsesvalg',c); b.type('Startdato',d); b.projection.flush(); lap('flush');
    console.log(c,d,b.value('Ydelse'),b.value('Sats_fundet_år'),b.value('Sats_status'),b.value('Kontrol_sats'),b.value('Kontrol_ophør'),b.value('Kontrol_udfyldt'),b.value('Sats_fundet_kilde'),errorsIn(b).slice(0,5));
  }
  clearInputs(b.editor); b.projection.flush(); lap('clear');
  console.log(b.value('Kontrol_udfyldt'),b.value('Ydelse'),b.value('Sats_status'),b.value('Kontrol_sats'),errorsIn(b).slice(0,5));
});
