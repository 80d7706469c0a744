/** Iglewicz and Hoaglin (1993), "How to detect and handle outliers": the modified z-score and its usual limit of 3.5. */
const TO_DEVIATION = 0.6745;
/** Where more than half of the values are equal the median deviation is 0; the mean absolute deviation then stands in. */
const MEAN_TO_DEVIATION = 1.253314;

/** How far each value lies from the median, in robust standard deviations; 0 for all where all are equal. */
export function robustScores(values: readonly number[]): number[] {
  const middle = median(values);
  const deviations = values.map((value) => Math.abs(value - middle));
  const typical = median(deviations);
  if (typical > 0) return values.map((value) => (TO_DEVIATION * (value - middle)) / typical);
  const mean = deviations.reduce((sum, value) => sum + value, 0) / Math.max(1, deviations.length);
  return values.map((value) => (mean === 0 ? 0 : (value - middle) / (MEAN_TO_DEVIATION * mean)));
}

/** The middle value; between the two middle ones of an even number. 0 of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
