/** Imported first by tests of what is shown: figures follow the person's locale, and here that person is in the United States. */
const OwnFormat = Intl.NumberFormat;

Intl.NumberFormat = class extends OwnFormat {
  constructor(_locale?: Intl.LocalesArgument, options?: Intl.NumberFormatOptions) {
    super('en-US', options);
  }
} as typeof Intl.NumberFormat;
