/** Times, names and numbers as readers expect them. */

const LOCALE = 'en-GB';
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);
const STEPS = [[60, 'second'], [60, 'minute'], [24, 'hour'], [7, 'day'], [4.35, 'week'], [12, 'month'], [Infinity, 'year']];

const languages = new Intl.DisplayNames(LOCALE, {type: 'language', fallback: 'code'});
const regions = new Intl.DisplayNames(LOCALE, {type: 'region', fallback: 'code'});
const relative = new Intl.RelativeTimeFormat(LOCALE, {numeric: 'auto', style: 'short'});
const moment = new Intl.DateTimeFormat(LOCALE, {dateStyle: 'medium', timeStyle: 'short'});
const day = new Intl.DateTimeFormat(LOCALE, {dateStyle: 'medium', timeZone: 'UTC'});
const numbers = new Intl.NumberFormat(LOCALE);
const short = new Intl.NumberFormat(LOCALE, {notation: 'compact', maximumFractionDigits: 1});

const nameOf = (names, code) => {
  try {
    return names.of(code);
  } catch {
    return code;
  }
};

/** "Indonesian" for id; the tag itself where nobody knows it. */
export const languageName = tag => (!tag || tag === 'und' ? 'unknown language' : nameOf(languages, tag));

/** "Indonesia" for ID. */
export const countryName = code => nameOf(regions, code);

/** Which way a language is written: `rtl` or `ltr`; `auto` where the language is unknown. */
export function direction(tag) {
  if (!tag || tag === 'und') {
    return 'auto';
  }
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script) ? 'rtl' : 'ltr';
  } catch {
    return 'auto';
  }
}

/** The attributes of an element that holds text in a language. */
export const inLanguage = tag => ({lang: tag && tag !== 'und' ? tag : null, dir: direction(tag)});

/** "3 min ago". */
export function age(iso, now = Date.now()) {
  let distance = (new Date(iso).getTime() - now) / 1000;
  for (const [size, unit] of STEPS) {
    if (Math.abs(distance) < size) {
      return unit === 'second' && Math.abs(distance) < 10 ? 'just now' : relative.format(Math.trunc(distance), unit);
    }
    distance /= size;
  }
  return iso;
}

/** "19 Jun 2024, 08:30" in the reader's time zone. */
export const when = iso => moment.format(new Date(iso));

/** "19 Jun 2024" of a day or a moment, in UTC. */
export const onDay = iso => day.format(new Date(iso));

export const number = value => numbers.format(value);

/** "1.2k". */
export const shortNumber = value => short.format(value);

export const percent = share => `${Math.round(share * 100)} %`;

/** "1 article", "2 articles". */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
