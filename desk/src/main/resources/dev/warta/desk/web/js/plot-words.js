/** The words and numbers at a plot: times, names and sums. */

/** Of an interval of /api/counts. */
export const SECONDS_IN = {hour: 3600, day: 86400, week: 7 * 86400};

const inUtc = parts => new Intl.DateTimeFormat('en-GB', {...parts, timeZone: 'UTC', hourCycle: 'h23'});
const hourLabel = inUtc({hour: '2-digit', minute: '2-digit'});
const dayLabel = inUtc({day: 'numeric', month: 'short'});
const monthLabel = inUtc({month: 'short', year: 'numeric'});
const intervalNames = {
  hour: inUtc({day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'}),
  day: inUtc({weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'}),
  week: inUtc({day: 'numeric', month: 'short', year: 'numeric'}),
};

/** What the time of one of the counts is called, such as "week of 2 Nov 2026". */
export function timeName({times, interval}, index) {
  const name = intervalNames[interval].format(new Date(times[index]));
  return interval === 'week' ? `week of ${name}` : name;
}

/** The day where it begins, the hour between; months where no more fits. */
export function timeLabel(second, step) {
  const time = new Date(second * 1000);
  if (step >= 28 * SECONDS_IN.day) {
    return monthLabel.format(time);
  }
  return second % SECONDS_IN.day === 0 ? dayLabel.format(time) : hourLabel.format(time);
}

/** What a series is called. */
export const nameOf = series => series.label ?? series.value ?? 'Articles';

export const sum = counts => counts.reduce((total, count) => total + count, 0);
