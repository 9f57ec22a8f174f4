/** The abbreviations of time zones that Ruby reads, by their distance from UTC. Ruby: ext/date/zonetab.list, where three are half an hour or more off. */
const ABBREVIATIONS = [
  ['-12:00', 'aoe'],
  ['-11:00', 'nut sst'],
  ['-10:00', 'ahst ckt hast hst taht'],
  ['-09:30', 'mart'],
  ['-09:00', 'akst gamt hadt hdt yst'],
  ['-08:00', 'akdt pst ydt'],
  ['-07:00', 'mst pdt'],
  ['-06:00', 'cst east galt mdt'],
  ['-05:00', 'act cdt cist cot ect est pet'],
  ['-04:00', 'ast bot clt edt fkt gyt vet'],
  ['-03:30', 'nst'],
  ['-03:00', 'adt art brt clst fkst gft pmst pyst rott srt uyt wgt'],
  ['-02:30', 'ndt'],
  ['-02:00', 'brst fnt pmdt uyst wgst'],
  ['-01:00', 'azot cvt egt'],
  ['+00:00', 'egst wet'],
  ['+01:00', 'bst cet fwt met mewt mez swt wat west'],
  ['+02:00', 'cat cest eet fst mest sast wast'],
  ['+03:00', 'eat eest fet idt msk syot trt'],
  ['+03:30', 'irst'],
  ['+04:00', 'azt get kuyt msd mut ret samt sct'],
  ['+04:30', 'aft irdt'],
  ['+05:00', 'aqtt azst mawt mvt orat pkt tft tjt tmt uzt yekt'],
  ['+05:30', 'ist'],
  ['+05:45', 'npt'],
  ['+06:00', 'almt btt iot kgt omst qyzt vost'],
  ['+06:30', 'cct mmt'],
  ['+07:00', 'cxt davt hovt ict krat novt wib'],
  ['+08:00', 'awst bnt cast chot hkt irkt myt pht sgt ulat wadt'],
  ['+09:00', 'awdt jst kst pwt tlt wit yakt'],
  ['+09:30', 'acst'],
  ['+10:00', 'aest chst chut ddut gst pgt vlat yapt'],
  ['+10:30', 'acdt lhst'],
  ['+11:00', 'aedt eadt kost lhdt magt nct nft pont sakt sbt sret vut'],
  ['+12:00', 'anat fjt gilt mht nfdt nrt nzst nzt pett tvt wakt wft'],
  ['+13:00', 'fjst nzdt phot tkt tot'],
  ['+13:45', 'chadt'],
  ['+14:00', 'lint tost'],
] as const;

const DISTANCES: ReadonlyMap<string, string> = new Map(
  ABBREVIATIONS.flatMap(([distance, names]) => names.split(' ').map((name) => [name, distance] as const)),
);

/** Matches the time zone after a time: `z`, `utc`, `+02:00`, `gmt-3` or a word that may be an abbreviation. */
export const ZONE = '(?:z|(?:utc?|gmt)?[-+]\\d{1,2}(?::?\\d{2})?|[a-z]{2,5})(?![a-z\\d:])';

/** Gives how many milliseconds a time zone is ahead of UTC; undefined when the text names none. */
export function offsetOf(zone: string): number | undefined {
  if (/^(?:z|utc?|gmt)$/.test(zone)) return 0;
  return millisecondsOf(DISTANCES.get(zone) ?? zone);
}

function millisecondsOf(distance: string): number | undefined {
  const [, sign, hours = '', minutes = '0'] = /^(?:utc?|gmt)?([-+])(\d{1,2}):?(\d{2})?$/.exec(distance) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
}
