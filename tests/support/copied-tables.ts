/** What lies on the clipboard after copying in other programs, in the shape that each of them writes. */
import { nameOfColumn } from '../../model/index.ts';

interface Copied {
  readonly text: string;
  readonly html: string;
}

/** A Danish Excel of today: only what is shown, with formats in classes, and a hidden row of widths at the end. */
export const fromExcel: Copied = {
  text: 'Overskrift\t\t\r\nBeløb\t1.234,50\t31-12-2026\r\nAndel\t12,5 %\t1.500 kr. \r\nTimer\t7 timer\t- kr.\r\n0042\t\r\n',
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\,";
	mso-displayed-thousand-separator:"\\.";}
td
	{padding-top:1px;
	mso-number-format:General;
	text-align:general;
	vertical-align:bottom;
	white-space:nowrap;}
.xl65
	{font-weight:700;
	text-align:center;
	background:yellow;
	mso-pattern:black none;}
.xl66
	{mso-number-format:"\\#\\,\\#\\#0\\.00";
	border-top:.5pt solid windowtext;
	border-bottom:2.0pt double windowtext;}
.xl67
	{mso-number-format:"Short Date";}
.xl68
	{color:red;
	font-style:italic;
	mso-number-format:"0\\.0%";}
.xl69
	{mso-number-format:"_-* \\#\\,\\#\\#0\\\\ \\0022kr\\.\\0022_-\\;\\\\-* \\#\\,\\#\\#0\\\\ \\0022kr\\.\\0022_-\\;_-* \\0022-\\0022\\\\ \\0022kr\\.\\0022_-\\;_-\\@_-";}
.xl70
	{mso-number-format:"0\\\\ \\0022timer\\0022";
	white-space:normal;}
.xl71
	{mso-number-format:"\\@";}
-->
</style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td colspan=3 height=20 class=xl65 width=192 style='height:15.0pt;width:144pt'>Overskrift</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Beløb</td>
  <td class=xl66 align=right>1.234,50</td>
  <td class=xl67 align=right>31-12-2026</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Andel</td>
  <td class=xl68 align=right>12,5%</td>
  <td class=xl69><span style='mso-spacerun:yes'>&nbsp;</span>1.500 kr.<span style='mso-spacerun:yes'>&nbsp;</span></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Timer</td>
  <td class=xl70 align=right>7 timer</td>
  <td class=xl69><span style='mso-spacerun:yes'>&nbsp;</span>-<span style='mso-spacerun:yes'>&nbsp;</span>kr.<span style='mso-spacerun:yes'>&nbsp;</span></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl71 style='height:15.0pt' x:str>0042</td>
  <td x:num="36526" class=xl67 x:fmla="=TODAY()-1">01-01-2000</td>
  <td x:num x:fmla="=A1*2">24</td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td><td width=64></td><td width=64></td>
 </tr>
 <![endif]>
<!--EndFragment-->
</table>
</body>
</html>`,
};

/** LibreOffice 7: values in sdval, formats in sdnum, looks in elements and attributes. */
export const fromLibreOffice: Copied = {
  text: '1.234,50\ttekst\nSAND\t12,00 %\n',
  html: `<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
		a.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; }
		comment { display:none;  }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="2" width="85"></colgroup>
	<tr>
		<td style="border-bottom: 1px solid #000000" height="17" align="right" valign=top bgcolor="#FFFF00" sdval="1234.5" sdnum="1030;1030;#.##0,00"><b><font color="#C00000">1.234,50</font></b></td>
		<td align="left"><i>tekst</i><comment>en note</comment></td>
	</tr>
	<tr>
		<td height="17" align="center" sdval="1" sdnum="1030;0;BOOLEAN">SAND</td>
		<td align="right" sdval="0.12" sdnum="1030;0;0,00 %">12,00 %</td>
	</tr>
	<tr>
		<td height="17" align="right" sdval="2469" sdnum="1030;" data-sheets-formula="=R[-2]C[0]*2">2469</td>
		<td align="left">to<br>linjer</td>
	</tr>
