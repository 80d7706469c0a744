/** The exit statuses of the headless contract. */
export const EXIT = {
  /** Nothing to report; sound. */
  clean: 0,
  /** Exceptions were reported. */
  exceptions: 1,
  /** The input could not be used; a check failed. */
  unusable: 2,
  /** Ended by an interrupt, as shells count it. */
  interrupted: 130,
} as const;
