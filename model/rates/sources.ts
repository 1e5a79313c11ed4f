/**
 * Where the figures stand. "primary" is law, a bill or a ministry; "secondary" is anybody who repeats it: a municipality,
 * a trade union, an employers' body, an accountant.
 */
export interface RateSource {
  readonly url: string;
  readonly kind: 'primary' | 'secondary';
}

const primary = (url: string): RateSource => ({ url, kind: 'primary' });
const secondary = (url: string): RateSource => ({ url, kind: 'secondary' });

export const sources = {
  draftL77: primary('https://www.ft.dk/samling/20241/almdel/BEU/bilag/299/3065836/index.htm'),
  bmRates2017: primary('http://bm.dk/da/Satser%20for%202018/Satser%20for%202017.aspx'),
  bfa2018: secondary('http://www.bf-a.dk/portal/page/portal/BFA/AKasse/Satser?page=608'),
  danskErhverv2019: secondary('https://www.danskerhverv.dk/varktojer/satser-for-2019/'),
  danskIndustri2024: secondary(
    'https://www.danskindustri.dk/vi-radgiver-dig/personale/nyhedsarkiver---personaleforhold/nyheder-personalejura/2023/11/satser-for-sygedagpenge-g-dage-m.m.-2024/',
  ),
  star2017: primary('http://star.dk/da/Ydelser-og-ferie/Satser-og-udbetaling/Satser.aspx'),
  bmResource2020: primary('https://www.bm.dk/satser/satser-for-2020/ressourceforloebsydelse/'),
  serviceforbundet2021: secondary(
    'https://serviceforbundet.dk/NyhederFagblad/2020/2020-12-09-satser-for-2021.aspx',
  ),
  serviceforbundet2022: secondary('https://serviceforbundet.dk/svar/Satser.aspx'),
  regionRates2023: secondary(
    'https://www.region.de/pendlerinfo/dk/Leve_og_arbejde_i_Danmark/Social_sikring/Satser_tal_2023.php',
  ),
  tjekfagforening2025: secondary('https://tjekfagforening.dk/artikler/dagpengesats-2025/'),
  beraknare2026: secondary('https://beraknare.se/dagpenge'),
  fagligAkasse2024: secondary(
    'https://fa-k.dk/my-situation-content/dagpenge-og-efterlonssatser-i-2024/udfyld-dagpengekort',
  ),
  threeF2019: secondary('https://www.3f.dk/kastrup/a-kasse/dagpengesatser-2019'),
  billL76: primary('https://eu.dk/samling/20181/lovforslag/l76/20181_l76_som_fremsat.htm'),
  slagelse2022: secondary(
    'https://www.slagelse.dk/borger/job-uddannelse-og-ledig/job-og-ledighed/fleksjob/fleksloentilskud',
  ),
  detFagligeHus2024: secondary(
    'https://www.detfagligehus.dk/faa-hjaelp/loenmodtager/i-fleksjob/fleksloentilskud/',
  ),
  aeldresagenPension2018: secondary(
    'https://www.aeldresagen.dk/viden-og-raadgivning/vaerd-at-vide/f/folkepension-og-foertidspension/foertidspension/ny-foertidspensions-stoerrelse',
  ),
  bmPension2020: primary('https://bm.dk/satser/satser-for-2020/foertidspension/'),
  borgerPension2022: primary(
    'https://www.borger.dk/pension-og-efterloen/Foertidspension-oversigt/Foertidspension-nye-regler',
  ),
  serviceforbundet2024: secondary('https://serviceforbundet.dk/raad-og-svar/satser/'),
  copenhagenRates2018: secondary(
    'https://www.kk.dk/indhold/satser-integrationsydelse-uddannelses-og-kontanthjaelp',
  ),
  bmAssistance2016: primary('http://bm.dk/da/Satser%20for%202018/Satser%20for%202016/Kontanthjaelp.aspx'),
  socialraadgiver2021: secondary('https://aktivsocialraadgiver.dk/kontanthjaelp/'),
  bmAssistance2023: primary('https://bm.dk/satser/satser-for-2023/kontanthjaelp/'),
  avisen2018: secondary('https://www.avisen.dk/hvad-faar-man-i-kontanthjaelp_483373.aspx'),
  lundsteen2023: secondary('https://lundsteenwiederquist.dk/index.php/2023/11/01/grundlaeggende-satser/'),
  lundsteen2025: secondary(
    'https://lundsteenwiederquist.dk/index.php/2025/02/21/de-nye-regler-om-kontanthjaelp-og-de-indbyggede-tillaeg/',
  ),
  bmCeiling2023: primary('https://bm.dk/satser/satser-for-2023/kontanthjaelpsloft/'),
  bmCash2018: primary('http://bm.dk/da/Satser%20for%202018/Kontantydelse.aspx'),
  bmResource2017: primary(
    'http://bm.dk/da/Satser%20for%202018/Satser%20for%202017/Ressourceforloebsydelse.aspx',
  ),
  bmResource2022: primary('https://bm.dk/satser/satser-for-2022/ressourceforloebsydelse/'),
  bmResource2024: primary('https://bm.dk/satser/satser-for-2024/ressourceforloebsydelse'),
  dmPay2021: secondary(
    'https://dm.dk/din-loen/loenstatistik-og-loentabeller/kommunalt-ansat/tidligere-loen-og-tillaeg',
  ),
  aeldresagenResource2021: secondary(
    'https://www.aeldresagen.dk/viden-og-raadgivning/vaerd-at-vide/f/folkepension-og-foertidspension/foertidspension/sagsbehandling-af-fleksjob-mv/foroegelse-under-ressourceforloeb',
  ),
  financeLaw5: primary(
    'https://elov.dk/lov-om-kommunernes-finansiering-af-visse-offentlige-ydelser-udbetalt-af-kommunerne-udbetaling-danmark-og-arbejdsloshedskasserne/5/',
  ),
  fyens2018: secondary(
    'https://www.fyens.dk/Danmark-Erhverv/Fire-skridt-mod-et-fast-arbejde/artikel/3305356',
  ),
  cabi: secondary(
    'https://www.cabiweb.dk/temaer/flere-i-job-med-kompenserende-ordninger/businesscases-om-personlig-assistance/',
  ),
  financeLaw6: primary(
    'https://elov.dk/lov-om-kommunernes-finansiering-af-visse-offentlige-ydelser-udbetalt-af-kommunerne-udbetaling-danmark-og-arbejdsloshedskasserne/6/',
  ),
  billL200: primary('https://eu.dk/samling/20111/lovforslag/l200/20111_l200_som_fremsat.htm'),
  skm2024: primary(
    'https://skm.dk/tal-og-metode/satser/regulering-af-beloebsgraenser/beloebsgraenser-i-skattelovgivningen-der-reguleres-efter-personskattelovens-20-2023-2024',
  ),
  skm2026: primary(
    'https://skm.dk/tal-og-metode/satser/regulering-af-beloebsgraenser/beloebsgraenser-i-skattelovgivningen-der-reguleres-efter-personskattelovens-20-2025-2026',
  ),
  talrevision: secondary('http://www.2talrevision.dk/gaeldende-skattesatser/'),
  themis: secondary('https://themis.dk/synopsis/docs/Oversigt_over_beloebsgraenser.html'),
  skmMunicipal2018: primary(
    'https://www.skm.dk/skattetal/satser/kommunal-beskatning/kommuneskatter-gennemsnitsprocenten-i-2018',
  ),
  skmMunicipal2026: primary(
    'https://skm.dk/tal-og-metode/satser/statistik-i-kommunerne/kommuneskatter-gennemsnitsprocenten-i-2026',
  ),
  rates2016Law: primary('https://www.retsinformation.dk/Forms/R0710.aspx?id=184114'),
  copenhagenSickness2018: secondary('https://www.kk.dk/indhold/sygedagpenge-0'),
  rates2019Law: primary('https://www.retsinformation.dk/Forms/R0710.aspx?id=207562'),
  rates2023Law: primary('http://www.socialjura.dk/content-storage/regler/2022/vejl-10391-af-1912-2022/'),
  dag2024: secondary('https://dag.dk/g-dagssats-og-dagpengesats/'),
  bmEducation2016: primary('http://bm.dk/da/Satser%20for%202018/Satser%20for%202016/Uddannelseshjaelp.aspx'),
  bmEducation2019: primary('https://bm.dk/satser/satser-for-2019/uddannelseshjaelp/'),
  bmEducation2020: primary('https://bm.dk/satser/satser-for-2020/uddannelseshjaelp/'),
  bmEducation2023: primary('https://bm.dk/satser/satser-for-2023/uddannelseshjaelp'),
  billL196: primary('https://ft.dk/samling/20191/lovforslag/l196/20191_l196_som_fremsat.htm'),
} as const;