</table>
</body>
</html>`,
};

const quoted = (value: unknown): string => JSON.stringify(value).replaceAll('"', '&quot;');

/** Google Sheets: values, formats and formulas in data-sheets-*. */
export const fromGoogleSheets: Copied = {
  text: '0042\t1,234.50\n46,387\t3\nTRUE\t2,469.00',
  html: `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:middle;font-weight:bold;" data-sheets-value="${quoted({ 1: 2, 2: '0042' })}">0042</td><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;text-align:right;background-color:#c9daf8;" data-sheets-value="${quoted({ 1: 3, 3: 1234.5 })}" data-sheets-numberformat="${quoted({ 1: 2, 2: '#,##0.00', 3: 1 })}">1,234.50</td></tr>
<tr style="height:21px;"><td style="vertical-align:bottom;text-align:right;" data-sheets-value="${quoted({ 1: 3, 3: 46387 })}" data-sheets-numberformat="${quoted({ 1: 5, 2: 'yyyy-mm-dd', 3: 1 })}">2026-12-31</td><td style="text-align:right;" data-sheets-value="[null,3,null,3]" rowspan="1" colspan="1">3</td></tr>
<tr style="height:21px;"><td data-sheets-value="${quoted({ 1: 4, 4: 1 })}">TRUE</td><td style="text-align:right;" data-sheets-value="${quoted({ 1: 3, 3: 2469 })}" data-sheets-formula="=SUM(R[-2]C[0]:R[-2]C[0])*2">2,469.00</td></tr>
<tr style="height:21px;"><td data-sheets-value="${quoted({ 1: 3, 3: 7 })}" data-sheets-formula="=Elsewhere!R[0]C[0]">7</td><td data-sheets-value="${quoted({ 1: 2, 2: '=1+1' })}">=1+1</td></tr>
</tbody></table></google-sheets-html-origin>`,
};

/** A page that would do harm if any of it stood in ours: scripts, a table in a table, picture, style, frame. */
export const fromHostilePage: Copied = {
  text: 'a\tb',
  html: `<style>body{display:none}</style><table onclick="document.title='x'"><tr><td><script>document.title='ramt'</script><img src="https://example.org/x.png" onerror="document.title='ramt'">a<iframe src="https://example.org/"></iframe></td>
<td><table><tr><td>indre 1</td><td>indre 2</td></tr></table></td><td colspan="99999999" rowspan="99999">bred</td></tr></table>`,
};

/** 1,000 × 50 cells of three kinds, as they lie on the clipboard. */
export function largeTables(): Readonly<Record<'numbers' | 'formulas' | 'cells of a table', Copied>> {
  const rows = Array.from({ length: 1000 }, (_, row) => row);
  const columns = Array.from({ length: 50 }, (_, column) => column);
  const text = (cell: (row: number, column: number) => string): string =>
    rows.map((row) => columns.map((column) => cell(row, column)).join('\t')).join('\r\n');
  const amount = (row: number, column: number): string =>
    (((row * 7919 + column * 104_729) % 100_000) / 10).toLocaleString('da-DK', { minimumFractionDigits: 2 });
  const formula = (row: number, column: number): string =>
    column < 2 ? String(row + column) : `=${nameOfColumn(column - 1)}${row + 1}+1`;
  const looks = ['class=xl66', '', '', 'class=xl68', '', 'class=xl65', ''];
  const lines = rows.map((row) => {
    const cells = columns.map((column) => `<td ${looks[column % looks.length]}>${amount(row, column)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  const [head = ''] = fromExcel.html.split('<tr', 1);
  return {
    numbers: { text: text(amount), html: '' },
    formulas: { text: text(formula), html: '' },
    'cells of a table': { text: text(amount), html: `${head}${lines.join('\n')}</table>\n</body>\n</html>` },
  };
}
