import { begin, count, crowd, type Tally, type Target } from './target.js';

const CLIENTS = 8;
const SEARCHES = 400;
const TERMS = 990;

/** Ask with texts of 990 terms, no two alike, so that none is a statement that the server knows. */
export async function longSearches(target: Target): Promise<Tally> {
  const tally: Tally = new Map();
  let next = 0;
  await crowd(CLIENTS, target, async () => {
    const number = next % SEARCHES;
    next += 1;
    const login = target.logins[number % target.logins.length] ?? '';
    const client = await begin(
      target,
      `GET /api/compute_resources/1/images?search=${longSearch(number)} HTTP/1.1\r\nHost: x\r\n${login}\r\n\r\n`,
    );
    count(tally, client.status);
    client.close();
  });
  return tally;
}

/** Writes a search whose form depends on its number: what is asked by id, and what by name. */
function longSearch(number: number): string {
  const terms = Array.from({ length: TERMS }, (_, place) => {
    const isName = place < 9 ? (number >> place) % 2 === 1 : (place + number) % 7 === 0;
    return isName ? `name=i${place}` : `id=${1 + place * 7}`;
  });
  return terms.join('+or+');
}
